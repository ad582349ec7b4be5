"""What the tables of States say, cell by cell: yes, no, and what is not known and never becomes a no."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from inspection.consignment import Route
from reference.regimes.parties import (
    UNKNOWN,
    Answer,
    Standing,
    country_row,
    in_annex_vii,
    name_of,
    phase_out_groups,
    standing,
    within_eu,
)

SINCE = date(2010, 5, 4)
STATUS = {
    ("AA", "basel"): ("yes", "2010-05-04", "exact", "read"),
    ("BB", "basel"): ("yes", "2010-05-04", "at_latest", "secondary"),
    ("CC", "basel"): ("yes", "", "", "unread"),
    ("DD", "basel"): ("no", "2010-05-04", "exact", "read"),
    ("EE", "basel"): ("", "", "", "secondary"),
}
COUNTRIES = {
    "AA": ("Aland", "yes", "yes", "non-A5", "no"),
    "BB": ("Bland", "no", "", "A5-1", "yes"),
    "CC": ("Cland", "", "yes", "", ""),
    "DD": ("Dland", "no", "no", "non-A5", "yes"),
    "EE": ("Eland", "no", "no", "A5-2", "no"),
}


class States:
    """As much of a law as these questions touch."""

    def rows(self, table, *, iso2, instrument=None):
        if table == "parties_status":
            found = STATUS.get((iso2, instrument))
            names = ("status", "since", "since_kind", "basis")
        else:
            found = COUNTRIES.get(iso2)
            names = ("name", "basel_annex_vii", "eu_member", "montreal_article5", "kigali_late_start")
        return () if found is None else ({"iso2": iso2, **dict(zip(names, found, strict=True))},)


LAW = States()


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("AA", SINCE, Standing(Answer.YES, SINCE, exact=True, basis="read")),
        ("AA", SINCE - timedelta(1), Standing(Answer.NO, SINCE, exact=True, basis="read")),
        ("BB", SINCE, Standing(Answer.YES, SINCE, exact=False, basis="secondary")),
        ("BB", SINCE - timedelta(1), Standing(Answer.UNKNOWN, SINCE, exact=False, basis="secondary")),
        ("CC", SINCE, Standing(Answer.YES, basis="unread")),
        ("DD", SINCE, Standing(Answer.NO, basis="read")),
        ("EE", SINCE, Standing(Answer.UNKNOWN, basis="secondary")),
        ("ZZ", SINCE, UNKNOWN),
        (None, SINCE, UNKNOWN),
    ],
)
def test_who_is_bound_and_since_when(country, day, expected):
    found = standing(LAW, country, "basel", day)
    assert found == expected
    assert found.exact is expected.exact
    assert standing(LAW, country, "another", day) == UNKNOWN


def test_a_name_is_the_table_s_else_the_code_else_a_question_mark():
    assert [name_of(LAW, code) for code in ("AA", "ZZ", None)] == ["Aland", "ZZ", "?"]
    assert country_row(LAW, "AA")["name"] == "Aland"
    assert country_row(LAW, "ZZ") is country_row(LAW, None) is None


def test_annex_vii_is_yes_no_or_unknown():
    assert [in_annex_vii(LAW, code) for code in ("AA", "BB", "CC", "ZZ", None)] == [
        Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ends", "within"),
    [(("AA", "CC"), True), (("AA", "DD"), False), (("DD", "AA"), False), (("AA", "BB"), False), (("AA", None), False),
     ((None, "AA"), False), (("ZZ", "AA"), False)],
)  # fmt: skip
def test_within_the_union_both_ends_are_members(ends, within):
    assert within_eu(LAW, Route(ends[0], (), ends[1])) is within


ALL, ALL_OF_F = ("non-A5", "A5-1", "A5-2"), ("non-A5", "non-A5-late", "A5-1", "A5-2")


@pytest.mark.parametrize(
    ("country", "annex", "groups"),
    [
        ("AA", "C", ("non-A5",)),
        ("AA", "F", ("non-A5",)),
        ("BB", "F", ("A5-1",)),
        ("BB", "C", ("A5-1",)),
        ("CC", "C", ALL),
        ("CC", "F", ALL_OF_F),
        ("DD", "F", ("non-A5-late",)),
        ("DD", "C", ("non-A5",)),
        ("EE", "F", ("A5-2",)),
        ("ZZ", "A", ALL),
        ("ZZ", "F", ALL_OF_F),
        (None, "E", ALL),
    ],
)
def test_the_schedules_that_may_apply_are_one_where_known_and_all_where_not(country, annex, groups):
    assert phase_out_groups(LAW, country, annex) == groups
