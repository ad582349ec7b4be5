"""The end of a journal, cut off or exchanged, against what was given out before."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspection.errors import BadInput, Fault, VerificationFailed
from inspection.exchange import Receipt, StatementKind, receipt_content, state, statement_bytes
from inspection.seal import fingerprint
from inspection.wording import say
from local_store.case_file import export_case
from local_store.station_key import StationKey
from local_store.store import Store
from local_store.verification import verify_store
from local_store.witness import demand_contained, read_witness
from tests.local_store.scene import PASSPHRASE, carry_out, new_store


def given_out(store, folder):
    """A case file of the newest inspection, and a receipt for everything."""
    session = carry_out(store, "The one that somebody wants to be gone")
    case, receipt = folder / "case.zip", folder / "receipt.json"
    export_case(store, session.inspection, case)
    last, head = store.journal.head()
    content = receipt_content(Receipt(1, last, head, ()))
    hq = StationKey(Ed25519PrivateKey.generate().private_bytes_raw())
    station = fingerprint(store.station.key.public_key)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    receipt.write_bytes(
        statement_bytes(state(StatementKind.RECEIPT, content, number=1, at=at, station=station, signer=hq))
    )
    return case, receipt


def code(store, path) -> str | None:
    try:
        demand_contained(store, read_witness(path))
    except Fault as fault:
        say(fault.message)
        return fault.message.code
    return None


def test_an_older_copy_holds_by_itself_and_is_exposed_by_what_was_given_out(folder, tmp_path) -> None:
    with new_store(folder) as store:
        carry_out(store)
    shutil.copytree(folder, tmp_path / "older")
    with Store.open(folder, PASSPHRASE) as store:
        witnesses = given_out(store, tmp_path)
        assert [code(store, each) for each in witnesses] == [None, None]

    with Store.open(tmp_path / "older", PASSPHRASE) as store:
        verify_store(store)
        assert [code(store, each) for each in witnesses] == ["witness.cut"] * 2
        carry_out(store, "Something else in its place")
        carry_out(store, "And more")
        verify_store(store)
        assert [code(store, each) for each in witnesses] == ["witness.another_chain"] * 2

    with new_store(tmp_path / "other") as store:
        assert [code(store, each) for each in witnesses] == ["witness.other_station"] * 2


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"kind": "alert", "content": {}, "station": ""}'])
def test_what_is_no_witness_is_refused(store, tmp_path, content) -> None:
    (tmp_path / "file").write_bytes(content)

    for path in (tmp_path / "file", tmp_path / "missing"):
        with pytest.raises(BadInput, match="unreadable"):
            read_witness(path)


def test_a_case_file_that_does_not_verify_proves_nothing(store, tmp_path) -> None:
    case, _ = given_out(store, tmp_path)
    content = bytearray(case.read_bytes())
    content[len(content) // 2] ^= 1
    case.write_bytes(content)

    with pytest.raises(VerificationFailed):
        read_witness(case)
