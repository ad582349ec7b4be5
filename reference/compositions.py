"""What every refrigerant consists of, with the tolerances on record, for readings of analysers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from inspection.instruments.matching import Bounds

from .law import TableMissing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .law import Law

_WHOLE = Decimal(100)


class Compositions(Mapping[str, tuple[Bounds, ...]]):
    """Components by designation. Read when first asked: few questions hold a measurement."""

    def __init__(self, law: Law) -> None:
        self._law = law

    def __getitem__(self, designation: str) -> tuple[Bounds, ...]:
        return self._table[designation]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    @cached_property
    def _table(self) -> Mapping[str, tuple[Bounds, ...]]:
        tolerated = {
            (row["blend"], row["component"]): (Decimal(row["least_percent"]), Decimal(row["most_percent"]))
            for row in _rows(self._law, "montreal_blend_tolerances")
        }
        found: dict[str, tuple[Bounds, ...]] = {
            row["number"]: (Bounds(row["number"], _WHOLE, _WHOLE, _WHOLE),)
            for row in _rows(self._law, "montreal_refrigerants")
            if row["kind"] == "single"
        }
        for row in _rows(self._law, "montreal_blends"):
            nominal = Decimal(row["mass_percent"])
            least, most = tolerated.get((row["blend"], row["component"]), (nominal, nominal))
            bounds = Bounds(row["component"], nominal, least, most)
            found[row["blend"]] = (*found.get(row["blend"], ()), bounds)
        return found


def _rows(law: Law, table: str) -> Sequence[Mapping[str, str]]:
    """The rows of a table; none where the edition is older than the table."""
    try:
        return law.rows(table)
    except TableMissing:
        return ()
