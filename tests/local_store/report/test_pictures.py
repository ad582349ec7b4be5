"""Any kept photo becomes an upright print of bounded size."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from local_store.report.pictures import LONGEST_SIDE, print_of


def picture(size=(400, 300), fmt="PNG", mode="RGB", **options):
    """Red at the top, blue below."""
    made = Image.new("RGB", size, "blue")
    made.paste("red", (0, 0, size[0], size[1] // 2))
    out = io.BytesIO()
    made.convert(mode).save(out, fmt, **options)
    return out.getvalue()


def stating(width, height):
    """A small PNG whose header states another size."""
    content = picture()
    header = b"IHDR" + struct.pack(">LL", width, height) + content[24:29]
    return content[:12] + header + struct.pack(">L", zlib.crc32(header)) + content[33:]


def colour_at(printed, x, y):
    shown = Image.open(io.BytesIO(printed.jpeg))
    red, _green, blue = shown.getpixel((int(x * (shown.width - 1)), int(y * (shown.height - 1))))
    return "red" if red > blue else "blue"


@pytest.mark.parametrize(
    ("fmt", "mode"),
    [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("TIFF", "RGB")],
)
def test_every_format_is_printed(fmt, mode):
    printed = print_of(picture(fmt=fmt, mode=mode))

    assert (printed.width, printed.height) == (400, 300)
    assert Image.open(io.BytesIO(printed.jpeg)).mode == "RGB"
    assert (colour_at(printed, 0.5, 0.1), colour_at(printed, 0.5, 0.9)) == ("red", "blue")


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_rotation_of_the_exif_is_obeyed_once(fmt):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn by 90 degrees to the right

    printed = print_of(picture(fmt=fmt, exif=exif))

    assert (printed.width, printed.height) == (300, 400)
    assert (colour_at(printed, 0.9, 0.5), colour_at(printed, 0.1, 0.5)) == ("red", "blue")


def test_large_photos_are_made_small():
    printed = print_of(picture((4000, 3000), "JPEG"))

    assert (printed.width, printed.height) == (LONGEST_SIDE, 1200)


def test_sixteen_bits_of_grey_keep_their_shades():
    out = io.BytesIO()
    Image.new("I;16", (40, 30), 0x8000).save(out, "PNG")

    assert Image.open(io.BytesIO(print_of(out.getvalue()).jpeg)).getpixel((5, 5)) == pytest.approx((128,) * 3, abs=3)


@pytest.mark.parametrize(
    "content",
    [b"", b"text", picture(fmt="JPEG")[:200], picture(fmt="PNG")[:60], stating(30_000, 30_000), stating(9_500, 9_500)],
    ids=["nothing", "text", "torn JPEG", "torn PNG", "900 megapixels", "90 megapixels"],
)
def test_what_cannot_be_decoded_gives_no_print(content):
    assert print_of(content) is None
