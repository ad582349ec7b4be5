"""What an installation can be set to: one declaration that reads the file, checks values and draws the page."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 65_536  # characters; certificates are the longest that anyone sets
LONGEST_LINE = 200  # characters of anything else that is typed
TRIGGERS = ("space", "enter", "page_down", "page_up", "b", "f9", "f12", "f13", "f14")  # what pedals are sold with
LANGUAGES = ("en", "fr", "ar", "es", "zh", "ru")
_BEGIN = "-----BEGIN CERTIFICATE-----"


class Offer(StrEnum):
    """What the machine can propose for a value that may be anything."""

    CAMERAS = "cameras"
    PORTS = "ports"  # serial lines


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value may be: a whole number from ``low`` to ``high``, one of ``choices``, or an http(s) address.

    ``certificates`` are PEM text. A default that is True or False allows these two; anything else is a line of text,
    for which the machine may make an ``offer``. The page groups settings by ``group``; name and explanation are
    the sentences ``settings.<name>`` and ``settings.<name>.why``, that of a choice ``settings.<name>.<choice>``.
    ``next_start`` says that a change takes effect when the window is next built.
    """

    group: str
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    address: bool = False
    certificates: bool = False
    offer: Offer | None = None
    next_start: bool = False


def _setting(default: Any, limits: Limits) -> Any:  # noqa: ANN401 - as dataclasses.field itself is typed
    return field(default=default, metadata={"limits": limits})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one station.

    ``lock_minutes`` without a touch lock the window. ``retention_years`` after its close an inspection that
    headquarters holds may be purged; five at least, as audit trails outlive permits. ``timestamp_authority`` is the
    address of an RFC 3161 service, empty for none, and ``timestamp_roots`` the certificates (PEM) that its answers
    must lead to.

    ``language`` is a code of ISO 639, ``font_percent`` the size of the letters in hundredths of the usual one.
    ``trigger`` is a key that keeps the picture, beside Space: a pedal is a keyboard with one key. The
    ``camera`` is named by what opens it, the ``scanner_port`` as the system calls the serial line, and so the
    ``receiver_port`` of a satellite receiver; ``wedge_prefix`` and ``wedge_suffix`` are what a scanner that types
    sends round a code. ``place`` is a UN/LOCODE, and stands with
    ``terminal`` and ``country`` (ISO 3166 alpha-2) in a new inspection. ``sync_minutes`` lie between two exchanges
    that begin by themselves (0 for none), and ``sync_kilobytes`` a second is the most that they may take (0 for all).
    """

    language: str = _setting("en", Limits("desk", choices=LANGUAGES, next_start=True))
    theme: str = _setting("light", Limits("desk", choices=("light", "dark", "sunlight")))
    font_percent: int = _setting(100, Limits("desk", low=80, high=200))
    sounds: bool = _setting(default=True, limits=Limits("desk"))
    flashes: bool = _setting(default=True, limits=Limits("desk"))
    trigger: str = _setting("space", Limits("devices", choices=TRIGGERS))
    camera: str = _setting("", Limits("devices", offer=Offer.CAMERAS))
    scanner_port: str = _setting("", Limits("devices", offer=Offer.PORTS))
    receiver_port: str = _setting("", Limits("devices", offer=Offer.PORTS))
    wedge_prefix: str = _setting("", Limits("devices"))
    wedge_suffix: str = _setting("enter", Limits("devices", choices=("enter", "tab", "none")))
    place: str = _setting("", Limits("place"))
    terminal: str = _setting("", Limits("place"))
    country: str = _setting("", Limits("place"))
    headquarters: str = _setting("", Limits("headquarters", address=True))
    headquarters_roots: str = _setting("", Limits("headquarters", certificates=True))
    sync_minutes: int = _setting(15, Limits("headquarters", low=0, high=1440))
    sync_kilobytes: int = _setting(0, Limits("headquarters", low=0, high=100_000))
    lock_minutes: int = _setting(5, Limits("security", low=1, high=120))
    retention_years: int = _setting(10, Limits("evidence", low=5, high=100))
    timestamp_authority: str = _setting("", Limits("evidence", address=True))
    timestamp_roots: str = _setting("", Limits("evidence", certificates=True))


def limits_of(name: str) -> Limits:
    """What the setting of that name may be. Raises BadInput when there is none."""
    for each in dataclasses.fields(Settings):
        if each.name == name:
            limits: Limits = each.metadata["limits"]
            return limits
    raise BadInput("settings.unknown", name=name)


def settings_from(values: Mapping[str, object]) -> Settings:
    """The settings with these values; what is not named keeps its default.

    Names that this version does not know are left out: a newer version may have written them. Raises BadInput
    with the name of the first value that is not allowed.
    """
    known = {each.name: each for each in dataclasses.fields(Settings)}
    given = {name: value for name, value in values.items() if name in known}
    for name, value in given.items():
        if type(value) is not type(known[name].default) or not _allowed(value, limits_of(name)):
            raise BadInput("settings.value", name=name, value=str(value)[:80])
    return Settings(**given)  # type: ignore[arg-type] # each was held against its default's type


def read_value(name: str, text: str) -> int | str:
    """A value as it is typed, yes or no for True and False. Raises BadInput when it is not one for that setting."""
    limits = limits_of(name)
    value: int | str = text.strip()
    if isinstance(getattr(Settings(), name), bool):
        value = _YES_OR_NO.get(text.strip().lower(), text)
    elif limits.low is not None:
        try:
            value = int(text)
        except ValueError as error:
            raise BadInput("settings.value", name=name, value=text[:80]) from error
    settings_from({name: value})
    return value


_YES_OR_NO = MappingProxyType({"yes": True, "true": True, "no": False, "false": False})


def _allowed(value: object, limits: Limits) -> bool:
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return (limits.low is None or value >= limits.low) and (limits.high is None or value <= limits.high)
    return _allowed_text(str(value), limits)


def _allowed_text(text: str, limits: Limits) -> bool:
    if limits.choices:
        return text in limits.choices
    if limits.address and text:
        try:
            parts = urlsplit(text)
        except ValueError:
            return False
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    if limits.certificates and text:
        return len(text) <= LONGEST_TEXT and _BEGIN in text
    return len(text) <= LONGEST_LINE and text.isprintable()
