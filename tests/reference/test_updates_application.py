"""The program's next version: staged, tried, switched by one renaming; whatever happens, one version works."""

from __future__ import annotations

import errno
import io
import lzma
import os
import signal
import subprocess
import sys
import tarfile
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed
from reference.updates import application, archive
from reference.updates.application import go_back, hand_over_command, stage, suits, version_before
from reference.updates.archive import pack, unpack, unpacked_size
from reference.updates.offers import Offer, OfferKind, this_platform
from reference.updates.versions import (
    Installation,
    InstallKind,
    Running,
    installation,
    keep_while_it_runs,
    newer_program,
)

TREE = Path(__file__).resolve().parents[2]
PROGRAM = "quaylens"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the program is a shell script")


def bundle(folder: Path, version: str) -> Path:
    """A bundle whose program says that version."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "library.so").write_bytes(b"\0" * 3000)
    program = folder / PROGRAM
    program.write_text(f'#!/bin/sh\necho \'{{"version": "{version}"}}\'\n')
    program.chmod(0o755)
    return folder


def packed(folder: Path, version: str, says: str | None = None) -> tuple[Path, Offer]:
    out = folder / f"quaylens-{version}.tar.xz"
    _, size = pack(bundle(folder / f"built-{version}", says or version), out)
    path = f"application/{this_platform()}/{out.name}"
    offer = Offer(path, OfferKind.APPLICATION, version, date(2027, 1, 15), 0, "", this_platform(), size)
    return out, offer


@pytest.fixture
def here(tmp_path) -> Installation:
    base = bundle(tmp_path / "base", "0.1.0")
    (base / "install-kind").write_text("per-user\n")
    return installation(base / PROGRAM, TREE, frozen=True)


def runs(here: Installation) -> str:
    """What runs when the icon of the first version is clicked."""
    program = newer_program(here, here.base / PROGRAM, "0.1.0") or here.base / PROGRAM
    return subprocess.run([program], capture_output=True, text=True, check=True, timeout=10).stdout.split('"')[3]


def test_a_version_is_staged_and_the_one_before_is_one_step_away(here, tmp_path):
    stage(*packed(tmp_path, "0.2.0"), here, "0.1.0")
    assert runs(here) == "0.2.0"
    stage(*packed(tmp_path, "0.10.0"), here, "0.2.0")
    assert (runs(here), version_before(here)) == ("0.10.0", "0.2.0")
    assert go_back(here) == "0.2.0"
    assert runs(here) == "0.2.0"
    assert go_back(here) == "0.10.0"
    stage(*packed(tmp_path, "0.11.0"), here, "0.10.0")
    assert sorted(each.name for each in here.versions.iterdir()) == ["0.10.0", "0.11.0"], "older ones are cleared away"


def test_the_first_version_can_be_gone_back_to(here, tmp_path):
    with pytest.raises(BadInput):
        go_back(here)
    stage(*packed(tmp_path, "0.2.0"), here, "0.1.0")
    assert go_back(here) == ""
    assert runs(here) == "0.1.0"


def test_the_version_that_runs_stays_when_two_are_staged_in_one_session(here, tmp_path):
    """And whatever the pointer says meanwhile: the program loads parts of itself late."""
    stage(*packed(tmp_path, "0.2.0"), here, "0.1.0")
    stage(*packed(tmp_path, "0.3.0"), here, "0.2.0")
    stage(*packed(tmp_path, "0.4.0"), here, "0.2.0")
    assert here.has("0.2.0")
    assert (runs(here), version_before(here)) == ("0.4.0", "0.2.0")
    go_back(here)
    stage(*packed(tmp_path, "0.5.0"), here, "0.4.0")
    assert here.has("0.4.0")
    assert (runs(here), version_before(here)) == ("0.5.0", "0.4.0")


def test_a_version_that_a_window_runs_stays_whatever_is_staged_beside_it(here, tmp_path):
    """Each command hands over to the newest version, so the second of two updates knows nothing of the window."""
    stage(*packed(tmp_path, "0.2.0"), here, "0.1.0")
    assert keep_while_it_runs(here, here.base / PROGRAM) is None, "the first one is never cleared away"
    windows = [keep_while_it_runs(here, here.versions / "0.2.0" / PROGRAM) for _ in range(2)]
    stage(*packed(tmp_path, "0.3.0"), here, "0.2.0")
    stage(*packed(tmp_path, "0.4.0"), here, "0.3.0")
    assert here.has("0.2.0")
    os.close(windows[0])
    stage(*packed(tmp_path, "0.5.0"), here, "0.4.0")
    assert (here.folder("0.2.0") / "_internal" / "library.so").exists()
    archive_file, offer = packed(tmp_path / "again", "0.2.0")
    with pytest.raises(EnvironmentFault) as told:
        stage(archive_file, offer, here, "0.1.0")
    assert told.value.message.code == "updates.still_runs"
    os.close(windows[1])
    stage(*packed(tmp_path, "0.6.0"), here, "0.5.0")
    assert not here.folder("0.2.0").exists()


def test_a_version_that_is_staged_already_can_be_staged_again(here, tmp_path):
    """Before it ran, and after it was gone back from."""
    archive_file, offer = packed(tmp_path, "0.2.0")
    stage(archive_file, offer, here, "0.1.0")
    (here.folder("0.2.0") / PROGRAM).write_text("damaged meanwhile")
    stage(archive_file, offer, here, "0.1.0")
    assert (runs(here), version_before(here)) == ("0.2.0", "")
    go_back(here)
    stage(archive_file, offer, here, "0.1.0")
    assert (runs(here), version_before(here)) == ("0.2.0", "")


def test_a_later_version_knows_the_installation_it_belongs_to(here, tmp_path):
    stage(*packed(tmp_path, "0.2.0"), here, "0.1.0")
    program = here.versions / "0.2.0" / PROGRAM
    assert installation(program, TREE, frozen=True) == here
    assert newer_program(here, program, "0.2.0") is None, "it hands over to nobody"
    assert newer_program(here, here.base / PROGRAM, "0.3.0") is None, "the first one was replaced by a newer one"


@pytest.mark.parametrize("pointer", ["", "0.9.9\n\n", "../../bin\n\n", "0.2.0", "\xff\n", "0.2.0\n0.9.9\n"])
def test_a_damaged_pointer_leaves_a_version_that_works(here, tmp_path, pointer):
    stage(*packed(tmp_path, "0.2.0"), here, "0.1.0")
    (here.base / "current").write_text(pointer, "latin-1")
    assert runs(here) in {"0.1.0", "0.2.0"}
    assert here.running().before is None


def test_only_a_per_user_bundle_changes_itself(here, tmp_path):
    archive_file, offer = packed(tmp_path, "0.2.0")
    for kind in ("deb", "per-machine", "something else"):
        (here.base / "install-kind").write_text(kind)
        other = installation(here.base / PROGRAM, TREE, frozen=True)
        assert other.kind in {InstallKind.DEB, InstallKind.PER_MACHINE}
        with pytest.raises(BadInput):
            stage(archive_file, offer, other, "0.1.0")
    assert installation(Path(sys.executable), TREE, frozen=False).kind is InstallKind.SOURCE
    assert not here.versions.exists()


def test_each_kind_of_installation_is_offered_its_own_package(here):
    deb = Installation(InstallKind.DEB, Path("/opt/quaylens"), PROGRAM)
    assert hand_over_command(Path("/var/q.deb"), deb) == "sudo apt install /var/q.deb"
    for name, kinds in (("q.tar.xz", {InstallKind.PER_USER}), ("q.deb", {InstallKind.DEB})):
        offer = Offer(f"application/a/{name}", OfferKind.APPLICATION, "1", date(2027, 1, 1), 0, "", this_platform())
        fits = {kind for kind in (InstallKind.PER_USER, InstallKind.DEB)
                if suits(offer, Installation(kind, here.base, PROGRAM))}  # fmt: skip
        assert fits == kinds


def refused(here: Installation, archive_file: Path, offer: Offer) -> Fault:
    with pytest.raises(Fault) as fault:
        stage(archive_file, offer, here, "0.1.0")
    assert runs(here) == "0.1.0"
    assert not list(here.versions.glob("*")) if here.versions.exists() else True
    return fault.value


def test_a_version_that_is_not_newer_or_does_not_start_is_refused(here, tmp_path):
    assert refused(here, *packed(tmp_path, "0.1.0")).message.code == "updates.older"
    assert refused(here, *packed(tmp_path, "0.2.0", says="0.1.9")).message.code == "updates.does_not_start"
    assert refused(here, *packed(tmp_path, "0.3.0-rc1")).message.code == "updates.not_a_version"
    broken = bundle(tmp_path / "broken", "0.3.0")
    (broken / PROGRAM).write_text("#!/bin/sh\necho 'no library' >&2; exit 1\n")
    out = tmp_path / "broken.tar.xz"
    _, size = pack(broken, out)
    offer = Offer(
        "application/a/b.tar.xz", OfferKind.APPLICATION, "0.3.0", date(2027, 1, 1), 0, "", this_platform(), size
    )
    told = refused(here, out, offer)
    assert (told.message.code, told.message.params["detail"]) == ("updates.does_not_start", "no library")


def test_a_full_disk_is_told_and_nothing_is_left(here, tmp_path, monkeypatch):
    archive_file, offer = packed(tmp_path, "0.2.0")
    huge = Offer(offer.path, offer.kind, offer.name, offer.day, 0, "", offer.platform, 1 << 60)
    assert refused(here, archive_file, huge).message.code == "updates.disk_full"

    def no_room(*_):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(archive, "_write", no_room)
    told = refused(here, archive_file, offer)
    assert isinstance(told, EnvironmentFault)
    assert told.message.code == "updates.disk_full"


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from reference.updates.application import stage
from reference.updates.offers import Offer, OfferKind
from reference.updates.versions import installation

archive, base, size, platform, steps = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), sys.argv[5], sys.argv[6]
left = [int(steps)]

def tell(_done):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)

offer = Offer("application/a/b.tar.xz", OfferKind.APPLICATION, "0.2.0", date(2027, 1, 1), 0, "", platform, size)
stage(archive, offer, installation(base / "quaylens", base, frozen=True), "0.1.0", tell)
"""


