"""Walks through the window and takes a picture of every page: in light, dark and sunlight, and from right to left.

    python docs/tour.py [--out FOLDER] [--only WORD] [--language CODE]... [--look NAME]...

The window is the real one with the real engines and the real law; what stands before the camera is drawn, the store is
new and thrown away. It shows itself to nobody (Qt's offscreen platform), at 1280 by 800.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import tour_content as content
from PIL import Image
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from commands.chosen_edition import open_reference
from commands.options import default_edition
from commands.sample_label import draw_label
from commands.window import real_services
from gui.app import build
from gui.buttons import Button
from gui.dialogs import EntryDialog, RulingDialog
from gui.last_defence import Crash
from gui.paste_dialog import PasteDialog
from gui.report_page import ReportPage
from gui.scanner_services import CodeScanned
from gui.services import Credentials, Services, SourceOffer, StationStore
from gui.theme import THEMES
from inspection.dossier import Decision
from inspection.settings import Settings
from local_store.settings_file import write_setting
from local_store.store import Store
from local_store.wrapping import Hardness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from gui.inspect_page import InspectPage
    from gui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent / "screenshots"
COLOURS = 96  # of a picture's palette: the pages are flat, only the label is not
NOTICED = ("capture-so-far", "inspection-decision")  # where the notice is a part of the picture
PATIENCE_S = 240.0
EASY = Hardness(iterations=1, memory_kib=1024, lanes=1)  # nothing secret is kept here


class NoFiles:
    """The officer never minds which file."""

    def pictures(self) -> Sequence[str]:
        """None."""
        return ()

    def folder(self) -> str:
        """None."""
        return ""

    def stick(self) -> str:
        """None."""
        return ""

    def video(self) -> str:
        """None."""
        return ""

    def declaration(self) -> Path | None:
        """None."""
        return None

    def save_as(self, suggestion: str) -> Path | None:  # noqa: ARG002
        """Nowhere."""
        return None

    def existing(self, kind: str) -> Path | None:  # noqa: ARG002
        """None."""
        return None


class Tour:
    """One walk in one language; ``looks`` are the folders with the themes whose picture is taken at every stop."""

    def __init__(self, window: MainWindow, folder: Path, looks: Sequence[tuple[Path, str]], only: str) -> None:
        self.window = window
        self.folder = folder
        self._looks = looks
        self._only = only

    def until(self, done: Callable[[], object]) -> None:
        """Let the window work until something is so. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            QApplication.processEvents()
            time.sleep(0.002)

    def _refused(self, told: str) -> bool:
        if told:
            raise ValueError(told)
        return False

    def settle(self) -> None:
        """Let everything arrive that is on its way: twice round the store and the workers, and what waits for it."""
        tasks = self.window.fittings.tasks
        for _ in range(2):
            end = time.monotonic() + 0.12
            self.until(lambda end=end: time.monotonic() > end)  # type: ignore[misc]
            arrived: list[None] = []
            for lane in (tasks.store, None, None):
                tasks.run_task(lambda: time.sleep(0.01), arrived.append, lane=lane)
            self.until(lambda arrived=arrived: len(arrived) == 3)  # type: ignore[misc] # noqa: PLR2004

    def shoot(self, name: str, dialog: QDialog | None = None) -> None:
        """Take the picture of what is in view in every look."""
        if self._only not in name:
            return
        if dialog is None and name not in NOTICED:
            while self.window.notice_bar.notices:
                self.window.notice_bar.dismiss()
        for folder, theme in self._looks:
            while self.window.fittings.theme.name != theme:
                self.window.change_theme()
            for _ in range(2):  # what was built last is laid out after it has come
                self.settle()
            self._save(folder / f"{name}.png", dialog)

    def _save(self, path: Path, dialog: QDialog | None) -> None:
        picture = self.window.grab()
        if dialog is not None:
            painter = QPainter(picture)
            across, down = (picture.width() - dialog.width()) // 2, (picture.height() - dialog.height()) // 2
            painter.fillRect(picture.rect(), QColor("#80000000"))
            painter.drawPixmap(across, down, dialog.grab())
            painter.end()
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(path))
        with Image.open(path) as taken:
            small = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(path, optimize=True)

    # --- the way

    def walk(self) -> None:
        """The whole day."""
        self._sign_in()
        self._before_work()
        page = self._look_at_the_goods()
        self._count()
        self._one_inspection(page)
        self._other_pages()

    def _sign_in(self) -> None:
        entry = self.window.sign_in
        self.until(entry.enter.isEnabled)
        entry.officer.setText(content.OFFICER)
        self.shoot("sign-in")
        entry.passphrase.setText(content.PASSPHRASE)
        entry.try_it()
        self.until(lambda: self.window.inspect is not None)
        self.settle()
        self.shoot("start")

    def _before_work(self) -> None:
        pages = self._pages()
        pages.show_set_up()
        self.shoot("set-up")

    def _look_at_the_goods(self) -> InspectPage:
        window = self.window
        page = window.inspect
        assert page is not None  # noqa: S101 - the officer has signed in
        window.inspections.begin()  # type: ignore[union-attr]
        self.shoot("capture-empty")
        page.panel.export.setText("CN")
        page.panel.import_.setText("GH")
        page.ask.read_papers(self.folder / "declaration.csv")
        self.until(lambda: page.panel.stated.papers is not None)
        self.until(lambda: page.feed.engines != "loading")
        page.open_source([str(self.folder / "label.png")])
        self.until(lambda: page.feed.look is not None and page.feed.look.complete)
        page.panel.label.setText("CSQU 305438 3 · cylinders")
        self.settle()
        page.tabs.setCurrentIndex(0)
        self.shoot("capture")
        page.tabs.setCurrentIndex(1)
        self.shoot("capture-consignment")
        page.type.click()
        entry = page.findChild(EntryDialog)
        assert entry is not None  # noqa: S101 - it was just opened
        entry.value.setText("1018")
        self.shoot("type", entry)
        entry.reject()
        page.keep.click()
        self.until(lambda: page.current.dossier is not None and page.current.dossier.exhibits)
        page.tabs.setCurrentIndex(2)
        self.shoot("capture-so-far")
        return page

    def _count(self) -> None:
        window = self.window
        page = window.inspect
        assert page is not None  # noqa: S101
        page.tabs.setCurrentWidget(window.counting)
        kept: list[object] = []
        window.scanning.kept.connect(kept.append)
        listed = content.cylinders()
        codes = (*listed[:20], *listed[23:], content.STRANGER)
        for code in codes:
            window.scanners.take(CodeScanned(code, "wedge"))
        self.until(lambda: len(kept) == len(codes))
        window.notice_bar.dismiss()
        self.shoot("count")

    def _one_inspection(self, page: InspectPage) -> None:
        pages = self._pages()
        pages.case_button.click()
        case = pages.case
        self.until(lambda: case.sections)
        section: Any = case.turn_to("consignment")
        section.parties.fill([("exporter", "Far East Cooling Co.", "CN"), ("importer", "Harbour Trading Ltd", "GH")])
        section.papers.fill([("bill_of_lading", "MAEU 7781204", "40 cylinders R-134a")])
        section.place.terminal.setText("Terminal 3")
        self.settle()
        self.shoot("inspection-consignment")
        for name in ("declaration", "findings", "flags"):
            case.turn_to(name)
            self.settle()
            self.shoot(f"inspection-{name}")
        section = case.turn_to("declaration")
        section.paste.click()
        pasting = section.findChild(PasteDialog)
        pasting.text.setPlainText(content.PASTED)
        pasting.take.click()
        self.settle()
        self.shoot("inspection-table")
        section.table.given_up.emit()
        section = case.turn_to("quantities")
        section.scheme.setCurrentIndex(max(0, section.scheme.findData("refrigerant")))
        section.value.setText("R-22")
        section.kg.setText("544")
        self.settle()
        self.shoot("inspection-quantities")
        section.value.clear()
        section.kg.clear()
        case.turn_to("exhibits")
        self.until(lambda: case.sections["exhibits"].view.has_picture)
        self.shoot("inspection-exhibits")
        self._measure_and_seal(case)
        self._decide(page, case)
        self._suspect(pages)

    def _measure_and_seal(self, case: Any) -> None:  # noqa: ANN401 - sections are known by name
        section: Any = case.turn_to("instruments")
        section.form.line("about").setText("1")
        section.form.line("composition").setText("R-22=97.4, air=2.6")
        section.form.line("model").setText("Ultima ID Pro")
        section.form.line("serial").setText("27-0381")
        section.form.keep.click()
        self.until(lambda: case.dossier.readings)
        self.settle()
        self.shoot("inspection-instruments")
        section = case.turn_to("custody")
        for name, said in content.CUSTODY:
            form = section.turn_to(name)
            for field, text in said.items():
                form.line(field).setText(text)
            kept = len(case.dossier.records)
            form.keep.click()
            self.until(lambda kept=kept, form=form: len(case.dossier.records) > kept or self._refused(form.told.text()))  # type: ignore[misc]
        section.choices["sample"].click()
        self.settle()
        self.shoot("inspection-custody")

    def _decide(self, page: InspectPage, case: Any) -> None:  # noqa: ANN401
        section: Any = case.turn_to("decision")
        self.settle()
        section.decide.click()
        dialog = page.findChild(RulingDialog)
        assert dialog is not None  # noqa: S101 - it was just opened
        dialog.choices[Decision.SEIZE].setChecked(True)
        dialog.reason.setPlainText(content.REASON)
        self.shoot("decision", dialog)
        next(each for each in dialog.findChildren(Button) if each.property("kind") == "primary").click()
        self.until(lambda: page.current.dossier is None and case.dossier is not None)
        self.settle()
        self.shoot("inspection-decision")
        section = case.turn_to("report")
        self.until(lambda: section.pages.findChildren(ReportPage))
        self.shoot("inspection-report")

    def _suspect(self, pages: Any) -> None:  # noqa: ANN401
        """The inspection of the morning that is suspected to be illegal traffic."""
        window = self.window
        window.records_button.click()
        self.settle()
        assert window.records is not None  # noqa: S101
        window.records.list.setCurrentIndex(window.records.model.index(window.records.model.rowCount() - 1))
        self.settle()
        dossier = window.records.dossier.dossier
        assert dossier is not None  # noqa: S101
        pages.take(dossier)
        pages.case.turn_to("traffic")
        self.settle()
        self.shoot("inspection-traffic")

    def _other_pages(self) -> None:
        window = self.window
        more = window.more
        assert more is not None  # noqa: S101 - the officer has signed in
        window.records_button.click()
        self.settle()
        assert window.records is not None  # noqa: S101
        window.records.list.setCurrentIndex(window.records.model.index(0))
        self.settle()
        self.shoot("records")
        window.records.dossier.tabs.setCurrentIndex(1)
        self.settle()
        self.shoot("records-pictures")
        more.buttons["reference"].click()
        reference: Any = more.pages["reference"]
        reference.search.setText("R-22")
        self.settle()
        self.settle()
        reference.search.returnPressed.emit()
        self.settle()
        self.shoot("reference")
        more.buttons["practice"].click()
        self.settle()
        self.shoot("practice")
        practice: Any = more.pages["practice"]
        practice.verdicts.buttons()[0].click()
        practice.answer.click()
        self.shoot("practice-solved")
        for name in ("sync", "settings", "officers", "help", "about", "updates"):
            if name in more.buttons:
                more.buttons[name].click()
            else:
                more.open(name)
            self.settle()
            self.shoot(name)
        self._crash()
        window.lock_button.click()
        self.settle()
        self.shoot("lock")

    def _crash(self) -> None:
        self.window.crash.tell(Crash("ZeroDivisionError", "work-0", "Traceback (most recent call last): …"))
        self.settle()
        self.shoot("crash")
        self.window.crash.go_on.click()

    def _pages(self) -> Any:  # noqa: ANN401 - there once the officer has signed in
        return self.window.inspections


