"""Names of listed chemicals on a label: whole words, with the strength that stands behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection.claim import ClaimSource, Scheme
from inspection.identifiers.every_scheme import find_in_text
from inspection.identifiers.layout import Page
from inspection.identifiers.sighting import Sighting
from inspection.identifiers.vocabulary import Vocabulary

KNOWN = replace(
    Vocabulary(),
    listed_names=frozenset({"ENDOSULFAN", "METHYLPARATHION", "DDT", "FURADAN", "UV328", "HEXACHLOROBENZENE", "E605"}),
)


def names(text: str) -> list[str]:
    page = Page.of_plain(text, ClaimSource.TEXT, Sighting(text, 1.0, ClaimSource.TEXT, None, ()))
    return [claim.value for claim in find_in_text(page, KNOWN) if claim.scheme is Scheme.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ENDOSULFAN 35 % EC", ["ENDOSULFAN 35 % EC"]),
        ("Methyl parathion 50 EC, 5 litres", ["Methyl parathion 50 EC"]),
        ("Contains: methyl-parathion 480 g/l", ["methyl-parathion 480 g/l"]),
        ("DDT 75% WP", ["DDT 75% WP"]),
        ("Furadan", ["Furadan"]),
        ("HEXACHLOROBENZENE, technical", ["HEXACHLOROBENZENE"]),
        ("Endosulfan\nFuradan", ["Endosulfan", "Furadan"]),
    ],
)
def test_names_are_found_with_their_strength(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Room DDT", "endosulfan-free", "Paint without furadan", "Endosulfanate", "UV-328", "Lot E605", "Ref DDT 12", ""],
)
def test_short_names_other_words_and_denials_claim_nothing(text):
    assert names(text) == []