@pytest.mark.parametrize(("step", "then"), [(1, "0.1.0"), (2, "0.1.0"), (3, "0.1.0"), (4, "0.2.0")])
def test_a_process_that_is_killed_leaves_one_version_that_works(here, tmp_path, step, then):
    """In the middle of unpacking, before the pointer is written, and after it."""
    archive_file, offer = packed(tmp_path, "0.2.0")
    call = [sys.executable, "-c", KILLED, TREE, archive_file, here.base, str(offer.unpacked), offer.platform, str(step)]
    done = subprocess.run(call, timeout=60, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert runs(here) == then
    if then == "0.1.0":
        stage(archive_file, offer, here, "0.1.0")
        assert runs(here) == "0.2.0"
        assert [each.name for each in here.versions.iterdir()] == ["0.2.0"], "what was cut off is cleared away"


def archived(path: Path, *members: tuple[str, bytes, dict]) -> Path:
    with tarfile.open(path, "w:xz") as tar:
        for name, content, what in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            for attribute, value in what.items():
                setattr(member, attribute, value)
            tar.addfile(member, io.BytesIO(content))
    return path


UNSAFE = {
    "absolute": [("/etc/passwd", b"x", {})],
    "above": [("a/../../b", b"x", {})],
    "a link": [("a", b"", {"type": tarfile.SYMTYPE, "linkname": "/etc"}), ("a/b", b"x", {})],
    "a hard link": [("a", b"", {"type": tarfile.LNKTYPE, "linkname": "/etc/passwd"})],
    "a link to what comes later": [("a", b"", {"type": tarfile.LNKTYPE, "linkname": "b"}), ("b", b"x", {})],
    "a link to a link": [
        ("a", b"x", {}),
        ("b", b"", {"type": tarfile.LNKTYPE, "linkname": "a"}),
        ("c", b"", {"type": tarfile.LNKTYPE, "linkname": "b"}),
    ],
    "a device": [("a", b"", {"type": tarfile.CHRTYPE})],
    "a stream of Windows": [("a:b", b"x", {})],
    "a separator of Windows": [("..\\b", b"x", {})],
    "a device of Windows": [("nul.txt", b"x", {})],
    "two that are one on Windows": [("Data", b"x", {}), ("data", b"y", {})],
    "a file where a folder is": [("a/b", b"x", {}), ("a", b"y", {})],
    "a folder where a file is": [("a", b"x", {}), ("a/b", b"y", {})],
    "more than announced": [("a", b"x" * 200, {})],
    "an empty name": [("a//b", b"x", {})],
}


@pytest.mark.parametrize("what", UNSAFE)
def test_an_archive_that_plays_tricks_is_refused(what, tmp_path):
    file = archived(tmp_path / "a.tar.xz", *UNSAFE[what])
    size = sum(len(content) for _, content, _ in UNSAFE[what]) - (what == "more than announced")
    with pytest.raises(VerificationFailed) as told:
        unpack(file, tmp_path / "out" / "here", size, lambda _done: None)
    assert told.value.message.code == "updates.archive_refused"
    assert {each.name for each in (tmp_path / "out").iterdir()} == {"here"}


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_SPARSE])
def test_a_header_that_swells_is_refused_before_it_is_read(kind, tmp_path):
    """A small archive must not take the memory of the station: such a header is read whole by whoever reads it."""
    header = tarfile.TarInfo("a")
    header.type, header.size = kind, 64 << 20
    swelling = header.tobuf(tarfile.USTAR_FORMAT) + b"\0" * (64 << 20)
    file = tmp_path / "a.tar.xz"
    file.write_bytes(lzma.compress(swelling, preset=0))
    assert file.stat().st_size < 1 << 15
    tracemalloc.start()
    with pytest.raises(VerificationFailed) as told:
        unpack(file, tmp_path / "out", 1, lambda _done: None)
    with pytest.raises(BadInput):
        unpacked_size(file)
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()
    assert told.value.message.code == "updates.archive_refused"


