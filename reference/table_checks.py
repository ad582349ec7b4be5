"""What must hold of the tables before an edition is built of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.errors import BadInput
from inspection.finding import Basis
from inspection.identifiers.cas import check_digit

from .count_checks import check_counts
from .normalise import split
from .party_checks import check_parties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .csv_tables import Table

_CAS = re.compile(r"[1-9]\d{1,6}-\d\d-\d")
_CAS_COLUMNS = frozenset({"cas", "member_cas", "doubtful_cas"})
_BASES = frozenset(basis.value for basis in Basis)

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "basel_agreements": ("agreement",),
        "basel_amendments": ("amendment",),
        "basel_annex_ix": ("code",),
        "basel_annex_viii": ("code",),
        "basel_cas_hints": ("cas",),
        "basel_counts": ("table_name", "column_name", "value"),
        "basel_disposal_codes": ("code",),
        "basel_h_codes": ("code",),
        "basel_un_hints": ("un_number",),
        "basel_waste_hs2022": ("hs6",),
        "basel_y_codes": ("code",),
        "cartagena_crops": ("crop",),
        "cartagena_names": ("key", "kind", "refers"),
        "cartagena_unique_identifiers": ("uid",),
        "cites_annotations": ("annotation",),
        "cites_codes": ("kind", "code"),
        "cites_commodities": ("key",),
        "cites_counts": ("table_name", "column_name", "value"),
        "cites_domestic": ("taxon",),
        "cites_hs_lines": ("hs6",),
        "cites_listings": ("taxon", "effective_from"),
        "cites_names": ("key",),
        "cites_permit_rules": ("id",),
        "cites_populations": ("taxon", "countries"),
        "cites_synonyms": ("name",),
        "cites_taxa": ("taxon",),
        "cites_zero_quotas": ("taxon", "countries", "effective_from"),
        "containers_owner_codes": ("prefix",),
        "containers_size_type_codes": ("part", "code"),
        "cwc_chemicals": ("entry", "name"),
        "cwc_counts": ("table_name", "column_name", "value"),
        "cwc_entries": ("code",),
        "cwc_riot_control": ("name",),
        "cwc_shared_codes": ("scheme", "value"),
        "dangerous_goods_class1_compatibility": ("group_a", "group_b"),
        "dangerous_goods_counts": ("table_name", "column_name", "value"),
        "dangerous_goods_ghs": ("code",),
        "dangerous_goods_hazard_classes": ("code",),
        "dangerous_goods_hazard_identification_numbers": ("code",),
        "dangerous_goods_packaging_marks": ("code",),
        "dangerous_goods_segregation": ("class_a", "class_b"),
        "dangerous_goods_segregation_group_rules": ("group_a", "group_b"),
        "dangerous_goods_segregation_groups": ("group", "un_number"),
        "dangerous_goods_transport_limits": ("un_number",),
        "dangerous_goods_un_names": ("key",),
        "dangerous_goods_un_numbers": ("un_number",),
        "dangerous_goods_un_withdrawn": ("un_number",),
        "minamata_counts": ("table_name", "column_name", "value"),
        "minamata_processes": ("id",),
        "minamata_product_kinds": ("label",),
        "minamata_products": ("id",),
        "minamata_substances": ("name",),
        "locations_aliases": ("key", "code"),
        "locations_ports": ("code",),
        "montreal_amendments": ("amendment",),
        "montreal_blend_tolerances": ("blend", "component"),
        "montreal_blends": ("blend", "component"),
        "montreal_counts": ("table_name", "column_name", "value"),
        "montreal_cylinder_colours": ("refrigerant",),
        "montreal_groups": ("annex", "group"),
        "montreal_hs2022_ods": ("hs6",),
        "montreal_hs_before_2022": ("hs6", "from"),
        "montreal_phaseout": ("annex", "group", "party_group", "from"),
        "montreal_refrigerants": ("number",),
        "montreal_substances": ("designation",),
        "montreal_trade_names": ("trade_name", "maker"),
        "montreal_un_mixtures": ("un_number",),
        "parties_countries": ("iso2",),
        "rotterdam_annex_iii": ("entry",),
        "rotterdam_hs2022": ("hs6",),
        "rotterdam_un_numbers": ("un_number",),
        "stockholm_acceptances": ("iso2", "amendment"),
        "stockholm_amendments": ("amendment",),
        "stockholm_hs2022": ("hs6",),
        "stockholm_pops": ("entry",),
        "stockholm_un_numbers": ("un_number",),
        "parties_counts": ("instrument",),
        "parties_status": ("iso2", "instrument"),
        "red_flags_basel": ("code",),
        "red_flags_cartagena": ("code",),
        "red_flags_cites": ("code",),
        "red_flags_cwc": ("code",),
        "red_flags_minamata": ("code",),
        "red_flags_montreal": ("code",),
        "red_flags_rotterdam": ("code",),
        "red_flags_stockholm": ("code",),
    }
)
"""The columns that tell the rows of a table apart; elsewhere only a repeated whole row is refused."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The ``;``-separated values of a column must stand in one of the given columns, "table.column"."""

    table: str
    column: str
    targets: tuple[str, ...]


