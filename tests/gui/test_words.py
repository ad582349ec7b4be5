"""Sentences of the window where a widget takes them literally."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel

from gui.choice_field import ChoiceField, Offers
from gui.words import Words
from inspection.wording import LOCALE_FOLDER

LANGUAGES = ["en", *sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_dialog_gets_its_patterns_bare(language):
    assert Words(language).kinds("window.files.pictures", "*.jpg *.png").endswith("(*.jpg *.png)")


def test_a_long_run_may_go_on_in_the_next_line_and_a_short_one_stays_whole():
    long = "0109501101530003310301360010R22-0417"
    assert Words.broken("UN 1018") == Words.isolated("UN 1018")
    assert len(Words.broken(long).split("\u200b")) == 2
    assert Words.broken(long).replace("\u200b", "") == Words.isolated(long)


def test_a_country_is_proposed_in_the_officers_words_and_known_in_english_too(qtbot):
    english = [("CN", "China"), ("GH", "Ghana")]
    offers = Offers.of([(code, Words("zh").country(name)) for code, name in english], also=english)
    field = ChoiceField(length=2)
    qtbot.addWidget(field)
    field.offer(offers, QStringListModel(list(offers.lines)))

    assert list(offers.lines) == ["CN  中国", "GH  加纳"]
    for typed, code in (("中国", "CN"), ("ghana", "GH"), ("gh", "GH"), ("丑国", "")):
        field.setText(typed)
        assert field.code == code
