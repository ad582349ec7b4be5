"""Takes sentences of our own from tables into the catalogues; pybabel calls it for what catalogue.cfg names."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import BinaryIO

Found = tuple[int, None, str, list[str]]


def extract(
    table: BinaryIO, _keywords: Collection[str], _comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """The texts of the columns that the option ``columns`` names, each with the number of its row."""
    columns = options["columns"].split()
    rows = csv.DictReader(io.TextIOWrapper(table, encoding="utf-8", newline=""))
    for number, row in enumerate(rows, 2):
        yield from ((number, None, row[column], []) for column in columns if row[column])
