"""Sentences of counting, of sounds, and of holding the camera."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "count.tab": sentence("Cou&nt"),
        "count.seen": sentence("seen"),
        "count.missing": sentence("missing"),
        "count.strangers": sentence("not on the list"),
        "count.twice": sentence("seen twice"),
        "count.declared": sentence("Declaration"),
        "count.paste": sentence("Paste…"),
        "count.camera": sentence("By camera"),
        "count.no_list": sentence(
            "No list yet. Load a declaration with SSCC, serial numbers or containers, or paste a list. "
            "Scans are counted all the same."
        ),
        "count.by_declaration": sentence("Against the declaration. Things that a code can tell: {count}"),
        "count.by_list": sentence("Against the pasted list. Codes: {count}"),
        "count.outcome.new": sentence("✓ New: {text}"),
        "count.outcome.twice": sentence("✓✓ Seen before: {text}"),
        "count.outcome.not_listed": sentence("✗ Not on the list: {text}"),
        "count.missing_heading": sentence("Missing"),
        "count.strangers_heading": sentence("Not on the list"),
        "count.twice_heading": sentence("Seen twice"),
        "count.elsewhere": sentence("{text} was seen already in inspection {label} of {day}."),
        "count.all": sentence("All are there: {count}."),
        "count.no_player": sentence(
            "No sound can be played on this computer. Verdicts and counts are shown all the same. "
            "On Linux install pulseaudio-utils or alsa-utils."
        ),
    }
)
