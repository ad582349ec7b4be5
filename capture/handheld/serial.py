"""Scanners on a serial line (USB serial): opened again by themselves after every unplugging."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import serial
from serial.tools import list_ports

from inspection.message import message
from inspection.notices import Level, Notice

if TYPE_CHECKING:
    from collections.abc import Callable

READ_SECONDS = 0.2
PAUSE_SECONDS = 0.5  # a code that ends without an end sign has ended after this
AGAIN_SECONDS = 1.0
LONGEST = 8000  # bytes of one scan; whatever sends more is no scanner
_ENDS = (b"\r\n", b"\r", b"\n")


def ports() -> tuple[tuple[str, str], ...]:
    """The serial ports of this machine that may be a scanner: device and name for people."""
    return tuple((each.device, each.description) for each in list_ports.comports() if each.vid is not None)


class SerialScanner:
    """Reads one port in a thread of its own. ``on_scan`` and ``on_notice`` are called in that thread.

    ``connected`` is set while the port is open.
    """

    def __init__(
        self, port: str, on_scan: Callable[[str], None], on_notice: Callable[[Notice], None], *, baud: int = 9600
    ) -> None:
        """Begin; a port that is not there is waited for."""
        self._port, self._baud = port, baud
        self._on_scan, self._on_notice = on_scan, on_notice
        self.connected = threading.Event()
        self._stopped = threading.Event()
        self._lost = False
        self._thread = threading.Thread(target=self._run, name="scanner")
        self._thread.start()

    def stop(self) -> None:
        """End and join."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                with serial.Serial(self._port, self._baud, timeout=READ_SECONDS) as line:
                    self._tell_back()
                    self.connected.set()
                    self._listen(line)
            except (serial.SerialException, OSError) as error:
                self.connected.clear()
                self._tell_lost(error)
                self._stopped.wait(AGAIN_SECONDS)

    def _listen(self, line: serial.Serial) -> None:
        held, quiet = b"", 0.0
        while not self._stopped.is_set():
            came = line.read(max(1, line.in_waiting))
            quiet = 0.0 if came else quiet + READ_SECONDS
            held += came
            *scans, held = _parted(held)
            if held and (quiet >= PAUSE_SECONDS or len(held) > LONGEST):
                scans, held = [*scans, held], b""
            for scan in scans:
                if 0 < len(scan) <= LONGEST:
                    self._on_scan(scan.decode("utf-8", "replace"))
                elif scan:
                    self._on_notice(Notice(Level.WARNING, message("handheld.noise", port=self._port)))

    def _tell_lost(self, error: Exception) -> None:
        if not self._lost:
            self._lost = True
            self._on_notice(Notice(Level.WARNING, message("handheld.lost", port=self._port), str(error)))

    def _tell_back(self) -> None:
        if self._lost:
            self._lost = False
            self._on_notice(Notice(Level.INFO, message("handheld.back", port=self._port)))


def _parted(held: bytes) -> list[bytes]:
    """The whole scans, and last what has no end yet."""
    for end in _ENDS[1:]:
        held = held.replace(_ENDS[0], b"\n").replace(end, b"\n")
    return held.split(b"\n")
