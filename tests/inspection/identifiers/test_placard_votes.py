"""A label's picture and the print within it: together surer, against each other less sure."""

from __future__ import annotations

import pytest

from inspection.claim import Confirmation, Scheme
from inspection.frame import Region
from inspection.identifiers import identify
from inspection.reading import Observation, PlacardReading, TextReading
from inspection.safety import safety_lines

# A label that stands on its corner, and places in and beside it.
LABEL = Region.from_points(((500, 100), (900, 500), (500, 900), (100, 500)))
MIDDLE, LOWER, BESIDE = (350, 450, 300, 60), (480, 740, 40, 70), (120, 120, 200, 60)


def seen(label: str, confidence: float, *lines: tuple[str, tuple[int, int, int, int]]) -> Observation:
    texts = tuple(TextReading(text, 0.98, Region.from_bounds(*place), ("rapidocr",)) for text, place in lines)
    return Observation(1000, 1000, (), texts, (PlacardReading(label, confidence, LABEL, ("placards",)),))


def classes(observation: Observation, known) -> dict[str, float]:
    claims = identify(observation, known)
    return {claim.value: claim.confidence for claim in claims if claim.scheme is Scheme.CLASS}


def test_words_in_the_label_bear_it_out(known) -> None:
    observation = seen("2.1", 0.6, ("FLAMMABLE GAS", MIDDLE))

    assert classes(observation, known)["2.1"] > 0.9
    claims = identify(observation, known)
    assert [claim.confirmation for claim in claims if claim.value == "2.1"] == [Confirmation.TWO_LOOKS]


def test_words_against_it_stand_and_the_picture_falls_below_one_half(known) -> None:
    found = classes(seen("2.1", 0.9, ("GASOLINE", MIDDLE)), known)

    assert found["2.1"] < 0.5 < found["3"]


def test_words_beside_the_label_say_nothing_of_it(known) -> None:
    assert classes(seen("2.1", 0.9, ("CORROSIVE", BESIDE)), known)["2.1"] == pytest.approx(0.9)


@pytest.mark.parametrize(("figure", "surer"), [("2", True), ("3", False)])
def test_the_figure_in_the_label_counts(known, figure: str, surer: bool) -> None:
    confidence = classes(seen("2.1", 0.8, (figure, LOWER)), known)["2.1"]

    assert (confidence > 0.8) is surer
    assert (confidence > 0.5) is surer


def test_a_bare_class_gives_way_to_its_division(known) -> None:
    assert set(classes(seen("1", 0.8, ("1.1", MIDDLE)), known)) == {"1.1"}
    assert set(classes(seen("4.2", 0.8, ("4", LOWER)), known)) == {"4.2"}


def test_a_pictogram_is_claimed_as_it_is(known) -> None:
    claims = identify(seen("GHS07", 0.8, ("CORROSIVE", MIDDLE)), known)

    assert [(claim.scheme, claim.confidence) for claim in claims if claim.value == "GHS07"] == [(Scheme.GHS, 0.8)]


@pytest.mark.parametrize(
    ("mark", "claim"),
    [("fumigation", (Scheme.UN, "3359")), ("lithium_battery", (Scheme.CLASS, "9")), ("limited_quantity", None)],
)
def test_a_mark_claims_the_one_entry_that_it_stands_for(known, mark: str, claim: tuple[Scheme, str] | None) -> None:
    claims = {each.key: each.confidence for each in identify(seen(mark, 0.8), known)}

    assert claims == ({claim: 0.8} if claim else {})


def test_a_doubtful_mark_of_fumigation_is_evidence_until_its_words_are_read(known) -> None:
    fumigated = (Scheme.UN, "3359")
    alone = {claim.key: claim.confidence for claim in identify(seen("fumigation", 0.6), known)}
    worded = {claim.key: claim.confidence for claim in identify(seen("fumigation", 0.6, ("FUMIGATION", MIDDLE)), known)}

    assert alone[fumigated] < 0.5 <= worded[fumigated]


def test_a_bare_figure_proves_no_division(known) -> None:
    (claim,) = identify(seen("6.1", 0.6, ("CLASS 6", MIDDLE)), known)

    assert claim.value == "6.1"
    assert claim.confidence < 0.9
    assert claim.confirmation is Confirmation.NONE


def test_the_mark_of_a_unit_under_fumigation_warns(known) -> None:
    lines = safety_lines(identify(seen("fumigation", 0.8), known), known)

    assert "safety.fumigated" in [line.code for line in lines]
