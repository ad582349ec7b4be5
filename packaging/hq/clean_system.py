"""An empty Debian 12 to try things in: made by debootstrap, entered as its own process tree, gone without a trace.

What belongs to this machine (name server, certificates, settings of apt and pip) is copied in and stands in no file of
ours.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

RELEASE = "bookworm"
MIRROR = "http://deb.debian.org/debian"
# What the machine may need to reach the archives at all.
OF_THE_MACHINE = ("etc/resolv.conf", "etc/pip.conf", "etc/apt/apt.conf.d", "usr/local/share/ca-certificates")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
NO_STARTING = "#!/bin/sh\nexit 101\n"  # packages start nothing when they are installed; systemctl of the page does


def make_base(base: Path, mirror: str = MIRROR) -> None:
    """Make the empty system once; copies of it are what is tried in."""
    if base.exists():
        return
    part = base.with_name(f"{base.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", RELEASE, str(part), mirror]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=1800)
    part.rename(base)


class System:
    """One system, from a copy of the base, with a process tree of its own that ends with it."""

    def __init__(self, base: Path, root: Path, mirror: str = MIRROR) -> None:
        self.root = root
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run(["cp", "--archive", str(base), str(root)], check=True, timeout=600)
        sources = [f"deb {mirror} {RELEASE} main", f"deb {mirror} {RELEASE}-updates main"]
        (root / "etc/apt/sources.list").write_text("\n".join(sources) + "\n", encoding="utf-8")
        for name in OF_THE_MACHINE:
            _bring(Path("/") / name, root / name)
        shutil.copy(CERTIFICATES, root / CERTIFICATES.relative_to("/"))
        self.put("usr/sbin/policy-rc.d", NO_STARTING.encode(), 0o755)
        self._first: subprocess.Popen[bytes] | None = None

    def put(self, name: str, content: bytes, mode: int = 0o644) -> None:
        """A file of that content."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)

    def __enter__(self) -> System:
        # In mount and process name spaces of its own: when its first process ends, so do all others and all mounts.
        root = self.root
        begin = (
            f"mount --make-rprivate / && mount --rbind /dev {root}/dev && mount -t proc proc {root}/proc && "
            f"mount -t tmpfs tmpfs {root}/run && echo ready && "
            f"exec chroot {root} /bin/bash -c 'while :; do sleep 1; done'"
        )
        self._first = subprocess.Popen(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts", "bash", "-c", begin],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self._first.stdout is not None
        said = self._first.stdout.readline()
        if said != b"ready\n":
            raise RuntimeError(f"the system in {root} could not be entered: {said.decode(errors='replace')}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._first is not None
        inside = self._inside()
        with suppress(ProcessLookupError):
            subprocess.run(["kill", f"-{signal.SIGKILL}", str(inside)], check=False, timeout=10)
        self._first.wait(timeout=60)

    def run(self, script: str, user: str = "root", *, wait: int = 1800) -> str:
        """What the script, given to a login shell of that user, prints; it stops at the first failure and raises."""
        enter = ["nsenter", f"--target={self._inside()}", "--mount", "--pid", "--uts", "--root", "--wd=/", "env", "-i"]
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        shell = [f"PATH={path}", "LANG=C.UTF-8", "TERM=dumb", "runuser", "--login", user, "--command"]
        # Like a person's shell, but it stops where a person would stop; a login shell sets its own path again.
        command = f"export PATH={path} LANG=C.UTF-8; exec bash -eu -o pipefail -s"
        done = subprocess.run(
            [*enter, *shell, command],
            input=script.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=wait,
            check=False,
        )
        said = done.stdout.decode(errors="replace")
        if done.returncode:
            raise RuntimeError(f"ended with {done.returncode}:\n{script}\n{said}")
        return said

    def _inside(self) -> int:
        """The first process of the system, as it is numbered outside."""
        assert self._first is not None
        children = Path(f"/proc/{self._first.pid}/task/{self._first.pid}/children").read_text(encoding="ascii")
        return int(children.split()[0])


def _bring(source: Path, target: Path) -> None:
    if not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        target.unlink(missing_ok=True)
        shutil.copy(source, target)
