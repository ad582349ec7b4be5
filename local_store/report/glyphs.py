r"""What the carried fonts can print, and a visible stand-in for what they cannot.

Label texts come from strangers. A character without a glyph would make PDF/A fail, a control or an
open right-to-left mark would change what stands beside it; both are printed as ``\u{1F600}``. The exact
bytes stay in the record.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS_FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "fonts"
FAMILIES = (
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("DejaVuSansMono.ttf",),
    ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
    ("DroidSansFallbackFull.ttf",),
)

_OPENING, _CLOSING = frozenset("\u2066\u2067\u2068"), "\u2069"  # isolates, as wording sets them round what it is given
_UNICODE_TABLES = frozenset({(0, 3), (0, 4), (3, 1), (3, 10)})  # platform and encoding, OpenType "cmap"
_SEGMENTED, _GROUPED = 4, 12
_TO_THE_END = 0xFFFF


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of each type family; a text has to be printable in one family, cluster by cluster."""

    families: tuple[frozenset[int], ...]

    def printable(self, text: str) -> str:
        """Give the text with every cluster that no family can print replaced by escapes."""
        if text.isascii() and text.isprintable():
            return text
        isolates = _OPENING | {_CLOSING} if _balanced(text) else frozenset()
        return "".join(
            cluster if cluster in isolates or self._prints(cluster) else "".join(map(_escaped, cluster))
            for cluster in _clusters(text)
        )

    def _prints(self, cluster: str) -> bool:
        if any(unicodedata.category(each)[0] == "C" or each in "\u2028\u2029" for each in cluster):
            return False
        points = {ord(each) for each in cluster}
        return any(points <= family for family in self.families)


def carried_coverage() -> Coverage:
    """The coverage of the fonts that the report is set in. Raises OSError when they are missing."""
    return _coverage(FONTS_FOLDER)


@cache
def _coverage(folder: Path) -> Coverage:
    return Coverage(tuple(_family(folder, names) for names in FAMILIES))


def _family(folder: Path, names: tuple[str, ...]) -> frozenset[int]:
    styles = [characters_of((folder / name).read_bytes()) for name in names]
    return styles[0].intersection(*styles[1:])


def characters_of(font: bytes) -> frozenset[int]:
    """The code points that a TrueType font maps to a glyph. Raises ValueError when it has no Unicode table."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if (platform, encoding) in _UNICODE_TABLES and form in {_SEGMENTED, _GROUPED}:
            found.update(_segmented(font, start + offset) if form == _SEGMENTED else _grouped(font, start + offset))
    if not found:
        raise ValueError("the font has no Unicode character map")
    return frozenset(found)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag!r}")


def _segmented(font: bytes, at: int) -> Iterator[int]:
    """Format 4: segments with a delta, or with an offset into an array of glyphs."""
    (double,) = struct.unpack_from(">H", font, at + 6)
    ends, starts, deltas, offsets = (at + 14, at + 16 + double, at + 16 + 2 * double, at + 16 + 3 * double)
    for step in range(0, double, 2):
        end, start, delta, offset = (
            struct.unpack_from(">H", font, base + step)[0] for base in (ends, starts, deltas, offsets)
        )
        for point in range(start, end + 1):
            if point == _TO_THE_END:
                return
            glyph = point
            if offset:
                (glyph,) = struct.unpack_from(">H", font, offsets + step + offset + 2 * (point - start))
                if glyph == 0:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield point


def _grouped(font: bytes, at: int) -> Iterator[int]:
    """Format 12: groups of consecutive code points on consecutive glyphs."""
    (count,) = struct.unpack_from(">L", font, at + 12)
    for index in range(count):
        start, end, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * index)
        yield from range(start if glyph else start + 1, end + 1)


def _clusters(text: str) -> Iterator[str]:
    """Split a text into base characters with the marks that combine with them."""
    cluster = ""
    for each in text:
        if cluster and (unicodedata.category(each)[0] != "M" or unicodedata.category(cluster[0]) == "Cf"):
            yield cluster
            cluster = ""
        cluster += each
    if cluster:
        yield cluster


def _balanced(text: str) -> bool:
    """Whether every isolate is closed and none is closed that was not opened: then it changes nothing around it."""
    depth = 0
    for each in text:
        depth += (each in _OPENING) - (each == _CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _escaped(character: str) -> str:
    return f"\\u{{{ord(character):X}}}"
