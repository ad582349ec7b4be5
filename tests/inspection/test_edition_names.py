"""Every table and column of the shipped edition, and every sentence of its red flags, has words in every language."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from inspection.finding import Regime
from inspection.message import message
from inspection.wording import LOCALE_FOLDER, say, sentences
from inspection.wording.naming import cell_text, column_name, entry_name, folder_name, table_title
from inspection.wording.table_texts import OF_OURS

TABLES = Path(__file__).parents[2] / "reference" / "data"
LANGUAGES = sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))
SAME = {"halons"}  # in French as well


def shipped():
    for path in sorted(TABLES.glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield f"{path.parent.name}_{path.stem}", next(csv.reader(file))


def test_every_table_and_column_of_the_edition_has_a_name():
    said = sentences()
    tables = dict(shipped())
    columns = {column for header in tables.values() for column in header}

    assert [table for table in tables if f"edition_table.{table}" not in said] == []
    assert [column for column in sorted(columns) if f"edition_column.{column}" not in said] == []
    assert [path.name for path in TABLES.iterdir() if path.is_dir() and folder_name(path.name) == path.name] == []


def test_no_name_is_of_what_no_table_has():
    tables = dict(shipped())
    known = {f"edition_table.{table}" for table in tables}
    known |= {f"edition_column.{column}" for header in tables.values() for column in header}
    known |= {f"edition_column.{table}.{column}" for table, header in tables.items() for column in header}

    assert [
        code for code in sentences() if code.startswith(("edition_table.", "edition_column.")) and code not in known
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_of_a_table_are_called_the_same(language):
    alike = {}
    for table, header in shipped():
        names = [column_name(table, column, language) for column in header]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            alike[table] = twice

    assert alike == {}


def test_what_a_later_edition_brings_goes_by_its_own_name_in_words():
    assert table_title("montreal_leak_checks", "ru") == "Leak checks"
    assert table_title("ports_of_call") == "Ports of call"
    assert column_name("montreal_blends", "vapour_pressure", "fr") == "Vapour pressure"
    assert folder_name("ship_recycling") == "Ship recycling"


def test_a_column_may_mean_something_else_in_one_table():
    assert column_name("cites_taxa", "family", "zh") == "科"
    assert column_name("montreal_groups", "family", "zh") == "化学族"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_ours_in_the_tables_is_translated(language):
    """Indicators, how to confirm them, families, entries in short: "make translations" takes them from the tables."""
    untold = []
    for path in TABLES.glob("*/*.csv"):
        table = f"{path.parent.name}_{path.stem}"
        if table in OF_OURS:
            with path.open(encoding="utf-8", newline="") as file:
                texts = [row[column] for row in csv.DictReader(file) for column in OF_OURS[table]]
            untold += [text for text in texts if cell_text(table, OF_OURS[table][0], text, language) == text]
    untold = [text for text in untold if text not in SAME]

    assert untold == []


def test_a_finding_names_the_family_of_a_chemical_in_the_officers_language():
    told = dict.fromkeys(("thing", "substance", "listing", "odp", "gwp"), "…") | {"family": "halons"}

    assert "(галоны)" in say(message("montreal.controlled_substance", **told), "ru")


def test_a_finding_says_what_an_entry_of_basel_is_in_the_officers_language():
    told = {
        "waste": "A1160",
        "listing": "Annex VIII",
        "label": "Lead-acid batteries as waste, intact, drained or broken up",
    }

    assert "batteries au plomb" in say(message("basel.listed", **told), "fr")
    assert told["label"] in say(message("basel.listed", **told), "en")


def test_short_marks_of_a_table_are_told_in_words_and_nothing_else_is():
    assert cell_text("montreal_hs2022_ods", "covers", "uncontrolled") == "not controlled"
    assert (
        cell_text("rotterdam_annex_iii", "category", "pesticide; industrial", "ru") == "пестицид; промышленный химикат"
    )
    assert cell_text("stockholm_acceptances", "kind", "at_latest", "fr") == "au plus tard"
    assert cell_text("montreal_trade_names", "maker", "no", "fr") == "no"
    assert cell_text("montreal_refrigerants", "kind", "a later mark", "fr") == "a later mark"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_family_of_taxa_is_called_otherwise_than_a_family_of_chemicals(language):
    taxa, chemicals = (
        cell_text(*cell, "family", language) for cell in (("cites_taxa", "rank"), ("cwc_entries", "kind"))
    )

    assert taxa.casefold() == column_name("cites_taxa", "family", language).casefold().removeprefix("ال")
    assert chemicals not in {"family", taxa}


def test_an_entry_is_called_in_the_officers_language_where_its_name_is_ours():
    assert entry_name(Regime.BASEL, "Galvanic (electroplating) sludge", "fr") == "Boues de galvanisation"
    assert entry_name(Regime.CITES, "Loxodonta africana (Appendix I)", "fr") == "Loxodonta africana (Appendix I)"
