"""Findings and items as CSV for spreadsheets, in which no cell can become a formula."""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection.claim import ClaimSource, Scheme
from inspection.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection.consignment import Item
    from inspection.dossier import Dossier

# What a spreadsheet takes for the beginning of a formula, in its own width and in full width.
_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_FINDING = (
    "inspection", "label", "regime", "code", "verdict", "severity", "scheme", "subject", "instrument", "provision",
    "entry", "edition", "reason", "exceptions", "documents", "basis", "national",
)  # fmt: skip
_ITEM = (
    "inspection",
    "label",
    "item",
    "kind",
    "kg",
    "condition",
    "purpose",
    "measured",
    *(each.value for each in Scheme),
)


class Table(StrEnum):
    """Which table."""

    FINDINGS = "findings"
    ITEMS = "items"


def csv_bytes(dossier: Dossier, table: Table, language: str = "en") -> bytes:
    """The table in UTF-8 with the mark that spreadsheets know it by; a head line, one line a finding or item."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    rows = _findings(dossier, language) if table is Table.FINDINGS else _items(dossier)
    writer.writerow(_FINDING if table is Table.FINDINGS else _ITEM)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows as text: an apostrophe before what could be a formula."""
    start = cell.lstrip(" \u00a0")[:1]
    return f"'{cell}" if start in _FORMULA and start else cell


def _findings(dossier: Dossier, language: str) -> Iterator[list[str]]:
    for each in dossier.assessment.findings if dossier.assessment else ():
        place = each.citation
        yield [
            dossier.inspection, dossier.opening.label, each.regime.value, each.code.value, each.verdict.value,
            each.severity.value, each.subject.scheme.value, each.subject.value, place.instrument, place.provision,
            place.entry, place.edition, say(each.reason, language),
            "; ".join(say(exception, language) for exception in each.exceptions),
            "; ".join(say(document, language) for document in each.documents), each.basis.value,
            "yes" if each.national else "no",
        ]  # fmt: skip


def _items(dossier: Dossier) -> Iterator[list[str]]:
    for number, item in enumerate(dossier.assessment.items if dossier.assessment else (), start=1):
        circumstances = item.circumstances
        yield [
            dossier.inspection, dossier.opening.label, str(number), _kind_of(item),
            "" if item.kg is None else format(item.kg, "f"),
            circumstances.condition.value if circumstances.condition else "", circumstances.purpose or "",
            item.measured.designation if item.measured else "",
            *(_joined(claim.value for claim in item.claims if claim.scheme is scheme) for scheme in Scheme),
        ]  # fmt: skip


def _kind_of(item: Item) -> str:
    sources = {claim.source for claim in item.claims} - {ClaimSource.MEASURED}
    if sources == {ClaimSource.DECLARED}:
        return "declared"
    return "stated" if sources == {ClaimSource.TYPED} else "seen" if sources else "measured"


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))
