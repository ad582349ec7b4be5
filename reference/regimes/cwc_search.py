"""Which entries of the chemical weapons Schedules the claims of an item lead to, and what they leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.claim import Problem, Scheme

from ..normalise import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import Item

    from ..law import Law

    Row = Mapping[str, str]

_UNREADABLE = frozenset({Problem.CHECK_DIGIT, Problem.GRAMMAR, Problem.NOT_ASSIGNED})
_HEADING = 4
_SALT_OF = re.compile(
    r"[\s,(-]+(?:mono|di|tri)?(?:hydrochloride|hydrobromide|hydroiodide|hcl|hbr|oxalate|sul(?:f|ph)ate|nitrate|"
    r"citrate|tartrate|fumarate|maleate|acetate|methiodide|methochloride|methobromide|salts?)\)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chemical:
    """A listed chemical with the claim that names it; without a row of its own it is any of a closed list."""

    entry: Row
    row: Row | None
    claim: Claim

    @property
    def name(self) -> str:
        """The name that the Annex prints."""
        return self.row["name"] if self.row else self.entry["title"]

    @property
    def label(self) -> str:
        """The number in the Schedules and the name: "1A(1) Sarin"."""
        return f"{self.entry['code']} {self.name}"

    @property
    def schedule(self) -> str:
        """As it is cited: "Schedule 1"."""
        return schedule_of(self.entry)


@dataclass(frozen=True, slots=True)
class Question:
    """A claim that may mean a listed chemical: ``kind`` is family, shared, abbreviation or salt."""

    kind: str
    claim: Claim
    entries: tuple[Row, ...]
    told: str = ""


@dataclass(slots=True)
class Found:
    """All that the claims of an item yield; ``searched`` are those that could be looked up at all."""

    listed: list[Chemical] = field(default_factory=list)
    exempted: list[Chemical] = field(default_factory=list)
    riot_control: list[tuple[Claim, Row]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    searched: list[Claim] = field(default_factory=list)


def schedule_of(entry: Row) -> str:
    """The Schedule of an entry as it is cited: "Schedule 1"."""
    return f"Schedule {entry['schedule']}"


def identify(item: Item, law: Law) -> Found:
    """Look every claim up: CAS numbers and names first; a number shared with other goods only asks a question."""
    found = Found()
    claims = [each for each in item.claims if each.scheme in _LOOK_UPS and each.problem not in _UNREADABLE]
    for claim in sorted(claims, key=lambda each: list(_LOOK_UPS).index(each.scheme)):
        if claim.scheme is Scheme.HS and len(claim.value) < _HEADING:
            continue
        found.searched.append(claim)
        _LOOK_UPS[claim.scheme](claim, law, found)
    settled = {chemical.entry["code"] for chemical in (*found.listed, *found.exempted)}
    by_number = any(claim.scheme is Scheme.CAS for claim in claims)
    found.questions = [each for each in found.questions if _stays_open(each, settled, law, by_number=by_number)]
    return found


def _stays_open(question: Question, settled: set[str], law: Law, *, by_number: bool) -> bool:
    """A chemical that is named, or a CAS number where families are rare, answers what a shared code asks."""
    if question.kind == "salt":
        return True
    if settled:
        return False
    if question.kind != "shared" or not by_number:
        return True
    rows = law.rows("cwc_shared_codes", scheme=question.claim.scheme.value, value=question.claim.value)
    return any(row["whatever_the_cas"] == "yes" for row in rows)


def _entry(law: Law, code: str) -> Row:
    return law.rows("cwc_entries", code=code)[0]


def _note(found: Found, law: Law, rows: Iterable[Row], claim: Claim) -> None:
    """Keep what the rows stand for; what an earlier claim has settled is not stated again."""
    rows = list(rows)
    known = {(each.entry["code"], each.name) for each in (*found.listed, *found.exempted)}
    codes = {code for code, _ in known}
    if claim.scheme in {Scheme.UN, Scheme.HS} and codes & {row["entry"] for row in rows}:
        return
    for row in rows:
        if (row["entry"], row["name"]) in known:
            continue
        chemical = Chemical(_entry(law, row["entry"]), row, claim)
        if row["role"] == "member":
            found.listed.append(chemical)
        elif row["role"] == "exempt":
            found.exempted.append(chemical)
        else:
            found.questions.append(Question("salt", claim, (chemical.entry,), row["name"]))


def _by_cas(claim: Claim, law: Law, found: Found) -> None:
    _note(found, law, law.holding("cwc_chemicals", "cas", claim.value), claim)
    found.riot_control += [(claim, row) for row in law.holding("cwc_riot_control", "cas", claim.value)]


def _by_name(claim: Claim, law: Law, found: Found) -> None:
    rows = _named(law, claim.value)
    found.riot_control += [(claim, row) for row in _called(law, "cwc_riot_control", ("name", "names"), claim.value)]
    if rows:
        _note(found, law, rows, claim)
        return
    entries = _called(law, "cwc_entries", ("title", "names"), claim.value)
    if entries:
        _note_entries(found, entries, claim)
        return
    base = _SALT_OF.sub("", claim.value)
    if base != claim.value and _salt(claim, base, law, found):
        return
    short = law.holding("cwc_chemicals", "abbreviations", claim.value)
    if short:
        found.questions.append(
            Question("abbreviation", claim, tuple(_entry(law, row["entry"]) for row in short), short[0]["name"])
        )
        return
    families = tuple(
        row
        for row in law.rows("cwc_entries")
        if row["name_pattern"] and re.search(row["name_pattern"], claim.value, re.IGNORECASE)
    )
    if families:
        found.questions.append(Question("family", claim, families, families[0]["family_rule"]))


def _named(law: Law, text: str) -> Sequence[Row]:
    return _called(law, "cwc_chemicals", ("name", "names"), text)


def _called(law: Law, table: str, columns: Iterable[str], text: str) -> Sequence[Row]:
    for column in columns:
        rows = law.holding(table, column, text)
        if rows:
            return rows
    return ()


def _note_entries(found: Found, entries: Iterable[Row], claim: Claim) -> None:
    """The title of an entry: a closed list names its members, a family does not."""
    for entry in entries:
        if entry["kind"] == "family":
            found.questions.append(Question("family", claim, (entry,), entry["family_rule"]))
        elif not any(each.entry["code"] == entry["code"] for each in found.listed):
            found.listed.append(Chemical(entry, None, claim))


def _salt(claim: Claim, base: str, law: Law, found: Found) -> bool:
    """A salt is listed where the entry speaks of salts; where it does not, practice differs."""
    rows = [row for row in _named(law, base) if row["role"] != "salt"]
    covered = [row for row in rows if _entry(law, row["entry"])["salts"]]
    _note(found, law, covered, claim)
    for row in rows:
        if row not in covered:
            found.questions.append(Question("salt", claim, (_entry(law, row["entry"]),), row["name"]))
    return bool(rows)


def _by_un(claim: Claim, law: Law, found: Found) -> None:
    _note(found, law, law.holding("cwc_chemicals", "un_numbers", claim.value), claim)
    found.riot_control += [(claim, row) for row in law.holding("cwc_riot_control", "un_numbers", claim.value)]
    _shared(claim, law, found)


def _by_hs(claim: Claim, law: Law, found: Found) -> None:
    if len(claim.value) > _HEADING:
        _note(found, law, law.holding("cwc_chemicals", "hs2022", claim.value), claim)
        _shared(claim, law, found)
        return
    below = [
        row["entry"]
        for row in law.rows("cwc_chemicals")
        if any(code.startswith(claim.value) for code in split(row["hs2022"]))
    ]
    if below:
        entries = tuple(_entry(law, code) for code in dict.fromkeys(below))
        found.questions.append(Question("shared", claim, entries))


def _shared(claim: Claim, law: Law, found: Found) -> None:
    for row in law.rows("cwc_shared_codes", scheme=claim.scheme.value, value=claim.value):
        found.questions.append(Question("shared", claim, tuple(_entry(law, code) for code in split(row["entries"]))))


_LOOK_UPS = {Scheme.CAS: _by_cas, Scheme.NAME: _by_name, Scheme.UN: _by_un, Scheme.HS: _by_hs}
