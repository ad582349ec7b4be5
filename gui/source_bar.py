"""Choosing where pictures come from, and going on, holding still or playing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from inspection.frame import Pace

from .buttons import Button
from .feed_state import FeedState
from .no_wheel import leave_wheel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .feed import Feed
    from .fittings import Fittings
    from .prompts import Prompts
    from .services import SourceOffer

LIGHT = ("exposure", "gain", "brightness")  # what makes a picture lighter, the best first
TORCH = "torch"
MOST_STEPS = 8
PICTURES, FOLDER, VIDEO = "?pictures", "?folder", "?video"  # questions, where a camera has its spec


class SourceBar(QWidget):
    """One list of sources, and the buttons that the source in use has."""

    wanted = Signal(object)  # specs, as a tuple of str
    look_again = Signal()  # list the cameras anew

    def __init__(self, fittings: Fittings, feed: Feed, prompts: Prompts) -> None:
        super().__init__()
        words = fittings.words
        self._words = words
        self._feed = feed
        self._prompts = prompts
        self.sources = QComboBox()
        leave_wheel(self.sources)
        self.sources.setAccessibleName(words("window.source.name"))
        self.sources.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sources.setMinimumWidth(150)
        self.sources.activated.connect(lambda _index: self._chosen())
        self.open_pictures = Button(fittings, "window.source.pictures", self.ask_pictures)
        self.open_pictures.also("Ctrl+O")
        self.freeze = Button(fittings, "window.source.freeze")
        self.freeze.setCheckable(True)
        self.freeze.also("F5")
        self.freeze.toggled.connect(lambda on: feed.freeze(on=on))
        self.play = Button(fittings, "window.source.play")
        self.play.setCheckable(True)
        self.play.also("F5")
        self.play.toggled.connect(lambda on: feed.play(on=on))
        self.next = Button(fittings, "window.source.next", feed.next)
        self.next.also("F6")
        self.darker = Button(fittings, "window.source.darker", lambda: self._light(-1))
        self.lighter = Button(fittings, "window.source.lighter", lambda: self._light(1))
        self.darker.also("Ctrl+-")
        self.lighter.also("Ctrl++")
        self.torch = Button(fittings, "window.source.torch")
        self.torch.setCheckable(True)
        self.torch.also("F7")
        self.torch.toggled.connect(lambda on: feed.set_control(TORCH, int(on)))
        self._steps = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.sources, 1)
        for button in (
            self.open_pictures, self.torch, self.darker, self.lighter, self.freeze, self.play, self.next,
        ):  # fmt: skip
            row.addWidget(button)
        self.offer(())
        feed.state_changed.connect(self._follow)
        self._follow(feed.state)

    def offer(self, cameras: Sequence[SourceOffer]) -> None:
        """List these cameras above the other sources."""
        chosen = self.sources.currentData()
        self.sources.clear()
        self.sources.addItem(self._words("window.source.choose"), "")
        for camera in cameras:
            self.sources.addItem(camera.label, camera.spec)
        for code, question in (("pictures_item", PICTURES), ("folder_item", FOLDER), ("video_item", VIDEO)):
            self.sources.addItem(self._words(f"window.source.{code}"), question)
        self.sources.addItem(self._words("window.source.again"), "?again")
        self.sources.setCurrentIndex(max(0, self.sources.findData(chosen)) if chosen else 0)

    def ask_pictures(self) -> None:
        """Ask for pictures and open them."""
        names = tuple(self._prompts.pictures())
        if names:
            self.wanted.emit(names)

    def _chosen(self) -> None:
        choice = self.sources.currentData()
        if choice == PICTURES:
            self.ask_pictures()
        elif choice == FOLDER:
            self._want(self._prompts.folder())
        elif choice == VIDEO:
            self._want(self._prompts.video())
        elif choice == "?again":
            self.look_again.emit()
        else:
            self._want(choice)

    def _want(self, spec: str) -> None:
        if spec:
            self.wanted.emit((spec,))

    def _light(self, steps: int) -> None:
        """More or less light, by the first means that the camera has."""
        means = [each for each in LIGHT if each in self._feed.controls]
        if means:
            self._steps = max(-MOST_STEPS, min(MOST_STEPS, self._steps + steps))
            self._feed.set_control(means[0], self._steps)

    def _follow(self, state: FeedState) -> None:
        """Show the buttons that this source has, and enable those that do something now."""
        live = state in {FeedState.LIVE, FeedState.FROZEN} or (
            state in {FeedState.CLOSED, FeedState.OPENING} and self._feed.pace is Pace.LIVE
        )
        if state is FeedState.OPENING:
            self._steps = 0
            _set_silently(self.torch, on=False)
        self.torch.setVisible(live and TORCH in self._feed.controls)
        for button in (self.darker, self.lighter):
            button.setVisible(live and any(each in LIGHT for each in self._feed.controls))
        self.freeze.setVisible(live)
        self.play.setVisible(not live)
        self.next.setVisible(not live)
        self.freeze.setEnabled(live)
        self.play.setEnabled(state in {FeedState.WAITING, FeedState.READING})
        self.next.setEnabled(state in {FeedState.WAITING, FeedState.READING})
        _set_silently(self.freeze, on=state is FeedState.FROZEN)
        if not self._feed.plays or state is FeedState.ENDED:
            _set_silently(self.play, on=False)


def _set_silently(button: Button, *, on: bool) -> None:
    button.blockSignals(True)  # noqa: FBT003 - Qt's own signature
    button.setChecked(on)
    button.blockSignals(False)  # noqa: FBT003
