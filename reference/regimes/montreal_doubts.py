"""What the Montreal Protocol leaves open: which substance it is, what is inside a machine, codes that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding import Severity
from inspection.finding_codes import FindingCode
from inspection.instruments.matching import Standing
from inspection.verdict import Verdict

from .carriage import expected_un_numbers, says_nothing_of_the_content
from .parties import name_of
from .statements import messages, subject_of
from .substances import measured_claim
from .tariff_lines import groups_of, lines, outdated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inspection.claim import Claim
    from inspection.consignment import Item, Route
    from inspection.finding import Finding

    from .montreal_duties import Holding
    from .statements import Speaker
    from .things import Doubt, Found

ANNEXES = "Annexes A to F"
_HEADING = 4


def open_question(speaker: Speaker, doubt: Doubt) -> Finding:
    """The claim does not settle which substance it is, or what the blend consists of."""
    return speaker.state(
        doubt.code, Verdict.CANNOT_TELL, ANNEXES, doubt.claim.value, subject_of(doubt.claim),
        documents=messages("document.safety_data_sheet", "document.gas_analysis"), value=doubt.claim.value,
        candidates=doubt.candidates,
    )  # fmt: skip


def unnamed_mixture(speaker: Speaker, item: Item) -> list[Finding]:
    """The instrument found shares that no designation has, or could not name all of it: goods or waste is open."""
    claim = measured_claim(item)
    if claim is None or item.measured is None or item.measured.standing is Standing.IDENTIFIED:
        return []
    finding = speaker.state(
        FindingCode.MONTREAL_UNNAMED_MIXTURE, Verdict.CANNOT_TELL, ANNEXES, claim.value, subject_of(claim),
        documents=messages("document.gas_analysis", "document.origin_of_used_substance"),
        composition=claim.details.get("composition", claim.value),
    )  # fmt: skip
    return [finding]


def disagreement(speaker: Speaker, found: Found) -> Finding:
    """Designation, CAS number or name lead to different things."""
    names = ", ".join(dict.fromkeys(f"{thing.name} ({thing.claim.value})" for thing in found.things))
    return speaker.state(
        FindingCode.MONTREAL_CLAIMS_DISAGREE, Verdict.CANNOT_TELL, ANNEXES, found.things[0].name,
        subject_of(found.things[0].claim), severity=Severity.ERROR,
        documents=messages("document.safety_data_sheet", "document.gas_analysis"), names=names,
    )  # fmt: skip


def mismatches(speaker: Speaker, item: Item, found: Found, day: date) -> list[Finding]:
    """UN numbers and HS codes that do not belong to what the item is said to be, on that day."""
    names = ", ".join(thing.name for thing in found.things)
    expected_un = expected_un_numbers(found.things)
    expected_hs = {thing.hs6 for thing in found.things if thing.hs6}
    sources = {thing.claim.key for thing in found.things}
    findings: list[Finding] = []
    for claim in item.claims:
        if claim.key in sources:
            continue
        if claim.scheme is Scheme.UN and expected_un and claim.value not in expected_un:
            if not says_nothing_of_the_content(claim.value):
                findings.append(_mismatch(speaker, FindingCode.MONTREAL_UN_MISMATCH, claim, names, expected_un))
        elif claim.scheme is Scheme.HS and expected_hs:
            findings += _hs_mismatch(speaker, claim, expected_hs, found, day)
    return findings


def _hs_mismatch(speaker: Speaker, claim: Claim, expected: set[str], found: Found, day: date) -> list[Finding]:
    """A line that does not hold the thing; one that held it in an older edition is told apart."""
    rows = lines(speaker.law, claim.value, day)
    own = any(
        claim.value == each or (len(claim.value) == _HEADING and each.startswith(claim.value)) for each in expected
    )
    if rows and rows[0].get("until"):
        fits = bool(_annex_groups(found) & groups_of(rows[0]))
    else:
        fits = own or _has_line_of_its_own(claim, rows, found)
    late = bool(rows) and outdated(rows[0], day)
    if fits and not late:
        return []
    names = ", ".join(thing.name for thing in found.things)
    reason = "montreal.hs_outdated" if fits else None
    return [_mismatch(speaker, FindingCode.MONTREAL_HS_MISMATCH, claim, names, expected, reason=reason)]


def _annex_groups(found: Found) -> set[str]:
    return {
        f"{part.annex_row['annex']}-{part.annex_row['group']}"
        for thing in found.things
        for part in thing.controlled
        if part.annex_row
    }


def _has_line_of_its_own(claim: Claim, rows: Sequence[Mapping[str, str]], found: Found) -> bool:
    """Machines and vessels, and preparations, fire-fighting charges and solvents, have lines of their own."""
    prepared = not claim.value.startswith(("2903", "3827"))
    return any(
        row["kind"] in {"appliance", "product", "vessel"} or (prepared and _annex_groups(found) & groups_of(row))
        for row in rows
    )


def _mismatch(
    speaker: Speaker, code: FindingCode, claim: Claim, names: str, expected: set[str], *, reason: str | None = None
) -> Finding:
    return speaker.state(
        code, Verdict.CANNOT_TELL, ANNEXES, names, subject_of(claim),
        documents=messages("document.safety_data_sheet", "document.gas_analysis"), reason=reason, substance=names,
        value=claim.value, expected=" / ".join(sorted(expected)),
    )  # fmt: skip


def same_country(speaker: Speaker, holding: Holding, route: Route) -> Finding:
    """From and to are the same: there is no trade between States to speak of."""
    return speaker.state(
        FindingCode.MONTREAL_SAME_COUNTRY, Verdict.CANNOT_TELL, "Article 4B", holding.names, holding.subject,
        substance=holding.names, country=name_of(speaker.law, route.import_),
    )  # fmt: skip


def in_product(speaker: Speaker, holding: Holding) -> Finding:
    """Article 1(4): a substance in a manufactured product is no controlled substance."""
    return speaker.state(
        FindingCode.MONTREAL_IN_PRODUCT, Verdict.DOCUMENTS_REQUIRED, "Article 1(4)", holding.names, holding.subject,
        documents=messages("document.rating_plate", "document.national_product_rules"), substance=holding.names,
    )  # fmt: skip


def in_fumigated_unit(speaker: Speaker, holding: Holding) -> Finding:
    """The gas in a unit under fumigation has been used: it is no import, and quarantine use is outside the limit."""
    return speaker.state(
        FindingCode.MONTREAL_FUMIGATED, Verdict.DOCUMENTS_REQUIRED, holding.group["control_article"], holding.names,
        holding.subject, documents=messages("document.fumigation_record", "document.quarantine_use"),
        substance=holding.names,
    )  # fmt: skip


def may_contain(speaker: Speaker, claim: Claim, row: Mapping[str, str]) -> Finding:
    """A machine that may be charged with a controlled substance; which one is on its plate."""
    return speaker.state(
        FindingCode.MONTREAL_PRODUCT_MAY_CONTAIN, Verdict.CANNOT_TELL, "Article 1(4)", f"HS {claim.value}",
        subject_of(claim), severity=Severity.INFO,
        documents=messages("document.rating_plate", "document.national_product_rules"), value=claim.value,
        product=row["description"], candidates=row["designations_covered"],
    )  # fmt: skip


def non_refillable(speaker: Speaker, holding: Holding, route: Route) -> Finding:
    """The Protocol does not bar non-refillable containers; many States do."""
    return speaker.state(
        FindingCode.MONTREAL_NON_REFILLABLE, Verdict.CANNOT_TELL, "Rules on non-refillable containers", holding.names,
        holding.subject, instrument="National law of the importing State",
        documents=messages("document.container_rules"), substance=holding.names,
        country=name_of(speaker.law, route.import_) if route.import_ else "—",
    )  # fmt: skip


def not_listed(speaker: Speaker, searched: Sequence[Claim]) -> Finding:
    """Everything was looked up, and nothing stands in the annexes."""
    values = ", ".join(dict.fromkeys(claim.value for claim in searched))
    return speaker.state(
        FindingCode.MONTREAL_NOT_LISTED, Verdict.NOT_LISTED, ANNEXES, searched[0].value, subject_of(searched[0]),
        values=values, edition=speaker.law.edition.name,
    )  # fmt: skip
