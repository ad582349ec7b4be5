"""Countries are called by their names in the officer's language; nothing else is taken for one."""

import csv
from pathlib import Path

import pytest

import reference
from inspection.message import message
from inspection.wording import say, sentences
from inspection.wording.countries import SENTENCES

TABLE = Path(reference.__file__).parent / "data" / "parties" / "countries.csv"


def test_every_country_of_the_edition_has_its_name_in_the_catalogues():
    with TABLE.open(encoding="utf-8") as file:
        named = {f"country.{row['iso2'].lower()}": row["name"] for row in csv.DictReader(file)}
    assert dict(SENTENCES) == named


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("China / Ghana", "Chine / Ghana"),
        ("Bonaire, Sint Eustatius and Saba, Togo", "Pays-Bas caribéens, Togo"),
        ("Togo, XX", "Togo, XX"),
        ("—", "—"),
    ],
)
def test_several_are_told_as_each_of_them(given, said):
    code = next(code for code, text in sentences().items() if "{countries}" in text and text.count("{") == 1)
    assert say(message(code, countries=given), "en").count(given) == 1
    assert say(message(code, countries=given), "fr").count(said) == 1


def test_a_country_that_goes_by_its_code_is_called_by_its_name():
    rule = message("national.rule", country="GH", text="R-22 is barred.")
    flag = message("red_flag.montreal_23", values="R-22", transit="CN, JP")

    assert say(rule, "en") == "National law of Ghana: R-22 is barred."
    assert say(rule, "ru") == "Национальное законодательство (Гана): R-22 is barred."
    assert say(flag, "es") == "R-22 está controlada y pasa por China, Japón."
    assert say(message("national.rule", country="XQ", text="…"), "en").startswith("National law of XQ")
