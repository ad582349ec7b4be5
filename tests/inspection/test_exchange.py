"""Batches and statements: what is written is read again, and nothing else is."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from inspection.canonical import canonical, fingerprint, header_bytes
from inspection.exchange import (
    Receipt,
    StatementKind,
    batch_bytes,
    read_batch,
    read_statement,
    receipt_content,
    receipt_of,
    state,
    statement_bytes,
)
from inspection.record import NO_RECORD
from inspection.seal import seal

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Key:
    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()
        self.public_key = self._key.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        return self._key.sign(content)


class Clock:
    def now(self):
        return AT

    def monotonic_ms(self):
        return 5

    def boot_id(self):
        return "boot"


HQ, OTHER = Key(), Key()


def record(seq=1, previous=NO_RECORD, body=None):
    return seal("A", "opened", body or {}, station="Quay 7", officer="Abena", seq=seq, previous=previous,
                signer=HQ, clock=Clock())  # fmt: skip


def test_a_receipt_comes_back_as_it_was_signed():
    receipt = Receipt(1, 7, "ab" * 32, ("cd" * 32,))
    made = state(StatementKind.RECEIPT, receipt_content(receipt), number=3, at=AT, station="ef" * 32, signer=HQ)
    read = read_statement(statement_bytes(made), HQ.public_key)
    assert read == made
    assert receipt_of(read) == receipt


@given(st.sampled_from(["kind", "number", "at", "station", "content", "hq", "signature", "v"]), st.data())
def test_a_statement_with_anything_changed_is_refused(member, data):
    made = state(StatementKind.ALERT, {"containers": ["CSQU3054383"]}, number=1, at=AT, station="", signer=HQ)
    said = json.loads(statement_bytes(made))
    said[member] = data.draw(
        st.one_of(st.none(), st.text(), st.integers(), st.just({})).filter(lambda value: value != said[member])
    )
    with pytest.raises(ValueError, match=r"\w"):
        read_statement(json.dumps(said), HQ.public_key)
    with pytest.raises(ValueError, match=r"\w"):
        read_statement(statement_bytes(made), OTHER.public_key)


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3), min_size=1, max_size=4))
def test_a_batch_comes_back_record_by_record(bodies):
    records, previous = [], NO_RECORD
    for seq, body in enumerate(bodies, start=1):
        records.append(record(seq, previous, {key: text for key, text in body.items() if key != "salt"}))
        previous = records[-1].sha256
    station, came = read_batch(batch_bytes(fingerprint(HQ.public_key), records))
    assert station == fingerprint(HQ.public_key)
    assert [each.record for each in came] == records
    assert [(each.header, each.body) for each in came] == [
        (header_bytes(each.header), canonical(each.body)) for each in records
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(v=2),
        lambda said: said.update(records=[]),
        lambda said: said.update(records=said["records"] * 501),
        lambda said: said["records"][0].update(body='{"salt":"00"}'),
        lambda said: said["records"][0].update(header=said["records"][0]["header"] + " "),
        lambda said: said["records"][0].update(signature="00"),
        lambda said: said["records"].append(None),
    ],
)
def test_a_batch_of_another_form_is_refused(change):
    said = json.loads(batch_bytes("ab" * 32, [record()]))
    change(said)
    with pytest.raises(ValueError, match=r"\w"):
        read_batch(canonical(said))


def test_hostile_nesting_is_refused_without_a_crash():
    with pytest.raises(ValueError, match=r"\w"):
        read_batch(b"[" * 100_000)
    with pytest.raises(ValueError, match=r"\w"):
        read_statement(b'{"content":' * 100_000, HQ.public_key)
