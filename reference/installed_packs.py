"""The national packs that updates brought to this station: signed ones only, of each series the newest in use.

An installed pack is a folder ``<day>_<country>_<name>_<sha256>``, named by its own line and by the SHA-256 of its
manifest. As with editions, its renaming into place is the one step that counts.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault, VerificationFailed

from .edition_file import sync
from .installed import Rank, rank_of
from .national_pack import open_pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspection.reference_hit import PackIdentity

    from .national_pack import NationalPack
    from .trust import TrustedKey

MOST_BYTES = 16 << 20  # of all files of a pack together
_FOLDER = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)_(?P<country>[A-Z]{2})_(?P<name>[0-9A-Za-z._-]+)_(?P<sha256>[0-9a-f]{64})"
)
_NUMBER = re.compile(r"[-._]?[0-9][0-9.]*$")
_PART = ".part"


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """An installed pack as its folder's name states it; opening it holds the name against the content."""

    path: Path
    country: str
    name: str
    day: date
    sha256: str

    @property
    def series(self) -> tuple[str, str]:
        """What it is a pack of."""
        return series_of(self.country, self.name)

    @property
    def rank(self) -> Rank:
        """What makes one pack of a series newer than another."""
        return rank_of(self.name, self.day)


def series_of(country: str, name: str) -> tuple[str, str]:
    """The State, and what stays of a name without its number: GH-customs-2 takes the place of GH-customs-1."""
    return country, _NUMBER.sub("", name) or name


def packs_in_use(folder: Path) -> tuple[InstalledPack, ...]:
    """The newest pack of each series, in the order of their names; none when the folder is not there."""
    newest: dict[tuple[str, str], InstalledPack] = {}
    for each in sorted(_installed(folder), key=lambda pack: (pack.rank, pack.name)):
        newest[each.series] = each
    return tuple(newest[series] for series in sorted(newest))


def open_installed_pack(pack: InstalledPack, keys: Sequence[TrustedKey]) -> NationalPack:
    """Open an installed pack, verified again.

    Raises VerificationFailed when nobody vouches for it any more or it is not what its name says; else as
    :func:`reference.national_pack.open_pack` does.
    """
    opened = _vouched(pack.path, keys)
    said = opened.identity
    if (said.country, said.name, said.day, said.sha256) != (pack.country, pack.name, pack.day, pack.sha256):
        raise VerificationFailed("pack.changed", file=pack.path.name)
    return opened


def install_pack(archive: Path, size: int, folder: Path, keys: Sequence[TrustedKey]) -> PackIdentity:
    """Unpack, verify and put in use a pack that was packed into ``size`` bytes; the same one again changes nothing.

    Raises VerificationFailed when no pinned key vouches for it, it is not newer than the one of its series, or the
    archive cannot be unpacked safely; BadInput for what is no pack; EnvironmentFault when it cannot be put in place.
    Whatever is raised, the packs in use are those that were in use before.
    """
    from .updates.archive import unpack  # noqa: PLC0415 - no start needs it

    if size > MOST_BYTES:
        raise VerificationFailed("updates.archive_refused", path=archive, detail=size)
    part = folder / f".{secrets.token_hex(8)}{_PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f".*{_PART}"):
            shutil.rmtree(left, ignore_errors=True)
        unpack(archive, part, size, lambda _done: None)
        identity = _vouched(part, keys).identity
        _put_in_place(part, folder, identity)
    except OSError as error:
        raise EnvironmentFault("reference.cannot_write", path=folder, detail=error.strerror) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return identity


def _installed(folder: Path) -> list[InstalledPack]:
    found: list[InstalledPack] = []
    with suppress(FileNotFoundError):
        for entry in os.listdir(folder):  # noqa: PTH208 - names are all that is needed, at every start
            match = _FOLDER.fullmatch(entry)
            if match:
                with suppress(ValueError):
                    day = date.fromisoformat(match["day"])
                    found.append(InstalledPack(folder / entry, match["country"], match["name"], day, match["sha256"]))
    return found


def _vouched(folder: Path, keys: Sequence[TrustedKey]) -> NationalPack:
    pack = open_pack(folder, keys)
    if not pack.identity.signed:
        raise VerificationFailed("pack.not_vouched", name=pack.identity.name)
    return pack


def _put_in_place(part: Path, folder: Path, identity: PackIdentity) -> None:
    series = series_of(identity.country, identity.name)
    before = next((each for each in packs_in_use(folder) if each.series == series), None)
    if before is not None and before.sha256 == identity.sha256:
        return
    if before is not None and rank_of(identity.name, identity.day) <= before.rank:
        raise VerificationFailed(
            "pack.rollback",
            name=identity.name, day=identity.day, installed=before.name, installed_day=before.day,
        )  # fmt: skip
    for file in part.iterdir():
        sync(file)
    sync(part)
    part.replace(folder / f"{identity.day}_{identity.country}_{identity.name}_{identity.sha256}")
    with suppress(OSError):  # it is in use; should the power go before the disk has it, the old one is, whole
        sync(folder)
