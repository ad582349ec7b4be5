from __future__ import annotations

import pytest

from inspection.dossier import Decision
from inspection.errors import VerificationFailed
from inspection.session import InspectionSession
from inspection.verdict import Verdict
from local_store.verification import verify_store
from tests.local_store.scene import TinyReference, carry_out, opening


def test_the_list_says_what_the_records_say(store) -> None:
    session = carry_out(store)

    (row,) = store.list_inspections()

    assert row.inspection == session.inspection
    assert (row.label, row.officer) == ("Cylinders from the quay", "Abena")
    assert row.closed_at == session.dossier.closed_at
    assert (row.verdict, row.decision, row.exhibits) == (Verdict.CANNOT_TELL, Decision.DETAIN, 1)
    assert row.containers == ("CSQU3054383",)
    assert {"UN 1018", "R-22", "75-45-6"} <= set(row.substances)


@pytest.mark.parametrize(
    "words",
    [
        "csqu305",
        "3054383",
        "R-22",
        "r22",
        "Cool Trading",
        "gases",
        "ozone UNIT",
        "75-45-6",
        "1018",
        "22",
        "quay r-",
        'ga"',
        "",
    ],
)
def test_a_search_finds_parts_of_what_was_written_or_read(store, words) -> None:
    carry_out(store)

    assert len(store.list_inspections(words)) == (0 if '"' in words else 1)


@pytest.mark.parametrize("words", ["R134a", "r-134A", "R 134a", "134a"])
def test_a_refrigerant_is_found_with_and_without_its_hyphen(store, words) -> None:
    InspectionSession.open(opening("R-134a, ten cylinders"), store, TinyReference())

    assert len(store.list_inspections(words)) == 1


@pytest.mark.parametrize("words", ["nowhere", "csqu zz", "zz", "* OR quay", "\0nowhere", "AND"])
def test_a_search_finds_nothing_else(store, words) -> None:
    carry_out(store)

    assert store.list_inspections(words) == ()


def test_the_newest_come_first_and_pages_follow_each_other(store) -> None:
    for number in range(5):
        InspectionSession.open(opening(f"Drum {number}"), store, TinyReference())

    first = store.list_inspections("drum", limit=2)
    second = store.list_inspections("drum", limit=2, before=first[-1].seq)

    assert [row.label for row in first + second] == ["Drum 4", "Drum 3", "Drum 2", "Drum 1"]
    assert [row.label for row in store.list_inspections(limit=2, before=second[-1].seq)] == ["Drum 0"]


def test_the_list_can_be_lost_and_rebuilt(store) -> None:
    carry_out(store)
    InspectionSession.open(opening("Second"), store, TinyReference())
    before = store.list_inspections()
    store.connection.execute("UPDATE inspection SET text = '', label = 'lost' WHERE label = 'Second'")
    store.connection.execute("DELETE FROM inspection WHERE label <> 'lost'")
    with pytest.raises(VerificationFailed):
        verify_store(store)

    assert store.rebuild() == 2

    assert store.list_inspections() == before
    assert len(store.list_inspections("csqu")) == 1
    verify_store(store)
