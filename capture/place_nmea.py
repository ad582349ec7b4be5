"""The place from a satellite receiver on a serial line: NMEA 0183 sentences RMC (place, date) and GGA (quality).

A sentence counts with its checksum only. Latitude and longitude stand in degrees and minutes, ddmm.mmmm.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING

import serial

from inspection.errors import EnvironmentFault
from inspection.place import Fix

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL_BAUD = 4800  # NMEA 0183; USB receivers take any
READ_SECONDS = 0.2
PATIENCE_SECONDS = 20.0
LONGEST = 120  # characters; the standard allows 82
_SIXTY = Decimal(60)
_PLACES = Decimal("0.000001")  # a tenth of a metre
_LARGEST = {"N": 90, "S": 90, "E": 180, "W": 180}


def fields_of(sentence: str) -> tuple[str, ...]:
    """The fields of a sentence with its kind first ("RMC", whoever speaks); none when it is torn."""
    head, mark, told = sentence.strip().rpartition("*")
    if not mark or not head.startswith("$") or len(head) > LONGEST:
        return ()
    try:
        right = int(told, 16) == reduce(xor, head[1:].encode("ascii"), 0)
    except ValueError:
        return ()
    talker, *others = head[1:].split(",")
    return (talker[2:], *others) if right else ()


def degrees(text: str, side: str) -> Decimal | None:
    """Degrees of a text such as "5339.4967" and its side "N", to a millionth; None for what is none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    whole = value // 100
    found = whole + (value - 100 * whole) / _SIXTY
    if side not in _LARGEST or not 0 <= found <= _LARGEST[side]:
        return None
    return (-found if side in "SW" else found).quantize(_PLACES)


@dataclass(slots=True)
class FixReader:
    """Sentences in, fixes out: RMC gives one, with the quality of the last GGA of the same second."""

    _quality: tuple[str, int | None, Decimal | None] = field(default=("", None, None))

    def feed(self, sentence: str) -> Fix | None:
        """Take one sentence; a fix when it completes one."""
        kind, *told = fields_of(sentence) or ("",)
        if kind == "GGA" and len(told) >= 8:  # noqa: PLR2004 - up to the dilution of precision
            self._quality = (told[0], _whole(told[6]), _decimal(told[7]))
        if kind != "RMC" or len(told) < 9 or told[1] != "A":  # noqa: PLR2004 - up to the date; A: valid
            return None
        latitude, longitude = degrees(told[2], told[3]), degrees(told[4], told[5])
        at = _moment(told[8], told[0])
        if latitude is None or longitude is None or at is None:
            return None
        same, satellites, hdop = self._quality
        return Fix(latitude, longitude, at, *((satellites, hdop) if same == told[0] else (None, None)))


class PlaceReceiver:
    """Waits for one fix in whatever thread asks; :meth:`stop` ends the waiting from another."""

    def __init__(self, port: str, *, baud: int = USUAL_BAUD, patience_s: float = PATIENCE_SECONDS) -> None:
        self._port, self._baud, self._patience = port, baud, patience_s
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let the waiting thread go; it raises then."""
        self._stopped.set()

    def fix(self) -> Fix:
        """The next fix. Raises EnvironmentFault when there is no receiver, or none that knows where it is."""
        reader, held, waited = FixReader(), b"", 0.0
        try:
            with serial.Serial(self._port, self._baud, timeout=READ_SECONDS) as line:
                while waited < self._patience and not self._stopped.is_set():
                    came = line.read(max(1, line.in_waiting))
                    waited += READ_SECONDS if not came else READ_SECONDS / 10
                    *sentences, held = (held + came)[-4096:].split(b"\n")
                    found = _first(reader, sentences)
                    if found is not None:
                        return found
        except (serial.SerialException, OSError) as error:
            raise EnvironmentFault("case.receiver_absent", port=self._port, detail=error) from error
        raise EnvironmentFault("case.receiver_silent", port=self._port)


def _first(reader: FixReader, sentences: Sequence[bytes]) -> Fix | None:
    fixes = (reader.feed(each.decode("ascii", "replace")) for each in sentences)
    return next((each for each in fixes if each is not None), None)


def _moment(day: str, time: str) -> datetime | None:
    try:
        return datetime.strptime(f"{day} {time[:6]}", "%d%m%y %H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
