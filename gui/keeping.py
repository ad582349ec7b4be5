"""The shutter: what is kept is the very frame that was read, so keeping may have to wait for the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .feed_state import FeedState

if TYPE_CHECKING:
    from .current import CurrentInspection
    from .feed import Feed
    from .fittings import Fittings
    from .look import Look


class Keeping(QObject):
    """Keeps the picture that is in view when it is asked, once that is read whole."""

    busy_changed = Signal(bool)

    def __init__(self, fittings: Fittings, feed: Feed, current: CurrentInspection) -> None:
        super().__init__()
        self._tasks = fittings.tasks
        self._feed = feed
        self._current = current
        self._asked = False
        self._kept: Look | None = None  # the same look is not kept twice
        feed.looked.connect(self._looked)
        feed.state_changed.connect(self._state_changed)

    @property
    def waiting(self) -> bool:
        """Whether a picture is to be kept as soon as it is read."""
        return self._asked

    @property
    def possible(self) -> bool:
        """Whether there is a picture that could be kept."""
        if self._asked or self._feed.state in {FeedState.CLOSED, FeedState.OPENING}:
            return False
        look = self._feed.whole if self._feed.state is FeedState.FROZEN else self._feed.look
        return look is None or self._kept is None or look.frame is not self._kept.frame

    def ask(self) -> None:
        """Keep what is in view, now or as soon as it is read."""
        if not self.possible:
            return
        self._asked = True
        was_live = self._feed.state is FeedState.LIVE
        if was_live:
            self._feed.freeze(on=True)
        self._feed.stay(on=True)
        if was_live:
            self._feed.freeze(on=False)  # goes on once it is kept
        look = self._feed.whole
        if look is not None:
            self._keep(look)
        self.busy_changed.emit(self._asked)

    def _looked(self, look: Look) -> None:
        if self._asked and look is self._feed.whole:
            self._keep(look)

    def _keep(self, look: Look) -> None:
        self._asked = False
        self._kept = look
        self._current.keep(look, self._failed)
        self._feed.stay(on=False)
        self.busy_changed.emit(False)  # noqa: FBT003 - a signal's argument

    def _failed(self, error: Exception) -> None:
        """Not kept, so it can be asked again."""
        self._kept = None
        self._tasks.fail(error)
        self.busy_changed.emit(False)  # noqa: FBT003

    def _state_changed(self, state: FeedState) -> None:
        if state in {FeedState.CLOSED, FeedState.OPENING} and self._asked:
            self._asked = False
            self.busy_changed.emit(False)  # noqa: FBT003
