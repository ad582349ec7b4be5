"""What leads to entries of the Basel annexes without being a Basel code: tariff lines, UN and CAS numbers, words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.consignment import Condition
from inspection.finding import Basis

from ..normalise import plain, split
from .basel_entries import current

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from inspection.claim import Claim
    from inspection.consignment import Item

    from ..law import Law
    from .basel_entries import Entry

    Row = Mapping[str, str]

_WORDS_OF_WASTE = frozenset(
    {
        "WASTE", "SCRAP", "REFUSE", "RESIDUE", "SPENT", "END OF LIFE", "DECHET", "RESIDUO", "ABFALL", "ABFALLE",
        "SCHROTT", "ALTMETALL", "DESECHO", "CHATARRA", "RIFIUTO", "RIFIUTI", "AFVAL",
    }
)  # fmt: skip
_WORDS_OF_AGE = frozenset(
    {"USED", "OBSOLETE", "EXPIRED", "OUTDATED", "DISCARDED", "SECOND HAND", "SECONDHAND", "DEFECTIVE", "BROKEN"}
)
_HEADING = 4
_KEYWORDS = ("basel_annex_viii", "basel_annex_ix", "basel_y_codes")
_LEAST_KEYWORD = 2
_LEAST_PLURAL = 4
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Candidates:
    """A claim that leads to entries: what it is said to be, and whether it leaves no choice among them.

    ``is_waste`` tells a tariff line or a word of waste, or a declaration, from goods that may merely be old;
    ``settled`` that line or number means one entry and nothing else once it is waste.
    """

    claim: Claim
    entries: tuple[Entry, ...]
    is_waste: bool
    settled: bool = False
    label: str = ""

    @property
    def codes(self) -> str:
        """The codes of the entries, as they stand in a sentence."""
        return ", ".join(entry.code for entry in self.entries)

    @property
    def by_line(self) -> bool:
        """Whether a tariff line leads there."""
        return self.claim.scheme is Scheme.HS


def hints(item: Item, law: Law, day: date) -> list[Candidates]:
    """Lines, numbers and words of the item that lead to entries standing on the day."""
    waste = item.circumstances.condition is Condition.WASTE
    old = waste or item.circumstances.condition is Condition.USED
    found: list[Candidates] = []
    for claim in item.claims:
        if claim.scheme is Scheme.HS:
            found += _of_line(law, claim, day, waste=waste, old=old)
        elif claim.scheme is Scheme.UN and old:
            found += _of_number(law, claim, day, law.rows("basel_un_hints", un_number=claim.value), waste=waste)
        elif claim.scheme is Scheme.CAS and old:
            found += _of_number(law, claim, day, law.rows("basel_cas_hints", cas=claim.value), waste=waste)
        elif claim.scheme is Scheme.NAME and (old or says_waste(claim.value) or _says(claim.value, _WORDS_OF_AGE)):
            entries = _by_keyword(law, claim.value, day)
            found.append(Candidates(claim, entries, waste or says_waste(claim.value), label=claim.value))
    # That such a line, number or word leads to these entries is our reading, not the treaty's.
    return [
        replace(each, entries=tuple(replace(entry, basis=Basis.UNREAD) for entry in each.entries))
        for each in found
        if each.entries
    ]


def says_waste(name: str) -> bool:
    """Whether a name calls the goods waste, in one of a few languages."""
    return _says(name, _WORDS_OF_WASTE)


def is_line_of_waste(law: Law, claim: Claim) -> bool:
    """Whether the claim is a tariff line that holds nothing but waste."""
    return claim.scheme is Scheme.HS and any(
        row["line_kind"] == "waste" for row in _lines(law, claim.value.replace(".", "")[:6])
    )


def _of_line(law: Law, claim: Claim, day: date, *, waste: bool, old: bool) -> Iterator[Candidates]:
    for row in _lines(law, claim.value.replace(".", "")[:6]):
        is_waste = row["line_kind"] == "waste" or waste
        if is_waste or old:
            entries = current(law, split(row["usual_basel_entries"]), day)
            settled = len(entries) == 1 and not entries[0].treaty_mirror
            yield Candidates(claim, entries, is_waste, settled, row["short_label"])


def _of_number(law: Law, claim: Claim, day: date, rows: Sequence[Row], *, waste: bool) -> Iterator[Candidates]:
    for row in rows:
        entries = current(law, split(row["basel_entries"]), day)
        settled = waste and len(entries) == 1 and row["certain"] == "yes"
        yield Candidates(claim, entries, waste, settled, row["description"])


def _lines(law: Law, figures: str) -> list[Row]:
    """The line with these figures; for a heading alone, all its lines as one."""
    if len(figures) > _HEADING:
        return list(law.rows("basel_waste_hs2022", hs6=figures))
    below = [row for row in law.rows("basel_waste_hs2022") if row["hs6"].startswith(figures)] if figures else []
    if not below:
        return []
    codes = dict.fromkeys(code for row in below for code in split(row["usual_basel_entries"]))
    waste = all(row["line_kind"] == "waste" for row in below)
    return [{**below[0], "usual_basel_entries": ";".join(codes), "line_kind": "waste" if waste else "product"}]


def _by_keyword(law: Law, name: str, day: date) -> tuple[Entry, ...]:
    """Entries whose keywords stand in the name as whole words; of two keywords, one within the other, the longer."""
    words = _words(name)
    hits: list[tuple[range, str]] = []
    for start in range(len(words)):
        for stop in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            for spelling in dict.fromkeys(("".join(words[start:stop]), "".join(map(_singular, words[start:stop])))):
                if len(spelling) >= _LEAST_KEYWORD:
                    hits += [
                        (range(start, stop), row["code"])
                        for table in _KEYWORDS
                        for row in law.holding(table, "keywords", spelling)
                        if row.get("status") != "deleted"
                    ]
    codes = [code for place, code in hits if not any(_within(place, other) for other, _ in hits)]
    return current(law, dict.fromkeys(codes), day)


def _within(place: range, other: range) -> bool:
    return place != other and other.start <= place.start and place.stop <= other.stop


def _says(name: str, vocabulary: frozenset[str]) -> bool:
    """Whether one of the words, or of two or three in a row, is of the vocabulary."""
    words = [_singular(word) for word in _words(name)]
    runs = (words[start : start + length] for length in (1, 2, 3) for start in range(len(words)))
    return any(" ".join(run) in vocabulary for run in runs)


def _words(text: str) -> list[str]:
    """The words in capitals and without accents."""
    return [plain(word) for word in re.split(r"[\W_]+", text) if word]


def _singular(word: str) -> str:
    """The word without the ending of an English plural."""
    if word.endswith("IES") and len(word) > len("TIES"):
        return word[:-3] + "Y"
    if word.endswith(("SSES", "XES", "CHES", "SHES")):
        return word[:-2]
    return word[:-1] if word.endswith("S") and not word.endswith("SS") and len(word) >= _LEAST_PLURAL else word
