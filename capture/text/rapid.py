"""The first engine for text: RapidOCR with the PP-OCRv6 models that its wheel carries; nothing is fetched."""

from __future__ import annotations

import importlib.util
import threading
from typing import TYPE_CHECKING, Any

import numpy as np

from inspection.frame import Region
from inspection.message import message
from inspection.reading import TextReading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from inspection.message import Message

# Figures measured on labels and containers: docs/measurements.md.
_FIRST_LOOK_SIDE = 960
_FULL_LOOK_SIDE = 736
_THREADS = 2
_LARGEST_SIDE = 2000  # to which the engine shrinks every picture
_SMALLEST_SIDE = 32  # in which it fits no text and fails


class RapidReader:
    """Reads text lines. One engine, used by one thread at a time: a second would bring memory and no speed.

    The models load at the first call, or by ``warm_up`` (1 to 2 s).
    """

    name = "rapidocr"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._engine: Any = None

    @property
    def warm(self) -> bool:
        """Whether the models are loaded."""
        return self._engine is not None

    def missing(self) -> Message | None:
        """Say that the package has to be installed; None when it is there."""
        return None if importlib.util.find_spec("rapidocr") else message("capture.no_rapidocr")

    def warm_up(self) -> None:
        """Load the models by reading a blank picture; for the background."""
        self.read(np.full((64, 64, 3), 255, np.uint8))

    def read(self, pixels: NDArray[np.uint8]) -> tuple[TextReading, ...]:
        """Read with detection limited to 960 pixels of the longer side: as good on large print, 2.4 times cheaper."""
        return self._read(pixels, "max", _FIRST_LOOK_SIDE)

    def read_closely(self, pixels: NDArray[np.uint8]) -> tuple[TextReading, ...]:
        """Read at full size, up to 2000 pixels of the longer side, the engine's own limit."""
        return self._read(pixels, "min", _FULL_LOOK_SIDE)

    def _read(self, pixels: NDArray[np.uint8], limit_type: str, limit: int) -> tuple[TextReading, ...]:
        shorter, longer = sorted(pixels.shape[:2])
        if shorter * min(1.0, _LARGEST_SIDE / max(1, longer)) < _SMALLEST_SIDE:
            return ()
        with self._lock:
            if self._engine is None:
                self._engine = _load()
            detector = self._engine.text_det or self._engine._load_det_model()  # noqa: SLF001
            # The detector takes its limit from these two at every call, so one set of models serves both looks.
            detector.limit_type, detector.limit_side_len = limit_type, limit
            found = self._engine(np.ascontiguousarray(pixels))
        if getattr(found, "txts", None) is None or found.boxes is None:
            return ()
        return tuple(
            TextReading(text, float(score), Region.from_points(box), (self.name,))
            for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
            if text.strip()
        )


def _load() -> Any:  # noqa: ANN401 - rapidocr has no types
    from rapidocr import RapidOCR  # noqa: PLC0415 - takes a second, and is not needed to open the window

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
        }
    )
