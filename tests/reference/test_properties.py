"""What must hold of every answer, whatever is asked of whichever conventions: random claims, routes and days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, ClockDoubt, Condition, Consignment, Item, Route
from inspection.errors import BadInput
from inspection.finding import Finding, Regime
from inspection.finding_codes import FindingCode
from inspection.identifiers import parse
from inspection.verdict import Verdict, judge
from inspection.wording import sentences
from reference.edition import Edition
from reference.normalise import split
from reference.regimes import assess_all
from reference.vocabulary import vocabulary
from tests.reference.soundness import clears, demand_sound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LISTS = (
    (Regime.MONTREAL, "montreal_substances", "cas", Scheme.CAS),
    (Regime.MONTREAL, "montreal_substances", "chemical_name", Scheme.NAME),
    (Regime.BASEL, "basel_annex_viii", "code", Scheme.BASEL),
    (Regime.BASEL, "basel_annex_ix", "code", Scheme.BASEL),
    (Regime.BASEL, "basel_y_codes", "code", Scheme.BASEL),
    (Regime.ROTTERDAM, "rotterdam_annex_iii", "cas", Scheme.CAS),
    (Regime.ROTTERDAM, "rotterdam_annex_iii", "names", Scheme.NAME),
    (Regime.STOCKHOLM, "stockholm_pops", "cas", Scheme.CAS),
    (Regime.STOCKHOLM, "stockholm_pops", "names", Scheme.NAME),
    (Regime.MINAMATA, "minamata_substances", "cas", Scheme.CAS),
    (Regime.CITES, "cites_listings", "taxon", Scheme.SPECIES),
    (Regime.CARTAGENA, "cartagena_unique_identifiers", "uid", Scheme.LMO),
    (Regime.CWC, "cwc_chemicals", "cas", Scheme.CAS),
    (Regime.DANGEROUS_GOODS, "dangerous_goods_un_numbers", "un_number", Scheme.UN),
)
"""Where each convention lists what: every value of these columns is listed by that convention, on some day at least."""

ANYTHING = (
    (Scheme.CAS, "64-17-5"), (Scheme.CAS, "7732-18-5"), (Scheme.CAS, "75-45-7"), (Scheme.UN, "1203"),
    (Scheme.UN, "9999"), (Scheme.UN, "3082"), (Scheme.HS, "2903.45"), (Scheme.HS, "0101"), (Scheme.HS, "3808.91"),
    (Scheme.HS, "4407"), (Scheme.HS, "8549.14"), (Scheme.BASEL, "Y99"), (Scheme.BASEL, "B1010"),
    (Scheme.CLASS, "6.1"), (Scheme.HIN, "33"), (Scheme.CONTAINER, "CSQU3054383"), (Scheme.CONTAINER, "CSQU3054384"),
    (Scheme.NAME, "paint"), (Scheme.NAME, "timber"), (Scheme.NAME, "Freon gas"), (Scheme.NAME, "pesticide"),
    (Scheme.REFRIGERANT, "R-290"), (Scheme.REFRIGERANT, "R-999"), (Scheme.SPECIES, "Homo sapiens"),
    (Scheme.SPECIES, "Panthera"), (Scheme.LMO, "MON-99999-9"), (Scheme.GHS, "GHS06"), (Scheme.H_CODE, "H420"),
)  # fmt: skip
COUNTRIES = (
    None, "DE", "GH", "US", "KR", "JP", "FJ", "TW", "GL", "HK", "IR", "IN", "NA", "ZZ", "AQ", "PR", "IL", "KP", "VA",
)  # fmt: skip
PURPOSES = (
    None, "feedstock", "quarantine", "laboratory", "medical", "pesticide", "industrial", "disposal", "recovery",
    "food-feed-processing", "contained-use", "introduction", "T", "S", "P",
)  # fmt: skip
TODAY = date(2026, 11, 22)
routes = st.builds(
    Route,
    st.sampled_from(COUNTRIES),
    st.lists(st.sampled_from(COUNTRIES[1:]), max_size=2).map(tuple),
    st.sampled_from(COUNTRIES),
)
circumstances = st.builds(
    Circumstances,
    condition=st.sampled_from([None, *Condition]),
    purpose=st.sampled_from(PURPOSES),
    cites_source=st.sampled_from([None, "W", "A", "C"]),
    non_refillable=st.booleans(),
)
numbers = st.integers(0, 1_000_000)  # which of a list that is known only when the edition is open
days = st.dates(date(1992, 1, 1), date(2040, 1, 1))
many = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def law(edition_file: Path):
    edition = Edition.open(edition_file)
    yield edition
    edition.close()


class Listed:
    """What each convention lists, by identifier. (Without a representation: Hypothesis would print all of it.)"""

    def __init__(self, law: Edition) -> None:
        self._law = law
        self._found: dict[Regime, list[tuple[Scheme, str]]] = {}
        self.known = vocabulary(law)
        for regime, table, column, scheme in LISTS:
            values = chain.from_iterable(split(row[column]) for row in law.rows(table) if self._stands(row))
            self._found.setdefault(regime, []).extend((scheme, value) for value in dict.fromkeys(values))

    def _stands(self, row: Mapping[str, str]) -> bool:
        """Whether the row lists its thing whole: exempted chemicals, populations and tame forms left out are known."""
        taxon = row.get("taxon", "")
        left_out = any(
            self._law.rows("cites_populations", taxon=each, appendix="none") for each in (taxon, row.get("genus"))
        )
        return (
            row.get("role") != "exempt"
            and row.get("appendix") != "none"
            and not (taxon and left_out)
            and not row.get("until")
            and not (taxon and self._law.rows("cites_domestic", taxon=taxon))
        )

    def one(self, regime: Regime, number: int) -> tuple[Scheme, str]:
        return self._found[regime][number % len(self._found[regime])]


@pytest.fixture(scope="module")
def listed(law) -> Listed:
    return Listed(law)


def claim(pair: tuple[Scheme, str]) -> Claim:
    return Claim(pair[0], pair[1], pair[1], 1.0, ClaimSource.TYPED)


def ask(law, pairs, route, declared, asked) -> tuple[Finding, ...]:
    item = Item(tuple(map(claim, pairs)), Decimal("1.5"), declared)
    return assess_all([item], Consignment(route), asked, law)


def test_no_sentence_for_what_is_not_listed_sounds_like_a_clearance():
    """The catalogue itself, so that a code no test reaches is held too."""
    unlisted = {code: text for code, text in sentences().items() if "not_listed" in code}
    assert len(unlisted) > len(Regime)
    for code, text in unlisted.items():
        assert not clears(text.replace("not mean allowed", "")), code


@many
@given(
    pick=numbers,
    regime=st.sampled_from(sorted(set(Regime) - {Regime.IDENTITY})),
    others=st.lists(st.sampled_from(ANYTHING), max_size=3),
    route=routes,
    declared=circumstances,
    day=days,
    stated=st.booleans(),
)
def test_what_a_convention_lists_it_never_calls_not_listed(
    law, listed, pick, regime, others, route, declared, day, stated
):
    """Whatever else is on the label, whoever ships to whom: unknown status, place or condition never clears."""
    pair = listed.one(regime, pick)
    findings = ask(law, [*others, pair], route, declared, AskedDate(day, stated))
    demand_sound(findings, law.edition.name)
    of_regime = [each for each in findings if each.regime is regime]
    assert of_regime
    unlisted = [each for each in of_regime if each.verdict is Verdict.NOT_LISTED and not hangs_on_the_day(each)]
    assert not unlisted, (pair, unlisted)


def hangs_on_the_day(finding: Finding) -> bool:
    """Not listed yet, or not any more, on that day: that is known, and says so with its date."""
    return finding.code.value.endswith(("_not_yet", ".not_yet", "_deleted", "_no_longer", ".no_longer")) or bool(
        {"from", "since", "until", "effective", "day", "date", "in_force"} & finding.reason.params.keys()
    )


@many
@given(
    pairs=st.lists(st.sampled_from(ANYTHING), min_size=1, max_size=4), route=routes, declared=circumstances, day=days
)
def test_what_nothing_lists_is_never_worded_as_allowed(law, pairs, route, declared, day):
    findings = ask(law, pairs, route, declared, AskedDate(day, stated=True))
    demand_sound(findings, law.edition.name)
    assert judge(findings).verdict in set(Verdict)


@many
@given(
    pick=numbers,
    route=routes,
    declared=circumstances,
    scheme=st.sampled_from([Scheme.CAS, Scheme.CONTAINER, Scheme.LMO]),
)
def test_a_number_that_contradicts_itself_is_not_looked_up_and_found_absent(law, listed, pick, route, declared, scheme):
    """A digit was read wrongly, and nobody knows which: that is unknown, not unlisted."""
    wrong = {
        Scheme.CAS: ["75-45-7", "75-71-9", "50-29-4"],
        Scheme.CONTAINER: ["CSQU3054384", "MSCU1234567"],
        Scheme.LMO: ["MON-00810-5", "MON-89788-2"],
    }[scheme]
    try:
        read = parse(scheme, wrong[pick % len(wrong)], listed.known)
    except BadInput:
        return
    assume(read.problem is not None)
    findings = assess_all([Item((read,), None, declared)], Consignment(route), AskedDate(TODAY, stated=True), law)
    demand_sound(findings, law.edition.name)
    assert judge(findings).verdict.seriousness >= Verdict.CANNOT_TELL.seriousness
    about = [each for each in findings if each.subject.value == read.value]
    assert all(each.verdict is not Verdict.NOT_LISTED for each in about), [each.code for each in about]


@many
@given(
    pick=numbers,
    regime=st.sampled_from(sorted(set(Regime) - {Regime.DANGEROUS_GOODS, Regime.IDENTITY})),
    route=routes,
    declared=circumstances,
    days_early=st.integers(1, 12_000),
    doubt=st.sampled_from([None, *ClockDoubt]),
)  # fmt: skip
def test_a_laptop_s_date_in_doubt_bars_and_clears_nothing(
    law, listed, pick, regime, route, declared, days_early, doubt
):
    """Neither prohibited nor by permit nor with papers alone: the date comes first."""
    pair = listed.one(regime, pick)
    day = law.edition.day + timedelta(30) if doubt else law.edition.day - timedelta(days_early)
    findings = ask(law, [pair], route, declared, AskedDate(day, stated=False, doubt=doubt, newest_record=TODAY))
    of_regime = [each for each in findings if each.regime is regime]
    assert of_regime
    assert {each.verdict for each in of_regime} == {Verdict.CANNOT_TELL}
    assert {each.code for each in of_regime} <= {
        FindingCode.DATE_NOT_STATED, FindingCode.DATE_BEFORE_RECORDS, FindingCode.DATE_CLOCK_SET_BACK,
    }  # fmt: skip


@many
@given(
    pick=numbers,
    regime=st.sampled_from([Regime.BASEL, Regime.MONTREAL, Regime.MINAMATA, Regime.CITES]),
    known=st.sampled_from(["DE", "GH", "JP", "CN"]),
    unknown=st.sampled_from(["ZZ", "QQ", None]),
    outward=st.booleans(),
    day=st.dates(date(2020, 1, 1), date(2031, 1, 1)),
)
def test_a_place_that_nobody_knows_never_clears(law, listed, pick, regime, known, unknown, outward, day):
    """An end of the route about which nothing is known lowers no verdict below a question."""
    pair = listed.one(regime, pick)
    route = Route(unknown, (), known) if outward else Route(known, (), unknown)
    findings = ask(law, [pair], route, Circumstances(), AskedDate(day, stated=True))
    demand_sound(findings, law.edition.name)
    of_regime = [each for each in findings if each.regime is regime and not hangs_on_the_day(each)]
    assert all(each.verdict is not Verdict.NOT_LISTED for each in of_regime)


@many
@given(
    pick=numbers,
    regime=st.sampled_from(sorted(set(Regime) - {Regime.IDENTITY})),
    others=st.lists(st.sampled_from(ANYTHING), max_size=2),
    route=routes,
    declared=circumstances,
    day=days,
)
def test_an_answer_depends_on_nothing_but_what_was_asked(law, listed, pick, regime, others, route, declared, day):
    """Asked twice it is the same, and what stands first on a label does not matter to what is found."""
    pairs = list(dict.fromkeys([*others, listed.one(regime, pick)]))
    asked = AskedDate(day, stated=True)
    first = ask(law, pairs, route, declared, asked)
    assert ask(law, pairs, route, declared, asked) == first
    turned = ask(law, pairs[::-1], route, declared, asked)
    assert judge(turned).verdict is judge(first).verdict
