"""What a square shows: the small network for hazard labels, trained by packaging/models/train_placards.py."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from inspection.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from inspection.message import Message

MODEL = Path(__file__).resolve().parent.parent / "models" / "placards.onnx"
SIDE = 64
NOTHING = "none"
_TURNS = 4
_BATCH = 64  # bounds the memory of the network at 20 MB
_THREADS = 1


@dataclass(frozen=True, slots=True)
class Name:
    """The label that a square shows best, how sure the network is, and by how many quarters the square lies turned.

    ``turns`` says which corner of the square is the label's first: 0 the first, 1 the second.
    """

    label: str
    sureness: float
    turns: int


class LabelNetwork:
    """Names squares of 64 x 64 pixels. The model loads at the first call (30 ms)."""

    def __init__(self, model: Path = MODEL) -> None:
        self._model = model
        self._session: Any = None
        self._labels: tuple[str, ...] = ()

    def missing(self) -> Message | None:
        """Say that the model or its engine is not there; None when both are."""
        there = self._model.is_file() and importlib.util.find_spec("onnxruntime")
        return None if there else message("capture.no_placards", name=self._model.name)

    def name(self, squares: Sequence[NDArray[np.uint8]], turns: int = _TURNS) -> list[Name]:
        """Name each square in the turn in which it looks most like a label; with one turn as it is."""
        if not squares:
            return []
        if self._session is None:
            self._load()
        turned = [np.rot90(square, turn) for square in squares for turn in range(turns)]
        parts = [self._sureness(turned[start : start + _BATCH]) for start in range(0, len(turned), _BATCH)]
        sureness = np.concatenate(parts).reshape(len(squares), turns, -1)
        sureness[:, :, self._labels.index(NOTHING)] = 0.0
        names = []
        for each in sureness:
            turn, label = np.unravel_index(int(each.argmax()), each.shape)
            names.append(Name(self._labels[int(label)], float(each[turn, label]), int(turn)))
        return names

    def _sureness(self, squares: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        pictures = np.stack(squares).transpose(0, 3, 1, 2).astype(np.float32) / np.float32(255) - np.float32(0.5)
        return np.asarray(self._session.run(None, {"pictures": pictures})[0], np.float32)

    def _load(self) -> None:
        import onnxruntime  # noqa: PLC0415 - takes a while, and is not needed to open the window

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.log_severity_level = 4
        session = onnxruntime.InferenceSession(str(self._model), options, providers=["CPUExecutionProvider"])
        self._labels = tuple(session.get_modelmeta().custom_metadata_map["labels"].split(","))
        self._session = session
