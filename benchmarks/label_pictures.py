"""Pictures of labels with known truth: our own drawings, and those of the drawing tool beside the photos.

Each is a function of kind and number alone, given the fonts of the machine.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks.label_damage import LEVELS, photographed
from benchmarks.label_drawings import KINDS
from benchmarks.label_plates import plate
from benchmarks.pictures import COLLECTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SEED = 20261122
ENOUGH = 300
"""So many pictures of a kind make a rate that can be told."""
_DRAWING_TOOL = COLLECTION.parent / "tools" / "make_labels.py"
_TOOL_KINDS = "cylinder,diamond,plate,ghs,drum,wagon"
_TOOL_SEED = 1
"""What the drawing tool takes by itself; the pictures of containers among its kinds have a benchmark of their own."""
_TOOL_SECONDS = 3600
_SCHEMES = {"hcode": "h_code", "ycode": "basel"}
"""What the drawing tool calls them, and what we do."""
_ON_BOARDS = {"un:1018": "refrigerant:R-22", "un:3159": "refrigerant:R-134a"}
"""What the tool writes on a wagon's board beside the plate, and does not list."""


@dataclass(frozen=True, slots=True)
class LabelPicture:
    """A picture of a label; ``expected`` holds "scheme:value" for all text on it, level 0 is clean and 3 bad."""

    kind: str
    level: int
    expected: frozenset[str]
    pixels: NDArray[np.uint8]


def drawn(number: int, first: int = 0) -> Iterator[LabelPicture]:
    """So many pictures of each kind from the first on, the levels of damage in turn."""
    for kind, draw in {**KINDS, "orange plate": plate}.items():
        for place in range(first, first + number):
            rng = random.Random(f"{SEED} {kind} {place}")
            level = LEVELS[place % len(LEVELS)]
            sheet = draw(rng)
            noise = np.random.default_rng(rng.getrandbits(32))
            pixels = photographed(sheet.picture, level, noise, round_a_cylinder=sheet.round_a_cylinder)
            yield LabelPicture(kind, level, frozenset(sheet.expected), pixels)


def from_the_tool(number: int) -> Iterator[LabelPicture]:
    """The same number of each kind, drawn by ``make_labels.py`` of the collection; none without it."""
    total = number * len(_TOOL_KINDS.split(","))
    return _by_the_tool("--n", str(total), "--seed", str(SEED), "--kinds", _TOOL_KINDS)


def as_the_tool_comes(total: int) -> Iterator[LabelPicture]:
    """The labels among the tool's first so many pictures of all its kinds: nearest to what the baseline measured."""
    return _by_the_tool("--n", str(total), "--seed", str(_TOOL_SEED))


def _by_the_tool(*order: str) -> Iterator[LabelPicture]:
    if not _DRAWING_TOOL.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603 - a fixed script with fixed arguments
            [sys.executable, str(_DRAWING_TOOL), "--out", folder, *order], check=True, timeout=_TOOL_SECONDS
        )
        for line in (Path(folder) / "truth.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"].startswith("container"):
                continue
            pixels = cv2.imread(str(Path(folder) / row["path"]), cv2.IMREAD_COLOR)
            expected = {_our_name(value) for value in row["expected"]}
            if row["kind"] == "wagon":
                expected |= {_ON_BOARDS[value] for value in expected & _ON_BOARDS.keys()}
            yield LabelPicture(f"tool: {row['kind']}", row["level"], frozenset(expected), np.asarray(pixels, np.uint8))


def _our_name(value: str) -> str:
    scheme, _, rest = value.partition(":")
    return f"{_SCHEMES.get(scheme, scheme)}:{rest}"
