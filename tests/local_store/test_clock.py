"""The journal's memory of the clock: what it lets a new inspection take for the date asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from inspection.consignment import AskedDate, Circumstances, ClockDoubt, Consignment, Route
from inspection.dossier import Amendment, Opening
from inspection.session import InspectionSession
from local_store.store import Store
from tests.local_store.scene import EASY, PASSPHRASE, TinyReference

MAY = datetime(2027, 5, 10, 9, 0, tzinfo=UTC)


class SetClock:
    """A clock that shows what it is told."""

    def __init__(self, now: datetime = MAY, boot: str = "first") -> None:
        self.shown, self.ran, self.boot = now, timedelta(hours=1), boot

    def now(self):
        return self.shown

    def monotonic_ms(self):
        return int(self.ran.total_seconds() * 1000)

    def boot_id(self):
        return self.boot

    def turn(self, by: timedelta, ran: timedelta = timedelta(0)) -> None:
        self.shown, self.ran = self.shown + by, self.ran + ran


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def store(folder, clock):
    Store.create(folder, PASSPHRASE, "Quay 7", "Abena", clock=clock, hardness=EASY).close()
    with Store.open(folder, PASSPHRASE, "Abena", clock=clock) as opened:
        yield opened


def begin(store, clock, *, stated=False) -> InspectionSession:
    asked = AskedDate(clock.now().date(), stated)
    opening = Opening("Drums", "Abena", Consignment(Route("DE", (), "GH")), asked, "test", Circumstances())
    return InspectionSession.open(opening, store, TinyReference())


def asked(session) -> AskedDate:
    return session.dossier.opening.asked


def test_a_new_journal_knows_the_moment_of_its_making(store):
    reading = store.clock_reading()
    assert reading.newest == reading.now
    assert (reading.now.wall, reading.now.boot_id, reading.now.monotonic_ms) == (MAY, "first", 3_600_000)


def test_the_newest_record_of_any_inspection_counts(store, clock):
    begin(store, clock)
    clock.turn(timedelta(days=3), ran=timedelta(days=3))
    begin(store, clock)
    clock.boot = "second"
    clock.turn(timedelta(days=-1))
    session = begin(store, clock)
    assert asked(session) == AskedDate(
        date(2027, 5, 12), stated=False, doubt=ClockDoubt.BEFORE_RECORDS, newest_record=date(2027, 5, 13)
    )


def test_records_under_a_wrong_clock_do_not_make_it_right(store, clock):
    begin(store, clock)
    clock.boot = "second"
    clock.turn(timedelta(days=-30))
    for _ in range(3):
        assert asked(begin(store, clock)).doubt is ClockDoubt.BEFORE_RECORDS


def test_another_time_zone_is_no_other_day(store, clock):
    evening = datetime(2027, 5, 10, 20, 0, tzinfo=timezone(timedelta(hours=-8)))  # the next day in UTC
    clock.shown = evening
    begin(store, clock)
    clock.turn(timedelta(hours=1), ran=timedelta(hours=1))
    assert asked(begin(store, clock)) == AskedDate(date(2027, 5, 10), stated=False)
    clock.shown = (evening + timedelta(hours=2)).astimezone(UTC)  # travelled east: the next morning
    clock.ran += timedelta(hours=1)
    assert asked(begin(store, clock)) == AskedDate(date(2027, 5, 11), stated=False)


def test_a_clock_set_back_while_the_machine_ran_is_found_out(store, clock):
    begin(store, clock)
    clock.turn(timedelta(days=1), ran=timedelta(days=20))
    assert asked(begin(store, clock)).doubt is ClockDoubt.SET_BACK


def test_the_officer_s_date_is_a_record_that_ends_the_doubt(store, clock):
    begin(store, clock)
    clock.turn(timedelta(days=-400))
    clock.boot = "second"
    session = begin(store, clock)
    doubted = asked(session)
    assert doubted.doubt is ClockDoubt.BEFORE_RECORDS

    def amend(to: AskedDate) -> AskedDate:
        session.amend(Amendment(Route("DE", (), "GH"), to, Circumstances()))
        return asked(session)

    assert amend(AskedDate(doubted.day, stated=False)) == doubted, "the same day of the clock is no news"
    assert amend(AskedDate(MAY.date(), stated=True)) == AskedDate(MAY.date(), stated=True)
    kinds = [record.header.kind for record in session.dossier.records]
    assert kinds == ["opened", "amended", "amended"]
    assert amend(AskedDate(doubted.day, stated=False)) == doubted, "taken back, the clock's day is judged anew"


def test_going_on_after_midnight_doubts_nothing(store, clock):
    session = begin(store, clock)
    clock.turn(timedelta(days=1), ran=timedelta(days=1))
    begin(store, clock)
    session.amend(Amendment(Route("DE", (), "NG"), AskedDate(MAY.date(), stated=False), Circumstances()))
    assert asked(session) == AskedDate(MAY.date(), stated=False)


def test_a_stated_date_is_taken_whatever_the_clock_shows(store, clock):
    begin(store, clock)
    clock.turn(timedelta(days=-4000))
    session = begin(store, clock, stated=True)
    assert asked(session) == AskedDate(clock.now().date(), stated=True)
