"""Identity by instrument: what was measured outranks what the label says, which stays as evidence."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import Claim, ClaimSource, Confirmation, Scheme
from ..consignment import Item
from ..identifiers.confusions import compact
from .matching import match, plain
from .reading import Composition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from ..consignment import Circumstances
    from ..identifiers.vocabulary import Vocabulary
    from .matching import Measured
    from .reading import InstrumentReading

_NAMING = frozenset({Scheme.REFRIGERANT, Scheme.CAS, Scheme.NAME})


def measured_item(item: Item, composition: Composition, known: Vocabulary, instrument: str = "") -> Item:
    """The item with what was measured of it; a composition that names nothing leaves it as it was but for itself."""
    measured = match(composition, known.compositions)
    claim = claim_of(measured, instrument)
    claims = item.claims if claim is None else (*item.claims, claim)
    return replace(item, claims=claims, measured=measured)


def claim_of(measured: Measured, instrument: str = "") -> Claim | None:
    """What the instrument says as a claim; None where it names no refrigerant."""
    if not measured.designation:
        return None
    details = {"standing": measured.standing.value, "composition": told(measured)}
    if instrument:
        details["instrument"] = instrument
    return Claim(
        Scheme.REFRIGERANT, measured.designation, told(measured), 1.0, ClaimSource.MEASURED, Confirmation.OFFICER,
        details=MappingProxyType(details),
    )  # fmt: skip


def told(measured: Measured) -> str:
    """The composition in one line: "R-12 98.1 %, air 1.9 %"."""
    parts: list[tuple[str, Decimal]] = [(each.name, each.percent) for each in (*measured.shares, *measured.traces)]
    parts += [("air", measured.air), ("hydrocarbons", measured.hydrocarbons), ("unknown", measured.unknown)]
    return ", ".join(f"{name} {plain(percent)} %" for name, percent in parts if percent)


def outranked(item: Item, known: Vocabulary) -> tuple[Claim, ...]:
    """The claims of the label that say which refrigerant it is, where an instrument has said so."""
    if not any(claim.source is ClaimSource.MEASURED for claim in item.claims):
        return ()
    return tuple(
        claim
        for claim in item.claims
        if claim.source is not ClaimSource.MEASURED and claim.scheme in _NAMING and designation_of(claim, known)
    )


def before_the_law(items: Iterable[Item], known: Vocabulary) -> tuple[Item, ...]:
    """The items as the law is asked about them: without the names that an instrument has outranked."""
    found = []
    for item in items:
        set_aside = outranked(item, known)
        found.append(replace(item, claims=tuple(c for c in item.claims if c not in set_aside)) if set_aside else item)
    return tuple(found)


def designation_of(claim: Claim, known: Vocabulary) -> str:
    """The refrigerant that a claim names by designation, CAS number or name, "" where it names none."""
    if claim.scheme is Scheme.REFRIGERANT:
        return claim.value
    if claim.scheme is Scheme.CAS:
        return known.cas_numbers.get(claim.value, "")
    if claim.scheme is Scheme.NAME:
        return claim.details.get("refrigerant", "") or known.compact_names.get(compact(claim.value), "")
    return ""


def instrument_of(reading: InstrumentReading) -> str:
    """Model and serial number in one text, "" where neither is stated."""
    return " ".join(each for each in (reading.instrument.model, reading.instrument.serial) if each.strip())


def with_readings(
    items: Sequence[tuple[int, Item]],
    readings: Sequence[InstrumentReading],
    known: Vocabulary,
    general: Circumstances,
) -> tuple[Item, ...]:
    """Items with what was measured of them; ``items`` stand beside the numbers of their exhibits.

    The last analysis of an exhibit counts, the last weighing too. What was measured and is on no picture becomes
    an item of its own, in the ``general`` circumstances.
    """
    analysed = {each.about: each for each in readings if each.composition is not None and each.about is not None}
    weighed = {each.about: each.mass_kg for each in readings if each.mass_kg is not None and each.about is not None}
    found = []
    for number, item in items:
        reading = analysed.get(number)
        heavy = replace(item, kg=weighed.get(number, item.kg))
        found.append(_of(heavy, reading, known) if reading else heavy)
    found += [
        _of(Item((), each.mass_kg, general), each, known)
        for each in readings
        if each.composition is not None and each.about is None
    ]
    return tuple(found)


def _of(item: Item, reading: InstrumentReading, known: Vocabulary) -> Item:
    return measured_item(item, reading.composition or Composition(()), known, instrument_of(reading))
