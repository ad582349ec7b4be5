"""The list of inspections and what they can be found by: made from the records, and at any time anew."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from inspection.dossier import Decision
from inspection.history import RecordKind
from inspection.listing import InspectionRow, advance
from inspection.verdict import Verdict

from .alerts import note_hits
from .database import at
from .schema import inspection, term
from .terms import named_terms, word_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from inspection.record import SealedRecord


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: the row that stations show too, and by which companies and conventions it is found here."""

    row: InspectionRow
    companies: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()


def project(connection: Connection, station: str, records: Sequence[SealedRecord], now: datetime) -> None:
    """Take new records of a station into the list, within the caller's transaction.

    A record whose body has not the form of its kind changes nothing here: it is held all the same, and whoever
    looks at the inspection sees it.
    """
    before = _listed(connection, station, {each.header.inspection for each in records})
    after = dict(before)
    for sealed in records:
        name = sealed.header.inspection
        try:
            advanced = _advanced(after.get(name), sealed)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        if advanced is not None:
            after[name] = advanced
    new, terms, changed = [], [], []
    for name, listed in after.items():
        if listed == before.get(name):
            continue
        values = _values(station, listed)
        if name in before:
            key = (inspection.c.station == station, inspection.c.inspection == name)
            connection.execute(update(inspection).where(*key).values(values))
            changed.append(name)
        else:
            new.append(values)
        terms += _terms(station, listed)
    if changed:
        connection.execute(delete(term).where(term.c.station == station, term.c.inspection.in_(changed)))
    if new:
        connection.execute(insert(inspection), new)
    if terms:
        connection.execute(insert(term), terms)
        note_hits(connection, terms, now)


def _advanced(listed: Listed | None, sealed: SealedRecord) -> Listed | None:
    row = advance(None if listed is None else listed.row, sealed)
    if row is None:
        return None
    listed = Listed(row) if listed is None else dataclasses.replace(listed, row=row)
    body, kind = sealed.body, sealed.header.kind
    if body is None:
        return listed
    if kind == RecordKind.OPENED:
        consignment = body["opening"]["consignment"]
        named = [party["name"] for party in consignment["parties"]] + _on_papers(consignment["declaration"] or {})
        return dataclasses.replace(listed, companies=_distinct(named))
    if kind == RecordKind.DECLARED:
        named = [*listed.companies, *_on_papers(body["declaration"])]
        return dataclasses.replace(listed, companies=_distinct(named))
    if kind == RecordKind.ASSESSED:
        speaking = (each for each in body["assessment"]["findings"] if each["verdict"] != Verdict.NOT_LISTED)
        return dataclasses.replace(listed, regimes=tuple(sorted({str(each["regime"]) for each in speaking})))
    return listed


def _on_papers(declaration: Mapping[str, Any]) -> list[str]:
    return [str(declaration.get(role) or "") for role in ("exporter", "importer", "notifier")]


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _listed(connection: Connection, station: str, names: set[str]) -> dict[str, Listed]:
    found = connection.execute(
        select(inspection).where(inspection.c.station == station, inspection.c.inspection.in_(names))
    )
    return {row.inspection: listed_of(row) for row in found}


def listed_of(row: Row[Any]) -> Listed:
    """What a row of the table says."""
    opened_at = at(row.opened_at)
    assert opened_at is not None  # noqa: S101 - the column holds no NULL
    listing = InspectionRow(
        seq=row.seq,
        inspection=row.inspection,
        label=row.label,
        officer=row.officer,
        opened_at=opened_at,
        closed_at=at(row.closed_at),
        verdict=None if row.verdict is None else Verdict(row.verdict),
        decision=None if row.decision is None else Decision(row.decision),
        exhibits=row.exhibits,
        containers=tuple(json.loads(row.containers)),
        substances=tuple(json.loads(row.substances)),
        text=row.text,
    )
    return Listed(listing, tuple(json.loads(row.companies)), tuple(json.loads(row.regimes)))


def _values(station: str, listed: Listed) -> dict[str, object]:
    row = listed.row
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    return {
        **values,
        "station": station,
        "verdict": None if row.verdict is None else str(row.verdict),
        "decision": None if row.decision is None else str(row.decision),
        "containers": json.dumps(row.containers),
        "substances": json.dumps(row.substances),
        "companies": json.dumps(listed.companies),
        "regimes": json.dumps(listed.regimes),
    }


def _terms(station: str, listed: Listed) -> list[dict[str, object]]:
    """What the inspection is found by."""
    row = listed.row
    said = set(named_terms("container", row.containers)) | set(named_terms("substance", row.substances))
    said |= set(named_terms("firm", listed.companies)) | set(word_terms("company", listed.companies))
    said |= set(word_terms("officer", [row.officer])) | {("regime", each) for each in listed.regimes}
    return [
        {"kind": kind, "value": value, "opened_at": row.opened_at, "station": station, "inspection": row.inspection}
        for kind, value in sorted(said)
    ]
