"""Readings of instruments as a file gives them: docs/schema/instrument.json."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import InvalidOperation
from typing import TYPE_CHECKING, Any

from ..codec import decode
from ..errors import BadInput
from .display import typed_composition
from .reading import InstrumentReading, problems_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .reading import Composition, Share


def read_readings(content: bytes, path: object, refrigerants: Mapping[str, str]) -> tuple[InstrumentReading, ...]:
    """The readings of a JSON file: one object, or a list of them.

    A composition may be text, ``R-12=98.1,air=1.9``. Raises BadInput for what is no reading.
    """
    try:
        said = json.loads(content)
        readings = tuple(reading_of(each, refrigerants) for each in (said if isinstance(said, list) else [said]))
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, RecursionError) as error:
        raise BadInput("instruments.bad_file", path=path, detail=error) from error
    return readings


def reading_of(said: Any, refrigerants: Mapping[str, str]) -> InstrumentReading:  # noqa: ANN401 - JSON values
    """One reading with the designations in their normal form. Raises BadInput for figures that cannot be."""
    composition = said.get("composition")
    typed = typed_composition(composition, refrigerants) if isinstance(composition, str) else None
    reading = decode(InstrumentReading, {**said, "composition": None} if typed else said)
    if reading.taken_at.tzinfo is None:
        raise ValueError("taken_at without a UTC offset")
    found = typed or reading.composition
    if found is not None:
        found = found if typed else named_composition(found, refrigerants)
    reading = replace(reading, composition=found)
    for problem in problems_of(reading):
        raise BadInput(problem.code, **problem.params)
    return reading


def named_composition(composition: Composition, refrigerants: Mapping[str, str]) -> Composition:
    """The composition with its designations in their normal form. Raises BadInput for a gas that is not known."""
    return replace(composition, shares=tuple(_normal(each, refrigerants) for each in composition.shares))


def _normal(share: Share, refrigerants: Mapping[str, str]) -> Share:
    key = share.name.upper().replace("-", "").replace(" ", "")
    if key not in refrigerants:
        raise BadInput("instruments.unknown_gas", name=share.name)
    return replace(share, name=refrigerants[key])
