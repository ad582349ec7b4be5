"""Leafing through an edition, and gathering one thing from all of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Regime
from inspection.reference_hit import Match
from inspection.reference_thing import Entry, Fact, HazardLabel, Rows, Section, TableOffer, Thing

from .indexing import NAMED
from .normalise import plain, split
from .pictograms import mark_of, pictogram, pictograms_in
from .search import look_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .edition import Edition

PAGE = 200  # entries of a table at once
MOST_SECTIONS, MOST_ROWS, MOST_ALIKE = 12, 12, 8
_SHORTEST_LINK = 4  # characters of a name or code that two entries share because they mean the same
_ALIKE = 0.75  # the score from which another name is easily taken for this one
_LINKS = ("code", "cas", "name", "trade_name", "synonym")
_DOUBTFUL = ("lookalike", "ambiguous_name")
_KEYS = (
    "entry", "designation", "number", "blend", "refrigerant", "un_number", "code", "taxon", "hs6", "uid", "refers",
    "agreement", "name", "product", "process", "label", "prefix", "commodity",
    "trade_name",
)  # fmt: skip
_PLACES = ("locations_", "containers_")  # the folders of what only identifies
_PREFIXES = ("UN ", "class ", "HIN ", "HS ")
_ABOUT_THE_ROW = frozenset({"source", "basis", "confidence", "key", "first"})


def tables(edition: Edition, regime: Regime) -> tuple[TableOffer, ...]:
    """The tables of a regime whose entries can be looked up."""
    rows = edition.select(
        "SELECT source_table, count(*) FROM entry WHERE regime = ? GROUP BY source_table ORDER BY min(id)",
        [regime.value],
    )
    return tuple(TableOffer(regime, str(table), int(str(count))) for table, count in rows)


def entries(edition: Edition, table: str, after: int) -> tuple[Entry, ...]:
    """A page of a table's entries, from one number on."""
    rows = edition.select(
        "SELECT regime, entry, name FROM entry WHERE source_table = ? ORDER BY id LIMIT ? OFFSET ?",
        [table, PAGE, after],
    )
    return tuple(Entry(Regime(str(regime)), str(entry), str(name)) for regime, entry, name in rows)


def thing(edition: Edition, regime: Regime, entry: str) -> Thing | None:
    """All that the edition has on an entry; None where there is no such entry."""
    found = edition.select("SELECT id, name FROM entry WHERE regime = ? AND entry = ?", [regime.value, entry])
    if not found:
        return None
    number, name = int(str(found[0][0])), str(found[0][1])
    named = [
        (str(text), str(kind))
        for text, kind in edition.select("SELECT text, kind FROM name WHERE entry_id = ? ORDER BY id", [number])
    ]
    this = Entry(regime, entry, name)
    same = [this, *_same(edition, this, named)][:MOST_SECTIONS]
    codes = tuple(text for text, kind in named if kind == "code")
    sections = tuple(Section(each, tuple(_rows(edition, each, codes if each is this else ()))) for each in same)
    names = tuple(each for each in named if each[1] not in _DOUBTFUL)
    return Thing(this, names, sections, _alike(edition, same, named), _labels(edition, sections))


def _same(edition: Edition, this: Entry, named: Sequence[tuple[str, str]]) -> tuple[Entry, ...]:
    """The entries of all regimes that share a code or a whole name with this one; places and companies aside."""
    keys = sorted({plain(text) for text, kind in named if kind in _LINKS and len(plain(text)) >= _SHORTEST_LINK})
    if not keys or this.regime is Regime.IDENTITY:
        return ()
    marks, kinds = ", ".join("?" * len(keys)), ", ".join("?" * len(_LINKS))
    rows = edition.select(
        "SELECT DISTINCT entry.regime, entry.entry, entry.name FROM name JOIN entry ON entry.id = name.entry_id"  # noqa: S608
        f" WHERE name.plain IN ({marks}) AND name.kind IN ({kinds}) ORDER BY entry.id",
        [*keys, *_LINKS],
    )
    others = [Entry(Regime(str(regime)), str(entry), str(name)) for regime, entry, name in rows]
    return tuple(
        each
        for each in others
        if each.regime is not Regime.IDENTITY and (each.regime, each.entry) != (this.regime, this.entry)
    )


def _rows(edition: Edition, entry: Entry, codes: Sequence[str]) -> Iterator[Rows]:
    """What the tables of its regime say of an entry, also under other codes of it."""
    bare = entry.entry
    for prefix in _PREFIXES:
        bare = bare.removeprefix(prefix)
    folders = _PLACES if entry.regime is Regime.IDENTITY else (f"{entry.regime.value}_",)
    for table in sorted(edition.tables):
        if table.startswith(folders) and not table.endswith("_counts"):
            found = list(_about(edition, table, entry, (bare, entry.entry, *codes)))[:MOST_ROWS]
            if found:
                yield Rows(table, tuple((_facts(row), row.get("basis", "")) for row in found))


