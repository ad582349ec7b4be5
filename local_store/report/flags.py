"""Red flags that showed, and the indicators that the officer ticks on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection.dossier import Assessment

    from .phrases import Phrases, Plain


def flags_content(assessment: Assessment | None, phrases: Phrases) -> Plain:
    """Flags and checklist for the template; both empty where nothing was assessed."""
    flags = assessment.red_flags if assessment else ()
    items = assessment.checklist if assessment else ()
    return {
        "shown": [
            {
                "regime": phrases(f"regime.{flag.regime.value}"),
                "reason": phrases.cut(phrases.say(flag.reason)),
                "confirm": phrases.say(flag.how_to_confirm),
                "claims": ", ".join(
                    f"{phrases.scheme(claim.scheme)} {phrases.cut(claim.value)}" for claim in flag.claims
                ),
            }
            for flag in flags
        ],
        "checklist": [
            {
                "regime": phrases(f"regime.{item.regime.value}"),
                "indicator": phrases.say(item.indicator),
                "confirm": phrases.say(item.how_to_confirm),
            }
            for item in items
        ],
        "labels": {key: phrases(f"red_flags.{key}") for key in ("heading", "meaning", "none", "checklist")},
    }