def test_a_torn_archive_is_refused(tmp_path):
    file, offer = packed(tmp_path, "0.2.0")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(VerificationFailed):
        unpack(file, tmp_path / "out", offer.unpacked, lambda _done: None)


def test_a_bundle_is_packed_alike_twice_and_comes_out_as_it_went_in(tmp_path):
    built = bundle(tmp_path / "built", "0.2.0")
    (built / "_internal" / "alias.so").symlink_to("library.so")
    pack(built, tmp_path / "one.tar.xz")
    count, size = pack(built, tmp_path / "two.tar.xz")
    assert (tmp_path / "one.tar.xz").read_bytes() == (tmp_path / "two.tar.xz").read_bytes()
    assert unpacked_size(tmp_path / "one.tar.xz") == size
    unpack(tmp_path / "one.tar.xz", tmp_path / "out", size, lambda _done: None)
    assert len([each for each in (tmp_path / "out").rglob("*") if each.is_file()]) == count == 3
    assert (tmp_path / "out" / PROGRAM).stat().st_mode & 0o111
    alias = tmp_path / "out" / "_internal" / "alias.so"
    assert not alias.is_symlink()
    assert alias.read_bytes() == b"\0" * 3000
    long = built / ("n" * 110)
    long.write_bytes(b"x")
    with pytest.raises(BadInput):
        pack(built, tmp_path / "long.tar.xz")
    long.unlink()
    (built / "away").symlink_to("/etc/passwd")
    with pytest.raises(BadInput):
        pack(built, tmp_path / "three.tar.xz")
    with pytest.raises(BadInput):
        pack(tmp_path / "never built", tmp_path / "four.tar.xz")


def test_switching_is_what_the_pointer_says(here):
    here.switch(Running("", None))
    assert here.running() == Running("", None)
    assert application.version_before(here) is None
