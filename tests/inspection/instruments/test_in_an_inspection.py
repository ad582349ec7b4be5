"""Readings within an inspection: what they count for, and that the assessment can be derived again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from inspection.claim import Scheme
from inspection.comparison import DifferenceKind
from inspection.consignment import Declaration, DeclaredLine
from inspection.custody import Weighing
from inspection.errors import BadInput
from inspection.finding_codes import FindingCode
from inspection.frame import OriginalKind, Region
from inspection.instruments import Entry, Instrument, InstrumentKind, InstrumentReading, typed_composition
from inspection.reading import Observation, TextReading
from inspection.reproduction import reproduce
from inspection.session import InspectionSession
from tests.local_store.scene import new_store, opening

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
ANALYSER = Instrument(InstrumentKind.ANALYSER, "RI-700H", "0042", date(2026, 1, 9))


@pytest.fixture
def session(reference, tmp_path):
    with new_store(tmp_path / "store") as store:
        yield InspectionSession.open(opening(), store, reference)


def observe(session, *texts):
    lines = tuple(
        TextReading(text, 0.97, Region.from_bounds(10, 40 * place, 300, 30), ("drawn",))
        for place, text in enumerate(texts)
    )
    session.observe(
        Observation(640, 480, texts=lines), b"drawn " + texts[0].encode(), media_type="image/png",
        original_kind=OriginalKind.FILE, source="file", name="drawn.png", taken_at=NINE,
    )  # fmt: skip


def measure(session, reference, text, **more):
    composition = typed_composition(text, reference.vocabulary().refrigerants)
    session.measure(InstrumentReading(ANALYSER, NINE, composition=composition, **more))


def controlled(assessment):
    return {f.citation.entry for f in assessment.findings if f.code is FindingCode.MONTREAL_CONTROLLED}


def test_the_measured_gas_is_assessed_compared_weighed_and_derived_again(session, reference):
    line = DeclaredLine(line="1", description="Refrigerant", refrigerant="R-134a")
    session.declare(Declaration((line,)), b"papers", "papers.csv")
    observe(session, "R-134a", "UN 3159")
    observe(session, "R134A 0.0%", "R12 98.1%", "AIR 1.9%")
    measure(session, reference, "R-12=98.1,air=1.9", about=1, display=2, entry=Entry.DISPLAY)
    session.handle(Weighing(Decimal("15.6"), Decimal(2), Decimal("13.6"), NINE, about=1))
    assessment = session.assess()
    seen, _ = assessment.items
    assert (seen.kg, seen.measured.designation) == (Decimal("13.6"), "R-12")
    assert {c.value for c in seen.claims if c.scheme is Scheme.REFRIGERANT} == {"R-134a", "R-12"}  # evidence stays
    assert controlled(assessment) == {"CFC-12", "HFC-134a"}  # the latter is declared
    different = [d for d in assessment.differences if d.scheme is Scheme.REFRIGERANT]
    assert [(d.kind, d.declared, d.found) for d in different] == [(DifferenceKind.DIFFERENT, "R-134a", "R-12")]
    assert "montreal_60" in {flag.code for flag in assessment.red_flags}
    assert session.dossier.assessment == assessment
    assert reproduce(session.dossier.records, reference).reproduced == 1


def test_a_picture_of_a_display_shows_no_goods(session, reference):
    observe(session, "R134A 99.5%", "R12 0.0%", "R22 0.0%")
    measure(session, reference, "R-134a=99.5", display=1)
    assert controlled(session.assess()) == {"HFC-134a"}


def test_a_reading_of_an_exhibit_that_is_not_there_is_refused(session, reference):
    with pytest.raises(BadInput) as raised:
        measure(session, reference, "R-12=98", about=1)
    assert raised.value.message.code == "instruments.no_exhibit"
