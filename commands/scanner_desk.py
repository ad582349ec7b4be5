"""What the window calls for handheld scanners, as this installation has it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.scanner_services import ScannerServices, SerialLine, Wedge
    from inspection.notices import Notice
    from inspection.reading import Observation
    from inspection.settings import Settings

_SUFFIXES = MappingProxyType({"enter": "\r", "tab": "\t", "none": ""})


def scanner_services() -> ScannerServices:
    """Scanners that type and scanners on a serial line."""
    from gui.scanner_services import ScannerServices

    return ScannerServices(new_wedge=_new_wedge, open_serial=_open_serial, reading_of=_reading_of)


def _new_wedge(settings: Settings) -> Wedge:
    from capture.handheld.wedge import Wedge, WedgeSettings

    return Wedge(WedgeSettings(settings.wedge_prefix, _SUFFIXES[settings.wedge_suffix]))


def _open_serial(port: str, on_scan: Callable[[str], None], on_notice: Callable[[Notice], None]) -> SerialLine:
    from capture.handheld.serial import SerialScanner

    return SerialScanner(port, on_scan, on_notice)


def _reading_of(text: str) -> Observation:
    from capture.handheld.scan import reading_of

    return reading_of(text)
