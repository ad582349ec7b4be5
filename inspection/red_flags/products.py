"""Flags of the Montreal Protocol on goods that hold controlled gases or are made with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..claim import Scheme
from .sighting import seen
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .evidence import Evidence
    from .sighting import Seen

_COOLING = Words(r"refrigerator|fridge|freezer|air[- ]?condition|chiller|heat pump")
_POLYOL = Words(r"\bpolyols?\b")
_EXTINGUISHER = Words(r"fire[- ]?exting|fire suppression|extinguishing")
_AGENT = Words(r"\bCO2\b|carbon dioxide|powder|water|\bfoam\b|halon|\bFM-?200\b|novec|\bHFC|\bHCFC")
_METHYL_BROMIDE = Words(r"methyl bromide|bromomethane")


def old_appliances(evidence: Evidence) -> Iterator[Seen]:
    """Second-hand cooling equipment."""
    for part in evidence.parts:
        what = part.says(_COOLING) or ", ".join(claim.value for claim in part.commodity("8418", "8415"))
        if what and part.is_old:
            yield seen(part.commodity("8418", "8415"), what=what)


def unnamed_blowing_agent(evidence: Evidence) -> Iterator[Seen]:
    """Polyol with no word on what it will be blown with."""
    for part in evidence.parts:
        codes = part.commodity("3907.2")
        if (codes or part.says(_POLYOL)) and not part.of(Scheme.REFRIGERANT, Scheme.CAS):
            yield seen(codes, what=part.says(_POLYOL) or codes[0].value)


def unnamed_extinguishing_agent(evidence: Evidence) -> Iterator[Seen]:
    """Fire extinguishers with no word on what is in them."""
    for part in evidence.parts:
        signs = (*part.any_of(Scheme.UN, "1044"), *part.commodity("8424.10"))
        named = part.of(Scheme.REFRIGERANT, Scheme.CAS) or part.says(_AGENT)
        if (signs or part.says(_EXTINGUISHER)) and not named:
            yield seen(signs, what=part.says(_EXTINGUISHER) or signs[0].value)


def methyl_bromide_without_use(evidence: Evidence) -> Iterator[Seen]:
    """Methyl bromide, and no purpose declared."""
    for part in evidence.parts:
        signs = (*part.any_of(Scheme.UN, "1062", "1581", "1647"), *part.any_of(Scheme.CAS, "74-83-9"))
        if (signs or part.says(_METHYL_BROMIDE)) and not part.circumstances.purpose:
            yield seen(signs, what=", ".join(claim.value for claim in signs) or part.says(_METHYL_BROMIDE))
