"""What waits for headquarters: records in the order of the chain, photos by the names that records give them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.canonical import canonical, fingerprint
from inspection.errors import BadInput, VerificationFailed
from inspection.exchange import MOST_RECORDS, batch_bytes
from inspection.record import photos_named

from ..database import database_faults, transaction
from .heard import ENROLLED, HEARD, OF_HEADQUARTERS, Standing, body_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspection.exchange import Statement
    from inspection.record import SealedRecord

    from ..store import Store
    from .heard import Headquarters

FIRST_BATCH = 256 * 1024  # bytes of a batch before it is known what the line carries


@dataclass(frozen=True, slots=True)
class Batch:
    """Records ``first`` to ``last`` as they are sent."""

    first: int
    last: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Unsent:
    """How much has no receipt yet: records, and photos that records name."""

    records: int
    photos: int


def batch_from(store: Store, first: int, size: int = FIRST_BATCH) -> Batch | None:
    """The next batch from a record on, of about ``size`` bytes and one record at least; None at the end."""
    taken: list[SealedRecord] = []
    length = 0
    for record in store.journal.range(first, MOST_RECORDS):
        length += 700 if record.body is None else 700 + len(canonical(record.body))  # 700: header and signature
        if taken and length > size:
            break
        taken.append(record)
    if not taken:
        return None
    station = fingerprint(store.station.key.public_key)
    return Batch(taken[0].header.seq, taken[-1].header.seq, batch_bytes(station, taken))


def all_batches(store: Store, first: int, last: int) -> Iterator[Batch]:
    """The batches from one record to another."""
    while first <= last and (batch := batch_from(store, first, size=4 * FIRST_BATCH)) is not None:
        yield batch
        first = batch.last + 1


def unsent(store: Store) -> Unsent:
    """How much has no receipt yet. What headquarters itself has said does not count."""
    last, _ = store.heard.receipted()
    return Unsent(store.heard.own_after(last)[0], len(photos_without_receipt(store)))


def newest_own(store: Store, after: int, last: int) -> int:
    """The newest record up to ``last`` that is this station's own and not what headquarters said; 0 without one."""
    return store.heard.own_after(after, last)[1]


def photos_without_receipt(store: Store) -> tuple[str, ...]:
    """The photos that records name and no receipt does, each once. Raises VerificationFailed for a damaged body."""
    named: dict[str, None] = {}
    with database_faults(store.folder):
        # Bodies that name no photo are told apart as bytes: to read all would take five times as long.
        found = store.connection.execute(
            """SELECT seq, content FROM body WHERE instr(content, CAST('"photo":"' AS BLOB)) ORDER BY seq"""
        )
        for seq, content in found:
            try:
                named.update(dict.fromkeys(photos_named(json.loads(content))))
            except ValueError as error:
                raise VerificationFailed("store.record_form", seq=seq) from error
    return tuple(sha256 for sha256 in named if store.heard.photo_receipt(sha256) is None)


def standing(store: Store, inspection: str) -> Standing:
    """Where an inspection stands on its way."""
    named = {sha256 for record in store.records(inspection) if record.body for sha256 in photos_named(record.body)}
    return store.heard.standing(inspection, sorted(named))


def keep_enrolment(store: Store, hq: Headquarters, certificate: Statement) -> None:
    """Keep who this station reports to, with the certificate. Raises BadInput when it reports to another already."""
    known = store.heard.headquarters()
    if known is not None and known.public_key != hq.public_key:
        raise BadInput("sync.enrolled_elsewhere", address=known.address)
    where = OF_HEADQUARTERS + hq.fingerprint
    store.append(where, ENROLLED, {"address": hq.address, "public_key": hq.public_key.hex()})
    keep_statements(store, [certificate])


def keep_statements(store: Store, statements: Iterable[Statement]) -> int:
    """Keep what headquarters has said and was not kept yet; gives how many that were.

    A receipt for records that this station has not is refused: it would be for a copy of it.
    """
    kept = 0
    for statement in sorted(statements, key=lambda each: each.number):
        if store.heard.knows(statement.number):
            continue
        if statement.kind == "receipt":
            _demand_own(store, statement.content)
        store.append(OF_HEADQUARTERS + statement.hq, HEARD, body_of(statement))
        kept += 1
    return kept


def keep_refusals(store: Store, refused: Mapping[int, str]) -> None:
    """Note which records headquarters set aside, and why."""
    if refused:
        with database_faults(store.folder), transaction(store.connection):
            store.heard.refuse(dict(refused))


def _demand_own(store: Store, receipt: Mapping[str, object]) -> None:
    last = receipt["last"]
    record = store.journal.numbered(last) if isinstance(last, int) else None
    if record is None or record.sha256 != receipt["head"]:
        raise VerificationFailed("sync.fork", seq=last)
