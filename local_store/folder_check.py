"""Where a store may lie: on a disk of this machine, and in no folder that a program copies to elsewhere.

SQLite's locks and its write-ahead log do not hold on network file systems (https://www.sqlite.org/wal.html,
"does not work over a network filesystem"), and a synchroniser copies a database while it is half written.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault
from inspection.message import message

from .durable import disk_faults

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.message import Message

_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")
# The types of proc(5) and of the usual FUSE programs that keep their files on another machine.
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "9p", "afs", "coda", "ncpfs", "ceph", "lustre", "glusterfs"}
    | {"davfs", "gpfs", "beegfs", "orangefs", "ocfs2", "gfs2", "sshfs"}
)
_NETWORK_PROGRAMS = frozenset(
    {"sshfs", "rclone", "davfs", "davfs2", "s3fs", "gcsfuse", "goofys", "curlftpfs", "glusterfs", "ceph", "ceph-fuse"}
    | {
        "gvfsd-fuse",
        "kio-fuse",
        "smbnetfs",
        "google-drive-ocamlfuse",
        "onedriver",
        "onedrive",
        "dropbox",
        "mount.davfs",
    }
    | {"seadrive", "hubicfuse", "juicefs", "blobfuse", "blobfuse2", "prl_fsd"}
)
# What the synchronisers call their folders, and what they leave in them.
_SYNCED_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "icloud drive": "iCloud Drive",
    "icloudrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "pclouddrive": "pCloud",
    "seafile": "Seafile",
    "megasync": "MEGA",
    "yandex.disk": "Yandex Disk",
}
_SYNCED_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".stfolder", "Syncthing"),
    (".seafile-data", "Seafile"),
    (".resilio", "Resilio Sync"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),  # the hidden file in the root of a OneDrive folder
)


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of mountinfo: where it stands, the type of its file system and what is mounted."""

    point: str
    kind: str
    source: str


def mounts(mountinfo: str) -> tuple[Mount, ...]:
    """The mounts that a text of the form of /proc/self/mountinfo (proc(5)) tells; broken lines are left out."""
    found = []
    for line in mountinfo.splitlines():
        before, separator, after = line.partition(" - ")
        places, kinds = before.split(" "), after.split(" ")
        if separator and len(places) > 4 and len(kinds) > 1:  # noqa: PLR2004 - the fifth field is the mount point
            found.append(Mount(_unescaped(places[4]), kinds[0], _unescaped(kinds[1])))
    return tuple(found)


def mount_of(folder: PurePath, mounted: Iterable[Mount]) -> Mount | None:
    """The mount that an absolute path lies on: the deepest, and of two at one place the later."""
    on_the_way = {str(folder), *map(str, folder.parents)}
    best: Mount | None = None
    for mount in mounted:
        if mount.point in on_the_way and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def is_network(kind: str) -> bool:
    """Whether files of a file system of this type lie on another machine."""
    family, _, program = kind.partition(".")
    return kind in _NETWORK_TYPES or (family == "fuse" and program in _NETWORK_PROGRAMS)


def synchroniser(folder: PurePath) -> str | None:
    """The synchroniser whose folder a path lies in, by the names on the way; None when none is known."""
    for part in folder.parts:
        plain = part.lower()
        for name, program in _SYNCED_NAMES.items():
            # Clients with several accounts add theirs: "OneDrive - Customs", "Dropbox (Office)", "Nextcloud2".
            if plain == name or re.fullmatch(rf"{re.escape(name)}(\d+| ?[-(].*)", plain):
                return program
    return None


def unfit(folder: PurePath, mountinfo: str) -> Message | None:
    """Why a store cannot lie in an absolute folder, by its name and its mount; None when nothing speaks against it."""
    mount = mount_of(folder, mounts(mountinfo))
    if mount is not None and is_network(mount.kind):
        return message("disk.network", folder=folder, kind=mount.kind, source=mount.source)
    if str(folder).startswith(("\\\\", "//")):
        return message("disk.network", folder=folder, kind="UNC", source=folder.anchor)
    program = synchroniser(folder)
    return None if program is None else message("disk.synced", folder=folder, program=program)


def demand_local(folder: Path) -> None:
    """Refuse a folder that is on a network drive or is copied elsewhere. Raises EnvironmentFault with what to do."""
    # Made absolute and rid of links by name alone at first: to look into a dead network drive may take for ever.
    plain = Path(os.path.abspath(folder))  # noqa: PTH100 - Path.absolute keeps ".."
    text = _mountinfo()
    _refuse(unfit(plain, text))
    with disk_faults(folder):
        resolved = folder.resolve()
        _refuse(unfit(resolved, text))
        if sys.platform == "win32" and _remote_drive(resolved):
            raise EnvironmentFault("disk.network", folder=folder, kind="DRIVE_REMOTE", source=resolved.anchor)
        for parent in (resolved, *resolved.parents):
            for pattern, program in _SYNCED_MARKS:
                if next(parent.glob(pattern), None) is not None and parent != Path.home():
                    raise EnvironmentFault("disk.synced", folder=folder, program=program)


def _refuse(reason: Message | None) -> None:
    if reason is not None:
        raise EnvironmentFault(reason.code, **reason.params)


def _mountinfo() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # no Linux: the names and marks have to do
        return ""


def _unescaped(text: str) -> str:
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)), text)


if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4  # GetDriveTypeW

    def _remote_drive(folder: Path) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)

else:

    def _remote_drive(_folder: Path) -> bool:
        return False  # no drive letters; mountinfo has told
