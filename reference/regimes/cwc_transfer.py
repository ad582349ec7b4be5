"""The duties of the Chemical Weapons Convention for one listed chemical on one route and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.finding import Basis
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from .parties import Answer, name_of, standing
from .statements import messages, subject_of

if TYPE_CHECKING:
    from inspection.consignment import Item, Route
    from inspection.finding import Finding
    from inspection.message import Message

    from .cwc_search import Chemical
    from .statements import Speaker

IN_FORCE = date(1997, 4, 29)  # Article XXI
SCHEDULE_2_CLOSED = date(2000, 4, 29)  # Verification Annex, Part VII, paragraph 31: three years later

PURPOSES_OF_SCHEDULE_1 = frozenset({"research", "laboratory", "medical", "pharmaceutical", "protective"})
_MEDICAL = frozenset({"medical"})
_SAXITOXIN = "1A(7)"
_SAXITOXIN_EASED_KG = Decimal("0.000005")  # Part VI, paragraph 5 bis: 5 milligrams

_PART_VI, _PART_VII, _PART_VIII = (f"Verification Annex, Part {part}" for part in ("VI", "VII", "VIII"))


@dataclass(frozen=True, slots=True)
class Transfer:
    """A listed chemical on its way; an end is None where the route does not name it."""

    speaker: Speaker
    chemical: Chemical
    item: Item
    route: Route
    day: date

    def answer(self, country: str | None) -> Answer | None:
        """Whether the country is a Party on the day."""
        return standing(self.speaker.law, country, "cwc", self.day).answer if country else None

    @property
    def seller(self) -> Answer | None:
        """The State of export."""
        return self.answer(self.route.export)

    @property
    def buyer(self) -> Answer | None:
        """The State of import."""
        return self.answer(self.route.import_)

    @property
    def ends(self) -> tuple[Answer | None, Answer | None]:
        """Export and import."""
        return self.seller, self.buyer

    @property
    def among_parties(self) -> bool:
        """Whether a Party surely takes part: one end is known as such, or no end is named at all."""
        return Answer.YES in self.ends or self.ends == (None, None)

    def names(self, answer: Answer) -> str:
        """The countries of the route with that answer."""
        ends = zip((self.route.export, self.route.import_), self.ends, strict=True)
        return " / ".join(name_of(self.speaker.law, country) for country, known in ends if known is answer)

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
        """A finding on the chemical, with the names that all sentences use."""
        law = self.speaker.law
        return self.speaker.state(
            code, verdict, provision, self.chemical.label, subject_of(self.chemical.claim),
            exceptions=exceptions, documents=documents, reason=reason, basis=Basis(self.chemical.entry["basis"]),
            chemical=self.chemical.name, schedule=self.chemical.schedule, day=self.day,
            export=name_of(law, self.route.export) if self.route.export else "—",
            destination=name_of(law, self.route.import_) if self.route.import_ else "—", told=params,
        )  # fmt: skip


def duties(transfer: Transfer) -> list[Finding]:
    """All duties for the chemical on this route and day."""
    since = date.fromisoformat(transfer.chemical.entry["effective_from"])
    if transfer.day < max(since, IN_FORCE):
        return [_not_yet(transfer, max(since, IN_FORCE))]
    if transfer.route.export and transfer.route.export == transfer.route.import_:
        return [
            transfer.state(
                FindingCode.CWC_SAME_COUNTRY, Verdict.CANNOT_TELL, "Article VI(2)",
                documents=messages("document.cwc_national_authority"),
            )
        ]  # fmt: skip
    if transfer.ends == (Answer.NO, Answer.NO):
        return [transfer.state(FindingCode.CWC_NOT_BOUND, Verdict.CANNOT_TELL, "Article VI(2)")]
    return _BY_SCHEDULE[transfer.chemical.entry["schedule"]](transfer)


def _schedule_1(transfer: Transfer) -> list[Finding]:
    """Part VI, paragraphs 1 to 5 bis: between Parties only, for four purposes only, both notify 30 days before."""
    if Answer.NO in transfer.ends:
        if Answer.UNKNOWN in transfer.ends:
            return [_party_unknown(transfer, f"{_PART_VI}, paragraph 3")]
        return [_non_party(transfer, f"{_PART_VI}, paragraph 3", ()), *_route_question(transfer)]
    purpose = transfer.item.circumstances.purpose
    found: list[Finding] = []
    if purpose in PURPOSES_OF_SCHEDULE_1:
        if Answer.UNKNOWN not in transfer.ends:
            found.append(_notice(transfer, purpose))
    elif transfer.among_parties:
        found.append(_purpose_bars(transfer, purpose))
    if Answer.UNKNOWN in transfer.ends:
        found.append(_party_unknown(transfer, f"{_PART_VI}, paragraph 3"))
    return [*found, *_route_question(transfer)]


def _notice(transfer: Transfer, purpose: str | None) -> Finding:
    eased = (
        transfer.chemical.entry["code"] == _SAXITOXIN
        and purpose in _MEDICAL
        and transfer.item.kg is not None
        and transfer.item.kg <= _SAXITOXIN_EASED_KG
    )
    return transfer.state(
        FindingCode.CWC_NOTICE, Verdict.PERMIT_REQUIRED, f"{_PART_VI}, paragraph {'5 bis' if eased else '5'}",
        documents=messages(
            "document.cwc_notification", "document.cwc_national_authority", "document.cwc_purpose_statement"
        ),
        reason="cwc.notice_saxitoxin" if eased else "cwc.notice", purpose=purpose or "—",
    )  # fmt: skip


def _purpose_bars(transfer: Transfer, purpose: str | None) -> Finding:
    saxitoxin = transfer.chemical.entry["code"] == _SAXITOXIN
    ways_out = ["cwc.exception.purposes", *(["cwc.exception.saxitoxin"] if saxitoxin else [])]
    return transfer.state(
        FindingCode.CWC_SCHEDULE_1, Verdict.PROHIBITED, f"{_PART_VI}, paragraph 3",
        exceptions=() if purpose else messages(*ways_out),
        documents=messages("document.cwc_notification", "document.cwc_national_authority"),
        reason="cwc.schedule_1_purpose" if purpose else "cwc.schedule_1", purpose=purpose or "—",
    )  # fmt: skip


def _schedule_2(transfer: Transfer) -> list[Finding]:
    """Part VII, paragraphs 31 and 32: since 2000 between Parties only; before, a certificate for non-Parties."""
    if Answer.NO in transfer.ends and transfer.day >= SCHEDULE_2_CLOSED:
        if Answer.UNKNOWN in transfer.ends:
            return [_party_unknown(transfer, f"{_PART_VII}, paragraph 31")]
        percent = "10" if transfer.chemical.entry["part"] == "B" else "1"
        ways_out = (message("cwc.exception.mixture", percent=percent), *messages("cwc.exception.retail"))
        return [_non_party(transfer, f"{_PART_VII}, paragraph 31", ways_out), *_route_question(transfer)]
    if transfer.buyer is Answer.NO:
        return [_certificate(transfer, f"{_PART_VII}, paragraph 32", ()), *_route_question(transfer)]
    found = [_declaration(transfer, f"{_PART_VII}, paragraph 1")] if transfer.among_parties else []
    if Answer.UNKNOWN in transfer.ends:
        found.append(_party_unknown(transfer, f"{_PART_VII}, paragraph 31"))
    return [*found, *_route_question(transfer)]


def _schedule_3(transfer: Transfer) -> list[Finding]:
    """Part VIII, paragraphs 1 and 26: declared between all, and a certificate before it leaves for a non-Party."""
    provision = f"{_PART_VIII}, paragraph 26"
    if transfer.buyer is Answer.YES:
        return [_declaration(transfer, f"{_PART_VIII}, paragraph 1")]
    if transfer.buyer is Answer.NO:
        if transfer.seller is Answer.UNKNOWN:
            return [_party_unknown(transfer, provision)]
        ways_out = (message("cwc.exception.mixture", percent="30"), *messages("cwc.exception.retail"))
        return [_certificate(transfer, provision, ways_out), *_route_question(transfer)]
    found = [_declaration(transfer, f"{_PART_VIII}, paragraph 1")] if transfer.among_parties else []
    if Answer.UNKNOWN in transfer.ends:
        found.append(_party_unknown(transfer, provision))
    return [*found, *_route_question(transfer)]


_BY_SCHEDULE = {"1": _schedule_1, "2": _schedule_2, "3": _schedule_3}


def _non_party(transfer: Transfer, provision: str, ways_out: tuple[Message, ...]) -> Finding:
    return transfer.state(
        FindingCode.CWC_NON_PARTY, Verdict.PROHIBITED, provision, exceptions=ways_out,
        documents=messages("document.cwc_national_authority"), countries=transfer.names(Answer.NO),
    )  # fmt: skip


def _certificate(transfer: Transfer, provision: str, ways_out: tuple[Message, ...]) -> Finding:
    return transfer.state(
        FindingCode.CWC_END_USE, Verdict.PERMIT_REQUIRED, provision, exceptions=ways_out,
        documents=messages("document.cwc_end_use_certificate", "document.cwc_national_authority"),
        countries=transfer.names(Answer.NO),
    )  # fmt: skip


def _declaration(transfer: Transfer, provision: str) -> Finding:
    return transfer.state(
        FindingCode.CWC_DECLARATION, Verdict.DOCUMENTS_REQUIRED, provision,
        documents=messages("document.cwc_declaration", "document.cwc_end_use_statement"),
    )  # fmt: skip


def _party_unknown(transfer: Transfer, provision: str) -> Finding:
    return transfer.state(
        FindingCode.CWC_PARTY_UNKNOWN, Verdict.CANNOT_TELL, provision,
        documents=messages("document.cwc_ask_organisation"), countries=transfer.names(Answer.UNKNOWN),
    )  # fmt: skip


def _route_question(transfer: Transfer) -> list[Finding]:
    if None not in transfer.ends:
        return []
    return [
        transfer.state(
            FindingCode.CWC_ROUTE_UNKNOWN, Verdict.CANNOT_TELL, "Article VI(2)", documents=messages("document.route")
        )
    ]  # fmt: skip


def _not_yet(transfer: Transfer, since: date) -> Finding:
    return transfer.state(
        FindingCode.CWC_NOT_YET, Verdict.CANNOT_TELL, transfer.chemical.schedule,
        documents=messages("document.state_date"), since=since,
    )  # fmt: skip
