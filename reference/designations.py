"""One thing, several designations: HCFC-22, Halon-1301 and the like led to their refrigerant number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FAMILY = re.compile(r"(?:CFC|HCFC|HFC|HBFC|HFO|HCFO|PFC|HC|Halon)-(?P<number>\S+)")


def normal_forms(substances: Iterable[Mapping[str, str]], refrigerants: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Lead each designation of the Montreal annexes to its refrigerant number ("HCFC-22" to "R-22").

    The number is that of the family name when such a refrigerant exists, else that of the single
    refrigerant with the same CAS number (Halon-1301, R-13B1); a substance without one keeps its
    designation.
    """
    singles = [row for row in refrigerants if row["kind"] == "single"]
    numbers = {row["number"] for row in singles}
    by_cas = {cas: row["number"] for row in reversed(singles) for cas in row["cas"].split(";") if cas}
    forms: dict[str, str] = {}
    for row in substances:
        designation = row["designation"]
        family = _FAMILY.match(designation)
        number = f"R-{family['number']}" if family else ""
        if number not in numbers:
            number = next((by_cas[cas] for cas in row["cas"].split(";") if cas in by_cas), "")
        forms[designation] = number or designation
    return forms


def bare(designation: str) -> str:
    """The designation without what stands in brackets behind it: "HCFC-123 (isomer CHCl2CF3)"."""
    return designation.partition(" (")[0]


def is_family_name(designation: str) -> bool:
    """Tell "HCFC-22" and "Halon-1301" from chemical names such as "Methyl bromide"."""
    return _FAMILY.match(designation) is not None
