"""Orange plates: a hazard identification number (or an emergency action code) straight above a UN number.

ADR 5.3.2.2; the upper line says which dangers (doubled figures stress one, X forbids water), the lower one what it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from . import un_number
from .confusions import one_figure_off, to_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..claim import Claim
    from .layout import Line, Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_GRAMMAR = re.compile(r"X?[2-9]\d{1,2}")
_EMERGENCY_ACTION = re.compile(r"[1-4][PRSTWXYZ]E?")
_ONE_LINE = re.compile(r"(X?\d{2,3})\s+(\d{4})")
_FOUR = re.compile(r"\d{4}")
_ASKED = re.compile(r"\s*(X?)\s*(\d{2,3})\s*")
_LEAST_REAL_FIGURES = 2
_NARROWEST = 1.1  # a four-figure number is wider than high
_TURNED = str.maketrans("69", "96")
_OTHER_PLATE = 0.7  # figures that exist, above a number that the list gives other ones
_JOINED_LENGTHS = (2, 3, 4)


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Pairs of hazard identification number over UN number, by their place on the picture."""
    numbers = (*page.lines, *_broken_numbers(page.lines))
    for line in page.lines:
        match = _ONE_LINE.fullmatch(line.upper)
        if match and _is_hin(match[1], known):
            yield from _pair(page, (line,), match[1], match[2], known)
    for lower in numbers:
        number, repairs = to_digits(lower.compact)
        if _FOUR.fullmatch(number) and 4 - repairs >= _LEAST_REAL_FIGURES and lower.width >= _NARROWEST * lower.height:
            for upper in numbers:
                if _stands_on(upper, lower):
                    yield from _pair(page, (upper, lower), upper.compact, number, known, repairs=repairs)


def _pair(
    page: Page, lines: Sequence[Line], upper: str, number: str, known: Vocabulary, *, repairs: int = 0
) -> Iterator[Claim]:
    if un_number.problem_of(number, known):
        return
    hazard, mended = to_digits(upper)
    listed = known.un_plates.get(number, "").split()
    if not _is_hin(hazard, known):  # one that exists is told as it was read: the pair may be wrong on the plate
        meant = [other for other in listed if _misread_as(hazard, other)]
        if len(meant) == 1:
            hazard, mended = meant[0], mended + 1
    agreed = hazard in listed
    details: dict[str, str] = {"un": number}
    if agreed:
        trust = 0.95
    elif _is_hin(hazard, known):
        trust = _OTHER_PLATE if listed else 0.9 if known.hazard_identification_numbers else 0.7
    elif _EMERGENCY_ACTION.fullmatch(upper):
        hazard, mended, trust = upper, 0, 0.75
        details["kind"] = "emergency_action"
    else:
        return
    sighting = page.sight(lines)
    yield sighting.cut(lines[0].text).claim(
        Scheme.HIN, hazard, trust=trust, repairs=mended, agreed=agreed, details=details
    )
    un_details = un_number.details_of(number, known)
    yield sighting.cut(lines[-1].text).claim(
        Scheme.UN, number, trust=trust, repairs=repairs, agreed=agreed and not mended, details=un_details
    )


def _misread_as(read: str, meant: str) -> bool:
    """Whether one figure or the X was missed or misread, or the line was read upside down ("06" for "90")."""
    if meant in (f"X{read}", read[::-1].translate(_TURNED)):
        return True
    return read.isdigit() and meant in one_figure_off(read)


def _is_hin(text: str, known: Vocabulary) -> bool:
    listed = known.hazard_identification_numbers
    return text in listed if listed else _GRAMMAR.fullmatch(text) is not None


def _stands_on(upper: Line, lower: Line) -> bool:
    return (
        upper is not lower
        and upper.cy < lower.cy
        and lower.top - upper.bottom <= 1.2 * max(lower.height, upper.height)
        and lower.overlap_across(upper) >= 0.3 * min(lower.width, upper.width)
        and 0.5 < upper.height / lower.height < 2  # noqa: PLR2004 - figures of a plate are of one size
    )


def _broken_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """Numbers whose figures were found in two boxes side by side."""
    figures = [line for line in lines if line.compact.isdigit()]
    for left in figures:
        for right in figures:
            gap = right.left - left.right
            if (
                left is not right
                and len(left.compact) + len(right.compact) in _JOINED_LENGTHS
                and abs(left.cy - right.cy) < 0.3 * left.height
                and 0.6 < left.height / right.height < 1.6  # noqa: PLR2004 - the same size of print
                and -0.4 * left.height < gap < 0.5 * left.height
            ):
                yield left.join(right)


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a hazard identification number or an emergency action code."""
    upper = text.strip().upper()
    if _EMERGENCY_ACTION.fullmatch(upper):
        return sighting.claim(Scheme.HIN, upper, trust=1, details={"kind": "emergency_action"})
    match = _ASKED.fullmatch(upper)
    if match is None:
        return None
    value = match[1] + match[2]
    problem = None if _is_hin(value, known) else Problem.NOT_ASSIGNED
    return sighting.claim(Scheme.HIN, value, trust=1, problem=problem)
