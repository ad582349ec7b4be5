"""Measurements in the JSON of the command line. ``docs/schema`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..codec import encode
from ..message import message
from ..wording import say
from .identity import told
from .reading import doubts_of

if TYPE_CHECKING:
    from ..dossier import Dossier
    from ..message import Message
    from .display import Proposal
    from .matching import Measured
    from .reading import Composition, InstrumentReading


def measured_json(measured: Measured, language: str = "en") -> dict[str, Any]:
    """What a composition amounts to: the designations ranked, and the sentence."""
    return {
        "standing": measured.standing.value,
        "designation": measured.designation,
        "shares": [{"name": each.name, "percent": format(each.percent, "f")} for each in measured.shares],
        "air_percent": format(measured.air, "f"),
        "hydrocarbons_percent": format(measured.hydrocarbons, "f"),
        "unknown_percent": format(measured.unknown, "f"),
        "matches": [
            {
                "designation": each.designation,
                "within": not each.off,
                "off_points": format(round(each.off, 2), "f"),
                "distance_points": format(round(each.distance, 2), "f"),
            }
            for each in measured.matches
        ],
        "says": [say(each, language) for each in sentences_of(measured)],
    }


def reading_of_instrument_json(reading: InstrumentReading, language: str = "en") -> dict[str, Any]:
    """A reading as it was kept, with what there is to ask of it."""
    return {**encode(reading), "doubts": [say(each, language) for each in doubts_of(reading)]}


def as_typed(composition: Composition) -> str:
    """A composition as an officer types it: "R-12=98.1,air=1.9"."""
    figures = {each.name: each.percent for each in composition.shares} | {
        "air": composition.air, "HC": composition.hydrocarbons, "unknown": composition.unknown,
    }  # fmt: skip
    return ",".join(f"{name}={percent:f}" for name, percent in figures.items() if percent)


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """What a display seems to say, for the officer to confirm."""
    return {
        "composition": as_typed(proposal.composition),
        "doubtful": list(proposal.doubtful),
        "unread": list(proposal.unread),
    }


def measurements_json(dossier: Dossier, language: str = "en") -> dict[str, Any]:
    """What was measured, as the assessment took it, and the readings with what there is to ask of them."""
    items = dossier.assessment.items if dossier.assessment else ()
    return {
        "measurements": [measured_json(item.measured, language) for item in items if item.measured is not None],
        "instruments": [reading_of_instrument_json(each, language) for each in dossier.readings],
    }


def sentences_of(measured: Measured) -> tuple[Message, ...]:
    """What to tell the officer of a composition."""
    near = ", ".join(each.designation for each in measured.matches[:3]) or "—"
    found = [
        message(
            f"instruments.{measured.standing.value}",
            designation=measured.designation or "—",
            composition=told(measured) or "—",
            near=near,
        )
    ]
    fitting = [each.designation for each in measured.matches if not each.off]
    if len(fitting) > 1:
        found.append(message("instruments.several_fit", designations=", ".join(fitting)))
    if measured.too_much_air:
        found.append(message("instruments.too_much_air", air=measured.air))
    return tuple(found)
