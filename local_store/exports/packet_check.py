"""Verifies a packet without persons. See docs/record-format.md; docs/verify_case.py does the same without us."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection.canonical import canonical, fingerprint, parse_body, signature_holds
from inspection.errors import BadInput, VerificationFailed
from inspection.plain_zip import Changed, NotPlain, Reader
from inspection.record import NO_RECORD, is_sha256, photos_named

from ..case_manifest import BODY, HEADERS, MANIFEST, MOST_MANIFEST, MOST_SIGNATURE, PHOTO, REPORT, SIGNATURE, shown
from .packet_form import FOREIGN_STUB, FORMAT, REDACTED, SIGNED, STUB, VERSION, WITHHELD

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PARTS = (BODY, REDACTED, PHOTO)
_BEGINNING = 4096


@dataclass(frozen=True, slots=True)
class PacketReport:
    """What was verified of a packet: ``records`` in the chain, ``given`` whole, ``redacted`` as copies."""

    inspection: str
    station: str
    fingerprint: str
    key_compared: bool
    records: int
    given: int
    redacted: int
    photos: int
    head: str


def is_packet(path: Path) -> bool:
    """Whether a file calls itself a packet; False also for what cannot be read."""
    try:
        with path.open("rb") as stream:
            return re.search(rb'"format":"' + FORMAT.encode() + rb'"', stream.read(_BEGINNING)) is not None
    except OSError:
        return False


def verify_packet(path: Path, expected_key: str | None = None) -> PacketReport:
    """Check every byte of a packet. Raises VerificationFailed, or BadInput when the file cannot be read."""
    try:
        members = _members(path)
    except OSError as error:
        raise BadInput("store.case_unreadable", file=path, detail=error.strerror) from error
    except NotPlain as error:
        raise VerificationFailed("store.case_layout", offset=error.offset) from error
    except Changed as error:
        raise VerificationFailed("store.case_member", name=shown(error.name)) from error
    try:
        return _verified(members, expected_key)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise VerificationFailed("store.case_manifest") from error


def _members(path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with path.open("rb") as stream:
        reader = Reader(stream)
        while (entry := reader.next()) is not None:
            limit = {MANIFEST: MOST_MANIFEST, SIGNATURE: MOST_SIGNATURE}.get(entry.name, entry.size)
            if entry.size > limit or entry.name in found:
                raise VerificationFailed("store.case_member", name=shown(entry.name))
            found[entry.name] = b"".join(reader.content(entry))
    return found


def _verified(members: Mapping[str, bytes], expected_key: str | None) -> PacketReport:
    content, signature = members[MANIFEST], members[SIGNATURE].decode("latin-1")
    said = json.loads(content)
    public_key = bytes.fromhex(said["public_key"])
    if (said["format"], said["v"]) != (FORMAT, VERSION) or canonical(said) != content:
        raise VerificationFailed("store.case_manifest")
    if not signature_holds(public_key, signature, SIGNED + content) or fingerprint(public_key) != said["key"]:
        raise VerificationFailed("store.case_manifest_signature")
    if expected_key is not None and "".join(expected_key.split()).replace(":", "").lower() != said["key"]:
        raise VerificationFailed("store.case_other_key", found=said["key"], expected=expected_key)
    listed = {each["name"]: each for each in said["members"]}
    if [MANIFEST, SIGNATURE, *listed] != list(members) or len(listed) != len(said["members"]):
        raise VerificationFailed("store.case_manifest")
    for name, each in listed.items():
        _demand_member(name, each, members[name])
    given, redacted = _chain(members, said)
    named = {photo for body in (*given, *redacted) for photo in photos_named(body)}
    photos = {match[1] for name in listed if (match := PHOTO.fullmatch(name))}
    for photo in sorted(named ^ photos):
        raise VerificationFailed(
            "store.photo_missing" if photo in named else "store.case_surplus", photo=photo, name=photo
        )
    return PacketReport(
        said["inspection"], said["station"], said["key"], expected_key is not None, said["head"]["seq"], len(given),
        len(redacted), len(photos), said["head"]["sha256"],
    )  # fmt: skip


def _demand_member(name: str, listed: Mapping[str, Any], content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    known = name in {HEADERS, WITHHELD, REPORT} or any(part.fullmatch(name) for part in _PARTS)
    photo = PHOTO.fullmatch(name)
    right = (listed["size"], listed["sha256"]) == (len(content), digest) and (photo is None or photo[1] == digest)
    if not known or not right:
        raise VerificationFailed("store.case_member", name=shown(name))


def _chain(members: Mapping[str, bytes], said: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """Follow the names of all records; gives the bodies that are given whole, and the copies."""
    lines = members[HEADERS].split(b"\n")
    if lines.pop() != b"":
        raise VerificationFailed("store.case_member", name=HEADERS)
    given, redacted, own = [], [], set[str]()
    previous = NO_RECORD
    for seq, line in enumerate(lines, start=1):
        name, stub = _stub(seq, line, previous, said)
        previous = name
        if stub is None:
            continue
        whole, copy = f"bodies/{seq}.json", f"redacted/{seq}.json"
        own |= {whole, copy}
        if whole in members:
            if hashlib.sha256(members[whole]).hexdigest() != stub["body_sha256"] or copy in members:
                raise VerificationFailed("store.record_body", seq=seq)
            given.append(parse_body(members[whole]))
        elif copy in members:
            redacted.append(parse_body(members[copy]))
    if (len(lines), previous) != (said["head"]["seq"], said["head"]["sha256"]) or not own:
        raise VerificationFailed("store.case_head")
    for member in members:
        if (BODY.fullmatch(member) or REDACTED.fullmatch(member)) and member not in own:
            raise VerificationFailed("store.case_foreign_body", seq=re.sub(r"\D", "", member))
    return given, redacted


def _stub(seq: int, line: bytes, previous: str, said: Mapping[str, Any]) -> tuple[str, Mapping[str, Any] | None]:
    """The record's name, and what is given of its header where it is of the inspection."""
    digits, _, content = line.partition(b" ")
    name, stub = digits.decode("latin-1"), json.loads(content)
    mine = "inspection" in stub
    if set(stub) != set(STUB if mine else FOREIGN_STUB) or canonical(stub) != content or not is_sha256(name):
        raise VerificationFailed("store.record_form", seq=seq)
    if stub["seq"] != seq:
        raise VerificationFailed("store.record_counter", seq=seq, found=stub["seq"])
    if stub["previous"] != previous:
        raise VerificationFailed("store.record_link", seq=seq)
    if mine and (stub["inspection"], stub["station"], stub["key"]) != (
        said["inspection"],
        said["station"],
        said["key"],
    ):
        raise VerificationFailed("store.record_form", seq=seq)
    return name, stub if mine else None
