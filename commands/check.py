"""``check``: identifiers in, cited verdict out; no picture and no store."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inspection.claim import Scheme
from inspection.consignment import Consignment, Item
from inspection.errors import BadInput, Fault
from inspection.wire import judged_json, seconds_json
from inspection.wording import say

from . import options
from .chosen_edition import open_reference
from .told import tell_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspection.consignment import Circumstances
    from inspection.identifiers.vocabulary import Vocabulary
    from inspection.ports import ReferenceData

Values = list[str] | None
_OF_AN_ITEM = (
    "kg",
    "measured",
    "condition",
    "purpose",
    "source",
    "non_refillable",
    "packing_group",
    "limited_quantity",
)


def _values(flag: str, help_text: str) -> Any:  # noqa: ANN401 - Typer's own marker type
    return typer.Option(flag, help=help_text + " Repeatable.")


def check(
    un: Annotated[Values, _values("--un", "UN number.")] = None,
    hin: Annotated[Values, _values("--hin", "Hazard identification number.")] = None,
    hazard_class: Annotated[Values, _values("--class", "Hazard class or division.")] = None,
    refrigerant: Annotated[Values, _values("--refrigerant", "Refrigerant designation or trade name.")] = None,
    cas: Annotated[Values, _values("--cas", "CAS number.")] = None,
    name: Annotated[Values, _values("--name", "Chemical, trade or proper shipping name.")] = None,
    basel: Annotated[Values, _values("--basel", "Basel code (Y, A, B).")] = None,
    hs: Annotated[Values, _values("--hs", "HS code.")] = None,
    species: Annotated[Values, _values("--species", "Scientific name.")] = None,
    lmo: Annotated[Values, _values("--lmo", "LMO unique identifier.")] = None,
    container: Annotated[Values, _values("--container", "Container number.")] = None,
    kg: Annotated[str | None, typer.Option("--kg", help="Mass of the item in kilograms.")] = None,
    measured: Annotated[
        str | None, typer.Option("--measured", help="What an analyser found, per cent by mass: R-12=98.1,air=1.9.")
    ] = None,
    item: Annotated[Values, _values("--item", "What belongs together: refrigerant=R-22,kg=120,condition=used.")] = None,
    batch: Annotated[str | None, typer.Option("--batch", help="File of JSON lines, or - for standard input.")] = None,
    from_: options.From = None,
    via: options.Via = None,
    to: options.To = None,
    on: options.On = None,
    condition: options.ConditionOption = None,
    purpose: options.Purpose = None,
    source: options.SourceLetter = None,
    non_refillable: options.NonRefillable = False,
    packing_group: options.PackingGroup = None,
    limited_quantity: options.LimitedQuantity = False,
    edition: options.EditionOption = None,
    pack: options.Packs = None,
    as_json: options.Json = False,
) -> None:
    """Say what the conventions say of identifiers, on a route and a date."""
    question: dict[str, Any] = {
        Scheme.UN: un,
        Scheme.HIN: hin,
        Scheme.CLASS: hazard_class,
        Scheme.REFRIGERANT: refrigerant,
        Scheme.CAS: cas,
        Scheme.NAME: name,
        Scheme.BASEL: basel,
        Scheme.HS: hs,
        Scheme.SPECIES: species,
        Scheme.LMO: lmo,
        Scheme.CONTAINER: container,
        "kg": kg,
        "measured": measured,
        "item": item,
        "from": from_,
        "via": via,
        "to": to,
        "on": on,
        "condition": condition,
        "purpose": purpose,
        "source": source,
        "non_refillable": non_refillable,
        "packing_group": packing_group,
        "limited_quantity": limited_quantity,
    }
    with open_reference(edition, pack) as reference:
        if batch is None:
            _tell(answer(question, reference), as_json=as_json)
            return
        for answered in _answers(_batch(batch), question, reference):
            print(json.dumps(answered, ensure_ascii=False))


def answer(question: dict[str, Any], reference: ReferenceData) -> dict[str, Any]:
    """Answer one question in the JSON form of the command line. Raises BadInput for a malformed one."""
    from inspection.instruments import before_the_law
    from inspection.instruments.as_json import measured_json
    from inspection.red_flags import checklist, evidence_of, raise_flags
    from inspection.safety import safety_lines

    started = perf_counter()
    known = reference.vocabulary()
    general = _circumstances(question)
    items = [
        _item(question, general, known),
        *(_item_of_text(text, general, known) for text in _list(question, "item")),
    ]
    items = [item for item in items if item.claims or item.measured]
    if not items:
        raise BadInput("commands.nothing_asked")
    items = [replace(item, claims=reference.confirm(item.claims)) for item in items]
    where = options.route(question.get("from"), _list(question, "via"), question.get("to"), reference.country_of_port)
    asked = options.asked_date(question.get("on"))
    findings = reference.assess(before_the_law(items, known), Consignment(where), asked)
    claims = [claim for item in items for claim in item.claims]
    evidence = evidence_of(items, Consignment(where), asked.day, known, findings=findings)
    return judged_json(
        claims,
        findings,
        reference.edition,
        safety=safety_lines(claims, known),
        red_flags=raise_flags(evidence, known.indicators),
        checklist=checklist(evidence, known.indicators),
        authorities=reference.authorities(where, findings),
    ) | {
        "measurements": [measured_json(item.measured) for item in items if item.measured is not None],
        "seconds": seconds_json({"check": perf_counter() - started}),
    }


def _item(question: dict[str, Any], general: Circumstances, known: Vocabulary) -> Item:
    from inspection.identifiers import parse

    claims = tuple(parse(scheme, text, known) for scheme in Scheme for text in _list(question, scheme))
    item = Item(claims, options.mass(_text(question.get("kg"))), general)
    measured = _text(question.get("measured"))
    if measured is None:
        return item
    from inspection.instruments import measured_item, typed_composition

    return measured_item(item, typed_composition(measured, known.refrigerants), known)


def _item_of_text(text: str, general: Circumstances, known: Vocabulary) -> Item:
    """Read ``refrigerant=R-22,kg=120,condition=used``; what it does not say holds as for the whole.

    Within an item a composition has colons and plus signs: ``measured=R-12:98.1+air:1.9``.
    """
    question: dict[str, Any] = {}
    for part in text.split(","):
        key, equals, value = part.partition("=")
        key = key.strip()
        if not equals or key not in {*Scheme, *_OF_AN_ITEM}:
            raise BadInput("commands.bad_item", text=text)
        if key in set(Scheme):
            question.setdefault(key, []).append(value.strip())
        else:
            question[key] = value.strip()
    own = _circumstances(question)
    merged = replace(
        general,
        condition=own.condition or general.condition,
        purpose=own.purpose or general.purpose,
        cites_source=own.cites_source or general.cites_source,
        non_refillable=own.non_refillable or general.non_refillable,
        packing_group=own.packing_group or general.packing_group,
        limited_quantity=own.limited_quantity or general.limited_quantity,
    )
    return _item(question, merged, known)


def _circumstances(question: dict[str, Any]) -> Circumstances:
    return options.circumstances(
        question.get("condition"),
        question.get("purpose"),
        question.get("source"),
        non_refillable=_said(question, "non_refillable"),
        group=_text(question.get("packing_group")),
        limited_quantity=_said(question, "limited_quantity"),
    )


def _said(question: dict[str, Any], key: str) -> bool:
    return question.get(key) in {True, "true", "yes", "1"}


def _list(question: dict[str, Any], key: str) -> Sequence[str]:
    value = question.get(key)
    if value is None:
        return ()
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _batch(path: str) -> Iterator[str]:
    if path == "-":
        yield from sys.stdin
    else:
        yield from options.file_content(Path(path)).decode("utf-8", errors="replace").splitlines()


def _answers(lines: Iterable[str], general: dict[str, Any], reference: ReferenceData) -> Iterator[dict[str, Any]]:
    """One answer a line, in order; a line that cannot be understood gives its sentence as ``error``."""
    given = {key: value for key, value in general.items() if value}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
            if not isinstance(question, dict):
                raise BadInput("commands.bad_batch", line=number, detail="not an object")
            yield answer(given | question, reference)
        except json.JSONDecodeError as error:
            yield {"line": number, "error": say(BadInput("commands.bad_batch", line=number, detail=error).message)}
        except Fault as fault:
            yield {"line": number, "error": say(fault.message)}


def _tell(answered: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answered, ensure_ascii=False))
    else:
        tell_findings(answered)
