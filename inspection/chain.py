"""The check of a station's chain: record by record, from its beginning or from any record on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .canonical import canonical, fingerprint, header_bytes, signature_holds
from .message import message
from .officer_signature import Officers
from .record import ALGORITHM, NO_RECORD, OLDEST_VERSION, VERSION
from .verification import ChainReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .accounts import Account
    from .message import Message
    from .ports import Signer
    from .record import RecordHeader, SealedRecord


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """What the records up to number ``seq`` fix for those that follow; without arguments, for the first.

    ``sha256`` is the name of that record, ``version`` its form, ``accounts`` are the officers' as they stand after it.
    """

    seq: int = 0
    sha256: str = NO_RECORD
    station: str | None = None
    version: int = OLDEST_VERSION
    accounts: Mapping[str, Account] = field(default_factory=dict)


class ChainCheck:
    """Follows a chain that is signed with one of the given keys; stop at the first fault.

    ``records`` and ``bodies`` count what was found right, ``head`` is the name of the last good record.

    A station that checks its own records has the key itself at hand, as ``own``. It makes each signature again: for
    the same key and bytes Ed25519 makes the same one (RFC 8032), so an equal one is right, and to make one takes a
    third of the time. One that is not equal is judged by the public key like any other.
    """

    def __init__(self, public_keys: Iterable[bytes], before: ChainEnd | None = None, own: Signer | None = None) -> None:
        """Begin after the records that are known already, or at the first."""
        before = ChainEnd() if before is None else before
        self._keys = {fingerprint(key): key for key in public_keys}
        self._own = own
        self._own_key = None if own is None else fingerprint(own.public_key)
        self._first = before.seq
        self._station = before.station
        self._version = before.version
        self._officers = Officers(before.accounts)
        self.head = before.sha256
        self.records = 0
        self.bodies = 0

    def fault(self, record: SealedRecord, stored: tuple[bytes, bytes | None] | None = None) -> Message | None:
        """Take the next record and say what is wrong with it; ``stored`` are header and body as bytes that were read.

        With them a record is checked as it is kept; without, in the canonical form that it would be written in.
        """
        header = record.header
        if self._station is None:
            self._station = header.station
        fault = self._place(record) or self._content(record, stored) or self._officers.fault(record)
        if fault is None:
            self.head, self._version = record.sha256, header.v
            self.records += 1
            self.bodies += record.body is not None
        return fault

    @property
    def end(self) -> ChainEnd:
        """Where the chain stands after the records that were found right."""
        seq = self._first + self.records
        return ChainEnd(seq, self.head, self._station, self._version, dict(self._officers.accounts))

    def report(self, fault: Message | None = None) -> ChainReport:
        """What was checked, with the fault that ended it if there was one."""
        bad = None if fault is None else self._first + self.records + 1
        seen = self._officers
        counts = (seen.signed, seen.unsigned, seen.receipts, seen.receipts_by_key)
        return ChainReport(self.records, self.bodies, self.head, bad, fault, *counts)

    def _place(self, record: SealedRecord) -> Message | None:  # noqa: PLR0911 - one return a check
        """Form, counter, link, station and key."""
        header, seq = record.header, self._first + self.records + 1
        if header.v < self._version:
            # A chain never goes back to an older form: there steps need no signature of the officer.
            return message("store.record_older_version", seq=header.seq)
        if not OLDEST_VERSION <= header.v <= VERSION or header.alg != ALGORITHM:
            return message("store.record_version", seq=seq, version=f"{header.v} {header.alg}")
        if header.seq != seq:
            return message("store.record_counter", seq=seq, found=header.seq)
        if header.previous != self.head:
            return message("store.record_link", seq=seq)
        if header.station != self._station:
            return message("store.record_station", seq=seq, station=header.station, expected=self._station)
        if header.key not in self._keys:
            return message("store.record_key", seq=seq, key=header.key)
        return None

    def _content(self, record: SealedRecord, stored: tuple[bytes, bytes | None] | None) -> Message | None:
        """Name, signature and body."""
        header = record.header
        content = _header_bytes(header) if stored is None else stored[0]
        if content is None:
            return message("store.record_form", seq=header.seq)
        if hashlib.sha256(content).hexdigest() != record.sha256:
            return message("store.record_name", seq=header.seq)
        if not self._signed(record, content):
            return message("store.record_signature", seq=header.seq)
        if record.body is not None:
            body = _body_bytes(record.body) if stored is None else stored[1]
            if body is None or hashlib.sha256(body).hexdigest() != header.body_sha256:
                return message("store.record_body", seq=header.seq)
        return None

    def _signed(self, record: SealedRecord, content: bytes) -> bool:
        key = record.header.key
        if self._own is not None and key == self._own_key and self._own.sign(content).hex() == record.signature:
            return True
        return signature_holds(self._keys[key], record.signature, content)


def verify_chain(records: Iterable[SealedRecord], public_keys: Iterable[bytes]) -> ChainReport:
    """Check records from number 1 on: version, counter, link, key, name, signature, and the bodies that are there.

    In the bodies that are there the officers' own signatures are checked, against the keys that earlier records
    of the chain register. Stops at the first that is wrong. An intact chain is complete up to its last record;
    nothing in it proves what came after.
    """
    check = ChainCheck(public_keys)
    for record in records:
        fault = check.fault(record)
        if fault is not None:
            return check.report(fault)
    return check.report()


def _header_bytes(header: RecordHeader) -> bytes | None:
    try:
        return header_bytes(header)
    except UnicodeEncodeError:
        return None


def _body_bytes(body: Mapping[str, Any]) -> bytes | None:
    try:
        return canonical(body)
    except (ValueError, TypeError):
        return None
