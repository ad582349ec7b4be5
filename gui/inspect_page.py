"""The page of the main job: look, read, ask the law, keep, decide, report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspection.clock_check import asked_day
from inspection.frame import Pace

from .attention import Attention
from .buttons import Button, label
from .consignment_panel import ConsignmentPanel
from .correcting import Correcting
from .current import CurrentInspection
from .feed_state import FeedState
from .findings_view import FindingsView, Shown, shown_of
from .inspect_layout import lay_out
from .keeping import Keeping
from .live_view import LiveView
from .marks import marks_of
from .officer_actions import OfficerActions
from .resumption import Resumption
from .safety_bar import SafetyBar
from .shutter import Shutter
from .silent_readings import silent_readings
from .source_bar import SourceBar
from .verdict_banner import VerdictBanner
from .view_hand import ViewHand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.dossier import Dossier, Exhibit

    from .current import Stated
    from .feed import Feed
    from .fittings import Fittings
    from .look import Look
    from .picture import Picture
    from .prompts import Prompts
    from .services import Services, StationStore


class InspectPage(QWidget):
    """Source and picture on the left; verdict, findings and consignment on the right; the actions below."""

    closed = Signal(object)  # Dossier

    def __init__(
        self, fittings: Fittings, services: Services, store: StationStore, prompts: Prompts, *, feed: Feed
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._services = services
        self._store = store
        words, tasks = fittings.words, fittings.tasks
        self.panel = ConsignmentPanel(fittings, services.today())
        unnamed = replace(self.panel.stated, label=services.now_label())
        self.current = CurrentInspection(services, tasks, store, unnamed)
        self.feed = feed
        self._specs: tuple[str, ...] = ()
        self._paused = False
        feed.ask(self.panel.stated.question)
        self.keeping = Keeping(fittings, self.feed, self.current)
        self.ask = OfficerActions(fittings, services, store, prompts=prompts, current=self.current, parent=self)
        self.ask.typed.connect(self.feed.parse)
        self.bar = SourceBar(fittings, self.feed, prompts)
        self.view = LiveView(fittings)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hand = ViewHand(self.view)
        self.closer = Button(fittings, "window.closer", self._read_closely)
        self.closer.also("Ctrl+R")
        self.hint = label("", "quiet", wrap=False)
        self.safety = SafetyBar(fittings)
        self.banner = VerdictBanner(fittings)
        self.correcting = Correcting(fittings, services, self.feed, self.current, self)
        self.correcting.parse.connect(self.feed.parse)
        self.in_view = FindingsView(fittings, "window.in_view.empty", self.correcting.ask_in_view)
        self.so_far = FindingsView(fittings, "window.so_far.empty", self.correcting.ask_kept)
        self.keep = Button(fittings, "window.keep", self._keep, primary=True)
        self.type = Button(fittings, "window.type", self.ask.type_value)
        self.finish = Button(fittings, "window.finish", self.ask.decide)
        self.report = Button(fittings, "window.report", self.ask.report)
        self.type.also("Ctrl+T")
        self.finish.also("Ctrl+Return")
        self.report.also("Ctrl+P")
        self.tabs = lay_out(self, fittings)
        self._listen()
        self.shutter = Shutter(fittings, self, self.view, self._keep)
        self._attention = Attention(self, self.feed)
        self.find_cameras()
        self._refresh_actions()
        self.banner.show_judgement(None, words("window.banner.start"))
        self._ask_clock()
        self.resumption = Resumption(fittings, services, store, self)

    def open_source(self, specs: Sequence[str]) -> None:
        """Open a source."""
        self.view.show_picture(None)
        self.view.show_marks(())
        self.view.say(self._fittings.words("window.view.opening"))
        self.feed.fit(self.view.wanted)
        self._specs = tuple(specs)
        self.feed.open(specs)
        self.view.setFocus()

    def add_tab(self, panel: QWidget, code: str) -> None:
        """Put a panel beside the picture."""
        self.tabs.addTab(panel, self._fittings.words(code))

    def pause(self) -> None:
        """Nobody may see: a live source stops, pictures are not gone through any further."""
        self.feed.plays = False
        self._paused = self.feed.pace is Pace.LIVE and self.feed.state is not FeedState.CLOSED
        if self._paused:
            self.feed.close()

    def go_on(self) -> None:
        """Open the live source again that :meth:`pause` stopped."""
        if self._paused:
            self._paused = False
            self.open_source(self._specs)

    def _ask_clock(self) -> None:
        """Ask the journal what it has against the laptop's date, before the next inspection takes it."""
        today = self._services.today()
        self._fittings.tasks.run_task(
            lambda: asked_day(today, self._store.clock_reading()),
            self.panel.take_clock,
            lane=self._fittings.tasks.store,
        )

    def resume(self, dossier: Dossier) -> bool:
        """Go on with an inspection that was left open; not while another one is in hand."""
        if self.current.dossier is not None and self.current.dossier.inspection != dossier.inspection:
            self.ask.tell("window.resume.refused", label=self.current.dossier.opening.label)
            return False
        if self.current.dossier is None:
            self.panel.fill(dossier)
            self.current.resume(dossier, replace(self.panel.stated, label=dossier.opening.label))
        return True

    def find_cameras(self) -> None:
        """List the cameras that are connected now."""
        self._fittings.tasks.run_task(self._services.list_cameras, self.bar.offer)

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        self.in_view.repaint_theme()
        if self.feed.look is not None:
            self._show_look(self.feed.look)
        self._show_dossier(self.current.dossier)
        self.banner.update()

    def shutdown(self) -> None:
        """Let go of what outlives the page."""
        self.shutter.end()
        self.current.shutdown()

    def _listen(self) -> None:
        self.bar.wanted.connect(self.open_source)
        self.hand.chosen.connect(self.feed.read_closely)
        self.hand.zoomed.connect(lambda: self.feed.fit(self.view.wanted))
        self.bar.look_again.connect(self.find_cameras)
        self.feed.pictured.connect(self._show_picture)
        self.feed.looked.connect(self._show_look)
        self.feed.state_changed.connect(self._show_state)
        self.feed.troubled_live.connect(self.find_cameras)
        self.panel.restated.connect(self._restate)
        self.current.changed.connect(self._show_dossier)
        self.current.kept.connect(self._say_kept)
        self.current.closed.connect(self._closed)
        self.keeping.busy_changed.connect(self._refresh_actions)
        self.panel.papers_wanted.connect(self.ask.choose_papers)
        self.ask.papers_read.connect(self.panel.take_papers)
        for done in (self.ask.stated, self.correcting.done):
            done.connect(lambda: self.tabs.setCurrentWidget(self.so_far))

    # --- what comes from the feed

    def _show_picture(self, picture: Picture) -> None:
        self.view.show_picture(picture)
        if self.feed.state is FeedState.READING:  # no verdict of another picture stands beside this one
            self._show_banner()
            self.view.show_marks(())
            self.in_view.say_when_empty("window.in_view.empty")
            self.in_view.show_findings((), ())
        self.feed.fit(self.view.wanted)

    def _show_look(self, look: Look) -> None:
        self._show_banner()
        self.view.show_marks(marks_of(look.observation, look.claims, look.findings), look.trace)
        self.in_view.say_when_empty("window.in_view.none" if look.complete else "window.in_view.empty")
        dossier = self.current.dossier
        self.in_view.show_all(
            Shown(
                look.claims,
                look.findings,
                corrections=() if dossier is None else dossier.corrections,
                silent=silent_readings(look.observation, look.claims),
            )
        )
        if look.hint is not None:
            self.hint.setText(self._fittings.words.say(look.hint))
        elif look.complete:
            self.hint.setText(self._fittings.words("window.hint.read", name=look.frame.name))
        self._refresh_actions()

    def _show_state(self, state: FeedState) -> None:
        words = self._fittings.words
        if state is FeedState.CLOSED:
            self.view.show_picture(None)
            self.view.show_marks(())
            self.view.say(words("window.view.empty"))
            self.in_view.say_when_empty("window.in_view.empty")
            self.in_view.show_findings((), ())
        if state in {FeedState.CLOSED, FeedState.OPENING}:  # what was in view warns and judges no longer
            self._show_banner()
        if state not in {FeedState.WAITING, FeedState.ENDED}:
            self.hint.setText(words(f"window.state.{state.value}"))
        self._refresh_actions()

    def _show_banner(self) -> None:
        look, dossier = self.feed.look, self.current.dossier
        kept = dossier.assessment.safety if dossier is not None and dossier.assessment is not None else ()
        self.safety.show_lines((*(look.safety if look is not None else ()), *kept))
        words = self._fittings.words
        so_far = ""
        if dossier is not None and dossier.assessment is not None:
            verdict = words.verdict(dossier.assessment.judgement.verdict)
            count = len(dossier.exhibits) + len(dossier.scans) + len(dossier.stated)
            so_far = words("window.banner.so_far", verdict=verdict, count=count)
        if look is not None:
            nothing = "window.banner.no_identifier" if look.complete else "window.banner.nothing"
            unknown = "" if look.findings or not look.claims else words("window.banner.no_findings")
            self.banner.show_judgement(look.judgement, unknown, so_far, nothing=nothing)
        elif self.feed.state is not FeedState.CLOSED:  # the first look is still to come
            self.banner.show_judgement(None, so_far)
        elif dossier is not None and dossier.assessment is not None:
            self.banner.show_judgement(dossier.assessment.judgement, so_far)
        else:
            self.banner.show_judgement(None, words("window.banner.start"))

    # --- the inspection

    def _keep(self) -> None:
        self.panel.tell_now()
        self.keeping.ask()

    def _read_closely(self) -> None:
        """Read what the glass shows by itself; without it, let the finger draw a part."""
        part = self.view.visible() if self.view.glass.zoom > 1 else None
        self.hand.draws = part is None
        if part is not None:
            self.feed.read_closely(part)
        self.hint.setText(self._fittings.words("window.hint.closer" if part else "window.hint.draw"))

    def _restate(self, stated: Stated) -> None:
        self.current.restate(replace(stated, label=stated.label or self._services.now_label()))
        self.feed.ask(stated.question)

    def _show_dossier(self, dossier: Dossier | None) -> None:
        self._show_banner()
        if dossier is None:
            self.so_far.show_findings((), ())
        else:
            self.so_far.show_all(shown_of(dossier))
        count = 0 if dossier is None else len(dossier.exhibits) + len(dossier.scans) + len(dossier.stated)
        text = self._fittings.words("window.tab.so_far")
        self.tabs.setTabText(2, f"{text} ({count})" if count else text)
        self._refresh_actions()

    def _say_kept(self, exhibit: Exhibit) -> None:
        self.ask.tell("window.kept", number=exhibit.number, name=exhibit.name)

    def _closed(self, dossier: Dossier) -> None:
        self.ask.tell("window.closed", label=dossier.opening.label)
        self.panel.clear_for_next()
        self._ask_clock()
        self.closed.emit(dossier)

    def _refresh_actions(self, _: object = None) -> None:
        self.keep.setEnabled(self.keeping.possible)
        dossier = self.current.dossier
        self.finish.setEnabled(dossier is not None)
        self.report.setEnabled(self.current.reportable is not None)
        self.closer.setEnabled(self.view.has_picture)
