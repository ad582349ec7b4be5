"""The report as a reader of the PDF finds it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from inspection.answers import About, Answer, Outcome
from inspection.claim import Problem, Scheme
from inspection.consignment import Consignment, DeclaredLine, Item
from inspection.custody import (
    Custody,
    Handover,
    Holder,
    Piece,
    Sample,
    SamplePart,
    SampleResult,
    Seal,
    SealAction,
    SealCondition,
    Weighing,
)
from inspection.dossier import Countersignature, Decision
from inspection.errors import VerificationFailed
from inspection.finding import Basis, Citation, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.frame import OriginalKind, Region
from inspection.history import RecordKind
from inspection.illegal_traffic import Conduct, Ground, Suspicion
from inspection.instruments import Composition, Instrument, InstrumentKind, InstrumentReading
from inspection.instruments.reading import Share
from inspection.message import message, table_text
from inspection.red_flags import ChecklistItem, RedFlag
from inspection.verdict import Verdict
from inspection.wording import sentences
from local_store.report import render_report

A4 = (595.28, 841.89)


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def words(pdf):
    """The text of all pages with every run of white space as one blank."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in read(pdf).pages))


def packed(pdf):
    """The text of all pages without any white space: where a line breaks is of no matter."""
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in read(pdf).pages))


def test_the_first_page_says_what_counts(book):
    dossier = book.dossier()

    first = re.sub(r"\s+", " ", read(render_report(dossier, book.photo)).pages[0].extract_text())

    for said in (
        "Prohibited",
        "Questions that stay open: 1",
        "Montreal Protocol · Article 4B · Annex C, Group I: HCFC-22",
        "not re-read against the official text",
        "Germany → Ghana, in transit through Netherlands",
        "2026-11-22, stated by the officer",
        "M. Okafor",
        "Detain",
        "Import barred; the container number does not hold.",
        "It does not mean allowed.",
        "national law decides",
        "Page 1 of",
        "local, unsigned edition",
    ):
        assert said in first


def test_every_part_of_the_evidence_is_named(book):
    dossier = book.dossier()

    text = words(render_report(dossier, book.photo))

    for record in dossier.records:
        assert record.sha256 in text
    assert dossier.exhibits[0].photo in text
    assert "5a" * 32 in text
    assert "c0ffee01" * 16 in text.replace(" ", "")
    assert "python main.py verify" in text
    assert "quaylens 0.1.0" in text
    for said in ("UN 1O18", "characters were exchanged", "The check digit does not agree.", "exhibit 1, mark 2"):
        assert said in text


def test_it_is_an_a4_pdf_for_archives_that_names_its_head_on_every_page(book):
    dossier = book.dossier()

    reader = read(render_report(dossier, book.photo))

    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert "2026-11-22T09:18:05" in metadata  # the time of the last record
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=0.01)
        assert f"Page {number} of {count}" in page.extract_text()
        assert dossier.records[-1].sha256 in page.extract_text()


def test_the_same_dossier_gives_the_same_bytes(book):
    dossier = book.dossier()

    assert render_report(dossier, book.photo) == render_report(dossier, book.photo)


@pytest.mark.parametrize(
    "payload",
    [
        '#image("/etc/passwd")',
        "$ x^2 + \\sum $",
        '#eval("1+1") ]} <label>',
        "*bold* _it_ `raw` @ref \\ //x",
        '{"a": "b"} {name} %s',
    ],
)
def test_a_hostile_label_is_printed_as_it_stands(book, payload):
    claim = book.claim(Scheme.NAME, payload, payload)
    exhibit = book.exhibit(claims=(claim,), symbols=(book.symbol(payload),), name=payload)
    reason = message("comparison.not_declared", found=payload, scheme=payload)
    finding = book.finding(
        subject=(Scheme.NAME, payload), reason=reason, citation=Citation(payload, payload, payload, "")
    )
    dossier = book.dossier(exhibits=(exhibit,), assessment=book.assessment((finding,)))
    dossier = replace(dossier, opening=replace(dossier.opening, label=payload, officer=payload))

    text = packed(render_report(dossier, book.photo))

    assert text.count(payload.replace(" ", "")) >= 8
    assert "root:x:0" not in text


