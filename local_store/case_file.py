"""The case file: one inspection with all that is needed to verify it elsewhere. See docs/record-format.md."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from inspection.accounts import ACCOUNT, OF_ACCOUNT
from inspection.chain import verify_chain
from inspection.clock_steps import ClockWatch
from inspection.errors import BadInput, VerificationFailed
from inspection.officer_signature import SIGNED_KINDS, receiver_of
from inspection.plain_zip import Changed, NotPlain, Reader, TooLarge, write
from inspection.record import SealedRecord, photos_named
from inspection.seal import (
    fingerprint,
    header_bytes,
    parse_body,
    parse_header,
    signature_holds,
)
from inspection.verification import CaseReport

from .case_manifest import (
    BODY,
    HEADERS,
    MANIFEST,
    MOST_MANIFEST,
    MOST_SIGNATURE,
    PHOTO,
    REPORT,
    SIGNATURE,
    SIGNED,
    Manifest,
    Member,
    manifest_bytes,
    parse_manifest,
    shown,
)
from .durable import disk_faults, write_durably

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from inspection.plain_zip import Entry

    from .store import Store

_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/heic": ".heic",
    "image/heif": ".heif",
}


def export_case(store: Store, inspection: str, out: Path, report_pdf: bytes | None = None) -> None:
    """Write the case file of one inspection, whole or not at all.

    Raises BadInput when there is no such inspection, the file exists or the case is too large;
    EnvironmentFault when it cannot be written; VerificationFailed when a photo is missing or changed.
    """
    if not store.records(inspection):
        raise BadInput("store.no_inspection", inspection=inspection)
    with disk_faults(out.parent):
        if out.exists():
            raise BadInput("store.case_exists", file=out)
    key = store.station.key
    members = tuple(
        Member(name, len(content), hashlib.sha256(content).hexdigest())
        for name, content in _members(store, inspection, report_pdf)
    )
    manifest = manifest_bytes(Manifest(store.station.name, key.public_key, inspection, store.journal.head(), members))
    signature = key.sign(SIGNED + manifest).hex().encode()
    first = [(MANIFEST, manifest), (SIGNATURE, signature)]

    def write_out() -> None:
        with disk_faults(out.parent):
            write_durably(out, write(chain(first, _members(store, inspection, report_pdf))))

    try:
        store.reserve.finishing(write_out)
    except TooLarge:
        raise BadInput("store.case_too_large") from None


def _members(store: Store, inspection: str, report_pdf: bytes | None) -> Iterator[tuple[str, bytes]]:
    """Name and content of every member but the manifest and its signature, in the order of the file."""
    lines = (
        record.signature.encode() + b" " + header_bytes(record.header) + b"\n" for record in store.journal.headers()
    )
    yield HEADERS, b"".join(lines)
    photos: dict[str, None] = {}
    of_signers = (body for account in _signers(store, inspection) for body in store.journal.bodies(account))
    for seq, body in sorted(chain(store.journal.bodies(inspection), of_signers)):
        yield f"bodies/{seq}.json", body
        photos |= dict.fromkeys(photos_named(parse_body(body)))
    for photo in photos:
        content, media_type = store.photos.read(photo)
        yield f"photos/{photo}{_ENDINGS.get(media_type, '')}", content
    if report_pdf is not None:
        yield REPORT, report_pdf


def _signers(store: Store, inspection: str) -> set[str]:
    """What the records about the accounts of those who signed in the inspection name instead of an inspection."""
    signed = [record for record in store.records(inspection) if record.header.kind in SIGNED_KINDS]
    names = {name.strip().casefold() for record in signed for name in (record.header.officer, receiver_of(record))}
    return {OF_ACCOUNT + account.id for account in store.accounts.all if account.name.casefold() in names}


@dataclass(frozen=True, slots=True)
class _Read:
    """The members as they were read: bodies by record number, photos and report by their SHA-256."""

    headers: bytes
    bodies: Mapping[int, bytes]
    photos: Sequence[str]
    report: str | None


def verify_case(path: Path, expected_key: str | None = None) -> CaseReport:
    """Check every byte of a case file; ``expected_key`` is a station's key fingerprint known from elsewhere.

    Raises VerificationFailed naming the first thing that is wrong, BadInput when the file cannot be read.
    Without ``expected_key`` the file only proves itself (see :class:`CaseReport`).
    """
    return read_case(path, expected_key)[0]


def read_case(path: Path, expected_key: str | None = None) -> tuple[CaseReport, tuple[SealedRecord, ...]]:
    """Verify a case file as :func:`verify_case` does, and give the records of its inspection too."""
    try:
        with path.open("rb") as stream:
            return _verify(stream, expected_key)
    except OSError as error:
        raise BadInput("store.case_unreadable", file=path, detail=error.strerror) from error
    except NotPlain as error:
        raise VerificationFailed("store.case_layout", offset=error.offset) from error
    except Changed as error:
        raise VerificationFailed("store.case_member", name=shown(error.name)) from error


def _verify(stream: BinaryIO, expected_key: str | None) -> tuple[CaseReport, tuple[SealedRecord, ...]]:
    reader = Reader(stream)
    content = b"".join(reader.content(_next(reader, MANIFEST, MOST_MANIFEST)))
    signature = b"".join(reader.content(_next(reader, SIGNATURE, MOST_SIGNATURE)))
    manifest = parse_manifest(content)
    if not signature_holds(manifest.public_key, signature.decode("latin-1"), SIGNED + content):
        raise VerificationFailed("store.case_manifest_signature")
    found = fingerprint(manifest.public_key)
    if expected_key is not None and _digits(expected_key) != found:
        raise VerificationFailed("store.case_other_key", found=found, expected=expected_key)
    read = _read_members(reader, manifest)
    chosen = _Chosen()
    checked = verify_chain(_records(read, manifest, chosen), [manifest.public_key])
    if checked.fault is not None:
        raise VerificationFailed(checked.fault.code, **checked.fault.params)
    if (checked.records, checked.head) != manifest.head:
        raise VerificationFailed("store.case_head")
    own = chosen.own
    _demand_complete(read, manifest, own, chosen.of_accounts)
    report = CaseReport(
        inspection=manifest.inspection,
        station=manifest.station,
        fingerprint=found,
        key_compared=expected_key is not None,
        records=len(own),
        chain=checked.records,
        head=checked.head,
        photos=len(read.photos),
        report=read.report,
        signed=checked.signed,
        unsigned=checked.unsigned,
        receipts=checked.receipts,
        receipts_by_key=checked.receipts_by_key,
        clock_steps=tuple(chosen.clock.steps),
    )
    return report, tuple(own)


def _read_members(reader: Reader, manifest: Manifest) -> _Read:
    """Read all members in the manifest's order, and nothing else, with the hashes that it gives."""
    headers, bodies, photos, report = b"", {}, [], None
    for member in manifest.members:
        content = _content(reader, member)
        if member.name == HEADERS:
            headers = content
        elif body := BODY.fullmatch(member.name):
            bodies[int(body[1])] = content
        elif photo := PHOTO.fullmatch(member.name):
            if photo[1] != member.sha256:
                raise VerificationFailed("store.case_member", name=member.name)
            photos.append(member.sha256)
        else:
            report = member.sha256
    surplus = reader.next()
    if surplus is not None:
        raise VerificationFailed("store.case_surplus", name=shown(surplus.name))
    return _Read(headers, bodies, photos, report)


