from __future__ import annotations

import os

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from inspection.chain import verify_chain
from inspection.errors import VerificationFailed
from inspection.record import NO_RECORD
from local_store import verification
from local_store.verification import verify_store
from tests.local_store.scene import carry_out


def open_the_gates(connection) -> None:
    """What someone does who has the passphrase and wants to change the journal."""
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")


def test_records_are_chained_over_inspections(store) -> None:
    made = next(store.journal.headers())  # the account of who made the store
    first = store.append("one", "kind", {"n": 1})
    second = store.append("two", "kind", {"n": 2})
    third = store.append("one", "kind", {"n": 3})

    assert store.records("one") == (first, third)
    assert store.records("none") == ()
    assert [each.header.previous for each in store.journal.headers()] == [
        NO_RECORD,
        made.sha256,
        first.sha256,
        second.sha256,
    ]
    assert store.journal.head() == (4, third.sha256)
    assert verify_chain(store.journal.headers(), [store.station.key.public_key]).holds


@pytest.mark.parametrize("table", ["record", "body"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET seq = seq + 10",
        "DELETE FROM {} WHERE seq = 1",
        "INSERT OR REPLACE INTO {} SELECT * FROM {} WHERE seq = 1",
    ],
)
def test_the_database_itself_refuses_changes(store, table, statement) -> None:
    store.append("one", "kind", {"n": 1})
    before = list(store.journal.everything())

    with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
        store.connection.execute(statement.format(table, table))

    assert list(store.journal.everything()) == before


@pytest.mark.parametrize("body", [{"salt": "mine"}, {"mass": float("nan")}, {"x": {1: 2}}, {"bytes": b"x"}])
def test_a_body_that_cannot_be_sealed_leaves_no_trace(store, body) -> None:
    store.append("one", "kind", {"n": 1})

    with pytest.raises((ValueError, TypeError)):
        store.append("one", "kind", body)

    assert store.append("one", "kind", {"n": 2}).header.seq == 3


def test_a_record_and_its_line_in_the_list_are_kept_together_or_not_at_all(store) -> None:
    before = store.journal.head()
    with pytest.raises(KeyError):
        store.append("one", "opened", {"not": "an opening"})

    assert store.journal.head() == before


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE record SET header = CAST(' ' || header AS BLOB) WHERE seq = 4", "store.record_form"),
        ("UPDATE record SET inspection = 'another' WHERE seq = 4", "store.record_index"),
        (
            "UPDATE record SET header = CAST(replace(header, 'Abena', 'Nobody') AS BLOB) WHERE seq = 4",
            "store.record_name",
        ),
        ("UPDATE record SET sha256 = '00' WHERE seq = 4", "store.record_name"),
        (
            "UPDATE record SET signature = (SELECT signature FROM record WHERE seq = 3) WHERE seq = 4",
            "store.record_signature",
        ),
        ("UPDATE body SET content = CAST(replace(content, 'R-22', 'R-23') AS BLOB) WHERE seq = 4", "store.record_body"),
        ("UPDATE body SET content = CAST(' ' || content AS BLOB) WHERE seq = 4", "store.record_body"),
        ("DELETE FROM body WHERE seq = 4", "store.record_withheld"),
        ("UPDATE inspection SET label = 'Another'", "store.projection"),
        ("DELETE FROM inspection", "store.projection"),
        ("INSERT INTO inspection_search (inspection_search) VALUES ('delete-all')", "store.search_index"),
        ("UPDATE record SET seq = seq + 10 WHERE seq > 4", "store.record_index"),
    ],
)
def test_every_change_of_the_journal_is_named(store, statement, code) -> None:
    carry_out(store)
    assert verify_store(store).records == 8
    open_the_gates(store.connection)
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute(statement)

    with pytest.raises(VerificationFailed) as caught:
        verify_store(store)

    assert caught.value.message.code == code


