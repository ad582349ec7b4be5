"""Signs that stand below one another, laid out as a row: text engines read rows far better than columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from inspection.reading import TextReading

_WIDTH = 40
"""Pixels to which the width of a column is brought."""
_MARGIN = 4
_LEAST_SIGNS = 6
_MOST_SIGNS = 24
_MOST_COLUMNS = 3
_BEYOND = 2.2
"""Column widths that are looked at beyond the lowest sign found: the boxed digit often is not."""
_SMALLEST = 6.0
_LEAST_FOUND = 2.2
"""Column widths that must have been found of a column, which is three signs."""
_FRAME = 1.37
_HEIGHTS = range(20, 66, 3)
"""What signs may measure where the column is 40 pixels wide."""
_BOXED = 1.38
_LEAST_WORTH = 0.25
_SIGNS = 12.5
"""Steps from the first sign to the end of the box round the last one, with the gaps between the groups."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Signs below one another that the detector found as one: the middles of both ends, the width, how many."""

    top: tuple[float, float]
    bottom: tuple[float, float]
    width: float
    signs: int

    @classmethod
    def of(cls, line: TextReading) -> _Piece:
        # Of a leaning column the detector takes any corner for the first.
        by_height = sorted(line.region.corners, key=lambda corner: corner[1])
        (ax, ay), (bx, by) = sorted(by_height[:2])
        (dx, dy), (cx, cy) = sorted(by_height[2:])
        width = (abs(bx - ax) + abs(cx - dx)) / 2
        signs = len("".join(line.text.split()))
        return cls(((ax + bx) / 2, (ay + by) / 2), ((cx + dx) / 2, (cy + dy) / 2), max(1.0, width), signs)

    def continued_by(self, below: _Piece) -> bool:
        """Whether another one stands below this one and as wide."""
        width = min(self.width, below.width)
        gap = below.top[1] - self.bottom[1]
        aside = abs(below.top[0] - self.bottom[0])
        return aside < 0.6 * width and -0.6 * width < gap < 2.5 * width and max(self.width, below.width) < 2 * width


def columns_of(lines: Sequence[TextReading]) -> list[Region]:
    """The places of signs below one another that may be a number that runs down, longest first.

    Where only its beginning was found, the place is as long as the whole would be.
    """
    stacks: list[list[_Piece]] = []
    for piece in sorted((_Piece.of(line) for line in lines if _may_stand(line)), key=lambda piece: piece.top[1]):
        for stack in stacks:
            if stack[-1].continued_by(piece):
                stack.append(piece)
                break
        else:
            stacks.append([piece])
    tall = [stack for stack in stacks if _height(stack) > _LEAST_FOUND * stack[0].width]
    return [_place(stack) for stack in sorted(tall, key=_height, reverse=True)[:_MOST_COLUMNS]]


def _height(stack: Sequence[_Piece]) -> float:
    return stack[-1].bottom[1] - stack[0].top[1]


