"""What a repository can offer a station, and how the signed list of targets says so."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuf.api.metadata import TargetFile

CUSTOM = "quaylens"  # our part of what the signed list says of a target
_PACK_PATH = re.compile(r"packs/[A-Z]{2}/.+\.pack")
PATH = re.compile(r"[a-z]+(?:/[A-Za-z0-9][A-Za-z0-9.+_-]{0,99}){1,3}")
"""What a target may be called; the path is part of addresses and file names on every system."""
NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,59}")
VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
LONGEST_CHANGES = 4000  # characters


class OfferKind(StrEnum):
    """What can be brought up to date."""

    EDITION = "edition"
    PACK = "pack"  # a State's own rules; its target is packs/COUNTRY/NAME.pack
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Offer:
    """A target that this station can use. ``name`` is that of an edition or a pack, or the program's version.

    ``size`` is in bytes as fetched, ``unpacked`` as it lies on the disk later. An edition comes with its
    publisher's signature, which is a target beside it.
    """

    path: str
    kind: OfferKind
    name: str
    day: date
    size: int
    sha256: str
    platform: str = ""
    unpacked: int = 0
    changes: str = ""

    @property
    def rank(self) -> tuple[int, ...]:
        """What makes one newer than another of its kind: a version's numbers, or all those in a name."""
        if self.kind is OfferKind.APPLICATION:
            return numbers(self.name)
        return tuple(int(each) for each in re.findall(r"[0-9]+", self.name))


def numbers(version: str) -> tuple[int, ...]:
    """The three numbers of a version: 0.2.10 comes after 0.2.9.

    Whatever else is called a version has none and comes before all: the candidate 0.3.0-rc1 must not pass for newer
    than what became of it.
    """
    found = VERSION.fullmatch(version)
    return () if found is None else tuple(map(int, found.groups()))


def pack_target(country: str, name: str) -> str:
    """Where a national pack lies among the targets."""
    return f"{OfferKind.PACK}s/{country}/{name}.pack"


def country_of(offer: Offer) -> str:
    """Whose pack is offered, as its place among the targets says."""
    return offer.path.split("/")[1]


def this_platform() -> str:
    """What a bundle must be built for to run here, such as linux-x86_64 or win32-amd64."""
    return f"{sys.platform}-{platform.machine().lower()}"


def signature_target(path: str) -> str:
    """Where the publisher's own signature of an edition lies."""
    return f"{path}.sig"


def custom_of(offer: Offer) -> Mapping[str, object]:
    """What the signed list says of a target beside its length and hash."""
    said = {"kind": offer.kind.value, "name": offer.name, "day": offer.day.isoformat(), "changes": offer.changes}
    if offer.platform:
        said["platform"] = offer.platform
    return {CUSTOM: said | {"unpacked": offer.unpacked}}


def offer_of(path: str, target: TargetFile) -> Offer | None:
    """The offer that a target is; None for what another version of this program may understand."""
    said = (target.custom or {}).get(CUSTOM)
    sha256 = target.hashes.get("sha256")
    if not isinstance(said, dict) or sha256 is None or not PATH.fullmatch(path):
        return None
    try:
        kind, day = OfferKind(said.get("kind", "")), date.fromisoformat(said.get("day", ""))
    except (TypeError, ValueError):
        return None
    name, unpacked = said.get("name"), said.get("unpacked", 0)
    if not isinstance(name, str) or not NAME.fullmatch(name) or type(unpacked) is not int or unpacked < 0:
        return None
    if kind is OfferKind.PACK and not (_PACK_PATH.fullmatch(path) and path == pack_target(path.split("/")[1], name)):
        return None
    built_for, changes = str(said.get("platform", "")), str(said.get("changes", ""))[:LONGEST_CHANGES]
    return Offer(path, kind, name, day, target.length, sha256, built_for, unpacked, changes)
