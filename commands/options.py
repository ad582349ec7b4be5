"""The options that several commands share, and the text that officers give turned into domain values."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspection.consignment import AskedDate, Circumstances, Condition, Route, packing_group
from inspection.errors import BadInput, EnvironmentFault
from inspection.illegal_traffic import Conduct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    CountryOfPort = Callable[[str], str | None]

TREE = Path(__file__).resolve().parent.parent

From = Annotated[
    str | None, typer.Option("--from", metavar="CC", help="Country of export, ISO 3166 alpha-2, or port, UN/LOCODE.")
]
Via = Annotated[list[str] | None, typer.Option("--via", metavar="CC", help="Country or port of transit; repeatable.")]
To = Annotated[
    str | None, typer.Option("--to", metavar="CC", help="Country of import, ISO 3166 alpha-2, or port, UN/LOCODE.")
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Date the law is asked about (default today).")]
ConditionOption = Annotated[
    str | None, typer.Option("--condition", help="virgin, recovered, recycled, reclaimed, used or waste.")
]
Purpose = Annotated[
    str | None,
    typer.Option(
        "--purpose",
        help="feedstock, quarantine, laboratory, medical, servicing, pesticide, industrial, disposal or recovery (or "
        "D1 to D15, R1 to R13), food-feed-processing, contained-use, introduction, or a CITES purpose letter.",
    ),
]
SourceLetter = Annotated[str | None, typer.Option("--source", help="CITES source letter.")]
PackingGroup = Annotated[str | None, typer.Option("--packing-group", help="I, II or III, as declared.")]
LimitedQuantity = Annotated[
    bool, typer.Option("--limited-quantity", help="The dangerous goods travel in limited quantities.")
]
NonRefillable = Annotated[bool, typer.Option("--non-refillable", help="The container cannot be refilled.")]
EditionOption = Annotated[
    Path | None,
    typer.Option("--edition", metavar="FILE", help="Edition: a file, or name or SHA-256 of an installed one."),
]
As = Annotated[str | None, typer.Option("--officer", metavar="NAME", help="Who signs in.")]
StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="DIR", help="Evidence store (default: QUAYLENS_STORE or the data folder)."),
]
PassphraseFile = Annotated[Path | None, typer.Option("--passphrase-file", help="File with the passphrase, mode 0600.")]
PassphraseFd = Annotated[
    int | None, typer.Option("--passphrase-fd", help="Open file descriptor to read the passphrase from.")
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--pack", metavar="DIR", help="National pack to lay over the edition; repeatable."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]

Suspicion = Annotated[
    str | None,
    typer.Option(
        "--suspicion",
        metavar="WHOSE",
        help="Declare suspected illegal traffic in waste: conduct of exporter, importer, or unassigned.",
    ),
]
Informed = Annotated[
    str | None, typer.Option("--informed", metavar="DATE", help="Day on which the State of export was informed of it.")
]

_COUNTRY_LETTERS = 2


def _no_ports(code: str) -> str | None:  # noqa: ARG001 - takes the place of a reference
    """The country of a port where there is no reference to ask: none."""
    return None


def default_edition() -> Path:
    """Where the built edition lies: QUAYLENS_EDITION, else in the build folder of the tree."""
    given = os.environ.get("QUAYLENS_EDITION")
    return Path(given) if given else TREE / "build" / "reference.edition"


def existing_edition() -> Path:
    """The edition that was built here. Raises EnvironmentFault when there is none."""
    chosen = default_edition()
    if not chosen.is_file():
        raise EnvironmentFault("commands.no_edition", path=chosen)
    return chosen


def default_store() -> Path:
    """Where this station keeps its evidence: QUAYLENS_STORE, else the platform's data folder."""
    given = os.environ.get("QUAYLENS_STORE")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("quaylens", appauthor=False)


def route(
    export: str | None, via: Sequence[str] | None, import_: str | None, country_of_port: CountryOfPort = _no_ports
) -> Route:
    """A route of country codes in capitals. Raises BadInput for what cannot be one."""
    return Route(
        None if export is None else country(export, country_of_port),
        tuple(country(each, country_of_port) for each in via or ()),
        None if import_ is None else country(import_, country_of_port),
    )


def country(text: str, country_of_port: CountryOfPort = _no_ports) -> str:
    """A country code in capitals, whether or not it exists, or the country of a port whose UN/LOCODE is given."""
    code = text.strip().upper()
    if len(code) == _COUNTRY_LETTERS and code.isascii() and code.isalpha():
        return code
    found = country_of_port(code)
    if found is None:
        raise BadInput("commands.bad_country", text=text)
    return found


def asked_date(text: str | None) -> AskedDate:
    """The date given, or this machine's date, which is then not a stated one."""
    if text is None:
        return AskedDate(datetime.now(UTC).astimezone().date(), stated=False)
    try:
        return AskedDate(date.fromisoformat(text), stated=True)
    except ValueError as error:
        raise BadInput("commands.bad_date", text=text) from error


def mass(text: str | None) -> Decimal | None:
    """Kilograms. Raises BadInput for what is no finite, non-negative number."""
    if text is None:
        return None
    try:
        kg = Decimal(text)
    except InvalidOperation as error:
        raise BadInput("commands.bad_mass", text=text) from error
    if not kg.is_finite() or kg < 0:
        raise BadInput("commands.bad_mass", text=text)
    return kg


def circumstances(
    condition: str | None,
    purpose: str | None,
    source: str | None,
    *,
    non_refillable: bool,
    group: str | None = None,
    limited_quantity: bool = False,
) -> Circumstances:
    """What is declared of the goods beyond their identity. Raises BadInput for a condition or packing group of ours."""
    if condition is not None and condition not in set(Condition):
        raise BadInput("commands.bad_condition", text=condition, known=", ".join(Condition))
    if group is not None and packing_group(group) is None:
        raise BadInput("commands.bad_packing_group", text=group)
    return Circumstances(
        None if condition is None else Condition(condition), purpose, source, non_refillable, packing_group(group),
        limited_quantity,
    )  # fmt: skip


def conduct(text: str | None) -> Conduct | None:
    """Whose conduct a suspicion is about. Raises BadInput for a word that names none."""
    if text is not None and text not in set(Conduct):
        raise BadInput("commands.bad_conduct", text=text, known=", ".join(Conduct))
    return None if text is None else Conduct(text)


def file_content(path: Path) -> bytes:
    """The bytes of a file that the officer named. Raises BadInput when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput("commands.unreadable_file", path=path, detail=error.strerror) from error
