"""What was measured, weighed, sealed, sampled and handed over, as tables for the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.custody import holders_of, seals_of
from inspection.instruments.as_json import as_typed, sentences_of
from inspection.instruments.reading import doubts_of

from .phrases import time_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.custody import Custody, Holder
    from inspection.dossier import Dossier
    from inspection.instruments.reading import InstrumentReading

    from .phrases import Phrases, Plain


def custody_content(dossier: Dossier, phrases: Phrases) -> list[Plain]:
    """One table for each kind of thing that there is."""
    custody = dossier.custody
    tables = (
        _table("measurements", _measurements(dossier, phrases), phrases, "instrument", "measured", "means"),
        _table("weighings", _weighings(custody), phrases, "what", "gross", "tare", "net", "time"),
        _table("seals", _seals(custody, phrases), phrases, "number", "on", "action", "condition", "time"),
        _table("samples", _samples(custody), phrases, "number", "of", "amount", "laboratory", "taken"),
        _table("results", _results(custody), phrases, "number", "laboratory", "result"),
        _table("pieces", _pieces(custody), phrases, "number", "description", "place", "taken"),
        _table("handovers", _handovers(custody, phrases), phrases, "number", "given", "received", "time", "reason"),
        _table("holders", _holders(custody), phrases, "number", "holder", "since"),
    )
    return [table for table in tables if table["rows"]]


def _table(name: str, rows: Iterable[Sequence[str]], phrases: Phrases, *heads: str) -> Plain:
    return {
        "title": phrases(f"report.{name}"),
        "heads": [phrases(f"report.column.{head}") for head in heads],
        "rows": [list(row) for row in rows],
    }


def _measurements(dossier: Dossier, phrases: Phrases) -> Iterable[Sequence[str]]:
    items = dossier.assessment.items if dossier.assessment else ()
    for item in items:
        if item.measured is not None:
            yield "", "", " ".join(phrases.say(each) for each in sentences_of(item.measured))
    for reading in dossier.readings:
        doubts = " ".join(phrases.say(each) for each in doubts_of(reading))
        yield _instrument(reading, phrases), _figures(reading), doubts


def _instrument(reading: InstrumentReading, phrases: Phrases) -> str:
    instrument = reading.instrument
    said = (
        phrases(f"report.instrument.{instrument.kind}"),
        instrument.model,
        instrument.serial,
        time_of(reading.taken_at),
    )
    return phrases.listed(each for each in said if each)


def _figures(reading: InstrumentReading) -> str:
    figures = []
    if reading.composition is not None:
        figures.append(as_typed(reading.composition).replace("=", " ").replace(",", " %, ") + " %")
    if reading.mass_kg is not None:
        figures.append(f"{reading.mass_kg} kg")
    if reading.celsius is not None:
        figures.append(f"{reading.celsius} °C")
    figures += [f"{each.name} {each.percent} %" for each in reading.elements]
    return "; ".join(figures)


def _weighings(custody: Custody) -> Iterable[Sequence[str]]:
    for each in custody.weighings:
        what = each.piece or (f"{each.about}" if each.about is not None else "")
        yield what, f"{each.gross} kg", f"{each.tare} kg", f"{each.net} kg", time_of(each.at)


def _seals(custody: Custody, phrases: Phrases) -> Iterable[Sequence[str]]:
    closed = {number for number, state in seals_of(custody).items() if state.closed}
    for each in custody.seals:
        condition = phrases(f"report.seal.{each.condition}")
        if each.number not in closed:
            condition = phrases.listed((condition, phrases("report.seal.no_longer")))
        yield each.number, each.on, phrases(f"report.seal.{each.action}"), condition, time_of(each.at)


def _samples(custody: Custody) -> Iterable[Sequence[str]]:
    for each in custody.samples:
        taken = f"{time_of(each.taken_at)}, {_name(each.taken_by)}"
        yield each.number, each.of, f"{each.amount} {each.unit}", each.laboratory, taken
        for part in each.parts:
            yield f"{each.number} → {part.number}", "", f"{part.amount} {each.unit}", part.for_whom, ""


def _results(custody: Custody) -> Iterable[Sequence[str]]:
    for each in custody.results:
        yield each.sample, f"{each.laboratory}, {each.reference}, {each.reported}", each.text


def _pieces(custody: Custody) -> Iterable[Sequence[str]]:
    for each in custody.pieces:
        yield each.number, each.description, each.place, f"{time_of(each.taken_at)}, {_name(each.held_by)}"


def _handovers(custody: Custody, phrases: Phrases) -> Iterable[Sequence[str]]:
    for each in custody.handovers:
        signed = "" if each.signature is None else f" ({phrases('report.receiver_signed')})"
        when = f"{time_of(each.at)}, {each.place}"
        yield ", ".join(each.things), _name(each.giver), _name(each.receiver) + signed, when, each.reason


def _holders(custody: Custody) -> Iterable[Sequence[str]]:
    for number, held in holders_of(custody).items():
        yield number, _name(held.holder), time_of(held.since)


def _name(holder: Holder) -> str:
    return f"{holder.name}, {holder.organisation}" if holder.organisation else holder.name
