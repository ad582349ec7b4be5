"""Whether this machine can show a window."""

from __future__ import annotations

import os
import socket
import sys

from inspection.errors import EnvironmentFault


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    host, _, screen = os.environ.get("DISPLAY", "").partition(":")
    if host or not screen:
        return bool(host and screen)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        # A DISPLAY that nobody serves makes Qt abort the process instead of telling us.
        return probe.connect_ex(f"/tmp/.X11-unix/X{screen.split('.')[0]}") == 0  # noqa: S108 - X11's own path


def demand_display() -> None:
    """Raise EnvironmentFault where no window can be shown."""
    if not has_display():
        raise EnvironmentFault("commands.no_window")
