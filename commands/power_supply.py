"""Whether the machine runs on its battery, as far as the system says so."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")


def on_battery(supplies: Path = _SUPPLIES) -> bool:
    """True when a battery is being emptied; where nothing is known of it, False."""
    if sys.platform == "win32":
        return _windows()
    batteries = [each for each in _entries(supplies) if _said(each, "type") == "Battery"]
    # Of a mouse or a telephone at the socket the kernel says "Device".
    return any(_said(each, "status") == "Discharging" and _said(each, "scope") != "Device" for each in batteries)


def _entries(supplies: Path) -> list[Path]:
    try:
        return sorted(supplies.iterdir())
    except OSError:
        return []


def _said(supply: Path, what: str) -> str:
    try:
        return (supply / what).read_text("ascii", "replace").strip()
    except OSError:
        return ""


def _windows() -> bool:
    """ACLineStatus is the first byte of SYSTEM_POWER_STATUS: 0 is offline, 255 unknown."""
    status = (ctypes.c_ubyte * 12)()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - is there on Windows only
    return bool(kernel.GetSystemPowerStatus(status)) and status[0] == 0
