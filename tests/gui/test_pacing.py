"""Reading slows down when nothing changes, when nobody sees it, and on battery; and is quick again at once."""

from gui.pacing import Pacing


def looks(pacing, start, seconds, *, still):
    times = range(start, start + seconds * 1000, 33)
    due = [pacing.due(at, still=still) for at in times]
    return sum(symbols for symbols, _ in due), sum(texts for _, texts in due)


def test_a_picture_that_stands_still_is_read_less_and_one_that_changes_at_once():
    pacing = Pacing()
    lively = looks(pacing, 0, 4, still=False)
    looks(pacing, 4000, 4, still=True)  # time enough to be read
    still = looks(pacing, 8000, 10, still=True)
    assert lively == (122, 120)  # text from the third frame on, when the picture is seen to be steady
    assert still[0] <= 21
    assert still[1] <= 3
    assert pacing.due(18_010, still=False) == (True, True)


def test_on_battery_and_unseen_it_takes_its_time():
    battery, unseen = Pacing(on_battery=True), Pacing(seen=False)
    assert looks(battery, 0, 9, still=False)[1] <= 7
    assert looks(unseen, 0, 12, still=False) == (6, 1)


def test_text_waits_for_a_picture_that_leaps_but_not_for_ever():
    pacing = Pacing()
    assert not any(pacing.due(at, still=False, leapt=True)[1] for at in range(0, 400, 33))
    assert pacing.due(420, still=False, leapt=True)[1]
    pacing.begin()
    steady = [pacing.due(at, still=False, leapt=at == 1033)[1] for at in range(1000, 1166, 33)]
    assert steady == [False, False, False, False, True, True]


def test_symbols_leave_time_to_a_look_for_text_and_known_lines_are_only_followed():
    pacing = Pacing()
    assert sum(pacing.due(at, still=False, reading=True)[0] for at in range(0, 4000, 33)) < 50
    pacing.known = True
    assert looks(pacing, 5000, 4, still=False)[1] <= 20


def test_a_window_out_of_sight_and_a_battery_slow_the_running_program(qtbot, window, page, edge):
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.feed.look is not None)
    assert page.feed.pacing.seen
    window.showMinimized()
    qtbot.waitUntil(lambda: not page.feed.pacing.seen)
    window.showNormal()
    qtbot.waitUntil(lambda: page.feed.pacing.seen)
    window.records_button.click()
    qtbot.waitUntil(lambda: not page.feed.pacing.seen)
    edge.on_battery = True
    page.feed.look_at_power()
    qtbot.waitUntil(lambda: page.feed.pacing.on_battery)
