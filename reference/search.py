"""Looking things up by code, name, trade name, misspelling and what OCR made of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.finding import Regime
from inspection.reference_hit import Hit, Match

from .normalise import noisy_of_plain, plain, trigrams
from .ports import is_locode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .edition import Edition, Row

_EXACT, _EXACT_AFTER_REPAIR, _WITHIN = 1.0, 0.97, 0.9
_FLOOR = 0.65
_SHORTEST_NOISY = 4
_OTHER_FIGURES = 0.75
_ONLY_A_PORT = 0.8  # there is a port for almost every misspelling of goods
_ASKED_TRIGRAMS = 16
_CANDIDATES = 120
_NAMES_AT_ONCE = 400

_SELECT_NAMES = (
    "SELECT name.id, name.text, name.plain, name.noisy, name.kind, entry.regime, entry.entry, entry.name, entry.id"
    " FROM name JOIN entry ON entry.id = name.entry_id WHERE "
)


def look_up(edition: Edition, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """The entries that a text leads to, best first, one hit an entry.

    A code or name that is meant exactly scores 1, one that differs by OCR confusions 0.97; what is
    merely similar scores less. When something fits exactly, only longer names that contain it follow, and
    after a code nothing does. Ports are found beside the goods, and never hide them.
    """
    key = plain(text)
    if not key or limit < 1:
        return ()
    seen = noisy_of_plain(key)
    scored = _Best()
    for row in edition.select(f"{_SELECT_NAMES} name.plain = ? LIMIT {_NAMES_AT_ONCE}", [key]):
        scored.add(row, _EXACT, Match.EXACT)
    if not scored.exact and (len(key) >= _SHORTEST_NOISY or _is_code(key)):
        for row in edition.select(f"{_SELECT_NAMES} name.noisy = ? LIMIT {_NAMES_AT_ONCE}", [seen]):
            scored.add(row, _EXACT_AFTER_REPAIR, Match.REPAIRED)
    exact = scored.exact
    if not (exact and _is_code(key)):
        for row in _similar(edition, seen):
            if not exact or key in str(row[2]):
                scored.add(row, *_likeness(seen, key, str(row[3]), str(row[2])))
    return scored.hits(limit)


class _Best:
    """The best-scored name of each entry."""

    def __init__(self) -> None:
        self.found: dict[object, tuple[float, int, Hit]] = {}
        self.exact = False

    def add(self, row: Row, score: float, how: Match) -> None:
        _, text, _, _, kind, regime, entry, name, entry_id = row
        if regime == Regime.IDENTITY.value and is_locode(str(entry)):
            score *= 1 if score == _EXACT else _ONLY_A_PORT
        elif score >= _EXACT_AFTER_REPAIR:
            self.exact = True
        if score < _FLOOR:
            return
        known = self.found.get(entry_id)
        rank = (score, -len(str(text)))
        if known is None or rank > known[:2]:
            hit = Hit(Regime(str(regime)), str(entry), str(name), str(text), round(score, 3), str(kind), how)
            self.found[entry_id] = (*rank, hit)

    def hits(self, limit: int) -> tuple[Hit, ...]:
        order = sorted(self.found.values(), key=lambda item: (-item[0], -item[1], item[2].regime, item[2].entry))
        return tuple(hit for _, _, hit in order[:limit])


def _is_code(key: str) -> bool:
    """Tell codes and designations, where the neighbour is something else, from names."""
    return any(character.isdigit() for character in key)


def _similar(edition: Edition, seen: str) -> Iterable[Row]:
    """The names that share most of the rarer trigrams with the text."""
    asked = sorted(trigrams(seen))
    if not asked:
        return ()
    marks = ", ".join("?" * len(asked))
    known = edition.select(f"SELECT term FROM name_trigrams WHERE term IN ({marks}) ORDER BY doc, term", asked)  # noqa: S608
    shared: Counter[object] = Counter()
    for (term,) in known[:_ASKED_TRIGRAMS]:
        shared.update(
            row[0] for row in edition.select("SELECT rowid FROM name_search WHERE name_search MATCH ?", [f'"{term}"'])
        )
    best = [name for name, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]]
    if not best:
        return ()
    marks = ", ".join("?" * len(best))
    return edition.select(f"{_SELECT_NAMES} name.id IN ({marks})", [int(str(name)) for name in best])


def _likeness(seen: str, key: str, other_seen: str, other_key: str) -> tuple[float, Match]:
    """How like two names are, 0 to 1: as wholes, or one as a part of the other, and which of the two."""
    whole = fuzz.ratio(seen, other_seen) / 100
    shorter, longer = sorted((len(seen), len(other_seen)))
    part = fuzz.partial_ratio(seen, other_seen) / 100 * (_WITHIN - 0.25 * (1 - shorter / longer))
    within = part if shorter > 4 else 0.0  # noqa: PLR2004 - four letters occur anywhere
    score = max(whole * _EXACT_AFTER_REPAIR, within)
    contained = seen in other_seen or other_seen in seen
    if _figures(key) != _figures(other_key):
        score *= _OTHER_FIGURES
    return score, Match.WITHIN if contained else Match.SIMILAR


def _figures(key: str) -> str:
    return "".join(character for character in key if character.isdigit())
