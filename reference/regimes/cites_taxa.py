"""Which line of the CITES Appendices covers a scientific name on a day: its own, or that of a higher taxon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from ..law import TableMissing
from ..normalise import split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..law import Law

    Row = Mapping[str, str]

CONVENTION_FROM = date(1975, 7, 1)
NOT_INCLUDED = "none"
EVERY_OTHER = "*"
_HIGHER = frozenset({"order", "family", "subfamily"})
_BINOMIAL, _TRINOMIAL = 2, 3


class State(Enum):
    """How a line stands on a day."""

    IN_FORCE = "in force"
    NOT_YET = "not yet"
    ENDED = "ended"
    DATE_UNKNOWN = "date unknown"  # the line is older, or its start may have been put off


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the Appendices as it applies: its Appendix ("I", "II", "III", "none", "" for not known).

    ``populations`` is the row that narrows it to the exporting State; ``open`` says that its start is not certain.
    """

    row: Row
    appendix: str
    population: Row | None = None

    @property
    def entry(self) -> str:
        """The listed name as the Appendices write it: "Felidae spp.", "Panthera tigris"."""
        taxon = self.row["taxon"]
        return taxon if " " in taxon else f"{taxon} spp."

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that the answer rests on."""
        return (self.row,) if self.population is None else (self.row, self.population)


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a line on the day asked."""

    state: State
    row: Row


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the Appendices say of a name.

    One line in ``lines``: settled. Several: the name, the population or the part of the plant decides (``why``).
    None: ``others`` holds lines not yet or no longer in force, or of unsettled date, ``relatives`` listed lower names.
    """

    name: str
    lines: tuple[Line, ...] = ()
    why: str = ""
    others: tuple[Standing, ...] = ()
    relatives: tuple[str, ...] = ()

    @property
    def appendices(self) -> tuple[str, ...]:
        """The Appendices that come into question, strictest first."""
        return tuple(sorted({line.appendix for line in self.lines}, key=_STRICTNESS.index))


_STRICTNESS = ("I", "II", "III", "", NOT_INCLUDED)


def standing(rows: Sequence[Row], day: date) -> Standing | None:
    """The row of a taxon's history that counts on the day; None without any row."""
    if not rows:
        return None
    dated = sorted(rows, key=lambda row: row["effective_from"])
    begun = [row for row in dated if date.fromisoformat(row["effective_from"]) <= day]
    if not begun:
        first = dated[0]
        early = first["date_kind"] == "at_latest" and day >= CONVENTION_FROM
        return Standing(State.DATE_UNKNOWN if early else State.NOT_YET, first)
    last = begun[-1]
    if last["until"] and day >= date.fromisoformat(last["until"]):
        return Standing(State.ENDED, last)
    return Standing(State.DATE_UNKNOWN if last["date_kind"] == "earliest" else State.IN_FORCE, last)


def cover(law: Law, name: str, day: date, export: str | None) -> Coverage:
    """The coverage of a Latin name in normal form; ``export`` is where the specimen comes from, if known."""
    words = _words(accepted(law, name))
    if not words:
        return Coverage(name)
    asked = " ".join(words)
    others: list[Standing] = []
    for taxon in _levels(law, words):
        stands = standing(law.rows("cites_listings", taxon=taxon), day)
        if stands is None:
            continue
        if stands.state is not State.IN_FORCE:
            others.append(stands)
            continue
        lines, why = _lines(law, stands.row, day, export)
        below = _below(law, asked, words, day, export)
        if {line.appendix for line in below} - {line.appendix for line in lines}:
            lines, why = _distinct([*lines, *below]), "species"
        return Coverage(name, tuple(lines), why if len(lines) > 1 else "", tuple(others))
    below = _below(law, asked, words, day, export)
    if below:  # nothing covers the name as a whole, but some of what it may mean is listed
        nothing = Line({**below[0].row, "taxon": asked}, NOT_INCLUDED)
        return Coverage(name, tuple(_distinct([*below, nothing])), "species", tuple(others))
    brought = _downloaded(law, words, day)
    if brought:
        return Coverage(name, tuple(_distinct(brought)), "species" if len(brought) > 1 else "", tuple(others))
    return Coverage(name, (), "", tuple(others), _relatives(law, words, day))


def _downloaded(law: Law, words: list[str], day: date) -> list[Line]:
    """What the species list that an authority laid over the edition says of the name, if there is such a list."""
    try:
        rows = [row for length in (3, 2) for row in law.rows("cites_species", taxon=" ".join(words[:length]))]
    except TableMissing:
        return []
    return [Line(row, row["appendix"]) for row in rows if date.fromisoformat(row["effective_from"]) <= day]


