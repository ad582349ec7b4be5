"""Whatever a label says, the type can print what comes out."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import Scheme
from local_store.report import render_report
from local_store.report.glyphs import carried_coverage, characters_of

PLANES = 0x30000  # beyond the third plane nothing is assigned but tags and private use


@pytest.mark.parametrize(
    "text",
    [
        "R-134a",
        "危险货物 氟利昂",
        "ثاني الأكسجين",
        "a \u2068b\u2069 c",
        "Größe",
        "ΑΒΓ αβγ",
        "ДОПОГ",
        "≥ 5 °C → CO₂ ☐ ✓ № €",
        "e\u0301",
    ],
)
def test_the_scripts_of_the_united_nations_and_common_symbols_stand(text):
    assert carried_coverage().printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\U0001f600", r"\u{1F600}"),
        ("\u2068open", r"\u{2068}open"),
        ("\u2069\u2068", r"\u{2069}\u{2068}"),
        ("a\u202eb", r"a\u{202E}b"),
        ("01\x1d10", r"01\u{1D}10"),
        ("line\nbreak", r"line\u{A}break"),
        ("\ud800", r"\u{D800}"),
        ("A\u20e3", r"\u{41}\u{20E3}"),
    ],
)
def test_the_rest_is_written_out(text, printed):
    assert carried_coverage().printable(text) == printed


@given(st.text())
def test_what_comes_out_prints_and_stays_as_it_is(text):
    coverage = carried_coverage()

    printed = coverage.printable(text)

    assert coverage.printable(printed) == printed


def test_a_font_without_characters_is_refused():
    with pytest.raises(ValueError, match="cmap"):
        characters_of(bytes(64))


def test_every_character_and_any_pair_can_be_set(book):
    dice = random.Random(7)  # noqa: S311 - drawn the same way every time
    points = [chr(point) for point in range(PLANES) if not 0xD800 <= point < 0xE000]
    kept = [each for each in points if carried_coverage().printable(each) == each]
    pairs = "".join(dice.choice(kept) + dice.choice(kept) + " " for _ in range(4000))
    texts = ["".join(kept), pairs, "".join(dice.sample(points, 4000))]
    symbols = tuple(book.symbol(text[start : start + 500]) for text in texts for start in range(0, len(text), 500))
    claims = tuple(book.claim(Scheme.NAME, each.text, each.text) for each in symbols[::4])
    dossier = book.dossier(exhibits=(book.exhibit(claims=claims, symbols=symbols),))

    assert render_report(replace(dossier, inspection="all"), book.photo).startswith(b"%PDF")
