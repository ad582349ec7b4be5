"""Help about the page where one stands, offline; and the check of the station, which can be saved."""

import json
import threading

import pytest

from gui.help_page import FOLDER, NAMED, ORIGINAL, TOPICS, explanation
from gui.words import Words
from inspection.wording import LOCALE_FOLDER

LANGUAGES = sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))
OUTSIDE = {"crash", "lock", "report"}  # no F1 there: the rail cannot be reached, or it is a page of paper


def test_f1_explains_the_page_where_one_stands_and_goes_back(qtbot, window, page):
    window.more.open("sync")
    window.more.buttons["help"].click()
    shown = window.more.pages["help"]
    qtbot.waitUntil(lambda: "Enrol" in shown.text.toPlainText())
    shown.back.emit()
    assert window.pages.currentWidget() is window.more.pages["sync"]


def test_every_page_has_its_topic():
    pages = {file.stem.removesuffix("_page").replace("_", "") for file in FOLDER.parent.glob("*_page.py")}

    assert pages - OUTSIDE - {"help"} <= set(TOPICS)
    assert {file.stem for file in (FOLDER / ORIGINAL).glob("*.md")} == set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_topic_is_explained_in_each_language_and_names_the_same_buttons(language):
    for topic in TOPICS:
        own, original = (FOLDER / each / f"{topic}.md" for each in (language, ORIGINAL))
        assert set(NAMED.findall(own.read_text("utf-8"))) == set(NAMED.findall(original.read_text("utf-8")))
        said = explanation(topic, Words(language))
        assert "{" not in said
        assert said != explanation(topic, Words(ORIGINAL))


def test_what_is_there_in_english_only_says_so():
    words = Words("pt")

    said = explanation("sync", words)

    assert said == f"*{words('study.help.english_only')}*\n\n{explanation('sync', Words(ORIGINAL))}"


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
