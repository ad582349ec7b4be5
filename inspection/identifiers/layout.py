"""How lines of text stand to one another on a picture: rows, columns, neighbours, and the ways to read on.

Positions are pixels of the upright picture. A page made of plain text (a bar code, a field of a
declaration) gets its lines set out one below the other, so that every parser serves both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..claim import ClaimSource
from ..frame import Region
from ..reading import TextReading
from .confusions import plain_text
from .sighting import Sighting
from .standing import lean_of, turned_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_LINES = 400
"""More lines than this are not looked at; pairs are formed, and a hostile picture must not take minutes."""
MOST_CHARACTERS = 400
_OVERLAP = 80
_STEP = MOST_CHARACTERS - _OVERLAP
_SMALLEST_REACH = 8.0
_SAME_PLACE = 0.6
_NOT_COMPACT = re.compile(r"[^A-Z0-9|!]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: ``text`` in compatibility form, ``upper`` in capitals, ``compact`` letters and figures only.

    Its sides are those on the label, which may lean in the picture; the reading keeps its place in the picture.
    """

    reading: TextReading
    text: str
    upper: str
    compact: str
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, reading: TextReading, lean: float = 0.0) -> Line:
        """Normalise a reading; its place as it would be on a label that does not lean (radians)."""
        text = plain_text(reading.words[:MOST_CHARACTERS])
        upper = text.upper()
        x, y, width, height = turned_back(reading.region, lean).bounds if lean else reading.region.bounds
        return cls(reading, text, upper, _NOT_COMPACT.sub("", upper), x, y, x + max(1, width), y + max(1, height))

    @property
    def width(self) -> float:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels down."""
        return self.bottom - self.top

    @property
    def cx(self) -> float:
        """The middle, across."""
        return (self.left + self.right) / 2

    @property
    def cy(self) -> float:
        """The middle, down."""
        return (self.top + self.bottom) / 2

    def overlap_across(self, other: Line) -> float:
        """How many pixels the two share in x; negative is the gap between them."""
        return min(self.right, other.right) - max(self.left, other.left)

    def join(self, other: Line) -> Line:
        """This line with another one close behind it, as one."""
        reading = replace(
            self.reading,
            text=f"{self.text}{other.text}",
            meant="",
            confidence=min(self.reading.confidence, other.reading.confidence),
            region=_around((self, other)),
            looks=min(self.reading.looks, other.reading.looks),
        )
        left, top = min(self.left, other.left), min(self.top, other.top)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return replace(Line.of(reading), left=left, top=top, right=right, bottom=bottom)


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines read on as one text, and which line each character came from."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    breaks: frozenset[int] = frozenset()

    @classmethod
    def of(cls, lines: Sequence[Line], separator: str = " ") -> Passage:
        """Join the texts, case kept."""
        return cls._joined(lines, [line.text for line in lines], separator)

    @classmethod
    def compact(cls, lines: Sequence[Line]) -> Passage:
        """Join letters and figures only, in capitals, without blanks; ``breaks`` keeps where words began or ended."""
        joined = cls._joined(lines, [line.compact for line in lines], "")
        breaks = {len(joined.text)}
        for line, start in zip(lines, joined.starts, strict=True):
            at = start
            for word in _NOT_COMPACT.split(line.upper):
                breaks.add(at)
                at += len(word)
        return replace(joined, breaks=frozenset(breaks))

    @classmethod
    def _joined(cls, lines: Sequence[Line], texts: Sequence[str], separator: str) -> Passage:
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text) + len(separator)
        return cls(separator.join(texts), tuple(lines), tuple(starts))

    def lines_at(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that the characters from start to end came from."""
        ends = (*self.starts[1:], len(self.text) + 1)
        spans = zip(self.lines, self.starts, ends, strict=True)
        return tuple(line for line, first, last in spans if first < end and last > start)


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of one picture or text as one engine has them."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    passages: tuple[Passage, ...]  # every line by itself, then every row as one text
    stacked: tuple[Passage, ...]  # every line with the next one below it
    source: ClaimSource = ClaimSource.TEXT
    region: Region | None = None
    over_time: bool = False

    @classmethod
    def of(cls, texts: Iterable[TextReading], *, over_time: bool = False) -> Page:
        """Take the text readings of a picture; the surest ones if there are too many."""
        kept = [reading for reading in texts if reading.text.strip()]
        if len(kept) > MOST_LINES:
            kept = sorted(kept, key=lambda reading: -reading.confidence)[:MOST_LINES]
        lean = lean_of(kept)
        lines = tuple(Line.of(reading, lean) for reading in kept)
        rows = _rows(lines)
        passages = [Passage.of((line,)) for line in lines]
        passages += [Passage.of(row) for row in rows if len(row) > 1]
        return cls(lines, rows, tuple(passages), tuple(_stacked(lines)), over_time=over_time)

    @classmethod
    def of_plain(cls, text: str, source: ClaimSource, like: Sighting) -> Page:
        """Set plain text out line by line; claims from it carry the region and looks of ``like``."""
        readings = [
            TextReading(
                piece,
                like.confidence,
                Region.from_bounds(0, 30.0 * row, 10.0 * len(piece), 20),
                like.engines,
                like.looks,
            )
            for row, piece in enumerate(_pieces(text))
        ]
        return replace(cls.of(readings), source=source, region=like.region, over_time=like.over_time)

    def sight(self, lines: Sequence[Line], raw: str | None = None) -> Sighting:
        """What is known of the reading of these lines together: the weakest of each."""
        readings = [line.reading for line in lines]
        mended = any(reading.meant for reading in readings)
        common = set(readings[0].engines).intersection(*(reading.engines for reading in readings))
        return Sighting(
            raw=" ".join(line.reading.text for line in lines) if raw is None or mended else raw,
            confidence=min(reading.confidence for reading in readings),
            source=self.source,
            region=self.region or (readings[0].region if len(lines) == 1 else _around(lines)),
            engines=tuple(sorted(common)),
            looks=min(reading.looks for reading in readings),
            over_time=self.over_time,
            mended=mended,
        )

    def find(self, pattern: re.Pattern[str], *, stacked: bool = False) -> Iterator[tuple[re.Match[str], Sighting]]:
        """All matches of a pattern over lines and rows (or over stacked pairs), each with its sighting."""
        for passage in self.stacked if stacked else self.passages:
            for match in pattern.finditer(passage.text):
                yield match, self.sight(passage.lines_at(*match.span()), match.group())

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether any line or row matches."""
        return any(pattern.search(passage.text) for passage in self.passages)


def _pieces(text: str) -> list[str]:
    """The lines of a plain text; endless ones are cut so that nothing at the cut is lost."""
    pieces: list[str] = []
    for line in text.splitlines()[:MOST_LINES]:
        pieces.append(line[:MOST_CHARACTERS])
        pieces += [line[at : at + MOST_CHARACTERS] for at in range(_STEP, len(line) - _OVERLAP, _STEP)]
    return pieces[:MOST_LINES]


def columns(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines above one another, from top to bottom."""
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.cx):
        for column in columns:
            last = column[-1]
            if abs(line.cx - last.cx) < 0.6 * max(min(line.width, last.width), _SMALLEST_REACH):
                column.append(line)
                break
        else:
            columns.append([line])
    return tuple(tuple(sorted(column, key=lambda line: line.top)) for column in columns)


