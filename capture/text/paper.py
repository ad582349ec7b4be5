"""Papers that lie flat: a scanned declaration, permit or bill of lading, levelled and read line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from ..enhance import grey, moved, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from inspection.frame import Region
    from inspection.reading import TextReading

    Picture = NDArray[np.uint8]

_SIDE = 800  # at which a page is judged and its slant measured
_MOST_SLANT, _STEP = 4.0, 0.25  # degrees
_PALE = 0.82  # of the brightness around: paper, where it is not printed
_LEAST_PALE, _LEAST_INK, _MOST_INK = 0.75, 0.004, 0.2
_MOST_COLOUR = 45.0  # mean saturation, 0 to 255
_EVEN = 0.6  # darkest paper over brightest: shade falls on a page, other things stand round a label
_FEWEST_LINES = 5
_LOWEST_LINE, _TALLEST_LINE = 3, 15  # pixels; parts of the height
_LINE_SHARE = 0.5
_RULE = 25  # a rule is longer than this part of the width


@dataclass(frozen=True, slots=True, eq=False)
class LevelPage:
    """A page turned so that its lines run level, and the matrix (2 x 3) that leads back to the picture."""

    pixels: Picture
    back: NDArray[np.float64]

    def in_picture(self, region: Region) -> Region:
        """A region of the level page in pixels of the picture."""
        return moved(region, self.back)


def looks_like_paper(pixels: Picture) -> bool:
    """Whether a picture is mostly pale paper of one colour with several lines of small dark print."""
    small = _reduced(pixels)
    if min(small.shape[:2]) < _FEWEST_LINES:
        return False
    if small.ndim > 2:  # noqa: PLR2004 - colours are the third
        colour = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[..., 1]
        if float(np.median(colour)) > _MOST_COLOUR:
            return False
    plain = grey(small)
    paper = _paper(plain)
    if float(np.percentile(paper, 5)) < _EVEN * float(np.percentile(paper, 95)):
        return False
    ink = _ink(without_rules(plain))
    share = float(ink.mean())
    if not (_LEAST_INK <= share <= _MOST_INK and 1 - share >= _LEAST_PALE):
        return False
    lines = cv2.dilate(ink, np.ones((1, 25), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(lines)
    tallest = small.shape[0] // _TALLEST_LINE
    flat = [box for box in boxes[1:count] if box[2] > 4 * box[3] >= _LOWEST_LINE * 4 and box[3] <= tallest]
    return len(flat) >= _FEWEST_LINES


def levelled(pixels: Picture) -> LevelPage:
    """The page turned by its slant, at most 4 degrees, so that the rows of its print are as distinct as they get."""
    slant = _slant(_ink(grey(_reduced(pixels))))
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), slant, 1)
    if abs(slant) < _STEP / 2:
        return LevelPage(pixels, np.eye(2, 3))
    level = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return LevelPage(np.asarray(level, np.uint8), np.asarray(cv2.invertAffineTransform(matrix), np.float64))


def without_rules(page: Picture) -> Picture:
    """A level page in grey without the rules of its tables, which Tesseract takes for letters."""
    plain = grey(page).copy()
    ink = (plain < _PALE * _paper(plain).astype(np.float32)).astype(np.uint8)
    longest = max(2, plain.shape[1] // _RULE)
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, longest), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((longest, 1), np.uint8))
    rules = cv2.dilate(np.maximum(across, down), np.ones((5, 5), np.uint8))
    plain[rules > 0] = 255
    return plain


def rows_of(lines: Iterable[TextReading]) -> tuple[tuple[TextReading, ...], ...]:
    """Lines of a level page as rows from top to bottom, each from left to right: the cells of a table stay together."""
    rows: list[list[TextReading]] = []
    for line in sorted(lines, key=lambda each: each.region.centre[1]):
        if rows and _level_with(line, rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(tuple(sorted(row, key=lambda each: each.region.bounds[0])) for row in rows)


def _level_with(line: TextReading, row: Sequence[TextReading]) -> bool:
    middle = sum(each.region.centre[1] for each in row) / len(row)
    height = max(line.region.bounds[3], *(each.region.bounds[3] for each in row))
    return abs(line.region.centre[1] - middle) < _LINE_SHARE * height


def _reduced(pixels: Picture) -> Picture:
    times = min(1.0, _SIDE / max(pixels.shape[:2]))
    return scaled(pixels, times) if times < 1 else pixels


def _ink(picture: Picture) -> Picture:
    """1 where print is: clearly darker than the paper around, whatever the light."""
    return (picture < _PALE * _paper(picture).astype(np.float32)).astype(np.uint8)


def _paper(picture: Picture) -> Picture:
    """The page as it would be without print."""
    small = _reduced(picture)
    blank = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    return np.asarray(cv2.resize(blank, picture.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def _slant(ink: Picture) -> float:
    height, width = ink.shape
    best, sharpest = 0.0, -1.0
    for slant in np.arange(-_MOST_SLANT, _MOST_SLANT + _STEP, _STEP):
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(slant), 1)
        rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1, dtype=np.int64)
        sharpness = float(np.square(np.diff(rows)).sum())
        if sharpness > sharpest:
            best, sharpest = float(slant), sharpness
    return best
