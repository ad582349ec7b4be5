"""The figure in the lower corner of a class label, and what it makes of the label's picture.

Labels that differ in little else (2.1 and 3, 2.3 and 6.1) are told apart by it. The network is trained by
packaging/models/train_figures.py on labels whose figures do not fit their colours: it reads the figure alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from .naming import NOTHING
from .network import Network
from .squares import cut_square

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.message import Message

    from .squares import Corners, Picture

MODEL = Path(__file__).resolve().parent.parent / "models" / "figures.onnx"
SIDE = 32
# Corners of what is cut out, in sides of the square whose first corner is the label's uppermost.
_WINDOW = np.array([[0.52, 0.8], [0.8, 0.52], [1.08, 0.8], [0.8, 1.08]], np.float32)
_LEAST_LEGIBLE = 0.9
_UNREADABLE = 0.05  # what a label keeps whose figure was not read


class FigureNetwork:
    """Reads the figures of class labels."""

    def __init__(self, model: Path = MODEL) -> None:
        self._network = Network(model)

    def missing(self) -> Message | None:
        """Say that the model or its engine is not there; None when both are."""
        return self._network.missing()

    def read(self, pixels: Picture, labels: Sequence[Corners]) -> list[dict[str, float]]:
        """How sure each figure is, for each label; ``NOTHING`` where there is none to read."""
        rows = self._network.sureness([_corner(pixels, label) for label in labels])
        return [dict(zip(self._network.labels, map(float, row), strict=True)) for row in rows]


def weigh(sureness: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """How sure each label is by picture and figure; together the classes become no surer than they were.

    The figure of explosives makes the class surer, but no division.
    """
    classes = {label: share for label, share in sureness.items() if label[0].isdigit()}
    weighed = {label: share * (_share(label, figures) + _UNREADABLE) for label, share in classes.items()}
    total = sum(weighed.values()) or 1.0
    mass = sum(classes.values())
    shared = {label: mass * share / total for label, share in weighed.items()}
    divisions = {label: min(share, sureness[label]) for label, share in shared.items() if label.startswith("1.")}
    return {**sureness, **shared, **divisions}


def agrees(label: str, figures: Mapping[str, float]) -> bool | None:
    """Whether the figure is that of the class; None where it is not legible, or agrees with too many labels to count.

    All explosives bear the figure 1: it does not say which division.
    """
    best = max(figures, key=lambda figure: figures[figure])
    if best == NOTHING or figures[best] < _LEAST_LEGIBLE or (best == label[0] == "1"):
        return None
    return best in _figures_of(label)


def _share(label: str, figures: Mapping[str, float]) -> float:
    return sum(figures.get(figure, 0.0) for figure in _figures_of(label)) + figures.get(NOTHING, 0.0) / len(figures)


def _figures_of(label: str) -> tuple[str, ...]:
    """The division stands in the corner of class 5 only, and there not always."""
    return (label, label[0]) if label[0] == "5" else (label[0],)


def _corner(picture: Picture, corners: Corners) -> Picture:
    unit = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    to_picture = cv2.getPerspectiveTransform(unit, corners.astype(np.float32))
    window = cv2.perspectiveTransform(_WINDOW[None], to_picture)[0]
    return cut_square(picture, window.astype(np.float32), SIDE, 0.0)
