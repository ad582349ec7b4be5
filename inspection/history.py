"""Records to a dossier: a pure fold over what was kept, so that every screen can be rebuilt from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from .answers import Answer
from .codec import decode
from .consignment import Declaration, Item
from .correction import Correction
from .custody.history import KINDS, after
from .dossier import Amendment, Assessment, Countersignature, Dossier, Exhibit, Opening, Ruling
from .illegal_traffic import Suspicion, TaskDone
from .instruments.reading import InstrumentReading
from .scan import Scan
from .timestamp import Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .record import SealedRecord


class RecordKind(StrEnum):
    """The steps of an inspection that are kept as records."""

    OPENED = "opened"
    DECLARED = "declared"
    AMENDED = "amended"
    OBSERVED = "observed"
    SCANNED = "scanned"
    STATED = "stated"
    ASSESSED = "assessed"
    DECIDED = "decided"
    EXPORTED = "exported"
    CLOSED = "closed"
    COUNTERSIGNED = "countersigned"
    SUSPECTED = "suspected"
    TASK = "task"
    MEASURED = "measured"
    ANSWERED = "answered"
    SEAL = "seal"
    SAMPLE = "sample"
    SAMPLE_RESULT = "sample_result"
    WEIGHED = "weighed"
    SEIZED = "seized"
    CUSTODY = "custody"
    TIMESTAMPED = "timestamped"
    PURGED = "purged"
    CORRECTED = "corrected"


def dossier_of(records: Sequence[SealedRecord]) -> Dossier:
    """Add up the records of one inspection, in the order of the chain.

    Raises ValueError when the first one does not open the inspection, or a body does not have the
    form that its kind demands. Withheld bodies add nothing but their header.
    """
    first, *others = records
    if first.header.kind != RecordKind.OPENED or first.body is None:
        raise ValueError(f"inspection {first.header.inspection} does not begin with its opening")
    opening = decode(Opening, first.body["opening"])
    dossier = Dossier(
        inspection=first.header.inspection,
        opening=opening,
        opened_at=datetime.fromisoformat(first.header.wall),
        closed_at=None,
        consignment=opening.consignment,
        exhibits=(),
        stated=(),
        assessment=None,
        ruling=None,
        records=tuple(records),
    )
    for record in others:
        if record.body is not None and record.header.kind in _STEPS:
            dossier = _STEPS[RecordKind(record.header.kind)](dossier, record.body, record)
    return dossier


def _declared(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    declaration = decode(Declaration, body["declaration"])
    return replace(dossier, consignment=replace(dossier.consignment, declaration=declaration))


def _amended(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    amendment = decode(Amendment, body["amendment"])
    opening = replace(dossier.opening, asked=amendment.asked, circumstances=amendment.circumstances)
    consignment = replace(
        dossier.consignment,
        route=amendment.route,
        parties=amendment.parties,
        papers=amendment.papers,
        place=amendment.place,
    )
    return replace(dossier, opening=opening, consignment=consignment)


def _observed(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, exhibits=(*dossier.exhibits, decode(Exhibit, body["exhibit"])))


def _scanned(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, scans=(*dossier.scans, decode(Scan, body["scan"])))


def _stated(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, stated=(*dossier.stated, decode(Item, body["item"])))


def _assessed(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, assessment=decode(Assessment, body["assessment"]))


def _decided(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, ruling=decode(Ruling, body["ruling"]))


def _closed(dossier: Dossier, _body: Mapping[str, Any], record: SealedRecord) -> Dossier:
    return replace(dossier, closed_at=datetime.fromisoformat(record.header.wall))


def _countersigned(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    said = decode(Countersignature, body["countersignature"])
    return replace(dossier, countersignatures=(*dossier.countersignatures, said))


def _suspected(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, suspicion=decode(Suspicion, body["suspicion"]))


def _task(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, tasks_done=(*dossier.tasks_done, decode(TaskDone, body["task"])))


def _timestamped(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, timestamps=(*dossier.timestamps, decode(Timestamp, body["timestamp"])))


def _measured(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, readings=(*dossier.readings, decode(InstrumentReading, body["reading"])))


def _answered(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, answers=(*dossier.answers, decode(Answer, body["answer"])))


def _corrected(dossier: Dossier, body: Mapping[str, Any], _record: SealedRecord) -> Dossier:
    return replace(dossier, corrections=(*dossier.corrections, decode(Correction, body["correction"])))


def _of_custody(dossier: Dossier, body: Mapping[str, Any], record: SealedRecord) -> Dossier:
    kind = record.header.kind
    return replace(dossier, custody=after(decode(KINDS[kind], body[kind]), dossier.custody))


_STEPS: Mapping[RecordKind, Callable[[Dossier, Mapping[str, Any], SealedRecord], Dossier]] = {
    RecordKind.DECLARED: _declared,
    RecordKind.AMENDED: _amended,
    RecordKind.OBSERVED: _observed,
    RecordKind.SCANNED: _scanned,
    RecordKind.STATED: _stated,
    RecordKind.ASSESSED: _assessed,
    RecordKind.DECIDED: _decided,
    RecordKind.CLOSED: _closed,
    RecordKind.COUNTERSIGNED: _countersigned,
    RecordKind.SUSPECTED: _suspected,
    RecordKind.TASK: _task,
    RecordKind.MEASURED: _measured,
    RecordKind.ANSWERED: _answered,
    RecordKind.CORRECTED: _corrected,
    **dict.fromkeys((RecordKind(kind) for kind in KINDS), _of_custody),
    RecordKind.TIMESTAMPED: _timestamped,
}
