"""What a file adds to an inspection: readings, seals, samples, results, weights, pieces, hand-overs.

docs/schema/evidence.json describes it. The lists are taken in the order that a chain of custody has, whatever their
order in the file: pieces before samples, samples before hand-overs.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..codec import decode
from ..errors import BadInput
from ..instruments.reading_file import named_composition, reading_of
from .things import Handover, Piece, Sample, SampleResult, Seal, Weighing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..instruments.reading import InstrumentReading
    from .things import Thing

_LISTS: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "seals": Seal,
        "pieces": Piece,
        "samples": Sample,
        "weighings": Weighing,
        "handovers": Handover,
        "results": SampleResult,
    }
)
_READINGS = "readings"


def _named(thing: Thing, refrigerants: Mapping[str, str]) -> Thing:
    """A laboratory's composition with the designations in their normal form."""
    if isinstance(thing, SampleResult) and thing.composition is not None:
        return replace(thing, composition=named_composition(thing.composition, refrigerants))
    return thing


def read_evidence(
    content: bytes, path: object, refrigerants: Mapping[str, str]
) -> tuple[tuple[InstrumentReading, ...], tuple[Thing, ...]]:
    """The readings and the things of a JSON file. Raises BadInput for what is not of that form."""
    try:
        said = json.loads(content)
        readings = tuple(reading_of(each, refrigerants) for each in said.get(_READINGS, ()))
        things = tuple(
            _named(decode(kind, each), refrigerants) for name, kind in _LISTS.items() for each in said.get(name, ())
        )
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, RecursionError) as error:
        raise BadInput("custody.bad_file", path=path, detail=error) from error
    unknown = said.keys() - {*_LISTS, _READINGS}
    if unknown or not (readings or things):
        raise BadInput("custody.bad_file", path=path, detail=", ".join(sorted(unknown)) or "{}")
    return readings, things
