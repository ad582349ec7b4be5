"""A packet for an expert: an inspection without its persons, which still verifies. See docs/record-format.md."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection.canonical import canonical, parse_body
from inspection.codec import decode
from inspection.dossier import Exhibit
from inspection.errors import BadInput
from inspection.history import RecordKind, dossier_of
from inspection.message import message
from inspection.plain_zip import TooLarge, write
from inspection.record import SealedRecord
from inspection.wording import say

from ..case_manifest import HEADERS, MANIFEST, REPORT, SIGNATURE, Member
from ..report import render_report
from .copies import copy_without_persons
from .packet_form import SIGNED, WITHHELD, packet_manifest, stub_line
from .persons import persons_of, redact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..store import Store
    from .persons import Persons, Redacted

_COPY = "photo_original_sha256"  # beside ``photo``, which names the copy


@dataclass(frozen=True, slots=True)
class Packet:
    """The bytes of a packet; how many records and photos are copies, and how many photos are not there at all."""

    content: bytes
    redacted: int
    photos: int
    withheld_photos: int


@dataclass(frozen=True, slots=True)
class _Copy:
    """A photo's copy: None where none could be made; how many regions were covered."""

    original: str
    jpeg: bytes | None
    covered: int

    @property
    def sha256(self) -> str:
        return "" if self.jpeg is None else hashlib.sha256(self.jpeg).hexdigest()


def packet_of(store: Store, inspection: str) -> Packet:
    """Make the packet of one inspection.

    Records that name a person are given as copies without; photos as copies without what the camera wrote beside
    them, words that name a person covered. Raises BadInput when there is no such inspection, or where a name would
    remain; VerificationFailed when a photo is missing or changed.
    """
    records = store.records(inspection)
    if not records:
        raise BadInput("store.no_inspection", inspection=inspection)
    persons = persons_of(records, (header.header.officer for header in store.journal.headers()))
    copies = {copy.original: copy for copy in _copies(records, store, persons)}
    redacted = {record.header.seq: _redacted(record, persons, copies) for record in records if record.body}
    changed = {seq: each for seq, each in redacted.items() if each.fields}
    photos = {copy.sha256: copy.jpeg for copy in copies.values() if copy.jpeg is not None}
    members = {
        HEADERS: b"".join(stub_line(each.header, each.sha256, inspection) for each in store.journal.headers()),
        **{f"bodies/{seq}.json": body for seq, body in store.journal.bodies(inspection) if seq not in changed},
        **{f"redacted/{seq}.json": canonical(each.body) for seq, each in changed.items()},
        **{f"photos/{name}.jpg": jpeg for name, jpeg in photos.items()},
        WITHHELD: canonical(_withheld(changed, copies)),
        REPORT: _report(records, changed, photos),
    }
    _demand_no_name(store.station.name, members, changed, persons)
    listed = tuple(Member(name, len(each), hashlib.sha256(each).hexdigest()) for name, each in members.items())
    key = store.station.key
    manifest = packet_manifest(store.station.name, key.public_key, inspection, store.journal.head(), listed)
    signature = key.sign(SIGNED + manifest).hex().encode()
    try:
        content = b"".join(write([(MANIFEST, manifest), (SIGNATURE, signature), *members.items()]))
    except TooLarge:
        raise BadInput("store.case_too_large") from None
    return Packet(content, len(changed), len(photos), len(copies) - len(photos))


def _withheld(changed: Mapping[int, Redacted], copies: Mapping[str, _Copy]) -> dict[str, Any]:
    """What is not in the packet, for whoever reads it."""
    return {
        "format": "quaylens-withheld",
        "v": 1,
        "note": say(message("exports.withheld_note")),
        "headers": ["officer", "boot_id", "signature"],
        "records": [{"seq": seq, "fields": list(each.fields)} for seq, each in changed.items()],
        "photos": [
            {"original_sha256": each.original, "copy_sha256": each.sha256 or None, "covered": each.covered}
            for each in copies.values()
        ],
    }


def _copies(records: tuple[SealedRecord, ...], store: Store, persons: Persons) -> Iterator[_Copy]:
    for record in records:
        if record.header.kind == RecordKind.OBSERVED and record.body is not None:
            exhibit = decode(Exhibit, record.body["exhibit"])
            seen = exhibit.observation
            covered = [each.region for each in seen.texts if persons.named_in(each.text)]
            covered += [each.region for each in seen.symbols if persons.named_in(each.text)]
            jpeg = copy_without_persons(store.photo(exhibit.photo), seen.width, seen.height, covered)
            yield _Copy(exhibit.photo, jpeg, len(covered))


def _redacted(record: SealedRecord, persons: Persons, copies: Mapping[str, _Copy]) -> Redacted:
    """The body without persons; a photo is named by its copy, and by the hash of what was kept."""
    found = redact(record.body or {}, persons)
    exhibit = found.body.get("exhibit")
    if record.header.kind != RecordKind.OBSERVED or not isinstance(exhibit, dict):
        return found
    copy = copies[exhibit["photo"]]
    shown = {**exhibit, "photo": copy.sha256, _COPY: copy.original, "media_type": "image/jpeg"}
    return replace(found, body={**found.body, "exhibit": shown}, fields=(*found.fields, "/exhibit/photo"))


def _report(records: tuple[SealedRecord, ...], changed: Mapping[int, Redacted], photos: Mapping[str, bytes]) -> bytes:
    """The report of what is given: made of the copies, it can tell no more."""
    given = tuple(
        SealedRecord(
            replace(record.header, officer="", boot_id=""),
            "",
            changed[record.header.seq].body if record.header.seq in changed else record.body,
            record.sha256,
        )
        for record in records
    )
    return render_report(dossier_of(given), lambda sha256: photos.get(sha256, b""))


def _demand_no_name(
    station: str, members: Mapping[str, bytes], changed: Mapping[int, Redacted], persons: Persons
) -> None:
    """Look through everything that is text once more, and refuse rather than let a name out."""
    if persons.named_in(station):
        raise BadInput("exports.name_remains", member=MANIFEST)
    for name, content in members.items():
        if name.startswith("bodies/") and redact(parse_body(content), persons).fields:
            raise BadInput("exports.name_remains", member=name)
    for seq, each in changed.items():
        if redact(each.body, persons).fields:
            raise BadInput("exports.name_remains", member=f"redacted/{seq}.json")