def test_what_no_type_can_print_is_written_out(book):
    claim = book.claim(Scheme.NAME, "中", "中\U0001f600\u202e مر \x1d é ≥ Ω Ж")

    text = packed(render_report(book.dossier(exhibits=(book.exhibit(claims=(claim,)),)), book.photo))

    assert r"中\u{1F600}\u{202E}" in text
    assert r"\u{1D}é≥ΩЖ" in text
    assert "therecordholdsthemasread" in text


@pytest.mark.parametrize("length", [15, 47, 2000])
def test_no_text_runs_over_the_edge(book, length):
    endless = "W" * length
    claim = book.claim(Scheme.NAME, endless, endless, details={"url": endless})
    exhibit = book.exhibit(claims=(claim,), symbols=(book.symbol(endless),), name=endless)
    reason = message("comparison.not_declared", found=endless, scheme="name")
    finding = book.finding(subject=(Scheme.NAME, endless), reason=reason, citation=Citation(endless, endless, "", ""))
    assessment = book.assessment((finding,), (book.difference(endless, endless),))
    declaration = book.declaration(vessel=endless, lines=(DeclaredLine(description=endless, hs=endless, lot=endless),))
    dossier = book.dossier(exhibits=(exhibit,), assessment=assessment)
    dossier = replace(
        dossier,
        opening=replace(dossier.opening, label=endless, officer=endless, software=endless),
        consignment=replace(dossier.consignment, declaration=declaration),
    )

    with PdfDocument(render_report(dossier, book.photo)) as pdf:
        for page in pdf:
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            assert max(right for _left, _bottom, right, _top in boxes) <= A4[0] - 50


def test_long_tables_go_on_over_the_pages_under_their_heads(book):
    findings = [
        book.finding(list(Verdict)[number % 5], list(Regime)[number % 3], (Scheme.UN, f"{1000 + number}"))
        for number in range(200)
    ]
    differences = [book.difference(f"D{number}", f"F{number}") for number in range(120)]
    dossier = book.dossier(assessment=book.assessment(findings, differences), records=book.records(150))

    reader = read(render_report(dossier, book.photo))

    text = "".join(page.extract_text() for page in reader.pages)
    assert all(f"UN number {1000 + number}" in text for number in range(200))
    assert text.count("Hash of the record (SHA-256)") >= 3
    assert all(record.sha256 in text for record in dossier.records)
    assert "F200" in text


def test_an_inspection_that_has_just_begun_can_be_printed(book):
    dossier = book.dossier(
        assessment=None, exhibits=(), ruling=None, closed_at=None, consignment=Consignment(), records=book.records(1)
    )

    text = words(render_report(dossier, book.photo))

    for said in (
        "No verdict yet",
        "No photo was kept",
        "No declaration was given",
        "No reference edition was consulted",
    ):
        assert said in text
    assert "Prohibited" not in text


def test_not_listed_is_never_worded_as_allowed(book):
    finding = book.finding(Verdict.NOT_LISTED, basis=Basis.READ)

    first = (
        read(render_report(book.dossier(assessment=book.assessment((finding,))), book.photo)).pages[0].extract_text()
    )

    assert "Not listed" in first
    assert re.search(r"not\s+mean\s+allowed", first)
    assert "not re-read" not in first


def test_the_safety_lines_stand_before_the_verdict(book):
    lines = [message("comparison.not_declared", found=found, scheme="gas") for found in ("FIRST LINE", "SECOND LINE")]
    assessment = replace(book.assessment((book.finding(),)), safety=tuple(lines))

    first = read(render_report(book.dossier(assessment=assessment), book.photo)).pages[0].extract_text()

    assert first.index("FIRST LINE") < first.index("SECOND LINE") < first.index("Prohibited")


