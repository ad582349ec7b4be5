"""Disks that are full, cannot be written to, or are somewhere else; mounted where a mount tells."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from inspection.dossier import Decision, Ruling
from inspection.errors import EnvironmentFault
from inspection.session import InspectionSession
from inspection.wording import say
from local_store import reserve
from local_store.case_file import export_case, verify_case
from local_store.folder_check import is_network, mount_of, mounts, synchroniser, unfit
from local_store.store import Store
from local_store.verification import verify_store
from tests.local_store.scene import PASSPHRASE, TinyReference, carry_out, new_store, opening

MOUNTINFO = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
31 27 0:44 / /mnt/share\040of\040port rw shared:1 - cifs //port/share rw
32 27 0:45 / /mnt/nfs rw - nfs4 10.0.0.2:/evidence rw
33 32 0:46 / /mnt/nfs/local rw - ext4 /dev/sdb1 rw
34 27 0:47 / /home/abena/remote rw - fuse.sshfs abena@port: rw
35 27 0:48 / /media/stick rw - fuseblk /dev/sdc1 rw
36 27 0:49 / /home/abena/secret rw - fuse.gocryptfs /home/abena/.cipher rw
37 27 0:50 / /mnt/twice rw - nfs4 10.0.0.2:/evidence rw
38 27 0:51 / /mnt/twice rw - xfs /dev/sdd1 rw
broken line
"""


def fill_up(folder: Path, leave: int = 0) -> Path:
    """Take all the room that is left."""
    ballast = folder / "ballast"
    status = os.statvfs(folder)
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(1, status.f_bavail * status.f_frsize - leave))
    return ballast


@pytest.mark.mounts
def test_on_a_full_disk_an_inspection_is_still_decided_closed_and_exported(disk) -> None:
    with new_store(disk / "store") as store:
        assert store.reserve.there()
        carry_out(store)
        session = InspectionSession.open(opening("Last drum"), store, TinyReference())
        ballast = fill_up(disk, leave=600_000)
        kept = 0
        with pytest.raises(EnvironmentFault) as caught:  # noqa: PT012 - nobody knows which one fails
            for _ in range(100):
                store.keep_photo(os.urandom(100_000), "image/png")
                kept += 1
        assert caught.value.message.code == "disk.finish_first"
        assert kept == store.photos.count() - 1
        fill_up(disk / "store")

        session.assess()
        session.decide(Ruling(Decision.DETAIN, "The disk is full, the cylinder stays"))
        session.close()
        export_case(store, session.inspection, disk / "case.zip", os.urandom(400_000))

        assert not store.reserve.there()
        assert store.reserve.warning().code == "disk.no_reserve"
        with pytest.raises(EnvironmentFault, match="finish_first"):
            InspectionSession.open(opening("One more"), store, TinyReference())
        with pytest.raises(EnvironmentFault, match="finish_first"):
            store.keep_photo(b"small", "image/png")
        verify_store(store)
        assert not list(disk.rglob("*.part"))
    verify_case(disk / "case.zip")

    with Store.open(disk / "store", PASSPHRASE) as store:
        assert store.records(session.inspection)[-1].header.kind == "closed"
    ballast.unlink()
    (disk / "store" / "ballast").unlink()
    with Store.open(disk / "store", PASSPHRASE) as store:
        assert store.reserve.there()
        store.keep_photo(b"small", "image/png")
        verify_store(store)


@pytest.mark.mounts
def test_an_export_alone_gets_the_reserve(disk) -> None:
    with new_store(disk / "store") as store:
        session = carry_out(store)
        fill_up(disk, leave=100_000)

        export_case(store, session.inspection, disk / "case.zip", os.urandom(400_000))

        assert not store.reserve.there()
    verify_case(disk / "case.zip")


