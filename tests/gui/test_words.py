"""Sentences of the window where a widget takes them literally."""

from __future__ import annotations

import pytest

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