def _about(edition: Edition, table: str, entry: Entry, keys: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """The rows with one of the keys; where the entry is made up of several columns, those that make it up."""
    columns = set(edition.rows(table)[0]) if edition.rows(table) else set()
    seen: set[int] = set()
    for column in _KEYS:
        if column in columns:
            for value in dict.fromkeys(keys):
                for row in edition.rows(table, **{column: value}):
                    if id(row) not in seen:
                        seen.add(id(row))
                        yield row
    if seen or not _comes_from(edition, table, entry):
        return
    for each in NAMED:
        if each.table == table:
            yield from (
                row for row in edition.rows(table) if each.when(row) and each.entry.format_map(row) == entry.entry
            )


def _comes_from(edition: Edition, table: str, entry: Entry) -> bool:
    rows = edition.select(
        "SELECT 1 FROM entry WHERE regime = ? AND entry = ? AND source_table = ?",
        [entry.regime.value, entry.entry, table],
    )
    return bool(rows)


def _facts(row: Mapping[str, str]) -> tuple[Fact, ...]:
    return tuple(
        Fact(column, "; ".join(part.strip() for part in text.split(";")))
        for column, text in row.items()
        if text and column not in _ABOUT_THE_ROW
    )


def _alike(edition: Edition, same: Sequence[Entry], named: Sequence[tuple[str, str]]) -> tuple[Entry, ...]:
    """What is easily taken for it: names the tables call doubtful, and neighbours of its code and name."""
    own = {(each.regime, each.entry) for each in same}
    found: dict[tuple[Regime, str], Entry] = {}
    asked = [text for text, kind in named if kind in _DOUBTFUL]
    asked += [text for text, kind in named if kind in {"code", "trade_name", "name"}][:3]
    for text in asked:
        for hit in look_up(edition, text, MOST_ALIKE):
            key = (hit.regime, hit.entry)
            near = hit.how in {Match.SIMILAR, Match.REPAIRED} or hit.kind in _DOUBTFUL
            if key not in own and near and hit.score >= _ALIKE and hit.regime is not Regime.IDENTITY:
                found.setdefault(key, Entry(hit.regime, hit.entry, hit.name))
    for other in _swapped(same[0].entry):
        for regime, entry, name in edition.select(
            "SELECT regime, entry, name FROM entry WHERE regime = ? AND entry = ?", [same[0].regime.value, other]
        ):
            found.setdefault((Regime(str(regime)), str(entry)), Entry(Regime(str(regime)), str(entry), str(name)))
    return tuple(found.values())[:MOST_ALIKE]


def _swapped(code: str) -> Iterator[str]:
    """The codes that come of this one when two neighbouring figures change places."""
    for place in range(len(code) - 1):
        one, other = code[place], code[place + 1]
        if one.isdigit() and other.isdigit() and one != other:
            yield code[:place] + other + one + code[place + 2 :]


def _labels(edition: Edition, sections: Iterable[Section]) -> tuple[HazardLabel, ...]:
    """The labels that the classes in the rows stand for, the marks that go with them, and the pictograms of phrases."""
    codes: dict[str, None] = {}
    marks: dict[str, None] = {}
    pictograms: dict[str, None] = {}
    for section in sections:
        if section.entry.regime is Regime.DANGEROUS_GOODS:
            for fact in (fact for rows in section.rows for facts, _ in rows.rows for fact in facts):
                if fact.column in {"class_division", "subsidiary_hazards"}:
                    codes |= dict.fromkeys(part.strip().rstrip("ABCDEFGHJKLNS") or part for part in split(fact.text))
                marks |= dict.fromkeys([mark_of(fact)])
                pictograms |= dict.fromkeys(pictograms_in(fact))
            codes |= dict.fromkeys([section.entry.entry.removeprefix("class ")])
    return (*hazard_labels(edition, {**codes, **marks}), *map(pictogram, pictograms))


def hazard_labels(edition: Edition, codes: Iterable[str]) -> tuple[HazardLabel, ...]:
    """The labels of these classes, as the table describes them; what is no class has none."""
    rows = {row["code"]: row for row in edition.rows("dangerous_goods_hazard_classes")}
    return tuple(
        HazardLabel(
            code,
            rows[code]["name"],
            tuple(split(rows[code]["background_colours"])),
            rows[code]["background_layout"],
            rows[code]["symbol"],
            rows[code]["class_figure"],
        )
        for code in codes
        if code in rows
    )
