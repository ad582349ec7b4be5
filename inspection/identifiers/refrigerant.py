"""Refrigerant designations after ISO 817 (R-22, HCFC-22, HFC-134a) and the trade names that stand for them.

A chemical name is evidence only: with its first letters round the edge of a can "dichlorodifluoromethane"
(R-12) reads "chlorodifluoromethane" (R-22), so a name alone never becomes a designation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from .confusions import compact, to_digits
from .trade_names import AMOUNT, find_chemical_names, find_trade_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..claim import Claim
    from .layout import Line, Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_NUMBER = r"(?P<number>43\W?10MEE|E170|[0-9OISB]{2,4}[A-Z]{0,3}\d?(?:\((?:[EZ])\))?)(?![0-9A-Z])"
_FAMILIES = "HCFO|HCFC|HBFC|HFC|CFC|HFO|PFC|HC|HALON"
_WORDS = r"R[EÉ]FRIG[EÉ]RANTE?|REFRIG(?=[\W\d])|K(?:Ä|AE?)LTEMITTEL"
_DESIGNATION = re.compile(
    rf"(?<![A-Z0-9])(?:(?P<family>R|{_FAMILIES})\W{{0,3}}"
    rf"|(?P<word>{_WORDS}|(?:E?F?R)?IGERANT)\W{{0,3}}(?:(?:R|GAS|TYPE|N[OR°º])\W{{0,2}}){{0,2}}){_NUMBER}",
    re.IGNORECASE,
)
"""Of the word its end is enough, as where its beginning is round the edge of a can."""
_LEADING = re.compile(r"[0-9OISB]{2,4}", re.IGNORECASE)
_WORD_APART = re.compile(r"(?:^|\W)(REFRIGERANT|R)\W*$|^\W*R\W*$", re.IGNORECASE)
_WORD, _ALIKE, _ENOUGH_OF_THE_WORD = "REFRIGERANT", 0.8, 6
_LARGER = 1.5  # than the word below it a number is that belongs to it
_NUMBER_APART = re.compile(r"\W*(\d{2,4}[A-Z]{0,2})\W*", re.IGNORECASE)
_LETTER_ONLY = re.compile(r"(?<![A-Z0-9°])F-?(\d{2,3}[AB]?)(?![0-9A-Z])(?!\W?\d)", re.IGNORECASE)
_OF_REFRIGERANTS = re.compile(rf"{_WORDS}|FR[EÉ]ON|OROMETHANE|OROETHANE|FLUOROCARBON", re.IGNORECASE)
_OF_COOLING = re.compile(r"AIR.CONDITION", re.IGNORECASE)
_CUT_OFF = re.compile(
    rf"\W*([A-Z]{{4,}})\W{{0,2}}(\d{{2,3}}[A-Z]{{0,2}})(?![0-9A-Z])(?!{AMOUNT.pattern})", re.IGNORECASE
)
_ON_CANS = ("REFRIGERANT", "FREON", "GENETRON", "ISCEON", "ARCTON")
"""What stands large on cans: the ends of other brands (CHOICE, CARE) are words of their own."""
_ASKED = re.compile(
    rf"\s*(?:(R|REFRIGERANT|{_FAMILIES})[\s-]*)?(?:R[\s-]*)?"
    r"(43\W?10MEE|E170|\d{2,4}[A-Z]{0,3}\d?(?:\([EZ]\))?)\s*",
    re.IGNORECASE,
)
# The risk phrases of the old European labels look alike: "R20/21/22", "R50/53", S-phrases beside them.
_RISK_PHRASES = re.compile(r"(?<![A-Z0-9])R\s?\d{1,2}\s?/\s?\d{2}|(?<![A-Z0-9])S\s?\d{1,2}\s?/\s?\d{2}", re.IGNORECASE)
_LAST_RISK_PHRASE = 68
_FIGURES_WITH_LETTER = 4
_BEGINNINGS, _DOUBTED = frozenset({"R-13", "R-14", "R-40", "R-41", "R-50", "R-134"}), 0.4
"""In one picture with a designation that goes on behind them (R-134a, R-404A) these may be its beginning before the
edge of a can, wherever they stand: evidence, to be seen from another side."""
_LETTERS_FOR_LAST: Mapping[str, str] = MappingProxyType({"8": "AB", "0": "D"})
"""R-152a is read as 1528. A last 4 is not mended: 1234 may be the beginning of R-1234yf."""


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Designations, brands with a number, trade names; and chemical names as claims to a name."""
    old_label = page.says(_RISK_PHRASES)
    found = [
        claim
        for stacked in (False, True)
        for match, sighting in page.find(_DESIGNATION, stacked=stacked)
        if (claim := _designation(match, sighting, known, old_label=old_label)) is not None
    ]
    for claim in found:
        cut_off = claim.value in _BEGINNINGS and any(
            other.value != claim.value and other.value.startswith(claim.value) for other in found
        )
        yield replace(claim, confidence=min(claim.confidence, _DOUBTED)) if cut_off else claim
    of_refrigerants = page.says(_OF_REFRIGERANTS)
    if of_refrigerants:  # "F-12" is a fuse and a fault of air conditioners as well
        for match, sighting in page.find(_LETTER_ONLY):
            value = known.refrigerants.get("R" + match[1].upper())
            if value:
                yield sighting.claim(Scheme.REFRIGERANT, value, trust=0.7)
    yield from _cut_off(page, known, expected=of_refrigerants or page.says(_OF_COOLING))
    yield from _apart(page, known)
    yield from find_trade_names(page, known)
    yield from find_chemical_names(page, known)


