"""One thing as the whole reference knows it: what every convention says, all of its names, and how it is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .finding import Regime


@dataclass(frozen=True, slots=True)
class TableOffer:
    """A table that can be leafed through, by its name in the edition."""

    regime: Regime
    table: str
    entries: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one regime."""

    regime: Regime
    entry: str
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What one column of a row says; the column by its name in the edition."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table about an entry, each with how its facts are known ("" where the table does not say).

    The table goes by its name in the edition: :mod:`inspection.wording.naming` has one for people.
    """

    table: str
    rows: tuple[tuple[tuple[Fact, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What one regime has on the thing."""

    entry: Entry
    rows: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class HazardLabel:
    """A label or placard in the terms of the table it is drawn from: colours as #RRGGBB, layout and symbol in words."""

    code: str
    name: str
    colours: tuple[str, ...]
    layout: str
    symbol: str
    figure: str


@dataclass(frozen=True, slots=True)
class Thing:
    """All of it. ``names`` are what it is called with the kind of each name; ``alike`` is easily taken for it."""

    entry: Entry
    names: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    alike: tuple[Entry, ...]
    labels: tuple[HazardLabel, ...]