@pytest.mark.mounts
def test_without_any_room_a_store_opens_with_its_reserve_and_loses_nothing(disk) -> None:
    with new_store(disk / "store") as store:
        carry_out(store)
        head = store.journal.head()
    fill_up(disk)

    with Store.open(disk / "store", PASSPHRASE) as store:
        assert store.journal.head() == head
        verify_store(store)


@pytest.mark.mounts
def test_a_store_cannot_be_made_on_a_full_disk_and_can_when_there_is_room(disk) -> None:
    ballast = fill_up(disk)
    with pytest.raises(EnvironmentFault, match="disk_full"):
        new_store(disk / "store")

    ballast.unlink()

    new_store(disk / "store").close()


@pytest.mark.mounts
def test_a_disk_that_cannot_be_written_to_is_told(disk) -> None:
    new_store(disk / "store").close()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True, timeout=20)

    with pytest.raises(EnvironmentFault) as opened:
        Store.open(disk / "store", PASSPHRASE)
    with pytest.raises(EnvironmentFault) as made:
        new_store(disk / "other")

    assert {opened.value.message.code, made.value.message.code} == {"store.read_only"}


def test_room_that_gets_scarce_is_told_before_it_is_gone(tmp_path, monkeypatch) -> None:
    kept_back = reserve.Reserve(tmp_path, size=4096)
    free = 10 * 4096
    monkeypatch.setattr(reserve.shutil, "disk_usage", lambda _: type("Usage", (), {"free": free}))
    assert kept_back.fill()
    assert "0 MB left" in say(kept_back.warning())

    free = reserve.LOW
    assert kept_back.warning() is None


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/abena/store", "ext4"),
        ("/mnt/share of port/store", "cifs"),
        ("/mnt/share", "ext4"),
        ("/mnt/nfs/deep/store", "nfs4"),
        ("/mnt/nfs/local/store", "ext4"),
        ("/mnt/nfs", "nfs4"),
        ("/home/abena/remote/store", "fuse.sshfs"),
        ("/media/stick/store", "fuseblk"),
        ("/home/abena/secret/store", "fuse.gocryptfs"),
        ("/mnt/twice/store", "xfs"),
    ],
)
def test_the_mount_of_a_folder_tells_whether_it_is_on_another_machine(folder, kind) -> None:
    mount = mount_of(PurePosixPath(folder), mounts(MOUNTINFO))
    reason = unfit(PurePosixPath(folder), MOUNTINFO)

    assert mount.kind == kind
    assert is_network(kind) == (kind in {"cifs", "nfs4", "fuse.sshfs"})
    assert (reason is not None) == is_network(kind)
    if reason is not None:
        assert mount.source in say(reason)


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/abena/OneDrive - Customs/store", "OneDrive"),
        ("/home/abena/Dropbox (Office)/store", "Dropbox"),
        ("/home/abena/Nextcloud2/evidence", "Nextcloud"),
        ("/home/abena/Google Drive/My Drive/x", "Google Drive"),
        ("/home/abena/dropboxes/store", None),
        ("/home/abena/about onedrive/store", None),
    ],
)
def test_a_folder_of_a_synchroniser_is_known_by_its_name(folder, program) -> None:
    assert synchroniser(PurePosixPath(folder)) == program


def test_a_store_is_neither_made_nor_opened_where_a_synchroniser_copies_it(tmp_path) -> None:
    new_store(tmp_path / "store").close()
    (tmp_path / "Nextcloud").symlink_to(tmp_path)
    with pytest.raises(EnvironmentFault) as by_name:
        Store.open(tmp_path / "Nextcloud" / "store", PASSPHRASE)
    (tmp_path / ".sync_0a1b2c.db").touch()

    with pytest.raises(EnvironmentFault) as by_mark:
        Store.open(tmp_path / "store", PASSPHRASE)
    with pytest.raises(EnvironmentFault) as made:
        new_store(tmp_path / "other")

    assert {each.value.message.code for each in (by_name, by_mark, made)} == {"disk.synced"}
    assert "Nextcloud" in say(by_mark.value.message)
    assert not (tmp_path / "other").exists()