def test_a_removed_record_is_missed(store) -> None:
    carry_out(store)
    open_the_gates(store.connection)
    for table in ("body", "record"):
        store.connection.execute(f"DELETE FROM {table} WHERE seq = 5")  # noqa: S608

    with pytest.raises(VerificationFailed) as caught:
        verify_store(store)

    assert (caught.value.message.code, caught.value.message.params["seq"]) == ("store.record_counter", "5")


@pytest.mark.parametrize("spoilt", [None, 5, 20])
def test_a_long_journal_is_checked_in_stretches_with_the_same_outcome(store, monkeypatch, spoilt) -> None:
    """Stretches of four records part inspections and come after the records of accounts."""
    for number in range(3):
        carry_out(store, f"Drum {number}")
    expected = verify_store(store)
    if spoilt is not None:
        open_the_gates(store.connection)
        store.connection.execute("UPDATE body SET content = CAST('{}' AS BLOB) WHERE seq = ?", (spoilt,))
    monkeypatch.setattr(verification, "STRETCH", 4)
    monkeypatch.setattr(verification, "SHARED_FROM", 8)
    monkeypatch.setattr(verification, "PROCESSES", 2)

    if spoilt is None:
        assert verify_store(store) == expected
    else:
        with pytest.raises(VerificationFailed) as caught:
            verify_store(store)
        assert (caught.value.message.code, caught.value.message.params["seq"]) == ("store.record_body", str(spoilt))


def ended(*_: object) -> None:
    """What becomes of a process for which the machine has no memory."""
    os._exit(9)


def test_a_journal_is_checked_to_its_end_where_the_other_processes_are_ended(store, monkeypatch) -> None:
    carry_out(store)
    expected = verify_store(store)
    monkeypatch.setattr(verification, "PROCESSES", 2)
    monkeypatch.setattr(verification, "check_elsewhere", ended)

    assert verify_store(store, shared_from=0) == expected


@pytest.mark.parametrize("shared_from", [8, 10_000])
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE inspection SET label = 'Another' WHERE seq > 8", "store.projection"),
        (
            """INSERT INTO inspection SELECT 99, 'X', label, officer, opened_at, NULL, NULL, NULL, 0, '', '', text
            FROM inspection WHERE seq < 9""",
            "store.projection",
        ),
        (
            "INSERT INTO record SELECT -1, 'x', inspection, header, signature FROM record WHERE seq = 9",
            "store.record_index",
        ),
        (
            "INSERT INTO record SELECT 99, 'x', inspection, header, signature FROM record WHERE seq = 9",
            "store.record_index",
        ),
        ("CREATE INDEX record_of_inspection ON record (inspection, seq) WHERE seq <> 1", "store.journal_index"),
    ],
)
def test_what_lies_between_and_beyond_the_stretches_is_found(store, monkeypatch, shared_from, statement, code) -> None:
    for number in range(2):
        carry_out(store, f"Drum {number}")
    open_the_gates(store.connection)
    if "INDEX" in statement:
        store.connection.execute("DROP INDEX record_of_inspection")
    store.connection.execute(statement)
    monkeypatch.setattr(verification, "STRETCH", 4)
    monkeypatch.setattr(verification, "SHARED_FROM", shared_from)
    monkeypatch.setattr(verification, "PROCESSES", 1 if shared_from > 8 else 2)

    with pytest.raises(VerificationFailed) as caught:
        verify_store(store)

    assert caught.value.message.code == code


def test_an_inspection_that_the_index_hides_is_missed(store) -> None:
    """Someone who has the passphrase can make an index that leaves records out; the records themselves are whole."""
    session = carry_out(store)
    open_the_gates(store.connection)
    store.connection.execute("DROP INDEX record_of_inspection")
    store.connection.execute("CREATE INDEX record_of_inspection ON record (inspection, seq) WHERE seq <> 5")

    with pytest.raises(VerificationFailed, match="journal_index"):
        verify_store(store)

    assert len(store.records(session.inspection)) == 7