def _next(reader: Reader, name: str, most: int) -> Entry:
    entry = reader.next()
    if entry is None:
        raise VerificationFailed("store.case_missing", name=name)
    if entry.name != name:
        raise VerificationFailed("store.case_unexpected", name=shown(entry.name), expected=name)
    if entry.size > most:
        raise VerificationFailed("store.case_member", name=name)
    return entry


def _content(reader: Reader, member: Member) -> bytes:
    """The content of the next member, which must be this one; photos and the report are only hashed, not kept."""
    entry = _next(reader, member.name, member.size)
    kept: list[bytes] = []
    digest = hashlib.sha256()
    for piece in reader.content(entry):
        digest.update(piece)
        if member.name == HEADERS or member.name.startswith("bodies/"):
            kept.append(piece)
    if (entry.size, digest.hexdigest()) != (member.size, member.sha256):
        raise VerificationFailed("store.case_member", name=member.name)
    return b"".join(kept)


@dataclass(slots=True)
class _Chosen:
    """What is put aside while the chain is read: the records of the inspection and of accounts."""

    own: list[SealedRecord] = field(default_factory=list)
    of_accounts: dict[str, list[SealedRecord]] = field(default_factory=dict)
    clock: ClockWatch = field(default_factory=ClockWatch)


def _records(read: _Read, manifest: Manifest, chosen: _Chosen) -> Iterator[SealedRecord]:
    """The chain of the case, record by record."""
    lines = read.headers.split(b"\n")
    if lines.pop() != b"":
        raise VerificationFailed("store.case_member", name=HEADERS)
    for seq, line in enumerate(lines, start=1):
        signature, _, content = line.partition(b" ")
        body = read.bodies.get(seq)
        try:
            header = parse_header(content)
            parsed = None if body is None else parse_body(body)
        except ValueError as error:
            raise VerificationFailed("store.record_form", seq=seq) from error
        if header.station != manifest.station:
            raise VerificationFailed(
                "store.record_station", seq=seq, station=shown(header.station), expected=shown(manifest.station)
            )
        record = SealedRecord(header, signature.decode("latin-1"), parsed, hashlib.sha256(content).hexdigest())
        yield record
        chosen.clock.follow(header)
        if header.inspection == manifest.inspection:
            if body is None:
                raise VerificationFailed("store.record_withheld", seq=seq)
            chosen.own.append(record)
        elif header.kind == ACCOUNT:
            chosen.of_accounts.setdefault(header.inspection, []).append(record)


def _demand_complete(
    read: _Read, manifest: Manifest, own: list[SealedRecord], of_accounts: Mapping[str, list[SealedRecord]]
) -> None:
    """Demand the inspection's bodies and the photos they name, and of an officer's account all or none: no others."""
    if not own:
        raise VerificationFailed("store.case_no_records", inspection=shown(manifest.inspection))
    foreign = read.bodies.keys() - {record.header.seq for record in own}
    for records in of_accounts.values():
        given = [record for record in records if record.body is not None]
        if given and len(given) < len(records):
            missing = next(record for record in records if record.body is None)
            raise VerificationFailed("store.record_withheld", seq=missing.header.seq)
        foreign -= {record.header.seq for record in given}
    if foreign:
        raise VerificationFailed("store.case_foreign_body", seq=min(foreign))
    named = dict.fromkeys(photo for record in own for photo in photos_named(record.body))
    for photo in read.photos:
        if photo not in named:
            raise VerificationFailed("store.case_surplus", name=photo)
        del named[photo]
    for photo in named:
        raise VerificationFailed("store.photo_missing", photo=photo)


def _digits(key: str) -> str:
    """A fingerprint as people write it: in groups, in capitals."""
    return "".join(key.split()).replace(":", "").lower()
