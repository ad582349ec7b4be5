from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from capture.text.lattice import SIGNS, Alphabet
from capture.text.lexicon import Lexicon
from inspection.identifiers.hazard_statements import STATEMENTS

OUTPUTS = ["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *SIGNS, *" .,;:-", "漢"]
ALPHABET = Alphabet.of(OUTPUTS)
LEXICON = Lexicon(STATEMENTS)
CODES = st.sampled_from(sorted(STATEMENTS))


def seen(text: str, instead: dict[int, tuple[str, float]] | None = None) -> np.ndarray:
    """What a network would make of clear print, two columns a sign; at some places likelier another sign."""
    likely = np.full((2 * len(text) + 1, len(OUTPUTS)), 1e-7, np.float32)
    likely[0::2, 0] = 1.0
    for place, sign in enumerate(text):
        other, weight = (instead or {}).get(place, (sign, 0.0))
        likely[2 * place + 1, OUTPUTS.index(sign)] = 1 - weight
        likely[2 * place + 1, OUTPUTS.index(other)] = max(weight, likely[2 * place + 1, OUTPUTS.index(other)])
    return ALPHABET.lattice(likely)


@settings(max_examples=60, deadline=None)
@given(CODES, st.data())
def test_a_sentence_of_which_a_third_is_spelt_wrongly_is_told_whole(code: str, data: st.DataObject) -> None:
    text = f"{code}: {STATEMENTS[code]}.".upper()
    places = [place for place, sign in enumerate(text) if sign.isalpha() and place > len(code)]
    wrong = data.draw(st.sets(st.sampled_from(places), max_size=len(places) // 3))
    likely = {place: (data.draw(st.sampled_from(SIGNS)), 0.7) for place in wrong}
    assert LEXICON.meant(seen(text, likely)) == f"{code} {STATEMENTS[code]}"


def test_a_sentence_goes_on_in_the_next_line() -> None:
    assert LEXICON.meant(seen("H420 Harms public health and the")) == "H420 Harms public health and the"


def test_a_code_that_is_illegible_is_that_of_its_sentence() -> None:
    smeared = {place: (sign, 0.97) for place, sign in enumerate("niza")}
    sentence = STATEMENTS["H280"]
    assert LEXICON.meant(seen(f"H280 {sentence}", smeared)) == f"H280 {sentence}"


@settings(max_examples=40, deadline=None)
@given(CODES)
def test_a_sentence_without_its_code_makes_none(code: str) -> None:
    assert LEXICON.meant(seen(STATEMENTS[code])) == ""


def test_what_may_be_two_sentences_or_none_is_left_as_it_was_spelt() -> None:
    smeared = {1: ("4", 0.5), 2: ("1", 0.5), 3: ("0", 0.5)}
    assert LEXICON.meant(seen("H400 Very toxic to aquatic life", smeared)) == ""
    assert LEXICON.meant(seen("P210 Keep away from heat and hot surfaces")) == ""
    assert LEXICON.meant(seen("H500 Keep dry")) == ""
