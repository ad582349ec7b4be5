"""Inspections as a script carries them out, for the benchmarks that cut them off or tamper with them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Consignment, Declaration, DeclaredLine, Item, Party, Route
from inspection.dossier import Decision, Opening, Ruling
from inspection.frame import OriginalKind, Region
from inspection.identifiers.vocabulary import Vocabulary
from inspection.reading import Observation, TextReading
from inspection.reference_hit import EditionIdentity
from inspection.session import InspectionSession
from local_store.store import Store
from local_store.wrapping import Hardness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from inspection.clock_check import ClockReading
    from inspection.finding import Finding
    from inspection.national import Authority
    from inspection.ports import ReferenceData
    from inspection.record import SealedRecord
    from inspection.reference_hit import Hit

PASSPHRASE = "a benchmark of nothing"  # noqa: S105 - of stores that are thrown away
OFFICER = "Abena"
EASY = Hardness(iterations=1, memory_kib=1024, lanes=1)  # what is measured here is not the passphrase


def new_store(folder: Path) -> Store:
    """Make a store whose passphrase costs nothing."""
    return Store.create(folder, PASSPHRASE, "Bench", OFFICER, hardness=EASY)


def open_store(folder: Path) -> Store:
    """Open it again."""
    return Store.open(folder, PASSPHRASE, OFFICER)


class OneGas:
    """A reference that knows R-22 and nothing else."""

    edition = EditionIdentity("bench", date(2026, 11, 1), "ab" * 32, signed=False)

    def vocabulary(self) -> Vocabulary:
        return Vocabulary(un_numbers={"1018": "CHLORODIFLUOROMETHANE"}, refrigerants={"R22": "R-22", "HCFC22": "R-22"})

    def confirm(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        return tuple(claims)

    def look_up(self, text: str, limit: int = 20) -> tuple[Hit, ...]:  # noqa: ARG002
        return ()

    def country_of_port(self, code: str) -> None:  # noqa: ARG002
        return None

    def authorities(self, route: Route, findings: Iterable[Finding]) -> tuple[Authority, ...]:  # noqa: ARG002
        return ()

    def assess(
        self,
        items: Sequence[Item],  # noqa: ARG002
        consignment: Consignment,  # noqa: ARG002
        on: AskedDate,  # noqa: ARG002
    ) -> tuple[Finding, ...]:
        return ()


class Spoken:
    """A store that says what it has kept once it is kept, as the window would; ``say`` is given a line."""

    def __init__(self, store: Store, say: Callable[[str], None]) -> None:
        self._store = store
        self._say = say

    def append(self, inspection: str, kind: str, body: Mapping[str, object]) -> SealedRecord:
        record = self._store.append(inspection, kind, body)
        self._say(f"record {record.header.seq} {record.sha256}")
        return record

    def records(self, inspection: str) -> Sequence[SealedRecord]:
        return self._store.records(inspection)

    def clock_reading(self) -> ClockReading:
        return self._store.clock_reading()

    def keep_photo(self, content: bytes, media_type: str) -> str:
        photo = self._store.keep_photo(content, media_type)
        self._say(f"photo {photo}")
        return photo

    def photo(self, sha256: str) -> bytes:
        return self._store.photo(sha256)


def carry_out(
    store: Store | Spoken, number: int, photos: Sequence[bytes], reference: ReferenceData | None = None
) -> str:
    """A whole inspection with a photo an exhibit, by the law of that reference; gives its identifier."""
    consignment = Consignment(Route("DE", (), "GH"), (Party("importer", f"Consignee {number} Ltd"),))
    asked = AskedDate(date(2026, 11, 22), stated=True)
    opening = Opening(f"Case {number}", OFFICER, consignment, asked, "bench", Circumstances())
    session = InspectionSession.open(opening, store, reference or OneGas())
    line = DeclaredLine(line="1", description="Refrigerant gas", un="1018", container="CSQU3054383", net_kg="120")
    session.declare(Declaration((line,), exporter="Gases GmbH"), b"line,un\n1,1018\n", "papers.csv")
    for photo in photos:
        session.observe(
            Observation(640, 480, texts=(TextReading("R-22", 0.97, Region.from_bounds(1.25, 2, 30, 10), ("rapid",)),)),
            photo,
            media_type="image/jpeg",
            original_kind=OriginalKind.FILE,
            source="file",
            name="label.jpg",
            taken_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        )
    session.state(Item((Claim(Scheme.CAS, "75-45-6", "75-45-6", 1, ClaimSource.TYPED),), Decimal("120.50")))
    session.assess()
    session.decide(Ruling(Decision.DETAIN, "Ask the ozone unit"))
    session.close()
    return session.inspection
