"""A scanner on a real terminal line: scans, pauses, unplugging."""

from __future__ import annotations

import os
import queue
import tty

import pytest

from capture.handheld import serial as lines
from capture.handheld.scan import reading_of
from capture.handheld.serial import SerialScanner

WAIT = 10


@pytest.fixture
def line(tmp_path, monkeypatch):
    """The computer's end as a path, and a way to plug a scanner in behind it."""
    monkeypatch.setattr(lines, "AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(lines, "READ_SECONDS", 0.05)
    monkeypatch.setattr(lines, "PAUSE_SECONDS", 0.1)
    path = tmp_path / "scanner"
    opened = []

    def plug():
        scanner, computer = os.openpty()
        tty.setraw(computer)
        path.unlink(missing_ok=True)
        path.symlink_to(os.ttyname(computer))
        opened.append(computer)
        return scanner

    yield path, plug
    for each in opened:
        os.close(each)


def test_scans_arrive_whole_and_unplugging_is_told_once(line):
    path, plug = line
    scans, notices = queue.Queue(), queue.Queue()
    device = plug()
    scanner = SerialScanner(str(path), scans.put, notices.put)
    try:
        assert scanner.connected.wait(WAIT)
        os.write(device, b"]C10109501")
        os.write(device, b"101530003\x1d21A\r\nCSQU3054383\r")
        assert scans.get(timeout=WAIT) == "]C10109501101530003\x1d21A"
        assert scans.get(timeout=WAIT) == "CSQU3054383"
        os.write(device, b"without an end")
        assert scans.get(timeout=WAIT) == "without an end"
        path.unlink()
        os.close(device)
        assert notices.get(timeout=WAIT).message.code == "handheld.lost"
        again = plug()
        assert notices.get(timeout=WAIT).message.code == "handheld.back"
        assert scanner.connected.wait(WAIT)
        os.write(again, b"R-22\n")
        assert scans.get(timeout=WAIT) == "R-22"
        assert notices.empty()
        os.close(again)
    finally:
        scanner.stop()


def test_noise_is_no_scan(line):
    path, plug = line
    scans, notices = queue.Queue(), queue.Queue()
    device = plug()
    scanner = SerialScanner(str(path), scans.put, notices.put)
    try:
        assert scanner.connected.wait(WAIT)
        for _ in range(10):
            os.write(device, b"x" * 1000)
        assert notices.get(timeout=WAIT).message.code == "handheld.noise"
        os.write(device, b"\rR-22\r")
        seen = scans.get(timeout=WAIT)
        while "R-22" not in seen:
            seen = scans.get(timeout=WAIT)
        assert seen == "R-22"
    finally:
        scanner.stop()
        os.close(device)


def test_a_scan_becomes_a_reading():
    symbol = reading_of("]d201095011015300031722\x1d10A").symbols[0]
    assert (symbol.symbology, symbol.aim) == ("Data Matrix", "]d2")
    assert symbol.text == "01095011015300031722\x1d10A"
    assert reading_of("CSQU3054383").symbols[0].text == "CSQU3054383"
