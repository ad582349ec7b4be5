"""Container numbers without their check digit, and what does not count as one that was read."""

from __future__ import annotations

import pytest

from inspection.claim import CREDIBLE, Confirmation, Scheme
from inspection.identifiers import identify
from inspection.identifiers.container_body import Written, bodies_without_proof, is_proven, written_in


def only(claims):
    [claim] = [claim for claim in claims if claim.scheme is Scheme.CONTAINER]
    return claim


@pytest.mark.parametrize("text", ["CSQU 305438 B3", "CSQU305438E", "C5QU3054383", "CSQU30S4383", "CSQU305438回"])
def test_what_was_mended_or_computed_is_no_fact(label, known, text):
    for claim in identify(label(text), known):
        assert claim.confirmation is Confirmation.NONE
        assert claim.confidence < CREDIBLE


def test_letters_painted_like_figures_are_read_by_the_grammar(label, known):
    claim = only(identify(label("00LU1169287"), known))
    assert (claim.value, claim.repaired, claim.confirmation) == ("OOLU1169287", True, Confirmation.CHECK_DIGIT)


def test_the_last_line_and_its_figures_are_known(label):
    texts = label(
        ("CSQU", 0, 0, 80, 30), ("305", 100, 0, 60, 30), ("438", 180, 0, 60, 30), ("22G1", 100, 40, 70, 30)
    ).texts
    [body] = bodies_without_proof(texts)
    assert (body.text, body.figures, body.last.text) == ("CSQU305438", "438", "438")
    assert not is_proven(texts)


def test_a_number_proven_elsewhere_is_not_sought(label):
    texts = label("CSQU 305438", "WASTE", "CSQU 305438 3").texts
    assert bodies_without_proof(texts) == ()
    assert is_proven(texts)


@pytest.mark.parametrize(
    ("text", "start", "raw"),
    [
        ("C S Q U 3 0 5 4 3 8 ③", 0, "CSQU3054383"),
        ("x CSQU305438回22G1", 1, "CSQU305438"),
        ("CSQU30543822G1", 0, "CSQU305438"),
        ("00LU116928 7", 0, "00LU1169287"),
    ],
)
def test_a_number_in_a_text(text, start, raw):
    assert written_in(text) == Written(start, raw)


def test_a_bracketed_figure_is_the_check_digit_and_no_part_of_the_serial(label, known):
    assert not [claim for claim in identify(label("TGBU92603[9]"), known) if claim.scheme is Scheme.CONTAINER]
    assert only(identify(label("CSQU305438[3]"), known)).confirmation is Confirmation.CHECK_DIGIT


def test_no_number_in_a_text():
    assert written_in("MAX GROSS 30480 KGS") is None


def test_a_sign_that_two_lines_share_counts_once(label, known):
    shared = label(("CSQU 3", 0, 0, 170, 30), ("3054383", 150, 0, 200, 30))
    assert only(identify(shared, known)).value == "CSQU3054383"


def test_no_number_ends_within_a_longer_one(label, known):
    for claim in identify(label("MSKU 8", "8384593"), known):
        assert claim.confirmation is Confirmation.NONE
        assert claim.confidence < CREDIBLE


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("TTNU 4709(5[5]", "TTNU4709055"),  # a zero that was read as a bracket
        ("TGBU92603[6]", "TGBU9226036"),  # a doubled figure that was read once
        ("CSQ 305438 3", "CSQU3054383"),  # the category hidden by a rod of the door
        ("SQU 305438 3", "CSQU3054383"),  # the first letter
        ("CCSQU 305438 3", "CSQU3054383"),  # a letter read twice
        ("CSQI 305438 3", "CSQU3054383"),  # half of one read
        ("CSQU30543822G1", "CSQU3054383"),  # the size code stands below the column
    ],
)
def test_what_was_not_read_is_offered_by_the_check_digit(label, known, text, offered):
    claim = only(identify(label(text), known))
    assert (claim.value, claim.confirmation) == (offered, Confirmation.NONE)
    assert claim.confidence < CREDIBLE
