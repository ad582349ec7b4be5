"""The first engine for text: the PP-OCRv6 models that the wheel of RapidOCR carries; nothing is fetched."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.errors import EnvironmentFault
from inspection.frame import Region
from inspection.identifiers.hazard_statements import STATEMENTS
from inspection.message import message
from inspection.reading import TextReading

from ..enhance import brightened
from .lexicon import Lexicon
from .outlines import Outline, cut_line, is_upright
from .ppocr import Networks, models_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from inspection.message import Message

    from .parts import Part

    Picture = NDArray[np.uint8]

# Figures measured on labels and containers: docs/measurements.md.
FIRST_LOOK_SIDE = 960
_SMALLEST_SIDE = 24  # in which no text is looked for
_LEAST_CONFIDENCE = 0.5


class RapidReader:
    """Reads text lines. One engine, used by one thread at a time: a second would bring memory and no speed.

    The models load at the first call, or by ``warm_up`` (half a second).
    """

    name = "rapidocr"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._networks: Networks | None = None

    @property
    def warm(self) -> bool:
        """Whether the models are loaded."""
        return self._networks is not None

    def missing(self) -> Message | None:
        """Say that the package has to be installed; None when it is there."""
        return None if models_folder() else message("capture.no_rapidocr")

    def warm_up(self) -> None:
        """Load the models by reading a blank picture; for the background."""
        self.read(np.full((64, 64, 3), 255, np.uint8))

    def read(self, pixels: Picture, longest_side: int = FIRST_LOOK_SIDE) -> tuple[TextReading, ...]:
        """Find lines in the picture, its longer side reduced to ``longest_side``, and read them in its full size.

        At 960 large print is found as well as in full size, at less than half the cost.
        """
        height, width = pixels.shape[:2]
        if min(height, width) < _SMALLEST_SIDE:
            return ()
        times = min(1.0, longest_side / max(height, width))
        pixels = brightened(pixels)
        small = pixels
        if times < 1:
            small = np.asarray(cv2.resize(pixels, None, fx=times, fy=times, interpolation=cv2.INTER_AREA), np.uint8)
        with self._lock:
            found = [line.in_larger(1 / times) for line in self._loaded().find(small)]
            return tuple(line for line in self._recognised(pixels, found) if line.text.strip())

    def read_found(self, pixels: Picture, shown: Picture) -> tuple[TextReading, ...]:
        """Read what lines are found in a picture of the same size in which they show better, reduced as the first."""
        if min(shown.shape[:2]) < _SMALLEST_SIDE:
            return ()
        times = min(1.0, FIRST_LOOK_SIDE / max(shown.shape[:2]))
        if times < 1:
            shown = np.asarray(cv2.resize(shown, None, fx=times, fy=times, interpolation=cv2.INTER_AREA), np.uint8)
        with self._lock:
            found = [line.in_larger(1 / times) for line in self._loaded().find(shown)]
            return tuple(line for line in self._recognised(brightened(pixels), found) if line.text.strip())

    def read_part(self, pixels: Picture, part: Part) -> tuple[TextReading, ...]:
        """Find and read the lines of a part, enlarged as it says."""
        left, top, width, height = part.bounds
        pixels = brightened(pixels)
        spot = pixels[top : top + height, left : left + width]
        if min(spot.shape[:2]) < _SMALLEST_SIDE:
            return ()
        how = cv2.INTER_CUBIC if part.times > 1 else cv2.INTER_AREA
        changed = np.asarray(cv2.resize(spot, None, fx=part.times, fy=part.times, interpolation=how), np.uint8)
        with self._lock:
            found = [line.in_larger(1 / part.times, (left, top)) for line in self._loaded().find(changed)]
            return tuple(line for line in self._recognised(pixels, found) if line.text.strip())

    def read_lines(
        self, pixels: Picture, places: Sequence[Region], bends: Sequence[float] = ()
    ) -> tuple[TextReading, ...]:
        """What stands in places that hold a line: one reading for each, without text where it is illegible.

        ``bends`` tells how each runs where not all of them are straight.
        """
        found = [
            Outline(np.asarray(place.corners, np.float32), bend)
            for place, bend in zip(places, bends or [0.0] * len(places), strict=True)
        ]
        with self._lock:
            return self._recognised(brightened(pixels), found)

    def _recognised(self, pixels: Picture, found: Sequence[Outline]) -> tuple[TextReading, ...]:
        read = self._loaded().recognise([cut_line(pixels, outline) for outline in found])
        return tuple(
            TextReading(
                line.text if line.meant or line.confidence >= _LEAST_CONFIDENCE else "",
                line.confidence,
                Region.from_points(outline.corners.tolist()),
                (self.name,),
                bend=outline.bend,
                quarters=is_upright(outline) + 2 * line.on_its_head,
                meant=line.meant,
            )
            for line, outline in zip(read, found, strict=True)
        )

    def _loaded(self) -> Networks:
        if self._networks is None:
            folder = models_folder()
            if folder is None:
                raise EnvironmentFault("capture.no_rapidocr")
            self._networks = Networks(folder, Lexicon(STATEMENTS))
        return self._networks
