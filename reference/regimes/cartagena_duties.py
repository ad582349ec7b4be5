"""The duties of the Cartagena Protocol for one organism: papers, informed agreement, transit, non-Parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .parties import Answer, Standing, name_of, standing
from .statements import messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.consignment import Route
    from inspection.finding import Finding

    from .cartagena_search import Organism
    from .statements import Speaker

IN_FORCE = date(2003, 9, 11)  # Article 37(1)
_INSTRUMENT = "cartagena"
_INTRODUCTION = "introduction"
_HUMAN_MEDICINE = "medical"
_CONTACT = ("document.lmo_contact_point", "document.lmo_identifier")


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paragraph of Article 18 rules a purpose, and the papers that it asks for."""

    code: FindingCode
    provision: str
    documents: tuple[str, ...]


_FOOD_FEED = Paper(
    FindingCode.CARTAGENA_FOOD_FEED, "Article 18(2)(a)",
    (*_CONTACT, "document.lmo_clearing_house", "document.lmo_food_feed_approval"),
)  # fmt: skip
_CONTAINED = Paper(
    FindingCode.CARTAGENA_CONTAINED_USE, "Article 18(2)(b)",
    ("document.lmo_contained_use", "document.lmo_safe_handling", *_CONTACT),
)  # fmt: skip
_RELEASED = Paper(
    FindingCode.CARTAGENA_INTRODUCTION, "Article 18(2)(c)",
    ("document.lmo_introduction", "document.lmo_safe_handling", *_CONTACT, "document.lmo_conformity"),
)  # fmt: skip
_PAPERS: Mapping[str, Paper] = MappingProxyType(
    {
        "food-feed-processing": _FOOD_FEED,
        "contained-use": _CONTAINED,
        "laboratory": _CONTAINED,
        _INTRODUCTION: _RELEASED,
    }
)


@dataclass(frozen=True, slots=True)
class Movement:
    """An organism, what it is declared for, its route and the day asked."""

    organism: Organism
    purpose: str | None
    route: Route
    day: date


@dataclass(frozen=True, slots=True)
class _Ends:
    """Whether the States of export and import are bound; None where the State is not stated."""

    exporter: Standing | None
    importer: Standing | None

    @property
    def answers(self) -> set[Answer]:
        return {end.answer for end in (self.exporter, self.importer) if end is not None}


def duties(speaker: Speaker, movement: Movement) -> list[Finding]:
    """All duties for the organism on this movement."""
    route = movement.route
    if route.export and route.export == route.import_:
        return [_stated(speaker, movement, FindingCode.CARTAGENA_SAME_COUNTRY, Verdict.CANNOT_TELL, "Article 3(k)")]
    if movement.day < IN_FORCE:
        return [_stated(speaker, movement, FindingCode.CARTAGENA_NOT_YET, Verdict.CANNOT_TELL, "Article 37")]
    if movement.purpose == _HUMAN_MEDICINE:
        return [_human_medicine(speaker, movement)]
    ends = _Ends(_standing(speaker, route.export, movement.day), _standing(speaker, route.import_, movement.day))
    if ends.exporter and ends.importer and ends.answers == {Answer.NO}:
        return [
            _stated(
                speaker, movement, FindingCode.CARTAGENA_NOT_BOUND, Verdict.CANNOT_TELL, "Article 24",
                documents=("document.lmo_national_law",),
            )
        ]  # fmt: skip
    return [
        papers(speaker, movement),
        *(informed_agreement(speaker, movement, ends) if movement.purpose == _INTRODUCTION else ()),
        *non_parties(speaker, movement, ends),
        *transit(speaker, movement),
    ]


def papers(speaker: Speaker, movement: Movement) -> Finding:
    """Article 18(2): what the papers with the goods must say, by purpose."""
    paper = _PAPERS.get(movement.purpose or "")
    if paper is None:
        return _stated(
            speaker, movement, FindingCode.CARTAGENA_PURPOSE, Verdict.DOCUMENTS_REQUIRED, "Article 18(2)",
            documents=("document.lmo_purpose", "document.lmo_statement", *_CONTACT),
        )  # fmt: skip
    documents, reason = paper.documents, None
    if paper is _FOOD_FEED:
        known = movement.organism.identified
        documents = ("document.lmo_contains" if known else "document.lmo_may_contain", *documents)
        reason = None if known else "cartagena.food_feed_may_contain"
    return _stated(
        speaker, movement, paper.code, Verdict.DOCUMENTS_REQUIRED, paper.provision, documents=documents, reason=reason
    )


