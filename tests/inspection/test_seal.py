from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import datetime, timedelta, timezone

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from inspection.chain import ChainCheck, verify_chain
from inspection.record import NO_RECORD, RecordHeader
from inspection.seal import canonical, header_bytes, parse_body, parse_header, seal
from inspection.wording import say


class Key:
    def __init__(self, seed: int = 1) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.public_key = self._private.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        return self._private.sign(content)


class Clock:
    def __init__(self, now: datetime = datetime(2026, 11, 22, 10, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))):
        self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic_ms(self) -> int:
        return 123_456

    def boot_id(self) -> str:
        return "boot"


def sealed(body=None, *, seq=1, previous=NO_RECORD, key=None, clock=None):
    return seal(
        "an-inspection",
        "observed",
        {"text": "R-22"} if body is None else body,
        station="Station 7",
        officer="Ámbar",
        seq=seq,
        previous=previous,
        signer=key or Key(),
        clock=clock or Clock(),
    )


def chain(length: int, key=None):
    records = []
    for number in range(1, length + 1):
        previous = records[-1].sha256 if records else NO_RECORD
        records.append(sealed({"number": number}, seq=number, previous=previous, key=key))
    return records


small = st.floats(1e-9, 1e-2) | st.integers(1, 10**6).map(lambda n: n / 10**4)
numbers = small | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-(2.0**53) + 1, 2.0**53 - 1)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_canonical_bytes_survive_being_read_and_written_again(value) -> None:
    written = canonical(value)

    assert json.loads(written) == value
    assert canonical(json.loads(written)) == written
    assert written == rfc8785.dumps(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None]}, b'{"a":[true,null],"b":1}'),
        ({"\u20ac": 1, "\r": 2, "\U0001f600": 3, "\ufb33": 4}, '{"\\r":2,"€":1,"😀":3,"\ufb33":4}'.encode()),
        ([1e-7, 1.0, -0.0, 0.1, 4.5], b"[1e-7,1,0,0.1,4.5]"),
        ('\x0f\n"\\/', b'"\\u000f\\n\\"\\\\/"'),
    ],
)
def test_canonical_bytes_are_those_of_rfc_8785(value, expected) -> None:
    assert canonical(value) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, -(2**53), 1e17, "\ud800", {"\ud800": 1}, 10**400])
def test_canonical_refuses_what_json_readers_disagree_about(value) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several messages, one kind
        canonical([value])


@pytest.mark.parametrize("value", [b"bytes", {1: 2}, {"a": {3}}])
def test_canonical_refuses_what_is_not_json(value) -> None:
    with pytest.raises(TypeError):
        canonical(value)


headers = st.builds(
    RecordHeader,
    **{
        field.name: text if field.type == "str" else st.integers(0, 2**53 - 1)
        for field in dataclasses.fields(RecordHeader)
    },
)


@given(headers)
def test_header_bytes_are_canonical_and_can_be_read_back(header) -> None:
    content = header_bytes(header)

    assert content == rfc8785.dumps(dataclasses.asdict(header))
    assert parse_header(content) == header


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace(b'"seq":1', b'"seq": 1'),
        lambda content: content.replace(b'"seq":1', b'"seq":1.0'),
        lambda content: content.replace(b'"seq":1', b'"seq":true'),
        lambda content: content.replace(b'"seq":1', b'"seq":2,"seq":1'),
        lambda content: content.replace(b'"seq":1,', b""),
        lambda content: content[:-1],
        lambda content: b"[]",
        lambda content: b"[" * 100_000,
        lambda content: b"\xff",
    ],
)
def test_another_spelling_of_a_header_is_refused(spoil) -> None:
    content = header_bytes(sealed().header)

    with pytest.raises(ValueError):  # noqa: PT011
        parse_header(spoil(content))


@pytest.mark.parametrize("content", [b'{"a":1.0}', b'{"a":1,"a":1}', b"[]", b'{"a":NaN}', b'{"a":' * 50_000, b"\xff"])
def test_another_spelling_of_a_body_is_refused(content) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_body(content)


