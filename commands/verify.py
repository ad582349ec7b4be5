"""``verify``: say whether a case file, or this station's own store, is whole and unchanged."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .told import line

if TYPE_CHECKING:
    from inspection.verification import CaseReport, StoreReport


def verify(
    case: Annotated[Path | None, typer.Argument(help="Case file; without it, this station's store.")] = None,
    key: Annotated[str | None, typer.Option("--key", help="Fingerprint of the station key to expect.")] = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Check signatures, links, counters, hashes and photos, and name the first thing that is wrong."""
    report: CaseReport | StoreReport
    if case is not None:
        from local_store.case_file import verify_case

        report = verify_case(case, expected_key=key)
        if not as_json:
            _tell_case(report)
    else:
        from local_store.verification import verify_store

        from .station import open_station

        with open_station(store, passphrase_file, passphrase_fd, create=False) as station:
            report = verify_store(station)
        if not as_json:
            line("commands.store_verified", **dataclasses.asdict(report))
            line("commands.store_complete_to", head=report.head)
    if as_json:
        print(json.dumps({"verified": True, **dataclasses.asdict(report)}, ensure_ascii=False))


def _tell_case(report: CaseReport) -> None:
    line("commands.case_verified", **dataclasses.asdict(report))
    line("commands.case_report_verified" if report.report else "commands.case_without_report", sha256=report.report)
    line("commands.case_complete_to")
    line("commands.key_compared" if report.key_compared else "commands.key_not_compared", key=report.fingerprint)
