"""What the page about this station calls: versions, licences, and a check of what the work needs."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
from typing import TYPE_CHECKING, cast

from inspection.clock_check import asked_day
from inspection.errors import Fault
from inspection.message import message

from .options import TREE
from .software import software
from .update_desk import told_packs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gui.page_services import AboutDesk, CheckLine, SelfCheck
    from gui.services import StationStore
    from local_store.store import Store
    from reference.reference_data import EditionReference

ENOUGH_BYTES = 2_000_000_000  # room for some hundred inspections with their pictures
_ENGINES = ("PySide6-Essentials", "zxing-cpp", "pyzbar", "rapidocr", "onnxruntime", "pytesseract", "typst")
_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)


def about_desk(folder: Path, opened: Callable[[], EditionReference]) -> AboutDesk:
    """The desk of the store in that folder."""
    from gui.page_services import AboutDesk, SelfCheck

    def of_machine(first: tuple[CheckLine, ...]) -> SelfCheck:
        return SelfCheck(_versions(), (*first, *_machine(folder, opened)))

    return AboutDesk(of_store=_of_store, of_machine=of_machine, licences=_licences)


def _versions() -> tuple[tuple[str, str], ...]:
    from local_store.database import library_version

    name, _, version = software().partition(" ")
    engines = ((each, importlib.metadata.version(each)) for each in _ENGINES)
    return ((name, version), ("Python", platform.python_version()), ("SQLite", library_version()), *engines)


def _of_store(store: StationStore) -> tuple[CheckLine, ...]:
    """The pages of the database, the newest record, and the clock against it."""
    from datetime import UTC, datetime

    from gui.page_services import CheckLine
    from local_store.database import damaged_pages, database_faults

    opened = cast("Store", store)
    with database_faults(opened.folder):
        complaints = damaged_pages(opened.connection)
    seq, head = opened.journal.head()
    journal = (
        CheckLine(message("store.journal_pages", detail=complaints[0]), well=False)
        if complaints
        else CheckLine(message("desk.about.journal", records=seq, head=head[:16]), well=True)
    )
    day = asked_day(datetime.now(UTC).astimezone().date(), opened.clock_reading())
    told = "desk.about.clock" if day.doubt is None else "desk.about.clock_doubt"
    return journal, CheckLine(message(told, day=day.day), well=day.doubt is None)


def _machine(folder: Path, opened: Callable[[], EditionReference]) -> Iterator[CheckLine]:
    from capture import list_cameras, missing_engines
    from gui.page_services import CheckLine

    missing = missing_engines()
    yield from (CheckLine(each, well=False) for each in missing)
    if not missing:
        yield CheckLine(message("desk.about.engines"), well=True)
    cameras = ", ".join(each.name for each in list_cameras())
    told = message("desk.about.cameras", names=cameras) if cameras else message("desk.about.no_camera")
    yield CheckLine(told, well=bool(cameras))
    try:
        reference = opened()
        edition = reference.edition
    except Fault as fault:
        yield CheckLine(fault.message, well=False)
    else:
        code = "desk.about.signed" if edition.signed else "desk.about.unsigned"
        yield CheckLine(message(code, name=edition.name, day=edition.day), well=edition.signed)
        for told, well in told_packs(reference):
            yield CheckLine(told, well=well)
    free = shutil.disk_usage(folder).free
    yield CheckLine(message("desk.about.disk", free=f"{free / 1e9:.1f}"), well=free > ENOUGH_BYTES)


def _licences() -> str:
    """Our own licence, and one line for each part that was installed with the program, by its own metadata."""
    lines = [f"{software()}: Apache-2.0", ""]
    names = _PINNED.findall((TREE / "requirements" / "runtime.txt").read_text("utf-8"))
    for name in names:
        try:
            about = importlib.metadata.metadata(name).json
        except importlib.metadata.PackageNotFoundError:
            continue
        classes = [each.rpartition(" :: ")[2] for each in about.get("classifier", ()) if "License" in each]
        stated = str(about.get("license_expression") or about.get("license") or ", ".join(classes) or "?")
        lines.append(f"{about['name']} {about['version']}: {stated.splitlines()[0][:100]}")
    return "\n".join(lines)