def test_a_sealed_record_says_who_when_and_what() -> None:
    record = sealed()

    assert record.header.wall == "2026-11-22T10:30:00.000+05:30"
    assert record.header.utc_offset_min == 330
    assert record.header.officer == "Ámbar"
    assert record.header.key == hashlib.sha256(Key().public_key).hexdigest()
    assert record.sha256 == hashlib.sha256(header_bytes(record.header)).hexdigest()
    assert len(bytes.fromhex(record.body["salt"])) == 16
    assert record.header.body_sha256 == hashlib.sha256(canonical(record.body)).hexdigest()


def test_equal_bodies_have_different_hashes() -> None:
    assert sealed().header.body_sha256 != sealed().header.body_sha256


def test_a_body_cannot_bring_its_own_salt_and_a_clock_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="salt"):
        sealed({"salt": "0"})
    with pytest.raises(ValueError, match="offset"):
        sealed(clock=Clock(datetime(2026, 11, 22)))  # noqa: DTZ001 - that is the point


@given(st.integers(0, 5))
def test_an_intact_chain_holds(length) -> None:
    records = chain(length)

    report = verify_chain(records, [Key().public_key])

    assert report.holds
    assert (report.records, report.bodies) == (length, length)
    assert report.head == (records[-1].sha256 if records else NO_RECORD)


def test_withheld_bodies_leave_the_chain_intact() -> None:
    records = [dataclasses.replace(record, body=None) for record in chain(3)]

    report = verify_chain(records, [Key().public_key])

    assert report.holds
    assert report.bodies == 0


def changed(record, **fields):
    return dataclasses.replace(record, header=dataclasses.replace(record.header, **fields))


def renamed(record):
    return dataclasses.replace(record, sha256=hashlib.sha256(header_bytes(record.header)).hexdigest())


@pytest.mark.parametrize(
    ("spoil", "bad", "code"),
    [
        (lambda r: [r[0], changed(r[1], officer="Someone else"), r[2]], 2, "store.record_name"),
        (lambda r: [r[0], renamed(changed(r[1], officer="Someone else")), r[2]], 2, "store.record_signature"),
        (lambda r: [r[0], dataclasses.replace(r[1], signature=r[2].signature), r[2]], 2, "store.record_signature"),
        (
            lambda r: [r[0], dataclasses.replace(r[1], signature=r[1].signature.upper()), r[2]],
            2,
            "store.record_signature",
        ),
        (lambda r: [r[0], dataclasses.replace(r[1], signature="zz"), r[2]], 2, "store.record_signature"),
        (lambda r: [r[0], dataclasses.replace(r[1], body={**r[1].body, "number": 9}), r[2]], 2, "store.record_body"),
        (lambda r: [r[0], dataclasses.replace(r[1], body={"number": float("nan")}), r[2]], 2, "store.record_body"),
        (lambda r: [r[0], r[2]], 2, "store.record_counter"),
        (lambda r: [r[0], r[2], r[1]], 2, "store.record_counter"),
        (lambda r: r[1:], 1, "store.record_counter"),
        (lambda r: [r[0], r[0]], 2, "store.record_counter"),
        (lambda r: [r[0], changed(r[1], previous=NO_RECORD)], 2, "store.record_link"),
        (lambda r: [r[0], changed(r[1], v=3)], 2, "store.record_version"),
        (lambda r: [r[0], changed(r[1], v=1)], 2, "store.record_older_version"),
        (lambda r: [r[0], changed(r[1], alg="none")], 2, "store.record_version"),
        (lambda r: [r[0], changed(r[1], station="Station 8")], 2, "store.record_station"),
        (lambda r: [r[0], changed(r[1], officer="\ud800")], 2, "store.record_form"),
        (lambda r: [r[0], sealed(seq=2, previous=r[0].sha256, key=Key(2))], 2, "store.record_key"),
    ],
)
def test_the_first_bad_record_is_named_with_what_is_wrong(spoil, bad, code) -> None:
    report = verify_chain(spoil(chain(3)), [Key().public_key])
    own = ChainCheck([Key().public_key], own=Key())  # by making each signature again
    faults = [fault for record in spoil(chain(3)) if (fault := own.fault(record)) is not None]

    assert faults[0] == report.fault
    assert not report.holds
    assert report.bad_record == bad
    assert report.fault.code == code
    assert report.records == bad - 1
    assert str(bad) in say(report.fault)
