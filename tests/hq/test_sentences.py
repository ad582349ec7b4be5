"""Templates hold no words of their own: every sentence comes from the catalogue, and is there."""

from __future__ import annotations

import re

import pytest

from hq.pages.desk import TEMPLATES
from inspection.wording import sentences

FILES = sorted(TEMPLATES.glob("*.html"))
OF_MACHINES = {"°C"}  # what no language says otherwise


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.name)
def test_a_template_has_no_words_of_its_own_and_names_sentences_that_are_there(file):
    text = file.read_text()
    plain = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", text, flags=re.DOTALL)
    words = {word for word in plain.split() if any(each.isalpha() for each in word)}
    assert {word for word in words if not word.startswith("&")} <= OF_MACHINES
    named = set(re.findall(r"\bt\('([a-z_.]+[a-z_])'[,)]", text))
    assert named <= sentences().keys()
    families = set(re.findall(r"\bt\('([a-z_.]+\.)' ~", text))
    assert all(any(code.startswith(family) for code in sentences()) for family in families)
