"""``verify``: say whether a case file, or this station's own store, is whole and unchanged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from inspection.wording import say

from . import options


def verify(
    case: Annotated[Path | None, typer.Argument(help="Case file; without it, this station's store.")] = None,
    key: Annotated[str | None, typer.Option("--key", help="Fingerprint of the station key to expect.")] = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Check signatures, links, counters, hashes and photos, and name the first thing that is wrong."""
    if case is not None:
        from local_store.case_file import verify_case

        report = verify_case(case, expected_key=key)
    else:
        from local_store.verification import verify_store

        from .station import open_station

        with open_station(store, passphrase_file, passphrase_fd, create=False) as station:
            report = verify_store(station)
    if as_json:
        print(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        for checked in report.messages:
            print(say(checked))
