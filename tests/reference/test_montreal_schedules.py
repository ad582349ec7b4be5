"""Every step of every schedule of the Montreal Protocol on its first day and the day before; trade with non-Parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Condition, Consignment, Item, Route
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict
from reference.edition import Edition
from reference.regimes import montreal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from inspection.finding import Finding
    from inspection.reference_hit import EditionIdentity
    from reference.law import Law

# One importer a Party group; of the HFC schedule one that joined early enough to see the first step.
IMPORTERS = {"non-A5": "DE", "A5-1": "GH", "A5-2": "IN", "non-A5-late": "RU"}
KIGALI_SINCE = {"DE": date(2019, 1, 1), "GH": date(2019, 10, 31), "IN": date(2021, 12, 26), "RU": date(2021, 1, 1)}
SUBSTANCES = {
    "A-I": "CFC-12", "A-II": "Halon-1301", "B-I": "CFC-13", "B-II": "Carbon tetrachloride",
    "B-III": "1,1,1-Trichloroethane", "C-I": "HCFC-22", "C-II": "HBFC-22B1", "C-III": "Bromochloromethane",
    "E-I": "Methyl bromide", "F-I": "HFC-134a", "F-II": "HFC-23",
}  # fmt: skip


@pytest.fixture(scope="module")
def law(edition_file: Path):
    with Edition.open(edition_file) as edition:
        yield edition


def ask(
    law: Law, designation: str, route: Route, day: date, declared: Circumstances | None = None
) -> tuple[Finding, ...]:
    item = Item(
        (Claim(Scheme.NAME, designation, designation, 1.0, ClaimSource.TYPED),), None, declared or Circumstances()
    )
    return montreal.assess(item, Consignment(route), AskedDate(day, stated=True), law)


def step(law: Law, designation: str, importer: str, day: date) -> tuple[FindingCode | None, str]:
    """The finding on the limit and the percentage of the baseline that it tells; "100" for a freeze."""
    limits = {FindingCode.MONTREAL_REDUCTION_STEP, FindingCode.MONTREAL_PHASED_OUT}
    for finding in ask(law, designation, Route("CN", (), importer), day):
        if finding.code in limits:
            return finding.code, finding.reason.params.get("percent", "0")
    return None, ""


def test_each_step_begins_on_its_day(law: Law):
    rows = law.rows("montreal_phaseout")
    asked = 0
    for row in rows:
        group = f"{row['annex']}-{row['group']}"
        importer, first = IMPORTERS[row["party_group"]], date.fromisoformat(row["from"])
        earlier = [
            each
            for each in rows
            if (each["annex"], each["group"], each["party_group"]) == (row["annex"], row["group"], row["party_group"])
            and each["from"] < row["from"]
        ]
        before = max(earlier, key=lambda each: each["from"], default=None)
        if row["annex"] == "F" and first - timedelta(1) < KIGALI_SINCE[importer]:
            continue
        asked += 1
        code, percent = step(law, SUBSTANCES[group], importer, first)
        assert percent == row["max_percent"], (row, code)
        assert (code is FindingCode.MONTREAL_PHASED_OUT) == (row["max_percent"] == "0")
        code, percent = step(law, SUBSTANCES[group], importer, first - timedelta(1))
        assert percent == (before["max_percent"] if before else ""), (row, code)
    assert asked > 85


def test_the_schedules_are_those_of_the_protocol(law: Law):
    """Articles 2A to 2J with 5(8 bis), (8 ter) and (8 qua): the years and the shares, group by group."""
    schedule = {
        (f"{row['annex']}-{row['group']}", row["party_group"], int(row["from"][:4])): row["max_percent"]
        for row in law.rows("montreal_phaseout")
    }
    expected = {
        ("C-I", "non-A5"): {1996: "100", 2004: "65", 2010: "25", 2015: "10", 2020: "0", 2030: "0"},
        ("C-I", "A5-1"): {2013: "100", 2015: "90", 2020: "65", 2025: "32.5", 2030: "0", 2040: "0"},
        ("F-I", "non-A5"): {2019: "90", 2024: "60", 2029: "30", 2034: "20", 2036: "15"},
        ("F-I", "non-A5-late"): {2020: "95", 2025: "65", 2029: "30", 2034: "20", 2036: "15"},
        ("F-I", "A5-1"): {2024: "100", 2029: "90", 2035: "70", 2040: "50", 2045: "20"},
        ("F-I", "A5-2"): {2028: "100", 2032: "90", 2037: "80", 2042: "70", 2047: "15"},
        ("E-I", "non-A5"): {1995: "100", 1999: "75", 2001: "50", 2003: "30", 2005: "0"},
        ("E-I", "A5-1"): {2002: "100", 2005: "80", 2015: "0"},
        ("A-I", "A5-1"): {1999: "100", 2005: "50", 2007: "15", 2010: "0"},
        ("B-III", "A5-1"): {2003: "100", 2005: "70", 2010: "30", 2015: "0"},
    }
    for (group, parties), steps in expected.items():
        held = {year: share for (each, party, year), share in schedule.items() if (each, party) == (group, parties)}
        assert held == steps, (group, parties)


@pytest.mark.parametrize("condition", [Condition.RECOVERED, Condition.RECYCLED, Condition.RECLAIMED, Condition.USED])
@pytest.mark.parametrize("group", SUBSTANCES)
def test_what_is_not_new_needs_a_licence_and_is_not_barred(law: Law, group: str, condition: Condition):
    found = ask(law, SUBSTANCES[group], Route("US", (), "DE"), date(2026, 11, 22), Circumstances(condition))
    assert {each.verdict for each in found} == {Verdict.PERMIT_REQUIRED}
    assert any(each.code is FindingCode.MONTREAL_LICENCE for each in found)


@dataclass(frozen=True)
class WithStatus:
    """The edition with the status of a State towards the Kigali Amendment as the test wants it."""

    law: Edition
    iso2: str
    status: str

    @property
    def edition(self) -> EditionIdentity:
        return self.law.edition

    def rows(self, table: str, **equals: str) -> Sequence[Mapping[str, str]]:
        found = self.law.rows(table, **equals)
        if table == "parties_status" and equals == {"iso2": self.iso2, "instrument": "kigali"}:
            return [MappingProxyType({**row, "status": self.status, "since": ""}) for row in found]
        return found

    def holding(self, table: str, column: str, text: str) -> Sequence[Mapping[str, str]]:
        return self.law.holding(table, column, text)


@pytest.mark.parametrize(
    ("status", "export", "import_", "provision"),
    [
        ("no", "DE", "IR", "Article 4(2 sept)"),
        ("no", "IR", "DE", "Article 4(1 sept)"),
        ("", "DE", "IR", "Article 4(2 sept)"),
    ],
)
def test_trade_in_hfc_with_non_parties_is_barred_from_2033(
    law: Edition, status: str, export: str, import_: str, provision: str
):
    stated = WithStatus(law, "IR", status)
    route = Route(export, (), import_)
    before = ask(stated, "HFC-134a", route, date(2032, 12, 31))
    assert not any(each.citation.provision.startswith("Article 4(") for each in before)
    since = [each for each in ask(stated, "HFC-134a", route, date(2033, 1, 1)) if each.citation.provision == provision]
    assert [each.verdict for each in since] == [Verdict.PROHIBITED if status else Verdict.CANNOT_TELL]
    assert ask(stated, "HCFC-22", Route("DE", (), "IR"), date(2026, 1, 1))
