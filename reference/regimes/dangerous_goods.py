"""Transport of dangerous goods: UN numbers, orange plates and labels, and whether they fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding import Basis, Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from ..normalise import split
from .carriage import expected_un_numbers, says_nothing_of_the_content
from .statements import Speaker, messages, subject_of
from .substances import identify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law

    Row = Mapping[str, str]

INSTRUMENT = "UN Model Regulations on the Transport of Dangerous Goods"
LIST = "Dangerous Goods List, chapter 3.2"
PLATES = "ADR 5.3.2.3"
LABELS = "Labels, chapter 5.2"
FUMIGATED_UNIT = "3359"
_US_ONLY = "us_only"  # stands in 49 CFR and in no edition of the Model Regulations
_PAPERS = ("document.dangerous_goods_declaration", "document.marks_and_labels", "document.packing_certificate")
# The content decides the label of aerosols, cartridges, articles and packed machines.
_CLASS_FROM_CONTENT = frozenset(
    {
        "1950", "2037", "3363", "3537", "3538", "3539", "3540", "3541", "3542", "3543", "3544", "3545",
        "3546", "3547", "3548",
    }
)  # fmt: skip


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Model Regulations say of the numbers and labels of the item; route and date do not matter."""
    del consignment, on
    speaker = Speaker(law, Regime.DANGEROUS_GOODS, INSTRUMENT)
    numbers = [claim for claim in item.claims if claim.scheme is Scheme.UN]
    plates = [claim for claim in item.claims if claim.scheme is Scheme.HIN]
    labels = [claim for claim in item.claims if claim.scheme is Scheme.CLASS]
    rows: list[Row] = []
    findings: list[Finding] = []
    for claim in {claim.value: claim for claim in reversed(numbers)}.values():
        listed = law.rows("dangerous_goods_un_numbers", un_number=claim.value)
        findings += [_listed(speaker, claim, row) for row in listed] or [_not_in_list(speaker, claim)]
        rows += listed
    findings += [_plate(speaker, claim, rows, known=bool(numbers)) for claim in plates if not _plate_fits(claim, rows)]
    findings += [_label(speaker, claim, rows, known=bool(numbers)) for claim in labels if not _label_fits(claim, rows)]
    findings += _substance(speaker, item, numbers)
    return tuple(findings)


def _basis(row: Row) -> Basis:
    return Basis(row["basis"])


def _listed(speaker: Speaker, claim: Claim, row: Row) -> Finding:
    number = row["un_number"]
    if row["status"] == _US_ONLY:
        return speaker.state(
            FindingCode.GOODS_UN_UNKNOWN, Verdict.CANNOT_TELL, LIST, f"UN {number}", subject_of(claim),
            documents=messages("document.dangerous_goods_declaration", "document.safety_data_sheet"),
            basis=_basis(row), reason="dangerous_goods.un_us_only", number=number, name=row["proper_shipping_name"],
        )  # fmt: skip
    fumigated = number == FUMIGATED_UNIT
    hazards = ", ".join((row["class_division"], *split(row["subsidiary_hazards"])))
    return speaker.state(
        FindingCode.GOODS_FUMIGATED if fumigated else FindingCode.GOODS_DECLARATION,
        Verdict.DOCUMENTS_REQUIRED,
        "Fumigated cargo transport units, chapter 5.5.2" if fumigated else LIST,
        f"UN {number}", subject_of(claim), severity=Severity.WARNING if fumigated else Severity.INFO,
        documents=messages(*(("document.fumigation_record",) if fumigated else _PAPERS)), basis=_basis(row),
        number=number, name=row["proper_shipping_name"], hazards=hazards,
        packing_groups=", ".join(split(row["packing_groups"])) or "—",
    )  # fmt: skip


def _not_in_list(speaker: Speaker, claim: Claim) -> Finding:
    withdrawn = speaker.law.rows("dangerous_goods_un_withdrawn", un_number=claim.value)
    if withdrawn:
        row = withdrawn[0]
        return speaker.state(
            FindingCode.GOODS_UN_WITHDRAWN, Verdict.CANNOT_TELL, LIST, f"UN {claim.value}", subject_of(claim),
            documents=messages("document.dangerous_goods_declaration", "document.safety_data_sheet"),
            basis=_basis(row), number=claim.value, name=row["proper_shipping_name"],
            replaced_by=row["replaced_by"] or "—",
        )  # fmt: skip
    return speaker.state(
        FindingCode.GOODS_UN_UNKNOWN, Verdict.CANNOT_TELL, LIST, f"UN {claim.value}", subject_of(claim),
        documents=messages("document.dangerous_goods_declaration", "document.safety_data_sheet"), number=claim.value,
        edition=speaker.law.edition.name,
    )  # fmt: skip


