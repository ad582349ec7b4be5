"""The duties of the Basel Convention for one controlled waste on one route: consent, bans, non-Parties, transit."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.finding import Basis
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from ..normalise import split
from .basel_entries import Kind
from .basel_operations import Operation
from .parties import Answer, country_row, in_annex_vii, name_of, standing, within_eu
from .statements import messages, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inspection.consignment import Route
    from inspection.finding import Finding, Subject

    from .statements import Speaker

ANTARCTICA = "AQ"

_CONSENT_PAPERS = (
    "document.basel_notification",
    "document.basel_movement_document",
    "document.basel_consent_import",
    "document.basel_consent_export",
    "document.basel_contract",
    "document.basel_insurance",
)
_REASONS_FOR_EXPORT: Mapping[Operation | None, str] = MappingProxyType(
    {
        None: "document.basel_reason_for_export",
        Operation.DISPOSAL: "document.basel_lack_of_capacity",
        Operation.RECOVERY: "document.basel_needed_as_raw_material",
    }
)
_REGIONS_WITH_BANS = ("Africa", "Central America", "Melanesia", "Micronesia", "Polynesia")


@dataclass(frozen=True, slots=True)
class Waste:
    """A controlled waste: its code, how it is controlled, what it rests on.

    ``hazardous`` is None when it is settled only that the waste is controlled, not whether it is hazardous
    (Article 1(1)(a)) or other waste (Annex II).
    """

    code: str
    provision: str
    hazardous: bool | None
    subject: Subject
    basis: Basis
    operation: Operation | None = None

    @property
    def kind(self) -> Kind:
        """The heavier of the kinds that it may be."""
        return Kind.OTHER if self.hazardous is False else Kind.HAZARDOUS

    @property
    def codes(self) -> frozenset[str]:
        """The entries that it may belong to."""
        return frozenset(self.code.split(" / "))


def duties(speaker: Speaker, waste: Waste, route: Route, day: date) -> list[Finding]:
    """All duties for the waste on this route, the bans first; a consent heals none of them."""
    if route.import_ == ANTARCTICA:
        return [_antarctica(speaker, waste, route, day)]
    if route.export and route.export == route.import_:
        return [_same_country(speaker, waste, route)]
    bans = [*ban_amendment(speaker, waste, route, day), *non_parties(speaker, waste, route, day)]
    if any(finding.verdict is Verdict.PROHIBITED for finding in bans):
        return bans
    found = [*bans, *prior_consent(speaker, waste, route, day), *transit(speaker, waste, route, day)]
    if not (route.export and route.import_):
        found.append(_route_unknown(speaker, waste))
    return found


def ban_amendment(speaker: Speaker, waste: Waste, route: Route, day: date) -> list[Finding]:
    """Article 4A: an Annex VII Party that is bound exports no Article 1(1)(a) waste to other States."""
    if waste.hazardous is False or not (route.export and route.import_):
        return []
    from_vii, to_vii = in_annex_vii(speaker.law, route.export), in_annex_vii(speaker.law, route.import_)
    bound = standing(speaker.law, route.export, "basel_ban_amendment", day)
    if Answer.NO in (from_vii, bound.answer) or to_vii is Answer.YES:
        return []
    settled = from_vii is Answer.YES and to_vii is Answer.NO and bound.answer is Answer.YES
    certain = settled and waste.hazardous is True
    basis = max((waste.basis, Basis(bound.basis)), key=(Basis.READ, Basis.SECONDARY, Basis.UNREAD).index)
    reason = "basel.ban_amendment" if certain else "basel.ban_amendment_unknown"
    if settled and waste.hazardous is None:
        reason = "basel.ban_amendment_if_hazardous"
    return [
        speaker.state(
            FindingCode.BASEL_BAN_AMENDMENT if certain else FindingCode.BASEL_BAN_UNKNOWN,
            Verdict.PROHIBITED if certain else Verdict.CANNOT_TELL,
            "Article 4A", waste.code, waste.subject,
            exceptions=messages("basel.exception.no_annex_iii_property"),
            documents=() if certain else messages("document.basel_ask_secretariat"),
            basis=basis, reason=reason, waste=waste.code, export=name_of(speaker.law, route.export),
            destination=name_of(speaker.law, route.import_), date=bound.since or "—",
        )
    ]  # fmt: skip


def non_parties(speaker: Speaker, waste: Waste, route: Route, day: date) -> list[Finding]:
    """Article 4(5): no export to and no import from a non-Party, unless an Article 11 agreement covers it."""
    seller = standing(speaker.law, route.export, "basel", day)
    buyer = standing(speaker.law, route.import_, "basel", day)
    if seller.answer is Answer.YES and buyer.answer is Answer.YES:
        return []
    outside = [
        country
        for country, state in ((route.export, seller), (route.import_, buyer))
        if country and state.answer is not Answer.YES
    ]
    if not outside:  # an end of the route is missing: the route itself is the question
        return []
    places = {
        "waste": waste.code,
        "countries": " / ".join(name_of(speaker.law, country) for country in outside),
        "export": name_of(speaker.law, route.export),
        "destination": name_of(speaker.law, route.import_),
    }
    if seller.answer is Answer.NO and buyer.answer is Answer.NO:
        return [
            speaker.state(
                FindingCode.BASEL_NOT_BOUND, Verdict.CANNOT_TELL, "Article 4(5)", waste.code, waste.subject,
                basis=waste.basis, documents=messages("document.basel_national_law"), told=places,
            )
        ]  # fmt: skip
    agreements = _agreements(speaker, route, day)
    answers = {seller.answer, buyer.answer}
    covering = [row for row in agreements if _covers(row, waste)]
    if covering and Answer.UNKNOWN not in answers:
        return _under_agreement(speaker, waste, covering, places)
    open_ones = [row for row in agreements if _may_cover(row, waste)]
    barred = Answer.NO in answers and Answer.UNKNOWN not in answers
    return [
        speaker.state(
            FindingCode.BASEL_NON_PARTY if barred else FindingCode.BASEL_NON_PARTY_UNKNOWN,
            Verdict.PROHIBITED if barred else Verdict.CANNOT_TELL,
            "Article 4(5)", waste.code, waste.subject,
            exceptions=(
                *(message("basel.exception.agreement", agreement=row["agreement"], operations=row["operations"])
                  for row in open_ones),
                *messages("basel.exception.article_11"),
                *(messages("basel.exception.no_annex_iii_property") if waste.kind is Kind.HAZARDOUS else ()),
            ),
            documents=messages("document.basel_agreement"), basis=waste.basis, told=places,
        )
    ]  # fmt: skip


def _under_agreement(
    speaker: Speaker, waste: Waste, covering: Sequence[Mapping[str, str]], places: Mapping[str, str]
) -> list[Finding]:
    """Article 11: the agreement's own consent; open where its members control the waste each by their own law."""
    row = min(covering, key=lambda each: bool(waste.codes & set(split(each["unsettled"]))))
    found = [
        speaker.state(
            FindingCode.BASEL_ARTICLE_11, Verdict.PERMIT_REQUIRED, "Article 11", waste.code, waste.subject,
            documents=messages("document.basel_agreement", *_CONSENT_PAPERS), basis=weakest(covering),
            agreement=row["agreement"], told=places,
        )
    ]  # fmt: skip
    if waste.codes & set(split(row["unsettled"])):
        found.append(
            speaker.state(
                FindingCode.BASEL_AGREEMENT_OPEN, Verdict.CANNOT_TELL, "Article 11", waste.code, waste.subject,
                documents=messages("document.basel_agreement", "document.basel_national_law"), basis=weakest(covering),
                agreement=row["agreement"], told=places,
            )
        )  # fmt: skip
    return found


