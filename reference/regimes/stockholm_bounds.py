"""Which State is bound by which amendment of the annexes on a day (Articles 22 and 25(4))."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection.finding import Basis

from ..normalise import split
from .parties import UNKNOWN, Answer, Standing, standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..law import Law

    Row = Mapping[str, str]

ORIGINAL = "2001"


def amendment_of(law: Law, entry: Row, annex: str) -> Row:
    """The amendment that put the entry into the annex; the two columns run side by side."""
    place = list(split(entry["annex"])).index(annex)
    return law.rows("stockholm_amendments", amendment=list(split(entry["amendment"]))[place])[0]


def earliest(amendment: Row) -> date:
    """The day before which the amendment binds nobody: one year after it was communicated, or at least adopted."""
    if amendment["in_force"]:
        return date.fromisoformat(amendment["in_force"])
    adopted = date.fromisoformat(amendment["adopted"])
    return adopted.replace(year=adopted.year + 1)


def bound(law: Law, country: str | None, amendment: Row, day: date) -> Standing:
    """Whether the country is bound by the amendment on the day; UNKNOWN where no table says so.

    A Party that declared so under Article 25(4) is bound only from the ninetieth day after its own instrument; one
    that gave notice under Article 22(3)(b) only after it took the notice back.
    """
    party = standing(law, country, "stockholm", day)
    if party.answer is not Answer.YES or amendment["amendment"] == ORIGINAL:
        return party
    if day < earliest(amendment):
        return Standing(Answer.NO, earliest(amendment), exact=True, basis=amendment["basis"])
    if not amendment["in_force"]:
        return UNKNOWN
    basis = max((party.basis, amendment["basis"]), key=_order)
    declared = _declaration(law, country or "", amendment, day)
    if declared is None:
        return Standing(Answer.YES, party.since, exact=party.exact, basis=basis)
    return _by_own_instrument(law, country or "", amendment, day, declared["basis"])


def _by_own_instrument(law: Law, country: str, amendment: Row, day: date, basis: str) -> Standing:
    """Whether an instrument of its own binds a Party that is not bound by the amendment's general day."""
    own = law.rows("stockholm_acceptances", iso2=country, amendment=amendment["amendment"])
    if not own:
        return Standing(Answer.UNKNOWN, basis=basis)
    since = date.fromisoformat(own[0]["in_force"])
    told = own[0]["basis"]
    if day >= since:
        return Standing(Answer.YES, since, exact=own[0]["kind"] == "exact", basis=max((basis, told), key=_order))
    return Standing(Answer.NO if own[0]["kind"] == "exact" else Answer.UNKNOWN, since, basis=told)


def _declaration(law: Law, country: str, amendment: Row, day: date) -> Row | None:
    """The declaration of the country that stood between it and the amendment on the day."""
    for row in law.rows("stockholm_declarations", iso2=country):
        if row["amendment"] in {"", amendment["amendment"]} and not (
            row["withdrawn"] and date.fromisoformat(row["withdrawn"]) <= day
        ):
            return row
    return None


def _order(basis: str) -> int:
    return (Basis.READ.value, Basis.SECONDARY.value, Basis.UNREAD.value).index(basis)
