"""UN packaging marks against what is packed: packing group, mass, and how long the packaging may be used."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding import Basis, Severity
from inspection.finding_codes import FindingCode
from inspection.quantities import plain_number
from inspection.verdict import Verdict

from ..normalise import split
from .dates import settle_dates
from .statements import messages, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Item
    from inspection.finding import Finding

    from .statements import Speaker

    Row = Mapping[str, str]

MARKS = "Packaging marks, chapters 6.1, 6.5 and 6.6"
_USE_OF_PLASTICS_YEARS = 5  # 4.1.1.15
_INSPECTION_MONTHS = 30  # 6.5.4.4.1: every two and a half years, and in full every five
_MONTHS_A_YEAR = 12
_CENTURY = 2000
_PLASTICS = ("1H", "3H")
_RIGID_IBC = ("11", "21", "31")
_INSPECTED_MATERIALS = "ABNH"  # metal, rigid plastics and composite IBC
_INFECTIOUS_CATEGORY_A = frozenset({"2814", "2900"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What a complete mark says; months are counted from year 0, so that two of them can be subtracted."""

    claim: Claim
    code: str
    level: str
    groups: frozenset[str]
    gross_kg: str
    year: int
    month: int | None

    @property
    def first_month(self) -> int:
        """The earliest month in which it was made, as far as the mark tells."""
        return self.year * _MONTHS_A_YEAR + (self.month or 1) - 1

    @property
    def last_month(self) -> int:
        """The latest month in which it was made."""
        return self.year * _MONTHS_A_YEAR + (self.month or _MONTHS_A_YEAR) - 1


def of_packagings(speaker: Speaker, item: Item, rows: Sequence[Row], on: AskedDate) -> list[Finding]:
    """What follows from each complete mark on the item; incomplete ones are the business of identity."""
    found: list[Finding] = []
    for claim in item.claims:
        if claim.scheme is Scheme.PACKAGING_MARK and "year" in claim.details:
            mark = _mark(claim)
            found += [_meaning(speaker, mark), *_strength(speaker, mark, item, rows), *_mass(speaker, mark, item.kg)]
            found += settle_dates(_age(speaker, mark, on.day), on, speaker.law.edition)
    return found


def _mark(claim: Claim) -> Mark:
    given = claim.details
    groups = frozenset(given.get("packing_groups", "").replace(" ", "").split(",")) - {""}
    month = int(given["month"]) if given.get("month") else None
    return Mark(
        claim, given["code"], given.get("level", ""), groups, given.get("gross_kg", ""),
        _CENTURY + int(given["year"]), month,
    )  # fmt: skip


def _meaning(speaker: Speaker, mark: Mark) -> Finding:
    rows = speaker.law.rows("dangerous_goods_packaging_marks", code=mark.code)
    if not rows:
        return speaker.state(
            FindingCode.GOODS_MARK_UNKNOWN, Verdict.CANNOT_TELL, MARKS, mark.code, subject_of(mark.claim),
            documents=messages("document.packaging_approval"), value=mark.code,
        )  # fmt: skip
    kind = ", ".join(each for each in (rows[0]["type"], rows[0]["material"], rows[0]["category"]) if each)
    return speaker.state(
        FindingCode.GOODS_MARK, Verdict.DOCUMENTS_REQUIRED, MARKS, mark.code, subject_of(mark.claim),
        basis=Basis(rows[0]["basis"]), documents=messages("document.packaging_approval"), value=mark.code, kind=kind,
        groups=", ".join(sorted(mark.groups, key=len)) or "—", year=mark.year,
    )  # fmt: skip


def _strength(speaker: Speaker, mark: Mark, item: Item, rows: Sequence[Row]) -> list[Finding]:
    """4.1.1.3: X for all packing groups, Y for II and III, Z for III; category A infectious goods want class 6.2."""
    found: list[Finding] = []
    for row in rows:
        if row["un_number"] in _INFECTIOUS_CATEGORY_A and mark.claim.details.get("form") != "infectious":
            found.append(_too_weak(speaker, mark, row, "—", "dangerous_goods.mark_not_infectious"))
            continue
        possible = [item.circumstances.packing_group or "", *split(row["packing_groups"])]
        wanted = {possible[0]} if possible[0] in possible[1:] else set(possible[1:])
        if not wanted or not mark.level or wanted <= mark.groups:
            continue
        shown = ", ".join(sorted(wanted - mark.groups, key=len))
        if wanted & mark.groups:
            found.append(
                speaker.state(
                    FindingCode.GOODS_MARK_LIMITS, Verdict.DOCUMENTS_REQUIRED, "Packing instructions, 4.1.1.3",
                    f"{mark.code} / UN {row['un_number']}", subject_of(mark.claim), severity=Severity.WARNING,
                    documents=messages("document.which_packing_group"), level=mark.level, number=row["un_number"],
                    groups=shown,
                )
            )  # fmt: skip
        else:
            found.append(_too_weak(speaker, mark, row, shown, None))
    return found


