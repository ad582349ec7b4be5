"""The list of inspections and what they can be found by: made from the records, and at any time anew."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from inspection.dossier import Decision
from inspection.listing import InspectionRow, advance
from inspection.verdict import Verdict

from .database import at
from .schema import inspection, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from inspection.record import SealedRecord


def project(connection: Connection, station: str, records: Sequence[SealedRecord]) -> None:
    """Take new records of a station into the list, within the caller's transaction.

    A record whose body has not the form of its kind changes nothing here: it is held all the same, and whoever
    looks at the inspection sees it.
    """
    before = _rows(connection, station, {each.header.inspection for each in records})
    after = dict(before)
    for sealed in records:
        name = sealed.header.inspection
        try:
            advanced = advance(after.get(name), sealed)
        except (KeyError, TypeError, ValueError):
            continue
        if advanced is not None:
            after[name] = advanced
    new, terms = [], []
    for name, row in after.items():
        if row == before.get(name):
            continue
        values = _values(station, row)
        if name in before:
            key = (inspection.c.station == station, inspection.c.inspection == name)
            connection.execute(update(inspection).where(*key).values(values))
            connection.execute(delete(term).where(term.c.station == station, term.c.inspection == name))
        else:
            new.append(values)
        terms += _terms(station, row)
    if new:
        connection.execute(insert(inspection), new)
    if terms:
        connection.execute(insert(term), terms)


def _rows(connection: Connection, station: str, names: set[str]) -> dict[str, InspectionRow]:
    found = connection.execute(
        select(inspection).where(inspection.c.station == station, inspection.c.inspection.in_(names))
    )
    return {row.inspection: _row(row) for row in found}


def _row(row: Row[Any]) -> InspectionRow:
    opened_at = at(row.opened_at)
    assert opened_at is not None  # noqa: S101 - the column holds no NULL
    return InspectionRow(
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


def _values(station: str, row: InspectionRow) -> dict[str, object]:
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    return {
        **values,
        "station": station,
        "verdict": None if row.verdict is None else str(row.verdict),
        "decision": None if row.decision is None else str(row.decision),
        "containers": json.dumps(row.containers),
        "substances": json.dumps(row.substances),
    }


def _terms(station: str, row: InspectionRow) -> list[dict[str, object]]:
    """What the inspection is found by, folded as :func:`folded` folds what is asked."""
    said = {("container", folded(value)) for value in row.containers}
    said |= {("substance", folded(value)) for value in row.substances}
    said.add(("officer", folded(row.officer)))
    return [
        {"kind": kind, "value": value, "opened_at": row.opened_at, "station": station, "inspection": row.inspection}
        for kind, value in sorted(said)
        if value
    ]


def folded(text: str) -> str:
    """Letters and figures only, in capitals: CSQU 305438-3 and csqu3054383 are one container."""
    return "".join(filter(str.isalnum, text.upper()))[:200]
