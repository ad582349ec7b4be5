"""Picture files: sized from their header before a pixel is decoded, then decoded upright.

A small file can ask for a lot of memory (a PNG of 109 kB for 5 GB), so no decoder is
started before the size that the header states is known to be within the limit.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import warnings
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pi_heif
from PIL import Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from inspection.errors import BadInput, EnvironmentFault

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MAX_MEGAPIXELS = 80
MAX_FILE_MEGABYTES = 400

_ORIENTATION = 0x0112
_EXIF_BLOCK = 0x8769
_TAKEN = 0x9003
_TAKEN_OFFSET = 0x9011

# What Exif calls orientation 2 to 8, and what makes the picture upright (Exif 2.3, 4.6.4 A).
_UPRIGHT = (
    (2, Image.Transpose.FLIP_LEFT_RIGHT),
    (3, Image.Transpose.ROTATE_180),
    (4, Image.Transpose.FLIP_TOP_BOTTOM),
    (5, Image.Transpose.TRANSPOSE),
    (6, Image.Transpose.ROTATE_270),
    (7, Image.Transpose.TRANSVERSE),
    (8, Image.Transpose.ROTATE_90),
)

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

# What decoders make of a damaged file; neither Pillow nor libheif promises one class.
_DECODER_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    RuntimeError,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded file: BGR pixels, upright; its untouched bytes; when it was taken, as far as that is known."""

    pixels: NDArray[np.uint8]
    content: bytes
    media_type: str
    taken_at: datetime


def read_picture(path: Path) -> Picture:
    """Read and decode one picture file; of several pages or animated pictures the first.

    Raises BadInput for what is no picture, torn or too large, EnvironmentFault for what
    cannot be read for want of permission or memory, or through a fault of the disk.
    """
    content, changed_at = _read_bytes(path)
    return decode_picture(content, str(path), changed_at)


def decode_picture(content: bytes, name: str, changed_at: datetime) -> Picture:
    """Decode the bytes of a picture file; ``changed_at`` stands where the picture does not tell when it was taken.

    Raises as ``read_picture`` does; ``name`` is what the sentence calls it.
    """
    if not content:
        raise BadInput("capture.empty_file", name=name)
    media_type = media_type_of(content)
    if media_type is None:
        raise BadInput("capture.not_a_picture", name=name)
    with warnings.catch_warnings():  # Pillow warns of every damage that it can live with
        warnings.simplefilter("ignore")
        return _decode(name, content, media_type, changed_at)


def _decode(name: str, content: bytes, media_type: str, changed_at: datetime) -> Picture:
    try:
        if media_type == "image/heic" and not _boxes_are_whole(content):
            raise BadInput("capture.torn_picture", name=name)
        width, height = _stated_size(content, media_type)
    except _DECODER_ERRORS as cause:
        raise BadInput("capture.torn_picture", name=name) from cause
    if width * height > MAX_MEGAPIXELS * 1_000_000:
        raise BadInput("capture.too_large", name=name, width=width, height=height, limit=MAX_MEGAPIXELS)
    try:
        picture = _open(content, media_type)
        picture.load()
        return Picture(_bgr(_upright(picture)), content, media_type, _taken_at(picture) or changed_at)
    except _DECODER_ERRORS as cause:
        raise BadInput("capture.torn_picture", name=name) from cause
    except MemoryError as cause:
        raise EnvironmentFault("capture.out_of_memory", name=name, width=width, height=height) from cause


def media_type_of(content: bytes) -> str | None:
    """Tell the kind of a picture by its first bytes; None for anything that is not read here."""
    for start, media_type in (
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"II*\x00", "image/tiff"),
        (b"MM\x00*", "image/tiff"),
    ):
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return None


def _read_bytes(path: Path) -> tuple[bytes, datetime]:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):  # opening a pipe would wait for ever
            raise BadInput("capture.not_a_file", name=path)
        if state.st_size > MAX_FILE_MEGABYTES * 1_000_000:
            raise BadInput("capture.file_too_big", name=path, limit=MAX_FILE_MEGABYTES)
        return path.read_bytes(), datetime.fromtimestamp(state.st_mtime, UTC)
    except OSError as cause:
        raise file_fault(path, cause) from cause


