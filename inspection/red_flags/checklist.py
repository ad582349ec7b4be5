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

    from ..finding import Regime
    from .evidence import Evidence
    from .flag import Indicator

_BEGINS = frozenset({Scheme.HS})
_OF_THE_REGIME = frozenset({"regime", "provision"})
Token = tuple[str, str]
Key = tuple[Token, "Regime | None"]


class Applicability:
    """Answers for one evidence; a token that many rows share is told once."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._told: dict[Key, bool] = {}

    def applies(self, indicator: Indicator) -> bool:
        """Whether any of the row's groups of tokens, parted by ``;``, holds whole."""
        told = self._told
        for group in _groups(indicator.applies_to, indicator.regime):
            for key in group:  # some hundred times a question: no call for what is told already
                holds = told.get(key)
                if holds is None:
                    holds = told[key] = self._holds(key, indicator.regime)
                if not holds:
                    break
            else:
                return True
        return False

    def _holds(self, key: Key, regime: Regime) -> bool:
        (kind, value), _ = key
        tell = _TELLS.get(kind)
        return tell(value, regime, self._evidence) if tell else _is_claimed(kind, value, self._evidence)


@cache
def _groups(applies_to: str, regime: Regime) -> tuple[tuple[Key, ...], ...]:
    tokens = ([_token(token) for token in group.split("+")] for group in applies_to.split(";"))
    return tuple(tuple((token, regime if token[0] in _OF_THE_REGIME else None) for token in group) for group in tokens)


def _token(text: str) -> Token:
    kind, _, value = text.strip().partition(":")
    return kind, value


def _provision(value: str, regime: Regime, evidence: Evidence) -> bool:
    told = (each for findings in evidence.told.values() for each in findings)
    return any(each.regime is regime and each.citation.provision.startswith(value) for each in told)


def _name(value: str, _regime: Regime, evidence: Evidence) -> bool:
    return value in evidence.all_words and bool(evidence.says(Words(rf"(?<!\w){re.escape(value)}")))


# "name" is told by words here and is no claim of that scheme: a description counts as well.
_TELLS: Mapping[str, Callable[[str, Regime, Evidence], bool]] = MappingProxyType(
    {
        "regime": lambda _value, regime, evidence: evidence.concerns(regime),
        "provision": _provision,
        "name": _name,
        "transit": lambda _value, _regime, evidence: bool(evidence.route.transit),
        "declaration": lambda _value, _regime, evidence: evidence.declaration is not None,
        "condition": lambda value, _regime, evidence: any(
            part.circumstances.condition == value for part in evidence.parts
        ),
    }
)
_SCHEMES: Mapping[str, Scheme] = MappingProxyType({scheme.value: scheme for scheme in Scheme})


def _is_claimed(kind: str, value: str, evidence: Evidence) -> bool:
    scheme = _SCHEMES.get(kind)
    claimed = evidence.claimed.get(scheme, ()) if scheme else ()
    if not value:
        return bool(claimed)
    return any(each.startswith(value) for each in claimed) if scheme in _BEGINS else value in claimed
