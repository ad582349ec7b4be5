"""One line an inspection for lists and search, and how each record changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .claim import Claim, Scheme
from .codec import decode
from .consignment import Declaration, Item
from .dossier import Amendment, Decision, Opening, Ruling
from .history import RecordKind
from .instruments.reading import InstrumentReading
from .scan import Scan
from .session import credible
from .verdict import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .consignment import Consignment
    from .record import SealedRecord

_SUBSTANCES = frozenset({Scheme.UN, Scheme.REFRIGERANT, Scheme.CAS, Scheme.BASEL, Scheme.NAME})


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """An inspection in the list: ``seq`` is the number of its opening record, the order of the list.

    ``containers`` and ``substances`` are what labels, entries and papers state, ``exhibits`` counts the
    pictures, ``text`` is all that a search looks through.
    """

    seq: int
    inspection: str
    label: str
    officer: str
    opened_at: datetime
    closed_at: datetime | None = None
    verdict: Verdict | None = None
    decision: Decision | None = None
    exhibits: int = 0
    containers: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    text: str = ""


def advance(row: InspectionRow | None, record: SealedRecord) -> InspectionRow | None:
    """The row after one more record of its inspection; None as long as nothing has opened it.

    Raises KeyError, TypeError or ValueError when a body does not have the form that its kind demands.
    """
    body, kind = record.body, record.header.kind
    if body is None:
        return row
    if row is None:
        return _opened(record, body) if kind == RecordKind.OPENED else None
    step = _STEPS.get(kind)
    return row if step is None else step(row, body, record)


def _opened(record: SealedRecord, body: Mapping[str, Any]) -> InspectionRow:
    opening = decode(Opening, body["opening"])
    containers, substances, papers = _stated_on(opening.consignment.declaration)
    return InspectionRow(
        seq=record.header.seq,
        inspection=record.header.inspection,
        label=opening.label,
        officer=opening.officer,
        opened_at=datetime.fromisoformat(record.header.wall),
        containers=_distinct(containers),
        substances=_distinct(substances),
        text=_joined("", [opening.label, opening.officer, *_persons(opening.consignment), *papers]),
    )


def _amended(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    amendment = decode(Amendment, body["amendment"])
    place = [] if amendment.place is None else [amendment.place.port, amendment.place.terminal]
    words = [*(each.name for each in amendment.parties), *(each.number for each in amendment.papers), *place]
    return replace(row, text=_joined(row.text, words))


def _persons(consignment: Consignment) -> list[str]:
    return [party.name for party in consignment.parties]


def _stated_on(declaration: Declaration | None) -> tuple[list[str], list[str], list[str]]:
    """Containers, substances and all words of the papers."""
    containers: list[str] = []
    substances: list[str] = []
    if declaration is None:
        return containers, substances, []
    papers = [declaration.exporter, declaration.importer, declaration.notifier, declaration.vessel]
    papers.append(declaration.bill_of_lading)
    for line in declaration.lines:
        containers.append(line.container)
        substances += [line.refrigerant, f"UN {line.un}" if line.un.isdigit() else line.un, line.cas, line.basel]
        papers += [line.description, line.proper_shipping_name, line.seal, line.serial, line.lot, line.gtin, line.sscc]
        papers += [line.container, line.refrigerant, line.un, line.cas, line.basel, line.species]
    return containers, substances, papers


def _with_claims(row: InspectionRow, claims: Iterable[Claim]) -> InspectionRow:
    containers, substances, words = list(row.containers), list(row.substances), []
    for claim in claims:
        shown = f"UN {claim.value}" if claim.scheme is Scheme.UN else claim.value
        words += [shown, "".join(filter(str.isalnum, claim.value))]  # "R22" finds R-22
        if claim.scheme is Scheme.CONTAINER:
            containers.append(shown)
        elif claim.scheme in _SUBSTANCES:
            substances.append(shown)
    return replace(
        row, containers=_distinct(containers), substances=_distinct(substances), text=_joined(row.text, words)
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _joined(text: str, more: Iterable[str]) -> str:
    return "\n".join(_distinct([*text.split("\n"), *[" ".join(each.split()) for each in more if each]]))


def _declared(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    containers, substances, papers = _stated_on(decode(Declaration, body["declaration"]))
    return replace(
        row,
        containers=_distinct([*row.containers, *containers]),
        substances=_distinct([*row.substances, *substances]),
        text=_joined(row.text, papers),
    )


def _observed(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    claims = tuple(decode(Claim, claim) for claim in body["exhibit"]["claims"])
    return _with_claims(replace(row, exhibits=row.exhibits + 1), credible(claims))


def _scanned(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    scan = decode(Scan, body["scan"])
    return replace(_with_claims(row, credible(scan.claims)), text=_joined(row.text, [_printable(scan.text)]))


def _printable(code: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in code)


def _stated(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    return _with_claims(row, decode(Item, body["item"]).claims)


def _corrected(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    return _with_claims(row, [decode(Claim, body["correction"]["claim"])])


def _assessed(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    return replace(row, verdict=decode(Judgement, body["assessment"]["judgement"]).verdict)


def _decided(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    ruling = decode(Ruling, body["ruling"])
    return replace(row, decision=ruling.decision, text=_joined(row.text, [ruling.reason]))


def _measured(row: InspectionRow, body: Mapping[str, Any], _record: SealedRecord) -> InspectionRow:
    composition = decode(InstrumentReading, body["reading"]).composition
    found = [each.name for each in composition.shares] if composition else []
    words = [word for name in found for word in (name, "".join(filter(str.isalnum, name)))]
    return replace(row, substances=_distinct([*row.substances, *found]), text=_joined(row.text, words))


def _numbered(row: InspectionRow, body: Mapping[str, Any], record: SealedRecord) -> InspectionRow:
    return replace(row, text=_joined(row.text, [str(body[record.header.kind]["number"])]))


def _closed(row: InspectionRow, _body: Mapping[str, Any], record: SealedRecord) -> InspectionRow:
    return replace(row, closed_at=datetime.fromisoformat(record.header.wall))


_STEPS: Mapping[str, Callable[[InspectionRow, Mapping[str, Any], SealedRecord], InspectionRow]] = {
    RecordKind.DECLARED: _declared,
    RecordKind.AMENDED: _amended,
    RecordKind.OBSERVED: _observed,
    RecordKind.SCANNED: _scanned,
    RecordKind.STATED: _stated,
    RecordKind.CORRECTED: _corrected,
    RecordKind.ASSESSED: _assessed,
    RecordKind.DECIDED: _decided,
    RecordKind.CLOSED: _closed,
    RecordKind.MEASURED: _measured,
    **dict.fromkeys((RecordKind.SEAL, RecordKind.SAMPLE, RecordKind.SEIZED), _numbered),
}
