"""One thing gathered from all tables of the edition that the tree builds."""

import pytest

from inspection.finding import Regime
from reference.things import PAGE, entries, tables, thing


@pytest.fixture
def law(reference):
    return reference.law


def test_a_refrigerant_is_gathered_over_conventions_names_and_labels(law):
    found = thing(law, Regime.MONTREAL, "R-22")

    assert {(each.entry.regime, each.entry.entry) for each in found.sections} >= {
        (Regime.MONTREAL, "R-22"),
        (Regime.DANGEROUS_GOODS, "UN 1018"),
    }
    assert ("75-45-6", "cas") in found.names
    assert [each.code for each in found.labels] == ["2.2"]
    montreal = {rows.table for rows in found.sections[0].rows}
    assert {"montreal_refrigerants", "montreal_substances"} <= montreal


def test_what_is_easily_taken_for_it_is_named(law):
    assert "UN 1081" in {each.entry for each in thing(law, Regime.DANGEROUS_GOODS, "UN 1018").alike}


def test_one_can_leaf_through_every_table(law):
    for regime in Regime:
        for table in tables(law, regime):
            first = entries(law, table.table, 0)
            assert len(first) == min(PAGE, table.entries)
            assert thing(law, first[0].regime, first[0].entry).sections[0].rows, (table, first[0])


def test_there_is_nothing_of_what_is_not_there(law):
    assert thing(law, Regime.MONTREAL, "R-0000") is None


@pytest.mark.parametrize(("regime", "entry"), [(Regime.STOCKHOLM, "DDT"), (Regime.ROTTERDAM, "DDT")])
def test_a_chemical_under_two_conventions_shows_both(law, regime, entry):
    regimes = {each.entry.regime for each in thing(law, regime, entry).sections}
    assert {Regime.STOCKHOLM, Regime.ROTTERDAM} <= regimes


@pytest.mark.parametrize(
    ("entry", "pictures"),
    [
        ("UN 3480", ["9", "BATTERY"]),
        ("UN 3359", ["9", "FUMIGATED"]),
        ("UN 1845", ["9", "COOLANT"]),
        ("UN 3077", ["9", "EHS"]),
        ("H300", ["GHS06"]),
        ("class LQ", ["LQ"]),
    ],
)
def test_marks_and_pictograms_stand_beside_the_labels_of_the_classes(law, entry, pictures):
    assert [each.code for each in thing(law, Regime.DANGEROUS_GOODS, entry).labels] == pictures
