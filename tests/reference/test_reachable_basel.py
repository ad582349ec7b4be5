"""Every row of the Basel tables is found by each of its identifiers and names, and cited."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Condition, Consignment, Item, Route
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict
from reference.edition import Edition
from reference.normalise import split
from reference.regimes import basel
from reference.regimes.basel_entries import Kind, entry_of
from reference.regimes.basel_operations import Operation, operation_of

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.finding import Finding

TODAY = date(2026, 11, 22)
TABLES = ("basel_annex_viii", "basel_annex_ix", "basel_y_codes")


@pytest.fixture(scope="module")
def law(edition_file: Path):
    with Edition.open(edition_file) as edition:
        yield edition


def ask(
    law: Edition, scheme: Scheme, value: str, day: date = TODAY, condition: Condition | None = None
) -> tuple[Finding, ...]:
    item = Item((Claim(scheme, value, value, 1.0, ClaimSource.TYPED),), None, Circumstances(condition))
    return basel.assess(item, Consignment(Route("CH", (), "FR")), AskedDate(day, stated=True), law)


def cited(findings: tuple[Finding, ...]) -> set[str]:
    """Every code that a citation or a sentence names."""
    texts = [each.citation.entry for each in findings]
    texts += [
        value for each in findings for name, value in each.reason.params.items() if name in {"instead", "mirrors"}
    ]
    return {code for text in texts for code in text.replace(" / ", ", ").split(", ")}


def test_entries_from_their_first_to_their_last_day(law: Edition):
    for table in TABLES:
        for row in law.rows(table):
            entry = entry_of(law, row["code"])
            assert entry is not None
            days = [entry.effective_from, entry.deleted_from - timedelta(1) if entry.deleted_from else TODAY]
            for day in days:
                findings = ask(law, Scheme.BASEL, entry.code, day)
                listed = {(each.citation.provision, each.citation.entry, each.verdict) for each in findings}
                verdict = Verdict.DOCUMENTS_REQUIRED if entry.kind is Kind.GREEN else Verdict.PERMIT_REQUIRED
                assert (entry.provision, entry.code, verdict) in listed, (entry.code, day)
            outside = [entry.effective_from - timedelta(1), *([entry.deleted_from] if entry.deleted_from else [])]
            for day in outside:
                codes = {each.code for each in ask(law, Scheme.BASEL, entry.code, day)}
                assert codes & {FindingCode.BASEL_CODE_DELETED, FindingCode.BASEL_CODE_NOT_YET}, (entry.code, day)


def test_entries_by_their_keywords(law: Edition):
    for table in TABLES[:2]:
        for row in law.rows(table):
            for keyword in split(row["keywords"]):
                findings = ask(law, Scheme.NAME, f"{keyword}, mixed", condition=Condition.WASTE)
                assert all(each.verdict is not Verdict.NOT_LISTED for each in findings)
                if row["status"] == "in force":
                    assert row["code"] in cited(findings), (keyword, row["code"], findings)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("waste lead-acid batteries", "A1160"), ("Drained lead batteries, scrap", "A1160"), ("scrap tyres", "B3140"),
        ("WASTE PAINT", "A4070"), ("used clothes and used clothing", "B3030"), ("spent catalysts", "A2030"),
        ("déchets d'amiante, asbestos", "A2050"), ("expired pesticides", "A4030"),
        ("used cooking oils", "B3065"), ("scrap aluminium cables", "B1115"), ("waste oils", "A3020"),
    ],
)  # fmt: skip
def test_names_as_people_write_them(law: Edition, name: str, code: str):
    assert code in cited(ask(law, Scheme.NAME, name))


@pytest.mark.parametrize("name", ["sodium chloride", "new batteries", "leather shoes", "copper", "water", "PET food"])
def test_names_of_goods_that_nothing_calls_waste(law: Edition, name: str):
    assert [each.verdict for each in ask(law, Scheme.NAME, name)] == [Verdict.NOT_LISTED]


def test_tariff_lines_of_waste(law: Edition):
    for row in law.rows("basel_waste_hs2022"):
        dotted = f"{row['hs6'][:4]}.{row['hs6'][4:]}"
        condition = None if row["line_kind"] == "waste" else Condition.WASTE
        findings = ask(law, Scheme.HS, dotted, condition=condition)
        assert all(each.verdict is not Verdict.NOT_LISTED for each in findings), dotted
        assert cited(findings) >= set(split(row["usual_basel_entries"])), (dotted, findings)


@pytest.mark.parametrize(
    ("table", "column", "scheme"),
    [("basel_un_hints", "un_number", Scheme.UN), ("basel_cas_hints", "cas", Scheme.CAS)],
)
def test_numbers_once_waste_is_declared(law: Edition, table: str, column: str, scheme: Scheme):
    for row in law.rows(table):
        findings = ask(law, scheme, row[column], condition=Condition.WASTE)
        assert cited(findings) >= set(split(row["basel_entries"])), row
        listed = any(each.code in {FindingCode.BASEL_LISTED, FindingCode.BASEL_GREEN_LISTED} for each in findings)
        assert listed == (row["certain"] == "yes" and ";" not in row["basel_entries"]), row


def test_operations_by_their_codes(law: Edition):
    for row in law.rows("basel_disposal_codes"):
        expected = Operation.DISPOSAL if row["section"] == "A" else Operation.RECOVERY
        assert operation_of(row["code"]) is operation_of(row["code"].lower()) is expected
    assert operation_of("R14") is operation_of("D16") is operation_of("R") is operation_of("feedstock") is None


def test_agreements_from_end_to_end(law: Edition):
    """Each agreement is found on each of its routes with a State that is no Party."""
    for row in law.rows("basel_agreements"):
        for export in split(row["exporters"]):
            for import_ in split(row["importers"]):
                if "US" in {export, import_} and export != import_:
                    item = Item(
                        (Claim(Scheme.BASEL, "A1160", "A1160", 1.0, ClaimSource.TYPED),), None,
                        Circumstances(purpose="recovery"),
                    )  # fmt: skip
                    consignment = Consignment(Route(export, (), import_))
                    findings = basel.assess(item, consignment, AskedDate(TODAY, stated=True), law)
                    codes = {each.code for each in findings}
                    assert FindingCode.BASEL_ARTICLE_11 in codes, (export, import_, findings)
