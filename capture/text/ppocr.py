"""The PP-OCRv6 networks that the rapidocr wheel carries: where lines are, what they say, which stand on their head.

Their input and output are as PaddleOCR and RapidOCR (Apache-2.0) have them. They are run here one
by one, as a live picture needs the lines found without being read, and single lines read again.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Corners = NDArray[np.float32]

_FINDER, _READER, _TURNER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx", "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
_THREADS = 2
_STEP = 32  # the finder takes sides that are multiples of it
_LIKELY, _SURE = 0.3, 0.5  # of a pixel to belong to a line; of a line on the whole
_GROWTH = 1.6  # the finder marks the core of a line only
_SMALLEST = 3
_MOST_LINES = 1000
_HEIGHT = 48
_LEAST_WIDTH = 320
_TURNER_WIDTH = 192
_BATCH = 6
_ON_ITS_HEAD = 0.9
_UPRIGHT_COLUMN = 1.5


def models_folder() -> Path | None:
    """Where the wheel keeps the networks; None when it is not installed or not whole."""
    package = importlib.util.find_spec("rapidocr")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "models"
    return folder if all((folder / name).is_file() for name in (_FINDER, _READER, _TURNER)) else None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line says and how sure the network is, 0 to 1."""

    text: str
    confidence: float


