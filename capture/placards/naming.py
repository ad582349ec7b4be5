"""What a square shows: the small network for hazard labels, trained by packaging/models/train_placards.py."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .network import Network

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from inspection.message import Message

MODEL = Path(__file__).resolve().parent.parent / "models" / "placards.onnx"
SIDE = 64
NOTHING = "none"
_TURNS = 4


@dataclass(frozen=True, slots=True)
class Name:
    """What a square shows: how sure the network is of each label, and by how many quarters the square lies turned.

    ``turns`` says which corner of the square is the label's first: 0 the first, 1 the second.
    """

    sureness: Mapping[str, float]
    turns: int

    @property
    def of_classes(self) -> float:
        """How sure it is that the square shows a label of any hazard class."""
        return sum(share for label, share in self.sureness.items() if label[0].isdigit())


class LabelNetwork:
    """Names squares of 64 x 64 pixels."""

    def __init__(self, model: Path = MODEL) -> None:
        self._network = Network(model)

    def missing(self) -> Message | None:
        """Say that the model or its engine is not there; None when both are."""
        return self._network.missing()

    def name(self, squares: Sequence[NDArray[np.uint8]], turns: int = _TURNS) -> list[Name]:
        """Name each square in the turn in which it looks most like a label; with one turn as it is."""
        if not squares:
            return []
        turned = [np.rot90(square, turn) for square in squares for turn in range(turns)]
        sureness = self._network.sureness(turned).reshape(len(squares), turns, -1)
        labels = self._network.labels
        sureness[:, :, labels.index(NOTHING)] = 0.0
        names = []
        for each in sureness:
            turn = int(each.max(axis=1).argmax())
            shares = dict(zip(labels, map(float, each[turn]), strict=True))
            del shares[NOTHING]
            names.append(Name(shares, turn))
        return names
