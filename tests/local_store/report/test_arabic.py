"""The report in Arabic: it begins at the right, and what runs from left to right keeps its order in it."""

from __future__ import annotations

import io
from ctypes import c_double
from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDFText_GetCharOrigin

from inspection.consignment import DeclaredLine
from inspection.custody import Custody, Seal, SealAction, SealCondition
from inspection.message import message
from local_store.report import render_report

LINE = 4  # points: baselines nearer than that are one line's


def lines(pdf):
    """Every line as the eye meets it from left to right, whatever the way of its letters; without spaces."""
    seen = []
    with PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            level = 0.0
            for base, left, sign in sorted(_signs(text), key=lambda each: -each[0]):
                if not seen or abs(level - base) > LINE:
                    seen.append(line := [])
                    level = base
                line.append((left, sign))
    return ["".join(sign for _left, sign in sorted(line)) for line in seen]


def _signs(text):
    left, base = c_double(), c_double()
    for index in range(text.count_chars()):
        sign = text.get_text_range(index, 1)
        FPDFText_GetCharOrigin(text, index, left, base)
        if sign.isprintable() and sign.strip():
            yield base.value, left.value, sign


@pytest.fixture
def pdf(book):
    """A dossier whose signature does not look the same backwards."""
    records = tuple(replace(record, signature="0123456789abcdef" * 8) for record in book.records())
    declaration = book.declaration(lines=(DeclaredLine(line="7", description="40 cylinders", net_kg="544"),))
    dossier = book.dossier(records=records)
    seal = Seal("SL-1", SealAction.FOUND, SealCondition.INTACT, dossier.opened_at, "door")
    safety = (message("safety.asphyxiant", signs="UN 1018", source="ERG 126"),)
    dossier = replace(
        dossier,
        consignment=replace(dossier.consignment, declaration=declaration),
        custody=Custody(seals=(seal,)),
        assessment=replace(dossier.assessment, safety=safety),
    )
    return render_report(dossier, book.photo, language="ar")


def test_it_is_a_pdf_for_archives_in_arabic_words(pdf):
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]

    backwards = [line[::-1] for line in lines(pdf)]
    assert "<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/Lang"] == "ar"
    for said in ("محظور", "غيرمدرج", "السلامة"):
        assert any(said in line for line in backwards), said
    assert not any("Prohibited" in line or "u{20" in line for line in lines(pdf))


def test_its_first_columns_stand_at_the_right(pdf):
    record = next(line for line in lines(pdf) if "09:18:05" in line and "4b227777" in line)

    assert record.index("4b227777") < record.index("2026-11-2209:18:05UTC") < record.rindex("44")
    assert record.endswith("44")
    assert any(line.endswith("SL-1") for line in lines(pdf))


def test_what_runs_from_left_to_right_keeps_its_order(pdf):
    for said in ("0123456789abcdef" * 2, "40cylinders", "CSQU3054384", "UN1018", "ERG126"):
        assert any(said in line for line in lines(pdf)), said


def test_the_arrow_of_a_route_points_from_its_first_country_to_its_last(pdf):
    (route,) = [line for line in lines(pdf) if "→" in line]
    first, last = "ألمانيا"[::-1], "غانا"[::-1]

    assert f"{first}→{last}" in route