def accepted(law: Law, name: str) -> str:
    """The name under which the Appendices list it; the name itself where the edition knows no other."""
    plain = name.removesuffix(" spp.").strip()
    words = plain.split()
    for length in range(len(words), _BINOMIAL - 1, -1):
        found = law.rows("cites_synonyms", name=" ".join(words[:length]))
        if found:
            return " ".join([found[0]["taxon"], *words[length:]])
    return plain


def is_taxon(law: Law, name: str) -> bool:
    """Whether the name as it stands is a scientific one that the tables know."""
    taxon = " ".join(_words(accepted(law, name)))
    return any(
        law.rows(table, **{column: taxon})
        for table, column in (("cites_listings", "taxon"), ("cites_taxa", "taxon"), ("cites_listings", "genus"))
    )


def _words(name: str) -> list[str]:
    words = name.split()[:_TRINOMIAL]
    return [words[0].capitalize(), *(word.lower() for word in words[1:])] if words else []


def _levels(law: Law, words: list[str]) -> list[str]:
    """The name itself and every higher one that may be listed in its stead, nearest first."""
    levels = [" ".join(words[:length]) for length in range(len(words), 0, -1)]
    for row in law.rows("cites_taxa", taxon=words[0]):
        levels += split(row["higher"])
    if len(levels) == len(words):
        rows = law.rows("cites_listings", genus=words[0]) or law.rows("cites_listings", taxon=words[0])
        levels += [place for place in (rows[0]["family"], rows[0]["order_name"]) if place] if rows else []
    return list(dict.fromkeys(levels))


def _lines(law: Law, row: Row, day: date, export: str | None) -> tuple[list[Line], str]:
    """The line, or one for each population that comes into question."""
    populations = [
        each
        for each in law.rows("cites_populations", taxon=row["taxon"])
        if (stands := standing([each], day)) and stands.state is State.IN_FORCE
    ]
    if not populations:
        return [Line(row, row["appendix"])], ""
    named = [each for each in populations if each["countries"] != EVERY_OTHER]
    rest = [each for each in populations if each["countries"] == EVERY_OTHER]
    here = [each for each in named if export and export in split(each["countries"])]
    chosen = [*here, *rest] if here and here[0]["partial"] else here
    if not here and (
        not named or (export and any(each["range"] == "any" or export in split(each["range"]) for each in rest))
    ):
        chosen = rest
    lines = [Line(row, each["appendix"], each) for each in chosen or populations]
    if any(each["partial"] for each in chosen):
        lines += [Line(row, NOT_INCLUDED, each) for each in chosen if each["partial"] and each in rest]
    return _distinct(lines), "population"


def _below(law: Law, asked: str, words: list[str], day: date, export: str | None) -> list[Line]:
    """The lines of lower names that a genus, a family or an undivided species may mean."""
    if len(words) >= _TRINOMIAL:
        return []
    if len(words) == _BINOMIAL:
        rows = [row for row in law.rows("cites_listings", genus=words[0]) if row["taxon"].startswith(f"{asked} ")]
    else:
        rows = [row for row in law.rows("cites_listings", genus=asked) if row["taxon"] != asked]
        rows += [row for row in law.rows("cites_listings", family=asked) if row["taxon"] != asked]
        rows += [row for row in law.rows("cites_listings", order_name=asked) if row["taxon"] != asked]
    found: list[Line] = []
    for taxon in dict.fromkeys(row["taxon"] for row in rows):
        stands = standing([row for row in rows if row["taxon"] == taxon], day)
        if not stands or stands.state is not State.IN_FORCE:
            continue
        home = list(split(stands.row["range"]))
        if not export or not home or export in home:
            found += _lines(law, stands.row, day, export)[0]
    return found


def _distinct(lines: Sequence[Line]) -> list[Line]:
    """One line an Appendix: the first that brings it."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.appendix, line)
    return sorted(first.values(), key=lambda line: _STRICTNESS.index(line.appendix))


def _relatives(law: Law, words: list[str], day: date) -> tuple[str, ...]:
    """Listed species of the same genus, for the officer to compare."""
    if len(words) < _BINOMIAL:
        return ()
    rows = law.rows("cites_listings", genus=words[0])
    return tuple(
        dict.fromkeys(
            row["taxon"]
            for row in rows
            if row["appendix"] != NOT_INCLUDED
            and (stands := standing([row], day)) is not None
            and stands.state is State.IN_FORCE
        )
    )
