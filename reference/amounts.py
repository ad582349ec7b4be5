"""Amounts of a thing as they are typed, in ODP-kilograms and tonnes of CO2 equivalent; and what fields propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .regimes.constituents import constituents_of
from .regimes.substances import identify

if TYPE_CHECKING:
    from inspection.consignment import Item
    from inspection.quantities import Constituent

    from .law import Law

# Tables whose lines say what a tariff line of six figures covers, in the order in which they are believed.
_TARIFF = (
    ("montreal_hs2022_ods", "description"),
    ("basel_waste_hs2022", "short_label"),
    ("cites_hs_lines", "label"),
    ("stockholm_hs2022", "goods"),
    ("rotterdam_hs2022", "goods"),
)
_FIGURES = 6


def substance_of(item: Item, law: Law) -> tuple[str, tuple[Constituent, ...]] | None:
    """The substance or blend that an item's claims name, with its parts; None where they name none, or a family."""
    for thing in identify(item, law).things:
        parts = constituents_of(thing)
        if parts and not thing.either:
            return thing.name, parts
    return None


def countries(law: Law) -> tuple[tuple[str, str], ...]:
    """Every country by its ISO 3166 alpha-2 code, with its name."""
    return tuple((row["iso2"], row["name"]) for row in law.rows("parties_countries"))


def ports(law: Law) -> tuple[tuple[str, str], ...]:
    """Every port by its UN/LOCODE, with its name and country."""
    return tuple((row["code"], f"{row['name']}, {row['country']}") for row in law.rows("locations_ports"))


def tariff_lines(law: Law) -> tuple[tuple[str, str], ...]:
    """The tariff lines that the edition knows, six figures each, with what they cover."""
    lines: dict[str, str] = {}
    for table, column in _TARIFF:
        for row in law.rows(table):
            code = "".join(filter(str.isdigit, row["hs6"]))[:_FIGURES]
            if len(code) == _FIGURES:
                lines.setdefault(code, row[column])
    return tuple(sorted(lines.items()))
