"""Pictures from files: sized before they are decoded, upright, and refused in one clear sentence."""

from __future__ import annotations

import contextlib
import os
import struct
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from capture.picture_file import MAX_MEGAPIXELS, decode_picture, read_picture
from inspection.errors import BadInput, Fault

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, tzinfo=UTC)
RED = (0, 0, 255)


def marked_picture(width: int = 40, height: int = 20) -> Image.Image:
    """White, with a red top left quarter."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste((255, 0, 0), (0, 0, width // 2, height // 2))
    return picture


def saved(path: Path, picture: Image.Image | None = None, **how: object) -> Path:
    (picture or marked_picture()).save(path, **how)
    return path


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + rows + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [("jpg", "image/jpeg"), ("png", "image/png"), ("webp", "image/webp"), ("tif", "image/tiff")],
)
def test_exif_rotation_is_obeyed_and_the_bytes_are_kept(tmp_path: Path, suffix: str, media_type: str) -> None:
    orientation = Image.Exif()
    orientation[0x0112] = 6  # the camera was turned: the first row of pixels is the right-hand side
    path = saved(tmp_path / f"turned.{suffix}", exif=orientation)

    picture = read_picture(path)

    assert picture.pixels.shape == (40, 20, 3)
    assert np.allclose(picture.pixels[5, 15], RED, atol=40)
    assert picture.pixels[5, 4].min() > 200
    assert picture.content == path.read_bytes()
    assert picture.media_type == media_type


def test_other_modes_become_bgr(tmp_path: Path) -> None:
    deep = np.full((20, 40), 40_000, np.uint16)
    clear = Image.new("RGBA", (40, 20), (0, 0, 0, 0))

    assert read_picture(saved(tmp_path / "deep.png", Image.fromarray(deep))).pixels[0, 0].tolist() == [156] * 3
    assert read_picture(saved(tmp_path / "clear.png", clear)).pixels[0, 0].tolist() == [255] * 3
    for mode in ("1", "L", "P", "LA"):
        pixels = read_picture(saved(tmp_path / f"{mode}.png", marked_picture().convert(mode))).pixels
        assert pixels.shape == (20, 40, 3)
        assert pixels.dtype == np.uint8
    cmyk = read_picture(saved(tmp_path / "cmyk.jpg", marked_picture().convert("CMYK")))
    assert np.allclose(cmyk.pixels[2, 2], RED, atol=10)


def test_the_first_page_counts(tmp_path: Path) -> None:
    second = Image.new("RGB", (80, 80), "black")
    path = saved(tmp_path / "pages.tif", save_all=True, append_images=[second])
    moving = saved(tmp_path / "moving.webp", save_all=True, append_images=[Image.new("RGB", (40, 20))], duration=100)

    assert read_picture(path).pixels.shape == (20, 40, 3)
    assert read_picture(moving).pixels[19, 39].min() > 200


def test_a_stated_offset_makes_the_exif_time_count(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: "2026:03:04 05:06:07", 0x9011: "+02:00"})
    path = saved(tmp_path / "timed.jpg", exif=exif)
    os.utime(path, (0, 0))

    assert read_picture(path).taken_at == datetime(2026, 3, 4, 3, 6, 7, tzinfo=UTC)
    assert read_picture(saved(tmp_path / "untimed.jpg")).taken_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "capture.empty_file"),
        (b"line,un,class\n1,1018,2.2\n", "capture.not_a_picture"),
        (png_header(30_000, 30_000), "capture.too_large"),
        (b"RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff\x3f\0" * 2 + bytes(40), "capture.too_large"),
        (png_header(200, 200), "capture.torn_picture"),
        (b"\x89PNG\r\n\x1a\n", "capture.torn_picture"),
        (b"\0\0\0\x18ftypheic" + bytes(30), "capture.torn_picture"),
        (b"II*\x00\x08\x00\x00\x00\x01", "capture.torn_picture"),
    ],
)
def test_bad_content_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        decode_picture(content, "photo.jpg", NOW)

    assert refused.value.message.code == code
    assert refused.value.message.params["name"] == "photo.jpg"


def test_the_limit_is_in_megapixels() -> None:
    side = int((MAX_MEGAPIXELS * 1_000_000) ** 0.5)

    with pytest.raises(BadInput) as torn:
        decode_picture(png_header(side, side), "within", NOW)
    with pytest.raises(BadInput) as large:
        decode_picture(png_header(side + 1, side + 1), "above", NOW)

    assert torn.value.message.code == "capture.torn_picture"
    assert large.value.message.code == "capture.too_large"


@settings(max_examples=60, deadline=None)
@given(suffix=st.sampled_from(["jpg", "png", "webp", "tif"]), share=st.floats(0, 0.95), flip=st.integers(0, 255))
def test_torn_and_damaged_files_raise_faults_only(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, share: float, flip: int
) -> None:
    path = saved(tmp_path_factory.mktemp("torn") / f"whole.{suffix}")
    content = bytearray(path.read_bytes()[: int(path.stat().st_size * share)])
    if content:
        content[flip % len(content)] ^= flip

    with contextlib.suppress(Fault):  # anything else would be a bug of ours
        assert decode_picture(bytes(content), "torn", NOW).pixels.ndim == 3


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")

    for name, code in (("pipe.jpg", "capture.not_a_file"), ("nothing.jpg", "capture.not_found")):
        with pytest.raises(BadInput) as refused:
            read_picture(tmp_path / name)
        assert refused.value.message.code == code
