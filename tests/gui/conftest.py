"""The window with fakes at its edges: no camera, no engine, no database, and a note of who called what where."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import gc
import hashlib
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from gui.app import build
from gui.services import ExhibitBytes, OfficerDesk, Services, SourceOffer
from inspection.claim import Scheme
from inspection.clock_check import ClockReading, Moment
from inspection.consignment import Declaration, DeclaredLine, Route
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.finding import Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.frame import Frame, OriginalKind, Pace, Region
from inspection.history import RecordKind
from inspection.identifiers import Vocabulary
from inspection.listing import advance
from inspection.message import message
from inspection.reading import FrameReading, Observation, TextReading
from inspection.record import RecordHeader, SealedRecord
from inspection.reference_hit import EditionIdentity
from inspection.verdict import Verdict
from tests.gui.fake_case import Case, case_desk
from tests.gui.fake_desks import Desks, page_services
from tests.gui.fake_scanners import scanner_services

# Sizes are no matter to a platform that shows nothing.
OFFSCREEN = ("This plugin does not support .*",)
PATIENCE_MS = 30_000
PASSPHRASE = "correct horse battery"  # noqa: S105 - of a store that is a list
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Calls:
    """Which thread called which service; the UI thread has no business there."""

    threads: dict[str, set[int]] = field(default_factory=dict)

    def note(self, name):
        self.threads.setdefault(name, set()).add(threading.get_ident())

    def on(self, thread):
        return {name for name, threads in self.threads.items() if thread in threads}


class FakeSource:
    """Frames whose text is their name; a name that begins with "torn" cannot be read."""

    def __init__(self, names, pace=Pace.PULLED):
        self._names = list(names)
        self.pace = pace
        self.closed = False

    def read(self):
        if not self._names:
            return None
        name = self._names.pop(0)
        if name.startswith("torn"):
            raise BadInput("capture.torn_picture", name=name)
        return frame_of(name, self.pace)

    def close(self):
        self.closed = True


def frame_of(name, pace=Pace.PULLED):
    pixels = np.full((60, 80, 3), 200, np.uint8)
    return Frame(pixels, "fake", name, 0, NOW, pace, name.encode(), OriginalKind.FILE, "image/jpeg")


class FakeLive:
    """The same frame again and again."""

    def __init__(self, source):
        self._source = source
        self._frame = source.read()
        self.ended = False

    def take(self, timeout_s=None):
        threading.Event().wait(0.01)
        return replace(self._frame)

    def stop(self):
        self._source.close()


@dataclass(frozen=True)
class FakeTrace:
    run: int
    right: float
    still: bool = False

    def to(self, other):
        return (1, 0, other.right - self.right, 0, 1, 0) if self.run == other.run else None


class FakeFollower:
    """The scene stands still until a test moves it."""

    def __init__(self):
        self.now = FakeTrace(0, 0.0)

    def add(self, frame):
        return self.now


class FakeReference:
    """UN 1018 is prohibited to GH, and needs a permit elsewhere."""

    def __init__(self, calls):
        self._calls = calls
        self._thread = threading.get_ident()
        self.edition = EditionIdentity("2026.11", TODAY, "ab" * 32, signed=False)

    def vocabulary(self):
        return Vocabulary(un_numbers=MappingProxyType({"1018": "CHLORODIFLUOROMETHANE"}))

    def confirm(self, claims):
        return tuple(claims)

    def look_up(self, text, limit=20):
        return ()

    def assess(self, items, consignment, on):
        self._calls.note("assess")
        assert threading.get_ident() == self._thread, "an edition is used by the thread that opened it"
        verdict = Verdict.PROHIBITED if consignment.route.import_ == "GH" else Verdict.PERMIT_REQUIRED
        return tuple(
            Finding(
                next(iter(FindingCode)),
                Regime.MONTREAL,
                verdict,
                Severity.WARNING,
                Citation("Montreal Protocol", "Article 4B", "Annex C, Group I", "2026.11"),
                Subject(claim.scheme, claim.value),
                message("verdict.not_listed"),
                documents=(message("window.title"),),
            )
            for item in items
            for claim in item.claims
            if claim.scheme is Scheme.UN
        )


class FakeStore:
    """Records in a list; of one thread, as a database is."""

    def __init__(self, officer, calls):
        self.officer = officer
        self._calls = calls
        self._thread = threading.get_ident()
        self.kept = []
        self.photos = {}
        self.closed = False
        self.locked = False
        self.broken = False
        self.newest_record = None

    def _mine(self, name):
        self._calls.note(name)
        if self.locked and name not in {"unlock", "close", "lock"}:
            raise EnvironmentFault("accounts.locked", officer=self.officer)
        assert threading.get_ident() == self._thread, "the store is used by the thread that opened it"

    def append(self, inspection, kind, body):
        self._mine("append")
        if self.broken:
            raise EnvironmentFault("capture.no_permission", name="disk")
        header = RecordHeader(
            1, "ed25519", "station", "k", len(self.kept) + 1, "0" * 64, inspection, str(kind), "0" * 64,
            NOW.isoformat(), 0, "boot", 1, self.officer,
        )  # fmt: skip
        record = SealedRecord(header, "", body, hashlib.sha256(str(len(self.kept)).encode()).hexdigest())
        self.kept.append(record)
        return record

    def records(self, inspection):
        self._mine("records")
        return tuple(each for each in self.kept if each.header.inspection == inspection)

    def clock_reading(self):
        self._mine("clock_reading")
        newest = None if self.newest_record is None else Moment(self.newest_record, "earlier boot", 1)
        return ClockReading(newest, Moment(NOW, "boot", 1))

    def keep_photo(self, content, media_type):
        self._mine("keep_photo")
        digest = hashlib.sha256(content).hexdigest()
        self.photos[digest] = content
        return digest

    def photo(self, sha256):
        self._mine("photo")
        return self.photos[sha256]

    def list_inspections(self, search="", limit=100, before=None):
        self._mine("list_inspections")
        rows = {}
        for record in self.kept:
            rows[record.header.inspection] = advance(rows.get(record.header.inspection), record)
        older = (row for row in reversed(rows.values()) if before is None or row.seq < before)
        return tuple(row for row in older if search.lower() in row.text.lower())[:limit]

    def close(self):
        self._mine("close")
        self.closed = True

    def lock(self):
        self._mine("lock")
        self.locked = True

    def unlock(self, passphrase):
        self._mine("unlock")
        if passphrase != PASSPHRASE:
            raise BadInput("store.wrong_passphrase", folder="here")
        self.locked = False

    @property
    def kinds(self):
        return [RecordKind(each.header.kind) for each in self.kept]


@dataclass
class Edge:
    """What the fakes know, to be looked at and broken by tests."""

    calls: Calls = field(default_factory=Calls)
    stores: list = field(default_factory=list)
    exists: bool = True
    files: dict = field(default_factory=dict)
    engines_failing: bool = False
    changed_record: bool = False
    paused: threading.Event = field(default_factory=threading.Event)
    symbols_paused: threading.Event = field(default_factory=threading.Event)
    sources: list = field(default_factory=list)
    officers: tuple = ()
    drafts: dict = field(default_factory=dict)
    awake_s: float = 1000.0
    asleep_s: float = 0.0
    dropped: bool = False
    countersigned: list = field(default_factory=list)
    desks: Desks = field(default_factory=Desks)
    lines: list = field(default_factory=list)  # serial scanners
    on_battery: bool = False
    camera_absent: bool = False
    played: list = field(default_factory=list)  # sound files
    follower: FakeFollower = field(default_factory=FakeFollower)
    case: Case = field(default_factory=Case)

    @property
    def store(self):
        return self.stores[-1]


class FakePassingWindow:
    def observe(self, reading, at_ms):
        return Observation.of(reading)


@pytest.fixture
def edge():
    made = Edge()
    made.paused.set()
    made.symbols_paused.set()
    return made


@pytest.fixture
def services(edge):
    calls = edge.calls

    def noted(name, work):
        def call(*arguments):
            calls.note(name)
            return work(*arguments)

        return call

    def enter(credentials):
        if credentials.passphrase != PASSPHRASE:
            raise BadInput("store.wrong_passphrase", folder="here")
        edge.stores.append(FakeStore(credentials.officer, calls))
        return edge.stores[-1]

    def open_source(specs):
        live = specs[0].startswith("camera:")
        if live and edge.camera_absent:
            raise EnvironmentFault("capture.camera_absent", name="Dock camera")
        source = FakeSource([spec.removeprefix("camera:") for spec in specs], Pace.LIVE if live else Pace.PULLED)
        edge.sources.append(source)
        return source

    def read_symbols(frame):
        edge.symbols_paused.wait(5)
        return FrameReading(80, 60, seconds={"symbols": 0.01})

    def read_texts(frame):
        edge.paused.wait(5)
        if edge.engines_failing:
            raise EnvironmentFault("capture.no_rapidocr")
        region = Region.from_bounds(10, 10, 30, 10)
        return FrameReading(80, 60, texts=(TextReading(frame.name, 0.95, region, ("fake",)),), seconds={"texts": 0.1})

    def verify(store, dossier):
        if edge.changed_record:
            raise VerificationFailed("capture.torn_picture", name="record 2")
        return message("window.records.holds", records=len(store.kept), photos=1, head="ab")

    return Services(
        software="Quaylens test",
        officer="A. Mensah",
        station="Tema",
        today=lambda: TODAY,
        now_label=lambda: "12:00",
        store_exists=noted("store_exists", lambda: edge.exists),
        create_store=noted("create_store", enter),
        open_store=noted("open_store", enter),
        open_reference=noted("open_reference", lambda: FakeReference(calls)),
        close_reference=noted("close_reference", lambda reference: None),
        list_cameras=noted("list_cameras", lambda: (SourceOffer("Dock camera", "camera:UN 1018"),)),
        open_source=noted("open_source", open_source),
        run_live=noted("run_live", lambda source, on_notice: FakeLive(source)),
        load_engines=noted("load_engines", tuple),
        read_symbols=noted("read_symbols", read_symbols),
        read_texts=noted("read_texts", read_texts),
        new_confirmation=FakePassingWindow,
        new_follower=lambda: edge.follower,
        on_battery=noted("on_battery", lambda: edge.on_battery),
        hint=noted("hint", lambda frame: None),
        exhibit_bytes=noted(
            "exhibit_bytes", lambda frame: ExhibitBytes(frame.original, "image/jpeg", OriginalKind.FILE)
        ),
        decode_photo=noted("decode_photo", lambda content, name: frame_of(name)),
        read_declaration=noted(
            "read_declaration",
            lambda path: (Declaration((DeclaredLine(un="1018"),), route=Route("DE", (), "GH")), b"un\n1018\n"),
        ),
        render_report=noted("render_report", lambda store, dossier: b"%PDF " + dossier.opening.label.encode()),
        save=noted("save", edge.files.__setitem__),
        export_case=noted("export_case", lambda store, dossier, path: edge.files.__setitem__(path, b"zip")),
        verify=noted("verify", verify),
        desk=desk_of(edge, noted, enter),
        pages=page_services(edge, noted),
        scanners=scanner_services(edge, noted),
        case=case_desk(edge, noted, frame_of),
    )


class FakeBackup:
    def __init__(self, edge, store):
        self._edge, self._store = edge, store

    def write(self, out):
        self._edge.calls.note("write_backup")
        if self._edge.engines_failing:
            raise EnvironmentFault("store.disk_full", folder=out.parent)
        self._edge.files[out] = b"backup"

    def finish(self):
        self._store.append("station", RecordKind.EXPORTED, {})

    def drop(self):
        self._edge.dropped = True


def desk_of(edge, noted, enter):
    def recover(credentials, recovery_key):
        if recovery_key != "the paper":
            raise BadInput("accounts.recovery_group", group=1)
        return enter(credentials)

    def keep_draft(store, form, fields):
        edge.drafts[form] = {name: each for name, each in fields.items() if each}

    def countersign(store, dossier, credentials, note):
        if credentials.passphrase != "their own words":  # noqa: S105 - of nobody
            raise BadInput("store.wrong_passphrase", folder="here")
        edge.countersigned.append((dossier.inspection, credentials.officer, note))

    return OfficerDesk(
        officers=noted("officers", lambda: edge.officers),
        recover=noted("recover", recover),
        new_recovery_key=noted("new_recovery_key", lambda store: "ABCDE-FGHJK"),
        save_recovery_sheet=noted(
            "save_recovery_sheet", lambda store, key, path: edge.files.__setitem__(path, key.encode())
        ),
        countersign=noted("countersign", countersign),
        keep_draft=noted("keep_draft", keep_draft),
        draft=noted("draft", lambda store, form: edge.drafts.get(form, {})),
        begin_backup=noted("begin_backup", lambda store: FakeBackup(edge, store)),
        lock_after_s=noted("lock_after_s", lambda: 300.0),
        clocks=lambda: (edge.awake_s, edge.awake_s + edge.asleep_s),
    )


class Answers:
    """The officer's answers to questions about files."""

    def __init__(self):
        self.chosen_pictures = ()
        self.chosen_declaration = Path("declaration.csv")
        self.saved = Path("out.pdf")
        self.chosen = {}

    def pictures(self):
        return self.chosen_pictures

    def folder(self):
        return ""

    def stick(self):
        return self.chosen.get("stick", "")

    def video(self):
        return ""

    def declaration(self):
        return self.chosen_declaration

    def existing(self, kind):
        return self.chosen.get(kind)

    def save_as(self, suggestion):
        return self.saved


