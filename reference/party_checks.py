"""What must hold of the party tables: dates that are dates, and counts that fit the official ones or say why not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .csv_tables import Table

_ANSWERS = frozenset({"yes", "no", ""})
_KINDS = frozenset({"exact", "at_latest"})


def check_parties(tables: Mapping[str, Table]) -> None:
    """Raise BadInput for a status that cannot be understood, and for a count that differs without a reason."""
    status = tables.get("parties_status")
    if status is None:
        return
    for number, row in enumerate(_rows(status), 1):
        _check_status(status.name, number, row)
    counts, countries = tables.get("parties_counts"), tables.get("parties_countries")
    if counts is None or countries is None:
        return
    own = {row["iso2"] for row in _rows(countries) if not row["territory_of"]}
    bound = [row["instrument"] for row in _rows(status) if row["status"] == "yes" and row["iso2"] in own]
    for row in _rows(counts):
        found = bound.count(row["instrument"])
        if str(found) != row["ours"] or (row["ours"] != row["official"] and not row["reason"].strip()):
            raise BadInput(
                "reference.party_count",
                table=counts.name,
                instrument=row["instrument"],
                found=found,
                ours=row["ours"],
                official=row["official"],
            )
    missing = sorted(set(bound) - set(counts.column("instrument")))
    if missing:
        raise BadInput("reference.no_party_count", table=counts.name, instrument=", ".join(missing))


def _check_status(table: str, number: int, row: Mapping[str, str]) -> None:
    dated = row["status"] == "yes" and bool(row["since"])
    holds = (
        row["status"] in _ANSWERS
        and (row["since_kind"] in _KINDS if dated else not (row["since"] or row["since_kind"]))
        and (not dated or _is_date(row["since"]))
    )
    if not holds:
        said = " ".join((row["iso2"], row["instrument"], row["status"], row["since"], row["since_kind"]))
        raise BadInput("reference.bad_party_status", table=table, row=number, value=said)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _rows(table: Table) -> Iterator[dict[str, str]]:
    return (dict(zip(table.columns, row, strict=True)) for row in table.rows)
