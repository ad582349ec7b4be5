"""What headquarters holds, beside what a station has: nothing lost, nothing twice, no receipt for what is not there."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from hq import photos, schema
from inspection.canonical import canonical, fingerprint, header_bytes
from inspection.record import photos_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from hq.service import Service
    from local_store.store import Store


def unbacked(service: Service, station: str, receipt: Mapping[str, Any]) -> Iterator[str]:
    """What a receipt names and headquarters does not hold, in database and store, at this moment."""
    record, photo = schema.record, schema.photo
    with service.engine.begin() as connection:
        here = (record.c.station == station, record.c.seq >= receipt["first"], record.c.seq <= receipt["last"])
        count = connection.execute(select(func.count()).select_from(record).where(*here)).scalar_one()
        head = connection.execute(
            select(record.c.header).where(record.c.station == station, record.c.seq == receipt["last"])
        ).scalar_one_or_none()
        rows = set(connection.execute(select(photo.c.sha256).where(photo.c.station == station)).scalars())
    if count != receipt["last"] - receipt["first"] + 1:
        yield f"a receipt over {receipt['last']} records, of which {count} are held"
    if head is None or hashlib.sha256(bytes(head)).hexdigest() != receipt["head"]:
        yield f"a receipt whose head {receipt['last']} is not held"
    for name in receipt["photos"]:
        if name not in rows or photos.content_of(service.objects, name) is None:
            yield f"a receipt for the photo {name[:12]}, which is not held"


def differences(service: Service, store: Store) -> Iterator[str]:
    """Where headquarters has less than the station, or more, or other bytes."""
    station = fingerprint(store.station.key.public_key)
    record, photo = schema.record, schema.photo
    with service.engine.begin() as connection:
        rows = connection.execute(
            select(record.c.seq, record.c.header, record.c.signature, record.c.body)
            .where(record.c.station == station)
            .order_by(record.c.seq)
        ).all()
        found = connection.execute(select(photo.c.sha256).where(photo.c.station == station)).scalars()
        held = set(found)
        left = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (schema.waiting, schema.photo_part)
        }
        listed = connection.execute(select(schema.inspection.c.inspection)).scalars().all()
    own = list(store.journal.everything())
    if [row.seq for row in rows] != list(range(1, len(rows) + 1)):
        yield "records lost or twice"
    own = own[: max(len(rows), _newest(own))]
    if len(rows) < len(own):
        yield f"{len(own) - len(rows)} records lost"
    for mine, theirs in zip(own, rows, strict=False):
        bytes_here = (header_bytes(mine.header), mine.signature, canonical(mine.body))
        if bytes_here != (bytes(theirs.header), theirs.signature, bytes(theirs.body or b"")):
            yield f"record {theirs.seq} with other bytes"
    named = {name for each in own if each.body for name in photos_named(each.body)}
    for name in sorted(named):
        if name not in held or photos.content_of(service.objects, name) != store.photo(name):
            yield f"the photo {name[:12]} lost"
    if held - named:
        yield "photos that no record names"
    opened = {each.header.inspection for each in own if each.header.kind == "opened"}
    if sorted(opened) != sorted(listed):
        yield "inspections lost from the list, or twice"
    for name, count in left.items():
        if count:
            yield f"{count} rows left in {name}"


def receipts(service: Service, station: str) -> Iterator[Mapping[str, Any]]:
    """Every receipt that headquarters ever signed for a station."""
    statement = schema.statement
    with service.engine.begin() as connection:
        found = connection.execute(
            select(statement.c.content).where(statement.c.station == station, statement.c.kind == "receipt")
        ).scalars()
        yield from [json.loads(content)["content"] for content in found]


def _newest(own: list[Any]) -> int:
    """The number of the newest record that the station made and did not only hear."""
    return max((each.header.seq for each in own if each.header.kind not in {"heard", "enrolled"}), default=0)