def test_the_same_finding_of_two_photos_is_said_once_with_both_places(book):
    exhibits = (book.exhibit(1), book.exhibit(2))
    finding = book.finding()

    text = words(
        render_report(book.dossier(exhibits=exhibits, assessment=book.assessment((finding, finding))), book.photo)
    )

    assert "exhibit 1, mark 1; exhibit 2, mark 1" in text
    assert "F2" not in text


def test_a_document_wanted_by_two_findings_is_ticked_once(book):
    document = message("comparison.mass", declared="544", found="40")
    findings = (
        book.finding(documents=(document,)),
        book.finding(Verdict.DOCUMENTS_REQUIRED, subject=(Scheme.UN, "1018"), documents=(document,)),
    )

    text = words(render_report(book.dossier(assessment=book.assessment(findings)), book.photo))

    checklist = text[text.index("Documents to ask for") :]
    assert checklist.count("The declared net mass is 544 kg") == 1
    assert "F1, F2" in checklist


def test_what_the_officer_answered_stands_with_the_last_word_on_each_question(book):
    paper, flag = message("comparison.mass", declared="544", found="40"), message("verdict.cannot_tell")
    said = (
        Answer(About.DOCUMENT, "montreal refrigerant R-22", paper, Outcome.YES),
        Answer(About.DOCUMENT, "montreal refrigerant R-22", paper, Outcome.NO, "not on board"),
        Answer(About.RED_FLAG, "flag", flag, Outcome.YES),
        Answer(About.CHECKLIST, "item", flag, Outcome.YES),
        Answer(About.CHECKLIST, "item", flag, Outcome.OPEN),
    )
    printed = words(render_report(book.dossier(answers=said), book.photo))
    part = printed[printed.index("What the officer answered") :]
    assert "Missing" in part
    assert "not on board" in part
    assert "Refrigerant R-22" in part
    assert "Confirmed" in part
    assert "Shown" not in part, "the later answer stands"
    assert "What the officer answered" not in words(render_report(book.dossier(), book.photo))


def test_a_photo_that_cannot_be_shown_is_still_named(book):
    exhibit = book.exhibit(content=b"not a picture")

    text = words(render_report(book.dossier(exhibits=(exhibit,)), book.photo))

    assert "cannot be shown on paper" in text
    assert exhibit.photo in text


def test_a_photo_that_fails_its_hash_stops_the_report(book):
    def changed(_sha256):
        raise VerificationFailed("store.photo_changed")

    with pytest.raises(VerificationFailed):
        render_report(book.dossier(), changed)


def test_withheld_bodies_and_stated_items_are_said(book):
    stated = (Item((book.claim(Scheme.CAS, "75-45-6", "75-45-6"),), kg=None),)

    text = words(render_report(book.dossier(stated=stated, records=book.records(withhold=(2,))), book.photo))

    assert "Observed (body withheld)" in text
    assert "Stated by the officer" in text
    assert "75-45-6" in text


def test_marks_outside_the_picture_and_pictures_without_size_do_no_harm(book):
    far = book.claim(region=Region.from_bounds(-500, 9000, 40, 40))
    sizeless = replace(book.exhibit(2, claims=(far,)), observation=replace(book.exhibit().observation, width=0))

    assert read(render_report(book.dossier(exhibits=(book.exhibit(claims=(far,)), sizeless)), book.photo)).pages


def test_every_word_of_the_domain_has_a_sentence():
    wanted = {f"report.decision.{each.value}" for each in Decision}
    wanted |= {f"report.record.{each.value}" for each in RecordKind}
    wanted |= {f"report.problem.{each.value}" for each in Problem}
    wanted |= {f"report.kept.{each.value}" for each in OriginalKind}
    wanted |= {f"report.meaning.{each.value}" for each in Verdict if each is not Verdict.NOT_LISTED}

    assert wanted <= sentences().keys()


