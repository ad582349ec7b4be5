"""Hazard labels by their picture alone, on drawn scenes: found, wrong, false, by what makes them hard.

``python -m benchmarks.placards`` draws 16 scenes for each trouble and 320 with lookalikes only, the same at every
run; beside ours the plain network of the feasibility study where ../shared is there, with its own square finder. That
network was trained on drawings of the hand that drew most labels here: its share of pictograms says little.
"""

from __future__ import annotations

import importlib
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from benchmarks.placard_labels import SHARED, LabelMaker
from benchmarks.placard_scenes import TROUBLES, draw_scene
from benchmarks.tables import table
from capture.placards.reader import PlacardLooker
from capture.placards.squares import find_shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from benchmarks.placard_scenes import Placed, Scene

SEED = 11
SURE = 0.5
_EACH = (("pictograms", 10), ("classes", 8), ("marks", 2))  # scenes for each trouble
_LOOKALIKES = 20  # for each trouble
_NEAR = 0.4  # of a label's side: how far from its middle what is read of it may lie
_EDGES = (0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01)


@dataclass(frozen=True, slots=True)
class Named:
    """What a reader says of a place."""

    label: str
    confidence: float
    middle: tuple[float, float]


def scenes(make: LabelMaker, share: float = 1.0) -> Iterator[Scene]:
    """All scenes; ``share`` draws fewer."""
    for kind, count in (*_EACH, ("lookalikes", _LOOKALIKES)):
        for trouble in TROUBLES:
            for number in range(max(1, round(count * share))):
                yield draw_scene(make, kind, trouble, random.Random(f"{SEED} {kind} {trouble} {number}"))


@dataclass(slots=True)
class Tally:
    """What a reader made of the scenes, by kind and trouble."""

    labels: Counter[tuple[str, str]]
    right: Counter[tuple[str, str]]
    wrong: Counter[tuple[str, str]]
    false: Counter[tuple[str, str]]
    seconds: list[float]
    judged: list[tuple[str, float, bool]]

    @classmethod
    def empty(cls) -> Tally:
        return cls(Counter(), Counter(), Counter(), Counter(), [], [])

    def take(self, scene: Scene, named: Sequence[Named]) -> None:
        """Judge what was named: on a label it is right or wrong, elsewhere false."""
        key = scene.kind, scene.trouble
        self.labels[key] += len(scene.labels)
        found = set()
        for one in named:
            number = next((place for place, label in enumerate(scene.labels) if _lies_on(one.middle, label)), None)
            right = number is not None and one.label == scene.labels[number].name
            self.judged.append((one.label, one.confidence, right))
            if one.confidence < SURE:
                continue
            if right:
                found.add(number)
            else:
                (self.false if number is None else self.wrong)[key] += 1
        self.right[key] += len(found)


def _lies_on(middle: tuple[float, float], label: Placed) -> bool:
    far = np.hypot(*(label.corners.mean(axis=0) - middle))
    return bool(far < _NEAR * cv2.contourArea(label.corners) ** 0.5)


def proposed(scene: Scene) -> int:
    """For how many labels the finder gives a square whose corners are near the label's own."""
    squares = find_shapes(scene.pixels).squares
    return sum(any(_fits(square, label) for square in squares) for label in scene.labels)


def _fits(square: NDArray[np.float32], label: Placed) -> bool:
    side = cv2.contourArea(label.corners) ** 0.5
    away = min(float(np.linalg.norm(np.roll(square, turn, axis=0) - label.corners, axis=1).mean()) for turn in range(4))
    return bool(away < 0.2 * side)


def readers() -> dict[str, Callable[[NDArray[np.uint8]], list[Named]]]:
    """Ours, and the plain network where it is."""
    looker = PlacardLooker()
    found: dict[str, Callable[[NDArray[np.uint8]], list[Named]]] = {
        "**Quaylens**": lambda picture: [
            Named(each.label, each.confidence, each.region.centre) for each in looker.read(picture)
        ]
    }
    model = SHARED / "baselines" / "placard_cnn.onnx"
    if model.is_file():
        os.environ["PLACARD_MODEL"] = str(model)
        sys.path.insert(0, str(SHARED / "tools"))
        study: Any = importlib.import_module("placard_feasibility")
        found["plain network"] = lambda picture: _study(study, picture)
    return found


def _study(study: Any, picture: NDArray[np.uint8]) -> list[Named]:
    names = {"EHSM": "marine_pollutant", "LQ": "limited_quantity"}
    return [
        Named(names.get(name, name), float(sure), tuple(np.asarray(square).mean(axis=0)))
        for sure, name, square in study.detect(picture)
    ]


def measure(share: float = 1.0) -> str:
    """The tables."""
    make = LabelMaker()
    every = readers()
    tallies = {name: Tally.empty() for name in every}
    squares: Counter[tuple[str, str]] = Counter()
    for scene in scenes(make, share):
        squares[scene.kind, scene.trouble] += proposed(scene)
        for name, read in every.items():
            start = time.process_time()
            named = read(scene.pixels)
            tallies[name].seconds.append(time.process_time() - start)
            tallies[name].take(scene, named)
    ours = next(iter(tallies.values()))
    return "\n\n".join((_by_kind(tallies), _by_trouble(ours, squares), _reliability(ours)))


def _by_kind(tallies: dict[str, Tally]) -> str:
    rows = []
    for name, tally in tallies.items():
        counts = [_cell(tally, kind, None) for kind, _ in _EACH]
        false = sum(tally.false[key] for key in tally.false if key[0] == "lookalikes")
        rows.append(
            (name, *counts, false, f"{np.median(tally.seconds):.3f}", f"{np.percentile(tally.seconds, 95):.3f}")
        )
    head = ("reader", *(kind for kind, _ in _EACH), "false on lookalikes", "CPU s median", "p95")
    return "Right of all (w: wrong name, f: none there):\n\n" + table(head, rows)


def _by_trouble(tally: Tally, squares: Counter[tuple[str, str]]) -> str:
    kinds = [kind for kind, _ in _EACH]
    rows = [
        (trouble, *(f"{_cell(tally, kind, trouble)}, {squares[kind, trouble]} proposed" for kind in kinds))
        for trouble in TROUBLES
    ]
    return table(("trouble", *kinds), rows)


def _cell(tally: Tally, kind: str, trouble: str | None) -> str:
    keys = [key for key in tally.labels if key[0] == kind and trouble in {None, key[1]}]
    right, labels, wrong, false = (
        sum(counter[key] for key in keys) for counter in (tally.right, tally.labels, tally.wrong, tally.false)
    )
    return f"{right}/{labels}" + (f" (w{wrong})" if wrong else "") + (f" (f{false})" if false else "")


def _reliability(tally: Tally) -> str:
    """How often what is said with a confidence is right."""
    groups = {
        "pictograms": [each for each in tally.judged if each[0].startswith("GHS")],
        "classes": [each for each in tally.judged if each[0][0].isdigit()],
        "marks": [each for each in tally.judged if not each[0].startswith("GHS") and not each[0][0].isdigit()],
    }
    rows = []
    for low, high in pairwise(_EDGES):
        within = {name: [right for _, sure, right in group if low <= sure < high] for name, group in groups.items()}
        cells = (f"{sum(rights)} of {len(rights)}" for rights in within.values())
        rows.append((f"{low} to {min(high, 1.0)}", *cells))
    return "Right of what is said with this confidence:\n\n" + table(("confidence", *groups), rows)


def main() -> None:
    """Measure and print."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 and __name__ == "__main__" else 1.0
    print(measure(share))


if __name__ == "__main__":
    main()
