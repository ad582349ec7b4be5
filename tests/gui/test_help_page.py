"""Help about the page where one stands, offline; and the check of the station, which can be saved."""

import json
import threading

from gui.help_page import FOLDER, TOPICS


def test_f1_explains_the_page_where_one_stands_and_goes_back(qtbot, window, page):
    window.more.open("sync")
    window.more.buttons["help"].click()
    shown = window.more.pages["help"]
    qtbot.waitUntil(lambda: "Enrol" in shown.text.toPlainText())
    shown.back.emit()
    assert window.pages.currentWidget() is window.more.pages["sync"]


def test_every_page_has_its_topic():
    assert {file.stem for file in (FOLDER / "en").glob("*.md")} == set(TOPICS)


def test_the_station_is_checked_and_the_check_can_be_saved(qtbot, window, page, edge, answers):
    window.more.open("about")
    about = window.more.pages["about"]
    qtbot.waitUntil(about.save.isEnabled)
    qtbot.waitUntil(lambda: "Apache" in about.licences.toPlainText())
    answers.saved = answers.saved.with_suffix(".json")
    about.save.click()
    qtbot.waitUntil(lambda: answers.saved in edge.files)
    saved = json.loads(edge.files[answers.saved])
    assert saved["versions"] == {"Quaylens": "1.0"}
    assert [each["well"] for each in saved["checks"]] == [True, False]
    assert threading.get_ident() not in edge.calls.threads["check_store"] | edge.calls.threads["check_machine"]
