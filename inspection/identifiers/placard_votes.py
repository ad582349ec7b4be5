"""What a label's picture and the print within it make of its class together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..claim import CREDIBLE, ClaimSource, Confirmation, Scheme
from .sighting import Sighting
from .un_number import details_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..claim import Claim
    from ..frame import Region
    from ..reading import TextReading
    from .vocabulary import Vocabulary

_CONTRADICTED = 0.45
_FIGURE_AGREES = 0.5
_IN_ITS_LABEL, _IN_ANOTHER_LABEL = 0.85, 0.7
_FOUR_FIGURES = re.compile(r"\d{4}")
_FIGURE = re.compile(r"[1-9]|5\.[12]")


def weigh(pictures: Iterable[Claim], printed: Iterable[Claim], texts: Sequence[TextReading]) -> list[Claim]:
    """Both kinds of claims, weighed against each other where print stands within a label.

    Words or a figure that name the same class make the picture surer, others make it less sure. A bare class
    gives way to its division, whichever of the two states it.
    """
    print_claims = list(printed)
    classes = [claim for claim in print_claims if claim.scheme is Scheme.CLASS]
    settled = []
    superfluous: set[int] = set()
    for picture in pictures:
        if picture.scheme is not Scheme.CLASS or picture.region is None:
            settled.append(picture)
            continue
        within = [claim for claim in classes if claim.region is not None and _holds(picture.region, claim.region)]
        agreeing = [claim for claim in within if _same(picture.value, claim.value)]
        if agreeing:
            best = max(agreeing, key=lambda claim: (len(claim.value), claim.confidence))
            superfluous |= {id(claim) for claim in agreeing if len(claim.value) < len(picture.value)}
            settled.append(_agreed(picture, best))
        elif within:
            settled.append(replace(picture, confidence=round(picture.confidence * _CONTRADICTED, 3)))
        else:
            settled.append(_by_figure(picture, texts))
    return [claim for claim in print_claims if id(claim) not in superfluous] + settled


def numbers_within(
    pictures: Iterable[Claim], texts: Sequence[TextReading], known: Vocabulary, *, over_time: bool
) -> Iterator[Claim]:
    """UN numbers of the list that stand within the picture of a transport label.

    Of another class than the list gives, they are less sure, and worth an inspector's look.
    """
    for picture in pictures:
        for text in texts:
            number = text.text.strip()
            inside = picture.region is not None and _holds(picture.region, text.region)
            if picture.scheme is Scheme.CLASS and inside and _FOUR_FIGURES.fullmatch(number):
                classes = known.un_classes.get(number, "").split()
                agreed = any(hazard.startswith(picture.value) for hazard in classes)
                if agreed or (number in known.un_numbers and picture.confidence >= CREDIBLE):
                    sighting = Sighting(
                        text.text, text.confidence, ClaimSource.TEXT, text.region, text.engines, text.looks, over_time
                    )
                    trust = _IN_ITS_LABEL if agreed else _IN_ANOTHER_LABEL
                    yield sighting.claim(
                        Scheme.UN, number, trust=trust, agreed=agreed, details=details_of(number, known)
                    )


def _agreed(picture: Claim, printed: Claim) -> Claim:
    """The picture's claim where print in it names the same class.

    A bare 6 under a skull bears class 6 out, and of its division only that it is one of them.
    """
    if len(printed.value) < len(picture.value):
        return replace(picture, confidence=_by_half(picture.confidence))
    sure = 1 - (1 - picture.confidence) * (1 - printed.confidence)
    return replace(picture, value=printed.value, confidence=round(sure, 3), confirmation=Confirmation.TWO_LOOKS)


def _by_half(confidence: float) -> float:
    return round(1 - (1 - confidence) * (1 - _FIGURE_AGREES), 3)


def _by_figure(picture: Claim, texts: Sequence[TextReading]) -> Claim:
    """A lone figure in the label that is too little for a claim of its own."""
    figures = {
        text.text.strip()
        for text in texts
        if _FIGURE.fullmatch(text.text.strip()) and picture.region and _holds(picture.region, text.region)
    }
    if not figures:
        return picture
    if any(_same(picture.value, figure) for figure in figures):
        return replace(picture, confidence=_by_half(picture.confidence))
    return replace(picture, confidence=round(picture.confidence * _CONTRADICTED, 3))


def _same(one: str, other: str) -> bool:
    """Whether two classes are the same, or one the division of the other."""
    return one == other or (len(one) != len(other) and one[0] == other[0])


def _holds(label: Region, other: Region) -> bool:
    """Whether the middle of the other region lies in the label, whose four corners go round one way."""
    x, y = other.centre
    corners = label.corners
    sides = [
        (after[0] - corner[0]) * (y - corner[1]) - (after[1] - corner[1]) * (x - corner[0])
        for corner, after in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)
