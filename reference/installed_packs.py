"""The national packs that updates brought to this station: signed ones only, of each State and name the newest in use.

An installed pack is a folder ``<day>_<country>_<name>_<sha256>``, named by its own line and by the SHA-256 of its
manifest. As with editions, its renaming into place is the one step that counts. One that does not open is not in
force and holds up nothing: the others are laid over the edition, and a sound one of its name takes its place.
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

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed

from .edition_file import sync
from .national_pack import open_pack
from .pack_file import PACK_NAME
from .refused_pack import RefusedPack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspection.reference_hit import PackIdentity

    from .national_pack import NationalPack
    from .trust import TrustedKey

MOST_BYTES = 16 << 20  # of all files of a pack together
_FOLDER = re.compile(
    rf"(?P<day>\d{{4}}-\d\d-\d\d)_(?P<country>[A-Z]{{2}})_(?P<name>{PACK_NAME.pattern})_(?P<sha256>[0-9a-f]{{64}})"
)
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
        """What takes its place when it is of a later day: a pack of the same State and name."""
        return self.country, self.name


@dataclass(frozen=True, slots=True)
class PackLabel:
    """What a pack has to be: of this State, name and day."""

    country: str
    name: str
    day: date


def packs_in_use(folder: Path) -> tuple[InstalledPack, ...]:
    """The newest pack of each State and name, in their order; none when the folder is not there."""
    newest = {each.series: each for each in sorted(_installed(folder), key=lambda pack: (pack.day, pack.sha256))}
    return tuple(newest[series] for series in sorted(newest))


def open_packs(folder: Path, keys: Sequence[TrustedKey]) -> tuple[list[NationalPack], list[RefusedPack]]:
    """The packs in use that open, and those that do not, each with the reason."""
    opened: list[NationalPack] = []
    refused: list[RefusedPack] = []
    for each in packs_in_use(folder):
        try:
            opened.append(open_installed_pack(each, keys))
        except Fault as fault:
            refused.append(RefusedPack(each.name, each.country, each.day, fault.message))
    return opened, refused


def pack_in_force(folder: Path, country: str, name: str, keys: Sequence[TrustedKey]) -> PackIdentity | None:
    """The installed pack of that State and name; None when there is none, or when it does not open."""
    found = next((each for each in packs_in_use(folder) if each.series == (country, name)), None)
    if found is None:
        return None
    try:
        return open_installed_pack(found, keys).identity
    except Fault:  # whoever asks puts a sound one in its place; the law tells that it is refused
        return None


def remove_pack(folder: Path, name: str, country: str | None = None) -> int:
    """Take all packs of that name away, of one State or of all, and say how many folders they were.

    Raises BadInput when there is none, EnvironmentFault when one cannot be removed.
    """
    meant = [each for each in _installed(folder) if each.name == name and country in {None, each.country}]
    if not meant:
        raise BadInput("pack.not_installed", name=name)
    try:
        for each in sorted(meant, key=lambda pack: pack.day):  # oldest first: none comes back in force on the way
            _take_away(each)
    except OSError as error:
        raise EnvironmentFault("reference.cannot_write", path=folder, detail=error.strerror) from error
    return len(meant)


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


def install_pack(archive: Path, size: int, folder: Path, keys: Sequence[TrustedKey], label: PackLabel) -> PackIdentity:
    """Unpack, verify and put in use a pack that was packed into ``size`` bytes; the same one again changes nothing.

    Raises VerificationFailed when no pinned key vouches for it, it is not what ``label`` says, it is not of a later
    day than the one in force, or the archive cannot be unpacked safely; BadInput for what is no pack;
    EnvironmentFault when it cannot be put in place. Whatever is raised, the packs in use are those that were in use
    before.
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
        if PackLabel(identity.country, identity.name, identity.day) != label:
            raise VerificationFailed(
                "pack.not_as_offered",
                name=identity.name, country=identity.country, day=identity.day,
                offered=label.name, offered_country=label.country, offered_day=label.day,
            )  # fmt: skip
        _put_in_place(part, folder, identity, pack_in_force(folder, identity.country, identity.name, keys))
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


def _put_in_place(part: Path, folder: Path, identity: PackIdentity, before: PackIdentity | None) -> None:
    if before is not None and before.sha256 == identity.sha256:
        return
    if before is not None and identity.day <= before.day:
        raise VerificationFailed(
            "pack.rollback",
            name=identity.name, day=identity.day, installed=before.name, installed_day=before.day,
        )  # fmt: skip
    for file in part.iterdir():
        sync(file)
    sync(part)
    if before is None:  # whatever of that name lies there does not open, and must not outrank or bar this one
        for each in _installed(folder):
            if each.series == (identity.country, identity.name) and each.day >= identity.day:
                _take_away(each)
    part.replace(folder / f"{identity.day}_{identity.country}_{identity.name}_{identity.sha256}")
    with suppress(OSError):  # it is in use; should the power go before the disk has it, the old one is, whole
        sync(folder)


def _take_away(pack: InstalledPack) -> None:
    """Out of use by one renaming; what cannot be deleted now is swept by the next installation."""
    gone = pack.path.with_name(f".{secrets.token_hex(8)}{_PART}")
    pack.path.replace(gone)
    shutil.rmtree(gone, ignore_errors=True)