def _agreements(speaker: Speaker, route: Route, day: date) -> list[Mapping[str, str]]:
    """Agreements between the two States that were in force on the day."""
    return [
        row
        for row in speaker.law.rows("basel_agreements")
        if route.export in set(split(row["exporters"]))
        and route.import_ in set(split(row["importers"]))
        and (not row["since"] or row["since"] <= day.isoformat())
    ]


def _covers(row: Mapping[str, str], waste: Waste) -> bool:
    """Whether the agreement covers what is declared, be it that its members control the waste by their own law."""
    of_its_wastes = row["wastes"] == "any" or (row["wastes"] == Kind.HAZARDOUS.value and waste.hazardous is True)
    of_its_wastes = of_its_wastes or bool(waste.codes & set(split(row["unsettled"])))
    return of_its_wastes and (row["operations"] == "any" or waste.operation is Operation.RECOVERY)


def _may_cover(row: Mapping[str, str], waste: Waste) -> bool:
    """Whether the agreement could cover it, once the operation or the waste is settled."""
    other_than_its_wastes = row["wastes"] == Kind.HAZARDOUS.value and waste.hazardous is False
    if other_than_its_wastes and not waste.codes & set(split(row["unsettled"])):
        return False
    return row["operations"] == "any" or waste.operation is not Operation.DISPOSAL


