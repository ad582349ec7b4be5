"""What a line of the Harmonized System may hold of the Montreal annexes, in the edition that counted on the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.finding_codes import FindingCode

from ..normalise import split
from .things import Doubt, Ingredient, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inspection.claim import Claim

    from ..law import Law

    Row = Mapping[str, str]

HS_2022_FROM = date(2022, 1, 1)
"""Lines of HFC and of their mixtures begin on that day; 2903.41 to 2903.49 meant CFC and halons until 2011."""

_HEADING = 4
_WHOLE = Decimal(100)


def lines(law: Law, code: str, day: date | None = None) -> Sequence[Row]:
    """The line of the code, or of its heading, as the edition of that day has it (without a day: the newest).

    A code that only an older edition had is still told by it; :func:`outdated` says so.
    """
    before = law.rows("montreal_hs_before_2022", hs6=code)
    standing = [row for row in before if day and row["from"] <= day.isoformat() < row["until"]]
    return (
        standing
        or law.rows("montreal_hs2022_ods", hs6=code)
        or before[-1:]
        or law.rows("montreal_hs2022_ods", hs6=code[:_HEADING])
    )


def outdated(row: Row, day: date) -> bool:
    """Whether the line is of an edition that no longer counted on the day."""
    return bool(row.get("until")) and row["until"] <= day.isoformat()


def groups_of(row: Row) -> frozenset[str]:
    """The annex groups that a line covers, "C-I"; E and F alone stand for their first group."""
    return frozenset({"E": "E-I", "F": "F-I"}.get(group, group) for group in split(row["annex_groups"]))


def things_of_line(claim: Claim, law: Law, day: date | None) -> Sequence[Thing | Doubt | Row]:
    """The thing or the doubt that a code leads to, or the line of a machine that may be charged with it."""
    found = lines(law, claim.value, day)
    if not found and len(claim.value) <= _HEADING:
        return _of_heading(claim, law)
    if not found or not found[0]["annex_groups"]:
        return []
    row = found[0]
    if row["kind"] in {"substance", "mixture"}:
        return [_of_subheading(claim, law, row)]
    return [row] if row["kind"] == "appliance" else []


def _of_subheading(claim: Claim, law: Law, row: Row) -> Thing | Doubt:
    """What a line of chapter 29 or 38 holds: surely controlled, or shared with goods that are not."""
    name = f"HS {claim.value}"
    if row["covers"] != "controlled":
        return Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, row["designations_covered"])
    if row["kind"] == "mixture":
        return Thing(name, claim, (), hs6=claim.value, either=True, certain_groups=tuple(split(row["annex_groups"])))
    listed = _listed_under(law, row)
    annexed = [each for each in listed if "(isomer" not in each["designation"]]
    parts = tuple(Ingredient(each["designation"], None if annexed[1:] else _WHOLE, each) for each in annexed)
    return Thing(name, claim, parts, hs6=claim.value, either=len(parts) > 1)


def _listed_under(law: Law, row: Row) -> Sequence[Row]:
    """The substances of the annexes under a line; an older edition names them in its own row."""
    if "until" not in row:
        return law.rows("montreal_substances", hs2022=row["hs6"])
    return [
        listed
        for designation in split(row["designations_covered"])
        for listed in law.rows("montreal_substances", designation=designation)
    ]


def _of_heading(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
    """A heading without subheading: it covers controlled and other goods alike."""
    below = [
        row for row in law.rows("montreal_hs2022_ods") if row["hs6"].startswith(claim.value) and row["annex_groups"]
    ]
    substances = [row for row in below if row["kind"] in {"substance", "mixture"}]
    if substances:
        covered = some(row["designations_covered"] for row in substances)
        return [Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, covered)]
    return [row for row in below if row["kind"] == "appliance"][:1]


def some(names: Iterable[str], most: int = 6) -> str:
    """A few of the names, and a sign that there are more."""
    listed = list(dict.fromkeys(names))
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")
