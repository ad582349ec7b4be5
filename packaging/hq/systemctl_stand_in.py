#!/usr/bin/python3
"""Stands in for systemctl where there is no systemd (a chroot): runs what the units name, and nothing of their sandbox.

Understands what docs/hq-install.md says: daemon-reload, enable --now, start, restart and stop. Units of our own are
read from /etc/systemd/system; everything else has a start script of Debian (PostgreSQL, nginx).
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/etc/systemd/system")
RUNNING = Path("/run/stand-in")


class Unit:
    """The lines of one unit that say what runs, and as whom."""

    def __init__(self, file: Path) -> None:
        pairs = [line.split("=", 1) for line in file.read_text(encoding="utf-8").splitlines() if _says_something(line)]
        self._pairs = [(name, value) for name, value in pairs]
        self.name = file.stem

    def all(self, name: str) -> list[str]:
        """All values of that name, in order."""
        return [value for each, value in self._pairs if each == name]

    def one(self, name: str, otherwise: str = "") -> str:
        """The last value of that name."""
        return (self.all(name) or [otherwise])[-1]

    def environment(self) -> dict[str, str]:
        """What the unit's environment files set, and nothing of ours."""
        found = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        for file in self.all("EnvironmentFile"):
            lines = Path(file).read_text(encoding="utf-8").splitlines()
            for line in filter(_says_something, lines):
                name, _, value = line.partition("=")
                found[name] = value
        return found

    def command(self, line: str) -> list[str]:
        """The words of a command line, as the unit's user."""
        as_whom = ["runuser", "-u", self.one("User"), "--"] if self.one("User") else []
        return [*as_whom, *shlex.split(line)]

    def run(self, line: str, *, wait: bool) -> subprocess.Popen[bytes]:
        """Start one command as the unit says; its output goes where a journal would be."""
        with (RUNNING / f"{self.name}.log").open("ab") as log:
            process = subprocess.Popen(
                self.command(line),
                env=self.environment(),
                cwd=self.one("WorkingDirectory", "/"),
                umask=int(self.one("UMask", "0022"), 8),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if wait and process.wait(timeout=600) != 0:
            sys.exit(f"{self.name}: {line} ended with {process.returncode}; {RUNNING / self.name}.log tells more")
        return process

    def start(self) -> None:
        """Run what comes before, then the service; a oneshot is waited for."""
        for line in self.all("ExecStartPre"):
            self.run(line, wait=True)
        once = self.one("Type") == "oneshot"
        process = self.run(self.one("ExecStart"), wait=once)
        if not once:
            (RUNNING / f"{self.name}.pid").write_text(str(process.pid))

    def stop(self) -> None:
        """SIGTERM, and wait as long as the unit allows."""
        kept = RUNNING / f"{self.name}.pid"
        if not kept.exists():
            return
        process = int(kept.read_text())
        kept.unlink()
        os.killpg(process, signal.SIGTERM)
        for _ in range(int(self.one("TimeoutStopSec", "40")) * 10):
            if not Path(f"/proc/{process}").exists():
                return
            time.sleep(0.1)
        sys.exit(f"{self.name} did not end")


def _says_something(line: str) -> bool:
    return "=" in line and not line.startswith(("#", ";", "["))


def main(arguments: list[str]) -> int:
    """One call of systemctl."""
    RUNNING.mkdir(exist_ok=True)
    verb, *rest = arguments
    names = [each.removesuffix(".service") for each in rest if not each.startswith("-")]
    if verb == "daemon-reload" or (verb == "enable" and "--now" not in rest):
        return 0
    verb = "start" if verb == "enable" else verb
    for name in names:
        file = UNITS / f"{name}.service"
        if name.endswith(".timer"):
            continue  # the clock is systemd's
        if not file.exists():
            subprocess.run(["service", name, verb], check=True, timeout=120)
            continue
        unit = Unit(file)
        if verb in {"stop", "restart"}:
            unit.stop()
        if verb in {"start", "restart"}:
            unit.start()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
