"""Transport of dangerous goods: UN numbers, orange plates and labels, and whether they fit each other."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding import Basis, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from ..normalise import split
from .carriage import CLASS_FROM_CONTENT, expected_un_numbers, says_nothing_of_the_content
from .goods_names import LIST, of_names
from .goods_papers import BATTERIES, DRY_ICE, FUMIGATED_UNIT, papers
from .packagings import of_packagings
from .statements import Speaker, messages, subject_of
from .substances import identify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law
    from .things import Thing

    Row = Mapping[str, str]

INSTRUMENT = "UN Model Regulations on the Transport of Dangerous Goods"
PLATES = "ADR 5.3.2.3"
LABELS = "Labels, chapter 5.2"
_US_ONLY = "us_only"  # stands in 49 CFR and in no edition of the Model Regulations
_PAPERS = ("document.dangerous_goods_declaration", "document.marks_and_labels", "document.packing_certificate")
_NO_GROUP = "—"


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Model Regulations say of the numbers, names, labels and packagings; the route does not matter."""
    del consignment
    speaker = Speaker(law, Regime.DANGEROUS_GOODS, INSTRUMENT)
    numbers = [claim for claim in item.claims if claim.scheme is Scheme.UN]
    plates = [claim for claim in item.claims if claim.scheme is Scheme.HIN]
    labels = [claim for claim in item.claims if claim.scheme is Scheme.CLASS]
    rows: list[Row] = []
    findings: list[Finding] = []
    for claim in {claim.value: claim for claim in reversed(numbers)}.values():
        listed = law.rows("dangerous_goods_un_numbers", un_number=claim.value)
        for row in listed:
            findings += [_listed(speaker, claim, row, item), *_limits(speaker, claim, row)]
        findings += [] if listed else [_not_in_list(speaker, claim)]
        rows += listed
    findings += _packing_group(speaker, item, rows)
    findings += [_plate(speaker, claim, rows, known=bool(numbers)) for claim in plates if not _plate_fits(claim, rows)]
    named = [thing for thing in identify(item, law).things if thing.claim.scheme is not Scheme.UN]
    expected = expected_un_numbers(named)
    # Without a number the label is held against the numbers under which the named substance travels.
    against = rows or [row for un in sorted(expected) for row in law.rows("dangerous_goods_un_numbers", un_number=un)]
    for claim in labels:
        if not _label_fits(claim, against):
            findings.append(_label(speaker, claim, against, known=bool(numbers)))
        elif not rows and not numbers:
            findings.append(_label(speaker, claim, (), known=False))
    findings += _substance(speaker, named, expected, numbers)
    findings += of_names(speaker, item, rows)
    findings += of_packagings(speaker, item, rows, on)
    return tuple(findings)


def _basis(row: Row) -> Basis:
    return Basis(row["basis"])


def _listed(speaker: Speaker, claim: Claim, row: Row, item: Item) -> Finding:
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
        documents=messages(*papers(row, item.circumstances)), basis=_basis(row),
        reason=_REASONS.get(number), number=number, name=row["proper_shipping_name"], hazards=hazards,
        packing_groups=", ".join(split(row["packing_groups"])) or _NO_GROUP,
    )  # fmt: skip


_REASONS: Mapping[str, str] = MappingProxyType(
    {DRY_ICE: "dangerous_goods.dry_ice"} | dict.fromkeys(BATTERIES, "dangerous_goods.batteries")
)


def _limits(speaker: Speaker, claim: Claim, row: Row) -> list[Finding]:
    """Goods that one mode bars, or that are dangerous goods in some modes only."""
    return [
        speaker.state(
            FindingCode.GOODS_CARRIAGE_PROHIBITED if limit["kind"] == "prohibited" else FindingCode.GOODS_MODE,
            Verdict.PROHIBITED if limit["kind"] == "prohibited" else Verdict.DOCUMENTS_REQUIRED,
            limit["provision"], f"UN {row['un_number']}", subject_of(claim), basis=Basis(limit["basis"]),
            exceptions=messages("dangerous_goods.exception.other_mode") if limit["kind"] == "prohibited" else (),
            documents=messages("document.dangerous_goods_declaration"), instrument=limit["instrument"],
            number=row["un_number"], name=row["proper_shipping_name"], mode=limit["mode"], rules=limit["instrument"],
        )
        for limit in speaker.law.rows("dangerous_goods_transport_limits", un_number=row["un_number"])
    ]  # fmt: skip


def _packing_group(speaker: Speaker, item: Item, rows: Sequence[Row]) -> list[Finding]:
    """A declared packing group that none of the entries has."""
    group = item.circumstances.packing_group
    groups = sorted({each for row in rows for each in split(row["packing_groups"])}, key=len)
    if not group or not rows or group in groups:
        return []
    numbers = ", ".join(row["un_number"] for row in rows)
    return [
        speaker.state(
            FindingCode.GOODS_PACKING_GROUP, Verdict.CANNOT_TELL, LIST, f"UN {rows[0]['un_number']}",
            Subject(Scheme.UN, rows[0]["un_number"]), severity=Severity.ERROR, basis=_basis(rows[0]),
            documents=messages("document.dangerous_goods_declaration", "document.safety_data_sheet"),
            reason=None if groups else "dangerous_goods.no_packing_group", group=group, number=numbers,
            expected=" / ".join(groups),
        )
    ]  # fmt: skip


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
    """Whether the label is that of one of the hazards; of class 1 the compatibility group has to fit as well."""
    shown = claim.value.rstrip("ABCE") if claim.value[:1] in {"7", "9"} else claim.value
    letter = claim.details.get("compatibility_group", "")
    for row in rows:
        if row["un_number"] in CLASS_FROM_CONTENT or not row["class_division"]:
            return True
        for hazard in (row["class_division"], *split(row["subsidiary_hazards"])):
            division = hazard.rstrip("ABCDEFGHJKLNS")
            own = hazard[len(division) :]
            if (shown in {hazard, division, hazard.split(".")[0]}) and (not letter or not own or own == letter):
                return True
    return False


def _label(speaker: Speaker, claim: Claim, rows: Sequence[Row], *, known: bool) -> Finding:
    if rows:
        expected = sorted({each for row in rows for each in (row["class_division"], *split(row["subsidiary_hazards"]))})
        return speaker.state(
            FindingCode.GOODS_CLASS_MISMATCH, Verdict.CANNOT_TELL, LABELS, f"{claim.value} / UN {rows[0]['un_number']}",
            subject_of(claim), severity=Severity.ERROR, documents=messages("document.dangerous_goods_declaration"),
            value=claim.value + claim.details.get("compatibility_group", ""),
            number=", ".join(row["un_number"] for row in rows), expected=" / ".join(expected),
        )  # fmt: skip
    meaning = speaker.law.rows("dangerous_goods_hazard_classes", code=claim.value)
    return speaker.state(
        FindingCode.GOODS_CLASS_ONLY, Verdict.CANNOT_TELL if known else Verdict.DOCUMENTS_REQUIRED, LABELS,
        f"class {claim.value}", subject_of(claim), documents=messages("document.which_un_number", *_PAPERS),
        value=claim.value, meaning=meaning[0]["name"] if meaning else "—",
    )  # fmt: skip


def _substance(speaker: Speaker, named: Sequence[Thing], expected: set[str], numbers: Sequence[Claim]) -> list[Finding]:
    """A substance under a number that is not its own."""
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
