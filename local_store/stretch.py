"""A stretch of the journal and its check, which needs nothing but itself, so that other processes can do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.chain import ChainCheck
from inspection.errors import VerificationFailed
from inspection.message import Message, message
from inspection.record import photos_named

from .inspections import line_of, project_into
from .journal import record_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.chain import ChainEnd
    from inspection.listing import InspectionRow
    from inspection.verification import ChainReport

    from .inspections import Line
    from .journal import Row

_NAMES_A_PHOTO = b'"photo":'


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of the journal in order, what stands before the first of them, and the station's public key.

    ``withheld`` are the numbers of the bodies that purges let go; any other that is missing is a fault.
    """

    before: ChainEnd
    public_key: bytes
    rows: Sequence[Row]
    withheld: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class StretchReport:
    """What the check of a stretch has found: what is wrong first, or None; then the photos that it names.

    ``lines`` has for each inspection of the stretch what its records here make of it in the list, None when they do
    not open it. ``seqs`` has their numbers.
    """

    chain: ChainReport
    fault: Message | None
    photos: tuple[str, ...]
    lines: Mapping[str, Line | None]
    seqs: Mapping[str, Sequence[int]]


def check_stretch(stretch: Stretch) -> StretchReport:
    """Check every record of a stretch, up to the first that is wrong."""
    check = ChainCheck([stretch.public_key], stretch.before)
    rows: dict[str, InspectionRow] = {}
    photos: dict[str, None] = {}
    seqs: dict[str, list[int]] = {}
    fault: Message | None = None
    for row in stretch.rows:
        try:
            fault = _check(check, row, rows, photos, stretch.withheld)
        except VerificationFailed as failed:
            fault = failed.message
        if fault is not None:
            break
        seqs.setdefault(row[1], []).append(row[0])
    lines = {inspection: line_of(rows[inspection]) if inspection in rows else None for inspection in seqs}
    if fault is not None:
        fault = Message(fault.code, dict(fault.params))  # which can be sent to another process
    return StretchReport(check.report(), fault, tuple(photos), lines, seqs)


def _check(
    check: ChainCheck, row: Row, rows: dict[str, InspectionRow], photos: dict[str, None], withheld: frozenset[int]
) -> Message | None:
    seq, _, _, header, _, body = row
    record = record_of(row)
    fault = check.fault(record, (header, body))
    if fault is not None:
        return fault
    if body is None:
        return None if seq in withheld else message("store.record_withheld", seq=seq)
    if _NAMES_A_PHOTO in body:
        photos |= dict.fromkeys(photos_named(record.body))
    project_into(rows, record)
    return None
