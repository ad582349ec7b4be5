"""What every section of the page of one inspection is given, and what it has to be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inspection.dossier import Dossier

    from .choice_field import Offers
    from .fittings import Fittings
    from .inspect_page import InspectPage
    from .prompts import Prompts
    from .services import Services, StationStore


@dataclass(frozen=True, slots=True)
class CaseParts:
    """The surroundings of a section. ``inspect`` is the page of the picture, whose inspection in hand this is."""

    fittings: Fittings
    services: Services
    store: StationStore
    prompts: Prompts
    inspect: InspectPage


@dataclass(frozen=True, slots=True, eq=False)
class CaseOffers:
    """What fields propose."""

    countries: Offers
    ports: Offers
    tariff: Offers


class Section(Protocol):
    """One section: a widget that shows an inspection."""

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show the inspection as it stands; None before anything is kept."""
