"""Which State is bound by what on a day: status, groups, and what is not known of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.consignment import Route

    from ..law import Law


class Answer(Enum):
    """What the table says of a question; an empty cell and a missing row are UNKNOWN, never NO."""

    YES = "yes"
    NO = "no"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a State is bound on the day asked; ``since`` is the day from which, exactly or at the latest."""

    answer: Answer
    since: date | None = None
    exact: bool = False
    basis: str = "unread"


UNKNOWN = Standing(Answer.UNKNOWN)


def standing(law: Law, country: str | None, instrument: str, day: date) -> Standing:
    """Whether the country is bound by the instrument on the day.

    A date of kind ``at_latest`` says that the State is bound from then on at the latest: earlier days stay unknown.
    """
    rows = law.rows("parties_status", iso2=country, instrument=instrument) if country else ()
    if not rows:
        return UNKNOWN
    row = rows[0]
    if row["status"] != Answer.YES.value:
        return Standing(Answer(row["status"]), basis=row["basis"])
    if not row["since"]:
        return Standing(Answer.YES, basis=row["basis"])
    since = date.fromisoformat(row["since"])
    if row["since_kind"] == "exact":
        return Standing(Answer.YES if day >= since else Answer.NO, since, exact=True, basis=row["basis"])
    return Standing(Answer.YES if day >= since else Answer.UNKNOWN, since, basis=row["basis"])


def country_row(law: Law, country: str | None) -> Mapping[str, str] | None:
    """The row of a country or territory, None where the table has none."""
    rows = law.rows("parties_countries", iso2=country) if country else ()
    return rows[0] if rows else None


def name_of(law: Law, country: str | None) -> str:
    """The country's short name, the code where the table has none, "?" where nothing is known."""
    row = country_row(law, country)
    return row["name"] if row else country or "?"


def in_annex_vii(law: Law, country: str | None) -> Answer:
    """Whether the State is listed in Annex VII of the Basel Convention (OECD, EU, Liechtenstein)."""
    row = country_row(law, country)
    return Answer(row["basel_annex_vii"]) if row else Answer.UNKNOWN


def within_eu(law: Law, route: Route) -> bool:
    """Whether both ends of the route are members of the European Union, as the table has its members today."""
    ends = (country_row(law, route.export), country_row(law, route.import_))
    return all(row is not None and row["eu_member"] == Answer.YES.value for row in ends)


def phase_out_groups(law: Law, country: str | None, annex: str) -> tuple[str, ...]:
    """The Party groups whose schedule may apply to the country: one where known, all of them where not."""
    row = country_row(law, country)
    every = ("non-A5", "non-A5-late", "A5-1", "A5-2") if annex == "F" else ("non-A5", "A5-1", "A5-2")
    if row is None or not row["montreal_article5"]:
        return every
    group = row["montreal_article5"]
    return ("non-A5-late",) if annex == "F" and group == "non-A5" and row["kigali_late_start"] == "yes" else (group,)
