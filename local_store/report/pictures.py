"""Kept photos, whatever their format, as upright JPEG of a size fit for paper."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import pi_heif
from PIL import Image, ImageOps

LONGEST_SIDE = 1600  # pixels: 240 dots an inch across the width of the page
MAX_PIXELS = 80_000_000
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_SIXTEEN_BIT = "I;16"

# What decoders make of a damaged file; neither Pillow nor libheif promises one class.
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    RuntimeError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True)
class Print:
    """A JPEG ready for the page, with its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def print_of(content: bytes) -> Print | None:
    """Turn a kept photo into a print: rotated as its EXIF says, in RGB, at most LONGEST_SIDE pixels long.

    None for what cannot be decoded or has more than MAX_PIXELS: the report then says so and gives the hash.
    """
    try:
        picture = _open(content)
        if picture is None or picture.width * picture.height > MAX_PIXELS:
            return None
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded at a fraction of its size
        picture.load()  # TIFF turns itself upright while loading, and then says so
        upright = _flat(_upright(picture))
    except _UNREADABLE:
        return None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=_QUALITY)
    return Print(out.getvalue(), upright.width, upright.height)


def _open(content: bytes) -> Image.Image | None:
    if not pi_heif.is_supported(io.BytesIO(content)):
        return Image.open(io.BytesIO(content), formats=_FORMATS)
    heif = pi_heif.open_heif(io.BytesIO(content))
    width, height = heif.size
    # libheif has applied the rotation of the container already, and the EXIF one is set back to upright.
    return None if width * height > MAX_PIXELS else heif.to_pillow()


def _upright(picture: Image.Image) -> Image.Image:
    """Obey the EXIF rotation; a damaged EXIF block turns nothing."""
    try:
        return ImageOps.exif_transpose(picture)
    except _UNREADABLE:
        return picture


def _flat(picture: Image.Image) -> Image.Image:
    """RGB on white paper."""
    if picture.mode.startswith(_SIXTEEN_BIT):
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    return picture.convert("RGB")
