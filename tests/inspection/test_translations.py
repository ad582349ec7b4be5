"""The catalogues of all languages: nothing lost, nothing guessed, nothing left from the form."""

from __future__ import annotations

import re
from string import Formatter
from unicodedata import bidirectional

import pytest
from babel.messages.pofile import read_po

from inspection.finding import Regime
from inspection.wording import LOCALE_FOLDER, sentences

LANGUAGES = sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))
LATIN = re.compile("[A-Za-z]{2,}")
ABBREVIATED = {"cen"}  # the Customs Enforcement Network
TRANSLATED = ("ar", "es", "ru", "zh")
REGIMES = tuple(regime.value for regime in Regime)
ALLOWED = {
    "es": re.compile(r"permitid|autorizad|lícit|puedan? circular|libre", re.IGNORECASE),
    "zh": re.compile("准许|允许|合法|放行|可以"),
    "ru": re.compile(r"дозволен|разреш|законн|можно перемещать|свободн", re.IGNORECASE),
}
DENIED = {
    "es": re.compile(r"no (significa|quiere decir)[^.;]*", re.IGNORECASE),
    "zh": re.compile("不表示[^。]*"),
    "ru": re.compile(r"не (означает|утверждение)[^.;]*", re.IGNORECASE),
}


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
def test_every_sentence_of_a_catalogue_is_translated(language):
    assert [entry.id for entry in catalogue_of(language) if entry.id and not entry.string] == []


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_latin_letters_stand_only_for_what_they_stand_for_in_english(language):
    """Codes, commands, units and names of programs; any other word in them was left untranslated."""
    left = [
        (word, entry.id)
        for entry in catalogue_of(language)
        for word in LATIN.findall(re.sub(r"\{[^}]*\}", "", entry.string))
        if entry.id
        if word.lower() not in {*LATIN.findall(entry.id.lower()), *ABBREVIATED}
    ]

    assert left == []


def test_a_sentence_in_arabic_begins_at_the_right():
    """One that begins with a Latin code has the mark of its direction before it, or the code would turn it round."""
    turned = [
        entry.string
        for entry in catalogue_of("ar")
        if entry.id and not entry.string.startswith(("Quaylens", "S1/A"))  # a name, and what is typed
        if [way for way in map(bidirectional, re.sub(r"\{[^}]*\}", "", entry.string)) if way in {"L", "R", "AL"}][:1]
        == ["L"]
        if any(bidirectional(sign) == "AL" for sign in entry.string)
    ]

    assert turned == []


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


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translated_catalogue_says_every_verdict_and_safety_line(language):
    strings = {entry.id: entry.string for entry in catalogue_of(language) if entry.id}
    wanted = [text for code, text in sentences().items() if code.startswith(("verdict.", "safety."))]

    assert [text for text in wanted if text in strings and not strings[text]] == []


@pytest.mark.parametrize("language", ["es", "zh", "ru"])
def test_every_reason_that_a_convention_gives_is_translated(language):
    strings = {entry.id: entry.string for entry in catalogue_of(language) if entry.id}
    reasons = [text for code, text in sentences().items() if code.startswith(tuple(f"{each}." for each in REGIMES))]

    assert [text for text in reasons if text in strings and not strings[text]] == []


@pytest.mark.parametrize("language", ["es", "zh", "ru"])
def test_what_is_not_listed_is_in_no_reason_said_to_be_allowed(language):
    """Allowed, lawful or free to go: such a word may only stand with its denial."""
    strings = {entry.id: entry.string for entry in catalogue_of(language) if entry.id}
    said = {
        code: DENIED[language].sub("", strings.get(text, ""))
        for code, text in sentences().items()
        if "not_listed" in code
    }

    assert said
    assert [code for code, text in said.items() if ALLOWED[language].search(text)] == []
