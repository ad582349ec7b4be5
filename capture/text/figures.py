"""Reads single painted figures with the small network that packaging/models/train_digits.py trains."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from inspection.message import message

from ..onnx import onnx_engine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from inspection.message import Message

MODEL = Path(__file__).resolve().parent.parent / "models" / "digits.onnx"
SIDE = 32
CAP = 20.0
"""The height of a figure that fills its window as the network expects it."""
_FIGURES = 10
_BATCH = 128
_FLAT = 4.0  # grey levels, added to the spread so that a blank wall is not blown up to noise; as in training


class FigureNetwork:
    """Says of windows of 32 x 32 pixels which figure stands in their middle. The model loads at the first call."""

    def __init__(self, model: Path = MODEL) -> None:
        self._model = model
        self._session: Any = None

    def missing(self) -> Message | None:
        """Say that the model or its engine is not there; None when both are."""
        there = self._model.is_file() and importlib.util.find_spec("onnxruntime")
        return None if there else message("capture.no_figures", name=self._model.name)

    def read(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The confidence in each of the ten figures, for each window of grey levels; the rest is "none of them"."""
        if not len(windows):
            return np.zeros((0, _FIGURES), np.float32)
        if self._session is None:
            self._load()
        even = windows - windows.mean(axis=(1, 2), keepdims=True)
        even /= even.std(axis=(1, 2), keepdims=True) + _FLAT
        parts = [
            self._session.run(None, {"windows": np.ascontiguousarray(even[at : at + _BATCH, None], np.float32)})[0]
            for at in range(0, len(even), _BATCH)
        ]
        return np.asarray(np.concatenate(parts)[:, :_FIGURES], np.float32)

    def _load(self) -> None:
        onnxruntime = onnx_engine()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(str(self._model), options, providers=["CPUExecutionProvider"])


def windows_at(picture: NDArray[np.float32], centres: Iterable[tuple[float, float, float]]) -> NDArray[np.float32]:
    """Windows about (x, y) for figures of a height: each centre is x, y and the height of the figure in pixels."""
    cut = []
    for x, y, cap in centres:
        ratio = CAP / cap
        matrix = np.array([[ratio, 0, SIDE / 2 - x * ratio], [0, ratio, SIDE / 2 - y * ratio]], np.float32)
        cut.append(
            cv2.warpAffine(picture, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        )
    return np.stack(cut) if cut else np.zeros((0, SIDE, SIDE), np.float32)
