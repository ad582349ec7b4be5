"""What a handheld scanner sends, as a reading like that of a camera."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.frame import Region
from inspection.reading import Observation, SymbolReading

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGINE = "handheld"
LONGEST = 8000  # characters; a QR code holds 7 089
# AIM identifiers (ISO/IEC 15424) by their letter; the figure behind it is a modifier.
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "A": "Code 39", "C": "Code 128", "d": "Data Matrix", "e": "DataBar", "E": "EAN-13", "F": "Codabar",
        "G": "Code 93", "I": "ITF", "L": "PDF417", "Q": "QR Code", "U": "MaxiCode", "z": "Aztec",
    }
)  # fmt: skip
_AIM_LENGTH = 3


def reading_of(text: str) -> Observation:
    """One scan as an observation without a picture. A leading AIM identifier ("]C1") names the symbology.

    Nothing is known of the place; the scanner itself has confirmed the code's check digits.
    """
    aim = text[:_AIM_LENGTH] if text.startswith("]") and len(text) > _AIM_LENGTH else ""
    content = text[len(aim) :][:LONGEST]
    kind = _KINDS.get(aim[1:2], "")
    symbol = SymbolReading(
        kind, content, content.encode("utf-8", "replace"), aim, Region.from_bounds(0, 0, 1, 1), (ENGINE,), looks=2
    )
    return Observation(1, 1, symbols=(symbol,))
