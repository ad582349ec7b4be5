"""The duties of the Montreal Protocol for one annex group on one movement: licence, limits, trade with non-parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.finding import Basis
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from .montreal_exemptions import EXEMPTIONS, NOT_VIRGIN
from .parties import Answer, Standing, country_row, name_of, phase_out_groups, standing, within_eu
from .statements import messages, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.consignment import Circumstances, Route
    from inspection.finding import Finding, Subject
    from inspection.message import Message

    from .statements import Speaker

LICENSING_FROM = date(2000, 1, 1)  # Article 4B(1)
LICENSING_DELAYED_TO: Mapping[str, date] = MappingProxyType(
    {"C": date(2005, 1, 1), "E": date(2002, 1, 1)}  # Article 4B(2), for Article 5 Parties
)
HFC_LICENSING_FROM = date(2019, 1, 1)  # Article 4B(2 bis)
HFC_LICENSING_DELAYED_TO = date(2021, 1, 1)  # for Article 5 Parties that say they cannot do it earlier
_MONTHS_TO_SET_UP = 3
_MONTHS_A_YEAR = 12
_ALL_YEAR = 100

_LICENCE_PAPERS = (
    "document.import_licence",
    "document.export_licence",
    "document.invoice_names_substance",
    "document.informal_consent",
)
_PAPERS_OF_USED = ("document.origin_of_used_substance", "document.gas_analysis")


@dataclass(frozen=True, slots=True)
class Holding:
    """What an item holds of one annex group, under the names that the annex prints."""

    group: Mapping[str, str]
    names: str
    subject: Subject
    basis: Basis

    @property
    def annex_group(self) -> str:
        """The group in short, "C-I"."""
        return f"{self.group['annex']}-{self.group['group']}"

    @property
    def is_hfc(self) -> bool:
        """Annex F came with the Kigali Amendment and binds its Parties only."""
        return self.group["annex"] == "F"


def duties(speaker: Speaker, holding: Holding, route: Route, day: date, declared: Circumstances) -> list[Finding]:
    """All duties for the holding on this movement."""
    return [
        *licence(speaker, holding, route, day, declared),
        *trade_with_non_parties(speaker, holding, route, day),
        *limit(speaker, holding, route, day, declared),
    ]


def licence(speaker: Speaker, holding: Holding, route: Route, day: date, declared: Circumstances) -> list[Finding]:
    """Article 4B: each Party licenses import and export, of HFC under the Kigali Amendment (paragraph 2 bis)."""
    ends = [(country, _licensing(speaker, holding, country, day)) for country in (route.export, route.import_)]
    # Every State is a Party to the Protocol and licenses Annexes A, B, C and E: so much is certain without a route.
    universal = not holding.is_hfc and day >= LICENSING_FROM
    bound = [name_of(speaker.law, country) for country, due in ends if country and due.answer is Answer.YES]
    basis = min((holding.basis, *(Basis(due.basis) for _, due in ends if due.answer is Answer.YES)), key=_firmness)
    common: dict[str, object] = {"substance": holding.names, "listing": holding.group["provision"], "date": day}
    provision = "Article 4B(2 bis)" if holding.is_hfc else "Article 4B"
    found: list[Finding] = []
    if bound or (universal and not (route.export and route.import_)):
        papers = messages(*_LICENCE_PAPERS, *(_PAPERS_OF_USED if declared.condition in NOT_VIRGIN else ()))
        reason = "montreal.licence_required" if bound else "montreal.licence_required_everywhere"
        found.append(
            speaker.state(
                FindingCode.MONTREAL_LICENCE, Verdict.PERMIT_REQUIRED, provision, holding.names, holding.subject,
                exceptions=_within_eu(speaker, route), documents=papers, basis=basis, reason=reason,
                countries=" / ".join(bound), told=common,
            )
        )  # fmt: skip
    unknown = [name_of(speaker.law, country) for country, due in ends if due.answer is Answer.UNKNOWN and country]
    missing = any(country is None for country, _ in ends)
    if unknown or (holding.is_hfc and missing and not bound):
        reason = "montreal.licence_unknown" if unknown else "montreal.licence_route_unknown"
        found.append(
            speaker.state(
                FindingCode.MONTREAL_LICENCE_UNKNOWN, Verdict.CANNOT_TELL, provision, holding.names, holding.subject,
                documents=messages("document.ask_ozone_unit"), basis=Basis.UNREAD, reason=reason,
                countries=" / ".join(unknown), told=common,
            )
        )  # fmt: skip
    waiting = [(country, due) for country, due in ends if due.answer is Answer.NO and due.since and due.since > day]
    if not found and all(due.answer is Answer.NO for _, due in ends):
        code = FindingCode.MONTREAL_LICENCE_NOT_YET if waiting else FindingCode.MONTREAL_NOT_BOUND
        found.append(
            speaker.state(
                code, Verdict.CANNOT_TELL, provision, holding.names, holding.subject,
                documents=messages("document.ask_ozone_unit"), basis=basis,
                countries=" / ".join(name_of(speaker.law, country) for country, _ in ends if country), told=common,
                reason=None if route.export or route.import_ else "montreal.licence_not_yet_anywhere",
            )
        )  # fmt: skip
    return found


def _firmness(basis: Basis) -> int:
    return (Basis.UNREAD, Basis.SECONDARY, Basis.READ).index(basis)


def _within_eu(speaker: Speaker, route: Route) -> tuple[Message, ...]:
    """Article 2(8): the European Union and its members fulfil the limits jointly, and trade among them is internal."""
    return messages("montreal.exception.within_eu") if within_eu(speaker.law, route) else ()


def _licensing(speaker: Speaker, holding: Holding, country: str | None, day: date) -> Standing:
    """Whether the country has to license the holding on the day."""
    if not holding.is_hfc and day < LICENSING_FROM:
        return Standing(Answer.NO, LICENSING_FROM, exact=True)
    if country is None:
        return Standing(Answer.UNKNOWN)
    return (
        _licensing_of_hfc(speaker, country, day)
        if holding.is_hfc
        else _licensing_of_ods(speaker, holding, country, day)
    )


def _licensing_of_ods(speaker: Speaker, holding: Holding, country: str, day: date) -> Standing:
    may_wait = day < LICENSING_DELAYED_TO.get(holding.group["annex"], LICENSING_FROM)
    if may_wait and _may_be_under_article_5(speaker, country):
        return Standing(Answer.UNKNOWN)
    return standing(speaker.law, country, "montreal", day)


def _licensing_of_hfc(speaker: Speaker, country: str, day: date) -> Standing:
    party = standing(speaker.law, country, "kigali", day)
    if party.answer is not Answer.YES or party.since is None:
        return party
    due = max(HFC_LICENSING_FROM, _after_months(party.since, _MONTHS_TO_SET_UP))
    if day >= due:
        may_wait = day < HFC_LICENSING_DELAYED_TO and _may_be_under_article_5(speaker, country)
        return Standing(Answer.UNKNOWN, basis=party.basis) if may_wait else party
    # Bound, but the system need not stand yet; with a latest date only, it may well stand already.
    return Standing(Answer.NO, due, basis=party.basis) if party.exact else Standing(Answer.UNKNOWN, basis=party.basis)


def _may_be_under_article_5(speaker: Speaker, country: str) -> bool:
    row = country_row(speaker.law, country)
    return row is None or row["montreal_article5"] != "non-A5"


def _after_months(day: date, months: int) -> date:
    count = day.month - 1 + months
    year, month = day.year + count // _MONTHS_A_YEAR, count % _MONTHS_A_YEAR + 1
    try:
        return date(year, month, day.day)
    except ValueError:  # 30 November plus three months: the first day that is surely later
        return date(year, month + 1, 1)


def trade_with_non_parties(speaker: Speaker, holding: Holding, route: Route, day: date) -> list[Finding]:
    """Article 4: no trade with a State that is not bound for the group, from the group's own date."""
    if not (route.export and route.import_):
        return []
    instrument = "kigali" if holding.is_hfc else "montreal"
    seller = standing(speaker.law, route.export, instrument, day)
    buyer = standing(speaker.law, route.import_, instrument, day)
    found: list[Finding] = []
    for party, other, other_country, direction in (
        (seller, buyer, route.import_, "export"),
        (buyer, seller, route.export, "import"),
    ):
        if party.answer is not Answer.YES or other.answer is Answer.YES:
            continue
        if day < date.fromisoformat(holding.group[f"{direction}_ban_from"]):
            continue
        barred = other.answer is Answer.NO
        found.append(
            speaker.state(
                FindingCode.MONTREAL_NON_PARTY if barred else FindingCode.MONTREAL_PARTY_UNKNOWN,
                Verdict.PROHIBITED if barred else Verdict.CANNOT_TELL,
                holding.group[f"{direction}_ban_article"], holding.names, holding.subject,
                exceptions=messages("montreal.exception.complying_non_party"),
                documents=messages("document.ask_ozone_unit"),
                basis=weakest([holding.group]),
                substance=holding.names, country=name_of(speaker.law, other_country),
                date=holding.group[f"{direction}_ban_from"],
            )
        )  # fmt: skip
    return found


