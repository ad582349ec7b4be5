"""The door off the UI thread: results come back on it, failures are never lost."""

import threading

import pytest

from gui.tasks import Tasks
from inspection.errors import EnvironmentFault
from inspection.notices import Level


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.shutdown()


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot, tasks):
    seen = []
    tasks.run_task(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: seen != [])
    assert seen[0][0] != seen[0][1] == threading.get_ident()


def test_a_fault_that_nobody_handles_becomes_its_sentence(qtbot, tasks):
    notices = []
    tasks.noticed.connect(notices.append)

    def fail():
        raise EnvironmentFault("capture.camera_absent", name="Dock")

    tasks.run_task(fail, print)
    qtbot.waitUntil(lambda: notices != [])
    assert (notices[0].level, notices[0].message.code, notices[0].detail) == (Level.ERROR, "capture.camera_absent", "")


def test_a_bug_is_logged_with_its_trace_and_shown_kindly(qtbot, tasks, caplog):
    notices = []
    tasks.noticed.connect(notices.append)
    tasks.run_task(lambda: {}["missing"], print)
    qtbot.waitUntil(lambda: notices != [])
    assert notices[0].message.code == "window.bug"
    assert "KeyError" in notices[0].detail
    assert "KeyError" in caplog.text


def test_the_store_has_one_thread_works_in_order_and_finishes_before_the_end(qtbot, qapp):
    tasks = Tasks()
    done = []
    for number in range(20):
        tasks.run_task(lambda number=number: done.append((number, threading.get_ident())), print, lane=tasks.store)
    tasks.shutdown()
    assert [number for number, _ in done] == list(range(20))
    assert len({thread for _, thread in done}) == 1


def test_what_was_on_its_way_when_the_window_closed_touches_nothing_of_it(qtbot, qapp):
    tasks, seen = Tasks(), []
    tasks.post(lambda: seen.append("its labels are gone"))
    tasks.shutdown()
    qapp.processEvents()
    assert seen == []
