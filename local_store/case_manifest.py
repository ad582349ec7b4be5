"""The manifest of a case file: what the file holds, signed by the station. See docs/record-format.md."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection.errors import VerificationFailed
from inspection.plain_zip import MOST_MEMBERS
from inspection.record import is_sha256
from inspection.seal import canonical, fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT, VERSION = "quaylens-case", 1
MANIFEST, SIGNATURE, HEADERS, REPORT = "manifest.json", "manifest.sig", "headers.txt", "report.pdf"
SIGNED = b"quaylens case manifest 1\n"  # stands before the manifest under the signature: it can be no other thing
MOST_MANIFEST = 1 << 24  # bytes; 65 000 members need 10 MB
MOST_IN_MEMORY = 1 << 29  # bytes of headers and bodies together
MOST_SIGNATURE = 128  # hexadecimal digits
LONGEST_SHOWN = 120
BODY = re.compile(r"bodies/(0|[1-9][0-9]{0,15})\.json")
PHOTO = re.compile(r"photos/([0-9a-f]{64})(?:\.[a-z0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the zip."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a case file holds; ``head`` is number and name of the chain's last record."""

    station: str
    public_key: bytes
    inspection: str
    head: tuple[int, str]
    members: tuple[Member, ...]


def manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical bytes of a manifest."""
    seq, head = manifest.head
    return canonical(
        {
            "format": FORMAT,
            "v": VERSION,
            "station": manifest.station,
            "key": fingerprint(manifest.public_key),
            "public_key": manifest.public_key.hex(),
            "inspection": manifest.inspection,
            "head": {"seq": seq, "sha256": head},
            "members": [{"name": each.name, "size": each.size, "sha256": each.sha256} for each in manifest.members],
        }
    )


def parse_manifest(content: bytes) -> Manifest:
    """Read a manifest. Raises VerificationFailed when it is of a newer version, or not as the writer makes it."""
    try:
        said = json.loads(content)
        _demand(isinstance(said, dict) and said["format"] == FORMAT)
        if said["v"] != VERSION:
            raise VerificationFailed("store.case_newer", version=shown(str(said["v"])))
        _demand(_kinds(said) == _FIELDS and _kinds(said["head"]) == {"seq": int, "sha256": str})
        _demand(len(said["members"]) <= MOST_MEMBERS)
        _demand(all(_kinds(member) == {"name": str, "size": int, "sha256": str} for member in said["members"]))
        members = tuple(Member(**member) for member in said["members"])
        names = [member.name for member in members]
        _demand(names[:1] == [HEADERS] and len(set(names)) == len(names) and all(map(_known, members)))
        _demand(sum(member.size for member in members if _kept(member)) <= MOST_IN_MEMORY)
        _demand(canonical(said) == content)
        public_key = bytes.fromhex(said["public_key"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise VerificationFailed("store.case_manifest") from error
    if fingerprint(public_key) != said["key"] or public_key.hex() != said["public_key"]:
        raise VerificationFailed("store.case_manifest_key", key=shown(said["key"]))
    head = said["head"]["seq"], said["head"]["sha256"]
    return Manifest(said["station"], public_key, said["inspection"], head, members)


_FIELDS: Mapping[str, type] = {
    "format": str,
    "v": int,
    "station": str,
    "key": str,
    "public_key": str,
    "inspection": str,
    "head": dict,
    "members": list,
}


def _kinds(said: Mapping[str, Any]) -> dict[str, type]:
    return {name: type(value) for name, value in said.items()}


def _demand(holds: bool) -> None:  # noqa: FBT001 - a condition is what it takes
    if not holds:
        raise ValueError("not as the writer makes it")


def _kept(member: Member) -> bool:
    return member.name == HEADERS or BODY.fullmatch(member.name) is not None


def _known(member: Member) -> bool:
    named = _kept(member) or member.name == REPORT or PHOTO.fullmatch(member.name) is not None
    return named and is_sha256(member.sha256) and member.size >= 0


def shown(text: str) -> str:
    """Text of a stranger's file, without what could play tricks on a terminal."""
    return text.encode("unicode_escape").decode("ascii")[:LONGEST_SHOWN]
