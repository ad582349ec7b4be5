"""One exchange over a faulty line: a fresh station, a fresh headquarters, what happens besides, and what came of it."""

from __future__ import annotations

import math
import random
import shutil
import ssl
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING

from hq.bundles import take_bundle
from hq.service import Service, open_service
from hq.settings import settings_from
from hq.stations import new_code
from inspection.canonical import fingerprint
from inspection.errors import EnvironmentFault, Fault, VerificationFailed
from inspection.exchange import StatementKind, read_statement
from inspection.record import photos_named
from local_store.exchange import outbox
from local_store.exchange.bundles import write_bundle
from local_store.exchange.hq_client import HqClient
from local_store.exchange.line import Line
from local_store.exchange.sync import Exchange
from local_store.store import Store

from . import held, scripted
from .faulty_line import HEAD_END, Faults, FaultyLine, Request
from .faulty_world import CALM_WAIT, WAIT, FailingStore, MovedClock, exchange_in_process
from .headquarters import in_process, in_thread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

ROUNDS = 40  # exchanges over the bad line at most, before it is mended
EVENTS = ("nothing else", "clock moved", "gap", "copied store", "two lines", "stick too", "photo store fails")
KILLED = ("headquarters killed", "station killed")  # real processes
TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # nothing is spoken over TLS here, and reading certificates takes long


@dataclass(slots=True)
class Result:
    """What one run came to."""

    event: str
    faults: Faults
    problems: list[str] = field(default_factory=list)
    rounds: int = 0
    kills: int = 0
    records: int = 0
    photos: int = 0
    receipts: int = 0
    sent: int = 0
    again: int = 0
    requests: int = 0
    met: dict[str, int] = field(default_factory=dict)