def _plate_fits(claim: Claim, rows: Sequence[Row]) -> bool:
    """Whether a number on the item has this plate; emergency action codes are no hazard numbers."""
    if claim.details.get("kind") == "emergency_action":
        return True
    return any(claim.value in split(row["hazard_identification_number"]) for row in rows)


def _plate(speaker: Speaker, claim: Claim, rows: Sequence[Row], *, known: bool) -> Finding:
    meaning = speaker.law.rows("dangerous_goods_hazard_identification_numbers", code=claim.value)
    if rows:
        expected = sorted({code for row in rows for code in split(row["hazard_identification_number"])})
        return speaker.state(
            FindingCode.GOODS_HIN_MISMATCH, Verdict.CANNOT_TELL, PLATES, f"{claim.value} / UN {rows[0]['un_number']}",
            subject_of(claim), severity=Severity.ERROR, documents=messages("document.dangerous_goods_declaration"),
            reason="dangerous_goods.hin_mismatch" if expected else "dangerous_goods.hin_not_assigned",
            value=claim.value, number=", ".join(row["un_number"] for row in rows), expected=" / ".join(expected),
        )  # fmt: skip
    if not meaning:
        return speaker.state(
            FindingCode.GOODS_HIN_UNKNOWN, Verdict.CANNOT_TELL, PLATES, claim.value, subject_of(claim),
            documents=messages("document.dangerous_goods_declaration"), value=claim.value,
        )  # fmt: skip
    # Beside a number that is not in the list the plate is all that speaks of the hazard.
    return speaker.state(
        FindingCode.GOODS_HIN_ONLY, Verdict.CANNOT_TELL if known else Verdict.DOCUMENTS_REQUIRED, PLATES, claim.value,
        subject_of(claim), documents=messages("document.which_un_number", *_PAPERS), basis=_basis(meaning[0]),
        value=claim.value, meaning=meaning[0]["meaning"],
    )  # fmt: skip


def _label_fits(claim: Claim, rows: Sequence[Row]) -> bool:
    shown = claim.value.rstrip("ABCE") if claim.value[:1] in {"7", "9"} else claim.value
    for row in rows:
        if row["un_number"] in _CLASS_FROM_CONTENT or not row["class_division"]:
            return True
        for hazard in (row["class_division"], *split(row["subsidiary_hazards"])):
            if hazard == shown or hazard.rstrip("ABCDEFGHJKLNS") == shown or hazard.split(".")[0] == shown:
                return True
    return False


def _label(speaker: Speaker, claim: Claim, rows: Sequence[Row], *, known: bool) -> Finding:
    if rows:
        expected = sorted({each for row in rows for each in (row["class_division"], *split(row["subsidiary_hazards"]))})
        return speaker.state(
            FindingCode.GOODS_CLASS_MISMATCH, Verdict.CANNOT_TELL, LABELS, f"{claim.value} / UN {rows[0]['un_number']}",
            subject_of(claim), severity=Severity.ERROR, documents=messages("document.dangerous_goods_declaration"),
            value=claim.value, number=", ".join(row["un_number"] for row in rows), expected=" / ".join(expected),
        )  # fmt: skip
    meaning = speaker.law.rows("dangerous_goods_hazard_classes", code=claim.value)
    return speaker.state(
        FindingCode.GOODS_CLASS_ONLY, Verdict.CANNOT_TELL if known else Verdict.DOCUMENTS_REQUIRED, LABELS,
        f"class {claim.value}", subject_of(claim), documents=messages("document.which_un_number", *_PAPERS),
        value=claim.value, meaning=meaning[0]["name"] if meaning else "—",
    )  # fmt: skip


def _substance(speaker: Speaker, item: Item, numbers: Sequence[Claim]) -> list[Finding]:
    """A substance under a number that is not its own."""
    found = identify(item, speaker.law)
    named = [thing for thing in found.things if thing.claim.scheme is not Scheme.UN]
    expected = expected_un_numbers(named)
    if not expected:
        return []
    names = ", ".join(thing.name for thing in named)
    return [
        speaker.state(
            FindingCode.GOODS_UN_MISMATCH, Verdict.CANNOT_TELL, LIST, f"UN {claim.value}", subject_of(claim),
            severity=Severity.ERROR,
            documents=messages("document.dangerous_goods_declaration", "document.safety_data_sheet"),
            number=claim.value, substance=names, expected=" / ".join(sorted(expected)),
        )
        for claim in numbers
        if claim.value not in expected and not says_nothing_of_the_content(claim.value)
    ]  # fmt: skip
