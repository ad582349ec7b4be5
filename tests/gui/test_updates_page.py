"""The page of updates: from a stick, from headquarters, what headquarters sent, the way back, and never in between."""

import threading

import pytest
from PySide6.QtWidgets import QLabel


@pytest.fixture
def updates(qtbot, window, page):
    window.more.open("about")
    window.more.pages["about"].to_updates.click()
    made = window.more.pages["updates"]
    qtbot.waitUntil(lambda: "Quaylens 0.1.0" in made.running.text())
    return made


def texts(column):
    return "\n".join(each.text() for each in column.findChildren(QLabel) if each.isVisible())


def told(window):
    return [each.message.code for each in window.notice_bar.notices]


def test_what_runs_here_and_what_headquarters_sent_is_told(qtbot, updates, edge):
    assert "Edition 2026.11" in updates.edition.text()
    assert not updates.back.isVisible()
    told = texts(updates.column)
    assert "Sent by headquarters: edition 2026.12" in told
    assert "3 rows added, 2 changed, 1 deleted" in told
    assert "Signed by publisher" in told
    assert len(updates.install_buttons) == 1, "what nobody vouches for cannot be installed"
    updates.install_buttons[0].click()
    qtbot.waitUntil(lambda: edge.desks.installed == ["a.edition"])
    qtbot.waitUntil(lambda: "2026.12 of 2026-12-01 is installed" in updates.told.text())


def test_a_stick_is_looked_at_and_the_program_installed_and_taken_back(qtbot, window, updates, edge, answers):
    updates.stick.click()
    assert updates.stick.isEnabled(), "never mind"
    answers.chosen["stick"] = "/media/stick"
    updates.stick.click()
    assert not updates.stick.isEnabled()
    qtbot.waitUntil(lambda: "version 0.2.0" in texts(updates.column))
    assert "2 MB" in texts(updates.column).replace("2.0 MB", "2 MB")
    assert len(updates.install_buttons) == 3, "the older edition has none"
    updates.install_buttons[2].click()
    qtbot.waitUntil(lambda: updates.progress.value() > 20)
    edge.desks.held.set()
    qtbot.waitUntil(updates.back.isVisible)
    assert "0.1.0" in updates.back.text()
    updates.back.click()
    qtbot.waitUntil(lambda: "runs again" in updates.told.text())
    ui = threading.get_ident()
    assert (
        edge.calls.on(ui) & {"updates_here", "updates_look", "update_install", "update_back", "demand_closed"} == set()
    )


def test_it_can_be_stopped(qtbot, window, updates, edge, answers):
    updates.headquarters.click()
    qtbot.waitUntil(lambda: "hq.example" in updates.told.text())
    updates.install_buttons[1].click()
    qtbot.waitUntil(lambda: updates.progress.value() > 2)
    updates.stop.click()
    qtbot.waitUntil(lambda: told(window) == ["updates.stopped"])
    assert edge.desks.installed == []


def test_the_program_waits_for_an_open_inspection_and_an_edition_does_not(qtbot, window, updates, edge, answers):
    edge.desks.open = "MSKU 123"
    edge.desks.held.set()
    updates.headquarters.click()
    qtbot.waitUntil(lambda: len(updates.install_buttons) == 3)
    updates.install_buttons[2].click()
    qtbot.waitUntil(lambda: "updates.open_inspection" in told(window))
    assert updates.stick.isEnabled()
    assert edge.desks.installed == []
    updates.install_buttons[1].click()
    qtbot.waitUntil(lambda: edge.desks.installed == ["editions/2027.1.edition"])


def test_the_program_waits_for_the_inspection_on_the_screen_however_old(
    qtbot, window, page, updates, edge, read_picture
):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    updates.headquarters.click()
    qtbot.waitUntil(lambda: len(updates.install_buttons) == 3)
    updates.install_buttons[2].click()
    qtbot.waitUntil(lambda: "updates.open_inspection" in told(window))
    assert edge.desks.installed == []


def test_a_tampered_stick_is_refused_in_words(qtbot, window, updates, edge, answers):
    answers.chosen["stick"] = "/media/tampered"
    updates.stick.click()
    qtbot.waitUntil(lambda: told(window) == ["updates.changed"])
    assert updates.stick.isEnabled()
    assert len(updates.install_buttons) == 1
