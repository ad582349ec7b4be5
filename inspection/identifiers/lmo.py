"""Unique identifiers of living modified organisms: MON-ØØ81Ø-6, alone or joined to those of a stack.

After the OECD guidance for transgenic plants (2006), taken over by the Biosafety Clearing-House and by Regulation
(EC) 65/2004: applicant (2 or 3 characters), event (5 or 6), verification digit. The normal form writes the slashed
zero as 0 and joins a stack by " x ". A known identifier wins over the digit: registers hold a few that break the rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from .confusions import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_SLASHED = "\N{LATIN CAPITAL LETTER O WITH STROKE}\N{EMPTY SET}\N{DIAMETER SIGN}"
_ZEROS = str.maketrans(dict.fromkeys(_SLASHED, "0"))
_TIMES = "\N{MULTIPLICATION SIGN}"
_HYPHEN = "\\s?[-\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]\\s?"
_HYPHENS = re.compile(_HYPHEN)
_SINGLE = re.compile(r"([A-Z0-9]{2,3})-([A-Z0-9]{4,6})-([0-9])")
_JOINT = re.compile(rf"(?<=-\d)\s*(?:[X{_TIMES}*+&/]|AND)\s*(?=[A-Z0-9]{{2,3}}-[A-Z0-9]{{4,6}}-\d)")
_RECORD = re.compile(r"BCH-LMO-SCBD-\d{3,6}(?:-\d{1,2})?")
_PRINTED = re.compile(
    rf"(?<![A-Z0-9-])[A-Z]{{2,3}}{_HYPHEN}[A-Z0-9{_SLASHED}]{{5,6}}{_HYPHEN}\d(?![A-Z0-9-])", re.IGNORECASE
)
_BETWEEN = re.compile(rf"\s*[x{_TIMES}*]\s*", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:LMOs?|GMOs?|living modified|genetically (?:modified|engineered)|transgenic|unique identifier|biosafety)\b",
    re.IGNORECASE,
)
_CHARACTERS, _LETTERS_BEFORE_A = 8, 64
JOINT = " x "


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier in normal form, how many characters were exchanged, and what is wrong with it."""

    value: str
    repairs: int = 0
    problem: Problem | None = None
    expected: str = ""


def verification_digit(value: str) -> str | None:
    """The digit that the eight characters before it call for; None when there are not eight."""
    characters = value.rpartition("-")[0].replace("-", "")
    if len(characters) != _CHARACTERS:
        return None
    total = sum(int(each) if each.isdigit() else ord(each) - _LETTERS_BEFORE_A for each in characters)
    return str(1 + (total - 1) % 9) if total else "0"


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be an identifier, a stack of them, a record number or the name of an event."""
    tidy = _tidy(text)
    if _RECORD.fullmatch(tidy):
        return sighting.claim(Scheme.LMO, tidy, trust=1)
    parts = [_identifier(part, known) for part in _JOINT.split(tidy)]
    read = [part for part in parts if part is not None]
    if read and len(read) == len(parts):
        return _claim(read, known, sighting, trust=1)
    named = known.lmo_names.get(compact(text)) or next(
        (value for value in known.lmo_events if compact(value) == compact(tidy)), None
    )
    return _claim([Identifier(named)], known, sighting, trust=1) if named else None


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Identifiers in a text: known ones, and others whose digit holds where modified organisms are meant."""
    meant = None
    for passage in page.passages:
        for group in _stacks(list(_PRINTED.finditer(passage.text)), passage.text):
            read = [each for match in group if (each := _identifier(_tidy(match.group()), known))]
            if len(read) < len(group):
                continue
            if not all(each.value in known.lmo_events for each in read):
                meant = page.says(_SUBJECT) if meant is None else meant
                if not meant or any(each.problem for each in read):
                    continue
            start, end = group[0].start(), group[-1].end()
            sighting = page.sight(passage.lines_at(start, end), passage.text[start:end])
            yield _claim(read, known, sighting, trust=0.9)


def _stacks(matches: list[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    """Identifiers that a multiplication sign joins belong together."""
    if not matches:
        return
    group = matches[:1]
    for before, after in pairwise(matches):
        if _BETWEEN.fullmatch(text[before.end() : after.start()]):
            group.append(after)
        else:
            yield group
            group = [after]
    yield group


def _tidy(text: str) -> str:
    """Capitals, the slashed zero as 0, hyphens of all kinds as one, single blanks."""
    return " ".join(_HYPHENS.sub("-", text.upper().translate(_ZEROS)).split())


def _identifier(text: str, known: Vocabulary) -> Identifier | None:
    """The best reading of one identifier: known as it stands, known with O for 0, else by the digit."""
    match = _SINGLE.fullmatch(text)
    if match is None:
        return None
    applicant, event, digit = match.groups()
    readings = {f"{applicant}-{event}-{digit}": 0}
    zeroed, lettered = event.replace("O", "0"), applicant.replace("0", "O")
    for before, repairs in ((applicant, 0), (lettered, _differences(applicant, lettered))):
        readings.setdefault(f"{before}-{event}-{digit}", repairs)
        readings.setdefault(f"{before}-{zeroed}-{digit}", repairs + _differences(event, zeroed))
    alike = text if text in known.lmo_events else next((each for each in known.lmo_events if _alike(each, text)), None)
    if alike is not None:
        return Identifier(alike, _differences(alike, text))
    holding = [Identifier(*each) for each in readings.items() if verification_digit(each[0]) == digit]
    if holding:
        # Zeros are the rule within an event and the letter O is avoided there, so the reading with zeros is meant.
        return min(holding, key=lambda each: (each.value.partition("-")[2].count("O"), each.repairs))
    value = f"{lettered}-{zeroed}-{digit}"
    expected = verification_digit(value)
    if expected is None:
        return Identifier(value, readings[value], Problem.GRAMMAR)
    return Identifier(value, readings[value], Problem.CHECK_DIGIT, expected)


def _alike(one: str, other: str) -> bool:
    return one.replace("O", "0") == other.replace("O", "0")


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _claim(read: list[Identifier], known: Vocabulary, sighting: Sighting, *, trust: float) -> Claim:
    value = JOINT.join(dict.fromkeys(each.value for each in read))
    wrong = next((each for each in read if each.problem), None)
    about = [known.lmo_events[each.value] for each in read if each.value in known.lmo_events]
    details = {"event": "; ".join(dict.fromkeys(about))} if about else {}
    if wrong is not None:
        details |= {"expected": wrong.expected} if wrong.expected else {"what": "not eight characters before the digit"}
    checked = all(verification_digit(each.value) == each.value[-1] for each in read)
    return sighting.claim(
        Scheme.LMO, value, trust=trust, repairs=sum(each.repairs for each in read), checked=checked,
        problem=wrong.problem if wrong else None, details=details,
    )  # fmt: skip
