"""What the window calls to bring records to headquarters, over the network and on a stick."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar, cast

from inspection.errors import BadInput, Fault
from inspection.message import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.page_services import OnStore, SyncDesk, SyncProgress, SyncState
    from gui.services import StationStore
    from inspection.message import Message
    from inspection.settings import Settings
    from local_store.exchange.sync import Outcome, Progress
    from local_store.store import Store

    T = TypeVar("T")

HEAD = 700  # bytes of a record's header and signature as they are sent
KILO = 1000


def sync_desk(folder: Path) -> SyncDesk:
    """The desk of the store in that folder."""
    from gui.page_services import SyncDesk
    from local_store.settings_file import read_settings

    def push(
        store: StationStore, on_store: OnStore, tell: Callable[[SyncProgress], None], stopped: Callable[[], bool]
    ) -> Message:
        return _push(cast("Store", store), on_store, read_settings(folder), tell, stopped)

    def enrol(store: StationStore, on_store: OnStore, address: str, code: str) -> Message:
        return _enrol(cast("Store", store), on_store, read_settings(folder), address, code)

    return SyncDesk(state=_state, enrol=enrol, push=push, bundle=_bundle, take=_take)


def _state(store: StationStore) -> SyncState:
    from gui.page_services import SyncState
    from inspection.canonical import canonical
    from local_store.exchange import outbox
    from local_store.exchange.heard import ENROLLED, HEARD

    opened = cast("Store", store)
    hq = opened.heard.headquarters()
    if hq is None:
        return SyncState("")
    last, _ = opened.heard.receipted()
    waiting = [each for each in opened.journal.range(last + 1) if each.header.kind not in {HEARD, ENROLLED}]
    photos = outbox.photos_without_receipt(opened)
    size = sum(HEAD if each.body is None else HEAD + len(canonical(each.body)) for each in waiting)
    size += sum(map(opened.photos.size, photos))
    return SyncState(hq.address, len(waiting), len(photos), size)


def _enrol(store: Store, on_store: OnStore, settings: Settings, address: str, code: str) -> Message:
    from local_store.exchange import outbox

    from .headquarters_line import authority, line_to

    key, name, unsent = on_store(lambda: (store.station.key, store.station.name, outbox.unsent(store).records))
    with line_to(address, key, unsent, authority(settings)) as client:
        hq, certificate = client.enrol(code, name)
    on_store(lambda: outbox.keep_enrolment(store, hq, certificate))
    return message("sync.enrolled", address=address, key=hq.fingerprint)


def _push(
    store: Store,
    on_store: OnStore,
    settings: Settings,
    tell: Callable[[SyncProgress], None],
    stopped: Callable[[], bool],
) -> Message:
    from gui.page_services import SyncProgress
    from local_store.exchange import outbox
    from local_store.exchange.line import Line
    from local_store.exchange.sync import Cancelled, Exchange

    from .headquarters_line import authority, line_to

    stamped, fault = _stamped(store, on_store, settings)
    key, hq, unsent = on_store(lambda: (store.station.key, store.heard.headquarters(), outbox.unsent(store).records))
    if hq is None:
        if fault is not None:
            raise fault
        if stamped is not None:
            return stamped
        raise BadInput("sync.not_enrolled")
    known = on_store(store.heard.last_number)
    line = Line(bytes_per_second=settings.sync_kilobytes * KILO or None)

    def desk(work: Callable[[Store], T]) -> T:
        return on_store(lambda: work(store))

    def told(progress: Progress) -> None:
        tell(SyncProgress(**dataclasses.asdict(progress)))

    try:
        with line_to(hq.address, key, unsent, authority(settings)) as client:
            outcome = Exchange(desk, client, line, tell=told, stopped=stopped).run()
    except Cancelled:
        return message("desk.sync.stopped")
    if fault is not None:
        raise fault
    return on_store(lambda: _news(store, outcome, known)) or _said(outcome)


def _news(store: Store, outcome: Outcome, known: int) -> Message | None:
    """What headquarters has to say to officers: alerts, then cases returned, or an edition that has arrived."""
    from .heard_news import news

    told = news(store, known)
    if told:
        return told[0]
    return None if outcome.edition is None else message("updates.page.edition_arrived")


def _stamped(store: Store, on_store: OnStore, settings: Settings) -> tuple[Message | None, Fault | None]:
    """Times from outside come first, so that headquarters gets them too; what keeps them away stops nothing else."""
    from local_store import timestamps

    from .timestamp_desk import stamp

    try:
        return (
            stamp(
                settings,
                lambda: on_store(lambda: timestamps.waiting(store)),
                lambda queue, answer: on_store(lambda: timestamps.keep(store, queue, answer)),
            ),
            None,
        )
    except Fault as fault:
        return None, fault


def _said(outcome: Outcome) -> Message:
    if outcome.missing_photos:
        names = ", ".join(each[:16] for each in outcome.missing_photos)
        return message("sync.lost", count=len(outcome.missing_photos), names=names)
    if outcome.refused:
        return message("sync.refused_records", count=outcome.refused)
    if outcome.complete:
        return message("sync.complete", through=outcome.through, receipt=outcome.receipt or "-")
    return message("sync.incomplete", through=outcome.through)


def _bundle(store: StationStore, path: Path) -> Message:
    from local_store.exchange.bundles import write_bundle

    made = write_bundle(cast("Store", store), path)
    return message("sync.bundled", first=made.first, last=made.last, photos=made.photos, file=path)


def _take(store: StationStore, path: Path) -> Message:
    from local_store.exchange.bundles import import_bundle, keep_edition

    from .heard_news import news

    opened = cast("Store", store)
    known = opened.heard.last_number()
    came = import_bundle(opened, path, keep_edition(opened.folder))
    told = news(opened, known)
    if told:
        return told[0]
    return message("sync.imported", statements=came.statements, editions=", ".join(came.editions) or "-")