def _rows(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines at the same height, from left to right; what stands on the same place goes into a row of its own."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.cy):
        for row in rows:
            last = row[-1]
            near = abs(line.cy - last.cy) < 0.5 * max(min(line.height, last.height), _SMALLEST_REACH)
            if near and not any(_same_place(line, other) for other in row):
                row.append(line)
                break
        else:
            rows.append([line])
    return tuple(tuple(sorted(row, key=lambda line: line.left)) for row in rows)


def _stacked(lines: Sequence[Line]) -> Iterator[Passage]:
    for line in lines:
        below = [other for other in lines if other is not line and _just_below(line, other)]
        if below:
            yield Passage.of((line, min(below, key=lambda other: other.cy)))


def _around(lines: Iterable[Line]) -> Region:
    """The rectangle of the picture round the lines, wherever they stand on a label that leans."""
    boxes = [line.reading.region.bounds for line in lines]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return Region.from_bounds(left, top, right - left, bottom - top)


def _same_place(one: Line, other: Line) -> bool:
    return one.overlap_across(other) > _SAME_PLACE * min(one.width, other.width)


def _just_below(line: Line, other: Line) -> bool:
    gap = other.top - line.bottom
    reach = 1.2 * max(line.height, other.height)
    return other.cy > line.cy + 0.4 * line.height and gap < reach and line.overlap_across(other) > 0
