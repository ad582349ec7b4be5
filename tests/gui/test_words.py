"""Sentences of the window where a widget takes them literally."""

from __future__ import annotations

import pytest

from gui.words import Words
from inspection.wording import LOCALE_FOLDER

LANGUAGES = ["en", *sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_dialog_gets_its_patterns_bare(language):
    assert Words(language).kinds("window.files.pictures", "*.jpg *.png").endswith("(*.jpg *.png)")
