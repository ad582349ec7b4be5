"""Which pictograms and marks belong to a thing beside its class labels, by what the tables say of it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.reference_thing import HazardLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspection.reference_thing import Fact

# Codes, names and symbols of the GHS, Annex 1; the words of a symbol are what the drawing knows it by.
PICTOGRAMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "GHS01": ("Exploding bomb", "exploding bomb"),
        "GHS02": ("Flame", "flame"),
        "GHS03": ("Flame over circle", "flame over circle"),
        "GHS04": ("Gas cylinder", "gas cylinder"),
        "GHS05": ("Corrosion", "liquids dripping from two vessels"),
        "GHS06": ("Skull and crossbones", "skull and crossbones"),
        "GHS07": ("Exclamation mark", "exclamation mark"),
        "GHS08": ("Health hazard", "head and chest with a star"),
        "GHS09": ("Environment", "dead fish and bare tree"),
    }
)
# The marks of 5.2.1.9, 5.5.2.3 and 5.5.3.6 of the UN Model Regulations by the numbers that they go with.
_MARKS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("3090", "3091", "3480", "3481", "3551", "3552"), "BATTERY"),
        **dict.fromkeys(("1845", "1951", "1977"), "COOLANT"),
        "3359": "FUMIGATED",
    }
)
_CODE = re.compile(r"GHS0[1-9]")


def pictogram(code: str) -> HazardLabel:
    """The pictogram of that code. Raises KeyError for what is none."""
    name, symbol = PICTOGRAMS[code]
    return HazardLabel(code, name, ("#FFFFFF",), "diamond with a red frame", symbol, "")


def pictograms_in(fact: Fact) -> Iterator[str]:
    """The pictograms that a fact of a statement's row names."""
    if fact.column == "pictogram":
        yield from _CODE.findall(fact.text)


def mark_of(fact: Fact) -> str:
    """The mark that goes with what a fact says, as the table of labels calls it; empty for none."""
    if fact.column == "marine_pollutant" and fact.text.strip().upper() == "Y":
        return "EHS"
    return _MARKS.get(fact.text, "") if fact.column == "un_number" else ""
