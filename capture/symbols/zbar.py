"""The second engine for bar codes: zbar, which reads some blurred linear codes that the first one does not."""

from __future__ import annotations

import ctypes
import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from inspection.frame import Region
from inspection.message import message
from inspection.reading import SymbolReading

from ..carried import ZBAR, carried
from ..enhance import grey
from .names import retail_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from inspection.message import Message

# Name and AIM identifier (ISO/IEC 15424); "" where the modifier depends on what zbar does not tell.
# Left out on purpose: EAN-2 and EAN-5 (it reads a cropped one as a shorter one), ISBN-10 (the
# EAN-13 says the same), PDF417 (zbar finds but never decodes it), SQ codes.
_KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "EAN8": ("EAN-8", "]E4"),
        "EAN13": ("EAN-13", "]E0"),
        "ISBN13": ("EAN-13", "]E0"),
        "UPCA": ("UPC-A", "]E0"),
        "UPCE": ("UPC-E", "]E0"),
        "I25": ("ITF", ""),
        "DATABAR": ("DataBar", "]e0"),
        "DATABAR_EXP": ("DataBar Expanded", "]e0"),
        "CODABAR": ("Codabar", ""),
        "CODE39": ("Code 39", ""),
        "CODE93": ("Code 93", "]G0"),
        "CODE128": ("Code 128", ""),
        "QRCODE": ("QR Code", ""),
    }
)


class ZbarReader:
    """Decodes linear codes and QR codes with the zbar library: the one in our own folder, else that of the system."""

    name = "zbar"

    def __init__(self, module: str = "pyzbar.pyzbar") -> None:
        """Load the library; without it the reader says what is missing and reads nothing."""
        self._zbar: Any = None
        self._kinds: tuple[object, ...] = ()
        try:
            self._zbar = _loaded(module, carried(ZBAR))
        except (ImportError, OSError):  # pyzbar raises the first when the shared library is not there
            return
        self._kinds = tuple(self._zbar.ZBarSymbol[kind] for kind in _KINDS)

    def missing(self) -> Message | None:
        """Say that the shared library has to be installed; None when it is there."""
        return message("capture.no_zbar") if self._zbar is None else None

    def read(self, pixels: NDArray[np.uint8]) -> tuple[SymbolReading, ...]:
        """Decode everything in the picture (BGR or grey)."""
        if self._zbar is None or not pixels.size:
            return ()
        found = self._zbar.decode(grey(pixels), symbols=self._kinds)
        return tuple(self._reading(barcode) for barcode in found if barcode.type in _KINDS)

    def _reading(self, barcode: Any) -> SymbolReading:  # noqa: ANN401 - pyzbar has no types
        kind, aim = _KINDS[barcode.type]
        symbology, text = retail_text(kind, barcode.data.decode("utf-8", "replace"))
        corners = [(point.x, point.y) for point in barcode.polygon]
        # Of a linear code zbar often knows no more than the line that it was read on.
        is_quadrangle = len(corners) == 4  # noqa: PLR2004
        region = Region.from_points(corners) if is_quadrangle else Region.from_bounds(*barcode.rect)
        return SymbolReading(symbology, text, barcode.data, aim, region, (self.name,))


def _loaded(module: str, own: Path | None) -> Any:  # noqa: ANN401 - pyzbar has no types
    """The module, with our own library where there is one: pyzbar itself asks the system, and the search path, only."""
    if own is not None:
        seeker: Any = importlib.import_module("pyzbar.zbar_library")
        seeker.load = lambda: (ctypes.CDLL(str(own)), [])
    return importlib.import_module(module)
