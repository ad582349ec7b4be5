"""The forms of the chain of custody: what is asked of a seal, a sample, a weight, a piece, a hand-over, a result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.consignment import quantity
from inspection.custody import (
    Handover,
    Holder,
    Piece,
    Sample,
    SamplePart,
    SampleResult,
    Seal,
    SealAction,
    SealCondition,
    Weighing,
    holders_of,
)
from inspection.errors import BadInput
from inspection.instruments import Instrument, InstrumentKind

from .record_form import Entry, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection.custody import Custody, Thing

    from .record_form import Said
    from .words import Words


@dataclass(frozen=True, slots=True)
class CustodyForm:
    """One kind of thing: its fields, and how it is made of what is said, by whom, after what is kept already."""

    name: str
    entries: Sequence[Entry]
    made: Callable[[Said, str, Custody], Thing]


def custody_forms(words: Words) -> tuple[CustodyForm, ...]:
    """All forms, in the order in which things happen."""
    actions = tuple((each.value, words(f"case.seal.action.{each.value}")) for each in SealAction)
    conditions = tuple((each.value, words(f"case.seal.condition.{each.value}")) for each in SealCondition)
    exhibit = Entry("exhibit", "case.custody.exhibit", Kind.NUMBER, hint="1")
    note = Entry("note", "case.custody.note")
    return (
        CustodyForm(
            "seal",
            (
                Entry("number", "case.seal.number", required=True),
                Entry("action", "case.seal.action", Kind.CHOICE, actions),
                Entry("condition", "case.seal.condition", Kind.CHOICE, conditions),
                Entry("on", "case.seal.on", required=True, hint="CSQU 305438 3"),
                Entry("replaces", "case.seal.replaces"),
                exhibit,
                note,
            ),
            _seal,
        ),
        CustodyForm(
            "piece",
            (
                Entry("number", "case.piece.number", required=True),
                Entry("description", "case.piece.description", required=True),
                Entry("place", "case.piece.place", required=True),
                Entry("taken_from", "case.piece.from"),
                Entry("seal", "case.custody.seal"),
                Entry("exhibits", "case.piece.exhibits", hint="1, 3"),
            ),
            _piece,
        ),
        CustodyForm(
            "weighing",
            (
                Entry("gross", "case.weight.gross", Kind.AMOUNT, required=True),
                Entry("tare", "case.weight.tare", Kind.AMOUNT),
                exhibit,
                Entry("piece", "case.weight.piece", hint="P1"),
                Entry("model", "case.instrument.model"),
                Entry("serial", "case.instrument.serial"),
                note,
            ),
            _weighing,
        ),
        CustodyForm(
            "sample",
            (
                Entry("number", "case.sample.number", required=True),
                Entry("amount", "case.sample.amount", Kind.AMOUNT, required=True),
                Entry("unit", "case.sample.unit", required=True, start="ml"),
                Entry("of", "case.sample.of", hint="P1"),
                exhibit,
                Entry("laboratory", "case.sample.laboratory"),
                Entry("seal", "case.custody.seal"),
                Entry("parts", "case.sample.parts", hint=words("case.sample.parts_hint")),
                note,
            ),
            _sample,
        ),
        CustodyForm(
            "handover",
            (
                Entry("things", "case.handover.things", required=True, hint="P1, S1/A"),
                Entry("receiver", "case.handover.receiver", required=True),
                Entry("organisation", "case.handover.organisation"),
                Entry("place", "case.handover.place", required=True),
                Entry("reason", "case.handover.reason", required=True),
                Entry("passphrase", "case.handover.passphrase", Kind.SECRET, hint=words("case.handover.signs")),
            ),
            _handover,
        ),
        CustodyForm(
            "result",
            (
                Entry("sample", "case.result.sample", required=True),
                Entry("laboratory", "case.sample.laboratory", required=True),
                Entry("reported", "case.result.reported", Kind.DAY),
                Entry("reference", "case.result.reference"),
                Entry("composition", "case.instrument.composition", hint="R-12=98.1, air=1.9"),
                Entry("text", "case.result.text"),
            ),
            _result,
        ),
    )


def now() -> datetime:
    """The moment, with its offset."""
    return datetime.now(UTC).astimezone()


def _seal(said: Said, _officer: str, _custody: Custody) -> Thing:
    return Seal(
        said.text("number"), SealAction(said.text("action")), SealCondition(said.text("condition")), now(),
        said.text("on"), said.number("exhibit"), said.text("replaces"), said.text("note"),
    )  # fmt: skip


def _piece(said: Said, officer: str, _custody: Custody) -> Thing:
    return Piece(
        said.text("number"), said.text("description"), said.text("place"), now(), Holder(officer, account=officer),
        said.text("taken_from"), said.text("seal"), numbers_of(said.text("exhibits")),
    )  # fmt: skip


def _weighing(said: Said, _officer: str, _custody: Custody) -> Thing:
    gross, tare = said.amount("gross") or Decimal(0), said.amount("tare") or Decimal(0)
    model, serial = said.text("model"), said.text("serial")
    scale = Instrument(InstrumentKind.SCALES, model, serial) if model or serial else None
    return Weighing(
        gross, tare, gross - tare, now(), said.number("exhibit"), said.text("piece"), scale, said.text("note")
    )


def _sample(said: Said, officer: str, _custody: Custody) -> Thing:
    return Sample(
        said.text("number"), said.amount("amount") or Decimal(0), said.text("unit"), now(),
        Holder(officer, account=officer), said.text("of"), said.number("exhibit"), said.text("laboratory"),
        said.text("seal"), parts_of(said.text("parts")), said.text("note"),
    )  # fmt: skip


def _handover(said: Said, officer: str, custody: Custody) -> Thing:
    """Whoever holds the first thing gives; the rules see to it that the others are held by the same."""
    things = tuple(each.strip() for each in said.text("things").replace(";", ",").split(",") if each.strip())
    held = holders_of(custody)
    giver = held[things[0]].holder if things and things[0] in held else Holder(officer, account=officer)
    receiver = Holder(said.text("receiver"), said.text("organisation"))
    return Handover(things, giver, receiver, now(), said.text("place"), said.text("reason"))


def _result(said: Said, _officer: str, _custody: Custody) -> Thing:
    """The composition is read where the names of gases are known."""
    return SampleResult(
        said.text("sample"), said.text("laboratory"), said.day("reported"), said.text("reference"),
        said.text("text") or said.text("composition"),
    )  # fmt: skip


def parts_of(text: str) -> tuple[SamplePart, ...]:
    """Parts as they are typed: S1/A 250 laboratory; S1/B 250 owner. Raises BadInput for what is none."""
    parts = []
    for each in filter(str.strip, text.split(";")):
        number, *others = each.split(maxsplit=2)
        amount = quantity(others[0].replace(",", ".")) if others else None
        if amount is None:
            raise BadInput("case.sample.bad_parts", text=each.strip())
        parts.append(SamplePart(number, amount, others[1].strip() if len(others) > 1 else ""))
    return tuple(parts)


def numbers_of(text: str) -> tuple[int, ...]:
    """Numbers of exhibits, parted by commas or spaces. Raises BadInput for what is none."""
    words = text.replace(",", " ").split()
    if not all(word.isdecimal() for word in words):
        raise BadInput("case.custody.bad_exhibits", text=text)
    return tuple(int(word) for word in words)
