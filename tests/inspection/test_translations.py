"""The catalogues of all languages: nothing lost, nothing guessed, nothing left from the form."""

from __future__ import annotations

from string import Formatter

import pytest
from babel.messages.pofile import read_po

from inspection.wording import LOCALE_FOLDER, sentences

LANGUAGES = sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))


def catalogue_of(language):
    with (LOCALE_FOLDER / language / "LC_MESSAGES" / "quaylens.po").open("rb") as file:
        return read_po(file)


def placeholders(sentence):
    return {(field, spec) for _text, field, spec, _conversion in Formatter().parse(sentence) if field is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_sentence(language):
    translated = [entry for entry in catalogue_of(language) if entry.id and entry.string]

    assert [entry.id for entry in translated if placeholders(entry.id) != placeholders(entry.string)] == []
    assert [entry.id for entry in translated if entry.id.count("&") != entry.string.count("&")] == []  # mnemonics


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess_or_of_a_sentence_that_is_gone(language):
    catalogue = catalogue_of(language)

    assert not catalogue.fuzzy  # a catalogue marked so is not compiled
    assert [entry.id for entry in catalogue if entry.id and entry.fuzzy] == []
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_of_a_translated_catalogue_is_filled_in(language):
    catalogue = catalogue_of(language)
    header = dict(catalogue.mime_headers)

    assert header["Language"] == language
    assert header["Content-Type"].lower() == "text/plain; charset=utf-8"
    if any(entry.string for entry in catalogue if entry.id):
        for blank in ("FIRST AUTHOR", "FULL NAME", "EMAIL@ADDRESS", "LL@li.org", "VERSION"):
            assert blank not in catalogue.header_comment + "".join(header.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_listed_is_never_said_in_the_words_of_release(language):
    strings = {entry.id: entry.string for entry in catalogue_of(language) if entry.id and entry.string}
    said = strings.get(sentences()["verdict.not_listed"])

    assert said is None or said not in {
        strings.get(sentences()[code])
        for code in ("report.decision.release", "exports.decision.release", "verdict.documents_required")
    }


def test_the_arabic_catalogue_says_every_verdict_and_safety_line():
    strings = {entry.id: entry.string for entry in catalogue_of("ar") if entry.id}
    wanted = [text for code, text in sentences().items() if code.startswith(("verdict.", "safety."))]

    assert [text for text in wanted if text in strings and not strings[text]] == []
