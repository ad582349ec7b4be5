"""Counting against a list: what is there, what is missing, what is not on the list, and what came twice.

Pure: a count is what the list and the scans of an inspection add up to, so that it is the same after a restart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .claim import Scheme
from .identifiers.scanned import from_symbol
from .identifiers.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence

    from .claim import Claim
    from .consignment import Declaration, DeclaredLine
    from .reading import SymbolReading
    from .scan import Scan

_SEPARATORS = re.compile(r"[\n\r\t,;]+")
_MOST = 10_000
_SHORTEST = 3  # signs of a typed code: less is no code


class Outcome(StrEnum):
    """What one more code means for a count."""

    NEW = "new"
    TWICE = "twice"
    NOT_LISTED = "not_listed"


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing on the list; any of ``keys`` tells it."""

    label: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One code that was read: how it is shown, and all that it may be known by, the most telling key first."""

    label: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How the list stands: what was seen and how often, and what was seen besides."""

    expected: tuple[Expected, ...]
    times: tuple[int, ...]
    strangers: tuple[tuple[Sighting, int], ...] = ()

    @classmethod
    def of(cls, expected: Sequence[Expected], sightings: Iterable[Sighting] = ()) -> Count:
        """Begin a count, or add one up."""
        count = cls(tuple(expected), (0,) * len(expected))
        for sighting in sightings:
            count, _ = count.after(sighting)
        return count

    @property
    def seen(self) -> int:
        """How many things of the list were seen."""
        return sum(each > 0 for each in self.times)

    @property
    def missing(self) -> tuple[Expected, ...]:
        """What was not."""
        return tuple(each for each, times in zip(self.expected, self.times, strict=True) if not times)

    @property
    def twice(self) -> tuple[str, ...]:
        """What was seen more than once, of the list and besides."""
        of_list = [each.label for each, times in zip(self.expected, self.times, strict=True) if times > 1]
        return (*of_list, *(each.label for each, times in self.strangers if times > 1))

    def outcome(self, sighting: Sighting) -> Outcome:
        """What this code would mean now."""
        return self.after(sighting)[1]

    def after(self, sighting: Sighting) -> tuple[Count, Outcome]:
        """The count with one more code."""
        place = self._place(sighting)
        if place is not None:
            times = tuple(each + (number == place) for number, each in enumerate(self.times))
            return Count(self.expected, times, self.strangers), Outcome.TWICE if self.times[place] else Outcome.NEW
        for number, (each, times_seen) in enumerate(self.strangers):
            if each.keys[0] == sighting.keys[0]:
                again = (*self.strangers[:number], (each, times_seen + 1), *self.strangers[number + 1 :])
                return Count(self.expected, self.times, again), Outcome.TWICE
        return Count(self.expected, self.times, (*self.strangers, (sighting, 1))), Outcome.NOT_LISTED

    def _place(self, sighting: Sighting) -> int | None:
        """The thing that a code tells: by its most telling key, one that was not seen yet before one that was."""
        for key in sighting.keys:
            places = [number for number, each in enumerate(self.expected) if key in each.keys]
            if places:
                return next((number for number in places if not self.times[number]), places[0])
        return None


def declared_things(declaration: Declaration) -> tuple[Expected, ...]:
    """The lines of a declaration that a code can tell: by SSCC, serial number or container; the others are left out."""
    found = []
    for line in declaration.lines[:_MOST]:
        keys = _line_keys(line)
        if keys:
            label = " · ".join(each for each in (line.sscc or line.serial or line.container, line.description) if each)
            found.append(Expected(label, frozenset(keys)))
    return tuple(found)


def listed_things(text: str) -> tuple[Expected, ...]:
    """A typed or pasted list: one code a line, or between commas; each once."""
    found: dict[str, Expected] = {}
    for part in _SEPARATORS.split(text):
        plain = normal(part)
        if len(plain) >= _SHORTEST:
            found.setdefault(plain, Expected(part.strip(), frozenset({plain})))
    return tuple(found.values())[:_MOST]


def sighting_of(scan: Scan) -> Sighting:
    """What a scan may be known by."""
    return sighted(scan.claims, scan.text)


def sighted(claims: Iterable[Claim], text: str) -> Sighting:
    """What a code may be known by: an SSCC, a serial number with its article, a container, and the code itself."""
    plain = normal(text)
    label, keys = "", list[str]()
    for claim in claims:
        if claim.scheme is Scheme.SSCC:
            keys += [f"sscc:{claim.value}", claim.value, f"00{claim.value}"]
        elif claim.scheme is Scheme.GTIN and claim.details.get("serial"):
            serial = normal(claim.details["serial"])
            keys += [f"item:{_gtin(claim.value)}:{serial}", f"serial:{serial}", serial]
        elif claim.scheme is Scheme.CONTAINER:
            keys += [f"container:{claim.value}", claim.value]
        else:
            continue
        label = label or claim.details.get("serial", "") or claim.value
    keys += [plain, f"serial:{plain}", f"bare:{plain}", f"sscc:{plain}"]
    return Sighting(label or text, tuple(dict.fromkeys(keys)))


def is_given_once(symbol: SymbolReading) -> bool:
    """Whether a code numbers one thing only: a pallet (SSCC), an article with its serial number, a container."""
    return any(map(_is_of_one, from_symbol(symbol, Vocabulary())))


def _is_of_one(claim: Claim) -> bool:
    serial = claim.scheme is Scheme.GTIN and claim.details.get("serial")
    return bool(serial) or claim.scheme in {Scheme.SSCC, Scheme.CONTAINER}


def newly_seen(
    codes: Sequence[str],
    known: Mapping[str, int],
    taken: MutableMapping[str, int],
    once: Callable[[int], bool] = lambda _place: False,
) -> list[int]:
    """Which codes of one picture are things not counted yet, by their places in ``codes``; they are added to ``taken``.

    Equal codes at several places of one picture are as many things, but for those that are given ``once``, which is
    asked of the place of a code that stands there again: a pallet has the same label on two sides. The same code in a
    later picture may be the same thing, and adds nothing until more of them stand in one picture than were ever counted
    (``known``: how often a key is among the finds that are kept, ``taken``: how often it was taken from pictures, kept
    or still on the way).
    """
    found, times = list[int](), dict[str, int]()
    for number, code in enumerate(codes):
        key = sighted((), code).keys[0]
        if key in times and once(number):
            continue
        times[key] = times.get(key, 0) + 1
        if times[key] > max(known.get(key, 0), taken.get(key, 0)):
            taken[key] = times[key]
            found.append(number)
    return found


def normal(text: str) -> str:
    """A code without spaces, hyphens and other signs, in capitals."""
    return "".join(filter(str.isalnum, text.upper()))


def _line_keys(line: DeclaredLine) -> list[str]:
    serial = normal(line.serial)
    keys = [f"sscc:{normal(line.sscc)}"] if line.sscc.strip() else []
    if serial:
        gtin = normal(line.gtin)
        # A bare number tells the line all the same; the number of another article does not.
        keys += [f"item:{_gtin(gtin)}:{serial}", f"bare:{serial}"] if gtin else [f"serial:{serial}"]
    if not keys and line.container.strip():
        keys.append(f"container:{normal(line.container)}")
    return keys


def _gtin(figures: str) -> str:
    return figures.zfill(14)
