"""What else may go wrong while a station talks to headquarters: its clock, its photo store, its process."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault, Fault
from local_store.exchange.hq_client import HqClient
from local_store.exchange.line import Line
from local_store.exchange.sync import Exchange
from local_store.store import Store
from local_store.system_clock import SystemClock

from . import scripted

if TYPE_CHECKING:
    import random

WAIT = 1.0  # real seconds after which the station gives up a silent line
CALM_WAIT = 60.0  # the same where nothing is drawn and the machine may be busy


class MovedClock(SystemClock):
    """A clock that somebody has set, and sets again."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance
        self.ahead = timedelta()

    def move(self) -> None:
        self.ahead = timedelta(seconds=self._chance.uniform(-400, 400) * self._chance.choice((1, 60, 3600, 86400)))

    def now(self) -> datetime:
        return super().now() + self.ahead


class FailingStore:
    """A photo store that fails now and then, before or after it has kept what it was given."""

    def __init__(self, store: object, chance: random.Random) -> None:
        self._store = store
        self._chance = chance
        self.share = 0.3

    def __getattr__(self, name: str) -> object:
        work = getattr(self._store, name)

        def failing(*given: object) -> object:
            if (before := self._chance.random()) < self.share / 2:
                raise EnvironmentFault("hq.objects_failed", detail="drawn")
            done = work(*given)
            if before < self.share:
                raise EnvironmentFault("hq.objects_failed", detail="drawn")
            return done

        return failing


def exchange_in_process(folder: str, port: int) -> None:
    """The child that is killed: opens the store and brings what it has."""
    with (
        Store.open(Path(folder), scripted.PASSPHRASE) as store,
        HqClient(f"http://127.0.0.1:{port}", store.station.key, wait=WAIT) as client,
        suppress(Fault),
    ):
        Exchange(lambda work: work(store), client, Line(first_wait=0.01, longest_wait=0.1)).run()
