from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import ClaimSource, Problem, Scheme
from inspection.consignment import DeclaredLine
from inspection.errors import BadInput
from inspection.frame import Region
from inspection.identifiers import Vocabulary, declared_claims, from_texts, parse
from inspection.identifiers.species import normal_form
from inspection.reading import TextReading

NOTHING = Vocabulary()
GENERA = Vocabulary(genera=frozenset({"Dalbergia", "Panthera"}))


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Panthera tigris (Linnaeus, 1758)", "Panthera tigris"),
        ("Panthera tigris Linnaeus, 1758", "Panthera tigris"),
        ("PANTHERA TIGRIS", "Panthera tigris"),
        ("  panthera   tigris ", "Panthera tigris"),
        ("Panax quinquefolius L.", "Panax quinquefolius"),
        ("Aloe vera (L.) Burm.f.", "Aloe vera"),
        ("Panthera leo ssp. persica Meyer", "Panthera leo persica"),
        ("Sarracenia rubra subsp. jonesii", "Sarracenia rubra jonesii"),
        ("Dalbergia sp", "Dalbergia spp."),
        ("DALBERGIA SPP.", "Dalbergia spp."),
        ("Dalbergia", "Dalbergia"),
        ("Holothuria (Microthele) fuscogilva", "Holothuria fuscogilva"),
        ("Felis catus x Leptailurus serval", "Felis catus \N{MULTIPLICATION SIGN} Leptailurus serval"),
        ("Euphorbia 'Milii'", "Euphorbia"),
        ("African elephant", "African elephant"),
        ("\u8c61\u7259", "\u8c61\u7259"),
    ],
)
def test_names_come_into_their_normal_form(written, normal):
    claim = parse(Scheme.SPECIES, written, NOTHING)

    assert claim.value == normal
    assert claim.problem is None


def test_a_doubtful_name_says_so():
    assert parse(Scheme.SPECIES, "Manis cf. javanica", NOTHING).details["doubt"] == "cf."


def test_what_has_no_letter_is_no_name():
    with pytest.raises(BadInput):
        parse(Scheme.SPECIES, "12-34", NOTHING)


@given(st.text(max_size=80))
def test_the_normal_form_is_its_own_normal_form_or_shorter(text):
    once = normal_form(text)

    assert len(normal_form(once)) <= len(once)


def test_a_declared_field_may_name_several():
    line = DeclaredLine(species="Panthera tigris (Linnaeus, 1758); Naja naja")

    assert [claim.value for claim in declared_claims(line, NOTHING)] == ["Panthera tigris", "Naja naja"]


def test_latin_names_of_known_genera_are_read_from_descriptions():
    line = DeclaredLine(description="Sawn wood of Dalbergia latifolia, and Quercus robur")

    claims = declared_claims(line, GENERA)

    assert [claim.value for claim in claims if claim.scheme is Scheme.SPECIES] == ["Dalbergia latifolia"]


def test_latin_names_and_permit_numbers_are_read_from_pictures():
    texts = [
        TextReading("CITES PERMIT No 24ZA012345/WC", 0.9, Region.from_bounds(0, 0, 300, 20), ("a",)),
        TextReading("Panthera tigris", 0.9, Region.from_bounds(0, 40, 300, 20), ("a",)),
    ]

    found = {claim.scheme: claim for claim in from_texts(texts, GENERA)}

    assert found[Scheme.SPECIES].value == "Panthera tigris"
    assert found[Scheme.CITES_PERMIT].value == "24ZA012345/WC"
    assert found[Scheme.CITES_PERMIT].source is ClaimSource.TEXT


@pytest.mark.parametrize(
    ("written", "value", "told"),
    [
        ("24 za 012345 / wc", "24ZA012345/WC", {"year": "2024", "country": "ZA"}),
        ("E-01234/25", "E-01234/25", {}),
    ],
)
def test_permit_numbers(written, value, told):
    claim = parse(Scheme.CITES_PERMIT, written, NOTHING)

    assert (claim.value, dict(claim.details), claim.problem) == (value, told, None)


def test_a_text_without_figures_is_no_permit_number():
    with pytest.raises(BadInput):
        parse(Scheme.CITES_PERMIT, "abc", NOTHING)
    assert Problem.GRAMMAR  # declared ones are kept as claims with that problem, as for every scheme
