"""Mercury-added products of Annex A: from which day they may not cross a border, and what keeps them out of the ban."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from inspection.consignment import Condition
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from ..normalise import split
from .minamata_mercury import PURPOSES_OF_RESEARCH, waste
from .minamata_movement import About
from .parties import Answer
from .statements import messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.finding import Basis, Finding, Subject
    from inspection.message import Message

    from .minamata_movement import Movement
    from .minamata_search import Kind

    Row = Mapping[str, str]

_LISTING, _BAN, _MEASURES = "Annex A, Part I", "Article 4(1)", "Annex A, Part II"
_EXEMPTION_YEARS = 10  # Article 6(9): none in effect later than that after the phase-out date
_PURPOSES: Mapping[str, frozenset[str]] = {
    "research": PURPOSES_OF_RESEARCH,
    "military": frozenset({"military", "civil-protection"}),
    "tradition": frozenset({"traditional", "religious"}),
}
"""Exclusions of Annex A that a declared purpose meets."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A kind on a movement, with what all its findings share."""

    movement: Movement
    kind: Kind
    rows: tuple[Row, ...]

    @property
    def entry(self) -> str:
        """The listed name where one row is meant, else the name of the kind."""
        return self.rows[0]["product"] if len({row["product"] for row in self.rows}) == 1 else self.kind.label

    @property
    def about(self) -> About:
        """The entry, the claim and how the least certain row is known."""
        return About(self.entry, subject_of(self.kind.claim), weakest(self.rows))

    @property
    def amendments(self) -> frozenset[str]:
        """The years of the amendments that brought the rows."""
        return frozenset(row["amendment"] for row in self.rows if row["amendment"])

    @property
    def since(self) -> str:
        """The day from which the last of the rows applies."""
        return max(row["applies_from"] for row in self.rows)

    def state(
        self,
        code: FindingCode,
        verdict: Verdict,
        provision: str,
        *,
        exceptions: tuple[Message, ...] = (),
        documents: tuple[Message, ...] = (),
        reason: str | None = None,
        **params: object,
    ) -> Finding:
        """A finding on this kind."""
        condition = "; ".join(dict.fromkeys(row["condition"] for row in self.rows))
        return self.movement.state(
            code, verdict, provision, self.about, exceptions=exceptions, documents=documents, reason=reason,
            condition=condition, since=self.since, **params,
        )  # fmt: skip


def of_kind(movement: Movement, kind: Kind) -> list[Finding]:
    """What Annex A says of a kind of product on this movement."""
    listed = tuple(row for row in kind.products if row["part"] == "I")
    case = _Case(movement, kind, listed or kind.products)
    if movement.item.circumstances.condition is Condition.WASTE:
        return waste(movement, case.about)
    found = [_measures(movement, kind, row) for row in kind.products if row["part"] == "II"]
    if not listed:
        return found
    outside = movement.outside(case.about, _BAN)
    return [*(outside or _by_date(movement, kind, case)), *found]


def _by_date(movement: Movement, kind: Kind, case: _Case) -> list[Finding]:
    """Which of the rows that may be meant have reached their day."""
    today = movement.day.isoformat()
    barred = tuple(row for row in case.rows if row["applies_from"] <= today)
    if not barred:
        return [_later(case)]
    if not kind.certain:
        return [_may_contain(_Case(movement, kind, barred), case.rows)]
    if len(barred) < len(case.rows):
        return [_which(case, barred, today)]
    return _barred(case)


def of_articles(movement: Movement, subject: Subject, basis: Basis) -> Finding:
    """UN 3506 says that there is mercury inside, not in what."""
    return movement.state(
        FindingCode.MINAMATA_WHICH_PRODUCT, Verdict.CANNOT_TELL, _LISTING,
        About("Mercury-added products", subject, basis),
        documents=messages("document.minamata_product_data"), reason="minamata.which_article",
    )  # fmt: skip