def limit(speaker: Speaker, holding: Holding, route: Route, day: date, declared: Circumstances) -> list[Finding]:
    """Articles 2A to 2J: the step of the importing Party's schedule that holds on the day."""
    if holding.is_hfc and route.import_:
        bound = standing(speaker.law, route.import_, "kigali", day)
        if bound.answer is Answer.NO:
            return []
        if bound.answer is Answer.UNKNOWN:
            return [_step_unknown(speaker, holding, route, "montreal.step_unknown_party")]
    groups = phase_out_groups(speaker.law, route.import_, holding.group["annex"])
    steps = [_step(speaker, holding, group, day) for group in groups]
    present = [step for step in steps if step is not None]
    if not present:
        return []
    closed = [step for step in present if step["max_percent"] == "0"]
    if len(closed) == len(steps):
        return [_phased_out(speaker, holding, route, closed, declared)]
    if len(groups) > 1:
        return [_step_unknown(speaker, holding, route, "montreal.step_unknown")]
    return [_reduced(speaker, holding, route, present[0], declared)]


def _step(speaker: Speaker, holding: Holding, party_group: str, day: date) -> Mapping[str, str] | None:
    rows = speaker.law.rows(
        "montreal_phaseout", annex=holding.group["annex"], group=holding.group["group"], party_group=party_group
    )
    return max((row for row in rows if row["from"] <= day.isoformat()), key=lambda row: row["from"], default=None)


