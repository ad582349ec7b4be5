"""What the claims of an item say of living modified organisms: identifiers, events, words, and crops as hints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.identifiers.lmo import JOINT

from ..normalise import plain, split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import Item

    from ..law import Law

    Row = Mapping[str, str]

MODIFIED_ORGANISMS = "3245"  # the UN number of genetically modified organisms and micro-organisms
_DECLARED = re.compile(
    r"\b(?:LMOs?|GMOs?|GM|living modified|genetically (?:modified|engineered|altered)|transgenic)\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:non|not|no|without|free)\b", re.IGNORECASE)
_HEADING = 4
_SHORTEST_EVENT = 4


@dataclass(frozen=True, slots=True)
class Organism:
    """A living modified organism that an item is said to be or to contain: its events, as far as they are known."""

    claim: Claim
    entry: str
    rows: tuple[Row, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def identified(self) -> bool:
        """Whether an identifier or an event is stated."""
        return bool(self.rows or self.unknown)

    @property
    def crops(self) -> frozenset[str]:
        """The crops of the known events."""
        return frozenset(row["crop"] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Question:
    """A trade name that may mean one of several events, or goods of another kind altogether."""

    claim: Claim
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that the claims of an item yield; ``crops`` are hints by claim, ``searched`` what was looked up at all."""

    organisms: tuple[Organism, ...]
    questions: tuple[Question, ...]
    crops: tuple[tuple[Claim, str], ...]
    searched: tuple[Claim, ...]


@dataclass(slots=True)
class _Heap:
    identified: list[Organism] = field(default_factory=list)
    declared: list[Organism] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    crops: list[tuple[Claim, str]] = field(default_factory=list)
    searched: list[Claim] = field(default_factory=list)


def identify(item: Item, law: Law) -> Found:
    """Find organisms by identifier and event first, by words and UN number where no event is stated."""
    heap = _Heap()
    for claim in item.claims:
        if claim.scheme is Scheme.LMO:
            heap.identified.append(_of_identifier(claim, law))
        elif claim.scheme in {Scheme.NAME, Scheme.SPECIES}:
            _by_name(claim, law, heap)
        elif claim.scheme is Scheme.HS:
            heap.crops += [(claim, crop) for crop in crops_of(claim.value, law)]
        elif claim.scheme is Scheme.UN and claim.value == MODIFIED_ORGANISMS:
            heap.declared.append(Organism(claim, f"UN {claim.value}"))
        else:
            continue
        heap.searched.append(claim)
    organisms = heap.identified or heap.declared[:1]  # words and UN number speak of one and the same goods
    once = {organism.entry: organism for organism in reversed(organisms)}
    return Found(
        tuple(reversed(once.values())), tuple(heap.questions), tuple(heap.crops), tuple(heap.searched)
    )  # fmt: skip


def _of_identifier(claim: Claim, law: Law) -> Organism:
    """The organism that an identifier names, event by event for a stack."""
    rows: list[Row] = []
    unknown: list[str] = []
    for part in claim.value.split(JOINT):
        known = law.rows("cartagena_unique_identifiers", uid=part)
        rows += known[:1]
        unknown += [] if known else [part]
    return Organism(claim, claim.value, tuple(rows), tuple(unknown))


def _by_name(claim: Claim, law: Law, heap: _Heap) -> None:
    named = law.rows("cartagena_names", key=plain(claim.value))
    heap.crops += [(claim, row["refers"]) for row in named if row["kind"] == "crop"]
    if claim.scheme is Scheme.SPECIES:
        return
    meant = [row for row in named if row["kind"] != "crop"]
    identifiers = tuple(dict.fromkeys(row["refers"] for row in meant))
    if len(identifiers) == 1 and all(_tells(row) for row in meant):
        rows = law.rows("cartagena_unique_identifiers", uid=identifiers[0])
        heap.identified.append(Organism(claim, identifiers[0], tuple(rows)))
    elif identifiers:
        heap.questions.append(Question(claim, identifiers))
    elif _DECLARED.search(claim.value) and not _DENIED.search(claim.value):
        heap.declared.append(Organism(claim, claim.value))


def _tells(row: Row) -> bool:
    """Whether the name hardly means anything else: an event of letters and figures ("MON810"), no brand."""
    key = row["key"]
    mixed = any(c.isdigit() for c in key) and any(c.isalpha() for c in key)
    return row["kind"] == "event" and mixed and len(key) >= _SHORTEST_EVENT


def crops_of(hs: str, law: Law) -> Sequence[str]:
    """The crops whose living produce goes under the HS line, or under the heading where only that is stated."""
    found = []
    for row in law.rows("cartagena_crops"):
        codes = [*split(row["hs_seed"]), *split(row["hs_other"])]
        if hs in codes or (len(hs) == _HEADING and any(code.startswith(hs) for code in codes)):
            found.append(row["crop"])
    return found
