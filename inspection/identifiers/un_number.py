"""UN numbers: four figures behind "UN"; those of orange plates and placards are found by their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from .confusions import to_digits
from .shipping_name import is_named, named_neighbours, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_FIRST, _LAST = 4, 3600
"""The range that has been given out, with some room for editions to come."""
_LEAST_REAL_FIGURES = 2
# A packaging mark also begins with "UN"; a slash and a letter behind the figures would be one.
_PREFIXED = re.compile(
    r"(?<![A-Z])(?:UN|U\.\s?N\.)\W{0,3}(?:(?:[NHM][O0R]|NUMBER)\W{0,3})?([0-9OQDILBSZG|]{4})(?![0-9A-Z]|/[XYZ]\d)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\W*(?:UN|U\.\s?N\.)?\W{0,3}(?:(?:NO|NR|NUMBER)\W{0,3})?([0-9OQDILBSZG|]{1,4})\W*", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d.,/-])([0-9OQDILBSZG|]{4})(?![\dA-Z/-]|[.,]\d)", re.IGNORECASE)
_CONTRADICTED = 0.45
"""What a number is worth that is not assigned, that the name beside it speaks against, or that was doubtfully read."""
_DOUBTFUL = 0.85
"""Of drawn labels, every number that one look read less surely was wrong where no name stood beside it."""
_IN_PLACARD = re.compile(r"\d{4}")
_CLASS_FIGURE = re.compile(r"[1-9](?:\.[1-6])?")
_FIRST_OF_PLACARDS = 1001


def problem_of(number: str, known: Vocabulary) -> Problem | None:
    """NOT_ASSIGNED for four figures that no entry of the dangerous goods list bears."""
    if known.un_numbers:
        return None if number in known.un_numbers else Problem.NOT_ASSIGNED
    return None if _FIRST <= int(number) <= _LAST else Problem.NOT_ASSIGNED


def details_of(number: str, known: Vocabulary) -> dict[str, str]:
    """The proper shipping name, where the vocabulary has it."""
    name = known.un_numbers.get(number)
    return {"proper_shipping_name": name} if name else {}


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """UN numbers with their prefix on one line, in one row or over two lines, and those beside their name."""
    wording = wording_of(page)
    for stacked, trust in ((False, 0.95), (True, 0.8)):
        for match, sighting in page.find(_PREFIXED, stacked=stacked):
            number, repairs = to_digits(match[1].upper())
            if 4 - repairs >= _LEAST_REAL_FIGURES:
                yield from _prefixed(number, sighting, wording, known, trust=trust, repairs=repairs)
    yield from _beside_their_names(page, wording, known)


def _prefixed(
    number: str, sighting: Sighting, wording: str, known: Vocabulary, *, trust: float, repairs: int
) -> Iterator[Claim]:
    """The number as it was read; and the one that the label names, where a figure must have been misread."""
    problem = problem_of(number, known)
    named = is_named(number, wording, known)
    meant = () if named else named_neighbours(number, wording, known)
    if problem or meant or (sighting.is_single and sighting.confidence < _DOUBTFUL and not named):
        trust = _CONTRADICTED
    details = details_of(number, known)
    yield sighting.claim(
        Scheme.UN, number, trust=trust, repairs=repairs, agreed=named, problem=problem, details=details
    )
    if len(meant) == 1:
        details = details_of(meant[0], known)
        yield sighting.claim(Scheme.UN, meant[0], trust=0.9, repairs=repairs + 1, agreed=True, details=details)


def _beside_their_names(page: Page, wording: str, known: Vocabulary) -> Iterator[Claim]:
    """Four figures whose prefix was not read, on a label that names what they stand for."""
    for match, sighting in page.find(_BARE):
        number, repairs = to_digits(match[1].upper())
        if repairs <= 1 and number in known.un_numbers and is_named(number, wording, known):
            details = details_of(number, known)
            yield sighting.claim(Scheme.UN, number, trust=0.85, repairs=repairs, agreed=True, details=details)


def find_in_placards(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Four figures in the middle of a placard stand straight above its class figure."""
    for line in page.lines:
        number, repairs = to_digits(line.compact)
        if not _IN_PLACARD.fullmatch(number) or int(number) < _FIRST_OF_PLACARDS or problem_of(number, known):
            continue
        for below in page.lines:
            drop = below.cy - line.cy
            if (
                _CLASS_FIGURE.fullmatch(below.upper)
                and 0 < drop < 6 * line.height
                and abs(below.cx - line.cx) < 0.6 * line.width
            ):
                details = details_of(number, known)
                sighting = page.sight((line,))
                yield sighting.claim(Scheme.UN, number, trust=0.7, repairs=repairs, details=details)
                break


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a UN number; None if it does not look like one."""
    match = _WHOLE.fullmatch(text)
    if match is None:
        return None
    number, repairs = to_digits(match[1].upper())
    if len(match[1]) - repairs < min(_LEAST_REAL_FIGURES, len(match[1])):
        return None
    number = number.zfill(4)
    return sighting.claim(
        Scheme.UN,
        number,
        trust=1,
        repairs=repairs,
        problem=problem_of(number, known),
        details=details_of(number, known),
    )
