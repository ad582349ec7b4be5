"""Scanners at hand: the real pace of keys and the real reading, a serial line that a test speaks through."""

from capture.handheld.scan import reading_of
from capture.handheld.wedge import Wedge, WedgeSettings
from gui.scanner_services import ScannerServices


class FakeLine:
    def __init__(self, port, on_scan, on_notice):
        self.port, self.on_scan, self.on_notice = port, on_scan, on_notice
        self.stopped = False

    def stop(self):
        self.stopped = True


def scanner_services(edge, noted):
    def open_serial(port, on_scan, on_notice):
        edge.lines.append(FakeLine(port, on_scan, on_notice))
        return edge.lines[-1]

    return ScannerServices(
        new_wedge=lambda settings: Wedge(WedgeSettings(settings.wedge_prefix)),
        open_serial=noted("open_serial", open_serial),
        reading_of=reading_of,
    )
