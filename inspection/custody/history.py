"""How each record changes what is known of the things: a pure fold."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from types import MappingProxyType
from typing import TYPE_CHECKING

from .things import (
    Custody,
    Handover,
    Piece,
    Sample,
    SampleResult,
    Seal,
    Weighing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .things import Thing

KINDS: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "seal": Seal,
        "sample": Sample,
        "sample_result": SampleResult,
        "weighed": Weighing,
        "seized": Piece,
        "custody": Handover,
    }
)
"""Kind of record to what its body holds; the body's member has the name of the kind."""
AFTER_THE_CLOSE = frozenset({"sample_result", "custody", "seal"})
"""What goes on after the inspection: things change hands, laboratories report, seals are opened."""


def kind_of(thing: Thing) -> str:
    """The kind of record that keeps a thing."""
    return next(kind for kind, each in KINDS.items() if isinstance(thing, each))


@singledispatch
def after(thing: object, custody: Custody) -> Custody:
    """The custody after one more thing was kept. An amended piece or sample takes the place of the one before."""
    del custody
    raise TypeError(f"nothing of the chain of custody: {type(thing).__name__}")


@after.register(Seal)
def _after_seal(seal: Seal, custody: Custody) -> Custody:
    return replace(custody, seals=(*custody.seals, seal))


@after.register(Sample)
def _after_sample(sample: Sample, custody: Custody) -> Custody:
    if sample.amends:
        kept = tuple(sample if each.number == sample.number else each for each in custody.samples)
        return replace(custody, samples=kept)
    return replace(custody, samples=(*custody.samples, sample))


@after.register(SampleResult)
def _after_result(result: SampleResult, custody: Custody) -> Custody:
    others = tuple(each for each in custody.results if each.sample != result.sample)
    return replace(custody, results=(*others, result))


@after.register(Weighing)
def _after_weighing(weighing: Weighing, custody: Custody) -> Custody:
    return replace(custody, weighings=(*custody.weighings, weighing))


@after.register(Piece)
def _after_piece(piece: Piece, custody: Custody) -> Custody:
    if piece.amends:
        return replace(custody, pieces=tuple(piece if each.number == piece.number else each for each in custody.pieces))
    return replace(custody, pieces=(*custody.pieces, piece))


@after.register(Handover)
def _after_handover(handover: Handover, custody: Custody) -> Custody:
    return replace(custody, handovers=(*custody.handovers, handover))
