"""Claims that bear each other out: two identifiers of different kinds that the tables give to one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.claim import Confirmation, Scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.claim import Claim

    from .law import Law


def agree(claims: Sequence[Claim], law: Law) -> tuple[Claim, ...]:
    """Mark as confirmed by the reference what another claim of the same thing bears out.

    UN 1018, R-22 and 75-45-6 are one substance; a hazard identification number belongs to the UN
    number over which it stands. What is confirmed otherwise keeps its confirmation.
    """
    borne_out = _same_refrigerant(claims, law) | _same_plate(claims, law)
    return tuple(
        replace(claim, confirmation=Confirmation.REFERENCE)
        if claim.confirmation is Confirmation.NONE and claim.key in borne_out
        else claim
        for claim in claims
    )


def _same_refrigerant(claims: Sequence[Claim], law: Law) -> set[tuple[Scheme, str]]:
    stated = {claim.key for claim in claims if claim.scheme in {Scheme.REFRIGERANT, Scheme.CAS, Scheme.UN}}
    rows = [
        row
        for scheme, value in stated
        if scheme is not Scheme.UN
        for row in law.rows("montreal_refrigerants", **{"number" if scheme is Scheme.REFRIGERANT else "cas": value})
    ]
    borne_out: set[tuple[Scheme, str]] = set()
    for row in rows:
        of_row = {(Scheme.REFRIGERANT, row["number"])}
        of_row |= {(Scheme.CAS, cas) for cas in row["cas"].split(";") if cas}
        of_row |= {(Scheme.UN, un) for un in row["un_number"].split(";") if un}
        both = stated & of_row
        if len({scheme for scheme, _ in both}) > 1:
            borne_out |= both
    return borne_out


def _same_plate(claims: Sequence[Claim], law: Law) -> set[tuple[Scheme, str]]:
    plates = {claim.value for claim in claims if claim.scheme is Scheme.HIN}
    if not plates:
        return set()
    borne_out: set[tuple[Scheme, str]] = set()
    for claim in claims:
        if claim.scheme is Scheme.UN:
            for row in law.rows("dangerous_goods_un_numbers", un_number=claim.value):
                both = plates & set(row["hazard_identification_number"].split(";"))
                borne_out |= {(Scheme.HIN, plate) for plate in both}
                borne_out |= {claim.key} if both else set()
    return borne_out
