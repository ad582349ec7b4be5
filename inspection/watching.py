"""What headquarters asks to watch for, held against what an inspection names. An alert is a reason to look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from .claim import Scheme
from .correction import read_claims
from .message import message
from .session import credible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .claim import Claim
    from .dossier import Dossier
    from .message import Message

LONGEST = 200  # letters of a term; a longer one is cut, on both sides alike
SUBSTANCES = frozenset({Scheme.UN, Scheme.REFRIGERANT, Scheme.CAS, Scheme.BASEL, Scheme.NAME})


def folded(text: str) -> str:
    """Letters and figures only, in capitals: CSQU 305438-3 and csqu3054383 are one container."""
    return "".join(filter(str.isalnum, text.upper()))[:LONGEST]


def spellings(values: Iterable[str]) -> Iterator[str]:
    """Identifiers and whole names as they are compared; a UN number is found without its letters too."""
    for value in values:
        term = folded(value)
        if term:
            yield term
        if term.startswith("UN") and term[2:].isdigit():
            yield term[2:]


@dataclass(frozen=True, slots=True)
class Named:
    """What pictures, scans, entries and papers name, as it is compared."""

    containers: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    substances: frozenset[str] = frozenset()

    @classmethod
    def by_claims(cls, claims: Iterable[Claim]) -> Self:
        """What was read well enough, or is worth reporting."""
        sure = credible(tuple(claims))
        return cls(
            frozenset(spellings(each.value for each in sure if each.scheme is Scheme.CONTAINER)),
            frozenset(),
            frozenset(
                spellings(
                    f"UN {each.value}" if each.scheme is Scheme.UN else each.value
                    for each in sure
                    if each.scheme in SUBSTANCES
                )
            ),
        )

    @classmethod
    def by_dossier(cls, dossier: Dossier) -> Self:
        """Everything of one inspection."""
        displays = {reading.display for reading in dossier.readings}  # "R12 0.0 %" on one is no claim that it is there
        goods = replace(dossier, exhibits=tuple(each for each in dossier.exhibits if each.number not in displays))
        read = Named.by_claims([*read_claims(goods), *(claim for item in dossier.stated for claim in item.claims)])
        companies = [party.name for party in dossier.consignment.parties]
        containers, substances = [], []
        papers = dossier.consignment.declaration
        if papers is not None:
            companies += [papers.exporter, papers.importer, papers.notifier]
            for line in papers.lines:
                containers.append(line.container)
                un = f"UN {line.un}" if line.un.isdigit() else line.un
                substances += [un, line.refrigerant, line.cas, line.basel]
        for reading in dossier.readings:
            shares = reading.composition.shares if reading.composition else ()
            substances += [each.name for each in shares if each.percent > 0]
        return cls(
            read.containers | set(spellings(containers)),
            frozenset(spellings(companies)),
            read.substances | set(spellings(substances)),
        )


@dataclass(frozen=True, slots=True)
class Alert:
    """What to watch for and why; ``until`` is the last day it is in force, None for as long as it stands."""

    number: int
    containers: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    note: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that an alert watches for is named here; ``what`` is written as headquarters wrote it."""

    alert: int
    what: str
    note: str

    @property
    def told(self) -> Message:
        """What to tell the officer."""
        return message("alert.hit", what=self.what, number=self.alert, note=self.note)


def alerts_of(statements: Iterable[Mapping[str, Any]], day: date) -> tuple[Alert, ...]:
    """The alerts that are in force on a day, oldest first, by the statements as they were signed.

    Raises KeyError or ValueError when one has not the form of its kind.
    """
    standing: dict[int, Alert] = {}
    for said in statements:
        content = said["content"]
        if "withdraws" in content:
            standing.pop(content["withdraws"], None)
            continue
        until = content.get("until")
        standing[said["number"]] = Alert(
            said["number"],
            tuple(content.get("containers", ())),
            tuple(content.get("companies", ())),
            tuple(content.get("substances", ())),
            content.get("note", ""),
            None if until is None else date.fromisoformat(until),
        )
    return tuple(each for each in standing.values() if each.until is None or day <= each.until)


def hits(alerts: Iterable[Alert], named: Named) -> tuple[Hit, ...]:
    """What is named of what is watched for, alert by alert."""
    return tuple(
        Hit(alert.number, what, alert.note)
        for alert in alerts
        for watched, here in (
            (alert.containers, named.containers),
            (alert.companies, named.companies),
            (alert.substances, named.substances),
        )
        for what in watched
        if here.intersection(spellings([what]))
    )
