"""The verification of a whole store: pages, chain, photos, and the list against the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import VerificationFailed
from inspection.record import photos_named
from inspection.seal import fingerprint, verify_chain
from inspection.verification import StoreReport

from .database import damaged_pages, database_faults
from .inspections import project_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.listing import InspectionRow
    from inspection.record import SealedRecord

    from .store import Store


def verify_store(store: Store) -> StoreReport:
    """Check everything that can be checked.

    Raises VerificationFailed naming the first thing that is wrong. A store that holds is complete up to its
    head; nothing in it proves what came after.
    """
    with database_faults(store.folder):
        complaints = damaged_pages(store.connection)
    if complaints:
        raise VerificationFailed("store.journal_pages", detail=complaints[0])
    rows: dict[str, InspectionRow] = {}
    photos: dict[str, None] = {}
    public_key = store.station.key.public_key
    chain = verify_chain(_collected(store.journal.everything(), rows, photos), [public_key])
    if chain.fault is not None:
        raise VerificationFailed(chain.fault.code, **chain.fault.params)
    for photo in photos:
        store.photo(photo)
    store.inspections.verify(rows)
    return StoreReport(
        station=store.station.name,
        fingerprint=fingerprint(public_key),
        inspections=len(rows),
        records=chain.records,
        head=chain.head,
        photos=len(photos),
        spare_photos=store.photos.count() - len(photos),
        signed=chain.signed,
        unsigned=chain.unsigned,
    )


def _collected(
    records: Iterator[SealedRecord], rows: dict[str, InspectionRow], photos: dict[str, None]
) -> Iterator[SealedRecord]:
    for record in records:
        yield record  # what follows runs when the next one is asked for, so after this one was found right
        if record.body is None:
            raise VerificationFailed("store.record_withheld", seq=record.header.seq)
        photos |= dict.fromkeys(photos_named(record.body))
        project_into(rows, record)
