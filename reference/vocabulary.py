"""The codes and names of an edition in the form that the parsers of identifiers ask for."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.finding import Regime, Severity
from inspection.identifiers.vocabulary import Vocabulary
from inspection.red_flags.flag import Indicator

from .compositions import Compositions
from .designations import bare, is_family_name, normal_forms
from .law import TableMissing
from .normalise import phrases, plain, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .law import Law

    Rows = Sequence[Mapping[str, str]]

_BASEL_TABLES = ("basel_annex_viii", "basel_annex_ix", "basel_y_codes")
_HS_TABLES = ("basel_waste_hs2022", "montreal_hs2022_ods", "rotterdam_hs2022", "stockholm_hs2022")
_SUBSTANCE_TABLES = (
    "cwc_chemicals", "minamata_substances", "rotterdam_annex_iii", "stockholm_pops", "montreal_substances",
    "montreal_refrigerants",
)  # fmt: skip
_TOXIC_BY_INHALATION = "354"  # special provision of the Model Regulations, chapter 3.3
_HALOGENATED = re.compile(r"fluor|chlor|brom|iod|halon", re.IGNORECASE)
_UNSATURATED = re.compile(r"R-1\d{3}")
_MEANT_WITHOUT_LETTER = frozenset({"R-1233zd(E)", "R-1234ze(E)"})  # as makers and labels write them


def vocabulary(law: Law) -> Vocabulary:
    """Gather all lists; the list of a table that the edition does not carry stays empty."""
    refrigerants, substances = _rows(law, "montreal_refrigerants"), _rows(law, "montreal_substances")
    forms = normal_forms(substances, refrigerants)
    plates = _rows(law, "dangerous_goods_hazard_identification_numbers")
    return Vocabulary(
        un_numbers=_mapping(law, "dangerous_goods_un_numbers", "un_number", "proper_shipping_name"),
        hazard_identification_numbers=frozenset(row["code"] for row in plates if row["confidence"] != "low"),
        refrigerants=MappingProxyType(dict(_spellings(refrigerants, forms))),
        trade_names=MappingProxyType(dict(_trade_names(refrigerants, _rows(law, "montreal_trade_names"), forms))),
        chemical_names=MappingProxyType(dict(_chemical_names(refrigerants, substances, forms))),
        genera=_Genera(law),
        compositions=Compositions(law),
        h_codes=frozenset(_h_codes(_rows(law, "dangerous_goods_ghs"))),
        basel_codes=frozenset(row["code"] for table in _BASEL_TABLES for row in _rows(law, table)),
        hs_codes=frozenset(_dotted(row["hs6"]) for table in _HS_TABLES for row in _rows(law, table)),
        owner_codes=_mapping(law, "containers_owner_codes", "prefix", "operator"),
        size_types=MappingProxyType(dict(_size_types(_rows(law, "containers_size_type_codes")))),
        cas_numbers=MappingProxyType(
            dict(_listed_cas_numbers(law)) | dict(_cas_numbers(refrigerants, substances, forms))
        ),
        lmo_events=MappingProxyType(
            {row["uid"]: f"{row['event']} ({row['crop']})" for row in _rows(law, "cartagena_unique_identifiers")}
        ),
        lmo_names=MappingProxyType(dict(_lmo_names(_rows(law, "cartagena_names")))),
        listed_names=frozenset(_listed_names(law)),
        names_to_cas=MappingProxyType(dict(_names_to_cas(law))),
        un_classes=MappingProxyType(dict(_un_classes(_rows(law, "dangerous_goods_un_numbers")))),
        un_plates=MappingProxyType(dict(_un_plates(_rows(law, "dangerous_goods_un_numbers")))),
        toxic_by_inhalation=frozenset(_toxic_by_inhalation(_rows(law, "dangerous_goods_un_numbers"))),
        usual_un_numbers=MappingProxyType(dict(_usual_un_numbers(law, forms))),
        shipping_names=MappingProxyType(_shipping_names(_rows(law, "dangerous_goods_un_numbers"))),
        country_tags=MappingProxyType(dict(_country_tags(_rows(law, "parties_countries")))),
        indicators=tuple(_indicators(law)),
    )


def _rows(law: Law, table: str) -> Rows:
    try:
        return law.rows(table)
    except TableMissing:
        return ()


def _mapping(law: Law, table: str, key: str, value: str) -> Mapping[str, str]:
    return MappingProxyType({row[key]: row[value] for row in _rows(law, table)})


def _spellings(refrigerants: Rows, forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every way a designation is written, in capitals without spaces and hyphens: R22, HCFC22, HFO1234ZE(E)."""
    for row in refrigerants:
        number = row["number"]
        rest = _key(number.removeprefix("R-"))
        families = ["R"]
        if row["kind"] in {"zeotrope", "azeotrope"} and set(split(row["mp_annex_group"])) == {"F-I"}:
            families.append("HFC")  # "HFC-410A" is wrong by the standard and common on cylinders
        elif row["kind"] == "single" and _UNSATURATED.match(number):
            families += ["HFO", "HCFO"]
        ways = {rest: None, rest.replace("(", "").replace(")", ""): None}
        if number in _MEANT_WITHOUT_LETTER:
            ways[rest.partition("(")[0]] = None
        for family in families:
            for written in ways:
                yield family + written, number
    for designation, number in forms.items():
        if is_family_name(designation):
            yield _key(bare(designation)), number


