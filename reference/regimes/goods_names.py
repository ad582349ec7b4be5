"""Proper shipping names: under which UN number goods so called travel, and whether it is the one stated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.claim import ClaimSource, Scheme
from inspection.finding import Basis, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from ..normalise import spelt, split
from .carriage import says_nothing_of_the_content
from .statements import messages, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import Item
    from inspection.finding import Finding

    from ..law import Law
    from .statements import Speaker

    Row = Mapping[str, str]

LIST = "Dangerous Goods List, chapter 3.2"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
# 5.4.1.4.3: words that stand before or behind a proper shipping name and are none of it.
_ADDED = re.compile(
    r"^(?:WASTE|HOT|EMPTY|RESIDUE(?:,? LAST CONTAINED)?:?)[\s,]+|"
    r"[\s,]+(?:LIMITED QUANTITY|LTD QTY|MARINE POLLUTANT|SALVAGE PACKAGING|MOLTEN|TEMPERATURE CONTROLLED)$",
    re.IGNORECASE,
)
# What a label says it contains is a component; what a person states is the goods.
_STATED = frozenset({ClaimSource.TYPED, ClaimSource.DECLARED})


def numbers_of(law: Law, name: str) -> tuple[Row | None, tuple[str, ...]]:
    """The row of the very name, and the UN numbers that bear it; technical names and added words do not count."""
    without = _IN_BRACKETS.sub(" ", name).strip()
    for spelling in dict.fromkeys((name, without, _ADDED.sub("", without), _ADDED.sub("", name))):
        rows = law.rows("dangerous_goods_un_names", key=spelt(spelling)) if spelling else ()
        if rows:
            return rows[0], tuple(split(rows[0]["un_numbers"]))
    return None, ()


def of_names(speaker: Speaker, item: Item, listed: Sequence[Row]) -> list[Finding]:
    """A name under the wrong number, or, where no number is stated, the numbers that the name leads to."""
    listed = [row for row in listed if not says_nothing_of_the_content(row["un_number"])]
    stated = {row["un_number"] for row in listed}
    has_number = any(claim.scheme is Scheme.UN for claim in item.claims)
    names = {claim.value: claim for claim in item.claims if claim.scheme is Scheme.NAME}
    found: list[Finding] = []
    for claim in names.values():
        row, numbers = numbers_of(speaker.law, claim.value)
        if row is None or stated & set(numbers):
            continue
        if stated and claim.source in _STATED:
            found.append(_mismatch(speaker, claim, row, listed))
        elif not has_number:
            found.append(_name_only(speaker, claim, row, numbers))
    return found


def _mismatch(speaker: Speaker, claim: Claim, row: Row, listed: Sequence[Row]) -> Finding:
    return speaker.state(
        FindingCode.GOODS_NAME_MISMATCH, Verdict.CANNOT_TELL, LIST, f"UN {listed[0]['un_number']}", subject_of(claim),
        severity=Severity.ERROR, basis=Basis(row["basis"]),
        documents=messages("document.dangerous_goods_declaration", "document.safety_data_sheet"), value=claim.value,
        own=" / ".join(split(row["un_numbers"])), number=", ".join(each["un_number"] for each in listed),
        name=listed[0]["proper_shipping_name"],
    )  # fmt: skip


def _name_only(speaker: Speaker, claim: Claim, row: Row, numbers: Sequence[str]) -> Finding:
    """One number: what it asks for; several: which one is it?"""
    single = len(numbers) == 1
    listed = speaker.law.rows("dangerous_goods_un_numbers", un_number=numbers[0]) if single else ()
    hazards = ", ".join((listed[0]["class_division"], *split(listed[0]["subsidiary_hazards"]))) if listed else "—"
    return speaker.state(
        FindingCode.GOODS_NAME_ONLY, Verdict.DOCUMENTS_REQUIRED if single else Verdict.CANNOT_TELL, LIST,
        " / ".join(f"UN {number}" for number in numbers), subject_of(claim), severity=Severity.INFO,
        documents=messages("document.which_un_number", "document.dangerous_goods_declaration"),
        basis=Basis(row["basis"]), reason=None if single else "dangerous_goods.name_of_several", value=claim.value,
        numbers=", ".join(numbers), hazards=hazards,
    )  # fmt: skip
