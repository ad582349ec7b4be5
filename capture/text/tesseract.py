"""The second engine for text: Tesseract. Good on clean, level print; no match for camera pictures."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault
from inspection.frame import Region
from inspection.message import message
from inspection.reading import TextReading

from ..carried import TESSERACT, carried
from ..enhance import evened, grey, scaled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from inspection.message import Message

_TIMEOUT_S = 20
_SPARSE_TEXT = "--oem 1 --psm 11"
_LEAST_CONFIDENCE = 40
_GOOD_SHORTER_SIDE = 1000
_LARGEST_GROWTH = 3.0
_LEAST_GROWTH = 0.5


class TesseractReader:
    """Reads text lines with the tesseract program, in a process of its own with a time limit."""

    name = "tesseract"

    def __init__(self, program: str = "") -> None:
        """Take the program of that name, by default the one in our own folder, else that of the system."""
        self._program = program or str(carried(TESSERACT) or "tesseract")

    def missing(self) -> Message | None:
        """Say that the program has to be installed; None when it is there."""
        return None if shutil.which(self._program) else message("capture.no_tesseract")

    def read(self, pixels: NDArray[np.uint8]) -> tuple[TextReading, ...]:
        """Read the lines of the picture. Raises EnvironmentFault when the program fails or takes over 20 s."""
        import pytesseract  # noqa: PLC0415 - takes long, and this engine is rarely asked

        if not pixels.size:
            return ()
        factor = max(_LEAST_GROWTH, min(_LARGEST_GROWTH, _GOOD_SHORTER_SIDE / min(pixels.shape[:2])))
        picture = evened(scaled(grey(pixels), factor))
        pytesseract.pytesseract.tesseract_cmd = self._program
        try:
            table = pytesseract.image_to_data(
                picture, lang="eng", config=_SPARSE_TEXT, output_type=pytesseract.Output.DICT, timeout=_TIMEOUT_S
            )
        except (pytesseract.TesseractError, pytesseract.TesseractNotFoundError, OSError, RuntimeError) as cause:
            raise EnvironmentFault("capture.tesseract_failed", why=cause) from cause
        return tuple(_line(words, factor, self.name) for words in _lines(table))


def _lines(table: dict[str, list[object]]) -> list[list[dict[str, object]]]:
    """The words of each line, those left out of which Tesseract is not sure."""
    lines: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for values in zip(*table.values(), strict=True):
        word = dict(zip(table, values, strict=True))
        if float(str(word["conf"])) >= _LEAST_CONFIDENCE and str(word["text"]).strip():
            lines.setdefault((word["block_num"], word["par_num"], word["line_num"]), []).append(word)
    return list(lines.values())


def _line(words: list[dict[str, object]], factor: float, engine: str) -> TextReading:
    sides = [[float(str(word[side])) / factor for side in ("left", "top", "width", "height")] for word in words]
    left, top = min(side[0] for side in sides), min(side[1] for side in sides)
    right = max(side[0] + side[2] for side in sides)
    bottom = max(side[1] + side[3] for side in sides)
    return TextReading(
        " ".join(str(word["text"]).strip() for word in words),
        min(float(str(word["conf"])) for word in words) / 100,
        Region.from_bounds(left, top, right - left, bottom - top),
        (engine,),
    )
