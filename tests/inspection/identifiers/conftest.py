"""A small vocabulary and the means to lay out a label, for the tests of identifiers."""

from __future__ import annotations

import pytest

from inspection.frame import Region
from inspection.identifiers import Vocabulary
from inspection.reading import Observation, PlacardReading, SymbolReading, TextReading


@pytest.fixture
def known() -> Vocabulary:
    return Vocabulary(
        un_numbers={
            "0004": "AMMONIUM PICRATE",
            "1018": "CHLORODIFLUOROMETHANE (REFRIGERANT GAS R 22)",
            "1028": "DICHLORODIFLUOROMETHANE (REFRIGERANT GAS R 12)",
            "1203": "PETROL",
            "1050": "HYDROGEN CHLORIDE, ANHYDROUS",
        },
        hazard_identification_numbers=frozenset({"20", "33", "268", "X423"}),
        refrigerants={
            "R22": "R-22",
            "HCFC22": "R-22",
            "R12": "R-12",
            "CFC12": "R-12",
            "R134A": "R-134a",
            "HFC134A": "R-134a",
            "R410A": "R-410A",
            "R1234ZE(E)": "R-1234ze(E)",
            "R1234ZE": "R-1234ze(E)",
        },
        trade_names={"FREON 22": "R-22", "FREON 12": "R-12", "SUVA MP39": "R-401A", "TETRA": "R-10", "F22": "R-22"},
        chemical_names={
            "CHLORODIFLUOROMETHANE": "R-22",
            "DICHLORODIFLUOROMETHANE": "R-12",
            "1,1,1,2-TETRAFLUOROETHANE": "R-134a",
        },
        h_codes=frozenset({"H220", "H280", "H360FD", "H360Fd", "H420"}),
        basel_codes=frozenset({"Y31", "Y45", "A1160", "B1010"}),
        owner_codes={"CSQU": "Owner of CSQU", "MSKU": "Owner of MSKU"},
        size_types={"22": "20 ft", "G1": "closed"},
        cas_numbers={"75-45-6": "R-22", "75-71-8": "R-12", "7632-00-0": ""},
    )


@pytest.fixture
def label():
    """Lines one below the other; a tuple gives a line its own place: (text, x, y[, width, height])."""

    def build(*lines, confidence: float = 0.98, engines=("rapid",), looks: int = 1, symbols=(), placards=()):
        texts = []
        for row, line in enumerate(lines):
            text, x, y, *size = line if isinstance(line, tuple) else (line, 50, 100 * row)
            width, height = size or (20 * len(text), 40)
            region = Region.from_bounds(x, y, width, height)
            texts.append(TextReading(text, confidence, region, engines, looks))
        return Observation(1000, 1000, tuple(symbols), tuple(texts), tuple(placards))

    return build


@pytest.fixture
def symbol():
    def build(symbology: str, payload: str | bytes, aim: str = "", engines=("zxing",), looks: int = 1):
        data = payload.encode() if isinstance(payload, str) else payload
        region = Region.from_bounds(0, 0, 100, 100)
        return SymbolReading(symbology, data.decode("utf-8", "replace"), data, aim, region, engines, looks)

    return build


@pytest.fixture
def placard():
    def build(name: str, confidence: float = 0.9):
        return PlacardReading(name, confidence, Region.from_bounds(0, 0, 100, 100), ("shape",))

    return build
