"""The place from a receiver: sentences with their checksum, and a receiver behind a pseudo-terminal."""

import os
import threading
from datetime import UTC, datetime
from decimal import Decimal
from functools import reduce
from operator import xor

import pytest

from capture.place_nmea import FixReader, PlaceReceiver, degrees, fields_of
from inspection.errors import EnvironmentFault

pty = pytest.importorskip("pty")


def sentence(body):
    return f"${body}*{reduce(xor, body.encode()):02X}\r\n"


GGA = sentence("GPGGA,083000.00,0540.2000,N,00000.6000,W,1,09,0.9,12.0,M,25.0,M,,")
RMC = sentence("GNRMC,083000.00,A,0540.2000,N,00000.6000,W,0.0,,221126,,,A")


def test_a_place_with_its_quality_and_the_receivers_time():
    reader = FixReader()
    assert reader.feed(GGA) is None
    fix = reader.feed(RMC)
    assert (fix.latitude, fix.longitude) == (Decimal("5.67"), Decimal("-0.01"))
    assert (fix.at, fix.satellites, fix.hdop) == (datetime(2026, 11, 22, 8, 30, tzinfo=UTC), 9, Decimal("0.9"))


@pytest.mark.parametrize(
    "torn",
    [
        RMC.replace("0540.2000", "0640.2000"),  # the checksum is another's
        sentence("GPRMC,083000.00,V,,,,,0.0,,221126,,,N"),  # the receiver does not know where it is
        sentence("GPRMC,083000.00,A,9940.2000,N,00000.6000,W,0.0,,221126,,,A"),
        sentence("GPRMC,083000.00,A,0540.2000,N,00000.6000,W,0.0,,991399,,,A"),
        "$GPRMC", "", "noise*7G",
    ],
)  # fmt: skip
def test_what_is_torn_or_impossible_gives_no_place(torn):
    assert FixReader().feed(torn) is None


def test_fields_and_degrees():
    assert fields_of(GGA)[:2] == ("GGA", "083000.00")
    assert degrees("12311.1200", "E") == Decimal("123.185333")
    assert degrees("x", "E") is None


def test_a_receiver_on_a_line():
    ours, theirs = pty.openpty()
    name = os.ttyname(theirs)
    heard = threading.Event()

    def send():  # again and again, as receivers do: what comes before the line is open is lost
        while not heard.wait(0.05):
            os.write(ours, (f"noise\r\n{GGA}{RMC}").encode())

    writing = threading.Thread(target=send)
    writing.start()
    try:
        assert PlaceReceiver(name, patience_s=5).fix().satellites == 9
    finally:
        heard.set()
        writing.join()
        os.close(ours)
        os.close(theirs)


def test_no_receiver_and_one_that_is_silent_are_faults():
    with pytest.raises(EnvironmentFault, match="receiver_absent"):
        PlaceReceiver("/dev/none-such").fix()
    ours, theirs = pty.openpty()
    silent = PlaceReceiver(os.ttyname(theirs))
    silent.stop()
    with pytest.raises(EnvironmentFault, match="receiver_silent"):
        silent.fix()
    os.close(ours)
    os.close(theirs)
