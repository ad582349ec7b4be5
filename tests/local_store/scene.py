"""A scene for the tests of the store: a tiny reference and one whole inspection."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

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

PASSPHRASE = "a drum of nothing"  # noqa: S105 - of a store that only tests see
EASY = Hardness(iterations=1, memory_kib=1024, lanes=1)  # tests need no expensive passphrases
PHOTO = b"\xff\xd8 drawn \xff\xd9"


class TinyReference:
    """Knows R-22 and nothing else."""

    edition = EditionIdentity("test", date(2026, 11, 1), "ab" * 32, signed=False)

    def vocabulary(self):
        return Vocabulary(un_numbers={"1018": "CHLORODIFLUOROMETHANE"}, refrigerants={"R22": "R-22", "HCFC22": "R-22"})

    def confirm(self, claims):
        return tuple(claims)

    def look_up(self, text, limit=20):
        return ()

    def assess(self, items, consignment, on):
        return ()


def opening(label="Cylinders from the quay", officer="Abena"):
    return Opening(
        label=label,
        officer=officer,
        consignment=Consignment(Route("DE", (), "GH"), (Party("importer", "Cool Trading Ltd"),)),
        asked=AskedDate(date(2026, 11, 22), stated=True),
        software="test",
        circumstances=Circumstances(),
    )


def declaration():
    line = DeclaredLine(line="1", description="Refrigerant gas", un="1018", container="CSQU3054383", net_kg="120")
    return Declaration((line,), exporter="Gases GmbH")


def carry_out(store, label="Cylinders from the quay", photo=PHOTO, officer="Abena"):
    """A whole inspection; gives its session."""
    session = InspectionSession.open(opening(label, officer), store, TinyReference())
    session.declare(declaration(), b"line,un\n1,1018\n", "papers.csv")
    region = Region.from_bounds(1.25, 2, 30, 10)
    session.observe(
        Observation(640, 480, texts=(TextReading("R-22", 0.97, region, ("rapid",)),)),
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
    return session


def new_store(folder, station="Quay 7"):
    return Store.create(folder, PASSPHRASE, station, "Abena", hardness=EASY)
