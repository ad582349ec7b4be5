"""What must hold before something is kept: nobody hands over what is not held, parts add up, masses too."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from ..message import message
from .things import (
    Handover,
    Piece,
    Sample,
    SampleResult,
    Seal,
    SealAction,
    Weighing,
    holders_of,
    seals_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..message import Message
    from .things import Custody, Thing


def fault_of(thing: Thing, custody: Custody, exhibits: int) -> Message | None:
    """What keeps a thing from being added to what is kept already; None where nothing does.

    ``exhibits`` is how many pictures are kept.
    """
    if _has_no_offset(thing):
        return message("custody.no_offset")
    return next(_fault(thing, custody, exhibits), None)


def _has_no_offset(thing: Thing) -> bool:
    moments = (getattr(thing, name, None) for name in ("at", "taken_at"))
    return any(moment is not None and moment.tzinfo is None for moment in moments)


@singledispatch
def _fault(thing: object, _custody: Custody, _exhibits: int) -> Iterator[Message]:
    raise TypeError(f"nothing of the chain of custody: {type(thing).__name__}")


@_fault.register(Seal)
def _of_seal(seal: Seal, custody: Custody, exhibits: int) -> Iterator[Message]:
    if not _said(seal.number, seal.on):
        yield message("custody.seal_unnamed")
    yield from _no_exhibit((seal.exhibit,), exhibits)
    states = seals_of(custody)
    known = states.get(seal.number)
    if known and seal.at < known.last.at:
        yield message("custody.before", number=seal.number, at=known.last.at.isoformat())
    if seal.action in {SealAction.APPLIED, SealAction.REPLACED} and known:
        yield message("custody.seal_twice", number=seal.number)
    if seal.action is SealAction.BROKEN and known and not known.closed:
        yield message("custody.seal_open", number=seal.number)
    if (seal.action is SealAction.REPLACED) != bool(seal.replaces):
        yield message("custody.seal_replaces", number=seal.number)
    if seal.replaces and seal.replaces not in states:
        yield message("custody.seal_unknown", number=seal.replaces)


@_fault.register(Sample)
def _of_sample(sample: Sample, custody: Custody, exhibits: int) -> Iterator[Message]:
    if not _said(sample.number, sample.unit, sample.taken_by.name):
        yield message("custody.sample_unnamed")
    yield from _no_exhibit((sample.exhibit,), exhibits)
    if not sample.amount.is_finite() or sample.amount <= 0:
        yield message("custody.sample_amount", number=sample.number)
    if sample.of and sample.of not in {each.number for each in custody.pieces}:
        yield message("custody.unknown", number=sample.of)
    before = next((each for each in custody.samples if each.number == sample.number), None)
    numbers = [part.number for part in sample.parts]
    if sample.amends:
        if before is None:
            yield message("custody.unknown", number=sample.number)
        elif (before.taken_at, before.taken_by, [part.number for part in before.parts]) != (
            sample.taken_at, sample.taken_by, numbers,
        ):  # fmt: skip
            yield message("custody.amends_another", number=sample.number)
    else:
        yield from _taken(custody, (sample.number, *numbers))
    if sample.parts:
        sound = all(part.number.strip() and part.amount.is_finite() and part.amount > 0 for part in sample.parts)
        if not sound or sum(part.amount for part in sample.parts) != sample.amount:
            yield message("custody.parts", number=sample.number, amount=sample.amount, unit=sample.unit)


@_fault.register(SampleResult)
def _of_result(result: SampleResult, custody: Custody, _exhibits: int) -> Iterator[Message]:
    known = {each.number for each in custody.samples} | {p.number for each in custody.samples for p in each.parts}
    if result.sample not in known:
        yield message("custody.unknown", number=result.sample)
    if not _said(result.laboratory) or not (result.text.strip() or result.composition):
        yield message("custody.result_empty", number=result.sample)
    if result.composition:
        yield from result.composition.problems()


@_fault.register(Weighing)
def _of_weighing(weighing: Weighing, custody: Custody, exhibits: int) -> Iterator[Message]:
    yield from _no_exhibit((weighing.about,), exhibits)
    if weighing.piece and weighing.piece not in {each.number for each in custody.pieces}:
        yield message("custody.unknown", number=weighing.piece)
    masses = (weighing.gross, weighing.tare, weighing.net)
    if not all(each.is_finite() and each >= 0 for each in masses) or weighing.gross - weighing.tare != weighing.net:
        yield message("custody.mass", gross=weighing.gross, tare=weighing.tare, net=weighing.net)


@_fault.register(Piece)
def _of_piece(piece: Piece, custody: Custody, exhibits: int) -> Iterator[Message]:
    if not _said(piece.number, piece.description, piece.place, piece.held_by.name):
        yield message("custody.piece_unnamed")
    yield from _no_exhibit(piece.exhibits, exhibits)
    if not piece.amends:
        yield from _taken(custody, (piece.number,))
        return
    before = next((each for each in custody.pieces if each.number == piece.number), None)
    if before is None:
        yield message("custody.unknown", number=piece.number)
    elif (before.taken_at, before.held_by) != (piece.taken_at, piece.held_by):
        yield message("custody.amends_another", number=piece.number)


@_fault.register(Handover)
def _of_handover(handover: Handover, custody: Custody, _exhibits: int) -> Iterator[Message]:
    if not handover.things or not _said(handover.giver.name, handover.receiver.name, handover.place, handover.reason):
        yield message("custody.handover_unnamed")
    if len(set(handover.things)) != len(handover.things):
        yield message("custody.taken", number=", ".join(handover.things))
    if handover.giver.key == handover.receiver.key:
        yield message("custody.to_oneself", name=handover.giver.name)
    held = holders_of(custody)
    for number in handover.things:
        if number not in held:
            yield message("custody.unknown", number=number)
        elif held[number].holder.key != handover.giver.key:
            yield message("custody.not_held", number=number, name=handover.giver.name, holder=held[number].holder.name)
        elif handover.at < held[number].since:
            yield message("custody.before", number=number, at=held[number].since.isoformat())


def _said(*texts: str) -> bool:
    return all(text.strip() for text in texts)


def _no_exhibit(numbers: Iterable[int | None], exhibits: int) -> Iterator[Message]:
    for number in numbers:
        if number is not None and not 1 <= number <= exhibits:
            yield message("instruments.no_exhibit", number=number)


def _taken(custody: Custody, numbers: tuple[str, ...]) -> Iterator[Message]:
    """Numbers of pieces, samples and parts are all of one kind: a hand-over names them without saying which."""
    used = {each.number for each in custody.pieces} | {each.number for each in custody.samples}
    used |= {part.number for each in custody.samples for part in each.parts}
    for number in numbers:
        if number in used or numbers.count(number) > 1:
            yield message("custody.taken", number=number)
