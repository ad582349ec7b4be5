"""Lines that were too blurred to be spelt and were told by a known wording: the spelling is never lost."""

from dataclasses import replace

import pytest

from capture.confirm import ConfirmationWindow
from inspection.claim import Confirmation, Scheme
from inspection.frame import Region
from inspection.identifiers import identify
from inspection.reading import FrameReading, Observation, TextReading
from inspection.wire import reading_json

SENTENCE = "H280 Contains gas under pressure; may explode if heated"


def blurred(text: str, confidence: float = 0.7) -> TextReading:
    region = Region.from_bounds(10, 10, 400, 20)
    return TextReading(text, confidence, region, ("rapidocr",), meant=SENTENCE)


@pytest.mark.parametrize(
    ("spelt", "repaired"), [("Nzßo Cutains gae unior presnure", True), ("H280 Cortens gas", False)]
)
def test_a_claim_of_it_says_what_was_spelt_and_whether_that_was_mended(known, spelt, repaired):
    seen = Observation(640, 480, texts=(blurred(spelt),))
    (claim,) = (each for each in identify(seen, known) if each.scheme is Scheme.H_CODE)
    assert (claim.value, claim.raw, claim.repaired) == ("H280", spelt, repaired)
    assert claim.confirmation is Confirmation.REFERENCE
    assert 0.5 <= claim.confidence < 0.9


def test_the_wire_has_both_and_says_nothing_of_a_line_that_was_spelt():
    line = blurred("Nzßo Cutains")
    told = reading_json(FrameReading(640, 480, texts=(line, replace(line, meant=""))))["texts"]
    assert [(each["text"], each.get("meant")) for each in told] == [("Nzßo Cutains", SENTENCE), ("Nzßo Cutains", None)]


def test_looks_that_spell_it_differently_are_looks_at_the_same():
    window = ConfirmationWindow()
    for at_ms, text in enumerate(("Nzßo Cutains", "Hz80 Contsins", "joso Contains")):
        standing = window.observe(FrameReading(640, 480, texts=(blurred(text, 0.6 + at_ms / 100),)), 400 * at_ms)
    (line,) = standing.texts
    assert (line.looks, line.text, line.words) == (3, "joso Contains", SENTENCE)