def _trade_names(refrigerants: Rows, brands: Rows, forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Brand names in capitals; one that stands for several designations says nothing certain and is left out."""
    for row in refrigerants:
        for name in split(row["common_trade_names"]):
            yield name.upper(), row["number"]
    for row in brands:
        designations = list(split(row["designation"]))
        if len(designations) == 1:
            yield row["trade_name"].upper(), forms.get(designations[0], designations[0])


def _chemical_names(refrigerants: Rows, substances: Rows, forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names of halogenated substances in capitals: "water" and "nitrogen" on a label mean no refrigerant."""
    for row in refrigerants:
        if row["kind"] == "single" and _HALOGENATED.search(row["chemical_name"]):
            for name in phrases(row["chemical_name"]):
                yield name.upper(), row["number"]
    for row in substances:
        number = forms[row["designation"]]
        for name in phrases(row["chemical_name"]):
            yield name.upper(), number
        if not is_family_name(row["designation"]):
            yield row["designation"].upper(), number


def _cas_numbers(refrigerants: Rows, substances: Rows, forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """CAS numbers to designations; a number of its own (R-123) comes after, and so before, its group's."""
    for row in substances:
        for cas in split(row["cas"]):
            yield cas, forms[row["designation"]]
    for row in refrigerants:
        for cas in split(row["cas"]):
            yield cas, row["number"]


def _listed_cas_numbers(law: Law) -> Iterator[tuple[str, str]]:
    """CAS numbers that other conventions list: no refrigerant goes with them."""
    for table in ("rotterdam_annex_iii", "stockholm_pops", "minamata_substances", "cwc_chemicals"):
        for row in _rows(law, table):
            for column in ("cas", "member_cas", "doubtful_cas"):
                yield from ((cas, "") for cas in split(row.get(column, "")))


def _listed_names(law: Law) -> Iterator[str]:
    """Names that stand for a listed chemical and for nothing else, letters and figures only."""
    for table in ("rotterdam_annex_iii", "stockholm_pops"):
        for row in _rows(law, table):
            for column in ("names", "trade_names"):
                yield from (plain(name) for name in split(row[column]))


def _names_to_cas(law: Law) -> Iterator[tuple[str, str]]:
    """The CAS numbers behind each name of a listed chemical."""
    for table in ("rotterdam_annex_iii", "stockholm_pops"):
        for row in _rows(law, table):
            numbers = " ".join(cas for column in ("cas", "member_cas") for cas in split(row.get(column, "")))
            if numbers:
                for column in ("names", "trade_names"):
                    yield from ((plain(name), numbers) for name in split(row[column]))


def _un_classes(rows: Rows) -> Iterator[tuple[str, str]]:
    for row in rows:
        hazards = f"{row['class_division']};{row['subsidiary_hazards']}".replace(";", " ")
        yield row["un_number"], hazards.strip()


def _un_plates(rows: Rows) -> Iterator[tuple[str, str]]:
    for row in rows:
        if row["hazard_identification_number"]:
            yield row["un_number"], row["hazard_identification_number"].replace(";", " ")


def _toxic_by_inhalation(rows: Rows) -> Iterator[str]:
    for row in rows:
        if _TOXIC_BY_INHALATION in row["special_provisions"].split(";"):
            yield row["un_number"]


def _usual_un_numbers(law: Law, forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Under which numbers a substance travels, by CAS number and, for refrigerants, by designation."""
    for table in _SUBSTANCE_TABLES:
        for row in _rows(law, table):
            numbers = (row.get("un_number") or row.get("un_numbers") or "").replace(";", " ")
            if numbers:
                for cas in split(row.get("cas", "")):
                    yield cas, numbers
                designation = row.get("number") or forms.get(row.get("designation", ""), "")
                if designation:
                    yield designation, numbers


def _lmo_names(rows: Rows) -> Iterator[tuple[str, str]]:
    """Events and trade names that stand for one identifier; one that several share says nothing certain."""
    meant: dict[str, set[str]] = {}
    for row in rows:
        if row["kind"] != "crop":
            meant.setdefault(row["key"], set()).add(row["refers"])
    for key, identifiers in meant.items():
        if len(identifiers) == 1:
            yield key, identifiers.pop()


class _Genera:
    """The genera that the Appendices of CITES list or cover; asked one by one, since a check needs none of them."""

    def __init__(self, law: Law) -> None:
        self._law = law

    def __contains__(self, name: object) -> bool:
        for table, column in (("cites_listings", "genus"), ("cites_taxa", "taxon")):
            try:
                if self._law.rows(table, **{column: str(name)}):
                    return True
            except TableMissing:
                return False
        return False


def _shipping_names(rows: Rows) -> dict[str, str]:
    """Proper shipping names in capitals to their numbers, parted by spaces."""
    names: dict[str, str] = {}
    for row in rows:
        name = row["proper_shipping_name"].upper()
        names[name] = f"{names[name]} {row['un_number']}" if name in names else row["un_number"]
    return names


def _country_tags(rows: Rows) -> Iterator[tuple[str, str]]:
    """Groups and the continent of a country: "eu oecd europe"."""
    for row in rows:
        groups = [name for name in ("eu", "oecd") if row[f"{name}_member"] == "yes"]
        yield row["iso2"], " ".join([*groups, *row["un_region"].lower().split()[-1:]])


def _indicators(law: Law) -> Iterator[Indicator]:
    for regime in Regime:
        for row in _rows(law, f"red_flags_{regime.value}"):
            yield Indicator(
                row["code"], regime, Severity(row["severity"]), row["indicator"], row["how_to_confirm"],
                row["applies_to"],
            )  # fmt: skip


def _h_codes(rows: Rows) -> Iterator[str]:
    """H and EUH codes as written and in capitals: "H360Fd" and "H360FD" are two strengths."""
    for row in rows:
        if row["kind"] in {"H", "EUH"}:
            yield from (row["code"], row["code"].upper())


def _size_types(rows: Rows) -> Iterator[tuple[str, str]]:
    """Meanings of the first two characters together ("22") and of the last two ("G1")."""
    parts: dict[str, dict[str, str]] = {}
    for row in rows:
        parts.setdefault(row["part"], {})[row["code"]] = row["meaning"]
    for length, long in parts.get("length", {}).items():
        for section, high_and_wide in parts.get("height_width", {}).items():
            yield length + section, f"{long}; {high_and_wide}"
    yield from parts.get("type", {}).items()


def _key(designation: str) -> str:
    return designation.upper().replace("-", "").replace(" ", "")


def _dotted(hs6: str) -> str:
    figures = hs6.replace(".", "")
    return f"{figures[:4]}.{figures[4:]}" if figures[4:] else figures
