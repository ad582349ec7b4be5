"""Every line of the Appendices is found by its name, its synonyms and its common names, and cited; nothing else is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Consignment, Item, Route
from inspection.verdict import Verdict
from inspection.wording import say
from reference.edition import Edition
from reference.normalise import plain, split
from reference.regimes import cites
from reference.regimes.cites_taxa import accepted

if TYPE_CHECKING:
    from pathlib import Path

TODAY = AskedDate(date(2026, 11, 22), stated=True)
ANYWHERE = Consignment(Route())


@pytest.fixture(scope="module")
def law(edition_file: Path):
    edition = Edition.open(edition_file)
    yield edition
    edition.close()


def claim(scheme: Scheme, value: str) -> Claim:
    return Claim(scheme, value, value, 1.0, ClaimSource.TYPED)


def asked(law, scheme, value, *, consignment=ANYWHERE, on=TODAY, declared=None):
    return cites.assess(Item((claim(scheme, value),), None, declared or Circumstances()), consignment, on, law)


def entry_of(taxon: str) -> str:
    return taxon if " " in taxon else f"{taxon} spp."


def cited(findings) -> set[str]:
    return {entry for finding in findings for entry in finding.citation.entry.split(" / ")}


def test_each_line_is_cited_under_its_own_name(law):
    for row in law.rows("cites_listings"):
        day = date.fromisoformat(row["effective_from"])
        findings = asked(law, Scheme.SPECIES, row["taxon"], on=AskedDate(day, stated=True))
        assert entry_of(row["taxon"]) in cited(findings), row["taxon"]
        listed = row["appendix"] in {"I", "II", "III"}
        assert any(each.verdict is not Verdict.NOT_LISTED for each in findings) is listed or not row["appendix"]
        for finding in findings:
            assert say(finding.reason)


def test_each_line_that_ended_is_not_cited_from_that_day(law):
    for row in law.rows("cites_listings"):
        if not row["until"]:
            continue
        for day, stands in ((row["until"], False), (row["effective_from"], True)):
            findings = asked(law, Scheme.SPECIES, row["taxon"], on=AskedDate(date.fromisoformat(day), stated=True))
            provisions = {finding.citation.provision for finding in findings}
            assert (f"Appendix {row['appendix']}" in " / ".join(provisions)) >= stands, (row["taxon"], day)


def test_the_day_before_an_exact_start_differs(law):
    for row in law.rows("cites_listings"):
        start = date.fromisoformat(row["effective_from"])
        if row["date_kind"] != "exact" or row["appendix"] not in {"I", "II", "III"}:
            continue
        before = AskedDate(start - timedelta(days=1), stated=True)
        on = AskedDate(start, stated=True)
        first = {
            (f.code, f.citation.provision, f.citation.entry)
            for f in asked(law, Scheme.SPECIES, row["taxon"], on=before)
        }
        then = {
            (f.code, f.citation.provision, f.citation.entry) for f in asked(law, Scheme.SPECIES, row["taxon"], on=on)
        }
        assert first != then, row["taxon"]


@pytest.mark.parametrize(
    ("table", "column", "scheme"),
    [
        ("cites_synonyms", "name", Scheme.SPECIES),
        ("cites_names", "name", Scheme.NAME),
        ("cites_names", "name", Scheme.SPECIES),
    ],
)
def test_other_names_lead_where_the_listed_name_leads(law, table, column, scheme):
    for row in law.rows(table):
        by_name = cited(asked(law, scheme, row[column]))
        by_taxon = cited(asked(law, Scheme.SPECIES, row["taxon"]))
        assert by_name, row[column]
        assert by_name == by_taxon or accepted(law, row["taxon"]) in by_name or not by_taxon, row[column]


def test_each_genus_and_family_leads_to_the_line_above_it(law):
    for row in law.rows("cites_taxa"):
        name = f"{row['taxon']} novum" if row["rank"] == "genus" else row["taxon"]
        findings = asked(law, Scheme.SPECIES, name)
        own = [entry_of(each["taxon"]) for each in law.rows("cites_listings", taxon=row["taxon"])]
        nearest = [*own, *(entry_of(taxon) for taxon in split(row["higher"]))]
        assert cited(findings) & set(nearest), name


def test_each_trade_word_asks_or_answers(law):
    for row in law.rows("cites_commodities"):
        findings = asked(law, Scheme.NAME, row["word"])
        assert findings, row["word"]
        assert all(each.verdict is not Verdict.NOT_LISTED for each in findings), row["word"]
        if row["unlisted"]:
            declared = Circumstances(purpose="T", cites_source="W")
            firm = asked(law, Scheme.NAME, row["word"], declared=declared)
            assert {each.verdict for each in firm} == {Verdict.CANNOT_TELL}, row["word"]


def test_the_keys_of_names_and_words_are_their_plain_texts(law):
    assert all(row["key"] == plain(row["name"]) for row in law.rows("cites_names"))
    assert all(row["key"] == plain(row["word"]) for row in law.rows("cites_commodities"))
    assert not {row["key"] for row in law.rows("cites_names")} & {row["key"] for row in law.rows("cites_commodities")}


def test_each_hs_line_asks_for_the_species(law):
    for row in law.rows("cites_hs_lines"):
        (finding,) = asked(law, Scheme.HS, f"{row['hs6'][:4]}.{row['hs6'][4:]}")
        assert finding.verdict is Verdict.CANNOT_TELL


def test_farm_animals_are_never_flagged(law):
    declared = Circumstances(purpose="T", cites_source="W")
    for row in law.rows("cites_domestic"):
        for export in (None, "CN", "MN", "DE"):
            findings = asked(
                law, Scheme.SPECIES, row["taxon"], consignment=Consignment(Route(export)), declared=declared
            )
            assert {each.verdict for each in findings} == {Verdict.NOT_LISTED}, row["taxon"]


def test_each_population_has_its_own_answer(law):
    for row in law.rows("cites_populations"):
        if row["countries"] == "*" or row["partial"]:
            continue
        for country in split(row["countries"]):
            findings = asked(law, Scheme.SPECIES, row["taxon"], consignment=Consignment(Route(country, (), "US")))
            if country == "US" or not findings:
                continue
            provisions = {each.citation.provision for each in findings}
            expected = "Appendices I, II and III" if row["appendix"] == "none" else f"Appendix {row['appendix']}"
            assert expected in " / ".join(provisions).split(" / "), (row["taxon"], country, provisions)


SOURCES = [None, *"WRDACFUIOXY", "w", "?"]
PURPOSES = [None, *"TZGQSHPMENBL", "disposal", "medical", "?"]
NAMES = [
    "Panthera tigris", "Loxodonta africana", "Amazona", "Orchidaceae", "Ovis aries", "Euphorbia spp.", "Gadus morhua",
    "Hyaena hyaena", "Galeorhinus galeus", "Jubaea chilensis", "Felis catus \N{MULTIPLICATION SIGN} Felis nigripes",
    "Swietenia macrophylla", "Cervus elaphus", "ivory", "tiger", "Cetacea", "Vicugna vicugna",
]  # fmt: skip
COUNTRIES = [None, "DE", "FR", "US", "CN", "ZA", "KE", "KP", "HT", "TW", "ZZ", "AR", "PE", "IN"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(NAMES),
    scheme=st.sampled_from([Scheme.SPECIES, Scheme.NAME]),
    route=st.builds(
        Route,
        st.sampled_from(COUNTRIES),
        st.lists(st.sampled_from(COUNTRIES[1:]), max_size=2).map(tuple),
        st.sampled_from(COUNTRIES),
    ),
    source=st.sampled_from(SOURCES),
    purpose=st.sampled_from(PURPOSES),
    day=st.dates(date(1970, 1, 1), date(2031, 1, 1)),
)
def test_whatever_is_declared_the_answer_is_whole(law, name, scheme, route, source, purpose, day):
    declared = Circumstances(purpose=purpose, cites_source=source)
    findings = asked(
        law, scheme, name, consignment=Consignment(route), on=AskedDate(day, stated=True), declared=declared
    )
    assert findings
    assert len(set(findings)) == len(findings)
    barred = [each for each in findings if each.verdict is Verdict.PROHIBITED]
    assert not barred or (purpose == "T" and source not in set("DO"))
    for finding in findings:
        for message in (finding.reason, *finding.exceptions, *finding.documents):
            assert "{" not in say(message)
            assert "allowed" not in say(message).casefold()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60))
def test_any_text_is_looked_up_without_harm(law, text):
    for scheme in (Scheme.SPECIES, Scheme.NAME, Scheme.HS):
        findings = asked(law, scheme, text)
        assert all(say(each.reason) for each in findings)
