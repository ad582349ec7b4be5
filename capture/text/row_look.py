"""Container numbers read again in their whole row: laid straight, widened, from well before the serial number on.

Small in the picture and seen from aside, the owner code is often not found by the text engine, or misread: it stands
behind a rod of the door, on a row that runs aslant. What several cuts of the row say alike counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import cv2
import numpy as np

from inspection.frame import Region
from inspection.identifiers.confusions import plain_text
from inspection.identifiers.container import is_valid
from inspection.reading import TextReading

from .number_votes import agreed
from .strips import row_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

ENGINE = "rows"
_SERIAL = re.compile(r"[A-Z|!]{0,5}\d{6,7}")
_OWNER = re.compile(r"[A-Z]{2,5}")
_SIZE_TYPE = re.compile(r"[24L][0-9][A-Z0-9][0-9A-Z]")
_MOST_SERIALS = 2
_BELOW, _BESIDE, _LEVEL = 3.0, 8.0, 1.2
"""In heights of the serial number: how far below it the size code may stand, and the owner code beside it."""
_CAP, _HEIGHT = 30.0, 52
"""Pixels of the height of the signs, and of the rows that are cut."""
_BEFORE, _BEHIND = (5.5, 4.2), 1.3
"""In heights of the signs: where rows begin before the serial number (owner code and rod), and how far behind it."""
_TRIMMED = 5
_TONES = (2, 99.5)
_GAP = 8


class LineReader(Protocol):
    """A text engine that reads lines whose places are known."""

    def read_lines(self, pixels: Picture, places: Sequence[Region]) -> tuple[TextReading, ...]:
        """One reading for each place."""


class RowLook:
    """Reads the rows in which a serial number stands, and whatever says that a container is there."""

    def __init__(self, reader: LineReader) -> None:
        self._reader = reader

    def read(self, pixels: Picture, lines: Sequence[TextReading], *, live: bool = False) -> tuple[TextReading, ...]:
        """One line for each row that several cuts say the same of: the number, its check digit where it was read.

        Of a live frame one row is looked at, and once: the next frame is another look.
        """
        found = []
        for serial in _serials(lines)[: 1 if live else _MOST_SERIALS]:
            rows = list(_straight(pixels, serial))
            read = self._reader.read_lines(*_one_below_the_other(rows))
            text = agreed(line.text for line in read)
            if not live and not is_valid("".join(text.split())):
                read += self._reader.read_lines(*_one_below_the_other([_grey(row) for row in rows]))
                text = agreed(line.text for line in read)
            if text:
                sureness = float(np.median([line.confidence for line in read]))
                found.append(TextReading(text, sureness, serial.region, (ENGINE,)))
        return tuple(found)


def _serials(lines: Sequence[TextReading]) -> list[TextReading]:
    """The lines that may hold a serial number of a container: a size code below, or letters in front of it.

    Two hyphens stand in the number of a substance and in telephone numbers.
    """
    texts = [(line, re.sub(r"\W", "", plain_text(line.text).upper())) for line in lines if line.text.count("-") < 2]  # noqa: PLR2004
    return [
        line
        for line, text in texts
        if _SERIAL.fullmatch(text)
        and (not text.isdigit() or any(_goes_with(line, other, said) for other, said in texts if other is not line))
    ]


def _goes_with(serial: TextReading, other: TextReading, text: str) -> bool:
    """Whether a line is the size code below a serial number, or the owner code beside it."""
    (x, y), (left, top) = serial.region.centre, other.region.centre
    height = _height(serial)
    if _SIZE_TYPE.fullmatch(text):
        return abs(left - x) < _BESIDE * height and 0 < top - y < _BELOW * height + abs(left - x) / 2
    return (
        bool(_OWNER.fullmatch(text))
        and 0 < x - left < 2 * _BESIDE * height
        and abs(top - y) < (_LEVEL * height + abs(left - x) / 2)
    )


def _height(line: TextReading) -> float:
    (ax, ay), _, _, (dx, dy) = line.region.corners
    return max(1.0, float(np.hypot(dx - ax, dy - ay)))


def _one_below_the_other(rows: Sequence[Picture]) -> tuple[Picture, list[Region]]:
    """The rows in one picture, and where each stands; every other one with its edges cut off."""
    picture = np.zeros((len(rows) * (_HEIGHT + _GAP), max(row.shape[1] for row in rows), 3), np.uint8)
    places = []
    for place, row in enumerate(rows):
        top = place * (_HEIGHT + _GAP)
        picture[top : top + _HEIGHT, : row.shape[1]] = row
        trimmed = _TRIMMED * (place % 2)
        places.append(Region.from_bounds(0, top + trimmed, row.shape[1], _HEIGHT - 2 * trimmed))
    return picture, places


def _grey(row: Picture) -> Picture:
    """The row in grey and in full contrast, which the engine often reads otherwise."""
    grey = np.asarray(cv2.cvtColor(row, cv2.COLOR_BGR2GRAY), np.float32)
    low, high = np.percentile(grey, _TONES)
    even = np.clip((grey - low) * 255 / (high - low + 1), 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(even, cv2.COLOR_GRAY2BGR), np.uint8)


def _straight(pixels: Picture, serial: TextReading) -> Iterator[Picture]:
    row, cap = row_in(pixels, serial.region)
    signs = len("".join(serial.text.split()))
    letters = sum(sign.isalpha() for sign in serial.text)
    scale = cap / _CAP
    for wider in (1.0, max(1.0, row.wider(cap, signs))):
        for before in _BEFORE:
            ahead = max(0.6, before - letters) * cap
            start = row.centre - row.along * (row.length / 2 + ahead) - row.side * scale * _HEIGHT / 2
            length = max(_HEIGHT, round((row.length + ahead + _BEHIND * cap) / scale * wider))
            back = np.column_stack((row.along / wider * scale, row.side * scale, start)).astype(np.float32)
            how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
            cut = cv2.warpAffine(pixels, back, (length, _HEIGHT), flags=how, borderMode=cv2.BORDER_REPLICATE)
            yield np.asarray(cut, np.uint8)
