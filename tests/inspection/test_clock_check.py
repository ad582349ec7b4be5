"""When a laptop's date counts, and when the journal speaks against it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspection.clock_check import ClockReading, Moment, asked_day, checked
from inspection.codec import decode, encode
from inspection.consignment import AskedDate, ClockDoubt

NEWEST = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def reading(now: datetime, *, boot: str = "one", ran: timedelta | None = None) -> ClockReading:
    """The clock shows ``now`` and the machine ran for ``ran`` (default: as long as the clock says) since the record."""
    ran = now - NEWEST if ran is None else ran
    return ClockReading(Moment(NEWEST, "one", 5_000), Moment(now, boot, 5_000 + int(ran.total_seconds() * 1000)))


def test_a_day_before_the_newest_record_is_in_doubt():
    asked = asked_day(date(2026, 11, 21), reading(NEWEST - timedelta(days=1), boot="two"))
    assert asked == AskedDate(
        date(2026, 11, 21), stated=False, doubt=ClockDoubt.BEFORE_RECORDS, newest_record=date(2026, 11, 22)
    )


def test_the_newest_record_s_own_day_and_later_ones_count():
    for days in (0, 1, 4000):
        now = NEWEST + timedelta(days=days)
        assert asked_day(now.date(), reading(now, boot="two")) == AskedDate(now.date(), stated=False)


def test_a_clock_set_back_while_the_machine_ran_is_in_doubt():
    now = NEWEST + timedelta(days=2)
    ran = timedelta(days=30)
    assert asked_day(now.date(), reading(now, ran=ran)).doubt is ClockDoubt.SET_BACK
    assert asked_day(now.date(), reading(now, ran=ran, boot="two")).doubt is None
    hour = timedelta(hours=1)
    assert asked_day(now.date(), reading(now, ran=now - NEWEST + hour)).doubt is None
    assert asked_day(now.date(), reading(now, ran=now - NEWEST + hour + timedelta(seconds=1))).doubt is not None


@given(st.dates(), st.datetimes(timezones=st.just(UTC)))
def test_a_stated_date_is_the_officer_s_word(day, now):
    assert asked_day(date(2015, 1, 1), reading(now), stated=day) == AskedDate(day, stated=True)
    assert checked(AskedDate(day, stated=True), reading(now)) == AskedDate(day, stated=True)


def test_an_empty_journal_has_nothing_against_a_date():
    asked = AskedDate(date(2015, 1, 1), stated=False)
    empty = ClockReading(None, Moment(NEWEST, "one", 0))
    assert asked_day(asked.day, None) == asked_day(asked.day, empty) == checked(asked, empty) == asked


def test_a_doubt_once_kept_stays_and_comes_back_from_its_record():
    doubted = asked_day(date(2026, 1, 1), reading(NEWEST))
    assert checked(doubted, ClockReading(None, Moment(NEWEST, "one", 0))) is doubted
    assert decode(AskedDate, encode(doubted)) == doubted
    assert decode(AskedDate, {"day": "2026-01-01", "stated": False}) == AskedDate(date(2026, 1, 1), stated=False)
