"""``--smoke``: whether this installation is whole, shown by doing everything once in a folder of its own.

Run by the packages' own tests, and by whoever has installed one. A line a step, for technicians; where a step fails
the next ones are still tried. Nothing of the station's own store is touched.
"""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import tempfile
import time
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from inspection.errors import Fault
from inspection.message import message
from inspection.verdict import Verdict, judge
from inspection.wording import LOCALE_FOLDER, say

from .display import has_display
from .smoke_engines import Absent, Broken, EngineSteps, Told
from .software import software

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from local_store.store import Store

_PACKAGES = ("inspection", "reference", "capture", "local_store", "gui", "commands")
_STAT = Path("/proc/self/stat")
_STARTED = 19  # the 22nd field of proc(5), counted from behind the name of the program, which may hold spaces


def smoke() -> bool:
    """Do everything once and tell of it; whether all went well."""
    with tempfile.TemporaryDirectory(prefix="quaylens-smoke-") as folder:
        steps = SmokeSteps(Path(folder))
        failed = [name for name, step in steps.steps() if not _carried_out(name, step)]
    print(f"{software()}: {'failed: ' + ', '.join(failed) if failed else 'all is well'}", flush=True)
    return not failed


def _carried_out(name: str, step: Callable[[], Told]) -> bool:
    """Do one step and print its line; whether it went well or can be done without."""
    begun, how = time.perf_counter(), "ok"
    try:
        told = step()
        if isinstance(told, Absent):
            how, told = "absent", told.told
    except Fault as fault:
        how, told = "failed", say(fault.message)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the next step is tried
        how, told = "failed", f"{type(error).__name__}: {error}"
    print(f"{how:6} {time.perf_counter() - begun:6.2f} s  {name}: {told}", flush=True)
    return how != "failed"


@dataclass(frozen=True, slots=True)
class SmokeSteps:
    """The steps, with the files that one leaves to the next."""

    folder: Path

    def steps(self) -> Sequence[tuple[str, Callable[[], Told]]]:
        """Every step by its name. The window comes first: its time counts from the start of the program."""
        return (
            ("window", self._window),
            ("modules", _modules),
            ("parts", self._parts),
            ("languages", _languages),
            ("edition", _edition),
            ("label", self._draw),
            *EngineSteps(self._label).steps(),
            ("inspection", self._inspection),
            ("case file", self._case_file),
            ("store", self._verified_store),
        )

    @property
    def _label(self) -> Path:
        return self.folder / "label.png"

    def _window(self) -> Told:
        from gui.glimpse import glimpse

        from .page_desks import settings_here
        from .window import real_services

        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        drawn: list[tuple[float | None, float]] = []
        none_yet = self.folder / "no store yet"
        platform = glimpse(
            real_services(none_yet, None),
            settings_here(none_yet),
            lambda: drawn.append((_seconds_since_start(), time.process_time())),
        )
        wall, processor = drawn[0]
        after = "" if wall is None else f"{wall:.2f} s after the start of the program, "
        return f"drawn {after}{processor:.2f} s of processor time, and closed ({platform})"

    def _parts(self) -> Told:
        from .about_desk import about_desk
        from .chosen_edition import open_reference

        with open_reference(None) as reference:
            desk = about_desk(self.folder, lambda: reference)
            versions = desk.of_machine(()).versions
        if len(desk.licences().splitlines()) < len(versions):
            raise Broken("the descriptions of the parts, with their licences, are missing")
        return ", ".join(f"{name} {version}" for name, version in versions)

    def _draw(self) -> Told:
        from .sample_label import draw_label

        draw_label(self._label)
        return _size(self._label)

    def _inspection(self) -> Told:
        """The label to a verdict, kept in a new store, with report and case file."""
        from capture import standard_reader

        from .chosen_edition import open_reference
        from .inspect import carry_out
        from .pictures import read_pictures
        from .sample import sample_opening

        report, case = self.folder / "report.pdf", self.folder / "sample.case.zip"
        with open_reference(None) as reference:
            read = tuple(read_pictures([self._label], standard_reader(reference.vocabulary()), _stop))
            with self._station(create=True) as store:
                dossier = carry_out(sample_opening(), None, read, store, reference, report, case)
        verdict = judge(dossier.assessment.findings if dossier.assessment else ()).verdict
        if verdict in {Verdict.NOT_LISTED, Verdict.CANNOT_TELL}:
            raise Broken(f"the R-22 of the label comes out as {verdict.value}")
        if not report.read_bytes().startswith(b"%PDF"):
            raise Broken("the report is no PDF")
        return f"{verdict.value}; report {_size(report)}, case file {_size(case)}"

    def _case_file(self) -> Told:
        from local_store.case_file import read_case

        report, records = read_case(self.folder / "sample.case.zip")
        return f"holds: {len(records)} records, {report.photos} photo"

    def _verified_store(self) -> Told:
        """The store opened anew and checked by other processes, as a long journal is."""
        from local_store.verification import PROCESSES, verify_store

        with self._station(create=False) as store:
            report = verify_store(store, shared_from=0)
        return f"holds: {report.records} records, {report.photos} photo, checked by up to {PROCESSES} processes"

    def _station(self, *, create: bool) -> Store:
        from local_store.passphrase import generate

        from .station import open_station

        passphrase = self.folder / "passphrase"
        if create:
            with os.fdopen(os.open(passphrase, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(generate())
        with redirect_stderr(io.StringIO()):  # what is said of recovery keys is nothing to this store
            return open_station(self.folder / "store", passphrase, None, create=create, officer="smoke")


def _modules() -> Told:
    """Every module of the program can be loaded: a bundle may lack one that is asked for late."""
    found = 0
    for package in _PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            importlib.import_module(module.name)
            found += 1
    if not found:
        raise Broken("none was found")
    return f"{found} loaded"


def _languages() -> Told:
    asked = message("commands.no_display")
    found = sorted(each.parents[1].name for each in LOCALE_FOLDER.glob("*/LC_MESSAGES/quaylens.mo"))
    silent = [language for language in found if say(asked, language) == say(asked)]
    if silent or not found:
        raise Broken(f"no translation: {', '.join(silent) or 'no catalogue is there'}")
    return ", ".join(("en", *found))


def _edition() -> Told:
    from .chosen_edition import open_reference

    with open_reference(None) as reference:
        edition, hits = reference.edition, reference.look_up("R-22")
    if not hits:
        raise Broken("R-22 is not found in it")
    return f"{edition.name} of {edition.day}, {'signed' if edition.signed else 'not signed'}"


def _stop(fault: Fault) -> NoReturn:
    raise fault


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e3:.0f} kB"


def _seconds_since_start() -> float | None:
    """Since the process was started, with all that comes before Python; None where the system does not tell."""
    try:
        ticks = int(_STAT.read_text("ascii", "replace").rpartition(")")[2].split()[_STARTED])
    except OSError:
        return None
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
