"""An empty Debian 12 to try things in: made by debootstrap, run by its own systemd, gone without a trace.

What belongs to this machine (name server, certificates, settings of apt and pip) is copied in and stands in no file of
ours. Only the network is this machine's own; the kernel's settings cannot be written to from inside.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

RELEASE = "bookworm"
MIRROR = "http://deb.debian.org/debian"
# What the machine may need to reach the archives at all.
OF_THE_MACHINE = ("etc/resolv.conf", "etc/pip.conf", "etc/apt/apt.conf.d", "usr/local/share/ca-certificates")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
ALSO = "ca-certificates,dbus,systemd,systemd-sysv"  # what every installed Debian has
BOOTED_WITHIN_S = 90
# Mounts of its own below $1, then systemd as the first process of all. It is told that it is in a container, and finds
# its control groups where the kernel has them, in either of the two ways.
BEGIN = r"""
set -e
root=$1
mount --make-rprivate /
mount --bind "$root" "$root"
cd "$root"
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro sysfs sys
if [ "$(stat --file-system --format %T /sys/fs/cgroup)" = cgroup2fs ]; then
    mount -t cgroup2 cgroup2 sys/fs/cgroup
else
    mount -t tmpfs tmpfs sys/fs/cgroup
    mkdir sys/fs/cgroup/systemd
    mount -t cgroup -o none,name=systemd,xattr cgroup sys/fs/cgroup/systemd
fi
mount -t tmpfs tmpfs run
mount -t tmpfs -o mode=755 tmpfs dev
while read -r name major minor; do mknod -m 666 "dev/$name" c "$major" "$minor"; done <<NODES
null 1 3
zero 1 5
full 1 7
random 1 8
urandom 1 9
tty 5 0
NODES
mkdir dev/shm dev/pts
mount -t tmpfs tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
for number in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${number%:*}" "dev/${number#*:}"; done
mkdir -p .outside
pivot_root . .outside
umount -l /.outside
exec env -i container=lxc PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system
"""


def make_base(base: Path, mirror: str = MIRROR) -> None:
    """Make the empty system once; copies of it are what is tried in."""
    if (base / "lib/systemd/systemd").exists():
        return
    shutil.rmtree(base, ignore_errors=True)
    part = base.with_name(f"{base.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    command = ["debootstrap", "--variant=minbase", f"--include={ALSO}", RELEASE, str(part), mirror]
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
        self._first: subprocess.Popen[bytes] | None = None

    def put(self, name: str, content: bytes, mode: int = 0o644) -> None:
        """A file of that content."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)

    def __enter__(self) -> System:
        # In name spaces of its own: when its first process ends, so do all others and all mounts.
        spaces = ["unshare", "--mount", "--pid", "--fork", "--uts", "--ipc", "--cgroup", "--kill-child"]
        with self.root.with_name(f"{self.root.name}-boot.log").open("wb") as log:
            self._first = subprocess.Popen(
                [*spaces, "bash", "-c", BEGIN, "begin", str(self.root)], stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + BOOTED_WITHIN_S
        while time.monotonic() < until and self._first.poll() is None:
            if self._state() in {"running", "degraded"}:
                return self
            time.sleep(1)
        self.__exit__(None, None, None)
        raise RuntimeError(f"the system in {self.root} did not start; {self.root.name}-boot.log tells more")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._first is not None
        if self._first.poll() is None:
            subprocess.run([*self._enter(), "systemctl", "poweroff"], check=False, timeout=60, capture_output=True)
        try:
            self._first.wait(timeout=90)
        except subprocess.TimeoutExpired:
            self._first.kill()  # and with it everything inside
            self._first.wait(timeout=60)

    def _state(self) -> str:
        done = subprocess.run(
            [*self._enter(), "systemctl", "is-system-running"], check=False, timeout=60, capture_output=True, text=True
        )
        return done.stdout.strip()

    def _enter(self) -> list[str]:
        spaces = ["--mount", "--pid", "--uts", "--ipc", "--cgroup", "--root", "--wd=/"]
        return ["nsenter", f"--target={self._inside()}", *spaces, "env", "-i", f"PATH={PATH}"]

    def run(self, script: str, user: str = "root", *, wait: int = 1800) -> str:
        """What the script, given to a login shell of that user, prints; it stops at the first failure and raises."""
        shell = ["LANG=C.UTF-8", "TERM=dumb", "runuser", "--login", user, "--command"]
        # Like a person's shell, but it stops where a person would stop; a login shell sets its own path again.
        command = f"export PATH={PATH} LANG=C.UTF-8; exec bash -eu -o pipefail -s"
        done = subprocess.run(
            [*self._enter(), *shell, command],
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
        return int(children.split()[0]) if children else 0


def _bring(source: Path, target: Path) -> None:
    if not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        target.unlink(missing_ok=True)
        shutil.copy(source, target)
