"""The door between the rules and the tables: rows by equality, nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inspection.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.reference_hit import EditionIdentity


class TableMissing(EnvironmentFault):
    """The edition does not carry a table that a rule needs: an older or a partial edition."""

    def __init__(self, table: str) -> None:
        """Name the table that is missing."""
        super().__init__("reference.table_missing", table=table)


class Law(Protocol):
    """The tables of one edition.

    A table is named ``<folder>_<file>`` after ``reference/data/<folder>/<file>.csv`` and its
    columns are the file's header; every value is text, "" where the source has none.
    """

    @property
    def edition(self) -> EditionIdentity:
        """Which edition answers."""

    def rows(self, table: str, **equals: str) -> Sequence[Mapping[str, str]]:
        """All rows of a table whose columns equal the given values, in file order.

        Raises TableMissing when the edition has no such table: an absent table never reads as "not listed".
        """

    def holding(self, table: str, column: str, text: str) -> Sequence[Mapping[str, str]]:
        """All rows whose ``;``-separated column has the text as one of its parts, in file order.

        Capitals, accents, spaces, hyphens and old spellings do not count ("sulphur", "2805.40"); all else does.
        Raises as :meth:`rows` does.
        """
