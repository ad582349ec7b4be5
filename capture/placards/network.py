"""A small network of ours on square pictures, as packaging/models writes it."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import numpy as np

from inspection.message import message

from ..onnx import onnx_engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from inspection.message import Message

_BATCH = 64  # bounds the memory of a network at 20 MB
_THREADS = 1


class Network:
    """Says of squares what they show. The model loads at the first use (30 ms); one thread at a time."""

    def __init__(self, model: Path) -> None:
        self._model = model
        self._session: Any = None
        self._labels: tuple[str, ...] = ()

    def missing(self) -> Message | None:
        """Say that the model or its engine is not there; None when both are."""
        there = self._model.is_file() and importlib.util.find_spec("onnxruntime")
        return None if there else message("capture.no_placards", name=self._model.name)

    @property
    def labels(self) -> tuple[str, ...]:
        """What it can name, in the order of its answers."""
        if self._session is None:
            self._load()
        return self._labels

    def sureness(self, squares: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """How sure it is of each label, a row for each BGR square; the squares have the side that it was trained on."""
        shares = [self._shares(squares[start : start + _BATCH]) for start in range(0, len(squares), _BATCH)]
        return np.concatenate(shares) if shares else np.zeros((0, len(self.labels)), np.float32)

    def _shares(self, squares: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        if self._session is None:
            self._load()
        pictures = np.stack(squares).transpose(0, 3, 1, 2).astype(np.float32) / np.float32(255) - np.float32(0.5)
        return np.asarray(self._session.run(None, {"pictures": pictures})[0], np.float32)

    def _load(self) -> None:
        onnxruntime = onnx_engine()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.log_severity_level = 4
        session = onnxruntime.InferenceSession(str(self._model), options, providers=["CPUExecutionProvider"])
        self._labels = tuple(session.get_modelmeta().custom_metadata_map["labels"].split(","))
        self._session = session
