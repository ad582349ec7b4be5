"""An edition with national packs laid over it: two voices, never one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .national_pack import EVERY_REGIME
from .reference_data import EditionReference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.consignment import AskedDate, Consignment, Item, Route
    from inspection.finding import Finding
    from inspection.national import Authority
    from inspection.reference_hit import EditionIdentity

    from .edition import Edition
    from .national_pack import NationalPack
    from .refused_pack import RefusedPack


class OverlaidReference(EditionReference):
    """Answers from one edition and, beside it, from national packs."""

    def __init__(self, edition: Edition, packs: Sequence[NationalPack], refused: Sequence[RefusedPack] = ()) -> None:
        """Take an open edition, which is closed with this, packs that were verified, and those that were not."""
        super().__init__(edition)
        self._packs = tuple(packs)
        self._refused = tuple(refused)

    @property
    def refused_packs(self) -> tuple[RefusedPack, ...]:
        """The installed packs that are not in force."""
        return self._refused

    @property
    def edition(self) -> EditionIdentity:
        """Which edition answers, and which packs lie over it."""
        return replace(super().edition, packs=tuple(pack.identity for pack in self._packs))

    def assess(self, items: Sequence[Item], consignment: Consignment, on: AskedDate) -> tuple[Finding, ...]:
        """Say what every convention says and, marked as such, what the States on the way add; most serious first."""
        conventional = super().assess(items, consignment, on)
        national = [finding for pack in self._packs for finding in pack.assess(items, consignment, on)]
        national += [finding for pack in self._refused for finding in pack.assess(items, consignment)]
        return tuple(sorted([*conventional, *national], key=lambda finding: -finding.verdict.seriousness))

    def authorities(self, route: Route, findings: Iterable[Finding]) -> tuple[Authority, ...]:
        """Whom to call: the authorities of the States on the way for the rules that have something to say."""
        regimes = {EVERY_REGIME, *(finding.regime.value for finding in findings if finding.verdict.seriousness > 1)}
        countries = [route.import_, route.export, *route.transit]
        return tuple(
            authority
            for country in dict.fromkeys(countries)
            for pack in self._packs
            for authority in pack.authorities
            if authority.country == country and authority.regime in regimes
        )
