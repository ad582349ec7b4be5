"""The program's own next version: staged beside the one that runs, tried, and put in its place with one renaming."""

from __future__ import annotations

import json
import os
import secrets
import shlex
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed

from .archive import unpack
from .faults import disk_fault
from .in_use import in_use
from .offers import numbers, this_platform
from .versions import BASE, MARK, PART, Installation, InstallKind, Running, clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .offers import Offer

ENDINGS = {InstallKind.PER_USER: ".tar.xz", InstallKind.DEB: ".deb", InstallKind.SOURCE: ".tar.xz"}
SPARE = 64 << 20  # bytes that stay free beside what is unpacked
TRIAL_S = 90  # the first start of a version, with a virus scanner looking at every file


def suits(offer: Offer, here: Installation) -> bool:
    """Whether an offered program is for this machine and this kind of installation."""
    windows = os.name == "nt" and here.kind is InstallKind.PER_MACHINE
    ending = ".exe" if windows else ENDINGS.get(here.kind, ".tar.xz")
    return offer.platform == this_platform() and offer.path.endswith(ending)


def hand_over_command(path: Path, here: Installation) -> str:
    """What whoever looks after the machine runs with a verified package."""
    if path.name.endswith(".deb"):
        return f"sudo apt install {shlex.quote(str(path))}"
    if path.name.endswith(".exe"):
        return f'"{path}" /ALLUSERS /SILENT'
    return f"sudo tar -xJf {shlex.quote(str(path))} -C {shlex.quote(str(here.base))}"


def stage(
    archive: Path, offer: Offer, here: Installation, own: str, tell: Callable[[int], None] = lambda _done: None
) -> None:
    """Install the version in a verified archive; it runs from the next start on, and ``own`` is kept beside it.

    Whatever is raised and wherever the power goes, the version that ran before runs again: BadInput where this
    installation cannot change itself; VerificationFailed for a version that is none or not newer, an archive that
    cannot be unpacked safely or a program that does not start; EnvironmentFault for a disk that takes no more, or
    while that very version runs in another window.
    """
    if here.kind is not InstallKind.PER_USER:
        raise BadInput("updates.from_source")
    if offer.platform != this_platform():
        raise BadInput("updates.wrong_platform", name=offer.name, platform=offer.platform, own=this_platform())
    if not offer.rank:
        raise VerificationFailed("updates.not_a_version", name=offer.name)
    if offer.rank <= numbers(own):
        raise VerificationFailed("updates.older", name=offer.name, installed=own)
    # Not what the pointer says: that names what was staged in this session, and the program still loads its own parts.
    runs = own if here.has(own) else BASE
    part = here.versions / f".{offer.name}.{secrets.token_hex(4)}{PART}"
    try:
        if here.folder(offer.name).exists():
            here.switch(Running(runs))  # to nothing that is about to be taken away
        here.sweep()
        if in_use(here.folder(offer.name)):
            raise EnvironmentFault("updates.still_runs", name=offer.name)
        here.versions.mkdir(exist_ok=True)
        if shutil.disk_usage(here.versions).free < offer.unpacked + SPARE:
            raise EnvironmentFault("updates.disk_full", folder=here.base)
        unpack(archive, part, offer.unpacked, tell)
        (part / MARK).write_text(f"{InstallKind.PER_USER}\n", "ascii")
        _try(part / here.program, offer)
        if hasattr(os, "sync"):
            os.sync()  # thousands of files at once; the pointer must not be on the disk before them
        part.replace(here.folder(offer.name))
        tell(offer.unpacked)
        here.switch(Running(offer.name, runs))
        tell(offer.unpacked)
        here.sweep()
    except OSError as error:
        raise disk_fault(error, here.base) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def go_back(here: Installation) -> str:
    """Let the version before run from the next start on, and give its name. Raises BadInput when there is none."""
    running = here.running()
    if running.before is None or not here.has(running.before):
        raise BadInput("updates.nothing_before")
    try:
        here.switch(Running(running.before, running.now))
    except OSError as error:
        raise disk_fault(error, here.base) from error
    return running.before


def version_before(here: Installation) -> str | None:
    """The version that can be gone back to; the first one is called by an empty name."""
    before = here.running().before
    return before if here.kind is InstallKind.PER_USER and before is not None and here.has(before) else None


def _try(program: Path, offer: Offer) -> None:
    """Start the staged program once and let it say its version: what does not start here is not put in use."""
    try:
        done = subprocess.run(  # noqa: S603 - the program was verified, and is run as its user
            [program, "update", "show", "--json"],
            env=clean_environment(), cwd=program.parent, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=TRIAL_S, check=True,
        )  # fmt: skip
        said = json.loads(done.stdout)["version"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        raise VerificationFailed("updates.does_not_start", name=offer.name, detail=_reason(error)) from error
    if said != offer.name:
        raise VerificationFailed("updates.does_not_start", name=offer.name, detail=said)


def _reason(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        lines = error.stderr.decode(errors="replace").strip().splitlines()
        return lines[-1][:200] if lines else str(error.returncode)
    with suppress(AttributeError):
        return str(error.strerror) if isinstance(error, OSError) else type(error).__name__
    return type(error).__name__
