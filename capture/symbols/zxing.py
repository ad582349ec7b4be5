"""The first engine for bar codes: zxing-cpp."""

from __future__ import annotations

import contextlib
import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from inspection.frame import Region
from inspection.message import message
from inspection.reading import SymbolReading

from .names import retail_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from inspection.message import Message

# Where zxing-cpp tells variants apart that share a standard name.
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Aztec Code": "Aztec",
        "Aztec Rune": "Aztec",
        "Code 39 Extended": "Code 39",
        "Code 39 Standard": "Code 39",
        "Compact PDF417": "PDF417",
        "DataBar Expanded Stacked": "DataBar Expanded",
        "DataBar Omni": "DataBar",
        "DataBar Stacked": "DataBar",
        "DataBar Stacked Omni": "DataBar",
        "ISBN": "EAN-13",
        "ITF-14": "ITF",
        "Micro QR Code": "Micro QR",
        "QR Code Model 1": "QR Code",
        "QR Code Model 2": "QR Code",
        "Telepen Alpha": "Telepen",
        "Telepen Numeric": "Telepen",
        "rMQR Code": "rMQR",
    }
)


class ZxingReader:
    """Decodes everything that zxing-cpp knows.

    ``quick`` leaves out the search in turned, shrunk and inverted copies: a quarter of the
    time on a live frame, a few per cent fewer reads on photos. ``whole_histogram`` takes one
    threshold for the picture instead of one for each neighbourhood. ``only`` limits it to
    "linear" or "matrix" symbologies. ``module`` is where the engine comes from.
    """

    name = "zxing"

    def __init__(
        self, *, quick: bool = False, whole_histogram: bool = False, only: str = "", module: str = "zxingcpp"
    ) -> None:
        self._zxing: Any = None
        self._search = not quick
        with contextlib.suppress(ImportError):
            self._zxing = importlib.import_module(module)
        if self._zxing is None:
            return
        binarizers = self._zxing.Binarizer
        formats = self._zxing.BarcodeFormat
        chosen = {"linear": (formats.AllLinear,), "matrix": (formats.AllMatrix,)}.get(only, ())
        self._formats = self._zxing.BarcodeFormats(chosen)
        self._binarizer = binarizers.GlobalHistogram if whole_histogram else binarizers.LocalAverage

    def missing(self) -> Message | None:
        """Say that the package has to be installed; None when it is there."""
        return message("capture.no_zxing") if self._zxing is None else None

    def read(self, pixels: NDArray[np.uint8]) -> tuple[SymbolReading, ...]:
        """Decode everything in the picture (BGR or grey). Add-ons of EAN codes are not read."""
        if self._zxing is None or not pixels.size:
            return ()
        found = self._zxing.read_barcodes(
            pixels,
            formats=self._formats,
            try_rotate=self._search,
            try_downscale=self._search,
            try_invert=self._search,
            # The default puts printable stand-ins where the symbol holds GS, RS and EOT.
            text_mode=self._zxing.TextMode.Plain,
            binarizer=self._binarizer,
            ean_add_on_symbol=self._zxing.EanAddOnSymbol.Ignore,
        )
        return tuple(self._reading(barcode) for barcode in found)

    def _reading(self, barcode: Any) -> SymbolReading:  # noqa: ANN401 - the engine is imported late
        kind = str(barcode.format)
        symbology, text = retail_text(_NAMES.get(kind, kind), barcode.text)
        place = barcode.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        return SymbolReading(
            symbology,
            text,
            bytes(barcode.bytes),
            barcode.symbology_identifier,
            Region.from_points((corner.x, corner.y) for corner in corners),
            (self.name,),
        )