def _designation(match: re.Match[str], sighting: Sighting, known: Vocabulary, *, old_label: bool) -> Claim | None:
    family = (match["family"] or match["word"]).upper()
    number, repairs = match["number"].upper(), 0
    if not any(c.isdigit() for c in number) or (match["word"] and AMOUNT.match(match.string, match.end())):
        return None
    value, trust, details = _look_up(family, number, known)
    if value is None or not known.refrigerants:
        number, repairs = _mended(number)
        value, trust, details = _look_up(family, number, known)
    if value is None:
        number, repairs = _with_its_letter(number, known), repairs + 1
        value, trust, details = _look_up(family, number, known)
    if value is None:
        return None
    if family == "R" and old_label and number.isdigit() and int(number) <= _LAST_RISK_PHRASE:
        trust = 0.35
    return sighting.claim(Scheme.REFRIGERANT, value, trust=trust, repairs=repairs, details=details)


def _mended(number: str) -> tuple[str, int]:
    leading = _LEADING.match(number)
    if leading is None:
        return number, 0
    figures, repairs = to_digits(leading[0])
    return figures + number[leading.end() :], repairs


def _with_its_letter(number: str, known: Vocabulary) -> str:
    """The designation whose last letter was read as a figure; the number itself where none or several would be it."""
    meant = [
        number[:-1] + letter
        for letter in _LETTERS_FOR_LAST.get(number[-1], "")
        if len(number) == _FIGURES_WITH_LETTER and number.isdigit() and (letter == "A" or number[0] in "45")
    ]
    listed = [each for each in meant if "R" + each in known.refrigerants]
    return listed[0] if len(listed) == 1 else number


def _look_up(family: str, number: str, known: Vocabulary) -> tuple[str | None, float, dict[str, str]]:
    """The normal form of family and number, what it is worth, and a family that contradicts the number."""
    if not known.refrigerants:
        return f"R-{_usual_case(number)}", 0.6, {}
    bare = re.sub(r"[^A-Z0-9]", "", number)
    own = known.refrigerants.get(family + number) or known.refrigerants.get(family + bare)
    if own:
        return own, 0.95, {}
    by_number = known.refrigerants.get("R" + number) or known.refrigerants.get("R" + bare)
    if by_number is None:  # "R-410" without its letter
        short = known.trade_names.get(f"R-{number}")
        return short, 0.7 if short else 0.0, {}
    if family == "HALON":
        return None, 0.0, {}
    if family not in _FAMILIES.split("|"):
        return by_number, 0.95 if family == "R" or re.fullmatch(_WORDS, family) else 0.75, {}
    return by_number, 0.65, {"written_family": family}


