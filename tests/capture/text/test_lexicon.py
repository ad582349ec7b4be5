from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capture.text.lattice import SIGNS, Alphabet
from capture.text.lexicon import Lexicon
from inspection.identifiers.hazard_statements import STATEMENTS

OUTPUTS = ["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *SIGNS, *" .,;:-+", "漢"]
ALPHABET = Alphabet.of(OUTPUTS)
LEXICON = Lexicon(STATEMENTS)
CODES = st.sampled_from(sorted(STATEMENTS))
BLURRED = "n"  # what every misread sign is spelt as; the right one is hardly less likely


def meant(text: str, misread: frozenset[int] | set[int] = frozenset()) -> str:
    """What the lexicon takes a line for, two columns a sign, clear print but for the places that are misread."""
    likely = np.full((2 * len(text) + 1, len(OUTPUTS)), 1e-7, np.float32)
    likely[0::2, 0] = 1.0
    for place, sign in enumerate(text):
        likely[2 * place + 1, OUTPUTS.index(sign)] = 0.3 if place in misread else 0.99
        if place in misread:
            likely[2 * place + 1, OUTPUTS.index(BLURRED)] = 0.6
    spelt = "".join(BLURRED if place in misread else sign for place, sign in enumerate(text))
    return LEXICON.meant(ALPHABET.lattice(likely), spelt)


@settings(max_examples=60, deadline=None)
@given(CODES, st.data())
def test_a_sentence_of_which_a_third_is_spelt_wrongly_is_told_whole(code: str, data: st.DataObject) -> None:
    text = f"{code}: {STATEMENTS[code]}.".upper()
    places = [place for place, sign in enumerate(text) if sign.isalnum() and sign != "N"]
    misread = data.draw(st.sets(st.sampled_from(places), min_size=1, max_size=len(places) // 3))
    # Where a short sentence has too few letters left together it stays as it was spelt.
    assert meant(text, misread) in {f"{code} {STATEMENTS[code]}", ""}
    assert meant(text, {places[0]}) == f"{code} {STATEMENTS[code]}"


def test_a_sentence_goes_on_in_the_next_line() -> None:
    assert meant("H420 Harms public health and the", {0, 7, 14}) == "H420 Harms public health and the"


@settings(max_examples=60, deadline=None)
@given(CODES)
def test_what_was_spelt_well_or_has_no_code_is_left_as_it_is(code: str) -> None:
    assert meant(f"{code} {STATEMENTS[code]}") == ""
    assert meant(STATEMENTS[code]) == ""
    assert meant(STATEMENTS[code], {3, 8}) == ""


@pytest.mark.parametrize(
    "text",
    [
        "NON-FLAMMABLE GAS", "Not flammable gas", "NOT Toxic if swallowed", "This may cause cancer",
        "R25 Toxic if swallowed", "P302 Causes skin irritation", "H312 Harmful if swallowed", "H999 Toxic if swallowed",
        "H302 Toxic if swallowed", "Caution: Harmful if swallowed", "H301+H311 Toxic if swallowed",
        "P210 Keep away from heat", "H400 Very toxic to aquatic life with",
    ],
)  # fmt: skip
def test_a_clear_sign_of_another_code_or_word_stands_against_a_sentence(text: str) -> None:
    last = len(text) - 2
    assert meant(text, {last, last - 3}) == ""


@pytest.mark.parametrize("code", ["H360", "H360F", "H360FD", "H360Fd", "H361", "H361f", "H361fd", "H305", "H304"])
def test_codes_whose_sentences_begin_alike_are_not_taken_for_one_another(code: str) -> None:
    text = f"{code} {' '.join(STATEMENTS[code].split()[:4])}"
    assert meant(text, {len(text) - 3}).split(" ")[0] in {code, ""}
