"""Whether confidence means what it says: of the claims that say 0.9, how many are right, on drawn labels and photos.

``python -m benchmarks.calibration`` takes a few pictures, ``--number N`` so many of each drawn kind, ``--all`` 300 and
every photo; ``--write`` draws docs/reliability.png. The confidences of the parsers were set by the first 48 drawings of
each kind and by the photos, so the drawings after those are the honest ones.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from benchmarks import engines, pictures
from benchmarks.label_pictures import ENOUGH, drawn
from benchmarks.labels import COUNTED
from benchmarks.tables import table
from inspection.identifiers import identify
from inspection.reading import Observation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from inspection.claim import Claim

PLOT = Path(__file__).resolve().parent.parent / "docs" / "reliability.png"
FEW = 4
_EVERY_PHOTO, _FEWER_PHOTOS = 1, 10
_BINS = 10
_HALVES = ("set by", "held out")
_FIRST_HELD_OUT = 48
_SCHEMES_OF_PHOTOS = {"hcode": "h_code", "ycode": "basel"}
_SIDE, _MARGIN = 420, 50


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a picture: how sure, by what evidence ("un, reference"), and whether it stands there."""

    half: str
    evidence: str
    confidence: float
    right: bool


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help=f"{ENOUGH} pictures of each kind and every photo")
    parser.add_argument("--number", type=int, default=FEW, help="pictures of each kind")
    parser.add_argument("--write", action="store_true", help="draw docs/reliability.png")
    chosen = parser.parse_args(arguments)
    number = ENOUGH if chosen.all else chosen.number
    judged = [*_of_drawings(number, _HALVES[0], 0), *_of_drawings(number, _HALVES[1], _FIRST_HELD_OUT)]
    judged += _of_photos(_EVERY_PHOTO if chosen.all else _FEWER_PHOTOS)
    print(tables(judged))
    if chosen.write:
        plot(judged).save(PLOT)


def tables(judged: Sequence[Judged]) -> str:
    """What was right of what was said, by confidence and by evidence."""
    bins = table(
        ("confidence said", *(f"{half}: {what}" for half in _HALVES for what in ("claims", "right"))),
        ((f"{low / _BINS:.1f} to {(low + 1) / _BINS:.1f}", *_counts(judged, low)) for low in range(_BINS)),
    )
    by_evidence: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        by_evidence[each.evidence].append(each)
    evidence = table(
        ("evidence", "claims", "said on average", "right"),
        (
            (name, len(group), f"{sum(each.confidence for each in group) / len(group):.2f}", _share(group))
            for name, group in sorted(by_evidence.items())
        ),
    )
    return f"{bins}\n\n{evidence}"


def plot(judged: Sequence[Judged]) -> Image.Image:
    """Said against right: on the diagonal they are the same, above it the claims are better than they say."""
    picture = Image.new("RGB", (_SIDE + 2 * _MARGIN, _SIDE + 2 * _MARGIN), "white")
    pen, face = ImageDraw.Draw(picture), ImageFont.load_default(13)
    left, top, right, bottom = _MARGIN, _MARGIN, _MARGIN + _SIDE, _MARGIN + _SIDE
    pen.rectangle([left, top, right, bottom], outline="black")
    pen.line([left, bottom, right, top], fill=(170, 170, 170))
    for step in range(0, _BINS + 1, 2):
        at = _SIDE * step / _BINS
        pen.text((left + at, bottom + 8), f"{step / _BINS:.1f}", fill="black", font=face, anchor="mt")
        pen.text((left - 8, bottom - at), f"{step / _BINS:.1f}", fill="black", font=face, anchor="rm")
    pen.text((left + _SIDE / 2, bottom + 32), "confidence said", fill="black", font=face, anchor="mm")
    pen.text((left, top - 25), "share that is right (size: number of claims)", fill="black", font=face, anchor="lm")
    for half, colour in zip(_HALVES, ((200, 120, 20), (20, 80, 160)), strict=True):
        for low in range(_BINS):
            group = _in_bin(judged, low, half)
            if group:
                said = sum(each.confidence for each in group) / len(group)
                true = sum(each.right for each in group) / len(group)
                x, y, radius = left + _SIDE * said, bottom - _SIDE * true, 3 + min(9, len(group) ** 0.5 / 2)
                pen.ellipse([x - radius, y - radius, x + radius, y + radius], outline=colour, width=2)
        pen.text((right - 90, bottom - 45 + 20 * _HALVES.index(half)), half, fill=colour, font=face)
    return picture


def _of_drawings(number: int, half: str, first: int) -> Iterator[Judged]:
    schemes = frozenset(scheme.value for scheme in COUNTED)
    for picture in drawn(number, first):
        yield from _judge(_claims(picture.pixels), picture.expected, schemes, half)


def _of_photos(every: int) -> Iterator[Judged]:
    for picture in pictures.labels(every):
        expected = frozenset(_our_name(value) for value in picture.expected)
        schemes = frozenset(_SCHEMES_OF_PHOTOS.get(kind, kind) for kind in picture.listed_in_full)
        yield from _judge(_claims(picture.pixels), expected, schemes, _HALVES[0])


def _claims(pixels: NDArray[np.uint8]) -> tuple[Claim, ...]:
    return identify(Observation.of(engines.read_texts(pixels)), engines.vocabulary())


def _judge(claims: Iterable[Claim], expected: frozenset[str], schemes: frozenset[str], half: str) -> Iterator[Judged]:
    for claim in claims:
        if claim.scheme.value in schemes and claim.problem is None:
            repaired = ", repaired" if claim.repaired else ""
            evidence = f"{claim.scheme.value}, {claim.confirmation.value}{repaired}"
            yield Judged(half, evidence, claim.confidence, f"{claim.scheme.value}:{claim.value}" in expected)


def _our_name(value: str) -> str:
    scheme, _, rest = value.partition(":")
    return f"{_SCHEMES_OF_PHOTOS.get(scheme, scheme)}:{rest}"


def _in_bin(judged: Iterable[Judged], low: int, half: str) -> list[Judged]:
    return [each for each in judged if each.half == half and min(_BINS - 1, int(each.confidence * _BINS)) == low]


def _counts(judged: Sequence[Judged], low: int) -> Iterator[object]:
    for half in _HALVES:
        group = _in_bin(judged, low, half)
        yield from (len(group), _share(group))


def _share(group: Sequence[Judged]) -> str:
    return f"{sum(each.right for each in group) / len(group):.2f}" if group else "-"


if __name__ == "__main__":
    main(None)
