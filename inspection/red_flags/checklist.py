"""Which of the indicators that no data can tell apply to what is at hand."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import Scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .evidence import Evidence
    from .flag import Indicator

_BEGINS = frozenset({Scheme.HS})


def applies(indicator: Indicator, evidence: Evidence) -> bool:
    """Whether any of its groups of tokens, parted by ``;``, holds whole."""
    groups = (group.split("+") for group in indicator.applies_to.split(";"))
    return any(all(_holds(token.strip(), indicator, evidence) for token in group) for group in groups)


def _holds(token: str, indicator: Indicator, evidence: Evidence) -> bool:
    kind, _, value = token.partition(":")
    if kind in _TELLS:
        return _TELLS[kind](value, indicator, evidence)
    return kind in set(Scheme) and _is_claimed(Scheme(kind), value, evidence)


def _provision(value: str, indicator: Indicator, evidence: Evidence) -> bool:
    told = (each for findings in evidence.told.values() for each in findings)
    return any(each.regime is indicator.regime and each.citation.provision.startswith(value) for each in told)


def _name(value: str, _indicator: Indicator, evidence: Evidence) -> bool:
    return bool(evidence.says(re.compile(rf"(?<!\w){re.escape(value)}", re.IGNORECASE)))


# "name" is told by words here and is no claim of that scheme: a description counts as well.
_TELLS: Mapping[str, Callable[[str, Indicator, Evidence], bool]] = MappingProxyType(
    {
        "regime": lambda _value, indicator, evidence: evidence.concerns(indicator.regime),
        "provision": _provision,
        "name": _name,
        "transit": lambda _value, _indicator, evidence: bool(evidence.route.transit),
        "declaration": lambda _value, _indicator, evidence: evidence.declaration is not None,
        "condition": lambda value, _indicator, evidence: any(
            part.circumstances.condition == value for part in evidence.parts
        ),
    }
)


def _is_claimed(scheme: Scheme, value: str, evidence: Evidence) -> bool:
    claims = (claim for part in evidence.parts for claim in part.of(scheme))
    if not value:
        return any(True for _ in claims)
    return any(claim.value.startswith(value) if scheme in _BEGINS else claim.value == value for claim in claims)
