"""Mercury and its compounds in trade: consent, certificates, purposes, waste (Articles 3, 10 and 11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.consignment import Condition
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .minamata_movement import About
from .parties import Answer
from .statements import messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.finding import Finding, Subject

    from .minamata_movement import Movement
    from .minamata_search import Substance

PURPOSES_OF_RESEARCH = frozenset({"laboratory", "research", "reference", "calibration"})
PURPOSES_OF_BARRED_PRODUCTS = frozenset({"pesticide", "biocide", "antiseptic", "cosmetic", "cosmetics"})
_BARRED_PRODUCTS_FROM = date(2021, 1, 1)  # Annex A, Part I: phase-out date 2020
_BULK_FOR_DENTISTS_FROM = date(2023, 9, 28)  # decision MC-4/3, entry into force
_FLASK = Decimal("34.5")
"""Kilograms in the flask of trade; Article 3(2)(a) names no amount, but a flask serves no laboratory scale."""

_CONSENT, _CONSENT_OF_NON_PARTY, _ORIGIN = "Article 3(6)(a)", "Article 3(6)(b)", "Article 3(8)"
_MERCURY = "Article 3(1)(a)"


def of_substance(movement: Movement, substance: Substance) -> list[Finding]:
    """What the Convention says of mercury, a compound, a mixture or a waste on this movement."""
    about = About(substance.row["name"], subject_of(substance.claim), weakest([substance.row]))
    kind = substance.row["kind"]
    circumstances = movement.item.circumstances
    if kind == "waste" or circumstances.condition is Condition.WASTE or circumstances.purpose == "disposal":
        return waste(movement, about)
    if kind == "mixture":
        return [
            movement.state(
                FindingCode.MINAMATA_SHARE, Verdict.CANNOT_TELL, _MERCURY, about,
                documents=messages("document.minamata_analysis", "document.minamata_consent"),
            )
        ]  # fmt: skip
    if kind in {"named", "compound"}:
        return _of_compound(movement, substance, about)
    about = replace(about, entry="Mercury")
    following = movement.outside(about, _CONSENT) or _duties(movement, kind, about)
    return [_listed(movement, following, about), *following]


def _listed(movement: Movement, following: Sequence[Finding], about: About) -> Finding:
    """Mercury itself; it shares the gravest settled verdict of what follows."""
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or list(following)
    gravest = max(settled, key=lambda each: each.verdict.seriousness)
    return movement.state(
        FindingCode.MINAMATA_MERCURY, gravest.verdict, _MERCURY, about,
        exceptions=gravest.exceptions, documents=messages("document.minamata_analysis"),
    )  # fmt: skip


def _duties(movement: Movement, kind: str, about: About) -> list[Finding]:
    purpose = movement.item.circumstances.purpose
    if purpose in PURPOSES_OF_BARRED_PRODUCTS and movement.day >= _BARRED_PRODUCTS_FROM:
        return [_use_barred(movement, about, purpose or "", "minamata.use_barred")]
    if kind == "dental_mercury" and movement.day >= _BULK_FOR_DENTISTS_FROM:
        return [_use_barred(movement, about, "dentistry", "minamata.use_barred_dental")]
    kg = movement.item.kg
    if purpose in PURPOSES_OF_RESEARCH and (kg is None or kg < _FLASK):
        return [
            movement.state(
                FindingCode.MINAMATA_LABORATORY, Verdict.DOCUMENTS_REQUIRED, "Article 3(2)(a)", about,
                documents=messages("document.minamata_laboratory"), purpose=purpose or "",
            )
        ]  # fmt: skip
    return [*_consent(movement, about), *movement.open_questions(about, _CONSENT)]


def _use_barred(movement: Movement, about: About, purpose: str, reason: str) -> Finding:
    """Article 3(6): export only for a use that the Convention permits to a Party, or for interim storage."""
    if Answer.YES not in movement.ends and movement.ends != (None, None):
        return movement.open_questions(about, _CONSENT)[0]
    return movement.state(
        FindingCode.MINAMATA_USE_BARRED, Verdict.PROHIBITED, _CONSENT, about,
        documents=messages("document.minamata_purpose"), reason=reason, purpose=purpose,
    )  # fmt: skip


def _consent(movement: Movement, about: About) -> list[Finding]:
    """Article 3(6) and (8): whose consent and which certificate, as far as the ends of the route are known."""
    known = _BY_ENDS.get(movement.ends)
    if known is None:
        return []
    code, provision, reason, papers = known
    research = () if movement.item.circumstances.purpose else messages("minamata.exception.laboratory")
    return [
        movement.state(
            code, Verdict.PERMIT_REQUIRED, provision, about, exceptions=research,
            documents=messages(*papers), reason=reason, countries=movement.names(Answer.NO),
        )
    ]  # fmt: skip


_FORM_A = ("document.minamata_consent", "document.minamata_purpose", "document.minamata_source")
_FORM_B = ("document.minamata_consent_non_party", "document.minamata_purpose")
_FORM_C = ("document.minamata_certificate_source", "document.minamata_consent_to_import")
_TO_PARTY = (FindingCode.MINAMATA_CONSENT, _CONSENT, "minamata.consent", _FORM_A)
_TO_NON_PARTY = (FindingCode.MINAMATA_CONSENT, _CONSENT_OF_NON_PARTY, "minamata.consent_non_party", _FORM_B)
_FROM_NON_PARTY = (FindingCode.MINAMATA_ORIGIN, _ORIGIN, "minamata.origin", _FORM_C)
_EITHER = (
    FindingCode.MINAMATA_CONSENT, "Article 3(6)", "minamata.consent_either",
    ("document.minamata_consent", "document.minamata_consent_non_party", "document.minamata_purpose"),
)  # fmt: skip
_BY_ENDS = {
    (Answer.YES, Answer.YES): _TO_PARTY,
    (Answer.YES, Answer.NO): _TO_NON_PARTY,
    (Answer.NO, Answer.YES): _FROM_NON_PARTY,
    (None, Answer.NO): _TO_NON_PARTY,
    (Answer.YES, Answer.UNKNOWN): _EITHER,
    (Answer.UNKNOWN, Answer.YES): _EITHER,
    (Answer.YES, None): _EITHER,
    (None, Answer.YES): _EITHER,
    (None, None): _EITHER,
}
"""What is certain of each pair of ends; pairs that are not here leave nothing certain."""


def _of_compound(movement: Movement, substance: Substance, about: About) -> list[Finding]:
    """Article 3(13): no compound has been put under consent; what it is for decides (Annexes A and B)."""
    named = substance.row["kind"] == "named"
    found = [
        movement.state(
            FindingCode.MINAMATA_COMPOUND, Verdict.DOCUMENTS_REQUIRED,
            "Article 3(1)(b)" if named else "Article 2(e)", about,
            exceptions=messages("minamata.exception.compound_in_product"),
            documents=messages("document.minamata_purpose"),
            reason="minamata.compound_named" if named else "minamata.compound",
        )
    ]  # fmt: skip
    rows = movement.speaker.law.rows("minamata_processes", id=substance.row["process"])
    return found + [of_process(movement, row, about.subject) for row in rows]


def of_process(movement: Movement, row: Mapping[str, str], subject: Subject) -> Finding:
    """Annex B: a use that Parties end, or reduce; it bars no movement by itself."""
    ended = bool(row["applies_from"]) and movement.day.isoformat() >= row["applies_from"]
    return movement.state(
        FindingCode.MINAMATA_PROCESS, Verdict.DOCUMENTS_REQUIRED, f"Annex B, Part {row['part']}",
        About(row["process"], subject, weakest([row])), documents=messages("document.minamata_purpose"),
        reason="minamata.process_ended" if ended else "minamata.process", since=row["applies_from"] or "—",
    )  # fmt: skip


def waste(movement: Movement, about: About) -> list[Finding]:
    """Article 11(3)(c): mercury waste crosses borders for sound disposal only, under the Basel Convention."""
    outside = movement.outside(about, "Article 11(3)(c)")
    if outside:
        return outside
    return [
        movement.state(
            FindingCode.MINAMATA_WASTE, Verdict.PERMIT_REQUIRED, "Article 11(3)(c)", about,
            documents=messages(
                "document.basel_notification", "document.basel_movement_document", "document.basel_waste_analysis"
            ),
        ),
        *movement.open_questions(about, "Article 11(3)(c)"),
    ]  # fmt: skip
