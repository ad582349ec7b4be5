"""Figures from a picture of an analyser's display, or from what an officer types: a proposal, never a reading.

Displays name a gas and give its share: "R134A 97.2%", "R-12: 0,0", "AIR 2.1", "HC 0.0". Nothing counts before the
officer has confirmed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ..errors import BadInput
from .reading import Composition, Share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_AIR = re.compile(r"\b(?:AIR|NCG|NON[- ]?COND\w*)\b", re.IGNORECASE)
_HYDROCARBONS = re.compile(r"\b(?:HC|HYDRO[- ]?CARBONS?)\b", re.IGNORECASE)
_UNKNOWN = re.compile(r"\b(?:UNKNOWN|OTHERS?|UNK)\b", re.IGNORECASE)
_UNCERTAINTY = re.compile(r"\b(?:UNCERTAINTY|ACCURACY)\b|±", re.IGNORECASE)
_GAS = re.compile(r"\bR\W{0,2}([0-9OILSB]{2,4}[A-Z]{0,3}(?:\([EZ]\))?)", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\w.,])([0-9OIl]{1,3}(?:[.,]\s?[0-9OIl]{1,2})?|[.,][0-9]{1,2})\s*(%)?(?![\w.,]*\w)")
_AS_DIGITS = str.maketrans("OIlLSB", "011158")
_PARTS = re.compile(r"[,;+]")
_PAIR = re.compile(r"\s*([^=:]+?)\s*[=:]\s*([0-9]+(?:\.[0-9]+)?)\s*%?\s*")
_MOST = Decimal(100)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a display seems to say, for the officer to confirm; ``unread`` are the lines that gave nothing.

    ``doubtful`` are the names whose figure or letters had to be mended or that no refrigerant has.
    """

    composition: Composition
    unread: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def proposed_reading(lines: Sequence[str], refrigerants: Mapping[str, str]) -> Proposal:
    """Read the lines of a display. ``refrigerants`` is the vocabulary's: "R134A" to "R-134a".

    A name and its figure stand on one line, or the figure on the line below its name.
    """
    shares: dict[str, Decimal] = {}
    others: dict[str, Decimal] = {}
    unread: list[str] = []
    doubtful: list[str] = []
    waiting: tuple[str, bool] | None = None
    for line in lines:
        name, rest, mended = _name_on(line, refrigerants)
        figure, repaired = _figure_in(rest)
        if not name and waiting is not None and figure is not None:
            (name, mended), waiting = waiting, None
        if not name:
            unread += [line] if line.strip() else []
            continue
        if figure is None:
            waiting = (name, mended)
            continue
        waiting = None
        if mended or repaired or name in shares or name in others:
            doubtful.append(name)
        (others if name in _OTHERS else shares)[name] = figure
    if waiting is not None:
        unread.append(waiting[0])
    composition = _composition(shares, others)
    return Proposal(composition, tuple(unread), tuple(dict.fromkeys(doubtful)))


def typed_composition(text: str, refrigerants: Mapping[str, str]) -> Composition:
    """Read ``R-12=98.1,air=1.9`` (also with ``:``, and ``;`` or ``+`` between). Raises BadInput."""
    shares: dict[str, Decimal] = {}
    others: dict[str, Decimal] = {}
    for part in filter(str.strip, _PARTS.split(text)):
        pair = _PAIR.fullmatch(part)
        if pair is None:
            raise BadInput("instruments.bad_composition", text=text)
        name, _, mended = _name_on(f"{pair[1]} ", refrigerants)
        if not name or mended or name in shares or name in others:
            raise BadInput("instruments.unknown_gas", name=pair[1])
        (others if name in _OTHERS else shares)[name] = Decimal(pair[2])
    if not shares and not others.keys() - {"uncertainty"}:
        raise BadInput("instruments.bad_composition", text=text)
    composition = _composition(shares, others)
    for problem in composition.problems():
        raise BadInput(problem.code, **problem.params)
    return composition


_OTHERS = ("air", "hydrocarbons", "unknown", "uncertainty")


def _composition(shares: Mapping[str, Decimal], others: Mapping[str, Decimal]) -> Composition:
    none = Decimal(0)
    return Composition(
        tuple(Share(name, percent) for name, percent in shares.items() if percent),
        others.get("air", none),
        others.get("hydrocarbons", none),
        others.get("unknown", none),
        others.get("uncertainty"),
    )


def _name_on(line: str, refrigerants: Mapping[str, str]) -> tuple[str, str, bool]:
    """The gas that a line names, what is left of the line, and whether its letters had to be mended."""
    for pattern, name in zip((_UNCERTAINTY, _AIR, _HYDROCARBONS, _UNKNOWN), _BY_PATTERN, strict=True):
        found = pattern.search(line)
        if found:
            return name, line[found.end() :] or line[: found.start()], False
    for found in _GAS.finditer(line):
        number = found[1].upper().replace("-", "")
        figures = re.match(r"[0-9OILSB]+", number)
        mended = number if figures is None else figures[0].translate(_AS_DIGITS) + number[figures.end() :]
        for written in dict.fromkeys((number, mended)):
            designation = refrigerants.get(f"R{written}")
            if designation:
                return designation, line[found.end() :], written != number
    return "", line, False


_BY_PATTERN = ("uncertainty", "air", "hydrocarbons", "unknown")


def _figure_in(text: str) -> tuple[Decimal | None, bool]:
    for found in _FIGURE.finditer(text):
        written = found[1].replace(" ", "").replace(",", ".")
        if not any(character.isdigit() for character in written) and not found[2]:
            continue
        figure = Decimal(written.translate(_AS_DIGITS))
        if figure <= _MOST:
            return figure, written != written.translate(_AS_DIGITS)
    return None, False
