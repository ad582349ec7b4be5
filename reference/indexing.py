"""The search index: which column of which table names what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from string import Formatter
from typing import TYPE_CHECKING

from inspection.errors import BadInput
from inspection.finding import Regime

from .designations import bare, normal_forms
from .normalise import noisy_of_plain, phrases, plain, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlcipher3 import dbapi2

    from .csv_tables import Table


@dataclass(frozen=True, slots=True)
class Named:
    """How the rows of one table are found: entry and name as templates over the columns.

    ``lists`` are columns of ``;``-separated names, with the kind of name; ``phrases`` are columns
    of one name each, whose alternatives ("A or B", "A (B)") are names too.
    """

    table: str
    regime: Regime
    entry: str
    name: str
    lists: tuple[tuple[str, str], ...] = ()
    phrases: tuple[str, ...] = ()
    when: Callable[[Mapping[str, str]], bool] = lambda row: True  # noqa: ARG005 - every row

    def columns(self) -> list[str]:
        """The columns that the table must have."""
        templates = [
            column for text in (self.entry, self.name) for _, column, _, _ in Formatter().parse(text) if column
        ]
        return [*templates, *(column for column, _ in self.lists), *self.phrases]


_GOODS = Regime.DANGEROUS_GOODS

_CHEMICAL_NAMES = (
    ("names", "name"),
    ("trade_names", "trade_name"),
    ("doubtful_names", "ambiguous_name"),
    ("cas", "cas"),
    ("member_cas", "cas"),
    ("doubtful_cas", "cas"),
)

NAMED: tuple[Named, ...] = (
    Named(
        "dangerous_goods_un_numbers",
        _GOODS,
        "UN {un_number}",
        "{proper_shipping_name}",
        (("un_number", "code"),),
        ("proper_shipping_name",),
    ),
    Named("dangerous_goods_un_withdrawn", _GOODS, "UN {un_number}", "{proper_shipping_name} (UN {replaced_by})",
          (("un_number", "code"),), ("proper_shipping_name",)),
    Named("dangerous_goods_un_variants", _GOODS, "UN {un_number}", "{name}", (), ("name",)),
    Named("dangerous_goods_hazard_identification_numbers", _GOODS, "HIN {code}", "{meaning}", (("code", "code"),)),
    Named("dangerous_goods_hazard_classes", _GOODS, "class {code}", "{name}", (("code", "code"),), ("name",)),
    Named("dangerous_goods_ghs", _GOODS, "{code}", "{short_label}", (("code", "code"),), ("short_label",)),
    Named("dangerous_goods_packaging_marks", _GOODS, "{code}", "{type}, {material}, {category}"),
    Named("basel_annex_viii", Regime.BASEL, "{code}", "{short_label}", (("keywords", "keyword"),)),
    Named("basel_annex_ix", Regime.BASEL, "{code}", "{short_label}", (("keywords", "keyword"),)),
    Named("basel_y_codes", Regime.BASEL, "{code}", "{short_label}", (("keywords", "keyword"),)),
    Named("basel_h_codes", Regime.BASEL, "{code}", "{short_label}"),
    Named("basel_waste_hs2022", Regime.BASEL, "HS {hs6}", "{short_label}", (("hs6", "code"),)),
    Named("montreal_hs2022_ods", Regime.MONTREAL, "HS {hs6}", "{description}", (("hs6", "code"),)),
    Named("montreal_hs_before_2022", Regime.MONTREAL, "HS {hs6} until {until}", "{description}", (("hs6", "code"),)),
    Named("montreal_cylinder_colours", Regime.MONTREAL, "{refrigerant}", "{refrigerant}: {historic_colour_name}",
          (("historic_colour_name", "withdrawn_colour"), ("pms_number", "withdrawn_colour")), ("refrigerant",),
          when=lambda row: row["refrigerant"].startswith("R-")),
    Named("cwc_chemicals", Regime.CWC, "{entry} {name}", "{name}", (("cas", "cas"), ("names", "name"), ("name", "name"),
          ("un_numbers", "code"), ("hs2022", "code"), ("abbreviations", "code"))),
    Named("cwc_entries", Regime.CWC, "{code} {title}", "{title}", (("title", "name"), ("names", "name")),
          when=lambda row: row["kind"] != "single"),
    Named("cwc_riot_control", Regime.CWC, "{name}", "{name}", (("cas", "cas"), ("names", "name"))),
    Named("cartagena_unique_identifiers", Regime.CARTAGENA, "{uid}", "{event}: {crop}, {trait}",
          (("uid", "code"), ("printed", "code"), ("event", "name"))),
    Named("cartagena_names", Regime.CARTAGENA, "{refers}", "{name}", (("name", "name"),)),
    Named("minamata_substances", Regime.MINAMATA, "{name}", "{name}",
          (("cas", "cas"), ("names", "name"), ("name", "name"), ("un_numbers", "code"), ("hs2022", "code"))),
    Named("minamata_products", Regime.MINAMATA, "{product}", "{product}", (("product", "name"),)),
    Named("minamata_product_kinds", Regime.MINAMATA, "{label}", "{label}", (("names", "name"), ("label", "name"),
          ("un_numbers", "code"), ("hs2022", "code"))),
    Named("minamata_processes", Regime.MINAMATA, "{process}", "{process}", (("names", "name"), ("process", "name"))),
    Named("rotterdam_annex_iii", Regime.ROTTERDAM, "{entry}", "{entry} (Annex III, {category})",
          _CHEMICAL_NAMES, when=lambda row: not row["deleted_from"]),
    Named("rotterdam_hs2022", Regime.ROTTERDAM, "HS {hs6}", "{goods}", (("hs6", "code"),), ("hs6",)),
    Named("stockholm_pops", Regime.STOCKHOLM, "{entry}", "{entry} (Annex {annex})", _CHEMICAL_NAMES),
    Named("stockholm_hs2022", Regime.STOCKHOLM, "HS {hs6}", "{goods}", (("hs6", "code"),), ("hs6",)),
    Named("cites_listings", Regime.CITES, "{taxon}", "{taxon} (Appendix {appendix})",
          when=lambda row: not row["until"]),
    Named("cites_taxa", Regime.CITES, "{taxon}", "{taxon} ({family}; under {higher})",
          when=lambda row: row["rank"] == "genus"),
    Named("cites_names", Regime.CITES, "{taxon}", "{taxon} ({name})", (("name", "name"),)),
    Named("cites_synonyms", Regime.CITES, "{taxon}", "{taxon} (also {name})", (("name", "synonym"),)),
    Named("cites_commodities", Regime.CITES, "{commodity}", "{commodity}: {taxa}", (("word", "commodity"),)),
    Named("locations_ports", Regime.IDENTITY, "{code}", "{name}, {country}", (), ("name",)),
    Named("locations_aliases", Regime.IDENTITY, "{code}", "{alias}", (("alias", "name"),)),
    Named("containers_owner_codes", Regime.IDENTITY, "{prefix}", "{operator}", (), ("operator",)),
    Named("containers_size_type_codes", Regime.IDENTITY, "{code}", "{meaning}", when=lambda row: len(row["code"]) > 1),
)  # fmt: skip


@dataclass(slots=True)
class NameIndex:
    """Entries and their names as they are gathered, in the order of the tables."""

    entries: dict[tuple[Regime, str], tuple[int, str, str]] = field(default_factory=dict)
    names: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)

    def add(self, regime: Regime, entry: str, name: str, table: str, called: Iterable[tuple[str, str]]) -> None:
        """Note an entry with what it is called, (text, kind); the first table to bring an entry names it."""
        number, _, _ = self.entries.setdefault((regime, entry), (len(self.entries) + 1, name, table))
        for text, kind in ((entry, "code"), *called):
            key = plain(text)
            if key:
                self.names.setdefault((number, key), (text, kind))


def index_names(connection: dbapi2.Connection, tables: Mapping[str, Table]) -> None:
    """Fill ``entry``, ``name`` and ``name_search`` from the tables that have a mapping; the others are only kept."""
    index = NameIndex()
    _add_montreal(index, tables)
    for named in NAMED:
        for row in _rows(tables, named.table, *named.columns()):
            if named.when(row):
                index.add(
                    named.regime, named.entry.format_map(row), _tidy(named.name.format_map(row)), named.table,
                    _called(named, row),
                )  # fmt: skip
    _add_basel_hints(index, tables)
    connection.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?)",
        (
            (number, regime.value, entry, name, table)
            for (regime, entry), (number, name, table) in index.entries.items()
        ),
    )
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, entry, text, kind, key, noisy_of_plain(key))
            for number, ((entry, key), (text, kind)) in enumerate(index.names.items(), 1)
        ),
    )
    connection.execute("INSERT INTO name_search (name_search) VALUES ('rebuild')")
    connection.execute("INSERT INTO name_search (name_search) VALUES ('optimize')")


def _called(named: Named, row: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for column, kind in named.lists:
        yield from ((text, kind) for text in split(row[column]))
    for column in named.phrases:
        yield from ((text, "name") for text in phrases(row[column]))
    if not named.phrases:
        yield _tidy(named.name.format_map(row)), "name"


def _add_montreal(index: NameIndex, tables: Mapping[str, Table]) -> None:
    """Refrigerants, annex substances and trade names: one entry for all that means the same thing."""
    refrigerants = _rows(
        tables, "montreal_refrigerants", "number", "kind", "chemical_name", "cas", "un_number", "common_trade_names"
    )
    substances = _rows(tables, "montreal_substances", "annex", "group", "designation", "chemical_name", "cas")
    forms = normal_forms(substances, refrigerants)
    annex = {forms[row["designation"]]: row for row in reversed(substances)}
    carried_as = Counter(row["un_number"] for row in refrigerants)
    for row in refrigerants:
        name, listed = row["chemical_name"], annex.get(row["number"])
        if listed:
            name = f"{name} ({bare(listed['designation'])}; Annex {listed['annex']}, Group {listed['group']})"
        called = [(row["number"], "code"), *((text, "name") for text in phrases(row["chemical_name"]))]
        called += [(cas, "cas") for cas in split(row["cas"])]
        called += [(text, "trade_name") for text in split(row["common_trade_names"])]
        if carried_as[row["un_number"]] == 1:
            called += [(f"UN {number}", "code") for number in split(row["un_number"])]
        index.add(Regime.MONTREAL, row["number"], name, "montreal_refrigerants", called)
    for row in substances:
        name = f"{row['chemical_name']} (Annex {row['annex']}, Group {row['group']})"
        called = [(bare(row["designation"]), "code"), *((text, "name") for text in phrases(row["chemical_name"]))]
        called += [(cas, "cas") for cas in split(row["cas"])]
        index.add(Regime.MONTREAL, forms[row["designation"]], name, "montreal_substances", called)
    for row in _rows(tables, "montreal_trade_names", "trade_name", "designation", "misspellings_or_lookalikes"):
        called = [(row["trade_name"], "trade_name")]
        for designation in split(row["designation"]):
            lookalikes = [(text, "lookalike") for text in split(row["misspellings_or_lookalikes"])]
            entry = forms.get(designation, designation)
            index.add(Regime.MONTREAL, entry, row["trade_name"], "montreal_trade_names", called + lookalikes)
        if not row["designation"]:
            index.add(Regime.MONTREAL, row["trade_name"], row["trade_name"], "montreal_trade_names", called)


def _add_basel_hints(index: NameIndex, tables: Mapping[str, Table]) -> None:
    """UN numbers under which Basel wastes travel lead to their entries."""
    for row in _rows(tables, "basel_un_hints", "un_number", "basel_entries", "description"):
        for code in split(row["basel_entries"]):
            called = [(f"UN {row['un_number']}", "code"), (row["description"], "name")]
            index.add(Regime.BASEL, code, row["description"], "basel_un_hints", called)


def _rows(tables: Mapping[str, Table], name: str, *columns: str) -> list[dict[str, str]]:
    """The rows of a table, none where it is absent. Raises BadInput when a column that is asked for is not there."""
    table = tables.get(name)
    if table is None:
        return []
    for column in columns:
        if column not in table.columns:
            raise BadInput("reference.no_column", table=name, column=column)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _tidy(text: str) -> str:
    return text.rstrip(", ").replace(", ,", ",")