def _importer(speaker: Speaker, route: Route) -> str:
    return name_of(speaker.law, route.import_) if route.import_ else "—"


def _delay(step: Mapping[str, str]) -> str:
    return f"{step['article']}, {step['delayed_by']}" if step["delayed_by"] else step["article"]


def _step_unknown(speaker: Speaker, holding: Holding, route: Route, reason: str) -> Finding:
    return speaker.state(
        FindingCode.MONTREAL_STEP_UNKNOWN, Verdict.CANNOT_TELL, holding.group["control_article"], holding.names,
        holding.subject, documents=messages("document.ask_ozone_unit"), basis=holding.basis, reason=reason,
        substance=holding.names, country=_importer(speaker, route),
    )  # fmt: skip


def _reduced(
    speaker: Speaker, holding: Holding, route: Route, step: Mapping[str, str], declared: Circumstances
) -> Finding:
    """A step above zero: the import counts against the quota, unless what is declared does not count at all."""
    allowed = step["max_percent"]
    reduction = f"{_ALL_YEAR - float(allowed):g}"
    met = [
        each
        for each in EXEMPTIONS
        if each.outside_the_limit and each.exists_for(holding.annex_group, servicing=False) and each.met_by(declared)
    ]
    reason = "montreal.freeze" if allowed == str(_ALL_YEAR) else "montreal.reduction_step"
    papers = [each.document for each in met] or ["document.quota"]
    return speaker.state(
        FindingCode.MONTREAL_REDUCTION_STEP, Verdict.PERMIT_REQUIRED, step["article"], holding.names, holding.subject,
        exceptions=(*(message(each.code) for each in met), *_within_eu(speaker, route)),
        documents=messages("document.import_licence", *papers), basis=weakest([step]),
        reason="montreal.step_not_counted" if met else reason,
        substance=holding.names, country=_importer(speaker, route), date=step["from"], percent=allowed,
        reduction=reduction, paragraph=_delay(step),
    )  # fmt: skip


def _phased_out(
    speaker: Speaker, holding: Holding, route: Route, steps: Sequence[Mapping[str, str]], declared: Circumstances
) -> Finding:
    step = max(steps, key=lambda row: row["from"])
    servicing = any(each["servicing_until"] for each in steps)
    known = [each for each in EXEMPTIONS if each.exists_for(holding.annex_group, servicing=servicing)]
    params = {"percent": step["servicing_percent"], "until": step["servicing_until"], "date": step["from"]}
    met = [each for each in known if each.met_by(declared)]
    ways_out = met or [each for each in known if each.left_open_by(declared)]
    return speaker.state(
        FindingCode.MONTREAL_PHASED_OUT_EXEMPT if met else FindingCode.MONTREAL_PHASED_OUT,
        Verdict.PERMIT_REQUIRED if met else Verdict.PROHIBITED,
        step["article"], holding.names, holding.subject,
        exceptions=(*(message(each.code, **params) for each in ways_out), *_within_eu(speaker, route)),
        documents=messages(*dict.fromkeys(each.document for each in ways_out)),
        basis=weakest(steps), substance=holding.names, country=_importer(speaker, route), date=step["from"],
        paragraph=_delay(step),
        reason=None if met or route.import_ else "montreal.phased_out_everywhere",
    )  # fmt: skip
