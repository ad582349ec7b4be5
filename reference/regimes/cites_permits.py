"""CITES permits and the codes on them: what the number tells, which checks a paper must pass, codes that do not fit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding import Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .parties import country_row, name_of
from .statements import messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.claim import Claim
    from inspection.consignment import Item, Route
    from inspection.finding import Finding

    from .statements import Speaker

_CHECKS = (
    "document.cites_check_kind",
    "document.cites_check_validity",
    "document.cites_check_names",
    "document.cites_check_codes",
    "document.cites_check_quantity",
    "document.cites_check_stamp",
    "document.cites_check_endorsement",
    "document.cites_check_original",
    "document.cites_check_alterations",
)
_MID_YEAR = (6, 30)


def permits(speaker: Speaker, item: Item, route: Route, day: date) -> Iterator[Finding]:
    """The checks of every permit that the item shows, and what its number already tells against it."""
    for claim in item.claims:
        if claim.scheme is not Scheme.CITES_PERMIT:
            continue
        rules = speaker.law.rows("cites_permit_rules", topic="permit number")
        yield speaker.state(
            FindingCode.CITES_PERMIT_CHECKS, Verdict.DOCUMENTS_REQUIRED, "Article VI", claim.value, subject_of(claim),
            documents=messages(*_CHECKS), basis=weakest(rows := list(rules)),
            reason=None if claim.details.get("year") else "cites.permit_checks_own_form", value=claim.value,
            form=rows[0]["description"],
        )  # fmt: skip
        if claim.details.get("year"):
            yield from _doubts(speaker, claim, route, day)


def _doubts(speaker: Speaker, claim: Claim, route: Route, day: date) -> Iterator[Finding]:
    """Year and State in the number against the day and the route: a flag, not a proof."""
    year, country = int(claim.details["year"]), claim.details["country"]
    ends = {end for end in (route.export, route.import_) if end}
    if country_row(speaker.law, country) is None:
        yield _doubt(speaker, claim, "cites.permit_country_unknown", country)
    elif ends and country not in ends:
        yield _doubt(speaker, claim, "cites.permit_of_another_state", name_of(speaker.law, country))
    if year > day.year:
        yield _doubt(speaker, claim, "cites.permit_of_a_later_year", str(year))
    elif day > date(year + 2, 1, 1):
        yield _doubt(speaker, claim, "cites.permit_outlived", str(year))
    elif day > date(year + 1, *_MID_YEAR):
        yield _doubt(speaker, claim, "cites.permit_outlived_unless_import", str(year))


def _doubt(speaker: Speaker, claim: Claim, reason: str, told: str) -> Finding:
    return speaker.state(
        FindingCode.CITES_PERMIT_DOUBT, Verdict.CANNOT_TELL, "Article VI", claim.value, subject_of(claim),
        documents=messages("document.cites_ask_issuer"), reason=reason, value=claim.value, told={"told": told},
    )  # fmt: skip


def codes(speaker: Speaker, item: Item, claim: Claim, kingdoms: set[str]) -> Iterator[Finding]:
    """Purpose and source letters that do not exist, or that are not for animals or for plants."""
    declared = {"purpose": item.circumstances.purpose, "source": item.circumstances.cites_source}
    for kind, text in declared.items():
        letter = (text or "").strip().upper()
        if not letter or (kind == "purpose" and len(letter) > 1):
            continue
        rows = speaker.law.rows("cites_codes", kind=kind, code=letter)
        if not rows:
            yield speaker.state(
                FindingCode.CITES_CODE_UNKNOWN, Verdict.CANNOT_TELL, "Article VI", letter, subject_of(claim),
                severity=Severity.WARNING, documents=messages("document.cites_check_codes"),
                reason=f"cites.{kind}_code_unknown", code_letter=letter,
            )  # fmt: skip
        elif rows[0]["kingdom"] and kingdoms and rows[0]["kingdom"] not in kingdoms:
            yield speaker.state(
                FindingCode.CITES_CODE_MISMATCH, Verdict.CANNOT_TELL, "Article VI", letter, subject_of(claim),
                documents=messages("document.cites_check_codes"), basis=weakest(rows), code_letter=letter,
                meaning=rows[0]["meaning"], name=claim.value,
            )  # fmt: skip
