"""The form of a packet without persons. See docs/record-format.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from inspection.canonical import canonical, fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.record import RecordHeader

    from ..case_manifest import Member

FORMAT, VERSION = "quaylens-packet", 1
SIGNED = b"quaylens packet manifest 1\n"
WITHHELD = "withheld.json"
REDACTED = re.compile(r"redacted/(0|[1-9][0-9]{0,15})\.json")
# What stays of a header. The officer is a person; without the identifier of the machine's start nobody can find the
# officer by trying names until the hash fits.
STUB = (
    "v", "alg", "station", "key", "seq", "previous", "inspection", "kind", "body_sha256", "wall", "utc_offset_min",
    "monotonic_ms",
)  # fmt: skip
FOREIGN_STUB = ("seq", "previous")


def stub_line(header: RecordHeader, name: str, inspection: str) -> bytes:
    """A line of the headers: the record's name, and what is given of its header."""
    given = STUB if header.inspection == inspection else FOREIGN_STUB
    return name.encode() + b" " + canonical({member: getattr(header, member) for member in given}) + b"\n"


def packet_manifest(
    station: str, public_key: bytes, inspection: str, head: tuple[int, str], members: Sequence[Member]
) -> bytes:
    """The canonical bytes of a packet's manifest: the members of a case file's."""
    seq, sha256 = head
    said: dict[str, Any] = {
        "format": FORMAT,
        "v": VERSION,
        "station": station,
        "key": fingerprint(public_key),
        "public_key": public_key.hex(),
        "inspection": inspection,
        "head": {"seq": seq, "sha256": sha256},
        "members": [{"name": each.name, "size": each.size, "sha256": each.sha256} for each in members],
    }
    return canonical(said)
