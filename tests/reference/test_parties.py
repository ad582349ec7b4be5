"""Who is bound by what, from which day; and the build check that holds the counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection.errors import BadInput
from reference.build_edition import build
from reference.edition import Edition
from reference.regimes.parties import Answer, standing

if TYPE_CHECKING:
    from pathlib import Path

STATUS = "iso2,instrument,status,since,since_kind,source,basis\n"
COUNTRIES = (
    "iso2,name,territory_of,source,basis\nNA,Namibia,,un,secondary\nFI,Finland,,un,secondary\nAX,Åland,FI,un,unread\n"
)
COUNTS = "instrument,official,as_of,ours,reason,source,basis\n"


@pytest.fixture(scope="module")
def law(edition_file: Path):
    edition = Edition.open(edition_file)
    yield edition
    edition.close()


@pytest.mark.parametrize(
    ("country", "instrument", "day", "answer"),
    [
        ("ZW", "rotterdam", "2012-05-29", Answer.NO),  # deposit of 1 March 2012
        ("ZW", "rotterdam", "2012-05-30", Answer.YES),
        ("MT", "stockholm", "2017-04-16", Answer.NO),  # deposit of 17 January 2017
        ("MT", "stockholm", "2017-04-17", Answer.YES),
        ("DE", "minamata", "2017-12-13", Answer.NO),  # Federal Law Gazette 2017 II, p. 1340
        ("DE", "minamata", "2017-12-14", Answer.YES),
        ("KW", "kigali", "2025-02-01", Answer.NO),  # deposit of 4 November 2024
        ("KW", "kigali", "2025-02-02", Answer.YES),
        ("SY", "cwc", "2013-10-13", Answer.NO),  # deposit of 14 September 2013, thirty days
        ("SY", "cwc", "2013-10-14", Answer.YES),
        ("AL", "cartagena", "2005-05-08", Answer.NO),
        ("AL", "cartagena", "2005-05-09", Answer.YES),
        ("EU", "stockholm", "2005-02-14", Answer.YES),
        ("EU", "cwc", "2026-01-01", Answer.NO),
        ("GL", "basel", "2026-01-01", Answer.YES),  # extended on 30 April 2008
        ("GL", "kigali", "2026-01-01", Answer.UNKNOWN),
        ("MO", "kigali", "2021-09-15", Answer.YES),
        ("HK", "kigali", "2026-01-01", Answer.UNKNOWN),
        ("RE", "basel_ban_amendment", "2026-01-01", Answer.YES),
        ("PR", "rotterdam", "2026-01-01", Answer.NO),
        ("KR", "basel_ban_amendment", "2026-01-01", Answer.UNKNOWN),
        ("JP", "basel_ban_amendment", "2026-01-01", Answer.NO),
        ("IL", "stockholm", "2026-01-01", Answer.UNKNOWN),
        ("CL", "cites", "2012-01-01", Answer.UNKNOWN),  # only a later list shows it
        ("ZZ", "basel", "2026-01-01", Answer.UNKNOWN),
    ],
)
def test_who_is_bound_when(law: Edition, country: str, instrument: str, day: str, answer: Answer):
    assert standing(law, country, instrument, date.fromisoformat(day)).answer is answer


def test_every_country_has_a_row_for_every_instrument(law: Edition):
    instruments = {row["instrument"] for row in law.rows("parties_counts")}
    rows = {(row["iso2"], row["instrument"]) for row in law.rows("parties_status")}
    assert rows == {(row["iso2"], each) for row in law.rows("parties_countries") for each in instruments}


@pytest.mark.parametrize(
    ("status", "counts", "code"),
    [
        ("NA,basel,yes,2000-01-01,exact,un,read\n", "basel,2,2026,1,,un,read\n", "reference.party_count"),
        ("NA,basel,yes,2000-01-01,exact,un,read\n", "basel,1,2026,2,why,un,read\n", "reference.party_count"),
        ("NA,basel,yes,2000-01-01,exact,un,read\n", "cites,0,2026,0,,un,read\n", "reference.no_party_count"),
        ("NA,basel,yes,2000,exact,un,read\n", "", "reference.bad_party_status"),
        ("NA,basel,perhaps,,,un,read\n", "", "reference.bad_party_status"),
        ("NA,basel,no,2000-01-01,exact,un,read\n", "", "reference.bad_party_status"),
        ("NA,basel,yes,2000-01-01,,un,read\n", "", "reference.bad_party_status"),
    ],
)
def test_a_status_or_a_count_that_does_not_hold_is_refused(tmp_path, make_folder, status, counts, code):
    folder = make_folder(
        tmp_path / "data",
        {
            "parties/countries.csv": COUNTRIES,
            "parties/status.csv": STATUS + status,
            "parties/counts.csv": COUNTS + counts if counts else None,
        },
    )
    with pytest.raises(BadInput) as refused:
        build(folder, tmp_path / "out.edition")
    assert refused.value.message.code == code


def test_a_territory_is_not_counted_and_a_reason_is_enough(tmp_path, make_folder):
    status = "FI,basel,yes,2000-01-01,exact,un,read\nAX,basel,yes,2000-01-01,exact,un,read\n"
    tables = {
        "parties/countries.csv": COUNTRIES,
        "parties/status.csv": STATUS + status,
        "parties/counts.csv": COUNTS + "basel,2,2026,1,one could not be named,un,read\n",
    }
    build(make_folder(tmp_path / "data", tables), tmp_path / "out.edition")
