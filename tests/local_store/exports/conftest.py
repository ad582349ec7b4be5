"""One inspection with everything in it, persons everywhere among it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PIL import Image, ImageDraw

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Consignment, Declaration, DeclaredLine, Item, Party, Route
from inspection.custody import (
    Handover,
    Holder,
    Piece,
    Sample,
    SamplePart,
    SampleResult,
    Seal,
    SealAction,
    SealCondition,
)
from inspection.dossier import Decision, Opening, Ruling
from inspection.finding import Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.frame import OriginalKind, Region
from inspection.identifiers.vocabulary import Vocabulary
from inspection.illegal_traffic import Conduct, Ground, Suspicion, TaskCode, TaskDone
from inspection.instruments import Bounds, Instrument, InstrumentKind, InstrumentReading, typed_composition
from inspection.message import message
from inspection.reading import Observation, SymbolReading, TextReading
from inspection.session import InspectionSession
from inspection.verdict import Verdict
from tests.local_store.scene import TinyReference, new_store

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
WHOLE = Decimal(100)
REFRIGERANTS = {"R134A": "R-134a", "R12": "R-12"}
NAMED = Region.from_bounds(20, 20, 200, 30)


class Reference(TinyReference):
    """Bars what is measured as R-12."""

    def vocabulary(self):
        bounds = {name: (Bounds(name, WHOLE, WHOLE, WHOLE),) for name in REFRIGERANTS.values()}
        return Vocabulary(refrigerants=REFRIGERANTS, compositions=bounds)

    def assess(self, items, consignment, on):
        citation = Citation("Montreal Protocol", "Annex A, Group I", "CFC-12", "test")
        return tuple(
            Finding(
                FindingCode.MONTREAL_CONTROLLED, Regime.MONTREAL, Verdict.PROHIBITED, Severity.ERROR, citation,
                Subject(claim.scheme, claim.value), message("comparison.not_seen", declared=claim.value),
            )
            for item in items for claim in item.claims if claim.value == "R-12"
        )  # fmt: skip


def photo() -> bytes:
    """A drawn label with what cameras write beside a picture: the place, and the owner's name."""
    picture = Image.new("RGB", (640, 480), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, 220, 50), fill="red")  # where the consignee's name stands
    exif = Image.Exif()
    exif[0x013B] = "Abena Osei"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (5.0, 38.0, 13.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def observation() -> Observation:
    texts = (
        TextReading("CONSIGNEE KOFI MENSAH TRADING", 0.9, NAMED, ("rapid",)),
        TextReading("R-134a", 0.97, Region.from_bounds(20, 100, 90, 30), ("rapid",)),
        TextReading("checked by A. OSEI, +233 30 276 1790", 0.9, Region.from_bounds(20, 200, 90, 30), ("rapid",)),
    )
    code = "mailto:kofi.mensah@cooling.example"
    symbol = SymbolReading("QR Code", code, code.encode(), "]Q1", Region.from_bounds(300, 300, 90, 90), ("zxing",))
    return Observation(640, 480, symbols=(symbol,), texts=texts)


ABENA, LAB = Holder("Abena Osei", "Customs of Tema", "abena"), Holder("Efua Adu", "Laboratory of Tema")
DECLARATION = Declaration(
    (DeclaredLine("1", "=cmd|' /C calc'!A0 for K. Mensah", un="3159", refrigerant="R-134a", net_kg="120",
                  seal="SL-1"),),
    exporter="Grey Gases GmbH", importer="Kofi Mensah Trading Ltd.", notifier="Yaw Darko", vessel="MV Harmattan",
    bill_of_lading="HAM-0042",
)  # fmt: skip


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """A store of its own, made once: the tests here only read it."""
    with new_store(tmp_path_factory.mktemp("exports") / "store") as opened:
        yield opened


@pytest.fixture(scope="session")
def session(store):
    """The inspection, closed; its officer has an account of the store, "Abena"."""
    consignment = Consignment(
        Route("DE", ("MA",), "GH"), (Party("carrier", "Ama Serwaa Shipping", "GH"), Party("importer", "Kofi Mensah")),
    )  # fmt: skip
    opening = Opening(
        "Cylinders for Kofi Mensah", "Abena", consignment, AskedDate(date(2026, 11, 22), stated=True), "test",
        Circumstances(),
    )  # fmt: skip
    session = InspectionSession.open(opening, store, Reference())
    session.declare(DECLARATION, b"papers", "papers of Yaw Darko.csv")
    session.observe(
        observation(), photo(), media_type="image/jpeg", original_kind=OriginalKind.FILE, source="file",
        name="label.jpg", taken_at=NINE,
    )  # fmt: skip
    session.state(Item((Claim(Scheme.CONTAINER, "CSQU3054383", "CSQU3054383", 1, ClaimSource.TYPED),)))
    session.measure(
        InstrumentReading(
            Instrument(InstrumentKind.ANALYSER, "RI-700H", "0042", date(2026, 1, 9), date(2026, 10, 1)), NINE, about=1,
            composition=typed_composition("R-12=98.1,air=1.9", REFRIGERANTS), note="hose purged by Abena",
        )
    )  # fmt: skip
    session.handle(Seal("SL-1", SealAction.FOUND, SealCondition.INTACT, NINE, "CSQU3054383", exhibit=1))
    session.handle(Piece("P1", "Cylinder", "Store 2", NINE, ABENA, taken_from="Yaw Darko", exhibits=(1,)))
    parts = (SamplePart("S1a", Decimal("0.3"), "laboratory"), SamplePart("S1b", Decimal("0.2"), "Kofi Mensah"))
    session.handle(Sample("S1", Decimal("0.5"), "kg", NINE, ABENA, of="P1", parts=parts))
    session.assess()
    session.decide(Ruling(Decision.SEIZE, "R-12 sold as R-134a; Mr Mensah was told"))
    session.suspect(Suspicion((Ground.NOT_AS_DOCUMENTED,), Conduct.EXPORTER, date(2026, 11, 22), note="says Yaw Darko"))
    session.close()
    session.complete(TaskDone(TaskCode.HOLD, date(2026, 11, 22)))
    session.handle(Handover(("S1a",), ABENA, LAB, NINE, "Tema", "analysis"))
    session.handle(SampleResult("S1a", "Laboratory of Tema", date(2026, 12, 1), "77/26", "R-12, signed E. Adu"))
    return session
