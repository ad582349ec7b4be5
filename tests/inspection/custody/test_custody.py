"""Seals, samples, weights, pieces and hand-overs: what cannot be kept, and that records add up to what was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from inspection.codec import decode, encode
from inspection.custody import (
    Custody,
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
    laboratory_readings,
    seals_of,
)
from inspection.custody.history import KINDS, after, kind_of
from inspection.custody.receipt import receipt_holds, with_receipt
from inspection.custody.rules import fault_of
from inspection.instruments import Composition

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
ABENA, KWAME, LAB = Holder("Abena Osei", "Customs"), Holder("Kwame Boateng", "Customs"), Holder("E. Adu", "Lab of Tema")


def at(hours: int) -> datetime:
    return NINE + timedelta(hours=hours)


def piece(number="P1", **more):
    return Piece(number, "Cylinder, grey", "Store 2, bay 4", NINE, ABENA, **more)


def split(number="S1"):
    parts = (SamplePart("S1a", Decimal("0.3"), "laboratory"), SamplePart("S1b", Decimal("0.2"), "owner"))
    return Sample(number, Decimal("0.5"), "kg", at(1), ABENA, of="P1", parts=parts)


def handover(*things, giver=ABENA, receiver=KWAME, hours=2):
    return Handover(things, giver, receiver, at(hours), "Tema, gate 3", "to the laboratory")


def kept(*things):
    custody = Custody()
    for thing in things:
        fault = fault_of(thing, custody, exhibits=2)
        assert fault is None, fault
        custody = after(thing, custody)
    return custody


def refused(thing, *before):
    fault = fault_of(thing, kept(*before), exhibits=2)
    return fault.code if fault else None


def test_who_holds_what_is_known_at_any_time():
    custody = kept(piece(), split(), handover("S1a"), handover("S1a", giver=KWAME, receiver=LAB, hours=3))
    held = {number: each.holder for number, each in holders_of(custody).items()}
    assert held == {"P1": ABENA, "S1a": LAB, "S1b": ABENA}


@pytest.mark.parametrize(
    ("thing", "before", "code"),
    [
        (handover("P1", giver=KWAME, receiver=LAB), (piece(),), "custody.not_held"),
        (handover("P1"), (piece(), handover("P1")), "custody.not_held"),
        (handover("P9"), (piece(),), "custody.unknown"),
        (handover("P1", receiver=Holder(" abena  osei", "customs")), (piece(),), "custody.to_oneself"),
        (handover("P1", hours=-1), (piece(),), "custody.before"),
        (handover("S1"), (piece(), split()), "custody.unknown"),  # a split sample is held by its parts
        (replace(handover("P1"), reason=" "), (piece(),), "custody.handover_unnamed"),
        (handover(), (piece(),), "custody.handover_unnamed"),
        (piece(), (piece(),), "custody.taken"),
        (split("P1"), (piece(),), "custody.taken"),
        (replace(piece(), amends=True, held_by=KWAME), (piece(),), "custody.amends_another"),
        (piece(exhibits=(3,)), (), "instruments.no_exhibit"),
        (replace(split(), amount=Decimal("0.6")), (piece(),), "custody.parts"),
        (replace(split(), amount=Decimal("NaN")), (piece(),), "custody.sample_amount"),
        (split(), (), "custody.unknown"),
        (SampleResult("S9", "Lab", date(2026, 12, 1), "7/26", "R-12"), (), "custody.unknown"),
        (Weighing(Decimal(20), Decimal(6), Decimal(13), NINE), (), "custody.mass"),
        (Weighing(Decimal(20), Decimal(6), Decimal(14), NINE.replace(tzinfo=None)), (), "custody.no_offset"),
    ],
)
def test_what_would_break_the_chain_is_refused(thing, before, code):
    assert refused(thing, *before) == code


def seal(number, action, hours=0, replaces=""):
    condition = SealCondition.BROKEN if action is SealAction.BROKEN else SealCondition.INTACT
    return Seal(number, action, condition, at(hours), "CSQU3054383, left door", replaces=replaces)


def test_a_seal_is_found_broken_and_replaced_once():
    found, broken = seal("A1", SealAction.FOUND), seal("A1", SealAction.BROKEN, 1)
    new = seal("B2", SealAction.REPLACED, 2, replaces="A1")
    states = seals_of(kept(found, broken, new))
    assert {number: each.closed for number, each in states.items()} == {"A1": False, "B2": True}
    assert refused(broken, found, broken) == "custody.seal_open"
    assert refused(new, broken, new) == "custody.seal_twice"
    assert refused(new) == "custody.seal_unknown"
    assert refused(seal("B2", SealAction.REPLACED)) == "custody.seal_replaces"


def test_a_correction_is_a_new_record_that_takes_the_place_of_the_old():
    moved = replace(piece(), place="Store 5", amends=True)
    custody = kept(piece(), handover("P1"), moved)
    assert [each.place for each in custody.pieces] == ["Store 5"]
    assert holders_of(custody)["P1"].holder == KWAME


def test_the_receiver_signs_this_handover_of_this_inspection():
    class Key:
        def __init__(self):
            self._key = Ed25519PrivateKey.generate()
            self.public_key = self._key.public_key().public_bytes_raw()

        def sign(self, content):
            return self._key.sign(content)

    signed = with_receipt(handover("P1"), "inspection-1", Key())
    assert receipt_holds(signed, "inspection-1")
    assert not receipt_holds(signed, "inspection-2")
    assert not receipt_holds(replace(signed, reason="to the owner"), "inspection-1")
    assert not receipt_holds(handover("P1"), "inspection-1")


NAMES = st.text("ABCabc 12", min_size=1, max_size=6)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
MASSES = st.decimals(0, 1000, places=3)
HOLDERS = st.builds(Holder, NAMES, NAMES, st.just(""))
THINGS = st.one_of(
    st.builds(Piece, NAMES, NAMES, NAMES, MOMENTS, HOLDERS, exhibits=st.just((1,)), amends=st.booleans()),
    st.builds(
        Sample, NAMES, MASSES, st.just("kg"), MOMENTS, HOLDERS,
        parts=st.lists(st.builds(SamplePart, NAMES, MASSES, NAMES), max_size=2).map(tuple), amends=st.booleans(),
    ),
    st.builds(Seal, NAMES, st.sampled_from(SealAction), st.sampled_from(SealCondition), MOMENTS, NAMES),
    st.builds(Weighing, MASSES, MASSES, MASSES, MOMENTS),
    st.builds(Handover, st.lists(NAMES, max_size=2).map(tuple), HOLDERS, HOLDERS, MOMENTS, NAMES, NAMES),
    st.builds(SampleResult, NAMES, NAMES, st.dates(), NAMES, NAMES),
)  # fmt: skip


@given(st.lists(THINGS, max_size=8))
def test_what_is_kept_reads_back_and_every_thing_has_one_holder(things):
    custody = Custody()
    for thing in things:
        kind = kind_of(thing)
        assert decode(KINDS[kind], encode(thing)) == thing
        if fault_of(thing, custody, exhibits=1) is None:
            custody = after(thing, custody)
    held = holders_of(custody)
    parts = [part.number for each in custody.samples for part in each.parts]
    unsplit = [each.number for each in custody.samples if not each.parts]
    assert sorted(held) == sorted([*(each.number for each in custody.pieces), *unsplit, *parts])
    last = {thing: each.receiver for each in custody.handovers for thing in each.things}
    assert all(held[thing].holder == receiver for thing, receiver in last.items())
    assert decode(Custody, encode(custody)) == custody


def test_a_laboratory_counts_as_an_instrument_on_what_was_sampled():
    shown = replace(piece(), exhibits=(2,))
    result = SampleResult("S1a", "Lab of Tema", date(2026, 12, 1), "77/26", "R-12", Composition(()))
    (reading,) = laboratory_readings(kept(shown, split(), result))
    assert (reading.about, reading.instrument.kind, reading.instrument.serial) == (2, "laboratory", "77/26")
