from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlcipher3 import dbapi2

from inspection.errors import BadInput, EnvironmentFault
from reference.describe import describe
from reference.edition import Edition
from reference.edition_file import FORMAT
from reference.law import TableMissing


@pytest.fixture
def copy(tmp_path, small_edition):
    path = tmp_path / "copy.edition"
    path.write_bytes(small_edition.read_bytes())
    return path


def test_rows_answer_by_equality_in_file_order_as_text(small_edition):
    with Edition.open(small_edition) as edition:
        assert [row["component"] for row in edition.rows("montreal_blends", blend="R-410A")] == ["R-32", "R-125"]
        assert [row["iso2"] for row in edition.rows("parties_countries")] == ["NA", "DE"]
        assert edition.rows("parties_countries", iso2="NA", name="Germany") == ()
        assert dict(edition.rows("parties_countries", iso2="NA")[0]) == {
            "iso2": "NA",
            "name": "Namibia",
            "un_region": "Southern Africa",
            "eu_member": "no",
            "oecd_member": "no",
            "source": "un",
            "basis": "secondary",
        }


def test_an_absent_table_never_reads_as_not_listed(small_edition):
    with Edition.open(small_edition) as edition:
        with pytest.raises(TableMissing) as caught:
            edition.rows("cites_listings")
        assert caught.value.message.params["table"] == "cites_listings"
        with pytest.raises(TableMissing):
            edition.rows('parties_countries" --')
        with pytest.raises(ValueError, match="iso3"):
            edition.rows("parties_countries", iso3="DEU")


def test_parts_of_a_list_are_found_spelling_apart(small_edition):
    with Edition.open(small_edition) as edition:
        for text in ("Freon 22", "freon-22", " FREON22", "\u0425\u043b\u0430\u0434\u043e\u043d 22"):
            assert [row["number"] for row in edition.holding("montreal_refrigerants", "common_trade_names", text)] == [
                "R-22"
            ]
        assert edition.holding("montreal_refrigerants", "common_trade_names", "Freon") == ()
        assert edition.holding("montreal_refrigerants", "common_trade_names", "--") == ()
        with pytest.raises(TableMissing):
            edition.holding("cites_listings", "names", "tiger")
        with pytest.raises(ValueError, match="nickname"):
            edition.holding("montreal_refrigerants", "nickname", "Freon 22")


def test_nothing_can_be_written(small_edition):
    with Edition.open(small_edition) as edition, pytest.raises(EnvironmentFault):
        edition.select("DELETE FROM entry")


def test_threads_may_ask_at_the_same_time(small_edition):
    with Edition.open(small_edition) as edition, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda i: edition.rows("montreal_refrigerants", number=f"R-{i}"), range(200)))

    assert [bool(answer) for answer in answers].count(True) == 3


def test_more_questions_than_are_remembered(small_edition, monkeypatch):
    monkeypatch.setattr("reference.edition._CACHED_ANSWERS", 2)
    with Edition.open(small_edition) as edition:
        for _ in range(2):
            for code in ("NA", "DE", "XX"):
                assert len(edition.rows("parties_countries", iso2=code)) == (code != "XX")


@pytest.mark.parametrize(
    ("content", "fault", "code"),
    [
        (lambda whole: b"", BadInput, "reference.not_an_edition"),
        (lambda whole: b"PK\x03\x04" + whole[4:], BadInput, "reference.not_an_edition"),
        (lambda whole: whole[:68] + bytes(4) + whole[72:], BadInput, "reference.not_an_edition"),
        (lambda whole: whole[:60] + (FORMAT + 1).to_bytes(4, "big") + whole[64:], BadInput, "reference.newer_format"),
        (lambda whole: whole[: len(whole) // 2], EnvironmentFault, "reference.edition_damaged"),
        (lambda whole: whole[:100] + bytes(len(whole) - 100), EnvironmentFault, "reference.edition_damaged"),
    ],
    ids=["empty", "foreign", "another SQLite file", "newer", "torn", "wiped"],
)
def test_what_is_no_whole_edition_is_refused(copy, content, fault, code):
    copy.write_bytes(content(copy.read_bytes()))

    with pytest.raises(fault) as caught:
        Edition.open(copy)

    assert caught.value.message.code == code


def test_a_missing_edition_says_how_to_get_one(tmp_path):
    with pytest.raises(EnvironmentFault) as caught:
        Edition.open(tmp_path / "none.edition")

    assert caught.value.message.code == "reference.edition_missing"


def test_a_folder_is_no_edition(tmp_path):
    with pytest.raises(EnvironmentFault) as caught:
        Edition.open(tmp_path)

    assert caught.value.message.code == "reference.edition_unreadable"


def test_an_encrypted_database_is_no_edition(tmp_path):
    connection = dbapi2.connect(str(tmp_path / "store"))
    connection.execute("PRAGMA key = 'secret'")
    connection.execute("CREATE TABLE t (a)")
    connection.close()

    with pytest.raises(BadInput):
        Edition.open(tmp_path / "store")


def test_a_description_counts_rows_and_what_they_rest_on(small_edition):
    with Edition.open(small_edition) as edition:
        description = describe(edition)

    assert [(table.name, table.row_count, table.bases) for table in description.tables] == [
        ("montreal_blends", 2, (("secondary", 2),)),
        ("montreal_refrigerants", 4, (("secondary", 4),)),
        ("parties_countries", 2, (("secondary", 2),)),
    ]
    assert description.identity.name == "test"
    assert [folder for folder, _ in description.sources] == ["montreal", "parties"]