def file_fault(path: Path, cause: OSError) -> BadInput | EnvironmentFault:
    """Turn an error of the file system into the fault that tells what to do about it."""
    if isinstance(cause, FileNotFoundError | NotADirectoryError):
        return BadInput("capture.not_found", name=path)
    if isinstance(cause, PermissionError):
        return EnvironmentFault("capture.no_permission", name=path)
    return EnvironmentFault("capture.cannot_read", name=path, why=cause.strerror or os.strerror(cause.errno or 5))


def _stated_size(content: bytes, media_type: str) -> tuple[int, int]:
    # Pillow's WebP plug-in allocates the canvas on opening, so its header is read here.
    return _webp_size(content) if media_type == "image/webp" else _open(content, media_type).size


def _open(content: bytes, media_type: str) -> Image.Image:
    # The plug-ins are called by themselves: Image.open() answers a large size with a warning
    # or an error by its own limit, which is a setting of the whole process.
    stream = io.BytesIO(content)
    match media_type:
        case "image/jpeg":
            return JpegImagePlugin.JpegImageFile(stream)
        case "image/png":
            return PngImagePlugin.PngImageFile(stream)
        case "image/tiff":
            return TiffImagePlugin.TiffImageFile(stream)
        case "image/webp":
            return WebPImagePlugin.WebPImageFile(stream)
        case _:
            return pi_heif.HeifImageFile(stream)  # type: ignore[no-any-return]


def _boxes_are_whole(content: bytes) -> bool:
    """Whether the outer boxes (ISO/IEC 14496-12, 4.2) end with the file: libheif fills missing tiles with green."""
    place = 0
    while place < len(content):
        (size,) = struct.unpack_from(">I", content, place)
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, place + 8)
        if size == 0:  # the last box goes to the end, wherever that is
            return True
        if size < 8:  # noqa: PLR2004 - the length of the shortest box
            return False
        place += size
    return place == len(content)


def _webp_size(content: bytes) -> tuple[int, int]:
    """Width and height after RFC 9649, sections 2.5 to 2.7; raises struct.error when it is too short."""
    kind = content[12:16]
    if kind == b"VP8X":
        low_w, high_w, low_h, high_h = struct.unpack_from("<HBHB", content, 24)
        return 1 + low_w + (high_w << 16), 1 + low_h + (high_h << 16)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF


def _upright(picture: Image.Image) -> Image.Image:
    """Obey the Exif orientation; a damaged Exif block turns nothing (TIFF and HEIC turn themselves on loading)."""
    orientation = 1
    with suppress(*_DECODER_ERRORS):
        orientation = picture.getexif().get(_ORIENTATION, 1)
    for number, operation in _UPRIGHT:
        if number == orientation:
            return picture.transpose(operation)
    return picture


def _bgr(picture: Image.Image) -> NDArray[np.uint8]:
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        deep = np.asarray(picture).astype(np.float64)
        if picture.mode != "F" and deep.max(initial=0) > 255:  # noqa: PLR2004 - the range of 8 bits
            deep /= 256
        grey = np.clip(deep, 0, 255).astype(np.uint8)
        return np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2))
    if picture.has_transparency_data:  # black print on nothing has to stay legible
        layer = picture.convert("RGBA")
        picture = Image.new("RGBA", layer.size, "white")
        picture.alpha_composite(layer)
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def _taken_at(picture: Image.Image) -> datetime | None:
    """When the camera says it took the picture; None unless it states its offset from UTC as well."""
    with suppress(*_DECODER_ERRORS):
        block = picture.getexif().get_ifd(_EXIF_BLOCK)
        return datetime.strptime(f"{block[_TAKEN]}{block[_TAKEN_OFFSET]}", "%Y:%m:%d %H:%M:%S%z")
    return None
