"""Installs the Debian package in an empty system, tries it as an officer without rights, and removes it again.

Usage, as root: python packaging/debian/test_in_clean_system.py [--mirror URL] [--folder DIR] [PACKAGE]. The log and the
pictures of the window go to FOLDER. Needs debootstrap, unshare and nsenter.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hq"))
from clean_system import MIRROR, System, make_base

if TYPE_CHECKING:
    from collections.abc import Sequence

TREE = Path(__file__).resolve().parent.parent.parent
BUNDLE = TREE / "build" / "bundle" / "quaylens"
PICTURES = ("window.png", "signed-in.png")
DISPLAY = 917  # of the Xvfb in there: sockets of X servers are shared with this machine
APT = "DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends"
SMOKE = "quaylens --smoke 2>&1"
NO_NETWORK = "unshare --net"
# What only this trial needs. It brings libraries that the package may have missed, so these are looked for before it.
TOOLS = (
    "xvfb xauth xdotool openbox wmctrl imagemagick libglib2.0-bin shared-mime-info desktop-file-utils appstream "
    "librsvg2-bin udev"
)
RULES = "/usr/lib/udev/rules.d/70-quaylens-scanners.rules"
STORE = "~/.local/share/quaylens"
# Two boxes of docs/installing.md: what goes onto a stick where the archive of Debian is reached, and the laptop's, here
# in a name space of the network in which there is none.
STICK = f"""
mkdir -p /srv/stick/partial
{APT} --download-only --option Dir::Cache::archives=/srv/stick /root/quaylens.deb | tail -1
du -sh /srv/stick
"""
INSTALL = f"{NO_NETWORK} env {APT} /srv/stick/*.deb /root/quaylens.deb | tail -3"
SAID_OF_IT = r"${Version}, ${Installed-Size} kB, depends on ${Depends}\n"
ALONE = r"""
# The program's own loader lets each library find the others in its folder.
missing=$(LD_LIBRARY_PATH=/usr/lib/quaylens/_internal \
    find /usr/lib/quaylens -name '*.so*' -type f -exec ldd {} + 2>/dev/null |
    grep 'not found' | sort -u || true)
[ -z "$missing" ] || { echo "libraries that no dependency brings:"; echo "$missing"; exit 1; }
! command -v python3 || { echo "there is a Python that could help out"; exit 1; }
quaylens --help | head -1
"""
EVIDENCE = f"""
umask 077
echo 'correct horse battery staple' > ~/passphrase
quaylens sample-case ~/sample.case.zip > ~/said
quaylens verify ~/sample.case.zip
label=$(ls /tmp/quaylens-sample-*/cylinder-label.png | head -1)
quaylens inspect "$label" --label "Refrigerant cylinders" --to GH --passphrase-file ~/passphrase | grep -i verdict
ls {STORE}
"""
WINDOW = f"""
export DISPLAY=:{DISPLAY}
Xvfb :{DISPLAY} -screen 0 1366x860x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill $server' EXIT
until xdotool getmouselocation >/dev/null 2>&1; do sleep 0.1; done
openbox >/dev/null 2>&1 &
until wmctrl -m >/dev/null 2>&1; do sleep 0.1; done
begun=$(date +%s.%N)
timeout 180 quaylens open ~/sample.case.zip &
program=$!
window=$(timeout 60 xdotool search --sync --onlyvisible --name '^Quaylens' | head -1)
echo "the window is there after $(echo "$(date +%s.%N) - $begun" | awk '{{print $1 - $3}}') s"
wmctrl -i -r "$window" -b add,maximized_vert,maximized_horz
sleep 3
import -window root ~/window.png
xdotool type --delay 150 'correct horse battery staple' # slower than a scanner types, or it is taken for one
xdotool key Return
sleep 12
xdotool key ctrl+2
sleep 3
xdotool mousemove 386 175 click 1
sleep 4
import -window root ~/signed-in.png
kill -0 $program
wmctrl -i -c "$window"
for second in $(seq 30); do kill -0 $program 2>/dev/null || break; sleep 1; done
wait $program && echo "the window was closed"

timeout 120 quaylens open >/dev/null 2>&1 &
program=$!
timeout 60 xdotool search --sync --onlyvisible --name '^Quaylens' >/dev/null
sleep 3
kill $server; wait $server || true
trap - EXIT
for second in $(seq 30); do kill -0 $program 2>/dev/null || break; sleep 1; done
! kill -0 $program 2>/dev/null && echo "without its screen the program ends, and lets go of the store"
"""
LEFT = r"""
find / -xdev \( -path /proc -o -path /sys -o -path /home -o -path /root -o -path /tmp -o -path /var/log \) -prune \
    -o -iname '*quaylens*' -print
