"""Takes the sentences of our own that stand in the edition's tables into the catalogues; called by pybabel."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.wording.table_texts import OF_OURS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import BinaryIO

Found = tuple[int, None, str, list[str]]


def extract(
    table: BinaryIO,
    _keywords: Collection[str],
    _comment_tags: Collection[str],
    options: Mapping[str, str],  # noqa: ARG001 - pybabel gives it by name
) -> Iterator[Found]:
    """The texts of the columns of a table that are ours, each with the number of its row."""
    path = Path(table.name)
    columns = OF_OURS.get(f"{path.parent.name}_{path.stem}", ())
    rows = csv.DictReader(io.TextIOWrapper(table, encoding="utf-8", newline=""))
    for number, row in enumerate(rows, 2):
        yield from ((number, None, row[column], []) for column in columns if row[column])