def _barred(case: _Case) -> list[Finding]:
    """Every row that is meant has reached its day: the ban, unless the ends of the route or a purpose say otherwise."""
    ends = case.movement.ends_under(case.amendments)
    met = _met(case)
    if Answer.YES in ends or ends == (None, None):
        code = FindingCode.MINAMATA_PRODUCT_EXCLUDED if met else FindingCode.MINAMATA_PRODUCT_BARRED
        verdict = Verdict.PERMIT_REQUIRED if met else Verdict.PROHIBITED
        ways_out = met or _left_open(case)
        everywhere = "minamata.product_barred_everywhere" if Answer.YES not in ends and not met else None
        ban = case.state(
            code, verdict, _BAN, exceptions=ways_out,
            documents=messages("document.minamata_product_data", "document.minamata_exemption"), reason=everywhere,
            countries=case.movement.names(Answer.YES, amendments=case.amendments),
        )  # fmt: skip
        listing = case.state(
            FindingCode.MINAMATA_PRODUCT, verdict, _LISTING, exceptions=ways_out,
            documents=messages("document.minamata_product_data"),
        )  # fmt: skip
        return [listing, ban, *(_route_question(case) if ends == (None, None) else [])]
    if Answer.UNKNOWN in ends:
        unknown = case.movement.names(Answer.UNKNOWN, amendments=case.amendments)
        reason = None if Answer.UNKNOWN in case.movement.ends else "minamata.amendment_unknown"
        return [
            case.state(
                FindingCode.MINAMATA_PARTY_UNKNOWN, Verdict.CANNOT_TELL, _BAN, reason=reason,
                documents=messages("document.minamata_ask_secretariat"), countries=unknown,
            )
        ]  # fmt: skip
    return _route_question(case)


def _route_question(case: _Case) -> list[Finding]:
    return case.movement.open_questions(case.about, _BAN)


def _met(case: _Case) -> tuple[Message, ...]:
    """The exclusions that the declared purpose meets."""
    purpose = case.movement.item.circumstances.purpose
    found = [f"minamata.exception.{name}" for name, words in _PURPOSES.items() if purpose in words]
    if purpose in {"medical", "vaccine"} and "vaccines" in _own_exceptions(case) and _thiomersal(case):
        found.append("minamata.exception.vaccines")
    return messages(*found)


def _thiomersal(case: _Case) -> bool:
    rows = case.movement.speaker.law.rows("minamata_substances", name="Thiomersal")
    names = {row["cas"] for row in rows} | {"Thiomersal", "Thimerosal"}
    return any(claim.value in names for claim in case.movement.item.claims)


def _own_exceptions(case: _Case) -> list[str]:
    return list(dict.fromkeys(name for row in case.rows for name in split(row["exceptions"])))


def _left_open(case: _Case) -> tuple[Message, ...]:
    """What could still keep the product out of the ban."""
    general = list(_PURPOSES) if case.movement.item.circumstances.purpose is None else []
    found = [message(f"minamata.exception.{name}") for name in (*_own_exceptions(case), *general)]
    since = date.fromisoformat(case.since)
    if case.movement.day < since.replace(year=since.year + _EXEMPTION_YEARS):
        found.append(message("minamata.exception.registered"))
    found.append(message("minamata.exception.other_measures"))
    return tuple(found)


def _later(case: _Case) -> Finding:
    first = min(row["applies_from"] for row in case.rows)
    return case.state(
        FindingCode.MINAMATA_PRODUCT_LATER, Verdict.DOCUMENTS_REQUIRED, _LISTING,
        documents=messages("document.minamata_product_data"), first=first,
    )  # fmt: skip


def _may_contain(case: _Case, listed: Sequence[Row]) -> Finding:
    """An ordinary word or tariff line: whether there is mercury in it is the question."""
    return case.movement.state(
        FindingCode.MINAMATA_MAY_CONTAIN, Verdict.CANNOT_TELL, _LISTING, replace(case.about, basis=weakest(listed)),
        documents=messages("document.minamata_product_data", "document.minamata_free_of_mercury"),
        condition="; ".join(dict.fromkeys(row["condition"] for row in case.rows)), value=case.kind.claim.value,
    )  # fmt: skip


def _which(case: _Case, barred: Sequence[Row], today: str) -> Finding:
    """Some of the rows that may be meant are barred and others not yet."""
    later = [row for row in case.rows if row["applies_from"] > today]
    return case.state(
        FindingCode.MINAMATA_WHICH_PRODUCT, Verdict.CANNOT_TELL, _LISTING,
        documents=messages("document.minamata_product_data"), barred=_told(barred), later=_told(later),
    )  # fmt: skip


def _told(rows: Sequence[Row]) -> str:
    return "; ".join(f"{row['product']}, {row['condition']} ({row['applies_from']})" for row in rows)


def _measures(movement: Movement, kind: Kind, row: Row) -> Finding:
    """Part II: what Parties do about dental amalgam; no border is closed by it."""
    return movement.state(
        FindingCode.MINAMATA_DENTAL, Verdict.DOCUMENTS_REQUIRED, _MEASURES,
        About(row["product"], subject_of(kind.claim), weakest([row])),
        documents=messages("document.minamata_dental"), since=row["applies_from"],
        reason="minamata.dental" if movement.day.isoformat() >= row["applies_from"] else "minamata.dental_before",
    )  # fmt: skip