class Run:
    """One run: a station, a headquarters, a line, and what happens."""

    def __init__(  # noqa: PLR0917 - what a run is made of
        self,
        seed: int,
        event: str,
        folder: Path,
        context: ForkServerContext,
        sizes: tuple[int, int],
        environment: Mapping[str, str],
    ) -> None:
        """``environment`` is headquarters' beside its folder."""
        self._sizes = sizes
        self._chance = random.Random(seed)
        self._folder = folder
        self._context = context
        self._environment = {"QUAYLENS_HQ_FOLDER": str(folder / "hq"), **environment}
        self._service = self._seen = open_service(settings_from(self._environment))
        if event == "photo store fails":
            self._failing = FailingStore(self._service.objects, self._chance)
            self._service = Service(
                self._service.settings,
                self._service.engine,
                self._failing,  # type: ignore[arg-type]
                self._service.key,
            )
        self._clock = MovedClock(self._chance)
        self.result = Result(event, faults_of(self._chance))
        self._receipts = threading.Lock()
        self._kill_after = 0
        self._restarting: threading.Thread | None = None
        self._open = ExitStack()

    def carry_out(self) -> Result:
        """Do everything and look what came of it."""
        with self._open:
            self._open.callback(self._service.engine.dispose)
            store = Store.create(
                self._folder / "store", scripted.PASSPHRASE, "Bench", scripted.OFFICER,
                clock=self._clock, hardness=scripted.EASY,
            )  # fmt: skip
            self._store = store
            self._own = fingerprint(store.station.key.public_key)
            self._open.callback(lambda: self._store.close())  # noqa: PLW0108 - another one after a kill
            if self.result.event == "headquarters killed":
                self._process, port = in_process(self._context, self._environment)
                self._open.callback(lambda: self._process.kill())  # noqa: PLW0108 - as above
            else:
                port = self._open.enter_context(in_thread(self._service))
            self._line = self._open.enter_context(FaultyLine(port, self._chance, Faults(), self._answered))
            self._enrol()
            self._line.faults = self.result.faults
            self._over_the_bad_line()
            self._line.faults = Faults()
            if self.result.event == "photo store fails":
                self._failing.share = 0
            self._last_exchange()
            self._look()
        return self.result

    def _enrol(self) -> None:
        with self._service.engine.begin() as connection:
            code = new_code(connection, "", now=self._service.now(), signer=self._service.key)
        with self._client() as client:
            outbox.keep_enrolment(self._store, *client.enrol(code, "Bench"))

    def _over_the_bad_line(self) -> None:
        event, chance, work = self.result.event, self._chance, work_of(self._chance, *self._sizes)
        for number in range(ROUNDS):
            if number < len(work):
                scripted.carry_out(self._store, number, [chance.randbytes(size) for size in work[number]])
            self.result.rounds += 1
            if event == "clock moved":
                self._clock.move()
            elif event == "gap" and number < len(work):
                self._ahead_of_the_gap()
            elif event == "copied store" and number == 1:
                self._copy()
            elif event == "station killed" and self.result.kills < 3:
                self._killed_station()
            elif event in KILLED and self.result.kills < 3:
                self._kill_after = self._line.counted.requests + chance.randrange(1, 12)
            with self._beside():
                complete = self._exchange()
            if complete and number >= len(work):
                break

    def _exchange(self) -> bool:
        try:
            with self._client() as client:
                return Exchange(lambda work: work(self._store), client, self._way()).run().complete
        except EnvironmentFault:
            return False
        except VerificationFailed as fault:
            # A time that was moved while two requests were made: the next exchange asks for it anew.
            if fault.message.code != "sync.clock":
                self.result.problems.append(f"exchange refused: {fault}")
            return False

    def _last_exchange(self) -> None:
        self._kill_after = 0
        if self._restarting is not None:
            self._restarting.join()
        for _ in range(2):
            if self._exchange():
                return
        self.result.problems.append("the exchange over the mended line is not complete")

    def _client(self, software: str = "bench") -> HqClient:
        return HqClient(
            f"http://127.0.0.1:{self._line.port}",
            self._store.station.key,
            about={"software": software},
            now=lambda: self._clock.now().astimezone(UTC),
            wait=WAIT if self._line.faults.loss else CALM_WAIT,
            trust=TRUST,
        )

    def _way(self) -> Line:
        return Line(sleep=self._line.wait, clock=lambda: self._line.counted.seconds)

    def _answered(self, request: Request, answer: bytes) -> None:
        """Look at every receipt at the moment of its issue; kill headquarters where that is planned."""
        if request.path.endswith("/receipt") and b" 200 " in answer[:20]:
            said = read_statement(answer.partition(HEAD_END)[2], self._service.key.public_key)
            with self._receipts:
                self.result.receipts += 1
                self.result.problems += held.unbacked(self._seen, self._own, said.content)
        busy = self._restarting is not None and self._restarting.is_alive()
        if self._kill_after and self._line.counted.requests >= self._kill_after and not busy:
            self._kill_after = 0
            self._restarting = threading.Thread(target=self._restart)
            self._restarting.start()

    def _restart(self) -> None:
        time.sleep(self._chance.uniform(0, 0.02))
        self._process.kill()
        self._process.join()
        self.result.kills += 1
        self._process, self._line.headquarters = in_process(self._context, self._environment)

    def _ahead_of_the_gap(self) -> None:
        """Send the newest records first, as a stick that was mixed up would."""
        seq, _ = self._store.journal.head()
        batch = outbox.batch_from(self._store, max(1, seq - self._chance.randrange(5)))
        with self._client() as client, suppress(EnvironmentFault):
            if batch is not None:
                client.push_records(batch.content)

    def _copy(self) -> None:
        """Copy the store, go on with the copy, and see that headquarters finds out and takes nothing of it."""
        self._store.close()
        shutil.copytree(self._folder / "store", self._folder / "copy")
        self._store = Store.open(self._folder / "store", scripted.PASSPHRASE, clock=self._clock)
        scripted.carry_out(self._store, 900, [self._chance.randbytes(20_000)])
        calm, self._line.faults = self._line.faults, Faults()
        self._exchange()
        with Store.open(self._folder / "copy", scripted.PASSPHRASE, clock=self._clock) as copy:
            scripted.carry_out(copy, 901, [self._chance.randbytes(20_000)])
            with self._client() as client:
                try:
                    Exchange(lambda work: work(copy), client, self._way()).run()
                    self.result.problems.append("a copied store was not found out")
                except VerificationFailed:
                    pass
        self._line.faults = calm

    def _killed_station(self) -> None:
        """Let a process of its own do the exchange, and kill it."""
        self._store.close()
        arguments = (str(self._folder / "store"), self._line.port)
        process = self._context.Process(target=exchange_in_process, args=arguments, daemon=True)
        process.start()
        until = self._line.counted.requests + self._chance.randrange(1, 15)
        while process.is_alive() and self._line.counted.requests < until:
            time.sleep(0.002)
        time.sleep(self._chance.uniform(0, 0.02))
        process.kill()
        process.join()
        self.result.kills += 1
        self._store = Store.open(self._folder / "store", scripted.PASSPHRASE, clock=self._clock)

    def _beside(self) -> ExitStack:
        """What goes on while an exchange runs."""
        stack = ExitStack()
        if self.result.event == "two lines":
            names = outbox.photos_without_receipt(self._store)
            contents = {name: self._store.photo(name) for name in names}
            thread = threading.Thread(target=self._other_line, args=(contents,))
        elif self.result.event == "stick too":
            stick = self._folder / f"{self.result.rounds}.bundle"
            with suppress(Fault):
                write_bundle(self._store, stick)
            thread = threading.Thread(target=self._take, args=(stick,))
        else:
            return stack
        thread.start()
        stack.callback(thread.join)
        return stack

    def _other_line(self, contents: dict[str, bytes]) -> None:
        """The same photos from an exchange that should have ended, in other pieces."""
        piece = self._chance.randrange(3_000, 90_000)
        with self._client("blind") as client:
            for name, content in contents.items():
                start = 0
                while start < len(content):
                    with suppress(Fault):
                        client.push_photo(name, start, len(content), content[start : start + piece])
                    start += piece

    def _take(self, stick: Path) -> None:
        if not stick.exists():
            return
        try:
            with stick.open("rb") as stream:
                taken = take_bundle(self._service, stream)
        except Fault as fault:
            self.result.problems.append(f"a stick refused: {fault}")
        else:
            if taken.quarantined:
                self.result.problems.append("records of a stick set aside")

    def _look(self) -> None:
        result, counted = self.result, self._line.counted
        result.problems += held.differences(self._seen, self._store)
        receipts = list(held.receipts(self._seen, self._own))
        for receipt in receipts:
            result.problems += held.unbacked(self._seen, self._own, receipt)
        kept = self._store.heard.statements(StatementKind.RECEIPT)
        if len(kept) != len(receipts):
            result.problems.append(f"{len(receipts)} receipts signed, {len(kept)} kept")
        if outbox.unsent(self._store) != outbox.Unsent(0, 0):
            result.problems.append("something has no receipt")
        result.records = sum(1 for _ in self._store.journal.headers())
        result.photos = len({name for each in self._store.journal.everything() for name in photos_named(each.body)})
        result.sent, result.again, result.requests = counted.sent, counted.again, counted.requests
        result.met = dict(counted.faults)


def work_of(chance: random.Random, most: int, largest: int) -> list[list[int]]:
    """Sizes of the photos of each inspection, of which there are at most so many, with as many photos."""
    return [
        [int(10 ** chance.uniform(2, math.log10(largest))) for _ in range(max(1, chance.randrange(most + 1)))]
        for _ in range(chance.randrange(1, most + 1))
    ]


def faults_of(chance: random.Random) -> Faults:
    """From one in a hundred to half of all lost, up to two seconds a round trip, a reset every few seconds."""
    return Faults(
        loss=chance.uniform(0.01, 0.5),
        truncated=chance.uniform(0, 0.1),
        duplicated=chance.uniform(0, 0.1),
        late=chance.uniform(0, 0.05),
        silent=chance.choice((0, 0, 0.005)),
        round_trip=chance.uniform(0.05, 2),
        reset_every=chance.uniform(2, 30),
        rate=10 ** chance.uniform(4, 6.5),
    )
