"""The rules, one module a convention: claims, route and date in, findings with citations out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    basel,
    cartagena,
    cites,
    cwc,
    dangerous_goods,
    identity,
    minamata,
    montreal,
    rotterdam,
    segregation,
    stockholm,
)
from .dates import date_findings, settle_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law

_CONVENTIONS = (
    montreal.assess,
    basel.assess,
    rotterdam.assess,
    stockholm.assess,
    cwc.assess,
    minamata.assess,
    cartagena.assess,
    cites.assess,
)
_UNDATED = (dangerous_goods.assess, identity.assess)


def assess_all(items: Sequence[Item], consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Ask every convention about every item, and what they are together; most serious first, each finding once.

    Raises TableMissing when the edition lacks a table that a rule needs.
    """
    dated = [finding for item in items for assess in _CONVENTIONS for finding in assess(item, consignment, on, law)]
    settled = settle_dates(dated, on, law.edition)
    others = [finding for item in items for assess in _UNDATED for finding in assess(item, consignment, on, law)]
    others += segregation.assess_together(items, consignment, on, law)
    findings = dict.fromkeys([*settled, *date_findings(settled, on, law.edition), *others])
    return tuple(sorted(findings, key=lambda finding: -finding.verdict.seriousness))
