"""The steps of ``--smoke`` that ask each engine for what it has to be able to read."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inspection.message import Message
    from inspection.ports import SymbolReader, TextReader

_CODE = "R22-0417"
_PRINTED = "1018"


class Broken(Exception):
    """Something came out otherwise than it does in an installation that is whole."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Something that the program can do without is not installed."""

    told: str


Told = str | Absent


@dataclass(frozen=True, slots=True)
class EngineSteps:
    """Reads the drawn label, which lies there as a file."""

    label: Path

    def steps(self) -> Sequence[tuple[str, Callable[[], Told]]]:
        """Each engine by its name."""
        return (
            ("zxing-cpp", _zxing),
            ("zbar", _zbar),
            ("RapidOCR", self._rapid),
            ("Tesseract", self._tesseract),
            ("placards", self._placards),
            ("figures", _figures),
            ("HEIF", _heif),
            ("video", self._video),
        )

    def _rapid(self) -> Told:
        from capture import RapidReader

        return self._printed(RapidReader(), RapidReader().missing())

    def _tesseract(self) -> Told:
        from capture import TesseractReader

        reader = TesseractReader()
        missing = reader.missing()
        return self._printed(reader, None) if missing is None else Absent(say(missing))

    def _printed(self, reader: TextReader, missing: Message | None) -> str:
        if missing is not None:
            raise Broken(say(missing))
        lines = [line.text for line in reader.read(self._pixels())]
        if not any(_PRINTED in line for line in lines):
            raise Broken(f"does not read UN {_PRINTED}, but {lines}")
        return f"{len(lines)} lines"

    def _placards(self) -> Told:
        from capture.placards.reader import PlacardLooker

        looker = PlacardLooker()
        missing = looker.missing()
        if missing is not None:
            raise Broken(say(missing))
        found = [f"{one.label} {one.confidence:.2f}" for one in looker.read(self._pixels())]
        if not found:
            raise Broken("does not see the diamond")
        return ", ".join(found)

    def _video(self) -> Told:
        """JPEG pictures one after the other are a video, too, and one that only the video libraries take apart."""
        from PIL import Image

        from capture import open_source

        held = io.BytesIO()
        with Image.open(self.label) as picture:
            picture.save(held, "JPEG")
        film = self.label.with_suffix(".mjpeg")
        film.write_bytes(held.getvalue() * 3)
        source = open_source(film)
        try:
            frames = 0
            while source.read() is not None:
                frames += 1
        finally:
            source.close()
        if not frames:
            raise Broken("no picture of it can be read")
        return f"{frames} pictures"

    def _pixels(self) -> Any:  # noqa: ANN401 - an array, and numpy is loaded late
        from datetime import UTC, datetime

        from capture import decode_picture

        return decode_picture(self.label.read_bytes(), self.label.name, datetime.now(UTC)).pixels


def _zxing() -> Told:
    from capture.symbols.zxing import ZxingReader

    reader = ZxingReader()
    missing = reader.missing()
    if missing is not None:
        raise Broken(say(missing))
    return _of_symbol(reader)


def _zbar() -> Told:
    from capture.symbols.zbar import ZbarReader

    reader = ZbarReader()
    missing = reader.missing()
    return _of_symbol(reader) if missing is None else Absent(say(missing))


def _of_symbol(reader: SymbolReader) -> str:
    import numpy as np
    from PIL import Image

    from capture.symbols.drawing import draw_symbol

    drawn = Image.fromarray(draw_symbol(_CODE, "Code 128"))
    held = io.BytesIO()
    drawn.convert("RGB").save(held, "PNG")  # and read again: the picture formats are parts of the bundle, too
    with Image.open(held) as picture:
        found = reader.read(np.asarray(picture, np.uint8))
    if [symbol.text for symbol in found] != [_CODE]:
        raise Broken(f"does not read {_CODE}, but {[symbol.text for symbol in found]}")
    return f"{found[0].symbology} {found[0].text}"


def _figures() -> Told:
    import numpy as np

    from capture.text.figures import FigureNetwork

    network = FigureNetwork()
    missing = network.missing()
    if missing is not None:
        raise Broken(say(missing))
    answers = network.read(np.zeros((1, 32, 32), np.float32))
    return f"{answers.shape[1]} figures told apart"


def _heif() -> Told:
    import pi_heif

    return f"libheif {pi_heif.libheif_version()}"
