"""Classes of transport labels by their words and figures.

Label words are printed in capitals; statements in mixed case ("Highly flammable liquid") belong to a GHS label
and name no transport class. Figures without words are told from other numbers by their size and their place.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..claim import Claim
    from .layout import Line, Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

DIVISIONS = frozenset(
    {
        *("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3"),
        *("4.1", "4.2", "4.3", "5.1", "5.2", "6.1", "6.2"),
        *"123456789",
    }
)
"""Classes and divisions of the UN Model Regulations; 3, 7, 8 and 9 have no divisions."""

_GAP = r"\W{0,2}"
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![A-Z])(?:{pattern})(?![A-Z])"), hazard)
    for pattern, hazard in (  # the longer wording first: what it covers is taken out before the next
        (rf"NON{_GAP}FLAMM?ABLE{_GAP}(?:COMPRESSED{_GAP})?GAS", "2.2"),
        (rf"FLAMM?ABLE{_GAP}(?:COMPRESSED{_GAP})?GAS", "2.1"),
        (rf"(?:POISON|TOXIC){_GAP}GAS", "2.3"),
        (rf"ORGANIC{_GAP}PEROXIDE", "5.2"),
        (r"OXIDI[ZS]ER|OXIDI[ZS]ING", "5.1"),
        (rf"DANGEROUS{_GAP}WHEN(?:{_GAP}WET)?", "4.3"),  # the last word is in the narrow corner
        (rf"SPONTANEOUSLY{_GAP}COMBUSTIBLE", "4.2"),
        (rf"FLAMM?ABLE{_GAP}SOLID", "4.1"),
        (rf"FLAMM?ABLE{_GAP}LIQUID", "3"),
        (r"INFECTIOUS", "6.2"),
        (r"RADIOACTIVE", "7"),
        (r"CORROSIVE", "8"),
        (rf"BLASTING{_GAP}AGENTS?", "1.5"),
        (r"EXPLOSIVES?", "1"),
    )
)
_ALONE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\W*(?:POISON|TOXIC)\W*"), "6.1"),
    (re.compile(r"\W*OXYGEN\W*"), "2.2"),
    (re.compile(r"\W*(?:FLAMM?ABLE|COMBUSTIBLE|GASOLINE|FUEL ?OIL|PETROL)\W*"), "3"),
)
_NAMED = re.compile(r"(?<![A-Z])CLASS\W{0,3}([1-9](?:\.[1-6])?)(?![0-9]|\.\d)")
_DIVISION = re.compile(r"([1-6]\.[1-6])([A-S]?)")
_FIGURE = re.compile(r"[1-9]")
_LIQUID = re.compile(r"LIQUID|GASOLINE|FUEL|PETROL")
_INHALATION = re.compile(r"INHALATION")
_LASER = re.compile(r"LASER")
# A lone figure beside an owner code, a serial number or a size code is a container's boxed check digit.
_CONTAINER = re.compile(r"^[A-Z]{3}U|[A-Z]{3}U\d{3}|^\d{6}$|^[1-4LM][0-9CDEF][A-Z][0-9]$")
_SMALL_LETTERS = re.compile(r"[a-z]{2}")
# A volume of a book, or the price of goods, beside the figures of its bar code; a wagon has twelve.
_OF_THE_TRADE = re.compile(r"ISBN|\d{13}")
_MOST_LINES_WITH_A_LONE_FIGURE = 14
_MOST_LINES_WITH_A_LONE_DIVISION = 40
_LONE_FIGURE = 0.45
"""Below what is credible: on 99 of 800 photos of bar codes a figure stands alone, the first of an EAN. The picture
of a label around it adds its own weight."""
_FIGURE_SHARE = 0.25
_NOT_LIQUID = frozenset({"2.1", "4.1", "4.2", "4.3", "5.2"})
_ASKED = re.compile(r"\s*(?:CLASS|DIVISION|DIV\.?)?\s*([1-9](?:\.\d)?)\s*([A-S])?\s*", re.IGNORECASE)


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """The classes that the labels on a page show; a division makes the bare figure of its class superfluous."""
    del known
    found = _by_words(page)
    capitals = _capitals(page)
    _by_figures(page, capitals, found)
    classes = set(found)
    superfluous = {hazard[0] for hazard in classes if "." in hazard}
    liquid = any(_LIQUID.search(line.upper) or line.upper == "3" for line in capitals)
    if classes & _NOT_LIQUID and not liquid:
        superfluous.add("3")
    for hazard, claim in found.items():
        if hazard not in superfluous:
            yield claim


def _capitals(page: Page) -> list[Line]:
    return [line for line in page.lines if not _SMALL_LETTERS.search(line.text)]


def _note(found: dict[str, Claim], hazard: str, sighting: Sighting, trust: float) -> None:
    claim = sighting.claim(Scheme.CLASS, hazard, trust=trust)
    if hazard not in found or found[hazard].confidence < claim.confidence:
        found[hazard] = claim


def _by_words(page: Page) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    capitals = _capitals(page)
    laser = any(_LASER.search(line.upper) for line in capitals)
    for lines in _reading_orders(capitals):
        text = " ".join(line.upper for line in lines)
        for match in _NAMED.finditer(text):
            if match[1] in DIVISIONS and not laser:
                _note(found, match[1], page.sight(lines, match.group()), 0.85)
        for pattern, hazard in _WORDS:
            words = pattern.search(text)
            if words:
                _note(found, hazard, page.sight(lines, words.group()), 0.85)
                text = pattern.sub(" ", text)
    for line in capitals:
        for pattern, hazard in _ALONE:
            if pattern.fullmatch(line.upper):
                _note(found, hazard, page.sight((line,)), 0.7)
    return found


def _reading_orders(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Each line, and with it the one below or behind it, as label words are broken.

    On a label that stands on its corner neither is below the other: on a page of few lines it is enough that
    the boxes of the two touch.
    """
    for line in lines:
        yield (line,)
    if len(lines) <= _MOST_LINES_WITH_A_LONE_FIGURE:
        yield from (pair for pair in permutations(lines, 2) if _touches(*pair))
    for line in lines:
        if re.search(r"[A-Z]{3}", line.upper):
            for other in lines:
                if other is not line and (_is_below(line, other) or _is_behind(line, other)):
                    yield (line, other)


