"""What the Stockholm Convention says of one listed chemical on one movement: barred, exempted, or not told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from inspection.finding import Basis
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from ..normalise import split
from .listed_chemicals import label
from .parties import Answer, Standing, name_of
from .statements import Speaker, messages, weakest
from .stockholm_bounds import ORIGINAL, amendment_of, bound, earliest
from .stockholm_exemptions import declared_way_out, left_open

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inspection.consignment import Item, Route
    from inspection.finding import Finding, Subject

    Row = Mapping[str, str]

_PAPERS = ("document.stockholm_register", "document.stockholm_authority")


@dataclass(frozen=True, slots=True)
class Movement:
    """An item, its route and the day asked."""

    speaker: Speaker
    item: Item
    route: Route
    day: date


@dataclass(frozen=True, slots=True)
class Pollutant:
    """What an item holds of Annex A or B, under the names that they print."""

    label: str
    rows: tuple[Row, ...]
    annexes: tuple[str, ...]
    subject: Subject
    basis: Basis

    @classmethod
    def of(cls, rows: tuple[Row, ...], subject: Subject) -> Self:
        """The pollutant that a claim leads to; Annex C is left out, it bars nothing."""
        annexes = sorted({annex for row in rows for annex in split(row["annex"])} - {"C"})
        return cls(label(rows), rows, tuple(annexes), subject, weakest(rows))

    @property
    def provision(self) -> str:
        """As it is cited: "Annex A"."""
        return " / ".join(f"Annex {annex}" for annex in self.annexes)


def duties(movement: Movement, pollutant: Pollutant) -> list[Finding]:
    """Whether export and import are barred on the day, by what declared circumstance not, or why it cannot be told."""
    law, route, day = movement.speaker.law, movement.route, movement.day
    amendments = [
        amendment_of(law, row, next(annex for annex in split(row["annex"]) if annex != "C")) for row in pollutant.rows
    ]
    if any(day < earliest(each) for each in amendments):
        return [not_yet(movement, pollutant.provision, pollutant.label, pollutant.subject, amendments)]
    if any(not each["in_force"] for each in amendments):
        return [_date_unknown(movement, pollutant, amendments)]
    if route.export and route.export == route.import_:
        return [_state(movement, pollutant, FindingCode.STOCKHOLM_SAME_COUNTRY, "Article 3", ("document.route",))]
    seller = _weakest_bond([bound(law, route.export, each, day) for each in amendments])
    buyer = _weakest_bond([bound(law, route.import_, each, day) for each in amendments])
    barring = [name_of(law, end) for end, state in _ends(route, seller, buyer) if state.answer is Answer.YES]
    if barring or not (route.export or route.import_):
        found = [_barred(movement, pollutant, barring, seller, buyer)]
    elif Answer.UNKNOWN in (seller.answer, buyer.answer):
        found = [_party_unknown(movement, pollutant, seller, buyer)]
    else:
        papers = ("document.stockholm_authority",)
        found = [_state(movement, pollutant, FindingCode.STOCKHOLM_NOT_BOUND, "Article 3", papers)]
    if not (route.export and route.import_):
        found.append(_state(movement, pollutant, FindingCode.STOCKHOLM_ROUTE_UNKNOWN, "Article 3", ("document.route",)))
    return found


def _ends(route: Route, seller: Standing, buyer: Standing) -> tuple[tuple[str | None, Standing], ...]:
    return (route.export, seller), (route.import_, buyer)


def _weakest_bond(states: Sequence[Standing]) -> Standing:
    """Of several amendments that may be the one in question, the one that binds least."""
    return min(states, key=lambda state: (Answer.NO, Answer.UNKNOWN, Answer.YES).index(state.answer))


def _barred(
    movement: Movement, pollutant: Pollutant, barring: Sequence[str], seller: Standing, buyer: Standing
) -> Finding:
    """Article 3(2): imported and exported only for sound disposal or a use that the Annex leaves to the Party."""
    exemptions = [
        exemption
        for row in pollutant.rows
        for exemption in movement.speaker.law.rows("stockholm_exemptions", entry=row["entry"])
    ]
    basis = _firmness(pollutant, seller, buyer)
    common = {
        "chemical": pollutant.label,
        "listing": pollutant.provision,
        "countries": " / ".join(barring),
        "date": movement.day,
    }
    way = declared_way_out(movement.item, exemptions, movement.day)
    if way is not None:
        return movement.speaker.state(
            FindingCode.STOCKHOLM_EXEMPT, Verdict.PERMIT_REQUIRED, way.provision, pollutant.label, pollutant.subject,
            exceptions=(way.message,), documents=messages(*way.documents), basis=basis, reason=way.reason, told=common,
        )  # fmt: skip
    exceptions = list(left_open(movement.item, exemptions, movement.day))
    if any(row["settled_by"] == "chain_and_chlorine" for row in pollutant.rows):
        exceptions.append(message("stockholm.exception.outside_definition"))
    if seller.answer is Answer.YES and buyer.answer is Answer.NO:
        exceptions.append(message("stockholm.exception.certification"))
    return movement.speaker.state(
        FindingCode.STOCKHOLM_TRADE_BARRED, Verdict.PROHIBITED, "Article 3(2)", pollutant.label, pollutant.subject,
        exceptions=tuple(exceptions), documents=messages(*_PAPERS), basis=basis,
        reason="stockholm.trade_barred" if barring else "stockholm.trade_barred_everywhere", told=common,
    )  # fmt: skip


def _firmness(pollutant: Pollutant, *states: Standing) -> Basis:
    bases = (pollutant.basis, *(Basis(each.basis) for each in states if each.answer is Answer.YES))
    return max(bases, key=(Basis.READ, Basis.SECONDARY, Basis.UNREAD).index)


def _party_unknown(movement: Movement, pollutant: Pollutant, seller: Standing, buyer: Standing) -> Finding:
    """Neither end is known to be bound, and at least one of them may be."""
    ends = _ends(movement.route, seller, buyer)
    open_ends = [name_of(movement.speaker.law, end) for end, state in ends if end and state.answer is Answer.UNKNOWN]
    original = all(ORIGINAL in split(row["amendment"]) for row in pollutant.rows)
    return movement.speaker.state(
        FindingCode.STOCKHOLM_PARTY_UNKNOWN, Verdict.CANNOT_TELL, "Article 3" if original else "Article 25(4)",
        pollutant.label, pollutant.subject, documents=messages("document.stockholm_authority"), basis=Basis.UNREAD,
        chemical=pollutant.label, listing=pollutant.provision, countries=" / ".join(open_ends) or "—",
    )  # fmt: skip


def not_yet(movement: Movement, provision: str, entry: str, subject: Subject, amendments: Sequence[Row]) -> Finding:
    """The amendment bound nobody on the day asked."""
    last = max(amendments, key=earliest)
    reason = "stockholm.not_yet_in_force" if last["in_force"] else "stockholm.not_yet_decided"
    return movement.speaker.state(
        FindingCode.STOCKHOLM_NOT_YET, Verdict.NOT_LISTED, provision, entry, subject, basis=weakest(amendments),
        reason=reason, chemical=entry, date=movement.day, since=earliest(last), adopted=last["adopted"],
    )  # fmt: skip


def _date_unknown(movement: Movement, pollutant: Pollutant, amendments: Sequence[Row]) -> Finding:
    last = max(amendments, key=earliest)
    return movement.speaker.state(
        FindingCode.STOCKHOLM_DATE_UNKNOWN, Verdict.CANNOT_TELL, "Article 22", pollutant.label, pollutant.subject,
        documents=messages("document.stockholm_depositary"), basis=weakest(amendments), chemical=pollutant.label,
        adopted=last["adopted"], since=earliest(last), listing=pollutant.provision,
    )  # fmt: skip


def _state(
    movement: Movement, pollutant: Pollutant, code: FindingCode, provision: str, papers: tuple[str, ...]
) -> Finding:
    law, route = movement.speaker.law, movement.route
    return movement.speaker.state(
        code, Verdict.CANNOT_TELL, provision, pollutant.label, pollutant.subject, documents=messages(*papers),
        basis=pollutant.basis, chemical=pollutant.label, listing=pollutant.provision,
        export=name_of(law, route.export) if route.export else "—",
        destination=name_of(law, route.import_) if route.import_ else "—",
    )  # fmt: skip
