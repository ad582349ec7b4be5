"""The duties of the Rotterdam Convention for one entry of Annex III on one movement: consent, conditions, papers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.consignment import Condition
from inspection.finding import Basis
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from ..normalise import split
from .parties import Answer, Standing, name_of, standing
from .statements import Speaker, messages

if TYPE_CHECKING:
    from datetime import date

    from inspection.consignment import Item, Route
    from inspection.finding import Finding
    from inspection.message import Message

    from .rotterdam_listing import Listing

# Article 3(2)(h) says "quantities not likely to affect human health or the environment" and gives no figure;
# above ten kilograms (the bound of Regulation (EU) No 649/2012, Article 2(3)) we do not take it as met by a word.
RESEARCH_KG = Decimal(10)
_AS_PESTICIDE = frozenset({"pesticide", "quarantine"})
_IN_INDUSTRY = frozenset({"industrial", "feedstock"})
_AS_WASTE = frozenset({"disposal", "recovery"})
_MEDICINE = "medical"
_RESEARCH = "laboratory"


@dataclass(frozen=True, slots=True)
class Movement:
    """An item, its route and the day asked."""

    speaker: Speaker
    item: Item
    route: Route
    day: date

    def status(self, country: str | None) -> Standing:
        """Whether the country is a Party on the day."""
        return standing(self.speaker.law, country, "rotterdam", self.day)


def duties(movement: Movement, listing: Listing) -> list[Finding]:
    """All duties for the entry on this route, or why it stands outside the Convention."""
    outside = _outside(movement, listing)
    if outside:
        return [outside]
    route = movement.route
    if route.export and route.export == route.import_:
        return [_same_country(movement, listing)]
    seller, buyer = movement.status(route.export), movement.status(route.import_)
    if seller.answer is Answer.NO and buyer.answer is Answer.NO:
        return [_not_bound(movement, listing)]
    found = [
        *_import_response(movement, listing, seller, buyer),
        *_export_conditions(movement, listing, seller, buyer),
        *_information(movement, listing, seller, buyer),
        *_unknown(movement, listing, seller, buyer),
        *_transit(movement, listing),
    ]
    if not (route.export and route.import_):
        found.append(_route_unknown(movement, listing))
    return found


def _common(movement: Movement, listing: Listing) -> dict[str, object]:
    law, route = movement.speaker.law, movement.route
    return {
        "chemical": listing.label,
        "export": name_of(law, route.export) if route.export else "—",
        "destination": name_of(law, route.import_) if route.import_ else "—",
        "date": movement.day,
    }


def _firmness(listing: Listing, *states: Standing) -> Basis:
    bases = (listing.basis, *(Basis(each.basis) for each in states if each.answer is Answer.YES))
    return max(bases, key=(Basis.READ, Basis.SECONDARY, Basis.UNREAD).index)


def _left_open(movement: Movement, listing: Listing) -> tuple[Message, ...]:
    """What undeclared circumstances could still take the movement out of the procedure."""
    declared = movement.item.circumstances
    codes: list[str] = []
    if declared.purpose is None:
        codes += ["rotterdam.exception.research"]
        if listing.only_pesticide:
            codes += ["rotterdam.exception.other_use_than_pesticide", "rotterdam.exception.medicine"]
        elif listing.only_industrial:
            codes += ["rotterdam.exception.other_use_than_industrial"]
        if declared.condition is None:
            codes += ["rotterdam.exception.waste"]
    elif declared.purpose == _RESEARCH:
        codes += ["rotterdam.exception.research"]
    return messages(*codes)


def _import_response(movement: Movement, listing: Listing, seller: Standing, buyer: Standing) -> list[Finding]:
    """Article 10: what the importing Party answered decides; a refusal holds for imports from any source."""
    anywhere = movement.route.import_ is None and seller.answer is not Answer.NO
    if buyer.answer is not Answer.YES and not anywhere:
        return []
    reason = "rotterdam.import_response"
    if anywhere:
        reason = "rotterdam.import_response_any"
    elif seller.answer is Answer.NO:
        reason = "rotterdam.import_response_from_non_party"
    return [
        movement.speaker.state(
            FindingCode.ROTTERDAM_IMPORT_RESPONSE, Verdict.PERMIT_REQUIRED, "Article 10", listing.label,
            listing.subject, exceptions=_left_open(movement, listing),
            documents=messages("document.rotterdam_import_response", "document.pesticide_registration"),
            basis=_firmness(listing, buyer), reason=reason, told=_common(movement, listing),
        )
    ]  # fmt: skip


def _export_conditions(movement: Movement, listing: Listing, seller: Standing, buyer: Standing) -> list[Finding]:
    """Article 11: the exporter keeps to the response; without one, paragraph 2 says when export may go ahead."""
    from_party = seller.answer is Answer.YES or movement.route.export is None
    to_party = buyer.answer is Answer.YES or movement.route.import_ is None
    if not (from_party and to_party):
        return []
    return [
        movement.speaker.state(
            FindingCode.ROTTERDAM_EXPORT_CONDITIONS, Verdict.PERMIT_REQUIRED, "Article 11(2)", listing.label,
            listing.subject, exceptions=_left_open(movement, listing),
            documents=messages("document.rotterdam_explicit_consent", "document.rotterdam_export_notification"),
            basis=_firmness(listing, seller, buyer), told=_common(movement, listing),
        )
    ]  # fmt: skip


def _information(movement: Movement, listing: Listing, seller: Standing, buyer: Standing) -> list[Finding]:
    """Article 13: customs code on the shipping document, label, safety data sheet."""
    if seller.answer is not Answer.YES and movement.route.export is not None:
        return []
    lines = [
        row["hs6"]
        for row in movement.speaker.law.rows("rotterdam_hs2022")
        if row["covers"] == "only" and {each["entry"] for each in listing.rows} & set(split(row["entries"]))
    ]
    reason = "rotterdam.export_information"
    if buyer.answer is Answer.NO:
        reason = "rotterdam.export_information_non_party"
    return [
        movement.speaker.state(
            FindingCode.ROTTERDAM_INFORMATION, Verdict.DOCUMENTS_REQUIRED, "Article 13", listing.label,
            listing.subject,
            documents=messages(
                "document.rotterdam_customs_code", "document.rotterdam_label", "document.safety_data_sheet"
            ),
            basis=_firmness(listing, seller), reason=reason, lines=", ".join(lines) or "—",
            told=_common(movement, listing),
        )
    ]  # fmt: skip


def _unknown(movement: Movement, listing: Listing, seller: Standing, buyer: Standing) -> list[Finding]:
    """A State whose status this edition does not know: whether its duties hold cannot be told."""
    route = movement.route
    ends = ((route.export, seller, "Articles 11(2) and 13"), (route.import_, buyer, "Article 10"))
    return [
        movement.speaker.state(
            FindingCode.ROTTERDAM_PARTY_UNKNOWN, Verdict.CANNOT_TELL, provision, listing.label, listing.subject,
            documents=messages("document.rotterdam_authority"), basis=Basis.UNREAD,
            country=name_of(movement.speaker.law, country), told=_common(movement, listing),
        )
        for country, state, provision in ends
        if country and state.answer is Answer.UNKNOWN
    ]  # fmt: skip


def _transit(movement: Movement, listing: Listing) -> list[Finding]:
    """Article 14(5): a Party may ask to be told of transit; "export" itself excludes mere transit (Article 2(f))."""
    parties = [
        name_of(movement.speaker.law, country)
        for country in dict.fromkeys(movement.route.transit)
        if movement.status(country).answer is not Answer.NO
    ]
    if not parties:
        return []
    return [
        movement.speaker.state(
            FindingCode.ROTTERDAM_TRANSIT, Verdict.DOCUMENTS_REQUIRED, "Article 14(5)", listing.label, listing.subject,
            documents=messages("document.rotterdam_transit"), basis=listing.basis, countries=" / ".join(parties),
            told=_common(movement, listing),
        )
    ]  # fmt: skip


def _outside(movement: Movement, listing: Listing) -> Finding | None:
    """A declared condition or use that takes the goods out of the Convention or out of the listed category."""
    declared = movement.item.circumstances
    if declared.condition is Condition.WASTE or declared.purpose in _AS_WASTE:
        return _aside(movement, listing, "Article 3(2)(c)", "rotterdam.outside_waste", "document.basel_waste_code")
    if declared.purpose == _MEDICINE:
        paper = "document.medicine_authorisation"
        return _aside(movement, listing, "Article 3(2)(e)", "rotterdam.outside_medicine", paper)
    mass = movement.item.kg
    if declared.purpose == _RESEARCH and (mass is None or mass <= RESEARCH_KG):
        paper = "document.laboratory_use"
        return _aside(movement, listing, "Article 3(2)(h)", "rotterdam.research_amount", paper)
    other_use = (listing.only_pesticide and declared.purpose in _IN_INDUSTRY) or (
        listing.only_industrial and declared.purpose in _AS_PESTICIDE
    )
    if other_use:
        return _aside(movement, listing, "Annex III", "rotterdam.other_category", "document.end_use_statement")
    return None


def _aside(movement: Movement, listing: Listing, provision: str, reason: str, paper: str) -> Finding:
    return movement.speaker.state(
        FindingCode(reason), Verdict.DOCUMENTS_REQUIRED, provision, listing.label, listing.subject,
        documents=messages(paper, "document.safety_data_sheet"), basis=listing.basis,
        category=listing.category_words, purpose=movement.item.circumstances.purpose or "—",
        told=_common(movement, listing),
    )  # fmt: skip


def _same_country(movement: Movement, listing: Listing) -> Finding:
    return movement.speaker.state(
        FindingCode.ROTTERDAM_SAME_COUNTRY, Verdict.CANNOT_TELL, "Article 2(f)", listing.label, listing.subject,
        documents=messages("document.route"), basis=listing.basis, told=_common(movement, listing),
    )  # fmt: skip


def _not_bound(movement: Movement, listing: Listing) -> Finding:
    return movement.speaker.state(
        FindingCode.ROTTERDAM_NOT_BOUND, Verdict.CANNOT_TELL, "Article 2(f)", listing.label, listing.subject,
        documents=messages("document.rotterdam_authority"), basis=listing.basis, told=_common(movement, listing),
    )  # fmt: skip


def _route_unknown(movement: Movement, listing: Listing) -> Finding:
    return movement.speaker.state(
        FindingCode.ROTTERDAM_ROUTE_UNKNOWN, Verdict.CANNOT_TELL, "Article 2(f)", listing.label, listing.subject,
        documents=messages("document.route"), basis=listing.basis, told=_common(movement, listing),
    )  # fmt: skip