def _place(stack: Sequence[_Piece]) -> Region:
    (x, y), (end_x, _), height = stack[0].top, stack[-1].bottom, _height(stack)
    width = float(np.median([piece.width for piece in stack]))
    step = min(2.0 * width, max(0.9 * width, height / max(1, sum(piece.signs for piece in stack))))
    whole = max(height, _SIGNS * step) + _BEYOND * width
    bottom = x + (end_x - x) * whole / height
    half = width / 2
    corners = ((x - half, y), (x + half, y), (bottom + half, y + whole), (bottom - half, y + whole))
    return Region(corners)


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of a column side by side; each takes ``cell`` pixels across and is ``cap`` pixels high."""

    picture: NDArray[np.uint8]
    cell: int
    cap: float

    @property
    def region(self) -> Region:
        """All of it."""
        return Region.from_bounds(0, 0, self.picture.shape[1], self.picture.shape[0])

    def spread(self, wider: float) -> Row:
        """The same with its signs painted so many times wider: narrow ones run into one another for a text engine."""
        cell = round(wider * self.cell)
        size = self.picture.shape[1] // self.cell * cell, self.picture.shape[0]
        return Row(np.asarray(cv2.resize(self.picture, size, interpolation=cv2.INTER_CUBIC), np.uint8), cell, self.cap)

    def until(self, cells: int) -> Row:
        """Its first signs."""
        return Row(np.ascontiguousarray(self.picture[:, : cells * self.cell]), self.cell, self.cap)

    def line(self, cells: int) -> Region:
        """Its first signs as a text engine frames a line: a little above and below them."""
        height = _FRAME * self.cap
        return Region.from_bounds(0, (self.picture.shape[0] - height) / 2, cells * self.cell, height)


def widened(column: Region, times: float) -> Region:
    """The column so many times as wide, where the signs may have been found narrower than they are."""
    corners = np.array(column.corners)
    middles = corners[[[0, 1], [2, 3]]].mean(axis=1)[[0, 0, 1, 1]]
    return Region.from_points((middles + (corners - middles) * times).tolist())


def laid_across(pixels: NDArray[np.uint8], column: Region) -> Row | None:
    """The column as a row; None where no column of signs can be made out."""
    strip = _upright(pixels, column)
    if strip is None:
        return None
    spans = _signs(strip)
    if not _LEAST_SIGNS <= len(spans) <= _MOST_SIGNS:
        return None
    tallest = max(end - start for start, end in spans) + 2 * _MARGIN
    cells = []
    for start, end in spans:
        middle = (start + end) // 2
        rows = np.clip(np.arange(middle - tallest // 2, middle - tallest // 2 + tallest), 0, len(strip) - 1)
        outside = (rows < start - _MARGIN) | (rows >= end + _MARGIN)
        cell = strip[rows].copy()
        cell[outside] = np.median(strip[max(0, start - _MARGIN) : start + 1], axis=(0, 1)).astype(np.uint8)
        cells.append(cell)
    return Row(np.ascontiguousarray(np.hstack(cells)), strip.shape[1], min(end - start for start, end in spans))


def _may_stand(line: TextReading) -> bool:
    _, _, width, height = line.region.bounds
    signs = len("".join(line.text.split()))
    return height > 1.5 * width or (signs <= 2 and height > 0.5 * width)  # noqa: PLR2004 - a pair beside a bar


def _upright(pixels: NDArray[np.uint8], column: Region) -> NDArray[np.uint8] | None:
    """The column with its signs straight below one another, at one width; None where it is too small."""
    corners = np.array(column.corners, np.float32)
    width, height = corners[1, 0] - corners[0, 0], corners[3, 1] - corners[0, 1]
    height = min(height, len(pixels) - corners[0, 1])
    if width < _SMALLEST or height < _LEAST_FOUND * width:
        return None
    scale = _WIDTH / width
    lean = (corners[3, 0] - corners[0, 0]) / (corners[3, 1] - corners[0, 1])
    across = np.array([[1 / scale, lean / scale, corners[0, 0]], [0, 1 / scale, corners[0, 1]]], np.float32)
    low = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 2, 0)
    high = np.ceil(corners.max(axis=0)).astype(int) + 2
    part = pixels[low[1] : high[1], low[0] : high[0]]
    if not part.size:
        return None
    across[:, 2] -= low
    soft = cv2.GaussianBlur(part, (0, 0), 0.4 / scale) if scale < 0.7 else part  # noqa: PLR2004 - bilinear does above
    size = _WIDTH, round(height * scale)
    how = (cv2.INTER_CUBIC if scale > 1 else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(soft, across, size, flags=how, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _signs(strip: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Where each sign begins and ends, downwards: between them hardly anything changes across."""
    grey = np.asarray(cv2.GaussianBlur(cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY), (0, 0), 1.0), np.float32)
    even = grey - np.median(grey, axis=0, keepdims=True)  # the folds of the wall run down as well
    low, high = np.percentile(even[:, 3:-3], (8, 92), axis=1)
    spread = cv2.GaussianBlur((high - low).astype(np.float32)[:, None], (1, 5), 1.2).ravel()
    least, most = np.percentile(spread, (6, 72))
    ink = np.clip((spread - least) / max(1.0, most - least), 0, 1)
    return _fitted(ink, np.array([height for height in _HEIGHTS if height < len(ink)], int))


def _fitted(ink: NDArray[np.floating], heights: NDArray[np.int_]) -> list[tuple[int, int]]:
    """Where signs of one of these heights stand best, one below the other: full within, empty at both ends.

    One of them may be taller: the box round the check digit. The best is known for every end, with and without it,
    and for all heights at once.
    """
    if not len(heights):
        return []
    rows, boxed = len(ink), np.round(_BOXED * heights).astype(int)
    plain_start, plain_worth = _worth(ink, heights)
    boxed_start, boxed_worth = _worth(ink, boxed)
    best = np.zeros((2, rows + 1, len(heights)))
    chosen = np.zeros((2, rows + 1, len(heights)), int)
    every = np.arange(len(heights))
    for end in range(1, rows + 1):
        now, taken = best[:, end], chosen[:, end]
        now[:] = best[:, end - 1]
        plain = best[:, plain_start[end], every] + plain_worth[end]
        better = plain > now
        now[better] = plain[better]
        taken[better] = np.broadcast_to(heights, taken.shape)[better]
        with_box = best[0, boxed_start[end], every] + boxed_worth[end]
        better = with_box > now[1]
        now[1, better] = with_box[better]
        taken[1, better] = boxed[better]
    which = int(best[:, -1].max(axis=0).argmax())
    return _spans(best[:, -1, which], chosen[:, :, which], int(boxed[which]))


def _worth(ink: NDArray[np.floating], heights: NDArray[np.int_]) -> tuple[NDArray[np.int_], NDArray[np.float64]]:
    """For each end and height where a sign begins, and what it is worth; nothing where it would begin too early."""
    ends = np.arange(len(ink) + 1)[:, None]
    starts = np.maximum(0, ends - heights)
    total = np.concatenate(([0.0], np.cumsum(ink)))
    edge = np.concatenate((ink[:1], ink, ink[-1:]))  # what stands beside a span that begins or ends at a row
    worth = (total[ends] - total[starts]) / heights - (edge[starts] + edge[ends + 1]) / 2 - _LEAST_WORTH
    return starts, np.where(ends >= heights, worth, -np.inf)


def _spans(best: NDArray[np.float64], chosen: NDArray[np.int_], boxed: int) -> list[tuple[int, int]]:
    """The signs that were chosen, from the first to the last."""
    used, end = int(best[1] > best[0]), chosen.shape[1] - 1
    spans = []
    while end > 0:
        tall = int(chosen[used, end])
        if tall:
            spans.append((end - tall, end))
            used -= tall == boxed
        end -= tall or 1
    return spans[::-1]
