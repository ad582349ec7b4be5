"""Draws bar codes: for the sample, the tests and the benchmarks, so that none of them needs a stored picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import zxingcpp

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GS1 = {"GS1-128": "Code128", "GS1 DataMatrix": "DataMatrix", "GS1 QR Code": "QRCode"}


def draw_symbol(text: str, symbology: str, *, scale: int = 3) -> NDArray[np.uint8]:
    """Draw a symbol with its quiet zone, grey, ``scale`` pixels a module.

    ``symbology`` is a name of zxing-cpp ("QR Code", "Code 128", "DataMatrix") or a GS1 carrier
    ("GS1-128"), whose text is a bracketed element string. Raises ValueError for what cannot be coded.
    """
    name = _GS1.get(symbology, symbology)
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(name), gs1=symbology in _GS1)
    return np.array(code.to_image(scale=scale), dtype=np.uint8)
