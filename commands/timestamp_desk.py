"""What fetches times from outside, for the command and for the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.message import Message
    from inspection.settings import Settings
    from inspection.timestamp import Timestamp
    from local_store.store import Store
    from local_store.timestamps import Queue


def stamp(
    settings: Settings,
    waiting: Callable[[], Queue | None],
    keep: Callable[[Queue, Timestamp], None],
) -> Message | None:
    """Fetch a time for what waits where an authority is set, and say so; None when nothing was to be done.

    ``waiting`` and ``keep`` work on the store, wherever that is allowed. Raises EnvironmentFault when the authority
    cannot be reached, VerificationFailed when its answer does not hold: what waits goes on waiting.
    """
    from local_store.timestamps import authority_of, fetch

    authority = authority_of(settings)
    queue = None if authority is None else waiting()
    if authority is None or queue is None:
        return None
    answer = fetch(authority, queue)
    keep(queue, answer)
    return message("timestamps.kept", authority=answer.authority, seq=answer.seq, at=answer.at.isoformat())


def stamp_store(store: Store, settings: Settings) -> Message | None:
    """The same for a store that is open in this thread."""
    from local_store import timestamps

    return stamp(
        settings, lambda: timestamps.waiting(store), lambda queue, answer: timestamps.keep(store, queue, answer)
    )
