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


def columns_of(lines: Sequence[TextReading]) -> list[Region]:
    """The regions in which signs stand below one another as in a number that runs down, longest first."""
    boxes = sorted((line.region.bounds for line in lines if _may_stand(line)), key=lambda box: box[1])
    stacks: list[list[tuple[float, float, float, float]]] = []
    for box in boxes:
        for stack in stacks:
            if _continues(stack[-1], box):
                stack.append(box)
                break
        else:
            stacks.append([box])
    regions = [_around(stack) for stack in stacks]
    tall = [region for region in regions if region.bounds[3] > _LEAST_SIGNS * 0.7 * region.bounds[2]]
    return sorted(tall, key=lambda region: -region.bounds[3])[:_MOST_COLUMNS]


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of a column side by side; each takes ``cell`` pixels across."""

    picture: NDArray[np.uint8]
    cell: int

    @property
    def region(self) -> Region:
        """All of it."""
        return Region.from_bounds(0, 0, self.picture.shape[1], self.picture.shape[0])

    def until(self, cells: int) -> Row:
        """Its first signs."""
        return Row(np.ascontiguousarray(self.picture[:, : cells * self.cell]), self.cell)


def laid_across(pixels: NDArray[np.uint8], column: Region) -> Row | None:
    """The column as a row; None where no column of signs can be made out."""
    left, top, width, height = column.bounds
    if width < _SMALLEST:
        return None
    scale = _WIDTH / width
    first, last = max(0, round(left)), max(0, round(left + width))
    upper, lower = max(0, round(top)), min(pixels.shape[0], round(top + height + _BEYOND * width))
    strip = pixels[upper:lower, first:last]
    if min(strip.shape[:2]) < _SMALLEST:
        return None
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    strip = np.asarray(cv2.resize(strip, None, fx=scale, fy=scale, interpolation=how), np.uint8)
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
    return Row(np.ascontiguousarray(np.hstack(cells)), strip.shape[1])


def _may_stand(line: TextReading) -> bool:
    _, _, width, height = line.region.bounds
    signs = len(line.text.replace(" ", ""))
    return height > 1.5 * width or (signs <= 2 and height > 0.5 * width)  # noqa: PLR2004 - a pair beside a bar


def _continues(above: tuple[float, float, float, float], below: tuple[float, float, float, float]) -> bool:
    width = min(above[2], below[2])
    aside = abs(above[0] + above[2] / 2 - below[0] - below[2] / 2)
    gap = below[1] - above[1] - above[3]
    return aside < 0.6 * width and -0.6 * width < gap < 2.5 * width and max(above[2], below[2]) < 2 * width


def _around(stack: Sequence[tuple[float, float, float, float]]) -> Region:
    left, top = min(box[0] for box in stack), min(box[1] for box in stack)
    right, bottom = max(box[0] + box[2] for box in stack), max(box[1] + box[3] for box in stack)
    return Region.from_bounds(left, top, right - left, bottom - top)


def _signs(strip: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Where each sign begins and ends, downwards: between them hardly anything changes across."""
    grey = np.asarray(cv2.GaussianBlur(cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY), (0, 0), 1.0), np.float32)
    changed = grey - np.median(grey, axis=0, keepdims=True)  # the folds of the wall run down as well
    busy = np.abs(np.diff(changed, axis=1))[:, 4:-4].mean(axis=1)
    low, high = np.percentile(busy, (8, 80))
    spans = _runs(busy > low + 0.3 * (high - low))
    if not spans:
        return []
    usual = float(np.median([end - start for start, end in spans if end - start > _WIDTH * 0.3] or [_WIDTH]))
    signs: list[tuple[int, int]] = []
    for start, end in spans:
        parts = max(1, round((end - start) / (usual * 1.15)))
        step = (end - start) / parts
        if step > 0.35 * usual:
            signs += [(round(start + step * part), round(start + step * (part + 1))) for part in range(parts)]
    return signs


def _runs(there: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], there, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
