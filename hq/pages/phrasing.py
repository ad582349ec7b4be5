"""How times, sizes and hashes are written on the pages: the same in every language, unambiguous in every country."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from ..database import at

KIBIBYTE = 1024
LANGUAGES: Mapping[str, str] = MappingProxyType(  # each as it is called in itself
    {"ar": "العربية", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский", "zh": "中文"}
)
DIGITS = 12  # of a hash, where the whole stands elsewhere


def written(moment: datetime | None) -> str:
    """Write "2026-11-22 09:14 UTC"; a dash where there is none."""
    known = at(moment)
    return "\N{EN DASH}" if known is None else f"{known.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def exactly(moment: datetime) -> str:
    """Write a time as it was kept, with seconds and its own offset: 2026-11-22 09:14:05+01:00."""
    return (at(moment) or moment).isoformat(sep=" ", timespec="seconds")


def size(count: int) -> str:
    """Write a number of bytes."""
    if count < KIBIBYTE:
        return f"{count} B"
    return f"{count / KIBIBYTE:.0f} KiB" if count < KIBIBYTE**2 else f"{count / KIBIBYTE**2:.1f} MiB"


def short(sha256: str) -> str:
    """The first digits of a hash."""
    return sha256[:DIGITS]


def grouped(number: int) -> str:
    """A number with narrow spaces between its thousands."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def signed(number: float) -> str:
    """A number to the nearest whole, with its sign: +3, -70, 0."""
    return f"{round(number):+d}" if round(number) else "0"


def language(tag: str) -> str:
    """What a language is called by those who speak it."""
    return LANGUAGES.get(tag, tag)


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "written": written,
        "exactly": exactly,
        "size": size,
        "short": short,
        "grouped": grouped,
        "signed": signed,
        "language": language,
    }
)
