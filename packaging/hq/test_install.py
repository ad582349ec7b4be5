"""Follows docs/hq-install.md literally, in two empty systems, and holds the restored headquarters against the first.

Usage, as root: python packaging/hq/test_install.py [--mirror URL] [--folder DIR]. The log goes to
FOLDER/hq-install.log. Needs debootstrap, unshare and nsenter, and the ports 80, 443, 5432 and 8460 of this machine:
the systems share its network.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

sys.path.insert(0, str(Path(__file__).resolve().parent))
from clean_system import MIRROR, System, make_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TREE = Path(__file__).resolve().parent.parent.parent
PAGE = TREE / "docs" / "hq-install.md"
BOX = re.compile(r"^```sh ?(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PORTS = (80, 443, 5432, 8460)
FIRST, SECOND = ("1", "2", "3", "4", "5", "6", "7", "8", "9"), ("1", "2", "3", "10", "4", "6")
STORE = "--store build/sample/store --passphrase-file build/sample/passphrase"
PUSH = f"cd ~/quaylens && .venv/bin/python main.py sync push --authority ~/authority.pem {STORE}"
ONE_MORE = f"cd ~/quaylens && .venv/bin/python main.py inspect build/sample/cylinder-label.png --label Second {STORE}"
ROWS = "cd / && runuser -u quaylens-hq -- psql --quiet --tuples-only --no-align --dbname=quaylens"


@dataclass(frozen=True, slots=True)
class Box:
    """Commands of the page: the number of their section, whose shell they are for, and their text."""

    section: str
    user: str
    text: str


def boxes(page: str) -> list[Box]:
    """All boxes of the page, in its order."""
    found = []
    for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        number = part.split(".", 1)[0]
        found += [Box(number, box[1] or "root", box[2]) for box in BOX.finditer(part)]
    return found


class Follower:
    """Follows boxes in a system and notes what was said."""

    def __init__(self, found: Sequence[Box], log: TextIO) -> None:
        self._boxes = found
        self._log = log

    def note(self, text: str) -> None:
        """One line, or what a command said, for the log and for who waits."""
        print(text, file=self._log, flush=True)
        print(text, flush=True)

    def follow(self, system: System, sections: Iterable[str]) -> str:
        """Everything said by the boxes of these sections, in this order."""
        said = ""
        for section in sections:
            for box in (each for each in self._boxes if each.section == section):
                self.note(f"\n=== {system.root.name}, section {section}, as {box.user}\n{box.text.rstrip()}\n---")
                begun = time.monotonic()
                answer = system.run(box.text, box.user)
                said += answer
                self.note(f"{answer.rstrip()}\n--- done in {time.monotonic() - begun:.0f} s")
        return said


def bring_release(system: System) -> None:
    """The archive of the last commit with its checksum, as a release brings them."""
    archive = subprocess.run(
        ["git", "archive", "--format=tar.gz", "--prefix=quaylens/", "HEAD"],
        cwd=TREE, check=True, capture_output=True, timeout=300,
    ).stdout  # fmt: skip
    system.put("root/quaylens-trial.tar.gz", archive)
    system.put("root/SHA256SUMS", f"{hashlib.sha256(archive).hexdigest()}  quaylens-trial.tar.gz\n".encode())


def what_is_held(system: System) -> dict[str, str]:
    """A hash of the rows of each table, a line for each photo, the public key, what the check of the chains says."""
    names = system.run(f"{ROWS} --command=\"SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1\"")
    held = {
        name: hashlib.sha256(
            system.run(f"{ROWS} --command='SELECT * FROM \"{name}\" AS whole ORDER BY whole::text'").encode()
        ).hexdigest()
        for name in names.split()
    }
    photos = "cd /var/lib/quaylens-hq/objects && find . -type f ! -name ready -exec sha256sum {} + | sort"
    return {
        **held,
        "photos": system.run(photos),
        "key": system.run("quaylens-hq key"),
        "chains": system.run("quaylens-hq verify"),
    }


def demand(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    """End the trial with that sentence when it does not hold."""
    if not holds:
        sys.exit(f"Not as it should be: {what}")


def try_out(folder: Path, mirror: str, log: TextIO) -> None:
    """The whole trial."""
    found = boxes(PAGE.read_text(encoding="utf-8"))
    demand({box.section for box in found} == {*FIRST, *SECOND}, "each section with commands is followed")
    base = folder / "debian-12"
    make_base(base, mirror)
    follower = Follower(found, log)

    lost = folder / "first-machine"
    with System(base, lost, mirror) as first:
        bring_release(first)
        said = follower.follow(first, FIRST)
        demand(said.count('{"state":"ready"}') == 2, "the service answers by itself and behind nginx with TLS")
        demand("receipt" in said, "the station has a receipt")
        held = what_is_held(first)
        follower.note(
            "\n=== after the copy: one more inspection, which the copy does not know\n" + first.run(ONE_MORE, "officer")
        )
        follower.note(first.run(PUSH, "officer"))
        follower.note(_units_checked(first))

    with System(base, folder / "second-machine", mirror) as second:
        bring_release(second)
        for name in ("var/backups/quaylens-hq", "root/quaylens-hq-keys.tar"):
            subprocess.run(["cp", "--archive", lost / name, second.root / name], check=True, timeout=300)
        follower.follow(second, SECOND[:4])
        again = what_is_held(second)
        differing = sorted(name for name in held.keys() | again.keys() if held.get(name) != again.get(name))
        demand(not differing, f"the restored one tells the same (differs: {', '.join(differing)})")
        follower.note(f"\nThe same on both: {', '.join(sorted(again))}\n{again['chains']}{again['photos']}")
        follower.follow(second, SECOND[4:])

        # The station lives on: its tree and store move beside the restored headquarters, and it brings what that lacks.
        second.run("useradd --create-home --shell /bin/bash officer")
        subprocess.run(
            ["cp", "--archive", f"{lost}/home/officer/.", second.root / "home/officer"], check=True, timeout=300
        )
        second.run("chown -R officer:officer /home/officer")
        brought = second.run(f"{PUSH}; .venv/bin/python main.py sync status {STORE}", "officer")
        follower.note(brought)
        demand("holds everything to record" in brought, "station and restored headquarters count the same")
        told = second.run("quaylens-hq verify")
        follower.note(told)
        demand(told != again["chains"], "what was made after the copy came again")


def _units_checked(system: System) -> str:
    """What systemd says of the units and of how they run."""
    units = "quaylens-hq.service quaylens-hq-backup.service quaylens-hq-backup.timer"
    checked = system.run(f"cd /etc/systemd/system && systemd-analyze verify --man=no {units} 2>&1")
    exposed = system.run("systemd-analyze security quaylens-hq.service 2>&1 | tail -n 1")
    running = system.run("systemctl is-active quaylens-hq nginx postgresql quaylens-hq-backup.timer")
    failed = system.run("systemctl list-units --failed --plain --no-legend")
    demand(not failed.strip(), f"no unit has failed (but: {failed.strip()})")
    timers = system.run("systemctl list-timers --no-pager quaylens-hq-backup.timer")
    return (
        f"systemd-analyze verify: {checked.strip() or 'nothing to say'}\nsystemd-analyze security: {exposed.strip()}\n"
        f"{running}{timers}"
    )


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mirror", default=MIRROR, help="archive of Debian")
    parser.add_argument("--folder", type=Path, default=TREE / "build" / "hq-install", help="where the systems are made")
    given = parser.parse_args()
    for port in PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                print(f"Port {port} of this machine is taken; the trial needs {PORTS}.", file=sys.stderr)
                return 2
    missing = [name for name in ("debootstrap", "unshare", "nsenter", "git") if shutil.which(name) is None]
    if missing:
        print(f"Missing here: {', '.join(missing)}", file=sys.stderr)
        return 2
    given.folder.mkdir(parents=True, exist_ok=True)
    with (given.folder / "hq-install.log").open("w", encoding="utf-8") as log:
        try_out(given.folder.resolve(), given.mirror, log)
        for machine in ("first-machine", "second-machine"):  # 3 GB each; after a failure they stay to be looked at
            shutil.rmtree(given.folder / machine)
        print("Followed to the end: installed, enrolled, copied, restored, and the restored one tells the same.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
