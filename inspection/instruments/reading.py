"""What an instrument measured: a gas, a mass, a temperature or elements, with the instrument that did it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from ..message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ..message import Message

USUAL_UNCERTAINTY = Decimal(2)  # percentage points: what makers of hand-held analysers commonly state
_ALL = Decimal(100)


class InstrumentKind(StrEnum):
    """What kind of instrument it is."""

    ANALYSER = "analyser"  # refrigerant analyser or identifier
    SCALES = "scales"
    THERMOMETER = "thermometer"
    XRF = "xrf"
    LABORATORY = "laboratory"  # an analysis that a laboratory reports


class Entry(StrEnum):
    """How the figures came in."""

    TYPED = "typed"
    DISPLAY = "display"  # read from a picture of the display and confirmed by the officer


@dataclass(frozen=True, slots=True)
class Instrument:
    """The instrument; "" and None where it is not stated."""

    kind: InstrumentKind
    model: str = ""
    serial: str = ""
    calibrated: date | None = None
    calibrated_until: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A substance by designation (or "Pb" for XRF) and its share in per cent by mass."""

    name: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Composition:
    """A gas as analysed, per cent by mass.

    ``air`` and other gases that do not condense are told apart by analysers, often beside a sum of 100;
    ``hydrocarbons`` are those the analyser does not tell by name, ``unknown`` what it cannot name at all.
    ``uncertainty`` is in percentage points, None where it is not stated.
    """

    shares: tuple[Share, ...]
    air: Decimal = Decimal(0)
    hydrocarbons: Decimal = Decimal(0)
    unknown: Decimal = Decimal(0)
    uncertainty: Decimal | None = None

    @property
    def margin(self) -> Decimal:
        """The uncertainty in percentage points that is reckoned with."""
        return USUAL_UNCERTAINTY if self.uncertainty is None else self.uncertainty

    @property
    def unaccounted(self) -> Decimal:
        """What is named by no figure, per cent; air may stand beside a sum of 100."""
        told = sum((each.percent for each in self.shares), self.hydrocarbons + self.unknown)
        return max(_ALL - told - self.air, Decimal(0))

    def problems(self) -> Iterator[Message]:
        """What makes the figures impossible."""
        figures = (*(each.percent for each in self.shares), self.air, self.hydrocarbons, self.unknown)
        if not all(each.is_finite() and 0 <= each <= _ALL for each in figures):
            yield message("instruments.impossible_share")
        elif sum((each.percent for each in self.shares), self.hydrocarbons + self.unknown) > _ALL + self.margin:
            yield message("instruments.more_than_whole")
        if len({each.name for each in self.shares}) != len(self.shares):
            yield message("instruments.twice")
        if self.uncertainty is not None and not 0 <= self.uncertainty <= _ALL:
            yield message("instruments.impossible_uncertainty")


@dataclass(frozen=True, slots=True)
class InstrumentReading:
    """One reading.

    ``about`` is the number of the exhibit that was measured, ``display`` that of the picture of the display; ``label``
    names what was measured where no exhibit shows it. Of ``composition`` (analyser, laboratory),
    ``mass_kg`` (scales), ``celsius`` (thermometer) and ``elements`` (XRF) the one is there that the instrument gives.
    """

    instrument: Instrument
    taken_at: datetime
    entry: Entry = Entry.TYPED
    about: int | None = None
    display: int | None = None
    label: str = ""
    composition: Composition | None = None
    mass_kg: Decimal | None = None
    celsius: Decimal | None = None
    elements: tuple[Share, ...] = ()
    note: str = ""


def problems_of(reading: InstrumentReading) -> tuple[Message, ...]:
    """What makes a reading one that cannot be kept: no figure, or figures that cannot be."""
    found: list[Message] = []
    if reading.composition is not None:
        found += reading.composition.problems()
    if reading.mass_kg is not None and not (reading.mass_kg.is_finite() and reading.mass_kg >= 0):
        found.append(message("instruments.impossible_mass"))
    if reading.composition is None and reading.mass_kg is None and reading.celsius is None and not reading.elements:
        found.append(message("instruments.no_figure"))
    return tuple(found)


def doubts_of(reading: InstrumentReading) -> tuple[Message, ...]:
    """What a hostile expert would ask of a reading: whose figures they are, and whether the instrument was fit."""
    instrument, day = reading.instrument, reading.taken_at.date()
    found: list[Message] = []
    if not instrument.model.strip() or not instrument.serial.strip():
        found.append(message("instruments.nameless"))
    if instrument.calibrated is None and instrument.calibrated_until is None:
        found.append(message("instruments.no_calibration"))
    if instrument.calibrated is not None and instrument.calibrated > day:
        found.append(message("instruments.calibrated_later", calibrated=instrument.calibrated, day=day))
    if instrument.calibrated_until is not None and instrument.calibrated_until < day:
        found.append(message("instruments.calibration_expired", until=instrument.calibrated_until, day=day))
    if reading.composition is not None and reading.composition.uncertainty is None:
        found.append(message("instruments.uncertainty_taken", points=USUAL_UNCERTAINTY))
    return tuple(found)