class Networks:
    """The three networks, loaded; used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._finder = _session(folder / _FINDER)
        self._reader = _session(folder / _READER)
        self._turner = _session(folder / _TURNER)
        signs = self._reader.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._signs = ("", *signs, " ")  # the first stands for no sign

    def find(self, picture: Picture) -> list[Corners]:
        """The lines of a BGR picture in the size given, from top to bottom, clockwise from their top left."""
        height, width = (max(_STEP, round(side / _STEP) * _STEP) for side in picture.shape[:2])
        likely = self._run(self._finder, _signed(np.asarray(cv2.resize(picture, (width, height)), np.uint8))[None])[
            0, 0
        ]
        scale = np.array((picture.shape[1] / width, picture.shape[0] / height), np.float32)
        edge = np.array((picture.shape[1] - 1, picture.shape[0] - 1), np.float32)
        found = [np.clip(_clockwise(box) * scale, 0, edge) for box in _boxes(likely)]
        return _in_reading_order([box for box in found if min(_sides(box)) > _SMALLEST])

    def recognise(self, lines: Sequence[Picture]) -> list[ReadLine]:
        """What each line says; those that stand on their head are turned first."""
        upright = self._turned(lines)
        read = [ReadLine("", 0.0)] * len(upright)
        for batch in _batches(upright):
            widest = max(_LEAST_WIDTH / _HEIGHT, *(_slimness(upright[place]) for place in batch))
            padded = np.stack([_padded(upright[place], int(_HEIGHT * widest)) for place in batch])
            for place, likely in zip(batch, self._run(self._reader, padded), strict=True):
                read[place] = self._spelt(likely)
        return read

    def _turned(self, lines: Sequence[Picture]) -> list[Picture]:
        turned = list(lines)
        for batch in _batches(lines):
            padded = np.stack([_padded(lines[place], _TURNER_WIDTH) for place in batch])
            for place, (_, on_its_head) in zip(batch, self._run(self._turner, padded), strict=True):
                if on_its_head > _ON_ITS_HEAD:
                    turned[place] = np.asarray(cv2.rotate(lines[place], cv2.ROTATE_180), np.uint8)
        return turned

    def _spelt(self, likely: NDArray[np.float32]) -> ReadLine:
        """The most likely sign of each column, repeated ones once."""
        signs = likely.argmax(axis=1)
        new = np.append(True, signs[1:] != signs[:-1]) & (signs != 0)
        if not new.any():
            return ReadLine("", 0.0)
        text = "".join(self._signs[sign] for sign in signs[new])
        return ReadLine(text, round(float(likely.max(axis=1)[new].mean()), 5))

    @staticmethod
    def _run(session: Any, given: NDArray[np.float32]) -> NDArray[np.float32]:  # noqa: ANN401 - onnxruntime has no types
        return np.asarray(session.run(None, {session.get_inputs()[0].name: given})[0])


def cut_line(picture: Picture, corners: Corners) -> Picture:
    """The line made level; one that is taller than wide is laid down, its top to the left.

    Print that is much larger than the networks take is made smaller by area first: thin strokes would break.
    """
    low = np.maximum(0, np.floor(corners.min(axis=0)) - 1).astype(int)
    high = np.ceil(corners.max(axis=0)).astype(int) + 2
    part = picture[low[1] : high[1], low[0] : high[0]]
    if not part.size:
        return np.zeros((1, 1, 3), np.uint8)
    times = 2 ** max(0, int(np.log2(max(1.0, min(_sides(corners)) / _HEIGHT))))
    if times > 1:
        part = np.asarray(cv2.resize(part, None, fx=1 / times, fy=1 / times, interpolation=cv2.INTER_AREA), np.uint8)
    placed = ((corners - low) / np.float32(times)).astype(np.float32)
    width, height = (max(1, round(side)) for side in _sides(placed))
    level = np.array(((0, 0), (width, 0), (width, height), (0, height)), np.float32)
    matrix = cv2.getPerspectiveTransform(placed, level)
    line = cv2.warpPerspective(part, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    turned = np.rot90(line) if height >= _UPRIGHT_COLUMN * width else line
    return np.ascontiguousarray(turned, np.uint8)


def _session(path: Path) -> Any:  # noqa: ANN401 - onnxruntime has no types
    import onnxruntime  # noqa: PLC0415 - takes long, and is not needed to open the window

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
    taken = max(1, min(width, int(np.ceil(_HEIGHT * _slimness(line)))))
    padded = np.zeros((3, _HEIGHT, width), np.float32)
    padded[:, :, :taken] = _signed(np.asarray(cv2.resize(line, (taken, _HEIGHT)), np.uint8))
    return padded


def _batches(lines: Sequence[Picture]) -> Iterator[list[int]]:
    """Places of lines of about the same length: a batch is as wide as its longest line."""
    by_length = sorted(range(len(lines)), key=lambda place: _slimness(lines[place]))
    for start in range(0, len(by_length), _BATCH):
        yield by_length[start : start + _BATCH]


def _slimness(line: Picture) -> float:
    return float(line.shape[1] / line.shape[0])


def _boxes(likely: NDArray[np.float32]) -> Iterator[Corners]:
    """The rectangles round what is likely text, grown from the core of a line to the whole of it."""
    mask = cv2.dilate((likely > _LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines[:_MOST_LINES]:
        centre, (width, height), angle = cv2.minAreaRect(outline)
        if min(width, height) < _SMALLEST:
            continue
        corners = np.asarray(cv2.boxPoints((centre, (width, height), angle)), np.float32)
        if _mean_within(likely, corners) < _SURE:
            continue
        more = _GROWTH * width * height / (width + height)  # on both sides together
        grown = (centre, (width + more, height + more), angle)
        yield np.asarray(cv2.boxPoints(grown), np.float32)


def _mean_within(likely: NDArray[np.float32], corners: Corners) -> float:
    left, top = np.maximum(0, np.floor(corners.min(axis=0))).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = likely[top:bottom, left:right]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(part, mask)[0])


def _clockwise(corners: Corners) -> Corners:
    """From the upper one of the two corners on the left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    top_left, bottom_left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    top_right, bottom_right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array((top_left, top_right, bottom_right, bottom_left), np.float32)


def _sides(corners: Corners) -> tuple[float, float]:
    """The longer of upper and lower side, and of left and right."""
    a, b, c, d = corners
    along = max(np.linalg.norm(a - b), np.linalg.norm(c - d))
    down = max(np.linalg.norm(a - d), np.linalg.norm(b - c))
    return float(along), float(down)


def _in_reading_order(found: Sequence[Corners]) -> list[Corners]:
    """Line by line, each from left to right; what begins within ten pixels of the one before is one line."""
    rows: list[list[Corners]] = []
    last = -np.inf
    for corners in sorted(found, key=lambda each: float(each[0, 1])):
        top = float(corners[0, 1])
        if top - last >= 10:  # noqa: PLR2004
            rows.append([])
        rows[-1].append(corners)
        last = top
    return [corners for row in rows for corners in sorted(row, key=lambda each: float(each[0, 0]))]
