"""Linear codes that no engine reads where they stand: turned upright, averaged along the bars, deblurred.

The engine then reads one clean line. A reading without a compulsory check must come out of two
profiles of the same code (all rows, upper half, lower half) to be believed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.reading import SymbolReading

from ..enhance import cut, moved, scaled
from .deblur import NO_BLUR, Blur, sharpened
from .names import RETAIL, UNCHECKED, is_itf14, retail_text
from .retail_fit import fit_retail
from .spots import find_spots
from .strips import drawn, levelled, strip_of
from .two_of_five import industrial_2_of_5

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from inspection.frame import Region
    from inspection.ports import SymbolReader

    from .retail_fit import Fit
    from .spots import Spot
    from .strips import Strip

    Floats = NDArray[np.float64]

# Widths in pixels: out of focus, then moved. Found on the way: the last entries are seldom needed.
BLURS = (
    NO_BLUR,
    *(Blur(spread=spread) for spread in (1.0, 1.5, 2.0, 2.5, 3.2)),
    *(Blur(length=length) for length in (3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0)),
)
_LEAST_LIKENESS = 0.7
_FEWEST_EDGES = 12
# What a fit may leave unexplained when one, two or three profiles lead to it; of 180 pictures without
# an EAN-13 single wrong fits left 0.30 and more, threefold ones 0.42.
_SURE_FIT = (0.16, 0.24, 0.32)
_ALL_PROFILES = 3
_LONGEST_SEARCHED = 900


class LineReader:
    """Reads the linear codes of spots, through an engine that is given one clean line at a time."""

    def __init__(self, engine: SymbolReader) -> None:
        self._engine = engine

    def read(
        self, picture: NDArray[np.uint8], spots: Iterable[Spot], blurs: Sequence[Blur] = BLURS, *, fit: bool = True
    ) -> tuple[SymbolReading, ...]:
        """Read what stands in the spots of a grey picture; ``fit`` tries hard at blurred EAN-13 and UPC-A."""
        found: list[SymbolReading] = []
        for number, spot in enumerate(spots):
            strip = strip_of(picture, spot)
            if strip.likeness < _LEAST_LIKENESS or _edges(strip.profiles[0]) < _FEWEST_EDGES:
                continue
            found += (
                self._decoded(strip, blurs) or _industrial(strip) or (_fitted(strip, first=not number) if fit else ())
            )
        return tuple(found)

    def read_at(
        self, picture: NDArray[np.uint8], region: Region, symbology: str, around: float
    ) -> SymbolReading | None:
        """The longest code of a kind over a region, seen straight across its bars: a slanting look gives a piece.

        ``around``: how far round the region the whole of it is looked for, in lengths of the region.
        """
        part, back = cut(picture, region, around)
        times = max(1.0, max(part.shape, default=0) / _LONGEST_SEARCHED)
        if times > 1:
            part, back = scaled(part, 1 / times), back @ np.diag((times, times, 1))
        there = cv2.invertAffineTransform(back) @ (*region.centre, 1.0)
        spots = [spot for spot in find_spots(part) if spot.covers((float(there[0]), float(there[1])))]
        found = [each for each in self.read(part, spots, BLURS[:1], fit=False) if each.symbology == symbology]
        longest = max(found, key=lambda each: len(each.text), default=None)
        return None if longest is None else replace(longest, region=moved(longest.region, back))

    def _decoded(self, strip: Strip, blurs: Sequence[Blur]) -> tuple[SymbolReading, ...]:
        votes: dict[tuple[str, str], dict[int, SymbolReading]] = defaultdict(dict)
        even = [levelled(profile) for profile in strip.profiles]
        for blur, profiles in (*product(blurs, (strip.profiles,)), *product(blurs, (even,))):
            for number, profile in enumerate(profiles):
                if number and not votes and blur != NO_BLUR:
                    break  # where all rows together say nothing, half of them seldom do
                for reading in self._engine.read(drawn(sharpened(profile, blur, strip.scale))):
                    votes[reading.symbology, reading.text].setdefault(number, reading)
            believed = [looks for looks in votes.values() if _believed(looks)]
            if believed:
                return tuple(_placed(strip, looks) for looks in believed)
        return ()


def _believed(looks: dict[int, SymbolReading]) -> bool:
    reading = next(iter(looks.values()))
    # Half of an ITF is a shorter ITF: 14 figures are what the field uses, others need every profile.
    if reading.symbology == "ITF" and not is_itf14(reading.symbology, reading.text):
        return len(looks) == _ALL_PROFILES
    return len(looks) > 1 or reading.symbology not in RETAIL | UNCHECKED


def _placed(strip: Strip, looks: dict[int, SymbolReading]) -> SymbolReading:
    reading = next(iter(looks.values()))
    left, _, width, _ = reading.region.bounds
    region = strip.region(left, left + width)
    return SymbolReading(
        reading.symbology, reading.text, reading.payload, reading.aim, region, reading.engines, len(looks)
    )


def _industrial(strip: Strip) -> tuple[SymbolReading, ...]:
    """Industrial 2 of 5, when all profiles say the same."""
    texts = {industrial_2_of_5(profile) for profile in strip.profiles}
    if len(texts) > 1 or not all(texts) or len(strip.profiles) < _ALL_PROFILES:
        return ()
    (text,) = texts
    region = strip.region(0, len(strip.profiles[0]))
    return (SymbolReading("Industrial 2 of 5", text, text.encode(), "]S0", region, ("lines",), _ALL_PROFILES),)


def _fitted(strip: Strip, *, first: bool) -> tuple[SymbolReading, ...]:
    """EAN-13 and UPC-A by their likeliest digits, when two profiles agree or that of all rows leaves no doubt."""
    fits: dict[str, dict[int, Fit]] = defaultdict(dict)
    for number, profile in enumerate(strip.profiles):
        fit = fit_retail(profile, strip.scale)
        if fit is not None:
            fits[fit.digits][number] = fit
        elif number == 0 and not first:
            return ()  # half of the rows seldom say what all of them do not: only in the likeliest place
    if len(fits) != 1:
        return ()
    ((digits, by_profile),) = fits.items()
    agreed = tuple(by_profile.values())
    of_one_half = len(agreed) == 1 and 0 not in by_profile
    if of_one_half or min(fit.unexplained for fit in agreed) > _SURE_FIT[len(agreed) - 1]:
        return ()
    symbology, text = retail_text("EAN-13", digits)
    region = strip.region(agreed[0].left, agreed[0].right)
    return (SymbolReading(symbology, text, digits.encode(), "]E0", region, ("fit",), len(agreed)),)


def _edges(profile: Floats) -> int:
    """How often the brightness crosses the mean of its surroundings, by a fiftieth of its range at least."""
    around = max(9, len(profile) // 12)
    mean = np.convolve(np.pad(profile, around, "edge"), np.full(2 * around + 1, 1 / (2 * around + 1)), "valid")
    least = 0.02 * np.ptp(profile)
    sides = [side for side in np.where(profile > mean + least, 1, np.where(profile < mean - least, -1, 0)) if side]
    return sum(one != other for one, other in pairwise(sides))
