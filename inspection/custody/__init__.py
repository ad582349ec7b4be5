"""Custody: seals, samples, weights, seized pieces, and who handed what to whom."""

from .things import (
    Custody,
    Handover,
    Held,
    Holder,
    Piece,
    ReceiverSignature,
    Sample,
    SamplePart,
    SampleResult,
    Seal,
    SealAction,
    SealCondition,
    Thing,
    Weighing,
    holders_of,
    seals_of,
)

__all__ = [
    "Custody",
    "Handover",
    "Held",
    "Holder",
    "Piece",
    "ReceiverSignature",
    "Sample",
    "SamplePart",
    "SampleResult",
    "Seal",
    "SealAction",
    "SealCondition",
    "Thing",
    "Weighing",
    "holders_of",
    "seals_of",
]