_BASEL_CODES = ("basel_annex_viii.code", "basel_annex_ix.code", "basel_y_codes.code")
_UN_NUMBERS = ("dangerous_goods_un_numbers.un_number", "dangerous_goods_un_withdrawn.un_number")

_REFRIGERANTS = ("montreal_refrigerants.number", "montreal_substances.designation")

REFERENCES: tuple[Reference, ...] = (
    Reference("montreal_blends", "blend", ("montreal_refrigerants.number",)),
    Reference("montreal_blends", "component", _REFRIGERANTS),
    Reference(
        "montreal_trade_names", "designation", ("montreal_refrigerants.number", "montreal_substances.designation")
    ),
    Reference("montreal_substances", "un_number", _UN_NUMBERS),
    Reference("montreal_refrigerants", "un_number", _UN_NUMBERS),
    Reference("montreal_refrigerants", "substance", ("montreal_substances.designation",)),
    Reference("montreal_phaseout", "annex", ("montreal_groups.annex",)),
    Reference("montreal_un_mixtures", "un_number", _UN_NUMBERS),
    Reference("montreal_un_mixtures", "contains", ("montreal_refrigerants.number",)),
    Reference("minamata_product_kinds", "products", ("minamata_products.id",)),
    Reference("minamata_product_kinds", "un_numbers", _UN_NUMBERS),
    Reference("minamata_substances", "process", ("minamata_processes.id",)),
    Reference("minamata_substances", "un_numbers", _UN_NUMBERS),
    Reference("cwc_chemicals", "entry", ("cwc_entries.code",)),
    Reference("cwc_chemicals", "un_numbers", _UN_NUMBERS),
    Reference("cwc_riot_control", "un_numbers", _UN_NUMBERS),
    Reference("cwc_shared_codes", "entries", ("cwc_entries.code",)),
    Reference("cartagena_unique_identifiers", "crop", ("cartagena_crops.crop",)),
    Reference("cartagena_names", "refers", ("cartagena_unique_identifiers.uid", "cartagena_crops.crop")),
    Reference("locations_aliases", "code", ("locations_ports.code",)),
    Reference("locations_ports", "country", ("parties_countries.iso2",)),
    Reference("parties_status", "iso2", ("parties_countries.iso2",)),
    Reference("rotterdam_annex_iii", "un_numbers", _UN_NUMBERS),
    Reference("rotterdam_formulations", "entry", ("rotterdam_annex_iii.entry",)),
    Reference("rotterdam_hs2022", "entries", ("rotterdam_annex_iii.entry",)),
    Reference("rotterdam_un_numbers", "entries", ("rotterdam_annex_iii.entry",)),
    Reference("rotterdam_un_numbers", "un_number", _UN_NUMBERS),
    Reference("stockholm_acceptances", "amendment", ("stockholm_amendments.amendment",)),
    Reference("stockholm_acceptances", "iso2", ("parties_countries.iso2",)),
    Reference("stockholm_declarations", "amendment", ("stockholm_amendments.amendment",)),
    Reference("stockholm_declarations", "iso2", ("parties_countries.iso2",)),
    Reference("stockholm_exemptions", "entry", ("stockholm_pops.entry",)),
    Reference("stockholm_hs2022", "entries", ("stockholm_pops.entry",)),
    Reference("stockholm_pops", "amendment", ("stockholm_amendments.amendment",)),
    Reference("stockholm_pops", "un_numbers", _UN_NUMBERS),
    Reference("stockholm_un_numbers", "entries", ("stockholm_pops.entry",)),
    Reference("stockholm_un_numbers", "un_number", _UN_NUMBERS),
    Reference("parties_declarations", "iso2", ("parties_countries.iso2",)),
    Reference("basel_un_hints", "un_number", _UN_NUMBERS),
    Reference("basel_un_hints", "basel_entries", _BASEL_CODES),
    Reference("basel_agreements", "exporters", ("parties_countries.iso2",)),
    Reference("basel_agreements", "importers", ("parties_countries.iso2",)),
    Reference("basel_agreements", "unsettled", _BASEL_CODES),
    Reference("basel_annex_viii", "mirror_entry", _BASEL_CODES),
    Reference("basel_annex_viii", "treaty_mirror", _BASEL_CODES),
    Reference("basel_annex_viii", "successors", _BASEL_CODES),
    Reference("basel_annex_ix", "mirror_entry", _BASEL_CODES),
    Reference("basel_annex_ix", "treaty_mirror", _BASEL_CODES),
    Reference("basel_annex_ix", "successors", _BASEL_CODES),
    Reference("basel_annex_ix", "otherwise", _BASEL_CODES),
    Reference("basel_y_codes", "treaty_mirror", _BASEL_CODES),
    Reference("basel_cas_hints", "basel_entries", _BASEL_CODES),
    Reference("basel_annex_viii", "related_y_codes", ("basel_y_codes.code",)),
    Reference("basel_waste_hs2022", "usual_basel_entries", _BASEL_CODES),
    Reference("cites_listings", "annotation", ("cites_annotations.annotation",)),
    Reference("cites_listings", "parties", ("parties_countries.iso2",)),
    Reference("cites_populations", "taxon", ("cites_listings.taxon",)),
    Reference("cites_domestic", "wild_relatives", ("cites_listings.taxon",)),
    Reference("cites_taxa", "higher", ("cites_listings.taxon",)),
    Reference("dangerous_goods_un_variants", "un_number", _UN_NUMBERS),
    Reference("dangerous_goods_un_names", "un_numbers", _UN_NUMBERS),
    Reference("dangerous_goods_un_withdrawn", "replaced_by", _UN_NUMBERS),
    Reference("dangerous_goods_transport_limits", "un_number", _UN_NUMBERS),
    Reference("dangerous_goods_segregation_groups", "un_number", _UN_NUMBERS),
    Reference("dangerous_goods_segregation_group_rules", "group_a", ("dangerous_goods_segregation_groups.group",)),
    Reference("dangerous_goods_segregation_group_rules", "group_b", ("dangerous_goods_segregation_groups.group",)),
    Reference(
        "dangerous_goods_un_numbers",
        "hazard_identification_number",
        ("dangerous_goods_hazard_identification_numbers.code",),
    ),
)