def informed_agreement(speaker: Speaker, movement: Movement, ends: _Ends) -> list[Finding]:
    """Articles 7 to 10: before the first movement for introduction the Party of import decides in writing."""
    importer = ends.importer
    if importer is not None and importer.answer is Answer.NO:
        return []
    if importer is not None and importer.answer is Answer.UNKNOWN:
        return [
            _stated(
                speaker, movement, FindingCode.CARTAGENA_AGREEMENT_UNKNOWN, Verdict.CANNOT_TELL, "Article 7",
                documents=("document.lmo_decision",),
            )
        ]  # fmt: skip
    from_outside = ends.exporter is not None and ends.exporter.answer is Answer.NO
    reason = "cartagena.informed_agreement_any_route" if importer is None else None
    return [
        _stated(
            speaker, movement, FindingCode.CARTAGENA_AGREEMENT, Verdict.PERMIT_REQUIRED,
            "Article 24" if from_outside else "Article 7", documents=("document.lmo_decision",),
            reason="cartagena.informed_agreement_non_party" if from_outside else reason,
            exceptions=("not_first", "no_adverse_effect", "simplified", "agreement"),
        )
    ]  # fmt: skip


def non_parties(speaker: Speaker, movement: Movement, ends: _Ends) -> list[Finding]:
    """Article 24: trade with a non-Party follows the objective of the Protocol; an unknown status is a question."""
    if Answer.UNKNOWN in ends.answers:
        code, verdict = FindingCode.CARTAGENA_PARTY_UNKNOWN, Verdict.CANNOT_TELL
    elif Answer.NO in ends.answers:
        code, verdict = FindingCode.CARTAGENA_NON_PARTY, Verdict.DOCUMENTS_REQUIRED
    else:
        return []
    outside = [
        name_of(speaker.law, country)
        for country, end in ((movement.route.export, ends.exporter), (movement.route.import_, ends.importer))
        if end is not None and end.answer is not Answer.YES
    ]
    return [
        _stated(
            speaker, movement, code, verdict, "Article 24",
            documents=("document.lmo_national_law",), countries=" / ".join(outside),
        )
    ]  # fmt: skip


def transit(speaker: Speaker, movement: Movement) -> list[Finding]:
    """Article 6(1): no informed agreement for transit, but the State passed through may regulate it."""
    found: list[Finding] = []
    for country in dict.fromkeys(movement.route.transit):
        party = standing(speaker.law, country, _INSTRUMENT, movement.day)
        unknown = party.answer is Answer.UNKNOWN
        found.append(
            _stated(
                speaker, movement,
                FindingCode.CARTAGENA_TRANSIT_UNKNOWN if unknown else FindingCode.CARTAGENA_TRANSIT,
                Verdict.CANNOT_TELL if unknown else Verdict.DOCUMENTS_REQUIRED, "Article 6(1)",
                documents=("document.lmo_transit",), reason=_TRANSIT[party.answer],
                country=name_of(speaker.law, country),
            )
        )  # fmt: skip
    return found


_TRANSIT = MappingProxyType(
    {
        Answer.YES: "cartagena.transit",
        Answer.NO: "cartagena.transit_non_party",
        Answer.UNKNOWN: "cartagena.transit_unknown",
    }
)


def _human_medicine(speaker: Speaker, movement: Movement) -> Finding:
    return _stated(
        speaker, movement, FindingCode.CARTAGENA_MEDICINE, Verdict.DOCUMENTS_REQUIRED, "Article 5",
        documents=("document.lmo_human_medicine",), exceptions=("not_covered",),
    )  # fmt: skip


def _standing(speaker: Speaker, country: str | None, day: date) -> Standing | None:
    return standing(speaker.law, country, _INSTRUMENT, day) if country else None


def _stated(
    speaker: Speaker,
    movement: Movement,
    code: FindingCode,
    verdict: Verdict,
    provision: str,
    *,
    documents: tuple[str, ...] = (),
    exceptions: tuple[str, ...] = (),
    reason: str | None = None,
    **told: object,
) -> Finding:
    organism, route = movement.organism, movement.route
    return speaker.state(
        code, verdict, provision, organism.entry, subject_of(organism.claim), documents=messages(*documents),
        exceptions=messages(*(f"cartagena.exception.{each}" for each in exceptions)), basis=weakest(organism.rows),
        reason=reason, organism=organism.entry, export=name_of(speaker.law, route.export),
        destination=name_of(speaker.law, route.import_), date=movement.day, told=told,
    )  # fmt: skip
