"""Wrong attempts: a few at once, then a growing wait that no restart and no clock shortens, and never for ever."""

from __future__ import annotations

import pytest

from inspection.errors import BadInput
from inspection.wording import say
from local_store.attempts import FIRST_MS, FREE, LONGEST_MS, NAME, Attempts, wait_ms


class Watch:
    def __init__(self):
        self.ms, self.boot = 50_000, "first"

    def now(self):
        raise AssertionError("the wall clock has no say")

    def monotonic_ms(self):
        return self.ms

    def boot_id(self):
        return self.boot


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def attempts(tmp_path, watch):
    return Attempts(tmp_path, watch)


def fail(attempts, times=1, account="Abena"):
    for _ in range(times):
        attempts.begin(account)


def test_the_wait_grows_and_ends(attempts, watch):
    fail(attempts, FREE)
    waits = []
    for _ in range(12):
        waits.append(attempts.left_ms("Abena"))
        with pytest.raises(BadInput) as caught:
            attempts.begin("Abena")
        say(caught.value.message)
        watch.ms += waits[-1]
        fail(attempts)
    assert waits[:4] == [FIRST_MS, 2 * FIRST_MS, 4 * FIRST_MS, 8 * FIRST_MS]
    assert waits[-1] == LONGEST_MS == wait_ms(10**6)


def test_it_is_each_accounts_own_and_forgotten_when_right(attempts, tmp_path):
    fail(attempts, FREE)
    assert attempts.left_ms("Kofi") == 0
    attempts.succeeded("Abena")
    fail(attempts, FREE - 1)
    assert attempts.left_ms("Abena") == 0
    attempts.succeeded("Abena")
    assert not (tmp_path / NAME).exists()


def test_ending_the_program_forgets_nothing(attempts, watch, tmp_path):
    fail(attempts, FREE)
    watch.ms += 1_000
    assert Attempts(tmp_path, watch).left_ms("Abena") == FIRST_MS - 1_000


@pytest.mark.parametrize("boot", ["second", "process-2"])
def test_a_restart_begins_the_wait_anew_at_the_worst(attempts, watch, boot):
    fail(attempts, FREE)
    watch.boot, watch.ms = boot, 2_000
    assert attempts.left_ms("Abena") == FIRST_MS - 2_000
    watch.ms = FIRST_MS
    fail(attempts)


def test_a_clock_that_names_no_boot_is_no_way_round(attempts, watch, tmp_path):
    watch.boot = "process-1"
    fail(attempts, FREE)
    watch.boot = "process-2"  # the program was started again
    watch.ms += 1_000
    assert attempts.left_ms("Abena") == FIRST_MS - 1_000


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"accounts": {"Abena": {}}}', b'{"accounts": 1}'])
def test_a_spoilt_file_locks_nobody_out(attempts, tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    fail(attempts)
    attempts.succeeded("Abena")