BLEND_TOLERANCE = Decimal("0.05")
"""Per cent by mass: nominal compositions are given to one decimal, so a true sum is off by less."""


def check_tables(tables: Mapping[str, Table]) -> None:
    """Raise BadInput, naming table and row, for the first thing that does not hold."""
    for table in tables.values():
        _check_provenance(table)
        _check_keys(table)
        _check_cas(table)
    for reference in REFERENCES:
        _check_reference(tables, reference)
    if "montreal_blends" in tables:
        _check_blends(tables["montreal_blends"])
    check_parties(tables)
    check_counts(tables)


def _check_provenance(table: Table) -> None:
    for column in ("source", "basis"):
        if column not in table.columns:
            raise BadInput("reference.no_provenance_column", table=table.name, column=column)
    for number, (source, basis) in enumerate(zip(table.column("source"), table.column("basis"), strict=True), 1):
        if not source.strip():
            raise BadInput("reference.row_without_source", table=table.name, row=number)
        if basis not in _BASES:
            raise BadInput("reference.bad_basis", table=table.name, row=number, value=basis)


def _check_keys(table: Table) -> None:
    key = KEYS.get(table.name, table.columns)
    columns = [_column(table, name) for name in key]
    seen: set[tuple[str, ...]] = set()
    for number, values in enumerate(zip(*columns, strict=True), 1):
        if values in seen:
            raise BadInput("reference.duplicate_key", table=table.name, row=number, key=" / ".join(values))
        if table.name in KEYS and not all(values):
            raise BadInput("reference.empty_key", table=table.name, row=number)
        seen.add(values)


def _check_cas(table: Table) -> None:
    for name in _CAS_COLUMNS & set(table.columns):
        for number, text in enumerate(table.column(name), 1):
            for cas in split(text):
                if not _cas_holds(cas):
                    raise BadInput("reference.bad_cas", table=table.name, row=number, cas=cas)


def _cas_holds(cas: str) -> bool:
    return _CAS.fullmatch(cas) is not None and check_digit(cas[:-1].replace("-", "")) == int(cas[-1])


def _check_reference(tables: Mapping[str, Table], reference: Reference) -> None:
    targets = [target.split(".") for target in reference.targets]
    if reference.table not in tables or not any(table in tables for table, _ in targets):
        return
    known = {value for table, column in targets if table in tables for value in _column(tables[table], column)}
    for number, text in enumerate(_column(tables[reference.table], reference.column), 1):
        for value in split(text):
            if value not in known:
                raise BadInput(
                    "reference.dangling",
                    table=reference.table,
                    row=number,
                    column=reference.column,
                    value=value,
                    target=", ".join(reference.targets),
                )


def _check_blends(blends: Table) -> None:
    sums: dict[str, Decimal] = {}
    for number, (blend, share) in enumerate(
        zip(_column(blends, "blend"), _column(blends, "mass_percent"), strict=True), 1
    ):
        try:
            sums[blend] = sums.get(blend, Decimal()) + Decimal(share)
        except InvalidOperation as error:
            raise BadInput("reference.bad_share", table=blends.name, row=number, value=share) from error
    for blend, total in sums.items():
        if abs(total - 100) > BLEND_TOLERANCE:
            raise BadInput("reference.blend_sum", table=blends.name, blend=blend, total=total)


def _column(table: Table, name: str) -> list[str]:
    if name not in table.columns:
        raise BadInput("reference.no_column", table=table.name, column=name)
    return table.column(name)
