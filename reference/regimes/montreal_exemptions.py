"""What keeps a phased-out substance from being barred: uses and conditions outside the limits of Articles 2A to 2J."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.consignment import Condition

if TYPE_CHECKING:
    from inspection.consignment import Circumstances

NOT_VIRGIN = frozenset({Condition.RECOVERED, Condition.RECYCLED, Condition.RECLAIMED, Condition.USED, Condition.WASTE})


@dataclass(frozen=True, slots=True)
class Exemption:
    """One way out of the limit: met by a declared purpose or condition, and for which annex groups it exists.

    ``code`` is the message that names it, ``document`` what to ask for when it is relied upon. What is
    ``outside_the_limit`` does not count as consumption at any step; the others only lift a limit of zero.
    """

    code: str
    document: str
    purposes: frozenset[str] = frozenset()
    conditions: frozenset[Condition] = frozenset()
    groups: frozenset[str] = frozenset()
    only_while_servicing: bool = False
    outside_the_limit: bool = False

    def exists_for(self, group: str, *, servicing: bool) -> bool:
        """Whether the instrument knows this way out for the group ("C-I") at the time."""
        return (not self.groups or group in self.groups) and (servicing or not self.only_while_servicing)

    def met_by(self, declared: Circumstances) -> bool:
        """Whether what is declared meets it."""
        return declared.purpose in self.purposes or declared.condition in self.conditions

    def left_open_by(self, declared: Circumstances) -> bool:
        """Whether what is not declared could still meet it."""
        by_condition = bool(self.conditions) and declared.condition is None
        return by_condition or (not self.conditions and declared.purpose is None)


_ESSENTIAL = frozenset({"A-I", "A-II", "B-I", "B-II", "B-III", "C-II", "C-III"})
_OZONE = frozenset({"A-I", "A-II", "B-I", "B-II", "B-III", "C-I", "C-II", "C-III", "E-I"})

EXEMPTIONS: tuple[Exemption, ...] = (
    # Decision IV/24: trade in used and recycled substances does not count as consumption.
    Exemption(
        "montreal.exception.not_virgin",
        "document.origin_of_used_substance",
        conditions=NOT_VIRGIN,
        outside_the_limit=True,
    ),
    # Article 1(5): what is used entirely as feedstock does not count as production.
    Exemption(
        "montreal.exception.feedstock",
        "document.feedstock_declaration",
        frozenset({"feedstock"}),
        outside_the_limit=True,
    ),
    # Article 1(5): nor do amounts destroyed by approved technologies.
    Exemption(
        "montreal.exception.destruction",
        "document.destruction_contract",
        frozenset({"disposal", "D10"}),
        outside_the_limit=True,
    ),
    # Decisions X/19, XXX/8 and XXXI/5: the global exemption for laboratory and analytical uses.
    Exemption("montreal.exception.laboratory", "document.laboratory_use", frozenset({"laboratory"}), groups=_OZONE),
    # Articles 2A to 2E, 2G and 2I with decision IV/25: essential uses that the Parties agree to.
    Exemption("montreal.exception.essential_use", "document.essential_use", frozenset({"medical"}), groups=_ESSENTIAL),
    # Article 2H(6): quarantine and pre-shipment; Article 2H(5): critical uses that the Parties agree to.
    Exemption(
        "montreal.exception.quarantine",
        "document.quarantine_use",
        frozenset({"quarantine"}),
        groups=frozenset({"E-I"}),
        outside_the_limit=True,
    ),
    Exemption("montreal.exception.critical_use", "document.critical_use", groups=frozenset({"E-I"})),
    # Articles 2F(6) and 5(8 ter)(e): servicing of equipment that existed when the limit became zero.
    Exemption(
        "montreal.exception.servicing_tail",
        "document.servicing_quota",
        frozenset({"servicing"}),
        groups=frozenset({"C-I"}),
        only_while_servicing=True,
    ),
    Exemption(
        "montreal.exception.burns_aerosol",
        "document.servicing_quota",
        frozenset({"medical"}),
        groups=frozenset({"C-I"}),
        only_while_servicing=True,
    ),
)
