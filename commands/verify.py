"""``verify``: say whether a case file, or this station's own store, is whole, and whether its verdicts follow."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inspection.errors import BadInput, VerificationFailed

from . import options
from .chosen_edition import open_reference
from .told import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.record import SealedRecord
    from inspection.record_code import RecordCode
    from inspection.timestamp import Timestamp
    from inspection.verification import CaseReport, StoreReport
    from local_store.store import Store


MOST_STEPS = 20  # lines about the clock; a clock that jumps more often is told by the first ones


def verify(  # noqa: C901, PLR0912 - one branch for each thing that can be verified
    case: Annotated[Path | None, typer.Argument(help="Case file; without it, this station's store.")] = None,
    key: Annotated[str | None, typer.Option("--key", help="Fingerprint of the station key to expect.")] = None,
    edition: Annotated[
        Path | None,
        typer.Option("--edition", metavar="FILE", help="Derive again the assessments that name this edition."),
    ] = None,
    paper: Annotated[
        Path | None,
        typer.Option("--paper", metavar="PICTURE", help="A photo or scan of a report: is its record the one kept?"),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="FILE", help="A case file or receipt given out before: is the end still there?"
        ),
    ] = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Check signatures, links, counters, hashes and photos, and name the first thing that is wrong."""
    code = None if paper is None else _code_on(paper)
    report: CaseReport | StoreReport
    derived: dict[str, Any] | None = None
    if case is not None and _is_packet(case):
        _verify_packet(case, key, as_json=as_json)
        return
    if case is not None:
        from local_store.case_file import read_case

        report, records = read_case(case, expected_key=key)
        if code is not None:
            _demand_kept(code, next((each for each in records if each.header.seq == code.seq), None))
        if edition is not None:
            derived = _derived([records], edition)
        if not as_json:
            _tell_case(report)
    else:
        from local_store.verification import verify_store

        from .station import open_station

        with open_station(store, passphrase_file, passphrase_fd, create=False) as station:
            report = verify_store(station)
            seen = None if against is None else _demand_end(station, against)
            if code is not None:
                _demand_kept(code, station.journal.numbered(code.seq))
            times = _times_from_outside(station)
            if edition is not None:
                derived = _derived((station.records(row.inspection) for row in station.inspections.rows()), edition)
        if not as_json:
            line("commands.store_verified", **dataclasses.asdict(report))
            _tell_signatures_and_clock(report)
            line("commands.store_complete_to", head=report.head)
            if seen is not None:
                line("witness.contained", seq=seen, file=against)
            if times:
                at = max(each.at for each in times).isoformat()
                line("timestamps.holds", count=len(times), authority=times[-1].authority, at=at)
    if code is not None and not as_json:
        line("verify.same_record", seq=code.seq, inspection=code.inspection)
    if as_json:
        steps = [{"seq": each.seq, "seconds": each.by.total_seconds()} for each in report.clock_steps]
        answer = {"verified": True, **dataclasses.asdict(report), "clock_steps": steps}
        print(json.dumps(answer if derived is None else answer | {"derived": derived}, ensure_ascii=False))
    elif derived is not None:
        _tell_derived(derived)


def _demand_end(station: Store, against: Path) -> int:
    """Demand that the journal still reaches to what was given out; gives the record's number."""
    from local_store.witness import demand_contained, read_witness

    witness = read_witness(against)
    demand_contained(station, witness)
    return witness.seq


def _is_packet(case: Path) -> bool:
    from local_store.exports.packet_check import is_packet

    return is_packet(case)


def _verify_packet(case: Path, key: str | None, *, as_json: bool) -> None:
    """Check a packet without persons."""
    from local_store.exports.packet_check import verify_packet

    report = verify_packet(case, expected_key=key)
    if as_json:
        print(json.dumps({"verified": True, **dataclasses.asdict(report)}, ensure_ascii=False))
        return
    line("exports.packet_verified", **dataclasses.asdict(report))
    line("commands.key_compared" if report.key_compared else "commands.key_not_compared", key=report.fingerprint)


def _derived(inspections: Iterable[Sequence[SealedRecord]], edition: Path) -> dict[str, Any]:
    """Derive the assessments again that name the edition. Raises VerificationFailed when one comes out otherwise."""
    from inspection.reproduction import reproduce
    from inspection.wire import edition_json

    reproduced = others = 0
    with open_reference(edition) as reference:
        for records in inspections:
            found = reproduce(records, reference)
            reproduced += found.reproduced
            others += found.other_editions
        return {"reproduced": reproduced, "other_editions": others, "edition": edition_json(reference.edition)}


def _code_on(paper: Path) -> RecordCode:
    """The code of the report in the picture. Raises BadInput when there is none."""
    from capture.picture_file import read_picture
    from capture.read_frame import standard_symbols
    from inspection.record_code import parse

    for symbol in standard_symbols().read(read_picture(paper).pixels):
        if (code := parse(symbol.text)) is not None:
            return code
    raise BadInput("verify.no_code", picture=paper)


def _demand_kept(code: RecordCode, kept: SealedRecord | None) -> None:
    """Demand that the record on paper is the one kept. Raises VerificationFailed."""
    if kept is None or kept.sha256 != code.sha256 or kept.header.inspection != code.inspection:
        raise VerificationFailed("verify.other_record", seq=code.seq, inspection=code.inspection)


def _times_from_outside(station: Store) -> tuple[Timestamp, ...]:
    """The times that the set authority gave, each checked; none where no authority is set."""
    from local_store.settings_file import read_settings
    from local_store.timestamps import authority_of, check_all

    authority = authority_of(read_settings(station.folder))
    return () if authority is None else check_all(station.journal.everything(), authority)


def _tell_case(report: CaseReport) -> None:
    line("commands.case_verified", **dataclasses.asdict(report))
    line("commands.case_report_verified" if report.report else "commands.case_without_report", sha256=report.report)
    _tell_signatures_and_clock(report)
    line("commands.case_complete_to")
    line("commands.key_compared" if report.key_compared else "commands.key_not_compared", key=report.fingerprint)


def _tell_signatures_and_clock(report: CaseReport | StoreReport) -> None:
    line("officer.signed", signed=report.signed, unsigned=report.unsigned)
    if report.receipts or report.receipts_by_key:
        line("custody.receipts", receipts=report.receipts, by_key=report.receipts_by_key)
    for step in report.clock_steps[:MOST_STEPS]:
        line(f"verify.clock_{'step' if step.same_start else 'back'}", seq=step.seq, by=step.by)


def _tell_derived(derived: dict[str, Any]) -> None:
    name, day = derived["edition"]["name"], derived["edition"]["date"]
    if derived["reproduced"]:
        line("commands.reproduced", name=name, day=day, reproduced=derived["reproduced"])
    if derived["other_editions"] or not derived["reproduced"]:
        line("commands.reproduced_others", name=name, count=derived["other_editions"])
