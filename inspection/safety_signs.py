"""Which identifier is the sign of which danger: classes, plates, UN numbers, GHS and Basel codes, words on a label.

Sources: UN Model Regulations 2.0 to 2.9 and 5.2.2.2 (classes and labels), ADR 5.3.2.3 (plates), GHS annex 3
(H codes), Basel Convention Annexes I and VIII, CAS numbers of the substances themselves.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Danger(StrEnum):
    """Dangers to the officer, most urgent first; the value is the code of the safety line."""

    EXPLOSIVE = "safety.explosive"
    WARFARE_AGENT = "safety.warfare_agent"
    TOXIC_BY_INHALATION = "safety.toxic_by_inhalation"
    FUMIGATED = "safety.fumigated"
    RADIOACTIVE = "safety.radioactive"
    INFECTIOUS = "safety.infectious"
    ASBESTOS = "safety.asbestos"
    PYROPHORIC = "safety.pyrophoric"
    SELF_HEATING = "safety.self_heating"
    WATER_REACTIVE = "safety.water_reactive"
    ORGANIC_PEROXIDE = "safety.organic_peroxide"
    SELF_REACTIVE = "safety.self_reactive"
    DRY_ICE = "safety.dry_ice"
    CRYOGENIC = "safety.cryogenic"
    FLAMMABLE_GAS = "safety.flammable_gas"
    BATTERY = "safety.battery"
    ASPHYXIANT = "safety.asphyxiant"
    FLAMMABLE_LIQUID = "safety.flammable_liquid"
    TOXIC = "safety.toxic"
    CORROSIVE = "safety.corrosive"
    OXIDISING = "safety.oxidising"
    PERSISTENT = "safety.persistent"
    MERCURY = "safety.mercury"
    HOT = "safety.hot"
    FLAMMABLE_SOLID = "safety.flammable_solid"
    MINOR_EXPLOSIVE = "safety.minor_explosive"
    ENGINEERED_ORGANISM = "safety.engineered_organism"
    UNCLEANED = "safety.uncleaned"
    UNKNOWN_GOODS = "safety.unknown_goods"
    OTHER_DANGEROUS = "safety.other_dangerous"


OF_CLASS: Mapping[str, Danger] = MappingProxyType(
    {
        "2.1": Danger.FLAMMABLE_GAS,
        "2.2": Danger.ASPHYXIANT,
        "2.3": Danger.TOXIC_BY_INHALATION,
        "2": Danger.ASPHYXIANT,
        "3": Danger.FLAMMABLE_LIQUID,
        "4.1": Danger.FLAMMABLE_SOLID,
        "4.2": Danger.SELF_HEATING,
        "4.3": Danger.WATER_REACTIVE,
        "4": Danger.FLAMMABLE_SOLID,
        "5.1": Danger.OXIDISING,
        "5.2": Danger.ORGANIC_PEROXIDE,
        "5": Danger.OXIDISING,
        "6.1": Danger.TOXIC,
        "6.2": Danger.INFECTIOUS,
        "6": Danger.TOXIC,
        "7": Danger.RADIOACTIVE,
        "8": Danger.CORROSIVE,
        "9": Danger.OTHER_DANGEROUS,
    }
)


def of_class(hazard: str, group: str = "") -> Danger | None:
    """The danger of a class or division ("2.3", "1.4S"); ``group`` is a compatibility group that stands apart."""
    if hazard.startswith("1"):
        return Danger.MINOR_EXPLOSIVE if hazard.rstrip("S") == "1.4" and "S" in hazard + group else Danger.EXPLOSIVE
    return OF_CLASS.get(hazard)


# Where the number says more than its class: ADR 3.2, special provisions and proper shipping names.
OF_UN_NUMBER: Mapping[str, Danger] = MappingProxyType(
    {
        "3359": Danger.FUMIGATED,
        "1845": Danger.DRY_ICE,
        "2212": Danger.ASBESTOS,
        "2590": Danger.ASBESTOS,
        "2809": Danger.MERCURY,
        "3506": Danger.MERCURY,
        "3257": Danger.HOT,
        "3258": Danger.HOT,
        "3245": Danger.ENGINEERED_ORGANISM,
        "3509": Danger.UNCLEANED,
        **dict.fromkeys(("2315", "3151", "3152", "3432"), Danger.PERSISTENT),
        **dict.fromkeys(
            ("3090", "3091", "3171", "3480", "3481", "3536", "3551", "3552", "3556", "3557", "3558"), Danger.BATTERY
        ),
        **dict.fromkeys((str(number) for number in range(3221, 3241)), Danger.SELF_REACTIVE),
        **dict.fromkeys(("3531", "3532", "3533", "3534"), Danger.SELF_REACTIVE),
    }
)

_BY_NAME: tuple[tuple[re.Pattern[str], Danger], ...] = (
    (re.compile(r"REFRIGERATED LIQUID"), Danger.CRYOGENIC),
    (re.compile(r"TOXIC BY INHALATION"), Danger.TOXIC_BY_INHALATION),
    (re.compile(r"PYROPHORIC"), Danger.PYROPHORIC),
)


def of_shipping_name(name: str) -> Iterator[Danger]:
    """What a proper shipping name adds to the class."""
    upper = name.upper()
    for pattern, danger in _BY_NAME:
        if pattern.search(upper):
            yield danger


_WATER_REACTIVE_PLATES = frozenset({"323", "362", "382", "423", "462", "482", "623", "642", "823", "842"})
_PYROPHORIC_PLATES = frozenset({"333", "43", "432"})
_SPECIAL_PLATES: Mapping[str, tuple[Danger, ...]] = MappingProxyType(
    {
        "22": (Danger.CRYOGENIC,),
        "223": (Danger.CRYOGENIC, Danger.FLAMMABLE_GAS),
        "225": (Danger.CRYOGENIC, Danger.OXIDISING),
        "28": (Danger.CORROSIVE, Danger.ASPHYXIANT),
        "539": (Danger.ORGANIC_PEROXIDE,),
        "606": (Danger.INFECTIOUS,),
        "90": (Danger.OTHER_DANGEROUS,),
        "99": (Danger.HOT,),
        "44": (Danger.HOT, Danger.FLAMMABLE_SOLID),
        "446": (Danger.HOT, Danger.FLAMMABLE_SOLID, Danger.TOXIC),
    }
)
_OF_GAS: Mapping[str, Danger] = MappingProxyType(
    {"3": Danger.FLAMMABLE_GAS, "5": Danger.OXIDISING, "6": Danger.TOXIC_BY_INHALATION, "8": Danger.CORROSIVE}
)
_OF_FIGURE: Mapping[str, Danger] = MappingProxyType(
    {
        "5": Danger.OXIDISING,
        "6": Danger.TOXIC,
        "7": Danger.RADIOACTIVE,
        "8": Danger.CORROSIVE,
    }
)


def of_plate(plate: str) -> Iterator[Danger]:
    """The dangers of a hazard identification number: its figures, doubled figures, and X for no water."""
    figures = plate.removeprefix("X")
    if figures in _SPECIAL_PLATES:
        yield from _SPECIAL_PLATES[figures]
        return
    if figures.startswith("2"):
        yield from (_OF_GAS[figure] for figure in figures[1:] if figure in _OF_GAS)
        if figures == "20":
            yield Danger.ASPHYXIANT
        return
    wet = figures in _WATER_REACTIVE_PLATES
    if wet or plate.startswith("X"):
        yield Danger.WATER_REACTIVE
    if figures in _PYROPHORIC_PLATES:
        yield Danger.PYROPHORIC
    elif figures.startswith("4") and not wet:  # a solid that burns, or that heats up by itself: it does not say which
        yield from (Danger.SELF_HEATING, Danger.FLAMMABLE_SOLID)
    if figures.startswith("66"):
        yield Danger.TOXIC_BY_INHALATION
    if figures.startswith("3") or ("3" in figures and not wet and figures not in _PYROPHORIC_PLATES):
        yield Danger.FLAMMABLE_LIQUID
    for figure in dict.fromkeys(figures):
        if figure in _OF_FIGURE:
            yield _OF_FIGURE[figure]


_PICTOGRAMS: Mapping[str, Danger] = MappingProxyType(
    {
        "GHS01": Danger.EXPLOSIVE,
        "GHS02": Danger.FLAMMABLE_LIQUID,
        "GHS03": Danger.OXIDISING,
        "GHS04": Danger.ASPHYXIANT,
        "GHS05": Danger.CORROSIVE,
        "GHS06": Danger.TOXIC,
        "GHS08": Danger.TOXIC,
    }
)
_STATEMENTS: tuple[tuple[re.Pattern[str], Danger], ...] = tuple(
    (re.compile(pattern), danger)
    for pattern, danger in (
        (r"H20[0-8]|EUH001|EUH006|EUH019|EUH044", Danger.EXPLOSIVE),
        (r"H22[01]|H23[0-2]", Danger.FLAMMABLE_GAS),
        (r"H22[2-6]", Danger.FLAMMABLE_LIQUID),
        (r"H228", Danger.FLAMMABLE_SOLID),
        (r"H24[0-2]", Danger.SELF_REACTIVE),
        (r"H250", Danger.PYROPHORIC),
        (r"H25[12]", Danger.SELF_HEATING),
        (r"H26[01]|EUH014|EUH029", Danger.WATER_REACTIVE),
        (r"H27[0-2]", Danger.OXIDISING),
        (r"H280", Danger.ASPHYXIANT),
        (r"H281", Danger.CRYOGENIC),
        (r"H330|EUH03[12]|EUH071", Danger.TOXIC_BY_INHALATION),
        (r"H30[01]|H31[01]|H331|H350.*|H340|H36[01].*|H370|H372", Danger.TOXIC),
        (r"H314|H290|H318", Danger.CORROSIVE),
    )
)


def of_ghs(code: str) -> Danger | None:
    """The danger of a GHS pictogram or hazard statement; None for the milder ones."""
    if code in _PICTOGRAMS:
        return _PICTOGRAMS[code]
    return next((danger for pattern, danger in _STATEMENTS if pattern.fullmatch(code)), None)


OF_CAS: Mapping[str, Danger] = MappingProxyType(
    {
        # Schedule 1 of the Chemical Weapons Convention, the members that have been made in quantity
        **dict.fromkeys(
            (
                *("107-44-8", "96-64-0", "77-81-6", "50782-69-9", "505-60-2", "541-25-3", "9009-86-3", "35523-89-8"),
                *("63869-13-6", "78-53-5", "51-75-2", "555-77-1", "538-07-8"),
            ),
            Danger.WARFARE_AGENT,
        ),
        **dict.fromkeys(
            (
                *("12001-28-4", "12001-29-5", "12172-73-5", "77536-66-4", "77536-67-5", "77536-68-6", "1332-21-4"),
                *("132207-32-0", "14567-73-8", "17068-78-9"),
            ),
            Danger.ASBESTOS,
        ),
        **dict.fromkeys(
            (
                *("7782-50-5", "75-44-5", "74-90-8", "506-77-4", "7803-51-2", "74-83-9", "7664-41-7", "7783-06-4"),
                *("7784-42-1", "75-21-8", "7446-09-5", "630-08-0", "7664-39-3", "10102-44-0", "7782-41-4", "624-83-9"),
                *("382-21-8", "76-06-2"),
            ),
            Danger.TOXIC_BY_INHALATION,
        ),
        "7439-97-6": Danger.MERCURY,
        "1336-36-3": Danger.PERSISTENT,
        "12185-10-3": Danger.PYROPHORIC,
        "75-74-1": Danger.TOXIC_BY_INHALATION,
        "78-00-2": Danger.TOXIC_BY_INHALATION,
        "20859-73-8": Danger.WATER_REACTIVE,  # aluminium phosphide gives off phosphine
    }
)

OF_BASEL: Mapping[str, Danger] = MappingProxyType(
    {
        **dict.fromkeys(("A2050", "Y36"), Danger.ASBESTOS),
        **dict.fromkeys(("A4020", "Y1"), Danger.INFECTIOUS),
        **dict.fromkeys(("A4080", "Y15"), Danger.EXPLOSIVE),
        **dict.fromkeys(("A1030", "Y29"), Danger.MERCURY),
        **dict.fromkeys(("A3180", "Y10"), Danger.PERSISTENT),
        **dict.fromkeys(("A1160", "A4090", "Y34", "Y35"), Danger.CORROSIVE),
        **dict.fromkeys(("A4050", "Y33", "Y38", "A4030", "Y4", "Y37", "Y24", "Y30", "Y7"), Danger.TOXIC),
        "A1170": Danger.BATTERY,
        "A2030": Danger.SELF_HEATING,
        "A4120": Danger.ORGANIC_PEROXIDE,
        "A4130": Danger.UNCLEANED,
    }
)


def of_waste_code(code: str) -> Danger | None:
    """The danger of a Basel code; every other hazardous waste is to be treated as dangerous all the same."""
    return OF_BASEL.get(code) or (Danger.OTHER_DANGEROUS if code.startswith("A") else None)


# Marks are words as well as pictures; these stand on units and packages in the languages of trade.
_MARKS: tuple[tuple[re.Pattern[str], Danger], ...] = (
    (re.compile(r"FUMIGA[TNC]|BEGAST|BEGASUNG|FUMIGAZ|熏蒸"), Danger.FUMIGATED),
    (
        re.compile(r"DRY ICE|AS COOLANT|AS CONDITIONER|CARBON DIOXIDE, SOLID|TROCKENEIS|NEIGE CARBONIQUE"),
        Danger.DRY_ICE,
    ),
    (re.compile(r"INHALATION HAZARD|TOXIC BY INHALATION|FATAL IF INHALED"), Danger.TOXIC_BY_INHALATION),
    (re.compile(r"ASBEST|AMIANT"), Danger.ASBESTOS),
    (re.compile(r"LITHIUM (?:ION|METAL) BATTER"), Danger.BATTERY),
)
_DENIED = re.compile(r"\b(?:NO|NOT|NON|FREE|WITHOUT|SANS|SIN|OHNE|FREI)\b|-FREE|FREI\b")


def of_words(text: str) -> Iterator[Danger]:
    """What the words of a mark say; a text that denies it ("asbestos free", "not fumigated") says nothing."""
    upper = text.upper()
    if _DENIED.search(upper):
        return
    for pattern, danger in _MARKS:
        if pattern.search(upper):
            yield danger