def _too_weak(speaker: Speaker, mark: Mark, row: Row, groups: str, reason: str | None) -> Finding:
    return speaker.state(
        FindingCode.GOODS_MARK_TOO_WEAK, Verdict.CANNOT_TELL, "Packing instructions, 4.1.1.3",
        f"{mark.code} / UN {row['un_number']}", subject_of(mark.claim), severity=Severity.ERROR,
        documents=messages("document.packaging_approval", "document.dangerous_goods_declaration"), reason=reason,
        value=mark.claim.value, level=mark.level, number=row["un_number"], groups=groups,
    )  # fmt: skip


def _mass(speaker: Speaker, mark: Mark, kg: Decimal | None) -> list[Finding]:
    """The mark limits the mass of one package: a heavier lot needs several."""
    if kg is None or not mark.gross_kg or kg <= float(mark.gross_kg):
        return []
    return [
        speaker.state(
            FindingCode.GOODS_MARK_MASS, Verdict.DOCUMENTS_REQUIRED, MARKS, mark.code, subject_of(mark.claim),
            severity=Severity.WARNING, documents=messages("document.packing_list"), limit=mark.gross_kg,
            kg=plain_number(kg), packages=ceil(float(kg) / float(mark.gross_kg)),
        )
    ]  # fmt: skip


def _age(speaker: Speaker, mark: Mark, day: date) -> list[Finding]:
    """Plastics are used for five years; rigid intermediate bulk containers are inspected every two and a half."""
    now = day.year * _MONTHS_A_YEAR + day.month - 1
    made = f"{mark.year}-{mark.month:02d}" if mark.month else str(mark.year)
    if mark.first_month > now:
        return [
            speaker.state(
                FindingCode.GOODS_MARK_FUTURE, Verdict.CANNOT_TELL, MARKS, mark.code, subject_of(mark.claim),
                severity=Severity.ERROR, documents=messages("document.read_identifier_again"), value=mark.claim.value,
                made=made, date=day,
            )
        ]  # fmt: skip
    found: list[Finding] = []
    months = _USE_OF_PLASTICS_YEARS * _MONTHS_A_YEAR
    if _is_plastics(mark.code) and now - mark.first_month >= months:
        over = now - mark.last_month > months
        found.append(
            speaker.state(
                FindingCode.GOODS_MARK_EXPIRED if over else FindingCode.GOODS_MARK_EXPIRING,
                Verdict.PERMIT_REQUIRED if over else Verdict.DOCUMENTS_REQUIRED,
                "Period of use of plastics, 4.1.1.15", mark.code, subject_of(mark.claim), severity=Severity.WARNING,
                made=made, value=mark.code,
                documents=messages("document.packaging_longer_use" if over else "document.packaging_month"),
            )
        )  # fmt: skip
    if _is_inspected(mark.code) and now - mark.last_month > _INSPECTION_MONTHS:
        found.append(
            speaker.state(
                FindingCode.GOODS_IBC_INSPECTION, Verdict.DOCUMENTS_REQUIRED, "Inspection of IBC, 6.5.4.4", mark.code,
                subject_of(mark.claim), severity=Severity.WARNING, documents=messages("document.ibc_inspection"),
                made=made, value=mark.code,
            )
        )  # fmt: skip
    return found


def _is_plastics(code: str) -> bool:
    """Drums and jerricans of plastics, rigid plastics IBC, composite IBC with an inner receptacle of plastics."""
    if code.startswith(_RIGID_IBC):
        return code[2:3] == "H"
    return code.startswith(_PLASTICS)


def _is_inspected(code: str) -> bool:
    return code.startswith(_RIGID_IBC) and code[2:3] in _INSPECTED_MATERIALS
