"""What was measured, what it amounts to, and what there is to ask of a reading."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "instruments.identified": sentence("Measured: {composition}. That is {designation}."),
        "instruments.mixture": sentence(
            "Measured: {composition}. No designation has such shares; the nearest are {near}. Take a sample for the "
            "laboratory."
        ),
        "instruments.unknown": sentence(
            "Measured: {composition}. The instrument cannot name what this is; take a sample for the laboratory."
        ),
        "instruments.several_fit": sentence("Within the uncertainty it may be any of {designations}."),
        "instruments.too_much_air": sentence(
            "{air} % of air: new and reclaimed refrigerants hold 1.5 % at most. Purge the hose and measure again."
        ),
        "instruments.nameless": sentence(
            "The reading does not say which instrument it was: give model and serial number."
        ),
        "instruments.no_calibration": sentence("The reading does not say when the instrument was calibrated."),
        "instruments.calibrated_later": sentence(
            "The calibration of {calibrated} came after the reading of {day}; check both dates."
        ),
        "instruments.calibration_expired": sentence(
            "The calibration ran until {until}, the reading is of {day}: measure again with a calibrated instrument."
        ),
        "instruments.uncertainty_taken": sentence(
            "The uncertainty of the instrument is not stated; {points} percentage points are reckoned with."
        ),
        "instruments.impossible_share": sentence("A share must be a number from 0 to 100; correct the figures."),
        "instruments.more_than_whole": sentence("The shares add up to more than 100 %; correct the figures."),
        "instruments.twice": sentence("A gas stands twice in the composition; give each once."),
        "instruments.impossible_uncertainty": sentence(
            "The uncertainty must be a number of percentage points from 0 to 100."
        ),
        "instruments.impossible_mass": sentence("A mass must be a number of kilograms that is not below 0."),
        "instruments.no_figure": sentence(
            "The reading has no figure; give a composition, a mass, a temperature or elements."
        ),
        "instruments.bad_composition": sentence(
            "The composition {text} is not understood; write it as R-12=98.1,air=1.9."
        ),
        "instruments.unknown_gas": sentence(
            "{name} is no gas of a composition; give a designation such as R-134a, or air, HC, unknown, uncertainty."
        ),
        "instruments.no_exhibit": sentence("There is no exhibit {number} in this inspection; give one that is kept."),
        "instruments.bad_file": sentence(
            "{path} is no reading of an instrument ({detail}); docs/schema/instrument.json describes the form."
        ),
        "instruments.proposed": sentence("The display seems to say {composition}. Compare it, then give it as it is."),
        "instruments.line": sentence("Instrument: {says}"),
    }
)
