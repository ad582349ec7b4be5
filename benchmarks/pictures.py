"""Pictures with known content: the photo collection when it is there, else pictures drawn on the spot."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from capture.symbols.drawing import draw_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

COLLECTION = Path(__file__).resolve().parent.parent.parent / "shared" / "photos"

# Of which types every legible identifier is listed, by kind of picture; only there a surplus one is false.
_EVERYTHING = frozenset({"container", "un", "hin", "refrigerant", "cas", "hcode", "class", "ghs", "ycode"})
_LISTED_IN_FULL = {
    "container_h": frozenset({"container"}),
    "container_v": frozenset({"container"}),
    "placard": frozenset({"class", "un", "hin"}),
    "placard_graphic": frozenset({"class", "un", "hin"}),
    "plate": frozenset({"un", "hin"}),
    "refrigerant": frozenset({"refrigerant"}),
    "ghs": frozenset({"ghs"}),
    "negative": _EVERYTHING,
    "drawn": _EVERYTHING,
}


@dataclass(frozen=True, slots=True)
class KnownPicture:
    """A picture with what has to be read of it (``expected``) and what may be read as well (``also``)."""

    kind: str
    expected: tuple[str, ...]
    also: tuple[str, ...]
    pixels: NDArray[np.uint8]

    @property
    def listed_in_full(self) -> frozenset[str]:
        """The types of identifier that the picture shows no others of."""
        return _LISTED_IN_FULL.get(self.kind, frozenset())


def bar_codes(every: int = 1) -> Iterator[KnownPicture]:
    """Pictures of bar codes; ``kind`` is the symbology, "NONE" for pictures without a code."""
    if not COLLECTION.is_dir():
        yield from _drawn_codes()
        return
    rows: dict[str, list[dict[str, str]]] = {}
    for row in _manifest("barcodes"):
        rows.setdefault(row["path"], []).append(row)
    seen = _seen_besides()
    for path, codes in list(rows.items())[::every]:
        expected = tuple(row["text"] for row in codes if row["symbology"] != "NONE")
        also = tuple(text for row in codes for text in json.loads(row.get("also") or "[]"))
        also += seen.get("/".join(Path(path).parts[-2:]), ())
        yield KnownPicture(codes[0]["symbology"], expected, also, _pixels("barcodes", path))


def labels(every: int = 1) -> Iterator[KnownPicture]:
    """Pictures of labels, plates and containers; ``expected`` holds "type:value"."""
    if not COLLECTION.is_dir():
        yield from _drawn_labels()
        return
    rows = [row for row in _manifest("labels") if row["kind"] != "template"]
    for row in rows[::every]:
        expected = tuple(value for value in row["expected"].split(";") if value)
        yield KnownPicture(row["kind"], expected, (), _pixels("labels", row["path"]))


def _seen_besides() -> dict[str, tuple[str, ...]]:
    """Texts that are in a picture and in no list, each looked at (also.csv gives the reasons)."""
    with (Path(__file__).parent / "also.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["path"]: tuple(other["text"] for other in rows if other["path"] == row["path"]) for row in rows}


def _manifest(part: str) -> list[dict[str, str]]:
    with (COLLECTION / part / "manifest.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _pixels(part: str, path: str) -> NDArray[np.uint8]:
    pixels = cv2.imread(str(COLLECTION / part / path), cv2.IMREAD_COLOR)
    return np.asarray(pixels, np.uint8)


def _drawn_codes() -> Iterator[KnownPicture]:
    codes = (
        ("QR Code", "R-22 UN 1018 CAS 75-45-6"),
        ("Code 128", "CSQU3054383"),
        ("Data Matrix", "00340123450000000018"),
        ("EAN-13", "9501101530003"),
        ("ITF", "09501101530003"),
        ("Code 39", "LOT22-0417"),
    )
    for symbology, text in codes:
        drawn = draw_symbol(text, symbology, scale=4)
        for degrees, softness in ((0, 0.0), (8, 0.8), (30, 0.8), (0, 2.0), (90, 0.8)):
            yield KnownPicture(symbology, (text,), (), _photographed(drawn, degrees, softness))


def _photographed(drawn: NDArray[np.uint8], degrees: float, softness: float) -> NDArray[np.uint8]:
    """The drawing on a grey table, turned, out of focus and with noise (the same at every run)."""
    side = int(1.3 * np.hypot(*drawn.shape))
    height, width = drawn.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    matrix[:, 2] += (side - width) / 2, (side - height) / 2
    table = cv2.warpAffine(drawn, matrix, (side, side), borderMode=cv2.BORDER_CONSTANT, borderValue=150)
    soft = cv2.GaussianBlur(table, (0, 0), softness) if softness else table
    noise = np.random.default_rng(0).normal(0, 4, soft.shape)
    grey = np.clip(0.8 * soft + 20 + noise, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2))


def _drawn_labels() -> Iterator[KnownPicture]:
    labels_ = (
        (
            ("REFRIGERANT R-22", "UN 1018", "CAS 75-45-6", "H280"),
            ("refrigerant:R-22", "un:1018", "cas:75-45-6", "hcode:H280"),
        ),
        (("CSQU 305438 3", "22G1"), ("container:CSQU3054383",)),
        (("DRY GOODS", "HANDLE WITH CARE"), ()),
    )
    for lines, expected in labels_:
        picture = Image.new("RGB", (900, 120 * len(lines) + 80), "white")
        pen = ImageDraw.Draw(picture)
        for number, line in enumerate(lines):
            pen.text((50, 40 + 120 * number), line, fill="black", font=ImageFont.load_default(70))
        yield KnownPicture("drawn", expected, (), np.ascontiguousarray(np.asarray(picture)[:, :, ::-1]))
