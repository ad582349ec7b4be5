"""Every row of the tables on dangerous goods is found by each of its identifiers and names, and cited."""

from __future__ import annotations

from datetime import date
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Consignment, Item
from inspection.finding_codes import FindingCode
from inspection.identifiers import parse
from inspection.identifiers.vocabulary import Vocabulary
from inspection.verdict import Verdict
from reference.edition import Edition
from reference.normalise import split
from reference.regimes import dangerous_goods
from reference.regimes.segregation import assess_together

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.finding import Finding

TODAY = AskedDate(date(2026, 11, 22), stated=True)


@pytest.fixture(scope="module")
def law(edition_file: Path):
    with Edition.open(edition_file) as edition:
        yield edition


def claim(scheme: Scheme, value: str) -> Claim:
    return Claim(scheme, value, value, 1.0, ClaimSource.TYPED)


def ask(law: Edition, *claims: Claim) -> tuple[Finding, ...]:
    return dangerous_goods.assess(Item(claims), Consignment(), TODAY, law)


def entries(findings: tuple[Finding, ...]) -> set[str]:
    return {entry for each in findings for entry in each.citation.entry.split(" / ")}


def test_numbers_and_their_plates_and_classes(law: Edition):
    for row in law.rows("dangerous_goods_un_numbers"):
        number = claim(Scheme.UN, row["un_number"])
        marks = [claim(Scheme.HIN, code) for code in split(row["hazard_identification_number"])]
        marks += [claim(Scheme.CLASS, hazard.rstrip("ABCDEFGHJKLNS")) for hazard in split(row["class_division"])]
        findings = ask(law, number, *marks)
        assert f"UN {row['un_number']}" in entries(findings)
        wrong = {FindingCode.GOODS_HIN_MISMATCH, FindingCode.GOODS_CLASS_MISMATCH}
        assert not {each.code for each in findings} & wrong, row["un_number"]


def test_withdrawn_numbers_and_limits(law: Edition):
    for row in law.rows("dangerous_goods_un_withdrawn"):
        assert FindingCode.GOODS_UN_WITHDRAWN in {each.code for each in ask(law, claim(Scheme.UN, row["un_number"]))}
    for row in law.rows("dangerous_goods_transport_limits"):
        findings = ask(law, claim(Scheme.UN, row["un_number"]))
        barred = any(each.verdict is Verdict.PROHIBITED for each in findings)
        assert barred == (row["kind"] == "prohibited")


def test_proper_shipping_names_of_every_entry(law: Edition):
    """The whole name of every entry, and each of the names that the table takes from it, leads to the number."""
    for table, column in (
        ("dangerous_goods_un_numbers", "proper_shipping_name"),
        ("dangerous_goods_un_variants", "name"),
    ):
        for row in law.rows(table):
            if len(row[column]) <= 200:
                assert f"UN {row['un_number']}" in entries(ask(law, claim(Scheme.NAME, row[column]))), row[column]
    for row in law.rows("dangerous_goods_un_names"):
        named = ask(law, claim(Scheme.NAME, row["name"]))
        assert entries(named) >= {f"UN {number}" for number in split(row["un_numbers"])}, row["name"]


def test_a_name_fits_each_number_that_bears_it(law: Edition):
    for row in law.rows("dangerous_goods_un_names")[::7]:
        for number in split(row["un_numbers"]):
            codes = {each.code for each in ask(law, claim(Scheme.UN, number), claim(Scheme.NAME, row["name"]))}
            assert FindingCode.GOODS_NAME_MISMATCH not in codes, (row["name"], number)


def test_plates_classes_and_packagings_alone(law: Edition):
    for row in law.rows("dangerous_goods_hazard_identification_numbers"):
        assert row["code"] in entries(ask(law, claim(Scheme.HIN, row["code"])))
    for row in law.rows("dangerous_goods_hazard_classes"):
        if row["kind"] in {"class", "division"}:
            assert f"class {row['code']}" in entries(ask(law, claim(Scheme.CLASS, row["code"])))
    for row in law.rows("dangerous_goods_packaging_marks"):
        if "Z" in row["code"] or row["code"].startswith("BK"):
            continue  # Z stands for each of the materials, which have rows of their own; bulk containers bear a plate
        bulk = row["code"][:2] in {"11", "13", "21", "31", "50", "51"}
        text = f"{row['code']}/Y/05 25/D/MAKER/0/1000" if bulk else f"{row['code']}/Y30/S/25/D/MAKER"
        mark = parse(Scheme.PACKAGING_MARK, text, Vocabulary())
        assert FindingCode.GOODS_MARK in {each.code for each in ask(law, mark)}, row["code"]


def test_every_rule_of_the_segregation_table_in_both_directions(law: Edition):
    strictest = {"1": Verdict.PERMIT_REQUIRED} | dict.fromkeys("234", Verdict.PROHIBITED)
    for row in law.rows("dangerous_goods_segregation"):
        if row["class_a"].startswith("1") and row["class_b"].startswith("1"):
            continue
        here = claim(Scheme.CONTAINER, "CSQU3054383")
        items = [Item((claim(Scheme.CLASS, row[column]), here)) for column in ("class_a", "class_b")]
        found = list(assess_together(items, Consignment(), TODAY, law))
        rules = law.rows("dangerous_goods_segregation", class_a=row["class_b"], class_b=row["class_a"])
        assert [each["rule"] for each in rules] == [row["rule"]]
        verdicts = [each.verdict for each in found]
        assert verdicts == ([strictest[row["rule"]]] if row["rule"] in strictest else []), row


def test_every_pair_of_compatibility_groups(law: Edition):
    numbers = {"A": "0074", "B": "0029", "C": "0027", "D": "0081", "E": "0006", "F": "0005", "G": "0333", "H": "0243",
               "J": "0247", "K": "0020", "L": "0248", "N": "0486", "S": "0012"}  # fmt: skip
    for group, number in numbers.items():
        row = law.rows("dangerous_goods_un_numbers", un_number=number)[0]
        numbers[group] = number if row["class_division"].endswith(group) else ""
    asked = 0
    for first, second in combinations_with_replacement(numbers, 2):
        if first == second or not numbers[first] or not numbers[second]:
            continue
        asked += 1
        here = claim(Scheme.CONTAINER, "CSQU3054383")
        items = [Item((claim(Scheme.UN, numbers[each]), here)) for each in (first, second)]
        row = law.rows("dangerous_goods_class1_compatibility", group_a=first, group_b=second)[0]
        found = [
            each
            for each in assess_together(items, Consignment(), TODAY, law)
            if each.code is FindingCode.GOODS_COMPATIBILITY
        ]
        expected = {"yes": [], "no": [Verdict.PROHIBITED], "conditional": [Verdict.CANNOT_TELL]}[row["rule"]]
        assert [each.verdict for each in found] == expected, (first, second)
    assert asked > 50


def test_reactions_are_found_whichever_comes_first(law: Edition):
    for row in law.rows("dangerous_goods_segregation_group_rules"):
        first = law.rows("dangerous_goods_segregation_groups", group=row["group_a"])[0]["un_number"]
        second = law.rows("dangerous_goods_segregation_groups", group=row["group_b"])[0]["un_number"]
        for numbers in ((first, second), (second, first)):
            items = [Item((claim(Scheme.UN, number),)) for number in numbers]
            found = assess_together(items, Consignment(), TODAY, law)
            groups = {each.reason.params.get("groups") for each in found}
            assert f"{row['group_a']} / {row['group_b']}" in groups, (row, numbers)
