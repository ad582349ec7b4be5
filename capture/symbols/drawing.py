"""Draws bar codes: for samples, for tests and for the measurements."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import zxingcpp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_QUIET_ZONE = 10
_ITS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "DataBar Expanded": "DataBarExp",
        "DataBar Limited": "DataBarLtd",
        "DX Film Edge": "DXFilmEdge",
        "Micro QR": "MicroQRCode",
        "rMQR": "RMQRCode",
    }
)


def draw_symbol(text: str, symbology: str, scale: int = 3) -> NDArray[np.uint8]:
    """Draw a symbol as a grey picture, ``scale`` pixels a module, with its quiet zone.

    ``symbology`` is a standard name ("QR Code", "Code 128", "Data Matrix"), or "GS1-128" with
    an element string in brackets as ``text``. Raises ValueError for what cannot be drawn.
    """
    if symbology == "GS1-128":
        barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128, gs1=True)
    else:
        barcode = zxingcpp.create_barcode(text, _format(symbology))
    drawn = np.asarray(barcode.to_image(scale=scale, add_quiet_zones=False), dtype=np.uint8)
    return np.pad(drawn, _QUIET_ZONE * scale, constant_values=255)


def _format(symbology: str) -> zxingcpp.BarcodeFormat:
    """The engine's own word for a kind."""
    return zxingcpp.barcode_format_from_str(_ITS_NAMES.get(symbology, symbology.replace(" ", "")))
