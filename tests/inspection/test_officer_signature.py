"""The officer's own signature: over everything, by the key in force, and missed where it is missing."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspection.accounts import ACCOUNT, OF_ACCOUNT, AccountChange, AccountStep, Role
from inspection.canonical import canonical, header_bytes
from inspection.chain import verify_chain
from inspection.codec import encode
from inspection.custody import Handover, Holder
from inspection.custody.receipt import with_receipt
from inspection.officer_signature import MEMBER, possession_bytes, signature_of
from inspection.record import NO_RECORD, SealedRecord
from inspection.seal import seal
from inspection.wording import say
from tests.inspection.test_seal import Clock, Key

STATION, ABENA, KOFI = Key(1), Key(2), Key(3)


class Chain:
    """Records one after the other, as the station makes them: whatever it is told."""

    def __init__(self):
        self.records = []

    def add(self, inspection, kind, body, officer="Abena", signer=None, *, signed=True):
        record = seal(
            inspection,
            kind if signed else "unsigned",
            body,
            station="Quay 7",
            officer=officer,
            seq=len(self.records) + 1,
            previous=self.records[-1].sha256 if self.records else NO_RECORD,
            signer=STATION,
            clock=Clock(),
            officer_signer=signer,
        )
        self.records.append(record if signed else resealed(record, kind=kind))
        return self

    def account(self, step, key, name="Abena", *, officer="Abena", possession=None, role=Role.INSPECTOR, new=True):
        public = "" if key is None else key.public_key.hex()
        proof = ""
        if key is not None and new:
            proof = (possession or key).sign(possession_bytes("Quay 7", f"id of {name}", name, public)).hex()
        change = AccountChange(step, f"id of {name}", name, role, public, proof)
        return self.add(OF_ACCOUNT + f"id of {name}", ACCOUNT, {"account": encode(change)}, officer)

    @property
    def fault(self):
        report = verify_chain(self.records, [STATION.public_key])
        if report.fault is not None:
            assert report.bad_record == len(self.records), "the last one is the bad one"
            say(report.fault)
        return None if report.fault is None else report.fault.code


def resealed(record, body=None, **fields):
    """What the station itself could make of a record."""
    body = record.body if body is None else body
    digest = hashlib.sha256(canonical(body)).hexdigest()
    header = dataclasses.replace(record.header, body_sha256=digest, **fields)
    content = header_bytes(header)
    return SealedRecord(header, STATION.sign(content).hex(), body, hashlib.sha256(content).hexdigest())


@pytest.fixture
def chain():
    return Chain().account(AccountStep.CREATED, ABENA)


def test_signed_steps_hold_and_are_counted(chain):
    chain.add("one", "observed", {"n": 1})
    for kind in ("decided", "closed", "custody"):
        chain.add("one", kind, {"n": 2}, signer=ABENA)
    report = verify_chain(chain.records, [STATION.public_key])
    assert (report.fault, report.signed, report.unsigned) == (None, 3, 0)


def test_a_step_without_a_signer_is_not_sealed(chain):
    with pytest.raises(ValueError, match="signature of an officer"):
        chain.add("one", "closed", {})


def test_a_missing_signature_is_missed(chain):
    assert chain.add("one", "decided", {"n": 1}, signed=False).fault == "officer.unsigned"


def test_records_from_before_are_counted_apart_and_never_come_after():
    old = Chain().add("one", "decided", {"n": 1}, signed=False)
    old.records[-1] = resealed(old.records[-1], v=1)
    report = verify_chain(old.records, [STATION.public_key])
    assert (report.fault, report.signed, report.unsigned) == (None, 0, 1)

    new = Chain().account(AccountStep.CREATED, ABENA).add("one", "decided", {"n": 1}, signed=False)
    new.records[-1] = resealed(new.records[-1], v=1)
    assert new.fault == "store.record_older_version"


def test_another_officers_key_an_unknown_officer_and_a_disabled_one_do_not_sign(chain):
    assert chain.add("one", "decided", {}, signer=KOFI).fault == "officer.key"
    chain.records.pop()
    assert chain.add("one", "decided", {}, officer="Kofi", signer=KOFI).fault == "officer.unknown"
    chain.records.pop()
    chain.account(AccountStep.CREATED, KOFI, "Kofi")
    assert chain.add("one", "countersigned", {}, officer="Kofi", signer=KOFI).fault is None
    chain.account(AccountStep.DISABLED, None, "Kofi")
    assert chain.add("one", "countersigned", {}, officer="Kofi", signer=KOFI).fault == "officer.unknown"


@pytest.mark.parametrize(
    "change",
    [
        lambda record: resealed(record, {**record.body, "n": 2}),
        lambda record: resealed(record, inspection="two"),
        lambda record: resealed(record, kind="closed"),
        lambda record: resealed(record, wall="2027-11-22T10:30:00.000+05:30"),
        lambda record: resealed(record, monotonic_ms=1),
        lambda record: resealed(record, {**record.body, "salt": "00" * 16}),
        lambda record: resealed(record, {**record.body, MEMBER: {**record.body[MEMBER], "signature": "00" * 64}}),
    ],
)
def test_not_even_the_station_can_change_what_an_officer_signed(chain, change):
    chain.add("one", "decided", {"n": 1}, signer=ABENA)
    chain.records[-1] = change(chain.records[-1])
    assert chain.fault == "officer.signature"


def test_a_signature_fits_no_other_place(chain):
    chain.add("one", "decided", {"n": 1}, signer=ABENA)
    moved = chain.records[-1]
    chain.records.pop()
    chain.add("one", "observed", {})
    last = chain.records[-1]
    chain.records.append(resealed(moved, seq=3, previous=last.sha256))
    assert chain.fault == "officer.signature"


@pytest.mark.parametrize("said", [{}, [], "x", {"alg": "none"}, {"alg": "ed25519", "key": 1, "signature": 2}])
def test_signatures_of_another_form_are_refused(chain, said):
    chain.add("one", "decided", {"n": 1}, signer=ABENA)
    record = chain.records[-1]
    chain.records[-1] = resealed(record, {**record.body, MEMBER: said})
    assert chain.fault in {"officer.key", "officer.signature"}


def handed_over(account, signer, **change):
    to = Holder("Kofi", account=account)
    given = Handover(("P1",), Holder("Abena"), to, datetime(2027, 5, 10, tzinfo=UTC), "Gate", "to be weighed")
    return {"custody": {**encode(with_receipt(given, "one", signer)), **change}}


def test_the_receiver_of_a_hand_over_signs_with_the_key_of_the_account_that_is_named(chain):
    chain.account(AccountStep.CREATED, KOFI, "Kofi")
    chain.add("one", "custody", handed_over("Kofi", KOFI), signer=ABENA)
    chain.add("one", "custody", handed_over("", Key(4)), signer=ABENA)  # of somewhere else
    report = verify_chain(chain.records, [STATION.public_key])
    assert (report.fault, report.signed) == (None, 2)
    assert (report.receipts, report.receipts_by_key) == (1, 1), "a key of nobody's is not as good as an account's"
    assert chain.add("one", "custody", handed_over("KOFI", Key(4)), signer=ABENA).fault == "custody.receipt_key"


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "for good"},
        {"things": ["P1", "P2"]},
        {"signature": {"alg": "ed25519", "key": "zz", "signature": ""}},
        {"signature": {"alg": "ed25519"}},
        {"signature": "Kofi"},
    ],
)
def test_a_receiver_s_signature_that_is_wrong_is_a_fault(chain, change):
    assert chain.add("one", "custody", handed_over("", KOFI, **change), signer=ABENA).fault == "custody.receipt_wrong"


def test_a_new_key_takes_the_place_of_the_old_one(chain):
    chain.add("one", "decided", {}, signer=ABENA)
    chain.account(AccountStep.RECOVERED, KOFI, officer="recovery key")
    assert chain.add("one", "closed", {}, signer=KOFI).fault is None
    assert chain.add("two", "closed", {}, signer=ABENA).fault == "officer.key"


def test_a_key_has_to_be_shown_to_be_there(chain):
    assert chain.account(AccountStep.CREATED, KOFI, "Kofi", possession=ABENA).fault == "accounts.possession"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda chain: chain.account(AccountStep.CREATED, ABENA),
        lambda chain: chain.account(AccountStep.ROLE, KOFI, "Kofi"),
        lambda chain: chain.account(AccountStep.DISABLED, ABENA, new=False),
        lambda chain: chain.account(AccountStep.ROLE, ABENA),
        lambda chain: chain.account(AccountStep.RESET, KOFI, new=False),
        lambda chain: chain.account(AccountStep.CREATED, KOFI, "ABENA"),
        lambda chain: chain.add("account:another", ACCOUNT, {"account": chain.records[0].body["account"]}),
        lambda chain: chain.add("account:x", ACCOUNT, {"account": {"step": "promoted"}}),
        lambda chain: chain.add("account:x", ACCOUNT, {}),
    ],
)
def test_a_step_that_does_not_follow_is_named(chain, spoil):
    spoil(chain)
    assert chain.fault == "accounts.record"


def test_withheld_bodies_are_passed_over(chain):
    chain.add("one", "decided", {"n": 1}, signer=ABENA)
    chain.records[-1] = dataclasses.replace(chain.records[-1], body=None)
    assert chain.fault is None


def test_the_signature_is_over_the_header_with_the_bodys_hash(chain):
    """As docs/record-format.md has it, done by hand."""
    record = chain.add("one", "closed", {"n": 1}, signer=ABENA).records[-1]
    body = {name: each for name, each in record.body.items() if name != MEMBER}
    header = dataclasses.asdict(record.header) | {"body_sha256": hashlib.sha256(canonical(body)).hexdigest()}
    key = Ed25519PrivateKey.from_private_bytes(bytes([2]) * 32).public_key()
    key.verify(bytes.fromhex(record.body[MEMBER]["signature"]), b"quaylens officer signature 1\n" + canonical(header))
    assert signature_of(ABENA, record.header, record.body) == record.body[MEMBER]
