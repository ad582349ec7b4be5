"""The PP-OCRv6 networks that the rapidocr wheel carries: where lines are, what they say, which stand on their head.

Their input and output are as PaddleOCR and RapidOCR (Apache-2.0) have them. They are run here one
by one, as a live picture needs the lines found without being read, and single lines read again.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from ..onnx import onnx_engine
from .lattice import Alphabet
from .outlines import HEIGHT, outlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .lexicon import Lexicon
    from .outlines import Outline

    Picture = NDArray[np.uint8]

_FINDER, _READER, _TURNER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx", "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
_THREADS = 2
_STEP = 32  # the finder takes sides that are multiples of it
_LEAST_WIDTH = 320
_TURNER_WIDTH = 192
_BATCH = 6
_ON_ITS_HEAD = 0.9
_CLEAR = 0.95  # a line read so surely stands the right way up
_DOUBTFUL, _LEAST_SIGNS = 0.985, 8  # a line that a known wording may tell better


def models_folder() -> Path | None:
    """Where the wheel keeps the networks; None when it is not installed or not whole."""
    package = importlib.util.find_spec("rapidocr")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "models"
    return folder if all((folder / name).is_file() for name in (_FINDER, _READER, _TURNER)) else None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line says and how sure the network is, 0 to 1; and whether it was read in a half turn.

    ``meant`` is the known wording that a blurred line shows, where it is another than what was spelt.
    """

    text: str
    confidence: float
    on_its_head: bool = False
    meant: str = ""


class Networks:
    """The three networks, loaded; used by one thread at a time."""

    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = _session(folder / _FINDER)
        self._reader = _session(folder / _READER)
        self._turner = _session(folder / _TURNER)
        signs = self._reader.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._signs = ("", *signs, " ")  # the first stands for no sign
        self._alphabet = Alphabet.of(self._signs)

    def find(self, picture: Picture) -> list[Outline]:
        """The lines of a BGR picture in the size given, from top to bottom, clockwise from their top left."""
        height, width = (max(_STEP, round(side / _STEP) * _STEP) for side in picture.shape[:2])
        given = _signed(np.asarray(cv2.resize(picture, (width, height)), np.uint8))[None]
        return outlines(self._run(self._finder, given)[0, 0], (picture.shape[1], picture.shape[0]))

    def recognise(self, lines: Sequence[Picture]) -> list[ReadLine]:
        """What each line says, in the way up in which it is surer where the network for half turns may be wrong."""
        on_their_heads = self._on_their_heads(lines)
        given = [_turned(line) if turned else line for line, turned in zip(lines, on_their_heads, strict=True)]
        read = [
            replace(line, on_its_head=turned) for line, turned in zip(self._read(given), on_their_heads, strict=True)
        ]
        doubtful = [place for place, line in enumerate(read) if on_their_heads[place] and line.confidence < _CLEAR]
        for place, line in zip(doubtful, self._read([lines[place] for place in doubtful]), strict=True):
            read[place] = max(read[place], line, key=lambda each: each.confidence)
        return read

    def _read(self, lines: Sequence[Picture]) -> list[ReadLine]:
        read = [ReadLine("", 0.0)] * len(lines)
        for batch in _batches(lines):
            widest = max(_LEAST_WIDTH / HEIGHT, *(_slimness(lines[place]) for place in batch))
            padded = np.stack([_padded(lines[place], int(HEIGHT * widest)) for place in batch])
            for place, likely in zip(batch, self._run(self._reader, padded), strict=True):
                read[place] = self._spelt(likely)
        return read

    def _on_their_heads(self, lines: Sequence[Picture]) -> list[bool]:
        turned = [False] * len(lines)
        for batch in _batches(lines):
            padded = np.stack([_padded(lines[place], _TURNER_WIDTH) for place in batch])
            for place, (_, on_its_head) in zip(batch, self._run(self._turner, padded), strict=True):
                turned[place] = bool(on_its_head > _ON_ITS_HEAD)
        return turned

    def _spelt(self, likely: NDArray[np.float32]) -> ReadLine:
        """The most likely sign of each column, repeated ones once."""
        signs = likely.argmax(axis=1)
        new = np.append(True, signs[1:] != signs[:-1]) & (signs != 0)
        if not new.any():
            return ReadLine("", 0.0)
        text = "".join(self._signs[sign] for sign in signs[new])
        confidence = round(float(likely.max(axis=1)[new].mean()), 5)
        if confidence >= _DOUBTFUL or len(text) < _LEAST_SIGNS:
            return ReadLine(text, confidence)
        written = likely[: np.flatnonzero(signs)[-1] + 2]  # what follows is the filling of a batch
        return ReadLine(text, confidence, meant=self._lexicon.meant(self._alphabet.lattice(written), text))

    @staticmethod
    def _run(session: Any, given: NDArray[np.float32]) -> NDArray[np.float32]:  # noqa: ANN401 - onnxruntime has no types
        return np.asarray(session.run(None, {session.get_inputs()[0].name: given})[0])


def _session(path: Path) -> Any:  # noqa: ANN401 - onnxruntime has no types
    onnxruntime = onnx_engine()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = _THREADS
    options.enable_cpu_mem_arena = False  # sizes differ from picture to picture, and all would be kept
    # Threads that wait by spinning take an eighth more processor time and leave less to the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])


def _signed(picture: Picture) -> NDArray[np.float32]:
    """Channels first, from -1 to 1."""
    return np.ascontiguousarray(picture.transpose(2, 0, 1), np.float32) / np.float32(127.5) - np.float32(1)


def _padded(line: Picture, width: int) -> NDArray[np.float32]:
    """The line at the height that the networks take, filled up on the right with middle grey."""
    taken = max(1, min(width, int(np.ceil(HEIGHT * _slimness(line)))))
    padded = np.zeros((3, HEIGHT, width), np.float32)
    padded[:, :, :taken] = _signed(np.asarray(cv2.resize(line, (taken, HEIGHT)), np.uint8))
    return padded


def _turned(line: Picture) -> Picture:
    return np.asarray(cv2.rotate(line, cv2.ROTATE_180), np.uint8)


def _batches(lines: Sequence[Picture]) -> Iterator[list[int]]:
    """Places of lines of about the same length: a batch is as wide as its longest line."""
    by_length = sorted(range(len(lines)), key=lambda place: _slimness(lines[place]))
    for start in range(0, len(by_length), _BATCH):
        yield by_length[start : start + _BATCH]


def _slimness(line: Picture) -> float:
    return float(line.shape[1] / line.shape[0])
