"""How the line is used: the limit holds over everything, pieces follow what it carries, a stop is heeded at once."""

from __future__ import annotations

import pytest

from inspection.errors import EnvironmentFault
from local_store.exchange import outbox
from local_store.exchange.hq_client import HqClient
from local_store.exchange.line import LARGEST_PIECE, OVERHEAD, SMALLEST_PIECE, Line
from local_store.exchange.sync import LONGEST_SLEEP, Cancelled, Exchange
from tests.local_store.scene import carry_out, new_store

PHOTO = bytes(range(256)) * 1_000


class Watch:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.seconds = 0.0
        self.naps = []

    def now(self):
        return self.seconds

    def sleep(self, seconds):
        self.naps.append(seconds)
        self.seconds += seconds


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def client(store, address, code):
    with HqClient(address, store.station.key) as opened:
        outbox.keep_enrolment(store, *opened.enrol(code, store.station.name))
        yield opened


class Counting:
    """A client that counts what goes out."""

    def __init__(self, client):
        self._client = client
        self.bytes = self.requests = 0

    def __getattr__(self, name):
        def counted(*given):
            self.requests += 1
            if name.startswith("push"):
                self.bytes += len(given[-1])
            return getattr(self._client, name)(*given)

        return counted


def test_the_limit_holds_over_records_photos_and_questions(store, client, watch):
    carry_out(store, photo=PHOTO)
    counting = Counting(client)
    line = Line(bytes_per_second=20_000, sleep=watch.sleep, clock=watch.now)
    assert Exchange(lambda work: work(store), counting, line).run().complete
    assert counting.bytes > len(PHOTO)
    last = 20_000 + OVERHEAD  # what went out last has not been waited for
    assert counting.bytes + OVERHEAD * counting.requests <= 20_000 * watch.seconds + last
    assert max(watch.naps) <= LONGEST_SLEEP


def test_pieces_follow_what_the_line_carries(watch):
    line = Line(clock=watch.now)
    line.answered(since=watch.now() - 2)  # two seconds a round trip say nothing about the size of pieces
    for _ in range(10):
        line.carried(since=watch.now() - 2.5)
    assert line.piece == LARGEST_PIECE
    line.carried(since=watch.now() - 9)
    assert line.piece == LARGEST_PIECE // 2
    for _ in range(20):
        line.broke()
    assert line.piece == SMALLEST_PIECE


def test_waits_grow_and_no_two_stations_wait_alike():
    line = Line()
    waits = [line.wait_after(failures) for failures in range(1, 12)]
    assert waits[0] <= 0.5
    assert max(waits) <= line.longest_wait
    assert len({line.wait_after(8) for _ in range(20)}) > 1


def test_a_stop_is_heeded_between_pieces_and_in_a_wait(store, client, watch):
    carry_out(store, photo=PHOTO)
    line = Line(bytes_per_second=1_000, sleep=watch.sleep, clock=watch.now)
    with pytest.raises(Cancelled):
        Exchange(lambda work: work(store), client, line, stopped=lambda: watch.seconds > 30).run()
    assert watch.seconds <= 30 + 2 * LONGEST_SLEEP
    seen = []
    way = Line(sleep=lambda _: None, piece=SMALLEST_PIECE)
    with pytest.raises(Cancelled):
        Exchange(
            lambda work: work(store), client, way, tell=seen.append, stopped=lambda: bool(seen and seen[-1].photos_of)
        ).run()
    assert seen[-1].photos == 0
    assert Exchange(lambda work: work(store), client, way).run().complete


def test_a_headquarters_that_takes_nothing_is_given_up(store, client, watch, monkeypatch):
    carry_out(store)

    def failing(*_):
        raise EnvironmentFault("sync.unreachable", address="", detail="full")

    monkeypatch.setattr(client, "push_records", failing)  # while every question is answered
    with pytest.raises(EnvironmentFault):
        Exchange(lambda work: work(store), client, Line(tries=5, sleep=watch.sleep, clock=watch.now)).run()
