"""Verdicts, regimes, severities and conditions in words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "verdict.prohibited": sentence("Prohibited"),
        "verdict.permit_required": sentence("Permit required"),
        "verdict.cannot_tell": sentence("Cannot tell"),
        "verdict.documents_required": sentence("Documents required"),
        "verdict.not_listed": sentence("Not listed"),
        "verdict.open_questions": sentence("Questions that stay open: {count}"),
        "regime.montreal": sentence("Montreal Protocol"),
        "regime.basel": sentence("Basel Convention"),
        "regime.rotterdam": sentence("Rotterdam Convention"),
        "regime.stockholm": sentence("Stockholm Convention"),
        "regime.minamata": sentence("Minamata Convention"),
        "regime.cites": sentence("CITES"),
        "regime.cartagena": sentence("Cartagena Protocol"),
        "regime.cwc": sentence("Chemical Weapons Convention"),
        "regime.dangerous_goods": sentence("Dangerous goods"),
        "regime.identity": sentence("Identity of the goods"),
        "scheme.un": sentence("UN number"),
        "scheme.hin": sentence("Hazard identification number"),
        "scheme.class": sentence("Hazard class"),
        "scheme.container": sentence("Container number"),
        "scheme.refrigerant": sentence("Refrigerant"),
        "scheme.cas": sentence("CAS number"),
        "scheme.ghs": sentence("GHS pictogram"),
        "scheme.h_code": sentence("Hazard statement"),
        "scheme.basel": sentence("Basel code"),
        "scheme.hs": sentence("HS code"),
        "scheme.species": sentence("Species"),
        "scheme.cites_permit": sentence("CITES permit"),
        "scheme.lmo": sentence("LMO identifier"),
        "scheme.gtin": sentence("GTIN"),
        "scheme.sscc": sentence("SSCC"),
        "scheme.packaging_mark": sentence("UN packaging mark"),
        "scheme.name": sentence("Name"),
        "confirmation.check_digit": sentence("check digit read"),
        "confirmation.repeated": sentence("read again over time"),
        "confirmation.two_looks": sentence("two looks agree"),
        "confirmation.reference": sentence("agrees with another identifier"),
        "confirmation.officer": sentence("given by the officer"),
        "confirmation.none": sentence("not confirmed"),
        "basis.unread": sentence("not re-read against the official text"),
        "basis.translation": sentence("translation; the official text decides"),
        "edition.local": sentence("local, unsigned edition"),
        "edition.signed": sentence("signed edition"),
        "national_law": sentence(
            "The conventions bind States; national law decides and may go further. Ask the competent authority."
        ),
        "not_listed_is_not_allowed": sentence("Not listed means: looked up and not found. It does not mean allowed."),
    }
)
