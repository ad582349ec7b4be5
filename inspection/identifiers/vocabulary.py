"""The lists that some parsers need: codes that exist, names that stand for a code.

The reference edition supplies them; an empty vocabulary leaves the parsers with their
grammar and check digits alone, and then nothing is said to exist or not to exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from .confusions import compact

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from ..instruments.matching import Bounds
    from ..red_flags.flag import Indicator

_BRAND_AND_NUMBER = re.compile(r"([A-Z]{4,})[ -]R?-?(\d{2,4}[A-Z]{0,2})")
_LOCANTS = re.compile(r"^(?:\([EZ]\)-)?(?:\d[\d,]*-)?")
_ONE_WORD = re.compile(r"[A-Z]{10,}")


def _empty() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known codes and names, all keys in upper case.

    ``refrigerants`` maps every spelling of a designation, without spaces and hyphens
    ("R22", "HCFC22", "R134A"), to its normal form ("R-22", "R-134a"); ``trade_names`` maps a
    brand ("FREON 22") and ``chemical_names`` a chemical name to the same normal form.
    ``un_numbers`` gives the proper shipping name, ``owner_codes`` (four letters) the operator,
    ``size_types`` (group codes such as "G1", first two figures such as "22") the meaning.
    ``cas_numbers`` maps a CAS number to the refrigerant it belongs to, in normal form ("R-22"), or to ""
    where it belongs to none.
    ``un_classes`` gives class and subsidiary hazards of a UN number ("2.3 5.1 8"), ``un_plates`` its hazard
    identification numbers, ``toxic_by_inhalation`` the numbers that are so beyond their class, and
    ``usual_un_numbers`` under which a substance, by designation or CAS number, travels; parted by spaces.
    ``shipping_names`` leads from a proper shipping name in capitals to its UN numbers.
    ``listed_names`` are names of chemicals that an annex lists, letters and figures only ("ENDOSULFAN").
    ``names_to_cas`` leads from such a name to the CAS numbers of its substance, parted by spaces.
    ``country_tags`` gives the groups and regions of a country ("eu oecd europe"), ``indicators`` the red flags.
    ``compositions`` gives the components of every refrigerant with their tolerances ("R-410A").
    ``genera`` knows the genera, capitalised, of which CITES lists anything.
    Derived once, for every reading asks for them: ``compact_names`` are the chemical and trade names as letters and
    figures only, to the same normal form, ``compact_trade_names`` and ``compact_chemical_names`` each alone;
    ``brands`` are sold under refrigerant numbers ("FREON", "KLEA"); ``unlocated_names`` are the chemical names of one
    word less the figures before it, where only one refrigerant is called so.
    """

    un_numbers: Mapping[str, str] = field(default_factory=_empty)
    hazard_identification_numbers: frozenset[str] = frozenset()
    refrigerants: Mapping[str, str] = field(default_factory=_empty)
    trade_names: Mapping[str, str] = field(default_factory=_empty)
    chemical_names: Mapping[str, str] = field(default_factory=_empty)
    h_codes: frozenset[str] = frozenset()
    basel_codes: frozenset[str] = frozenset()
    hs_codes: frozenset[str] = frozenset()
    owner_codes: Mapping[str, str] = field(default_factory=_empty)
    size_types: Mapping[str, str] = field(default_factory=_empty)
    cas_numbers: Mapping[str, str] = field(default_factory=_empty)
    un_classes: Mapping[str, str] = field(default_factory=_empty)
    un_plates: Mapping[str, str] = field(default_factory=_empty)
    toxic_by_inhalation: frozenset[str] = frozenset()
    usual_un_numbers: Mapping[str, str] = field(default_factory=_empty)
    shipping_names: Mapping[str, str] = field(default_factory=_empty)
    country_tags: Mapping[str, str] = field(default_factory=_empty)
    indicators: tuple[Indicator, ...] = ()
    lmo_events: Mapping[str, str] = field(default_factory=_empty)
    lmo_names: Mapping[str, str] = field(default_factory=_empty)
    listed_names: frozenset[str] = frozenset()
    names_to_cas: Mapping[str, str] = field(default_factory=_empty)
    genera: Container[str] = frozenset()
    compositions: Mapping[str, tuple[Bounds, ...]] = field(default_factory=dict)
    compact_names: Mapping[str, str] = field(init=False, repr=False, compare=False)
    compact_trade_names: Mapping[str, str] = field(init=False, repr=False, compare=False)
    compact_chemical_names: Mapping[str, str] = field(init=False, repr=False, compare=False)
    brands: frozenset[str] = field(init=False, repr=False, compare=False)
    unlocated_names: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the forms of names."""
        trade = {compact(name): designation for name, designation in self.trade_names.items()}
        chemical = {compact(name): designation for name, designation in self.chemical_names.items()}
        object.__setattr__(self, "compact_trade_names", MappingProxyType(trade))
        object.__setattr__(self, "compact_chemical_names", MappingProxyType(chemical))
        object.__setattr__(self, "compact_names", MappingProxyType(trade | chemical))
        object.__setattr__(self, "brands", frozenset(_brands(self.trade_names, self.refrigerants)))
        object.__setattr__(self, "unlocated_names", MappingProxyType(_unlocated(self.chemical_names)))


def _brands(trade_names: Iterable[str], refrigerants: Container[str]) -> Iterator[str]:
    found = (_BRAND_AND_NUMBER.fullmatch(name) for name in trade_names)
    return (match[1] for match in found if match and "R" + match[2] in refrigerants)


def _unlocated(chemical_names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, designation in chemical_names.items():
        word = _LOCANTS.sub("", name.upper())
        if _ONE_WORD.fullmatch(word):
            found.setdefault(word, set()).add(designation)
    return {word: min(designations) for word, designations in found.items() if len(designations) == 1}
