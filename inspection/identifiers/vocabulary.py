"""The lists that some parsers need: codes that exist, names that stand for a code.

The reference edition supplies them; an empty vocabulary leaves the parsers with their
grammar and check digits alone, and then nothing is said to exist or not to exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from .confusions import compact

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from ..instruments.matching import Bounds
    from ..red_flags.flag import Indicator


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
    ``compact_names`` are the chemical and trade names as letters and figures only, to the same normal form.
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

    def __post_init__(self) -> None:
        """Derive the compact names once; every typed name asks for them."""
        names = {compact(name): designation for name, designation in self.trade_names.items()}
        names |= {compact(name): designation for name, designation in self.chemical_names.items()}
        object.__setattr__(self, "compact_names", MappingProxyType(names))
