"""What goes with dangerous goods beside the declaration, by their number, class, provisions and declared state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.consignment import Condition

from ..normalise import split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.consignment import Circumstances

    Row = Mapping[str, str]

FUMIGATED_UNIT, DRY_ICE = "3359", "1845"
BATTERIES = frozenset({"3090", "3091", "3480", "3481", "3536", "3551", "3552", "3556", "3557", "3558"})
"""Lithium and sodium ion batteries and what runs on them; special provisions 376 and 377 on damaged and waste ones."""

_GENERAL = ("document.dangerous_goods_declaration", "document.marks_and_labels", "document.packing_certificate")
_TECHNICAL_NAME = "274"
_GAS, _EXPLOSIVE, _INFECTIOUS, _RADIOACTIVE = "2", "1", "6.2", "7"


def papers(row: Row, declared: Circumstances) -> tuple[str, ...]:
    """The codes of what to ask for with goods of this entry."""
    number, division = row["un_number"], row["class_division"]
    provisions = set(split(row["special_provisions"]))
    old = declared.condition in {Condition.USED, Condition.WASTE}
    asked = {
        "document.fumigation_record": number == FUMIGATED_UNIT,
        "document.dry_ice_marks": number == DRY_ICE,
        "document.technical_name": _TECHNICAL_NAME in provisions,
        "document.marine_pollutant_mark": row["marine_pollutant"] == "Y",
        "document.battery_test_summary": number in BATTERIES,
        "document.battery_condition": number in BATTERIES and old,
        "document.waste_in_name": declared.condition is Condition.WASTE,
        "document.cylinder_approval": division.startswith(_GAS) and number != DRY_ICE,
        "document.explosives_classification": division.startswith(_EXPLOSIVE),
        "document.radioactive_papers": division.startswith(_RADIOACTIVE),
        "document.infectious_packing": division == _INFECTIOUS,
    }
    general = () if number == FUMIGATED_UNIT else _GENERAL
    return (*general, *(code for code, wanted in asked.items() if wanted))
