"""What an installation can be set to: one declaration that reads the file, checks values and draws the page."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 65_536  # characters; certificates are the longest that anyone sets


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value may be: a whole number from ``low`` to ``high``, one of ``choices``, or an http(s) address.

    A value without any of these is free text. The page groups settings by ``group``; name and explanation are
    the sentences ``settings.<name>`` and ``settings.<name>.why``.
    """

    group: str
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    address: bool = False


def _setting(default: Any, limits: Limits) -> Any:  # noqa: ANN401 - as dataclasses.field itself is typed
    return field(default=default, metadata={"limits": limits})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one station.

    ``lock_minutes`` without a touch lock the window. ``retention_years`` after its close an inspection that
    headquarters holds may be purged; five at least, as audit trails outlive permits. ``timestamp_authority`` is the
    address of an RFC 3161 service, empty for none, and ``timestamp_roots`` the certificates (PEM) that its answers
    must lead to.
    """

    lock_minutes: int = _setting(5, Limits("security", low=1, high=120))
    retention_years: int = _setting(10, Limits("evidence", low=5, high=100))
    timestamp_authority: str = _setting("", Limits("evidence", address=True))
    timestamp_roots: str = _setting("", Limits("evidence"))


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
    """A value as it is typed. Raises BadInput when it is not one for that setting."""
    limits = limits_of(name)
    value: int | str = text.strip()
    if limits.low is not None:
        try:
            value = int(text)
        except ValueError as error:
            raise BadInput("settings.value", name=name, value=text[:80]) from error
    settings_from({name: value})
    return value


def _allowed(value: object, limits: Limits) -> bool:
    if isinstance(value, int):
        return (limits.low is None or value >= limits.low) and (limits.high is None or value <= limits.high)
    text = str(value)
    if limits.choices:
        return text in limits.choices
    if limits.address and text:
        try:
            parts = urlsplit(text)
        except ValueError:
            return False
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    return len(text) <= LONGEST_TEXT
