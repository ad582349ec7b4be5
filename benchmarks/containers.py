"""Container numbers: proven by a check digit that was read, offered unconfirmed, or wrong; across and down apart.

``python -m benchmarks.containers --every 1`` draws 320 pictures of a fixed seed, and takes the photographs, as they
are and damaged, and the drawings of the measuring tools where they are there; without it every fifth. Beside Quaylens
stands plain RapidOCR, at a longer side of 960 pixels and at full size, with the same parsers and with the rule of
the baseline.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from benchmarks import engines, pictures
from benchmarks.container_damage import damaged
from benchmarks.container_drawings import draw
from benchmarks.tables import table
from inspection.claim import CREDIBLE, Confirmation, Scheme
from inspection.frame import Region
from inspection.identifiers import identify
from inspection.reading import Observation, TextReading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from inspection.claim import Claim

ACROSS, DOWN = 200, 120
SAMPLE = 5
TOOLS = pictures.COLLECTION.parent / "tools"
_TOOL_PICTURES = 60
_TIME_LIMIT_S = 900


@dataclass(frozen=True, slots=True)
class Case:
    """A picture that shows one container number."""

    kind: str
    number: str
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says of a picture: numbers proven by a check digit that was read, and numbers offered."""

    proven: frozenset[str]
    offered: frozenset[str]


def cases(every: int) -> Iterator[Case]:
    """Our drawings, and the photographs and the drawings of the tools where they are there."""
    for down, count in ((False, ACROSS), (True, DOWN)):
        for number in range(0, count, every):
            drawn = draw(number, down=down)
            yield Case("drawn, down" if down else "drawn, across", drawn.number, drawn.pixels)
    if not pictures.COLLECTION.is_dir():
        return
    for picture in pictures.labels():
        if picture.kind.startswith("container"):
            shown = picture.expected[0].partition(":")[2]
            yield Case("photographs, across", shown, picture.pixels)
            for worse in itertools.islice(damaged(picture.pixels), 0, None, every):
                yield Case("photographs, damaged", shown, worse)
    yield from _drawn_by_tools(every)


