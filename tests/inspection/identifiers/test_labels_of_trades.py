"""Data identifiers of transport labels and the health industry's codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import Scheme
from inspection.frame import Region
from inspection.identifiers import Vocabulary, from_symbol
from inspection.identifiers.data_identifiers import parse_element, parse_envelope
from inspection.identifiers.hibc import HibcLabel, check_holds, parse_hibc
from inspection.reading import SymbolReading

HERE = Region.from_bounds(0, 0, 100, 100)
VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"


def with_check(text: str) -> str:
    return text + VALUES[sum(map(VALUES.index, text)) % 43]


def test_an_envelope_gives_its_elements_by_name() -> None:
    text = "[)>\x1e06\x1d3BCSQU3054383\x1dQ24\x1d1TLOT7\x1d99ZX\x1e\x04"

    found = parse_envelope(text)

    assert [(each.identifier, each.value, each.name) for each in found] == [
        ("3B", "CSQU3054383", "freight_equipment"),
        ("Q", "24", "quantity"),
        ("1T", "LOT7", "lot"),
        ("99Z", "X", ""),
    ]
    assert parse_envelope("[)>\x1e05\x1d0109501101530003\x1e\x04") == ()
    assert parse_element("no identifier") is None


def test_only_the_values_of_an_envelope_are_searched() -> None:
    text = "[)>\x1e06\x1d3BCSQU3054383\x1d1PUN1018\x1e\x04"

    claims = from_symbol(SymbolReading("Data Matrix", text, text.encode(), "]d1", HERE, ("zxing",)), Vocabulary())

    assert (Scheme.CONTAINER, "CSQU3054383") in [(claim.scheme, claim.value) for claim in claims]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("+A123BJC5D6E71", HibcLabel("A123", "BJC5D6E7", "1")),
        ("+A123BJC5D6E71/$$3261231LOT7", HibcLabel("A123", "BJC5D6E7", "1", "", "261231", "YYMMDD", "LOT7")),
        ("+A123BJC5D6E71/$$824" + "0526LOT7", HibcLabel("A123", "BJC5D6E7", "1", "24", "0526", "MMYY", "LOT7")),
        ("+A123BJC5D6E71/$+SERIAL9", HibcLabel("A123", "BJC5D6E7", "1", serial="SERIAL9")),
        ("+$LOT7" + "G", HibcLabel(lot="LOT7")),
    ],
)
def test_hibc_is_taken_apart(body: str, label: HibcLabel) -> None:
    assert parse_hibc(with_check(body)) == label
    assert parse_hibc("*" + with_check(body) + "*") == label


def test_the_published_hibc_example_holds() -> None:
    assert check_holds("+A123BJC5D6E71G")


def test_hibc_without_its_check_is_nothing() -> None:
    assert parse_hibc("+A123BJC5D6E71H") is None
    assert parse_hibc("A123BJC5D6E71") is None


@given(st.text(alphabet=VALUES + "a\x1d", max_size=40))
def test_any_text_is_taken_or_left(text: str) -> None:
    parse_hibc(text)
    parse_envelope(text)
    parse_element(text)
