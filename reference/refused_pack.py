"""An installed national pack that is not in force: what its State adds to the conventions is then not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.finding import Basis, Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspection.consignment import Consignment, Item
    from inspection.message import Message


@dataclass(frozen=True, slots=True)
class RefusedPack:
    """What the folder of a pack is called that does not open, and ``why``."""

    name: str
    country: str
    day: date
    why: Message

    @property
    def told(self) -> Message:
        """That it is not in force, and what to do."""
        return message(FindingCode.NATIONAL_REFUSED.value, name=self.name, country=self.country, day=self.day)

    def assess(self, items: Sequence[Item], consignment: Consignment) -> tuple[Finding, ...]:
        """That nobody can tell, once for each item on a route that the State has part in."""
        route = consignment.route
        if self.country not in {route.import_, route.export, *route.transit}:
            return ()
        return tuple(self._finding(item) for item in items if item.claims)

    def _finding(self, item: Item) -> Finding:
        claim = item.claims[0]
        return Finding(
            code=FindingCode.NATIONAL_REFUSED,
            regime=Regime.IDENTITY,  # whatever the pack holds: it cannot be opened
            verdict=Verdict.CANNOT_TELL,
            severity=Severity.WARNING,
            citation=Citation(self.name, self.day.isoformat(), claim.value, self.name),
            subject=Subject(claim.scheme, claim.value),
            reason=self.told,
            basis=Basis.UNREAD,
            national=True,
        )
