"""Ports by code, by the codes that papers write for them, and by name; and that they never hide goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.finding import Regime
from reference.edition import Edition
from reference.normalise import plain
from reference.ports import country_of, is_locode, ports_called, ports_of_code
from reference.search import look_up

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def law(edition_file: Path):
    edition = Edition.open(edition_file)
    yield edition
    edition.close()


@pytest.mark.parametrize(
    ("text", "code", "country"),
    [
        ("DEHAM", "DEHAM", "DE"), ("de ham", "DEHAM", "DE"), ("CNSHA", "CNSHG", "CN"), ("CNNGB", "CNNBG", "CN"),
        ("CNTSN", "CNTXG", "CN"), ("NLRTM", "NLRTM", "NL"), ("HKHKG", "HKHKG", "HK"),
    ],
)  # fmt: skip
def test_a_code_leads_to_its_port(law, text, code, country):
    (port,) = ports_of_code(text, law)
    assert (port["code"], country_of([port])) == (code, country)


@pytest.mark.parametrize("text", ["DE", "DEZZ9", "Hamburg", "LAGOS", "DEHAM1", ""])
def test_what_is_no_known_code_gives_no_port(law, text):
    assert not ports_of_code(text, law)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hamburg", "DE"), ("HAMBURG", "DE"), ("Göteborg", "SE"), ("Goteborg", "SE"), ("Gothenburg", "SE"),
        ("Alexandria", None), ("El Iskandariya", "EG"), ("Bombay", "IN"), ("Nhava Sheva", "IN"), ("Shanghai", "CN"),
        ("Cartagena", None), ("Nowhere at all", None), ("", None),
    ],
)  # fmt: skip
def test_a_name_gives_a_country_where_only_one_has_such_a_port(law, name, country):
    assert country_of(ports_called(name, law)) == country


def test_the_tables_hold_together(law):
    ports = {row["code"]: row for row in law.rows("locations_ports")}
    for code, row in ports.items():
        assert is_locode(code)
        assert code[:2] == row["country"]
        assert row["key"] == plain(row["name"])
        assert bool(row["lat"]) is bool(row["lon"])
        assert not row["lat"] or (abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180)
    for row in law.rows("locations_aliases"):
        assert row["key"] == plain(row["alias"])
        assert row["kind"] in {"code", "name"}
        assert row["kind"] == "name" or row["alias"] not in ports


def test_ports_are_found_and_never_hide_goods(law):
    assert look_up(law, "DEHAM")[0].entry == "DEHAM"
    assert look_up(law, "Antwerp")[0].entry == "BEANR"
    assert "CNSHG" in {hit.entry for hit in look_up(law, "CNSHA")}
    assert "DEHAM" in {hit.entry for hit in look_up(law, "Hamborg")}
    assert look_up(law, "Freon")[0].regime is Regime.MONTREAL
