"""Which law answers: the edition that was named, else the newest here, and the national packs laid over it."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault

from . import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reference.edition import Edition
    from reference.installed import InstalledFile
    from reference.national_pack import NationalPack
    from reference.reference_data import EditionReference
    from reference.refused_pack import RefusedPack
    from reference.trust import TrustedKey

PINNED = options.TREE / "reference" / "keys"
_FEWEST_DIGITS = 8  # of a SHA-256 that names an edition


@dataclass(slots=True)
class ChosenLaw:
    """The law of one session: settled by whoever opens it first, the same for all after, whatever is installed since.

    ``given`` and ``folders`` are the edition and the national packs that were named.
    """

    given: Path | None
    folders: Sequence[Path] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _settled: tuple[Path, LaidOver] | None = None

    def open(self) -> EditionReference:
        """Open it once more. Raises as :func:`open_edition` and :func:`laid_over` do."""
        with self._lock:
            if self._settled is None:
                laid = laid_over(self.folders)
                edition = open_edition(self.given)
                self._settled = edition.path, laid
                return _overlaid(edition, laid)
            path, laid = self._settled
        return _overlaid(open_edition(path), laid)


@dataclass(frozen=True, slots=True)
class LaidOver:
    """The national packs in force, and the installed ones that are not because they do not verify."""

    packs: tuple[NationalPack, ...] = ()
    refused: tuple[RefusedPack, ...] = ()


def open_reference(given: Path | None, packs: Sequence[Path] | None = None) -> EditionReference:
    """The law as the chosen edition has it, with the national packs in force laid over it.

    Raises as :func:`open_edition` and :func:`laid_over` do.
    """
    return ChosenLaw(given, packs or ()).open()


def laid_over(named: Sequence[Path] = ()) -> LaidOver:
    """The packs of these folders, else of QUAYLENS_PACKS, and those installed that none of them takes the place of.

    Raises as :func:`reference.national_pack.open_pack` for a folder that was named. An installed pack that does not
    verify is left out and told of.
    """
    folders = named or [Path(each) for each in os.environ.get("QUAYLENS_PACKS", "").split(os.pathsep) if each]
    if not folders and not packs_folder().is_dir():
        return LaidOver()
    from reference.installed_packs import open_packs
    from reference.national_pack import open_pack

    keys = trusted()
    given = [open_pack(folder, keys) for folder in folders]
    taken = {(pack.identity.country, pack.identity.name) for pack in given}
    installed, refused = open_packs(packs_folder(), keys)
    beside = [each for each in installed if (each.identity.country, each.identity.name) not in taken]
    left = [each for each in refused if (each.country, each.name) not in taken]
    return LaidOver((*given, *beside), tuple(left))


def _overlaid(edition: Edition, laid: LaidOver) -> EditionReference:
    if not (laid.packs or laid.refused):
        from reference.reference_data import EditionReference

        return EditionReference(edition)
    from reference.overlaid import OverlaidReference

    return OverlaidReference(edition, laid.packs, laid.refused)


def open_edition(given: Path | None) -> Edition:
    """Open the edition of that file, or the one here of that name or SHA-256; by default the newest there is.

    QUAYLENS_EDITION names one too; the newest is the newest installed one, unless the built one is newer still.
    Raises EnvironmentFault when there is none, VerificationFailed when a signature does not fit.
    """
    from reference.edition import Edition
    from reference.installed import open_installed

    named = given or (Path(os.environ["QUAYLENS_EDITION"]) if os.environ.get("QUAYLENS_EDITION") else None)
    if named is not None:
        return Edition.open(named, trusted()) if named.is_file() else _called(str(named))
    newest = next(iter(installed_here()), None)
    if newest is None:
        return Edition.open(options.existing_edition(), trusted())
    built = options.default_edition()
    if built.is_file():
        from reference.installed import rank_of

        edition = Edition.open(built, trusted())
        if rank_of(edition.edition.name, edition.edition.day) > newest.rank:
            return edition
        edition.close()
    return open_installed(newest, trusted())


def installed_here() -> tuple[InstalledFile, ...]:
    """All editions that were installed on this station, newest first."""
    from reference.installed import installed

    return installed(editions_folder())


def editions_folder() -> Path:
    """Where installed editions lie: QUAYLENS_EDITIONS, else in the platform's data folder."""
    given = os.environ.get("QUAYLENS_EDITIONS")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("quaylens", appauthor=False) / "editions"


def packs_folder() -> Path:
    """Where the national packs lie that updates brought: beside the installed editions."""
    return editions_folder() / "packs"


def trusted(keys: Path | None = None) -> tuple[TrustedKey, ...]:
    """The pinned keys: those of the file or folder named, else of QUAYLENS_KEYS, else of reference/keys."""
    from reference.trust import trusted_keys

    given = keys or (Path(os.environ["QUAYLENS_KEYS"]) if os.environ.get("QUAYLENS_KEYS") else None)
    if given is not None and not given.exists():
        raise EnvironmentFault("commands.no_keys", path=given)
    return trusted_keys([given or PINNED])


def _called(text: str) -> Edition:
    """The installed edition of that name, or whose SHA-256 begins so; failing that the built one, if it is meant.

    Raises EnvironmentFault when there is none.
    """
    from reference.edition import Edition
    from reference.installed import open_installed

    for each in installed_here():
        if _is_meant(text, each.name, each.sha256):
            return open_installed(each, trusted())
    built = options.default_edition()
    if built.is_file():
        edition = Edition.open(built, trusted())
        if _is_meant(text, edition.edition.name, edition.edition.sha256):
            return edition
        edition.close()
    raise EnvironmentFault("commands.edition_not_here", name=text)


def _is_meant(text: str, name: str, sha256: str) -> bool:
    return name == text or (len(text) >= _FEWEST_DIGITS and sha256.startswith(text.lower()))
