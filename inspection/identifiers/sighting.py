"""A sighting: where and how well a piece of text was seen; from it a claim is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import Claim, ClaimSource, Confirmation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..claim import Problem, Scheme
    from ..frame import Region

_SECOND_SIGN_SHARE = 0.6
_DOUBT_POWER = 2.0
_REPAIR_FACTOR = 0.8
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen of one piece of text: its wording, its region, how sure the reader was and how often it looked."""

    raw: str
    confidence: float
    source: ClaimSource
    region: Region | None
    engines: tuple[str, ...]
    looks: int = 1
    over_time: bool = False
    mended: bool = False  # a known wording stands for what was spelt, which ``raw`` keeps

    @property
    def is_single(self) -> bool:
        """Whether one engine looked once."""
        return self.looks == 1 and len(self.engines) == 1

    def cut(self, raw: str) -> Sighting:
        """The same sighting of a part of the text."""
        return self if self.mended else replace(self, raw=raw)

    def claim(
        self,
        scheme: Scheme,
        value: str,
        *,
        trust: float,
        repairs: int = 0,
        checked: bool = False,
        agreed: bool = False,
        problem: Problem | None = None,
        details: Mapping[str, str] = _NOTHING,
    ) -> Claim:
        """Make a claim of it.

        ``trust`` (0 to 1) is what the grammar alone is worth when the text is read faultlessly; every repair takes
        a fifth of it. A doubtful reading takes up to two fifths where a second sign speaks for it, and more where
        none does: of drawn labels, half of the UN numbers in lines read with 0.65 were wrong. ``checked`` says
        that a check digit was read and holds; it confirms only where nothing was repaired. ``agreed`` says that
        another sign on the label leads to the same in the reference.
        """
        if self.mended and value.upper() not in self.raw.upper():
            repairs += 1
        confirmation = self._confirmation(checked=checked and not repairs and problem is None, agreed=agreed)
        if checked or confirmation is not Confirmation.NONE:
            read = _SECOND_SIGN_SHARE + (1 - _SECOND_SIGN_SHARE) * self.confidence
        else:
            read = self.confidence**_DOUBT_POWER
        confidence = trust * read * _REPAIR_FACTOR**repairs
        return Claim(
            scheme=scheme,
            value=value,
            raw=self.raw,
            confidence=round(min(1.0, max(0.0, confidence)), 3),
            source=self.source,
            confirmation=confirmation,
            repaired=repairs > 0,
            problem=problem,
            region=self.region,
            details=MappingProxyType(dict(details)) if details else _NOTHING,
        )

    def _confirmation(self, *, checked: bool, agreed: bool) -> Confirmation:
        if self.source is ClaimSource.TYPED:
            return Confirmation.OFFICER
        if checked:
            return Confirmation.CHECK_DIGIT
        if agreed:
            return Confirmation.REFERENCE
        if len(self.engines) > 1:
            return Confirmation.TWO_LOOKS
        if self.looks > 1:
            return Confirmation.REPEATED if self.over_time else Confirmation.TWO_LOOKS
        return Confirmation.NONE
