"""What the rules on the transport of dangerous goods say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "dangerous_goods.declaration": sentence(
            "UN {number} is {name}; class and subsidiary hazards: {hazards}; packing groups: {packing_groups}. It"
            " travels with a dangerous goods declaration and with marks and labels."
        ),
        "dangerous_goods.fumigated_unit": sentence(
            "UN {number}: the unit is or was under fumigation ({name}). It stays shut until it is ventilated and "
            "measured; papers name the fumigant, the time and the amount."
        ),
        "dangerous_goods.un_unknown": sentence(
            "UN {number} stands in no list of edition {edition}: never assigned, newer, or misread."
        ),
        "dangerous_goods.un_us_only": sentence(
            "UN {number} ({name}) stands in the list of the United States only, not in the Model Regulations."
        ),
        "dangerous_goods.un_withdrawn": sentence(
            "UN {number} ({name}) was withdrawn; in its place: UN {replaced_by}. Papers that use it are out of date."
        ),
        "dangerous_goods.hin_mismatch": sentence(
            "The plate shows {value}, but UN {number} has {expected}. One of the two figures is wrong."
        ),
        "dangerous_goods.hin_not_assigned": sentence(
            "The plate shows {value}, but UN {number} has no hazard identification number: it does not travel in "
            "tanks or bulk under that number."
        ),
        "dangerous_goods.hin_unknown": sentence("{value} is no hazard identification number in use."),
        "dangerous_goods.hin_only": sentence(
            "The plate shows {value} ({meaning}) without a UN number that is known. Which UN number?"
        ),
        "dangerous_goods.class_mismatch": sentence(
            "The label shows class {value}, but UN {number} has {expected}. Label or number is wrong, or there "
            "are other goods inside."
        ),
        "dangerous_goods.class_only": sentence(
            "A label of class {value} ({meaning}) without a UN number that is known. Which UN number?"
        ),
        "dangerous_goods.un_mismatch": sentence(
            "{substance} does not travel under UN {number}; expected: UN {expected}."
        ),
    }
)
