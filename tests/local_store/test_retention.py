"""Nothing is let go early, without a receipt, under a hold or unseen; what is let go leaves a whole chain."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspection.canonical import fingerprint
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.exchange import Receipt, StatementKind, receipt_content, state
from inspection.settings import Settings
from local_store import retention
from local_store.exchange import outbox
from local_store.exchange.heard import Headquarters
from local_store.verification import verify_store
from tests.local_store.scene import carry_out

LATE = date(2040, 1, 1)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Key:
    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()
        self.public_key = self._key.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        return self._key.sign(content)


class Hq:
    """A headquarters that signs what it is told to."""

    def __init__(self, store) -> None:
        self.key, self.store, self.number = Key(), store, 0
        certificate = self.says(StatementKind.CERTIFICATE, {})
        outbox.keep_enrolment(store, Headquarters("https://hq.example", self.key.public_key), certificate)

    def says(self, kind, content):
        self.number += 1
        station = fingerprint(self.store.station.key.public_key)
        return state(kind, content, number=self.number, at=NOW, station=station, signer=self.key)

    def hear(self, kind, content) -> None:
        outbox.keep_statements(self.store, [self.says(kind, content)])

    def receipt(self, *photos) -> None:
        seq, head = self.store.journal.head()
        self.hear(StatementKind.RECEIPT, receipt_content(Receipt(1, seq, head, photos)))


@pytest.fixture
def hq(store):
    return Hq(store)


def codes(store, inspection, today=LATE):
    return [each.code for each in retention.kept(store, inspection, 10, today).obstacles]


def test_each_condition_alone_keeps_an_inspection(store, hq):
    session = carry_out(store)
    photos = [exhibit.photo for exhibit in session.dossier.exhibits]
    assert codes(store, session.inspection) == ["retention.no_receipt"]
    hq.receipt()
    assert codes(store, session.inspection) == ["retention.no_receipt"]  # the photo is not receipted
    hq.receipt(*photos)
    assert codes(store, session.inspection) == []
    assert codes(store, session.inspection, date(2030, 1, 1)) == ["retention.early"]
    hq.hear(StatementKind.HOLD, {"inspection": session.inspection, "on": True})
    assert codes(store, session.inspection) == ["retention.hold"]
    with pytest.raises(BadInput):
        retention.purge(store, session.inspection, 10, LATE)
    hq.hear(StatementKind.HOLD, {"inspection": session.inspection, "on": False})
    assert codes(store, session.inspection) == []


def test_a_purge_leaves_a_whole_chain_and_a_record(store, hq):
    gone, stays = carry_out(store, "Old"), carry_out(store, "New", photo=b"\xff\xd8 another \xff\xd9")
    old, new = (session.dossier.exhibits[0].photo for session in (gone, stays))
    hq.receipt(old, new)
    retention.purge(store, gone.inspection, 10, LATE)
    assert all(record.body is None for record in store.records(gone.inspection)[:-1])
    assert store.records(gone.inspection)[-1].header.kind == "purged"
    with pytest.raises(VerificationFailed):
        store.photo(old)
    assert store.photo(new)
    assert [row.label for row in store.list_inspections()] == ["New"]
    assert verify_store(store).inspections == 1
    store.rebuild()
    assert verify_store(store).inspections == 1
    assert codes(store, gone.inspection)[0] == "retention.purged"


def test_a_body_that_no_purge_names_cannot_be_deleted_unseen(store, hq):
    session = carry_out(store)
    with pytest.raises(Exception, match="append-only"):
        store.connection.execute("DELETE FROM body WHERE seq = 2")
    store.connection.execute("INSERT INTO purged VALUES (2)")
    store.connection.execute("DELETE FROM body WHERE seq = 2")
    with pytest.raises((VerificationFailed, EnvironmentFault)):
        verify_store(store)
    assert session.inspection


def test_headquarters_policy_comes_before_the_setting(store, hq):
    assert retention.years_kept(store, Settings(retention_years=12)) == 12
    hq.hear(StatementKind.POLICY, {"retention_years": 25})
    assert retention.years_kept(store, Settings(retention_years=12)) == 25
    hq.hear(StatementKind.POLICY, {"retention_years": 1})
    assert retention.years_kept(store, Settings()) == 5
