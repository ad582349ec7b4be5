"""What names, goods and HS lines say of species: a common name means one, "ivory" means several, an HS line hints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..normalise import plain, split
from .cites_taxa import NOT_INCLUDED, cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ..law import Law

    Row = Mapping[str, str]

_WORD = re.compile("[^\\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\\W\\d_]+)?")
_LATIN = re.compile(r"\b([A-Z][a-z]{2,})\s+([a-z]{3,}(?:-[a-z]+)?)(?:\s+([a-z]{3,}))?")
_MOST_WORDS_ASKED = 24
_LONGEST_LATIN = 3
_SHORTEST_GENUS = 5
_HEADING = 4


@dataclass(frozen=True, slots=True)
class Hint:
    """Taxa that a word or an HS line leads to; ``firm`` when it names just one thing and nothing unlisted beside.

    ``unlisted`` says in words what else it may be.
    """

    word: str
    taxa: tuple[str, ...]
    unlisted: str
    firm: bool
    row: Row


def of_text(law: Law, text: str, day: date) -> Hint | None:
    """What a name on the papers or the label says: the whole of it first, then the terms within it."""
    found = whole(law, text) or _latin_within(law, text, day)
    if found:
        return found
    return _term_within(law, text) or _latin_as_a_whole(law, text, day)


def whole(law: Law, text: str) -> Hint | None:
    """What the text means as a trade word or a common name, all of it."""
    return _commodity(law, text) or _common_name(law, text, firm=True)


def of_hs(law: Law, code: str) -> Hint | None:
    """The taxa that goods of this HS line usually come from; for a heading alone, of all its lines."""
    figures = code.replace(".", "")[:6]
    if len(figures) > _HEADING:
        rows = law.rows("cites_hs_lines", hs6=figures)
    elif len(figures) == _HEADING:
        rows = [row for row in law.rows("cites_hs_lines") if row["hs6"].startswith(figures)]
    else:
        rows = ()
    if not rows:
        return None
    taxa = dict.fromkeys(taxon for row in rows for taxon in split(row["taxa"]))
    return Hint("; ".join(row["label"] for row in rows), tuple(taxa), "", firm=False, row=rows[0])


def words_of(text: str) -> Iterator[str]:
    """The words of a text in lower case."""
    return (word.casefold() for word in _WORD.findall(text))


def _keys(text: str) -> list[str]:
    """The key of a term, and of its singular."""
    key = plain(text)
    return [key, key.removesuffix("S")] if key.endswith("S") and not key.endswith("SS") else [key]


def _commodity(law: Law, term: str, beside: frozenset[str] = frozenset()) -> Hint | None:
    """The trade word; a word that also names a colour says nothing beside "coloured", "paint" and the like."""
    for key in _keys(term):
        for row in law.rows("cites_commodities", key=key):
            if beside & set(split(row["unless"])):
                continue
            taxa = tuple(split(row["taxa"]))
            return Hint(row["word"], taxa, row["unlisted"], firm=len(taxa) == 1 and not row["unlisted"], row=row)
    return None


def _common_name(law: Law, term: str, *, firm: bool) -> Hint | None:
    for key in _keys(term):
        for row in law.rows("cites_names", key=key):
            return Hint(row["name"], (row["taxon"],), "" if firm else "—", firm=firm, row=row)
    return None


def _latin_within(law: Law, text: str, day: date) -> Hint | None:
    """A Latin name within the text, written as such."""
    for match in _LATIN.finditer(text):
        longest = " ".join(part for part in match.groups() if part)
        name = longest if law.rows("cites_listings", taxon=longest) else f"{match[1]} {match[2]}"
        found = None if _commodity(law, name) else _listed(law, name, day)
        if found:
            return found
    return None


def _latin_as_a_whole(law: Law, text: str, day: date) -> Hint | None:
    """The text as a Latin name, however it is written."""
    words = text.split()
    latin = all(word.isalpha() and word.isascii() for word in words)
    if latin and (1 < len(words) <= _LONGEST_LATIN or (len(words) == 1 and len(text) >= _SHORTEST_GENUS)):
        return _listed(law, text, day)
    return None


def _listed(law: Law, name: str, day: date) -> Hint | None:
    covered = cover(law, name, day, None)
    if not any(line.appendix != NOT_INCLUDED for line in covered.lines) and not covered.others:
        return None
    row = covered.lines[0].row if covered.lines else covered.others[0].row
    normal = " ".join([name.split(maxsplit=1)[0].capitalize(), *name.lower().split()[1:]])
    return Hint(name, (normal,), "", firm=True, row=row)


def _term_within(law: Law, text: str) -> Hint | None:
    """The longest trade word, or common name of several words, that stands within the text."""
    words = _WORD.findall(text)[:_MOST_WORDS_ASKED]
    beside = frozenset(words_of(text))
    terms: dict[str, None] = {}
    for start, word in enumerate(words):
        for key in _keys(word):
            rows = [*law.rows("cites_commodities", first=key), *law.rows("cites_names", first=key)]
            lengths = {len(_WORD.findall(row.get("word") or row["name"])) for row in rows}
            terms |= dict.fromkeys(" ".join(words[start : start + length]) for length in lengths)
    for term in sorted(terms, key=lambda term: -len(term.split())):
        found = _commodity(law, term, beside) or (_common_name(law, term, firm=False) if " " in term else None)
        if found:
            return found
    return None
