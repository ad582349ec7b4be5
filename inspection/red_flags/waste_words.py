"""Flags of the Basel Convention that lie in how goods are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..claim import Scheme
from ..finding import Regime
from .sighting import seen
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .evidence import Evidence
    from .sighting import Seen

_SECOND_HAND = Words(
    r"second[- ]?hand|used goods|personal effects|household (?:effects|goods)|charity|donat(?:ed|ion)|relief goods"
)
_MIXED_METAL = Words(r"mixed (?:metal )?scrap|metal scrap|scrap metal|\bHMS\b|shredded (?:metal|scrap)")
_GRADE = Words(r"\bISRI\b|\bHMS ?(?:1|I|2|II)\b|80[:/]20|zorba|zurik|twitch|\bgrade|specification|\b20\d\b")
_TUBES = Words(r"\bCRTs?\b|cathode[- ]ray|tube (?:tv|television|monitor)s?")
_EMPTY = Words(r"(?:empty|used)[\w ]{0,20} (?:drums?|barrels?|IBCs?|tanks?|packagings?|cylinders?|containers?)\b")
_BLACK_MASS = Words(r"black ?mass|battery powder|electrode (?:powder|scrap|foil)|cathode powder")
_ASHES = Words(r"\b(?:fly |bottom )?ash(?:es)?\b|\bdusts?\b|\bslags?\b|\bresidues?\b|\bsludges?\b")
_AS_MINERAL = Words(r"\bores?\b|concentrate|fertili[sz]er|mineral|soil improver")
_MINERAL_CODES = ("25", "2601", "2602", "2603", "2604", "2605", "2606", "2607", "2608", "2609", "2610", "2611",
                  "2612", "2613", "2614", "2615", "2616", "2617", "31")  # fmt: skip
_DROSS = Words(r"\bdross(?:es)?\b|skimmings?|salt slag")
_SLOPS = Words(r"\bslops?\b|bilge|tank[- ]?wash")
_GIFTS = Words(r"\bsamples?\b|donat|\bgift|expired|obsolete|off[- ]?spec|out of date")
_CHEMICALS = Words(r"pesticide|insecticide|herbicide|fungicide|rodenticide|agro-?chemical|chemical|reagent")
_EUPHEMISMS = Words(
    r"\brecovered\b|\breclaimed\b|off[- ]?spec|\bresidues?\b|\breusable\b|by-?products?|for recycling|recyclables?"
)


def _lines_saying(evidence: Evidence, wanted: Words) -> Iterator[tuple[str, Seen]]:
    """The words and a plain sighting for each part that says so; callers add what else must hold."""
    for part in evidence.parts:
        words = part.says(wanted)
        if words:
            yield words, seen(part.of(Scheme.HS, Scheme.BASEL), words=words)


def second_hand_without_list(evidence: Evidence) -> Iterator[Seen]:
    """Second-hand, personal or charity goods on a line without a serial number."""
    for part in evidence.parts:
        words = part.says(_SECOND_HAND)
        if words and not (part.line and part.line.serial):
            yield seen(part.of(Scheme.HS), words=words)


def scrap_without_grade(evidence: Evidence) -> Iterator[Seen]:
    """Mixed metal scrap, and no grade."""
    for part in evidence.parts:
        words = part.says(_MIXED_METAL)
        if words and not part.says(_GRADE):
            yield seen(part.of(Scheme.HS, Scheme.BASEL), words=words)


def picture_tubes(evidence: Evidence) -> Iterator[Seen]:
    """Cathode-ray tubes."""
    yield from (sighting for _, sighting in _lines_saying(evidence, _TUBES))


def empty_packaging(evidence: Evidence) -> Iterator[Seen]:
    """Used drums or tanks called empty, or UN 3509, without A4130."""
    for part in evidence.parts:
        numbers, words = part.any_of(Scheme.UN, "3509"), part.says(_EMPTY)
        if (numbers or words) and not part.any_of(Scheme.BASEL, "A4130"):
            yield seen(numbers, words=words or f"UN {numbers[0].value}")


def black_mass(evidence: Evidence) -> Iterator[Seen]:
    """Powder of batteries without a waste code of batteries."""
    for part in evidence.parts:
        words = part.says(_BLACK_MASS)
        if words and not part.any_of(Scheme.BASEL, "A1170", "A1181", "Y49"):
            yield seen(part.of(Scheme.HS), words=words)


def ash_as_mineral(evidence: Evidence) -> Iterator[Seen]:
    """Ash, dust or slag with the words or the code of ore, fertiliser or minerals."""
    for part in evidence.parts:
        words, codes = part.says(_ASHES), part.commodity(*_MINERAL_CODES)
        mineral = part.says(_AS_MINERAL) or (codes[0].value if codes else "")
        if words and mineral and not part.of(Scheme.BASEL):
            yield seen(codes, words=words, mineral=mineral)


def dross_without_class(evidence: Evidence) -> Iterator[Seen]:
    """Dross or salt slag, and neither UN 3170 nor class 4.3."""
    for part in evidence.parts:
        words = part.says(_DROSS)
        if words and not (part.any_of(Scheme.UN, "3170") or part.any_of(Scheme.CLASS, "4.3")):
            yield seen(part.of(Scheme.HS, Scheme.BASEL), words=words)


def slops_as_fuel(evidence: Evidence) -> Iterator[Seen]:
    """Slops or bilge water without A4060 or Y9."""
    for part in evidence.parts:
        words = part.says(_SLOPS)
        if words and not part.any_of(Scheme.BASEL, "A4060", "Y9"):
            yield seen(part.of(Scheme.HS), words=words)


def chemicals_as_gifts(evidence: Evidence) -> Iterator[Seen]:
    """Samples, donations or old stock of pesticides and other chemicals."""
    for part in evidence.parts:
        listed = (*evidence.of_regime(part, Regime.ROTTERDAM), *evidence.of_regime(part, Regime.STOCKHOLM))
        words = part.says(_GIFTS)
        if words and (listed or part.says(_CHEMICALS) or part.commodity("3808")):
            yield seen(listed or part.commodity("3808"), words=words)


def euphemism(evidence: Evidence) -> Iterator[Seen]:
    """Wording of waste without a waste code; refrigerants have flags of their own."""
    for part in evidence.parts:
        words = part.says(_EUPHEMISMS)
        if words and not part.of(Scheme.BASEL, Scheme.REFRIGERANT):
            yield seen(part.of(Scheme.HS), words=words)