def _is_below(line: Line, other: Line) -> bool:
    drop = other.cy - line.cy
    return 0.2 * line.height < drop < 2.2 * max(line.height, other.height) and line.overlap_across(other) > 0


def _touches(line: Line, other: Line) -> bool:
    return line.overlap_across(other) > 0 and min(line.bottom, other.bottom) > max(line.top, other.top)


def _is_behind(line: Line, other: Line) -> bool:
    return (
        other.left > line.cx
        and abs(other.cy - line.cy) < 0.9 * max(line.height, other.height)
        and other.left - line.right < 2 * line.height
    )


def _by_figures(page: Page, capitals: Sequence[Line], found: dict[str, Claim]) -> None:
    figures = [line for line in capitals if _FIGURE.fullmatch(line.upper)]
    trade = any(_OF_THE_TRADE.search(line.compact) for line in page.lines)
    few = len(page.lines) <= _MOST_LINES_WITH_A_LONE_DIVISION and not trade
    for line in capitals:
        match = _DIVISION.fullmatch(line.upper)
        if match and match[1] in DIVISIONS:
            _note(found, match[1], page.sight((line,)), 0.65 if few else 0.4)
        if "DANGEROUS" in line.upper:
            for other in capitals:
                if re.search("WHEN|WET", other.upper) and (_is_below(line, other) or _is_behind(line, other)):
                    _note(found, "4.3", page.sight((line, other)), 0.75)
    if any(_INHALATION.search(line.upper) for line in capitals):
        for line in figures:
            if line.upper in "26":
                _note(found, {"2": "2.3", "6": "6.1"}[line.upper], page.sight((line,)), 0.7)
    boxed_digit = any(_CONTAINER.search(line.compact) for line in page.lines)
    spelled_down = sum(len(line.compact) == 1 and line.compact.isalpha() for line in page.lines) > 1
    if figures and len(page.lines) <= _MOST_LINES_WITH_A_LONE_FIGURE and not (boxed_digit or spelled_down):
        tallest = max(line.height for line in page.lines)
        have = {hazard[0] for hazard in found}
        for line in figures:
            if line.height > _FIGURE_SHARE * tallest and line.upper not in have:
                _note(found, line.upper, page.sight((line,)), _LONE_FIGURE)


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a class: "2.1", "1.4S" (the compatibility group goes into the details)."""
    del known
    match = _ASKED.fullmatch(text)
    if match is None:
        return None
    details = {"compatibility_group": match[2].upper()} if match[2] else {}
    problem = None if match[1] in DIVISIONS else Problem.NOT_ASSIGNED
    return sighting.claim(Scheme.CLASS, match[1], trust=1, problem=problem, details=details)
