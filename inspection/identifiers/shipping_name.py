"""Whether a label names the substance of a UN number: its proper shipping name or its refrigerant.

A name alone proves nothing, as its beginning may be round the edge; a number and its name prove each other.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from .confusions import one_figure_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .layout import Page
    from .vocabulary import Vocabulary

_PARTED = re.compile(r"\s+or\s+|\s*[();]\s*", re.IGNORECASE)
_QUALIFIED = re.compile(r",?\s+[a-z].*$")  # "with more than 51% acid": the name proper is the part in capitals
_GAS = re.compile(r"REFRIGERANT GAS (R ?\d{2,4}[A-Z]{0,2}(?:B\d)?)")
_NOT_WORDS = re.compile(r"[^A-Z0-9]+")
_BREAK = "|"
_LONG, _ALIKE = 10, 0.84  # letters, and the share of them that must be read right
_LETTERS_MORE, _FIRST_LETTERS = 2, 2
_MOST_WORDING = 8000  # characters; a page of more is a list, and is searched for whole names only
_SHORTEST = 5  # letters; "GAS" and "ACID" stand on labels of everything
_COMMON = frozenset({"MIXTURE", "SOLUTION", "LIQUID", "SOLID", "TOXIC", "FLAMMABLE", "CORROSIVE", "OTHER", "WASTE"})


def wording_of(page: Page) -> str:
    """All that the page says, in the form that names are looked for in: every line, row and pair of lines."""
    return _BREAK.join(f" {_plain(passage.text.upper())} " for passage in (*page.passages, *page.stacked))


def is_named(number: str, wording: str, known: Vocabulary) -> bool:
    """Whether a name of this UN number stands in the wording of a page, in whole words."""
    stems = set(_stems(known.un_numbers.get(number, "")))
    return any(f" {stem} " in wording for stem in stems) or any(_almost(stem, wording) for stem in stems)


def stands_in(name: str, wording: str) -> bool:
    """Whether a name stands in the wording of a page, in whole words and letter for letter.

    Names of chemicals differ by a syllable: CHLORODIFLUOROETHANE is no misread CHLORODIFLUOROMETHANE.
    """
    return f" {_plain(name.upper())} " in wording


def _almost(stem: str, wording: str) -> bool:
    """Whether a long name stands there with a letter or two misread, but not the first: "di-" is another substance."""
    if len(stem) < _LONG or len(wording) > _MOST_WORDING:
        return False
    matcher = SequenceMatcher(None, b=stem, autojunk=False)
    count = stem.count(" ") + 1
    for piece in wording.split(_BREAK):
        words = piece.split()
        for place in range(len(words) - count + 1):
            for more in (0, 1):  # a letter that was read as a blank parts a word
                there = " ".join(words[place : place + count + more])
                if there[:_FIRST_LETTERS] == stem[:_FIRST_LETTERS] and abs(len(there) - len(stem)) <= _LETTERS_MORE:
                    matcher.set_seq1(there)
                    if matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE:
                        return True
    return False


def named_neighbours(number: str, wording: str, known: Vocabulary) -> tuple[str, ...]:
    """The assigned UN numbers that differ from this one in one easily misread figure and are named on the page."""
    return tuple(
        other for other in one_figure_off(number) if other in known.un_numbers and is_named(other, wording, known)
    )


def is_designated(designation: str, page: Page) -> bool:
    """Whether a refrigerant's designation ("R-134a") stands on the page, under any family."""
    number = re.escape(designation.removeprefix("R-").upper())
    return page.says(
        re.compile(rf"(?<![A-Z0-9])(?:R|[HBCFPO]{{2,4}}C|HFO|REFRIGERANT)\W{{0,3}}{number}(?![A-Z0-9])", re.IGNORECASE)
    )


def _stems(name: str) -> Iterator[str]:
    """The ways in which the name is printed: each alternative, without what follows its first comma, and "R 22"."""
    for part in _PARTED.split(name):
        proper = _plain(_QUALIFIED.sub("", part).upper())
        for stem in {proper, _plain(part.partition(",")[0].upper())}:
            if len(stem) >= _SHORTEST and stem not in _COMMON:
                yield stem
    for gas in _GAS.findall(name.upper()):
        plain = _plain(gas)
        yield plain
        yield plain.replace(" ", "")


def _plain(text: str) -> str:
    """Words with single blanks between them, in the spelling with f."""
    return _NOT_WORDS.sub(" ", text.replace("SULPH", "SULF")).strip()
