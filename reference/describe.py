"""What an edition carries, for people to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection.reference_hit import EditionIdentity

    from .edition import Edition


@dataclass(frozen=True, slots=True)
class TableDescription:
    """A table, the number of its rows, how many of them rest on each basis, and its CSV's SHA-256."""

    name: str
    row_count: int
    bases: tuple[tuple[str, int], ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class EditionDescription:
    """An edition with its tables in the order of their names, and the SOURCES.md texts by folder."""

    identity: EditionIdentity
    tables: tuple[TableDescription, ...]
    entries: int
    names: int
    sources: tuple[tuple[str, str], ...]


def describe(edition: Edition) -> EditionDescription:
    """Count what is in an edition."""
    contents = edition.select("SELECT table_name, row_count, sha256 FROM contents ORDER BY table_name")
    counts = edition.select("SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM name)")
    return EditionDescription(
        edition.edition,
        tuple(
            TableDescription(str(name), int(str(count)), _bases(edition, str(name)), str(digest))
            for name, count, digest in contents
        ),
        int(str(counts[0][0])),
        int(str(counts[0][1])),
        tuple((str(a), str(b)) for a, b in edition.select("SELECT folder, text FROM sources ORDER BY folder")),
    )


def _bases(edition: Edition, table: str) -> tuple[tuple[str, int], ...]:
    statement = f'SELECT basis, count(*) FROM "{table}" GROUP BY basis ORDER BY basis'  # noqa: S608 - a table of ours
    return tuple((str(basis), int(str(count))) for basis, count in edition.select(statement))