def test_suspected_illegal_traffic_and_its_duties_have_a_part_of_their_own(book):
    barred = book.finding(regime=Regime.BASEL, citation=Citation("Basel Convention", "Article 4A", "A1160", "drawn"))
    barred = replace(barred, code=FindingCode.BASEL_BAN_AMENDMENT)
    told = Suspicion((Ground.NO_CONSENT,), Conduct.EXPORTER, date(2026, 11, 22), date(2026, 11, 23), note="cover load")
    dossier = book.dossier(assessment=book.assessment((barred,)), suspicion=told)

    text = words(render_report(dossier, book.photo))

    assert "Article 9(1)(b)" in text
    assert "cover load" in text
    assert "due 2026-12-23" in text
    assert "illegal traffic in waste" not in words(render_report(book.dossier(), book.photo))


def test_red_flags_are_printed_with_how_to_confirm_them_and_the_checklist_with_boxes(book):
    shown = RedFlag(
        "montreal_31", Regime.MONTREAL, Severity.WARNING, message("red_flag.montreal_31", values="3824.78"),
        table_text("Ask for the new code."), (Subject(Scheme.HS, "3824.78"),),
    )  # fmt: skip
    ticked = ChecklistItem(
        "montreal_34", Regime.MONTREAL, Severity.ERROR, table_text("A copied licence"), table_text("Ask the unit.")
    )
    assessment = replace(book.assessment((book.finding(),)), red_flags=(shown,), checklist=(ticked,))

    text = words(render_report(book.dossier(assessment=assessment), book.photo))

    for part in (
        "3824.78 is a commodity code from before 2022",
        "Ask for the new code.",
        "A copied licence",
        "Ask the unit.",
    ):
        assert part in text


def test_measurements_and_custody_stand_in_the_report(book):
    nine = datetime(2026, 11, 22, 9, tzinfo=UTC)
    abena, laboratory = Holder("Abena Osei", "Customs"), Holder("Efua Adu", "Laboratory of Tema")
    parts = (SamplePart("S1a", Decimal("0.3"), "laboratory"), SamplePart("S1b", Decimal("0.2"), "owner"))
    custody = Custody(
        seals=(
            Seal("SL-1", SealAction.FOUND, SealCondition.TAMPERED, nine, "door"),
            Seal("SL-2", SealAction.REPLACED, SealCondition.INTACT, nine, "door", replaces="SL-1"),
        ),
        samples=(Sample("S1", Decimal("0.5"), "kg", nine, abena, of="P1", parts=parts),),
        results=(SampleResult("S1a", "Laboratory of Tema", nine.date(), "L-77", "R-12, 98 %"),),
        weighings=(Weighing(Decimal(20), Decimal("6.4"), Decimal("13.6"), nine, piece="P1"),),
        pieces=(Piece("P1", "Cylinder, grey", "Store 2", nine, abena),),
        handovers=(Handover(("S1a",), abena, laboratory, nine, "Gate 3", "analysis"),),
    )
    reading = InstrumentReading(
        Instrument(InstrumentKind.ANALYSER, "Neutronics", "N-1"),
        nine,
        composition=Composition((Share("R-12", Decimal("98.1")),), air=Decimal("1.9")),
    )
    second = Countersignature("ab" * 32, "K. Boateng", "supervisor", "seen by me")
    dossier = replace(book.dossier(), custody=custody, readings=(reading,), countersignatures=(second,))

    text = packed(render_report(dossier, book.photo))

    for said in ("R-1298.1%", "Neutronics,N-1", "tamperedwith,closesnolonger", "S1→S1a", "L-77", "13.6kg",
                 "LaboratoryofTema", "analysis", "CountersignedbyK.Boateng(supervisor)", "seenbyme",
                 "doesnotsaywhentheinstrumentwascalibrated"):  # fmt: skip
        assert said in text
