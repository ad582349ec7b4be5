"""The listing of a substance in an annex: what it is, its potentials, and the quantities that follow from the mass."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.finding_codes import FindingCode
from inspection.quantities import Weighing, co2_tonnes, gwp_of, odp_kilograms, odp_of, plain_number
from inspection.verdict import Verdict

from ..designations import bare
from .constituents import constituents_of
from .statements import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.consignment import Item
    from inspection.finding import Finding
    from inspection.quantities import Constituent

    from .montreal_duties import Holding
    from .statements import Speaker
    from .things import Thing

_NONE = Decimal(0)
_UNIT = Decimal(1)
_SMALL = Decimal("0.0001")


def listings(
    speaker: Speaker, thing: Thing, holding: Holding, item: Item, following: Sequence[Finding]
) -> list[Finding]:
    """The listing itself, one finding a substance, with its potentials; it shares the gravest settled verdict."""
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or list(following)
    gravest = max(settled, key=lambda each: each.verdict.seriousness, default=None)
    verdict = gravest.verdict if gravest else Verdict.DOCUMENTS_REQUIRED
    exceptions = gravest.exceptions if gravest else ()
    found: list[Finding] = []
    for part in constituents_of(thing, holding.group):
        reason, params = _potentials(thing, part, item)
        found.append(
            speaker.state(
                FindingCode.MONTREAL_CONTROLLED, verdict, holding.group["provision"], bare(part.name),
                holding.subject, exceptions=exceptions, documents=messages("document.invoice_names_substance"),
                basis=holding.basis, reason=reason, substance=bare(part.name), listing=holding.group["provision"],
                family=holding.group["family"], thing=thing.name, told=params,
            )
        )  # fmt: skip
    if not found:
        found.append(
            speaker.state(
                FindingCode.MONTREAL_CONTROLLED, verdict, holding.group["provision"], holding.names, holding.subject,
                exceptions=exceptions, documents=messages("document.invoice_names_substance"), basis=holding.basis,
                reason="montreal.controlled_group", substance=holding.names, listing=holding.group["provision"],
                family=holding.group["family"], thing=thing.name,
            )
        )  # fmt: skip
    return found


def _potentials(thing: Thing, part: Constituent, item: Item) -> tuple[str, dict[str, str]]:
    """Which sentence tells the potentials of a part, and its figures."""
    params = {"odp": plain_number(part.odp), "gwp": plain_number(part.gwp_annex) if part.gwp_annex else "—"}
    whole = constituents_of(thing)
    if thing.either or not whole:
        return "montreal.controlled_family", params
    blend = len(thing.ingredients) > 1
    if blend:
        total = gwp_of(whole, Weighing.KIGALI)
        params |= {
            "share": plain_number(part.mass_percent),
            "odp_blend": plain_number(odp_of(whole).quantize(_SMALL)),
            "gwp_blend": plain_number((total or _NONE).quantize(_UNIT)),
        }
    if item.kg is None:
        return ("montreal.controlled_component" if blend else "montreal.controlled_substance"), params
    kigali = co2_tonnes(item.kg, whole, Weighing.KIGALI) or _NONE
    actual = co2_tonnes(item.kg, whole, Weighing.ACTUAL)
    params |= {
        "kg": plain_number(item.kg),
        "odp_kg": plain_number(odp_kilograms(item.kg, whole).quantize(_SMALL)),
        "co2e": plain_number(kigali.quantize(_SMALL)),
        "co2e_actual": plain_number(actual.quantize(_SMALL)) if actual is not None else "—",
    }
    return ("montreal.controlled_component_kg" if blend else "montreal.controlled_substance_kg"), params
