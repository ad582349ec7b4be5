"""Instruments: what an analyser, scales, a thermometer or an XRF gun measured, and what it amounts to."""

from .display import Proposal, proposed_reading, typed_composition
from .identity import before_the_law, designation_of, measured_item, with_readings
from .matching import Bounds, Likeness, Measured, Standing, match
from .reading import (
    Composition,
    Entry,
    Instrument,
    InstrumentKind,
    InstrumentReading,
    Share,
    doubts_of,
    problems_of,
)

__all__ = [
    "Bounds",
    "Composition",
    "Entry",
    "Instrument",
    "InstrumentKind",
    "InstrumentReading",
    "Likeness",
    "Measured",
    "Proposal",
    "Share",
    "Standing",
    "before_the_law",
    "designation_of",
    "doubts_of",
    "match",
    "measured_item",
    "problems_of",
    "proposed_reading",
    "typed_composition",
    "with_readings",
]