def _usual_case(number: str) -> str:
    """Blends (400 and 500 series) bear capitals, isomers small letters."""
    blend = len(number) > 3 and number[0] in "45" and number[:3].isdigit()  # noqa: PLR2004 - R-404A and the like
    return number if blend else number.lower()


def _cut_off(page: Page, known: Vocabulary, *, expected: bool) -> Iterator[Claim]:
    """The end of a brand or of the word, and its number, at the left edge of a can: "ENETRON 12", "RANT-12".

    Which brand it was does not matter: the number is that of the refrigerant.
    """
    for line in page.lines:
        match = _CUT_OFF.match(line.upper)
        value = known.refrigerants.get("R" + match[2]) if match else None
        if match is None or value is None:
            continue
        missing = [len(whole) - len(match[1]) for whole in _ON_CANS if whole.endswith(match[1])]
        if any(missing) and (expected or 1 in missing):
            yield page.sight((line,)).claim(Scheme.REFRIGERANT, value, trust=0.65)


def _apart(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """The word and its number printed apart, beside or above one another."""
    brands = known.brands
    for word in page.lines:
        is_brand = any(re.search(rf"(?:^|\W){re.escape(brand)}\W*$", word.upper) for brand in brands)
        if not is_brand and not _WORD_APART.search(word.upper) and not _is_almost_the_word(word.compact):
            continue
        for line in page.lines:
            match = _NUMBER_APART.fullmatch(line.upper)
            if match is None or line is word or not _is_beside(word, line):
                continue
            value = known.refrigerants.get("R" + match[1])
            if value:
                yield page.sight((word, line)).claim(Scheme.REFRIGERANT, value, trust=0.75)


def _is_almost_the_word(text: str) -> bool:
    """Whether it is REFRIGERANT with a letter or two misread, or the larger part of it: the rest is round the edge."""
    if abs(len(text) - len(_WORD)) > 1:
        return len(text) >= _ENOUGH_OF_THE_WORD and text in _WORD
    return SequenceMatcher(None, text, _WORD, autojunk=False).ratio() >= _ALIKE


def _is_beside(word: Line, number: Line) -> bool:
    across, down = abs(number.cx - word.cx), number.cy - word.cy
    if -0.7 * (word.height + number.height) < down <= -0.6 * word.height:
        whole = len(word.compact) >= _ENOUGH_OF_THE_WORD
        return whole and number.height >= _LARGER * word.height and across < 0.5 * word.width
    return (
        number.height >= 0.6 * word.height
        and across < 0.7 * word.width + number.width
        and -0.6 * word.height < down < 0.6 * (word.height + number.height) + 1.5 * word.height
    )


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a refrigerant: a designation, a trade name or a chemical name."""
    own = known.refrigerants.get(re.sub(r"[\s-]", "", text.upper()))
    if (
        own
    ):  # a designation is what it says, also where a trade name is spelt like it: "R-134", and the ethers "R-E143a"
        return sighting.claim(Scheme.REFRIGERANT, own, trust=1)
    named = known.compact_names.get(compact(text))
    if named:
        return sighting.claim(Scheme.REFRIGERANT, named, trust=1, details={"name": text.strip()})
    match = _ASKED.fullmatch(text)
    if match is None:
        brand, _, number = text.strip().upper().partition(" ")
        value = known.refrigerants.get("R" + number.strip()) if brand in known.brands else None
        return sighting.claim(Scheme.REFRIGERANT, value, trust=1, details={"name": text.strip()}) if value else None
    family, number = (match[1] or "R").upper(), match[2].upper()
    value, _, details = _look_up(family, number, known)
    if value is None:
        prefix = family if family.isalpha() and family not in {"R", "REFRIGERANT"} else "R"
        value, problem = f"{prefix}-{_usual_case(number)}", Problem.NOT_ASSIGNED
        return sighting.claim(Scheme.REFRIGERANT, value, trust=1, problem=problem)
    return sighting.claim(Scheme.REFRIGERANT, value, trust=1, details=details)
