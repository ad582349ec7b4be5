"""The cases of the practice mode: what stands on the goods or papers, and what is declared of the movement.

Nothing here says what the right answer is: the law is asked as it is for real goods.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ..claim import Scheme
from ..consignment import Circumstances, Condition, Route


class Scene(StrEnum):
    """What is drawn."""

    LABEL = "label"
    CONTAINER = "container"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """One case: the lines that are drawn, the identifiers that stand in them, and the hazard labels beside."""

    scene: Scene
    lines: tuple[str, ...]
    stated: tuple[tuple[Scheme, str], ...]
    labels: tuple[str, ...]  # hazard classes by their code
    route: Route
    circumstances: Circumstances = field(default_factory=Circumstances)
    kg: Decimal | None = None


CASES: tuple[PracticeCase, ...] = (
    PracticeCase(
        Scene.LABEL,
        ("REFRIGERANT R-22", "CHLORODIFLUOROMETHANE", "UN 1018", "CAS 75-45-6", "NET 13.6 kg"),
        ((Scheme.REFRIGERANT, "R-22"), (Scheme.UN, "1018"), (Scheme.CAS, "75-45-6")),
        ("2.2",),
        Route("CN", (), "GH"),
        Circumstances(Condition.VIRGIN),
        Decimal("13.6"),
    ),
    PracticeCase(
        Scene.LABEL,
        ("R-12", "DICHLORODIFLUOROMETHANE", "UN 1028", "NET 13.6 kg", "DISPOSABLE CYLINDER"),
        ((Scheme.REFRIGERANT, "R-12"), (Scheme.UN, "1028")),
        ("2.2",),
        Route("IN", (), "KE"),
        Circumstances(Condition.VIRGIN, non_refillable=True),
        Decimal("13.6"),
    ),
    PracticeCase(
        Scene.PAPER,
        (
            "MOVEMENT DOCUMENT",
            "Used lead-acid batteries, undrained",
            "Basel A1160   UN 2794",
            "Recovery R4",
            "24 000 kg",
        ),
        ((Scheme.BASEL, "A1160"), (Scheme.UN, "2794")),
        ("8",),
        Route("GB", (), "GH"),
        Circumstances(Condition.WASTE, "recovery"),
        Decimal(24000),
    ),
    PracticeCase(
        Scene.LABEL,
        ("MERCURY", "UN 2809", "CAS 7439-97-6", "NET 34.5 kg"),
        ((Scheme.UN, "2809"), (Scheme.CAS, "7439-97-6")),
        ("8", "6.1"),
        Route("ID", (), "PH"),
        Circumstances(Condition.VIRGIN),
        Decimal("34.5"),
    ),
    PracticeCase(
        Scene.LABEL,
        ("DDT 75 % WP", "CAS 50-29-3", "UN 2761", "NET 25 kg"),
        ((Scheme.CAS, "50-29-3"), (Scheme.UN, "2761")),
        ("6.1",),
        Route("IN", (), "ZA"),
        Circumstances(Condition.VIRGIN, "pesticide"),
        Decimal(25),
    ),
    PracticeCase(
        Scene.CONTAINER,
        ("CSQU 305438 3", "22G1", "UN 1263"),
        ((Scheme.CONTAINER, "CSQU3054383"), (Scheme.UN, "1263")),
        ("3",),
        Route("DE", (), "GH"),
    ),
    PracticeCase(
        Scene.CONTAINER,
        ("CSQU 305438 4", "45R1"),
        ((Scheme.CONTAINER, "CSQU3054384"),),
        (),
        Route("DE", (), "GH"),
    ),
    PracticeCase(
        Scene.PAPER,
        ("PACKING LIST", "Elephant ivory, carved", "Loxodonta africana", "4 pieces, 2.1 kg"),
        ((Scheme.SPECIES, "Loxodonta africana"),),
        (),
        Route("KE", (), "CN"),
        Circumstances(purpose="T", cites_source="W"),
        Decimal("2.1"),
    ),
    PracticeCase(
        Scene.LABEL,
        ("R-134a", "1,1,1,2-TETRAFLUOROETHANE", "UN 3159", "CAS 811-97-2", "NET 12 kg"),
        ((Scheme.REFRIGERANT, "R-134a"), (Scheme.UN, "3159"), (Scheme.CAS, "811-97-2")),
        ("2.2",),
        Route("CN", (), "ZA"),
        Circumstances(Condition.VIRGIN),
        Decimal(12),
    ),
    PracticeCase(
        Scene.LABEL,
        ("THIODIGLYCOL", "CAS 111-48-8", "NET 200 kg"),
        ((Scheme.CAS, "111-48-8"),),
        (),
        Route("DE", (), "EG"),
        Circumstances(Condition.VIRGIN, "industrial"),
        Decimal(200),
    ),
)
