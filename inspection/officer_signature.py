"""The officer's own signature on the steps that somebody has to answer for. See docs/record-format.md."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .accounts import ACCOUNT, OF_ACCOUNT, AccountChange, after, named
from .canonical import canonical, fingerprint, header_bytes, signature_holds
from .codec import decode
from .custody.receipt import kept_receipt_holds
from .message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .accounts import Account
    from .message import Message
    from .ports import Signer
    from .record import RecordHeader, SealedRecord

SIGNED_SINCE = 2  # the form of records from which on these kinds carry the officer's signature
SIGNED_KINDS = frozenset({"decided", "countersigned", "closed", "custody"})
HANDOVER = "custody"
MEMBER = "officer_signature"
PURPOSE = b"quaylens officer signature 1\n"
POSSESSION = b"quaylens officer key 1\n"
ALGORITHM = "ed25519"


def signed_bytes(header: RecordHeader, body: Mapping[str, Any]) -> bytes:
    """What an officer signs: the whole header, with the hash of the body as it is without the signature."""
    unsigned = {name: value for name, value in body.items() if name != MEMBER}
    digest = hashlib.sha256(canonical(unsigned)).hexdigest()
    return PURPOSE + header_bytes(replace(header, body_sha256=digest))


def signature_of(signer: Signer, header: RecordHeader, body: Mapping[str, Any]) -> dict[str, str]:
    """The member ``officer_signature`` of a body."""
    signature = signer.sign(signed_bytes(header, body)).hex()
    return {"alg": ALGORITHM, "key": fingerprint(signer.public_key), "signature": signature}


def receiver_of(record: SealedRecord) -> str:
    """The account that the receiver of a signed hand-over is said to have on the station; empty where none is said."""
    handover = None if record.body is None else record.body.get(HANDOVER)
    if not isinstance(handover, dict) or handover.get("signature") is None:
        return ""
    return _text(handover.get("receiver"), "account")


def possession_bytes(station: str, account: str, name: str, key: str) -> bytes:
    """What a new key signs to show that whoever registers it has it."""
    return POSSESSION + canonical({"station": station, "account": account, "name": name, "key": key})


class Officers:
    """The accounts of a chain, followed record by record, and the judge of what their officers signed.

    ``signed`` counts the signatures that hold; ``unsigned`` the records from before officers signed. Of the signatures
    of receivers under hand-overs, all of which fit, ``receipts`` are by the key of an account of the chain, and
    ``receipts_by_key`` by a key that no account vouches for: whoever wrote the record may have made it.
    """

    def __init__(self, accounts: Mapping[str, Account] | None = None) -> None:
        """Know the accounts as earlier records left them; nobody yet where the chain begins."""
        self.accounts: dict[str, Account] = dict(accounts or {})
        self.signed = 0
        self.unsigned = 0
        self.receipts = 0
        self.receipts_by_key = 0

    def fault(self, record: SealedRecord) -> Message | None:
        """Take the next record, whose header and body hash hold; says what is wrong with it in an officer's eyes."""
        header = record.header
        if record.body is None:
            return None
        if header.kind == ACCOUNT:
            return self._register(header, record.body)
        if header.kind not in SIGNED_KINDS:
            return None
        if header.v < SIGNED_SINCE:
            self.unsigned += 1
            fault = None
        else:
            fault = self._judge(header, record.body)
        return fault or self._received(record, record.body.get(HANDOVER))

    def _register(self, header: RecordHeader, body: Mapping[str, Any]) -> Message | None:
        try:
            change = decode(AccountChange, body["account"])
            before = self.accounts.get(change.account)
            account = after(before, change)
            key = bytes.fromhex(change.key)
        except (ValueError, TypeError, KeyError):
            return message("accounts.record", seq=header.seq)
        fresh = before is None or account.keys != before.keys
        namesake = named(self.accounts, account.name)
        fits = header.inspection == OF_ACCOUNT + account.id and bool(change.possession) == fresh
        if not fits or (namesake is not None and namesake.id != account.id):
            return message("accounts.record", seq=header.seq)
        proved = possession_bytes(header.station, account.id, account.name, change.key)
        if fresh and not signature_holds(key, change.possession, proved):
            return message("accounts.possession", seq=header.seq, name=account.name)
        self.accounts[account.id] = account
        return None

    def _judge(self, header: RecordHeader, body: Mapping[str, Any]) -> Message | None:
        said = body.get(MEMBER)
        if said is None:
            return message("officer.unsigned", seq=header.seq, kind=header.kind, officer=header.officer)
        account = next((each for each in self.accounts.values() if each.name == header.officer), None)
        if account is None or not account.enabled:
            return message("officer.unknown", seq=header.seq, officer=header.officer)
        key = bytes.fromhex(account.key)
        if said != {"alg": ALGORITHM, "key": fingerprint(key), "signature": _text(said, "signature")}:
            return message("officer.key", seq=header.seq, officer=header.officer)
        if not signature_holds(key, said["signature"], signed_bytes(header, body)):
            return message("officer.signature", seq=header.seq, officer=header.officer)
        self.signed += 1
        return None

    def _received(self, record: SealedRecord, handover: object) -> Message | None:
        """The receiver's signature under a hand-over, where there is one: who has no account here signs on paper."""
        header = record.header
        if not isinstance(handover, dict) or handover.get("signature") is None:
            return None
        if not kept_receipt_holds(handover, header.inspection):
            return message("custody.receipt_wrong", seq=header.seq)
        account = named(self.accounts, receiver_of(record))
        if account is None:
            self.receipts_by_key += 1
        elif handover["signature"]["key"] == account.key:
            self.receipts += 1
        else:
            return message("custody.receipt_key", seq=header.seq, receiver=account.name)
        return None


def _text(said: object, member: str) -> str:
    value = said.get(member) if isinstance(said, dict) else None
    return value if isinstance(value, str) else ""
