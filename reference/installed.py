"""The editions that were installed on this station: signed ones only, the newest in use, the older ones kept.

An installed edition is a file ``<day>_<name>_<sha256>.edition`` with its signature beside it. Its renaming into
place is the one step that counts: a crash before it leaves the old edition in use, and there is no second file
that could say otherwise.
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

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed

from .edition import Edition
from .edition_file import NAME, check_header, sync
from .trust import demand_vouched, signature_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspection.reference_hit import EditionIdentity

    from .trust import TrustedKey

_FILE = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d)_(?P<name>{NAME.pattern})_(?P<sha256>[0-9a-f]{{64}})\.edition")
_PART = ".part"

Rank = tuple[date, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class InstalledFile:
    """An installed edition as its file name states it; opening it holds the name against the content."""

    path: Path
    name: str
    day: date
    sha256: str

    @property
    def rank(self) -> Rank:
        """What makes one edition newer than another."""
        return rank_of(self.name, self.day)


def rank_of(name: str, day: date) -> Rank:
    """Later days are newer; on one day the higher number in the name is ("2026.11.2" after "2026.11")."""
    return day, tuple(int(number) for number in re.findall(r"\d+", name))


def installed(folder: Path) -> tuple[InstalledFile, ...]:
    """All installed editions, newest first; none when the folder is not there."""
    found: list[InstalledFile] = []
    with suppress(FileNotFoundError):
        for entry in os.listdir(folder):  # noqa: PTH208 - names are all that is needed, at every start
            match = _FILE.fullmatch(entry)
            if match:
                with suppress(ValueError):
                    day = date.fromisoformat(match["day"])
                    found.append(InstalledFile(folder / entry, match["name"], day, match["sha256"]))
    return tuple(sorted(found, key=lambda each: (each.rank, each.name), reverse=True))


def open_installed(file: InstalledFile, keys: Sequence[TrustedKey]) -> Edition:
    """Open an installed edition, verified again.

    Raises VerificationFailed when nobody vouches for it any more or it is not what its name says; else as
    :meth:`Edition.open` does.
    """
    edition = Edition.open(file.path, keys)
    identity = edition.edition
    if not identity.signed:
        edition.close()
        demand_vouched(file.path, keys)
        raise VerificationFailed("reference.unsigned", path=file.path)
    if (identity.name, identity.day, identity.sha256) != (file.name, file.day, file.sha256):
        edition.close()
        raise VerificationFailed("reference.installed_changed", path=file.path)
    return edition


def install(source: Path, folder: Path, keys: Sequence[TrustedKey]) -> EditionIdentity:
    """Verify an edition by the signature beside it and put it in use; the same one again changes nothing.

    Raises VerificationFailed when no pinned key vouches for it or it is not newer than what is installed; BadInput
    for a file that is no edition; EnvironmentFault when it is damaged or cannot be put in place. Whatever is
    raised, the edition in use is the one that was in use before.
    """
    check_header(source)
    demand_vouched(source, keys)
    part = folder / f".{secrets.token_hex(8)}{_PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        _copy(source, part)
        _copy(signature_path(source), signature_path(part))
        # From here on only the copy counts: the source may change under our hands, a memory stick too.
        with Edition.open(part, keys) as edition:
            identity = edition.edition
        demand_vouched(part, keys)
        _put_in_place(part, folder, identity)
    except OSError as error:
        raise EnvironmentFault("reference.cannot_write", path=folder, detail=error.strerror) from error
    finally:
        for left in (part, signature_path(part)):
            with suppress(OSError):
                left.unlink()
    return identity


def _put_in_place(part: Path, folder: Path, identity: EditionIdentity) -> None:
    if NAME.fullmatch(identity.name) is None:
        raise BadInput("reference.bad_edition_name", name=identity.name)
    before = installed(folder)
    if any(each.sha256 == identity.sha256 for each in before[:1]):
        return
    if before and rank_of(identity.name, identity.day) <= before[0].rank:
        raise VerificationFailed(
            "reference.rollback",
            name=identity.name, day=identity.day, installed=before[0].name, installed_day=before[0].day,
        )  # fmt: skip
    place = folder / f"{identity.day}_{identity.name}_{identity.sha256}.edition"
    signature_path(part).replace(signature_path(place))
    sync(folder)
    part.replace(place)
    with suppress(OSError):  # it is in use; should the power go before the disk has it, the old one is, whole
        sync(folder)


def _copy(source: Path, part: Path) -> None:
    with source.open("rb") as given, part.open("xb") as copied:
        shutil.copyfileobj(given, copied, 1 << 20)
        copied.flush()
        os.fsync(copied.fileno())


def _sweep(folder: Path) -> None:
    """Remove what an installation that was cut off left behind."""
    for left in folder.glob(f".*{_PART}*"):
        left.unlink(missing_ok=True)
