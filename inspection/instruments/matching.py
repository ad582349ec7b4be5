"""A measured composition against the substances and blends that have a designation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from .reading import Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .reading import Composition

_ALL = Decimal(100)
_NONE = Decimal(0)
_TENTH = Decimal("0.1")
AIR_LIMIT = Decimal("1.5")  # per cent by volume in the vapour: AHRI 700, the same for all refrigerants
MOST_MATCHES = 5
_NEAR = Decimal(15)  # percentage points beside which nothing is worth naming as near


@dataclass(frozen=True, slots=True)
class Bounds:
    """A component of a designation: its nominal share, and the least and most that the standard tolerates.

    Per cent by mass; the three are equal where no tolerance is on record.
    """

    component: str
    nominal: Decimal
    least: Decimal
    most: Decimal


class Standing(StrEnum):
    """What the composition amounts to."""

    IDENTIFIED = "identified"  # a substance or blend within tolerance and uncertainty
    MIXTURE = "mixture"  # known substances, in shares that no designation has
    UNKNOWN = "unknown"  # too much that the instrument cannot name, or no refrigerant at all


@dataclass(frozen=True, slots=True)
class Likeness:
    """A designation beside the measured composition.

    ``off`` is how many percentage points the worst figure lies outside what tolerance and uncertainty allow, 0
    where all are inside; ``distance`` the sum of what differs from the nominal shares, halved.
    """

    designation: str
    off: Decimal
    distance: Decimal


@dataclass(frozen=True, slots=True)
class Measured:
    """What a composition amounts to.

    ``designation`` is "R-12" or, for a mixture without designation, ASHRAE's way to write one, "R-12/134a
    (60/40)"; "" where nothing is known. ``shares`` are those that count, as measured; ``traces`` are impurities within
    the uncertainty, which do not. ``matches`` are designations, best first.
    """

    standing: Standing
    designation: str
    shares: tuple[Share, ...]
    matches: tuple[Likeness, ...] = ()
    air: Decimal = _NONE
    hydrocarbons: Decimal = _NONE
    unknown: Decimal = _NONE
    traces: tuple[Share, ...] = ()

    @property
    def too_much_air(self) -> bool:
        """More air than a refrigerant may hold."""
        return self.air > AIR_LIMIT


def match(composition: Composition, known: Mapping[str, tuple[Bounds, ...]]) -> Measured:
    """Say what a composition is: ``known`` gives the components of every designation, single ones included.

    Shares are compared as parts of what is no air, since air may stand beside a sum of 100. Some analysers name
    blends: these count as their components.
    """
    composition = replace(composition, shares=_taken_apart(composition.shares, known))
    margin = composition.margin
    unnamed = composition.unknown + composition.unaccounted
    counted = sum((each.percent for each in composition.shares), composition.hydrocarbons + unnamed)
    shares = {each.name: each.percent * _ALL / counted for each in composition.shares} if counted else {}
    foreign = max(composition.hydrocarbons, unnamed)
    matches = _ranked(shares, foreign, margin, known)
    significant = tuple(each for each in composition.shares if shares and shares[each.name] > margin)
    fits = bool(matches) and not matches[0].off
    if not significant or (unnamed > margin and not fits):
        standing = Standing.UNKNOWN
    else:
        standing = Standing.IDENTIFIED if fits else Standing.MIXTURE
    designation = matches[0].designation if standing is Standing.IDENTIFIED else mixture_name(significant)
    if standing is Standing.IDENTIFIED:
        own = {each.component for each in known[designation]}
        significant = tuple(each for each in composition.shares if each.name in own)
    return Measured(
        standing,
        designation,
        _heaviest_first(significant),
        matches,
        composition.air,
        composition.hydrocarbons,
        unnamed,
        traces=_heaviest_first(tuple(each for each in composition.shares if each not in significant)),
    )


def _taken_apart(shares: Iterable[Share], known: Mapping[str, tuple[Bounds, ...]]) -> tuple[Share, ...]:
    """The shares of single substances: a blend's by its nominal composition."""
    single: dict[str, Decimal] = {}
    for share in shares:
        for part in known.get(share.name) or (Bounds(share.name, _ALL, _ALL, _ALL),):
            single[part.component] = single.get(part.component, _NONE) + share.percent * part.nominal / _ALL
    return tuple(Share(name, percent) for name, percent in single.items())


def _ranked(
    shares: Mapping[str, Decimal], foreign: Decimal, margin: Decimal, known: Mapping[str, tuple[Bounds, ...]]
) -> tuple[Likeness, ...]:
    heaviest = max(shares, key=lambda name: shares[name], default="")
    found = [
        _beside(designation, components, shares, foreign, margin)
        for designation, components in known.items()
        if any(each.component == heaviest for each in components)
    ]
    # Of two that fit as well, the one with fewer components says less than was measured.
    found.sort(key=lambda each: (each.off, each.distance, -len(known[each.designation]), each.designation))
    return tuple(each for each in found if each.off <= _NEAR)[:MOST_MATCHES]


def _beside(
    designation: str, components: tuple[Bounds, ...], shares: Mapping[str, Decimal], foreign: Decimal, margin: Decimal
) -> Likeness:
    own = {each.component for each in components}
    off = [foreign - margin, *(share - margin for name, share in shares.items() if name not in own)]
    distance = sum((share for name, share in shares.items() if name not in own), foreign)
    for each in components:
        share = shares.get(each.component, _NONE)
        off += [each.least - margin - share, share - each.most - margin]
        distance += abs(share - each.nominal)
        if not share:  # nothing of it was seen: a component is not there because the uncertainty would let it be
            off.append(each.least)
    return Likeness(designation, max(*off, _NONE), distance / 2)


def mixture_name(shares: Iterable[Share]) -> str:
    """A mixture without designation as ASHRAE 34 writes it: "R-12/134a (60/40)"; "" for none."""
    ordered = _heaviest_first(tuple(shares))
    if not ordered:
        return ""
    if len(ordered) == 1:
        return f"{ordered[0].name} ({plain(ordered[0].percent)})"
    names = "/".join(each.name.removeprefix("R-") for each in ordered)
    return f"R-{names} ({'/'.join(plain(each.percent) for each in ordered)})"


def plain(percent: Decimal) -> str:
    """A share with one decimal at most."""
    text = format(percent.quantize(_TENTH), "f")
    return text.removesuffix(".0")


def _heaviest_first(shares: tuple[Share, ...]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda each: (-each.percent, each.name)))
