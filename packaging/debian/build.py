"""Makes the Debian package of the bundle: python packaging/debian/build.py BUNDLE OUT_FOLDER.

The bundle goes to /usr/lib/quaylens, without the libraries that Debian packages: for these the package depends on
Debian's own, which get their security updates. The same bundle gives the same package, byte for byte: all times are
that of the last commit.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path

TREE = Path(__file__).resolve().parent.parent.parent
HERE = TREE / "packaging" / "debian"
ICONS = TREE / "packaging" / "icons"
SET_UP = TREE / "packaging" / "set_up.sh"
NAME = "quaylens"
MAINTAINER = "The Quaylens authors <quaylens@localhost>"
KEPT = re.compile(r"libpython3\.")  # the program needs exactly the one that it was put together with
WANTED = ("tesseract-ocr", "libzbar0")  # asked for by name at run time, so no binary tells of them
SCRIPTS = ("postinst", "postrm")
DESCRIPTION = """reads labels and says what the environmental conventions say
 Reads the labels on containers, drums and cylinders with a camera or a
 scanner and says, without a network, what the environmental conventions
 and the dangerous-goods list say about them. Inspections are kept as
 signed evidence in the officer's home folder, and stay there when the
 package is removed."""


def build(bundle: Path, out: Path) -> Path:
    """The package, in the folder ``out``. Raises FileNotFoundError without a bundle, CalledProcessError of a tool."""
    if not (bundle / NAME).is_file():
        raise FileNotFoundError(f"{bundle}: there is no bundle; make bundle builds it")
    version = tomllib.loads((TREE / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    architecture = _said("dpkg", "--print-architecture")
    epoch = _epoch()
    with tempfile.TemporaryDirectory(prefix="quaylens-deb-") as folder:
        root = Path(folder) / "root"
        program = root / "usr" / "lib" / NAME
        shutil.copytree(bundle, program, symlinks=True)
        (program / "install-kind").write_text("deb\n", encoding="ascii")
        _leave_to_debian(program / "_internal")
        _install(root, version, epoch)
        control = root / "DEBIAN"
        control.mkdir()
        found = _found_dependencies(program, Path(folder))
        known = {each.split()[0] for each in found}
        depends = sorted({*found, *({*named_packages(SET_UP), *WANTED} - known)})
        size = sum(each.lstat().st_size for each in root.rglob("*") if not each.is_dir()) // 1024
        (control / "control").write_text(
            f"Package: {NAME}\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {MAINTAINER}\n"
            f"Installed-Size: {size}\nDepends: {', '.join(depends)}\nSection: science\nPriority: optional\n"
            f"Description: {DESCRIPTION}\n",
            encoding="utf-8",
        )
        for script in SCRIPTS:
            shutil.copy(HERE / script, control / script)
        (control / "md5sums").write_text(_sums(root), encoding="utf-8")
        _same_anywhere(root, epoch)
        package = out / f"{NAME}_{version}_{architecture}.deb"
        out.mkdir(parents=True, exist_ok=True)
        # Zstandard: half a gigabyte is unpacked in seconds on the laptop, and packed in less than xz takes minutes.
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", root, package],
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)},
            timeout=3600,
        )
    return package


def named_packages(set_up: Path) -> list[str]:
    """The packages of the X client libraries, as the one list in the set-up names them."""
    listed = set_up.read_text("utf-8").split("<<'LIBRARIES'\n", 1)[1].split("\nLIBRARIES", 1)[0]
    return [line.split()[1] for line in listed.splitlines()]


def _leave_to_debian(internal: Path) -> None:
    """Remove what a package of Debian brings: libraries beside the executable that dpkg knows by that name."""
    for library in sorted(internal.glob("*.so*")):
        if library.is_symlink() or KEPT.match(library.name):
            continue
        known = subprocess.run(
            ["dpkg", "-S", f"*/{library.name}"], check=False, capture_output=True, text=True, timeout=60
        )
        if any(
            re.search(rf": /(usr/)?lib/[^/]*/?{re.escape(library.name)}$", line) for line in known.stdout.splitlines()
        ):
            library.unlink()


def _found_dependencies(program: Path, folder: Path) -> list[str]:
    """What the binaries ask for, with the versions that they need, as dpkg-shlibdeps finds it."""
    (folder / "debian").mkdir()
    (folder / "debian" / "control").write_text(
        f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n", encoding="ascii"
    )
    binaries = [program / NAME, *(each for each in program.rglob("*.so*") if each.is_file() and not each.is_symlink())]
    own = sorted({each.parent for each in binaries})
    done = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--warnings=0", *(f"-l{each}" for each in own), *map(str, binaries)],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    return done.stdout.strip().removeprefix("shlibs:Depends=").split(", ")


def _install(root: Path, version: str, epoch: int) -> None:
    """Everything beside the program."""
    share = root / "usr" / "share"
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _put(HERE / "quaylens.desktop", share / "applications")
    _put(HERE / "70-quaylens-scanners.rules", root / "usr" / "lib" / "udev" / "rules.d")
    _put(HERE / "quaylens.mime.xml", share / "mime" / "packages", "quaylens.xml")
    metainfo = metainfo_of(version, datetime.fromtimestamp(epoch, UTC).date().isoformat())
    _write(share / "metainfo" / "org.quaylens.Quaylens.metainfo.xml", metainfo.encode())
    hicolor = share / "icons" / "hicolor"
    _put(ICONS / "quaylens.svg", hicolor / "scalable" / "apps")
    _put(ICONS / "quaylens.svg", hicolor / "scalable" / "mimetypes", "application-vnd.quaylens.case+zip.svg")
    with tempfile.TemporaryDirectory() as drawn:
        subprocess.run([sys.executable, ICONS / "draw.py", drawn], check=True, timeout=120)
        for picture in Path(drawn).glob("quaylens-*.png"):
            side = picture.stem.rpartition("-")[2]
            _put(picture, hicolor / f"{side}x{side}" / "apps", "quaylens.png")
    manual = (HERE / "quaylens.1").read_bytes()
    _write(share / "man" / "man1" / "quaylens.1.gz", gzip.compress(manual, mtime=0))
    document = share / "doc" / NAME
    _put(HERE / "copyright", document)
    _write(document / "changelog.gz", gzip.compress((TREE / "CHANGELOG.md").read_bytes(), mtime=0))
    notices = TREE / "build" / "THIRD-PARTY-NOTICES.txt"
    if notices.is_file():
        _write(document / "THIRD-PARTY-NOTICES.txt.gz", gzip.compress(notices.read_bytes(), mtime=0))


def metainfo_of(version: str, day: str) -> str:
    """The description for software centres, of that version and day."""
    text = (HERE / "quaylens.metainfo.xml.in").read_text("utf-8")
    return text.replace("@VERSION@", version).replace("@DATE@", day)


def _put(file: Path, folder: Path, name: str = "") -> None:
    _write(folder / (name or file.name), file.read_bytes())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _sums(root: Path) -> str:
    files = sorted(each for each in root.rglob("*") if each.is_file() and not each.is_symlink())
    inside = (each for each in files if each.relative_to(root).parts[0] != "DEBIAN")
    return "".join(
        f"{hashlib.md5(each.read_bytes(), usedforsecurity=False).hexdigest()}  {each.relative_to(root)}\n"
        for each in inside
    )


def _same_anywhere(root: Path, epoch: int) -> None:
    """The builder's umask and clock are no part of the package."""
    for each in (*root.rglob("*"), root):
        os.utime(each, (epoch, epoch), follow_symlinks=False)
        if not each.is_symlink():
            runs = each.is_dir() or each.name in SCRIPTS or each == root / "usr" / "lib" / NAME / NAME
            each.chmod(0o755 if runs else 0o644)


def _epoch() -> int:
    """Seconds since 1970 of the last commit, or as the caller says."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or _said("git", "-C", str(TREE), "log", "-1", "--format=%ct"))


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.strip()


if __name__ == "__main__":
    print(build(Path(sys.argv[1]).resolve(), Path(sys.argv[2])))
