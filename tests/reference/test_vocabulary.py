from __future__ import annotations

import pytest

from inspection.claim import Scheme
from inspection.errors import EnvironmentFault
from inspection.identifiers import parse
from reference.edition import Edition
from reference.reference_data import EditionReference
from reference.vocabulary import vocabulary


@pytest.fixture(scope="module")
def words(edition_file):
    with Edition.open(edition_file) as edition:
        return vocabulary(edition)


@pytest.mark.parametrize(
    ("spelling", "normal"),
    [
        ("R22", "R-22"),
        ("HCFC22", "R-22"),
        ("CFC12", "R-12"),
        ("HFC134A", "R-134a"),
        ("R134A", "R-134a"),
        ("HALON1301", "R-13B1"),
        ("HCFC123", "R-123"),
        ("R410A", "R-410A"),
        ("HFC410A", "R-410A"),
        ("HFO1234YF", "R-1234yf"),
        ("R1234ZE", "R-1234ze(E)"),
        ("HFC4310MEE", "R-43-10mee"),
    ],
)
def test_spellings_of_a_refrigerant_lead_to_its_normal_form(words, spelling, normal):
    assert words.refrigerants[spelling] == normal


def test_names_brands_and_cas_numbers_lead_to_the_same_normal_form(words):
    assert words.trade_names["FREON 22"] == "R-22"
    assert words.chemical_names["CHLORODIFLUOROMETHANE"] == "R-22"
    assert words.chemical_names["METHYL BROMIDE"] == "R-40B1"
    assert words.cas_numbers["75-45-6"] == "R-22"
    assert "WATER" not in words.chemical_names


def test_lists_of_codes(words):
    assert words.un_numbers["1018"].startswith("CHLORODIFLUOROMETHANE")
    assert "1169" not in words.un_numbers
    assert "268" in words.hazard_identification_numbers
    assert "285" not in words.hazard_identification_numbers
    assert {"H420", "H360Fd", "H360FD", "EUH066"} <= words.h_codes
    assert "P280" not in words.h_codes
    assert {"A1160", "B3011", "Y48"} <= words.basel_codes
    assert {"2903.71", "8549.11"} <= words.hs_codes
    assert words.owner_codes["MSCU"].startswith("MSC")
    assert words.size_types["22"].startswith("20 ft")
    assert "G1" in words.size_types


def test_a_partial_edition_gives_a_partial_vocabulary(small_edition):
    with EditionReference(small_edition) as reference:
        found = reference.vocabulary()

        assert found is reference.vocabulary()
        assert found.refrigerants["HFC410A"] == "R-410A"
        assert found.un_numbers == {}
        assert reference.edition == reference.law.edition


def test_a_reference_without_its_file_does_not_open(tmp_path):
    with pytest.raises(EnvironmentFault):
        EditionReference(tmp_path / "none")


def test_every_designation_of_the_table_can_be_typed(reference):
    for row in reference.law.rows("montreal_refrigerants"):
        for text in (row["number"], row["number"].lower().replace("-", " ")):
            assert parse(Scheme.REFRIGERANT, text, reference.vocabulary()).value == row["number"]
