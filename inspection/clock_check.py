"""Whether the laptop's date can be taken for the date asked: the journal remembers what the clock forgot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from .consignment import AskedDate, ClockDoubt

if TYPE_CHECKING:
    from datetime import date, datetime

SET_BACK = timedelta(hours=1)  # what a clock may lose to its corrections while the machine runs


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as one machine had it: its wall clock, and the clock that no one can set, with the boot it counts from."""

    wall: datetime
    boot_id: str
    monotonic_ms: int


@dataclass(frozen=True, slots=True)
class ClockReading:
    """The present moment beside that of the journal's last record, None where the journal is empty.

    ``latest`` is the latest time that any record bears: after one record under a wrong clock it is not the last one's.
    """

    newest: Moment | None
    now: Moment
    latest: datetime | None = None


def asked_day(today: date, reading: ClockReading | None, stated: date | None = None) -> AskedDate:
    """The date to ask the law about: the stated one, else today with what the journal has against it."""
    if stated is not None:
        return AskedDate(stated, stated=True)
    return checked(AskedDate(today, stated=False), reading)


def checked(asked: AskedDate, reading: ClockReading | None) -> AskedDate:
    """The same date with the doubt that the journal casts on it; a stated date is the officer's word and stays."""
    if asked.stated or asked.doubt is not None or reading is None or reading.newest is None:
        return asked
    newest, now = reading.newest, reading.now
    known = max(newest.wall, reading.latest or newest.wall).astimezone(now.wall.tzinfo).date()
    doubt = None
    if asked.day < known:
        doubt = ClockDoubt.BEFORE_RECORDS
    elif newest.boot_id == now.boot_id and _lost(newest, now) > SET_BACK:
        doubt = ClockDoubt.SET_BACK
    return asked if doubt is None else replace(asked, doubt=doubt, newest_record=known)


def _lost(newest: Moment, now: Moment) -> timedelta:
    """By how much the wall clock went less far than the clock that no one can set."""
    return timedelta(milliseconds=now.monotonic_ms - newest.monotonic_ms) - (now.wall - newest.wall)
