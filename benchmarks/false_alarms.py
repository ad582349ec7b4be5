"""What is claimed of pictures that bear no code or label of ours: it should be nothing.

Other safety signs, and photos of bar codes, whose own numbers (GTIN, SSCC) do not count. ``python -m
benchmarks.false_alarms`` takes every 40th picture, ``--all`` all; each claim is printed, for somebody to look at.
What does stand in its picture is listed in really_there.csv with the reason.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import engines, pictures
from benchmarks.tables import table
from inspection.claim import CREDIBLE, ClaimSource, Scheme
from inspection.identifiers import identify
from inspection.reading import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.claim import Claim

SAMPLE = 40
REALLY_THERE = Path(__file__).parent / "really_there.csv"
_OF_THE_CODE = frozenset({Scheme.GTIN, Scheme.SSCC})


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help=f"every picture, not every {SAMPLE}th")
    every = 1 if parser.parse_args(arguments).all else SAMPLE
    listed = _listed()
    looked_at, alarms, there = 0, [], 0
    for kind, picture in _without_labels(every):
        looked_at += 1
        for claim in _credible(picture):
            stated = f"{claim.scheme.value}:{claim.value}"
            if any(stated == row["claim"] and row["text"] in picture.expected for row in listed):
                there += 1
            else:
                alarms.append((kind, stated, f"{claim.confidence:.2f}", claim.source.value, claim.raw[:40]))
    print(f"{looked_at} pictures, {len(alarms)} false claims of 0.5 and more, {there} that really stand there.\n")
    if alarms:
        print(table(("picture", "claim", "confidence", "source", "read"), alarms))


def _without_labels(every: int) -> Iterator[tuple[str, pictures.KnownPicture]]:
    for picture in pictures.bar_codes(every):
        yield picture.kind, picture
    for picture in pictures.labels():
        if picture.kind == "negative" or not picture.expected:
            yield picture.kind, picture
    noise = np.random.default_rng(0).integers(0, 255, (480, 640, 3), np.uint8)
    yield "noise", pictures.KnownPicture("noise", (), (), np.asarray(noise, np.uint8))


def _credible(picture: pictures.KnownPicture) -> Iterator[Claim]:
    claims = identify(Observation.of(engines.read_texts(picture.pixels)), engines.vocabulary())
    for claim in claims:
        of_the_code = claim.scheme in _OF_THE_CODE and claim.source is ClaimSource.SYMBOL
        if claim.confidence >= CREDIBLE and not of_the_code:
            yield claim


def _listed() -> list[dict[str, str]]:
    with REALLY_THERE.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(None)
