"""Rebuilding: what the screens read comes out of the journal again, and says what had differed."""

from __future__ import annotations

from local_store.rebuilding import rebuild
from local_store.verification import verify_store
from tests.local_store.scene import carry_out


def shown(store):
    """What the screens read: the list, its search, and an open dossier."""
    rows = store.list_inspections()
    found = {word: store.list_inspections(word) for word in ("CSQU", "R-22", "cool", "quay", "no such thing")}
    return rows, found, [store.records(row.inspection) for row in rows]


def test_the_screens_show_the_same_after_it(store) -> None:
    for label in ("First", "Second", "Third"):
        carry_out(store, label)
    before = shown(store)
    first, second, third = (row.inspection for row in reversed(before[0]))
    assert rebuild(store).inspections == 3

    store.connection.execute("UPDATE inspection SET label = 'Another' WHERE inspection = ?", (first,))
    store.connection.execute("DELETE FROM inspection WHERE inspection = ?", (second,))
    store.connection.execute("UPDATE inspection SET inspection = 'made up', seq = 999 WHERE inspection = ?", (third,))
    report = rebuild(store)

    assert (report.inspections, report.differed) == (3, (first,))
    assert set(report.missing) == {second, third}
    assert report.surplus == ("made up",)
    assert shown(store) == before
    verify_store(store)
    assert rebuild(store).differed == ()


def test_a_search_that_lost_its_words_is_made_anew(store) -> None:
    carry_out(store)
    before = shown(store)
    store.connection.execute("INSERT INTO inspection_search (inspection_search) VALUES ('delete-all')")
    assert rebuild(store).search_differed
    assert shown(store) == before
