"""``timestamp``: have a timestamp authority certify when the closed inspections existed."""

from __future__ import annotations

from inspection.errors import BadInput

from . import options
from .told import line


def timestamp(
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Fetch a time from outside for every closed inspection that waits for one; only a hash leaves this station."""
    from local_store.settings_file import read_settings
    from local_store.timestamps import authority_of, fetch, keep, waiting

    from .station import open_station

    with open_station(store, passphrase_file, passphrase_fd, create=False) as station:
        authority = authority_of(read_settings(station.folder))
        if authority is None:
            raise BadInput("timestamps.none_set")
        queue = waiting(station)
        if queue is None:
            line("timestamps.nothing")
            return
        answer = fetch(authority, queue)
        keep(station, queue, answer)
    line("timestamps.kept", authority=answer.authority, seq=answer.seq, at=answer.at.isoformat())