"""


class Trial:
    """The steps, each with its line in the log."""

    def __init__(self, system: System, log: TextIO) -> None:
        self._system = system
        self._log = log

    def step(self, what: str, script: str, user: str = "root") -> str:
        """What the script said. Raises RuntimeError with it when it failed."""
        self.note(f"\n=== {what} ({user})")
        begun = time.monotonic()
        said = self._system.run(script, user)
        self.note(f"{said.rstrip()}\n--- {time.monotonic() - begun:.0f} s")
        return said

    def note(self, text: str) -> None:
        """For the log and for who waits."""
        print(text, file=self._log, flush=True)
        print(text, flush=True)


def try_out(package: Path, folder: Path, base: Path, mirror: str, log: TextIO) -> None:
    """The whole trial. Raises RuntimeError at the first thing that is not as it should be."""
    make_base(base, mirror)
    with System(base, folder / "system", mirror) as system:
        system.put("root/quaylens.deb", package.read_bytes())
        trial = Trial(system, log)
        trial.step("an officer without rights", "apt-get update --quiet=2; useradd --create-home officer")
        trial.step("what the package needs, for a stick", STICK)
        trial.step("install", f"{INSTALL}; dpkg-query --showformat='{SAID_OF_IT}' --show quaylens")
        trial.step("nothing but what the package asks for", ALONE, "officer")
        alone = f"{NO_NETWORK} runuser --login officer --command '{SMOKE}'"
        said = trial.step("every part, as the officer, without display and network", alone)
        demand("absent" not in said, "Tesseract and zbar come with the package")
        trial.step("tools of this trial", f"{APT} {TOOLS} | tail -2")
        trial.step("every part, under X", f"xvfb-run --server-num={DISPLAY - 1} {SMOKE}", "officer")
        trial.step("evidence", EVIDENCE, "officer")
        said = trial.step("how it would be brought up to date", "quaylens update show", "officer")
        demand("handed over" in said, "an update is handed to whoever looks after the machine")
        said = trial.step(
            "what the desktop knows",
            "desktop-file-validate /usr/share/applications/quaylens.desktop\n"
            "appstreamcli validate --no-net /usr/share/metainfo/org.quaylens.Quaylens.metainfo.xml\n"
            "rsvg-convert --width 64 /usr/share/icons/hicolor/scalable/apps/quaylens.svg | identify -\n"
            "cp /home/officer/sample.case.zip /tmp/without-its-name\n"
            "gio info --attributes=standard::content-type /home/officer/sample.case.zip /tmp/without-its-name\n"
            "grep quaylens.case /usr/share/applications/mimeinfo.cache\n",
        )
        demand(said.count("vnd.quaylens.case+zip") == 3, "a case file is known by its name and by what is in it")
        said = trial.step("what udev knows", f"udevadm test /sys/class/tty/tty0 2>&1 | grep {Path(RULES).name}")
        demand(said.split("\n")[:-1] == [f"Reading rules file: {RULES}"], "udev understands the rule for scanners")
        trial.step("the window, from a case file that was clicked", WINDOW, "officer")
        for name in PICTURES:
            shutil.copy(system.root / "home" / "officer" / name, folder / name)
        kept = f"cd {STORE} && find . -type f -exec sha256sum {{}} + | sort"
        before = trial.step("the store before the package goes", kept, "officer")
        trial.step("remove", "DEBIAN_FRONTEND=noninteractive apt-get purge --yes --quiet quaylens | tail -2")
        demand(trial.step("and after", kept, "officer") == before, "the evidence is as it was")
        left = trial.step("what is left of it outside the homes", LEFT)
        demand(not left.strip(), f"nothing is left in /usr and /opt: {left}")
        _from_a_stick(system, trial)
    trial.note("\nInstalled, tried and removed: all is as it should be.")


def _from_a_stick(system: System, trial: Trial) -> None:
    """The folder by itself, as an officer copies it from a stick, where neither zbar nor Tesseract is installed."""
    if not BUNDLE.is_dir():
        trial.note("\nThere is no bundle here to be tried by itself.")
        return
    shutil.copytree(BUNDLE, system.root / "home" / "officer" / "quaylens", symlinks=True)
    trial.step("neither zbar nor Tesseract", "apt-get purge --yes --quiet libzbar0 tesseract-ocr | tail -1")
    said = trial.step("the folder from a stick", "~/quaylens/quaylens --smoke 2>&1", "officer")
    absent = [line for line in said.splitlines() if line.startswith("absent")]
    demand(len(absent) == 1 and "Tesseract:" in absent[0], "zbar lies inside the folder, and only Tesseract is missed")


def demand(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Raise RuntimeError with that sentence when it does not hold."""
    if not holds:
        raise RuntimeError(f"not as it should be: {what}")


def main(arguments: Sequence[str]) -> int:
    """Run the trial of the newest package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, nargs="?", help="default: the newest in build/")
    parser.add_argument("--mirror", default=MIRROR, help="archive of Debian")
    parser.add_argument("--folder", type=Path, default=TREE / "build" / "deb-trial", help="where the system is made")
    given = parser.parse_args(arguments)
    built = sorted((TREE / "build").glob("quaylens_*.deb"), key=lambda each: each.stat().st_mtime)
    package = given.package or (built[-1] if built else None)
    if package is None:
        print("There is no package; make deb builds it.", file=sys.stderr)
        return 2
    given.folder.mkdir(parents=True, exist_ok=True)
    base = TREE / "build" / "hq-install" / "debian-12"  # the same empty system as for headquarters
    with (given.folder / "deb-trial.log").open("w", encoding="utf-8") as log:
        try:
            try_out(package, given.folder.resolve(), base, given.mirror, log)
        except RuntimeError as error:
            print(error, file=log)
            print(re.sub(r"\n+", "\n", str(error)), file=sys.stderr)
            return 1
    shutil.rmtree(given.folder / "system", ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
