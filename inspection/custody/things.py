"""Seals, samples, weights, seized pieces and their hand-overs: what happened to the things themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ..instruments.reading import Instrument, InstrumentKind, InstrumentReading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal

    from ..instruments.reading import Composition


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a thing: a name, the authority or firm, and the account where that person has one on this station."""

    name: str
    organisation: str = ""
    account: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells one holder from another: capitals and spaces do not."""
        return " ".join(self.name.split()).casefold(), " ".join(self.organisation.split()).casefold()


class SealAction(StrEnum):
    """What was done with a seal."""

    FOUND = "found"
    APPLIED = "applied"
    BROKEN = "broken"  # opened by the officer, or found so
    REPLACED = "replaced"  # the new seal; ``replaces`` names the old one


class SealCondition(StrEnum):
    """How the seal looked."""

    INTACT = "intact"
    DAMAGED = "damaged"
    TAMPERED = "tampered"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Seal:
    """One thing done with one seal; ``on`` says what it closes, ``exhibit`` which picture shows it."""

    number: str
    action: SealAction
    condition: SealCondition
    at: datetime
    on: str
    exhibit: int | None = None
    replaces: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SamplePart:
    """A part of a split sample, and for whom it is."""

    number: str
    amount: Decimal
    for_whom: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample; its ``parts`` add up to its ``amount``. ``amends`` says that it corrects the one of that number."""

    number: str
    amount: Decimal
    unit: str
    taken_at: datetime
    taken_by: Holder
    of: str = ""
    exhibit: int | None = None
    laboratory: str = ""
    seal: str = ""
    parts: tuple[SamplePart, ...] = ()
    note: str = ""
    amends: bool = False


@dataclass(frozen=True, slots=True)
class SampleResult:
    """What a laboratory reports of a sample, or of a part of it; a later report of the same one takes its place."""

    sample: str
    laboratory: str
    reported: date
    reference: str
    text: str
    composition: Composition | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """Kilograms: gross less tare is net. ``about`` is the number of an exhibit, ``piece`` that of a piece."""

    gross: Decimal
    tare: Decimal
    net: Decimal
    at: datetime
    about: int | None = None
    piece: str = ""
    scale: Instrument | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A seized piece and where it is stored. ``amends`` says that it corrects the one of that number."""

    number: str
    description: str
    place: str
    taken_at: datetime
    held_by: Holder
    taken_from: str = ""
    seal: str = ""
    exhibits: tuple[int, ...] = ()
    amends: bool = False


@dataclass(frozen=True, slots=True)
class ReceiverSignature:
    """The receiver's own signature on a hand-over: algorithm, public key and signature in hexadecimal."""

    alg: str
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class Handover:
    """Who handed what to whom, when, where and why; ``things`` are numbers of pieces, samples and sample parts."""

    things: tuple[str, ...]
    giver: Holder
    receiver: Holder
    at: datetime
    place: str
    reason: str
    signature: ReceiverSignature | None = None


Thing = Seal | Sample | SampleResult | Weighing | Piece | Handover


@dataclass(frozen=True, slots=True)
class Custody:
    """Everything of one inspection, in the order in which it was kept; amended pieces and samples as they are now."""

    seals: tuple[Seal, ...] = ()
    samples: tuple[Sample, ...] = ()
    results: tuple[SampleResult, ...] = ()
    weighings: tuple[Weighing, ...] = ()
    pieces: tuple[Piece, ...] = ()
    handovers: tuple[Handover, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a thing since when."""

    holder: Holder
    since: datetime


@dataclass(frozen=True, slots=True)
class SealState:
    """A seal as it stands: on what, in which condition, and whether it still closes."""

    last: Seal
    closed: bool = field(default=True)


def holders_of(custody: Custody) -> Mapping[str, Held]:
    """Who holds each piece, sample and sample part now; a split sample is held by its parts."""
    held = {each.number: Held(each.held_by, each.taken_at) for each in custody.pieces}
    for sample in custody.samples:
        numbers = [part.number for part in sample.parts] or [sample.number]
        held |= dict.fromkeys(numbers, Held(sample.taken_by, sample.taken_at))
    for handover in custody.handovers:
        held |= dict.fromkeys(handover.things, Held(handover.receiver, handover.at))
    return held


def laboratory_readings(custody: Custody) -> tuple[InstrumentReading, ...]:
    """The compositions that laboratories reported, as readings of what the samples were taken from."""
    pieces = {each.number: each for each in custody.pieces}
    samples = {number: each for each in custody.samples for number in (each.number, *(p.number for p in each.parts))}
    found = []
    for result in custody.results:
        sample = samples[result.sample]
        piece = pieces.get(sample.of)
        shown = sample.exhibit or (piece.exhibits[0] if piece and piece.exhibits else None)
        if result.composition is not None:
            instrument = Instrument(InstrumentKind.LABORATORY, result.laboratory, result.reference)
            reading = InstrumentReading(
                instrument, sample.taken_at, about=shown, label=sample.number, composition=result.composition
            )
            found.append(reading)
    return tuple(found)


def seals_of(custody: Custody) -> Mapping[str, SealState]:
    """Each seal as it stands now."""
    states: dict[str, SealState] = {}
    for seal in custody.seals:
        states[seal.number] = SealState(seal, seal.action is not SealAction.BROKEN)
        if seal.replaces in states:
            states[seal.replaces] = SealState(states[seal.replaces].last, closed=False)
    return states