def _drawn_by_tools(every: int) -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as folder:
        order = ("--out", folder, "--n", str(2 * _TOOL_PICTURES), "--seed", "11", "--kinds", "container_h,container_v")
        subprocess.run(  # noqa: S603 - our own interpreter, a script of the measuring tools
            [sys.executable, str(TOOLS / "make_labels.py"), *order], check=True, timeout=_TIME_LIMIT_S
        )
        rows = [json.loads(line) for line in (Path(folder) / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
        for place, row in enumerate(rows):
            if (place // 2) % every == 0:
                number = next(value for value in row["expected"] if value.startswith("container:")).partition(":")[2]
                pixels = np.asarray(cv2.imread(str(Path(folder) / row["path"]), cv2.IMREAD_COLOR), np.uint8)
                down = row["kind"].endswith("v")
                yield Case("tools' drawings, down" if down else "tools' drawings, across", number, pixels)


def answer_of(claims: Iterable[Claim]) -> Answer:
    """What the claims say of containers."""
    numbers = [claim for claim in claims if claim.scheme is Scheme.CONTAINER and claim.problem is None]
    proven = {
        claim.value
        for claim in numbers
        if claim.confirmation is Confirmation.CHECK_DIGIT and claim.confidence >= CREDIBLE
    }
    return Answer(frozenset(proven), frozenset(claim.value for claim in numbers) - proven)


def readers() -> dict[str, Callable[[NDArray[np.uint8]], Answer]]:
    """Ours and the plain engine, which shrinks to 960 pixels or takes the picture as it is."""
    plain = _Plain()
    found: dict[str, Callable[[NDArray[np.uint8]], Answer]] = {
        "**Quaylens**": lambda pixels: answer_of(
            identify(Observation.of(engines.read_texts(pixels)), engines.vocabulary())
        ),
        "RapidOCR 960, our parsers": lambda pixels: _parsed(plain.read(pixels, "max", 960)),
        "RapidOCR full size, our parsers": lambda pixels: _parsed(plain.read(pixels, "min", 736)),
    }
    rule = _rule_of_baseline()
    if rule is not None:
        found["RapidOCR 960, baseline's rule"] = lambda pixels: rule(plain.read(pixels, "max", 960))
        found["RapidOCR full size, baseline's rule"] = lambda pixels: rule(plain.read(pixels, "min", 736))
    return found


class _Plain:
    """RapidOCR as it comes. The last picture's lines are kept, as several rules are laid over them."""

    def __init__(self) -> None:
        self._engine: Any = RapidOCR(params={"Global.log_level": "critical"})
        self._kept: dict[tuple[int, str], tuple[NDArray[np.uint8], tuple[TextReading, ...]]] = {}

    def read(self, pixels: NDArray[np.uint8], limit: str, side: int) -> tuple[TextReading, ...]:
        kept = self._kept.get((side, limit))
        if kept is not None and kept[0] is pixels:
            return kept[1]
        detector = self._engine.text_det or self._engine._load_det_model()  # noqa: SLF001 - the only way to set it
        detector.limit_type, detector.limit_side_len = limit, side
        found: Any = self._engine(pixels)
        rows = zip(found.txts or (), found.scores or (), found.boxes if found.txts else (), strict=True)
        lines = tuple(
            TextReading(text, float(score), Region.from_points(box), ("rapidocr",)) for text, score, box in rows
        )
        self._kept[side, limit] = pixels, lines
        return lines


def _parsed(lines: tuple[TextReading, ...]) -> Answer:
    return answer_of(identify(Observation(0, 0, texts=lines), engines.vocabulary()))


def _rule_of_baseline() -> Callable[[tuple[TextReading, ...]], Answer] | None:
    path = TOOLS / "ids_extract.py"
    specification = importlib.util.spec_from_file_location("ids_extract", path)
    if not path.is_file() or specification is None or specification.loader is None:
        return None
    rule: Any = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(rule)

    def read(lines: tuple[TextReading, ...]) -> Answer:
        triples = [(line.text, line.region.corners, line.confidence) for line in lines]
        accepted, every = (
            frozenset(
                value.partition(":")[2]
                for value in rule.extract(triples, placards=False, unconfirmed=guess)
                if value.startswith("container:")
            )
            for guess in (False, True)
        )
        return Answer(accepted, every - accepted)

    return read


def measure(every: int) -> str:
    """The table."""
    ours = readers()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seconds: dict[tuple[str, str], list[float]] = defaultdict(list)
    for case in cases(every):
        for name, read in ours.items():
            start = time.process_time()
            said = read(case.pixels)
            seconds[case.kind, name].append(time.process_time() - start)
            count = counts[case.kind, name]
            count["pictures"] += 1
            count["proven"] += case.number in said.proven
            count["false"] += len(said.proven - {case.number})
            if case.number not in said.proven:
                count["offered"] += case.number in said.offered
                count["offered wrong"] += bool(said.offered - {case.number})
    rows = []
    for (kind, name), count in sorted(counts.items(), key=lambda item: item[0][0]):
        total = count["pictures"]
        found = count["proven"], count["proven"] + count["offered"]
        shares = [f"{number} ({number / total:.3f})" for number in found]
        times = seconds[kind, name]
        rows.append((kind, name, total, *shares, count["false"], count["offered wrong"], f"{np.median(times):.2f}"))
    head = (
        "pictures",
        "reader",
        "number",
        "proven",
        "proven or offered",
        "false proven",
        "wrong ones offered",
        "CPU s",
    )
    return table(head, rows)


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=SAMPLE, help="every how many drawings")
    print(measure(parser.parse_args(arguments).every))


if __name__ == "__main__":
    main(None)