@pytest.fixture
def answers():
    return Answers()


def pytest_collection_modifyitems(items):
    """A warning of Qt fails the test that caused it."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN, extend=True))


@pytest.fixture(autouse=True)
def _nothing_is_left_behind():
    """No thread and no running timer outlives its test."""
    threads = set(threading.enumerate())
    timers = set(map(id, running_timers()))
    yield
    left = {thread.name for thread in set(threading.enumerate()) - threads}
    assert not left, f"threads left behind: {left}"
    ticking = [timer for timer in running_timers() if id(timer) not in timers]
    assert not ticking, f"timers left behind: {[timer.parent() for timer in ticking]}"


def running_timers():
    """All timers that are started; what QTimer.singleShot makes belongs to nobody and ends by itself."""
    timers = [each for each in gc.get_objects() if type(each) is QTimer and shiboken6.isValid(each) and each.isActive()]
    return [timer for timer in timers if timer.parent() is not None or not timer.isSingleShot()]


@pytest.fixture
def qtbot(qtbot):
    """With the patience that a busy machine asks for: what comes in time is not waited for any longer."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    return qtbot


@pytest.fixture
def window(qtbot, qapp, services, answers, edge):
    """The window before signing in."""
    made = build(qapp, services, prompts=answers)
    made.sounds.find = lambda: edge.played.append  # the player
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.sign_in.enter.isEnabled)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(qtbot, window):
    """The inspect page, signed in, engines loaded, edition open."""
    window.sign_in.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(window.sign_in.passphrase, "\r")
    qtbot.waitUntil(lambda: window.inspect is not None)
    window.inspect_button.click()
    qtbot.waitUntil(lambda: window.inspect.feed.engines == "ready")
    return window.inspect


@pytest.fixture
def read_picture(qtbot, page):
    """Open pictures and wait until the first one is read whole."""

    def read(*names):
        page.open_source(names)
        qtbot.waitUntil(lambda: page.feed.look is not None and page.feed.look.complete)

    return read