def services_at(folder: Path, day: date, clock: content.TourClock) -> Services:
    """The real services over a store whose passphrase costs nothing and whose clock stands at that day."""

    def enter(credentials: Credentials) -> StationStore:
        return Store.open(folder / "store", credentials.passphrase, credentials.officer, clock=clock)

    real = real_services(folder / "store", default_edition())
    return replace(
        real,
        case=replace(real.case, keep_report=lambda _text: Path("reports", "quaylens-report.txt")),
        officer=content.OFFICER,
        station=content.STATION,
        today=lambda: day,
        now_label=lambda: f"{day} 09:30",
        open_store=enter,
        list_cameras=lambda: (SourceOffer("Dock camera", "camera:dock"),),
        on_battery=lambda: False,
    )


def prepare(folder: Path, language: str) -> tuple[Services, Settings]:
    """A store with the morning's inspections, the label, the declaration and the settings of the station."""
    draw_label(folder / "label.png")
    (folder / "declaration.csv").write_bytes(content.declaration())
    store = folder / "store"
    with open_reference(default_edition()) as reference:
        day = reference.edition.day
        clock = content.TourClock(day)
        Store.create(store, content.PASSPHRASE, content.STATION, content.OFFICER, clock=clock, hardness=EASY).close()
        with Store.open(store, content.PASSPHRASE, content.OFFICER, clock=clock) as opened:
            content.earlier_inspections(opened, reference, day)
    settings = Settings()
    place, terminal, country = content.PLACE
    values: dict[str, int | str] = {
        "language": language,
        "place": place,
        "terminal": terminal,
        "country": country,
        "sounds": False,
        "lock_minutes": 120,  # nobody touches the window during the walk
    }
    for name, value in values.items():
        settings = write_setting(store, name, value)
    return services_at(folder, day, clock), settings


def main() -> None:
    """Take the pictures."""
    platform.platform = lambda: "Debian 12"  # type: ignore[assignment,misc] # the report of a crash names the machine
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--out", type=Path, default=PICTURES)
    asked.add_argument("--only", default="", help="only pictures with this in their name")
    asked.add_argument("--language", action="append", help="en, ar (both by default), or any other")
    asked.add_argument("--look", action="append", choices=tuple(THEMES), help="of the walk in English; all by default")
    given = asked.parse_args()
    application = QApplication([])
    for language in given.language or ("en", "ar"):
        names = given.look or tuple(THEMES)
        looks = [(given.out / name, name) for name in names] if language == "en" else [(given.out / language, "light")]
        with tempfile.TemporaryDirectory() as folder:
            services, settings = prepare(Path(folder), language)
            window = build(application, services, settings, prompts=NoFiles())
            window.show()
            window.activateWindow()
            try:
                Tour(window, Path(folder), looks, given.only).walk()
            finally:
                window.close()
                window.deleteLater()
                application.sendPostedEvents()


if __name__ == "__main__":
    main()
