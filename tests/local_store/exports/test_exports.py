"""JSON, CSV and the forms of an inspection."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from inspection.errors import BadInput
from local_store.exports.form_page import form_pdf
from local_store.exports.forms import Form, fill, form_bytes
from local_store.exports.tables import Table, csv_bytes, harmless
from local_store.exports.whole import whole_bytes

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "schema"
DAY = date(2026, 11, 30)


def valid(content: bytes, schema: str):
    said = json.loads(content)
    Draft202012Validator(json.loads((SCHEMAS / f"{schema}.json").read_text())).validate(said)
    return said


def test_the_whole_inspection_is_json_of_its_schema(session):
    said = valid(whole_bytes(session.dossier), "inspection")
    assert said["custody"]["holders"]["S1a"]["holder"]["name"] == "Efua Adu"
    assert said["custody"]["holders"]["P1"]["holder"]["name"] == "Abena Osei"
    assert said["measurements"][0]["designation"] == "R-12"
    assert "calibration ran until 2026-10-01" in " ".join(said["instruments"][0]["doubts"])
    assert said["assessment"]["verdict"] == "prohibited"
    assert [each["kind"] for each in said["records"]][-3:] == ["task", "custody", "sample_result"]


def rows(session, table):
    return list(csv.DictReader(io.StringIO(csv_bytes(session.dossier, table).decode("utf-8-sig"))))


def test_the_tables_hold_findings_and_items(session):
    (finding,) = rows(session, Table.FINDINGS)
    assert (finding["verdict"], finding["provision"], finding["subject"]) == ("prohibited", "Annex A, Group I", "R-12")
    items = rows(session, Table.ITEMS)
    assert [(each["kind"], each["measured"]) for each in items] == [("seen", "R-12"), ("stated", ""), ("declared", "")]


@given(st.text(max_size=12))
def test_no_cell_becomes_a_formula(text):
    cell = harmless(text)
    assert cell.lstrip(" \u00a0")[:1] not in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") or not cell.strip()
    assert cell.removeprefix("'") == text.removeprefix("'")


def values(session, form):
    return {each.name: each.value for each in fill(form, session.dossier, DAY).fields}


def test_the_basel_form_is_filled_from_the_inspection(session):
    said = values(session, Form.BASEL)
    assert said["quantity_tonnes"] == "0.12"
    assert said["article_9_ground"] == "Article 9(1)(d): does not conform to its documents in a material way"
    assert said["responsible"] == "conduct of the exporter or generator"
    assert said["exporter"] == "Grey Gases GmbH"
    assert said["importer_consignee"] == "Kofi Mensah; Kofi Mensah Trading Ltd."
    assert said["carriers"] == "Ama Serwaa Shipping (GH); MV Harmattan"
    assert (said["state_of_export"], said["states_of_transit"], said["state_of_import"]) == ("DE", "MA", "GH")
    assert said["un_number"] == "found —; declared 3159"
    assert said["measures_taken"] == "seized; P1: Store 2"
    assert "Hold the consignment" in said["cooperation"]
    assert said["report_date"] == "2026-11-30"


def test_the_other_forms_are_filled_too(session):
    cen, eco = values(session, Form.CEN), values(session, Form.ECOMESSAGE)
    assert cen["quantity_unit"] == "120 kg"
    assert cen["container_number"] == "CSQU3054383; SL-1"
    assert "R-12 98.1 %, air 1.9 %" in cen["narrative"]
    assert eco["route"] == "DE → MA → GH"
    assert eco["legal_basis"] == "Montreal Protocol, Annex A, Group I, CFC-12"
    assert "R-12, signed E. Adu" in eco["remarks"]


@pytest.mark.parametrize("form", Form)
def test_what_is_missing_comes_first(session, form):
    filled = fill(form, session.dossier, DAY)
    said = valid(form_bytes(filled), "form")
    assert list(said).index("missing") < list(said).index("fields")
    assert {each["field"] for each in said["missing"]} == {
        each["field"] for each in said["fields"] if not each["value"]
    }
    assert filled.missing


def test_the_form_on_paper_names_what_is_missing_first(session):
    filled = fill(Form.BASEL, session.dossier, DAY)
    pdf = form_pdf(filled, DAY)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert text.index("penalties") < text.index("Filled in from the inspection") < text.index("Grey Gases GmbH")
    assert pdf == form_pdf(filled, DAY)


def test_without_a_suspicion_there_is_no_basel_form(session):
    with pytest.raises(BadInput) as raised:
        fill(Form.BASEL, replace(session.dossier, suspicion=None), DAY)
    assert raised.value.message.code == "illegal_traffic.no_suspicion"
