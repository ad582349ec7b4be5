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

    from .station import open_station
    from .timestamp_desk import stamp_store

    with open_station(store, passphrase_file, passphrase_fd, create=False) as station:
        settings = read_settings(station.folder)
        if not settings.timestamp_authority:
            raise BadInput("timestamps.none_set")
        told = stamp_store(station, settings)
    if told is None:
        line("timestamps.nothing")
    else:
        line(told.code, **told.params)