def prior_consent(speaker: Speaker, waste: Waste, route: Route, day: date) -> list[Finding]:
    """Article 6: notification, and written consent of the State of import, before the movement starts."""
    ends = (standing(speaker.law, route.export, "basel", day), standing(speaker.law, route.import_, "basel", day))
    if Answer.NO in (ends[0].answer, ends[1].answer):
        return []
    reason = "basel.prior_consent" if route.export and route.import_ else "basel.prior_consent_any_route"
    return [
        speaker.state(
            FindingCode.BASEL_PRIOR_CONSENT, Verdict.PERMIT_REQUIRED, "Article 6", waste.code, waste.subject,
            exceptions=(
                *messages(*(("basel.exception.no_annex_iii_property",) if waste.hazardous else ())),
                *messages(*(("basel.exception.within_eu",) if within_eu(speaker.law, route) else ())),
            ),
            documents=messages(*_CONSENT_PAPERS, _REASONS_FOR_EXPORT[waste.operation], *_bans_to_check(speaker, route)),
            basis=waste.basis, reason=reason, waste=waste.code,
            listing=waste.provision, export=name_of(speaker.law, route.export),
            destination=name_of(speaker.law, route.import_),
        )
    ]  # fmt: skip


def _bans_to_check(speaker: Speaker, route: Route) -> tuple[str, ...]:
    """Articles 4(1), 11 and 13: what the State of import or its region has barred is not in this edition."""
    row = country_row(speaker.law, route.import_)
    regional = row is not None and row["un_region"].endswith(_REGIONS_WITH_BANS)
    return ("document.basel_import_prohibition", *(("document.basel_regional_ban",) if regional else ()))


def transit(speaker: Speaker, waste: Waste, route: Route, day: date) -> list[Finding]:
    """Articles 6(4) and 7: every State of transit, Party or not, is part of the procedure."""
    found: list[Finding] = []
    for country in dict.fromkeys(route.transit):
        if country in {route.export, route.import_}:
            continue
        state = standing(speaker.law, country, "basel", day)
        code, verdict, provision = _TRANSIT[state.answer]
        found.append(
            speaker.state(
                code, verdict, provision, waste.code, waste.subject,
                documents=messages("document.basel_consent_transit"),
                basis=waste.basis, waste=waste.code, country=name_of(speaker.law, country),
            )
        )  # fmt: skip
    return found


_TRANSIT = {
    Answer.YES: (FindingCode.BASEL_TRANSIT_CONSENT, Verdict.PERMIT_REQUIRED, "Article 6(4)"),
    Answer.NO: (FindingCode.BASEL_TRANSIT_NON_PARTY, Verdict.PERMIT_REQUIRED, "Article 7"),
    Answer.UNKNOWN: (FindingCode.BASEL_TRANSIT_UNKNOWN, Verdict.CANNOT_TELL, "Article 6(4)"),
}


def _antarctica(speaker: Speaker, waste: Waste, route: Route, day: date) -> Finding:
    """Article 4(6): no export for disposal (recovery is disposal too) south of 60 degrees south; it binds Parties."""
    party = standing(speaker.law, route.export, "basel", day).answer
    barred = party is Answer.YES or route.export is None
    return speaker.state(
        FindingCode.BASEL_ANTARCTICA, Verdict.PROHIBITED if barred else Verdict.CANNOT_TELL, "Article 4(6)",
        waste.code, waste.subject, basis=waste.basis, waste=waste.code,
        documents=() if barred else messages("document.basel_national_law"),
        reason=None if barred else "basel.antarctica_not_bound", export=name_of(speaker.law, route.export),
    )  # fmt: skip


def _same_country(speaker: Speaker, waste: Waste, route: Route) -> Finding:
    return speaker.state(
        FindingCode.BASEL_SAME_COUNTRY, Verdict.CANNOT_TELL, "Article 2(3)", waste.code, waste.subject,
        basis=waste.basis, waste=waste.code, country=name_of(speaker.law, route.import_),
    )  # fmt: skip


def _route_unknown(speaker: Speaker, waste: Waste) -> Finding:
    which = "Article 4(5)" if waste.hazardous is False else "Articles 4(5) and 4A"
    return speaker.state(
        FindingCode.BASEL_ROUTE_UNKNOWN, Verdict.CANNOT_TELL, "Article 4", waste.code, waste.subject,
        documents=messages("document.route"), basis=waste.basis, waste=waste.code, articles=which,
    )  # fmt: skip
