"""Everything that the Minamata tables name answers to each of its names and numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Condition, Consignment, Item, Route
from inspection.finding import Regime
from inspection.verdict import Verdict
from inspection.wording import say
from reference.edition import Edition
from reference.normalise import split
from reference.regimes import minamata

ON = AskedDate(date(2030, 6, 1), stated=True)
SENT = Consignment(Route("CN", (), "DE"))


@pytest.fixture(scope="module")
def law(edition_file):
    with Edition.open(edition_file) as edition:
        yield edition


def item(*pairs, **declared):
    claims = tuple(Claim(scheme, value, value, 1.0, ClaimSource.TYPED) for scheme, value in pairs)
    return Item(claims, circumstances=Circumstances(**declared))


def ask(law, *pairs, day=ON):
    return minamata.assess(item(*pairs), SENT, day, law)


def test_every_substance_is_reached_by_each_of_its_names_and_numbers(law):
    for row in law.rows("minamata_substances"):
        pairs = [(Scheme.NAME, name) for name in (row["name"], *split(row["names"]))]
        pairs += [(Scheme.CAS, cas) for cas in split(row["cas"])]
        pairs += [(Scheme.UN, number) for number in split(row["un_numbers"])]
        pairs += [(Scheme.HS, code) for code in split(row["hs2022"])]
        entry = "Mercury" if row["kind"].endswith("mercury") else row["name"]
        for pair in pairs:
            findings = ask(law, pair)
            assert any(finding.citation.entry == entry for finding in findings), (pair, findings)
            assert all(finding.verdict is not Verdict.NOT_LISTED for finding in findings), pair


def test_every_product_and_kind_is_reached_and_its_entry_cited(law):
    for row in law.rows("minamata_products"):
        findings = ask(law, (Scheme.NAME, row["product"]))
        assert any(finding.citation.entry == row["product"] for finding in findings), row["product"]
    for row in law.rows("minamata_product_kinds"):
        products = {each["product"] for key in split(row["products"]) for each in law.rows("minamata_products", id=key)}
        pairs = [(Scheme.NAME, name) for name in (row["label"], *split(row["names"]))]
        pairs += [(Scheme.UN, number) for number in split(row["un_numbers"])]
        pairs += [(Scheme.HS, code) for code in split(row["hs2022"])]
        for pair in pairs:
            entries = {finding.citation.entry for finding in ask(law, pair)}
            assert entries & {row["label"], *products}, (pair, entries)
        for code in split(row["hs_with_mercury"]):
            entries = {finding.citation.entry for finding in ask(law, (Scheme.HS, code), (Scheme.UN, "3506"))}
            assert entries & {row["label"], *products} or entries, (code, entries)


def test_every_process_is_reached(law):
    for row in law.rows("minamata_processes"):
        for name in (row["process"], *split(row["names"])):
            entries = {finding.citation.entry for finding in ask(law, (Scheme.NAME, name))}
            assert row["process"] in entries, (name, entries)


def test_words_that_do_not_tell_of_mercury_bar_nothing(law):
    for row in law.rows("minamata_product_kinds", mercury="maybe"):
        for name in split(row["names"]):
            assert all(finding.verdict is not Verdict.PROHIBITED for finding in ask(law, (Scheme.NAME, name))), name


quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAIRS = [
    (Scheme.CAS, "7439-97-6"), (Scheme.UN, "2809"), (Scheme.UN, "3506"), (Scheme.HS, "9025.11"), (Scheme.UN, "3012"),
    (Scheme.NAME, "CFLi 20 W"), (Scheme.NAME, "dental amalgam"), (Scheme.NAME, "mercury switch"),
    (Scheme.CAS, "62-38-4"), (Scheme.NAME, "gold amalgam"), (Scheme.NAME, "battery"), (Scheme.NAME, "VCM catalyst"),
]  # fmt: skip
ENDS = [None, "DE", "CN", "US", "RU", "KE", "TW", "ZZ", "MD"]


@quick
@given(
    pairs=st.lists(st.sampled_from(PAIRS), min_size=1, max_size=3, unique=True),
    ends=st.tuples(st.sampled_from(ENDS), st.sampled_from(ENDS)),
    day=st.dates(date(2015, 1, 1), date(2040, 1, 1)),
    purpose=st.sampled_from([None, "laboratory", "pesticide", "medical", "disposal", "industrial"]),
    condition=st.sampled_from([None, *Condition]),
)
def test_mercury_always_has_an_answer_in_words(law, pairs, ends, day, purpose, condition):
    asked = item(*pairs, purpose=purpose, condition=condition)
    sent = Consignment(Route(ends[0], (), ends[1]))
    findings = minamata.assess(asked, sent, AskedDate(day, stated=True), law)
    assert findings
    for finding in findings:
        assert finding.regime is Regime.MINAMATA
        assert finding.verdict is not Verdict.NOT_LISTED
        for message in (finding.reason, *finding.exceptions, *finding.documents):
            words = say(message)
            assert "{" not in words
            assert "allowed" not in words.casefold()


@quick
@given(
    end=st.sampled_from(["RU", "TW", "ZZ"]),
    other=st.sampled_from(["RU", "TW", None]),
    pair=st.sampled_from(PAIRS),
    day=st.dates(date(2021, 1, 1), date(2031, 1, 1)),
)
def test_an_unknown_status_never_bars(law, end, other, pair, day):
    sent = Consignment(Route(end, (), other))
    findings = minamata.assess(item(pair), sent, AskedDate(day, stated=True), law)
    assert all(finding.verdict is not Verdict.PROHIBITED for finding in findings)


def test_a_text_that_speaks_of_mercury_is_never_called_not_listed(law):
    for name in ("lamps containing mercury", "mercury arc rectifier", "thermometers, mercury-in-steel"):
        assert {finding.verdict for finding in ask(law, (Scheme.NAME, name))} != {Verdict.NOT_LISTED}, name
    for name in ("thermometer, mercury free", "LED lamp", "battery 0% Hg"):
        verdicts = {finding.verdict for finding in ask(law, (Scheme.NAME, name))}
        assert Verdict.PROHIBITED not in verdicts, name
