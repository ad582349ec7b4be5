"""Which of the indicators that no data can tell apply to what is at hand."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import Scheme
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .evidence import Evidence
    from .flag import Indicator

_BEGINS = frozenset({Scheme.HS})
Token = tuple[str, str]


def applies(indicator: Indicator, evidence: Evidence) -> bool:
    """Whether any of its groups of tokens, parted by ``;``, holds whole."""
    return any(
        all(_holds(kind, value, indicator, evidence) for kind, value in group)
        for group in _groups(indicator.applies_to)
    )


@cache
def _groups(applies_to: str) -> tuple[tuple[Token, ...], ...]:
    return tuple(tuple(_token(token) for token in group.split("+")) for group in applies_to.split(";"))


def _token(text: str) -> Token:
    kind, _, value = text.strip().partition(":")
    return kind, value


def _beginning(word: str) -> Words:
    return Words(rf"(?<!\w){re.escape(word)}")


def _holds(kind: str, value: str, indicator: Indicator, evidence: Evidence) -> bool:
    if kind in _TELLS:
        return _TELLS[kind](value, indicator, evidence)
    return kind in _SCHEMES and _is_claimed(_SCHEMES[kind], value, evidence)


def _provision(value: str, indicator: Indicator, evidence: Evidence) -> bool:
    told = (each for findings in evidence.told.values() for each in findings)
    return any(each.regime is indicator.regime and each.citation.provision.startswith(value) for each in told)


# "name" is told by words here and is no claim of that scheme: a description counts as well.
_TELLS: Mapping[str, Callable[[str, Indicator, Evidence], bool]] = MappingProxyType(
    {
        "regime": lambda _value, indicator, evidence: evidence.concerns(indicator.regime),
        "provision": _provision,
        "name": lambda value, _indicator, evidence: bool(evidence.says(_beginning(value))),
        "transit": lambda _value, _indicator, evidence: bool(evidence.route.transit),
        "declaration": lambda _value, _indicator, evidence: evidence.declaration is not None,
        "condition": lambda value, _indicator, evidence: any(
            part.circumstances.condition == value for part in evidence.parts
        ),
    }
)
_SCHEMES: Mapping[str, Scheme] = MappingProxyType({scheme.value: scheme for scheme in Scheme})


def _is_claimed(scheme: Scheme, value: str, evidence: Evidence) -> bool:
    claimed = evidence.claimed.get(scheme, ())
    if not value:
        return bool(claimed)
    return any(each.startswith(value) for each in claimed) if scheme in _BEGINS else value in claimed
