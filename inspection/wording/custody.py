"""Why something cannot be added to the chain of custody."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "custody.seal_unnamed": sentence("A seal needs its number and what it closes; give both."),
        "custody.seal_twice": sentence("The seal {number} is on record already; a new seal has a number of its own."),
        "custody.seal_open": sentence("The seal {number} is broken already; it cannot be broken again."),
        "custody.seal_unknown": sentence("The seal {number} is not on record; keep it as found first."),
        "custody.seal_replaces": sentence(
            "The seal {number}: say which one it replaces if it does, and name none if it does not."
        ),
        "custody.sample_unnamed": sentence("A sample needs its number, its unit and who took it; give them."),
        "custody.sample_amount": sentence("The amount of sample {number} must be a number above 0."),
        "custody.parts": sentence(
            "The parts of sample {number} must each have a number and an amount, and make {amount} {unit} together."
        ),
        "custody.result_empty": sentence(
            "The result of sample {number} needs the laboratory, and a text or a composition."
        ),
        "custody.mass": sentence(
            "{gross} kg gross less {tare} kg tare is not {net} kg net, or a mass is below 0; weigh or reckon again."
        ),
        "custody.piece_unnamed": sentence(
            "A piece needs its number, a description, where it is stored and who holds it; give them."
        ),
        "custody.handover_unnamed": sentence(
            "A hand-over needs what is handed over, both names, the place and the reason; give them."
        ),
        "custody.to_oneself": sentence("{name} cannot hand over to the same person; name the receiver."),
        "custody.receipt": sentence(
            "The signature of {receiver} does not fit this hand-over; let the receiver sign again."
        ),
        "custody.receipt_wrong": sentence(
            "The receiver's signature under the hand-over that record {seq} keeps is wrong."
        ),
        "custody.receipt_key": sentence(
            "The hand-over that record {seq} keeps is signed with a key that is not {receiver}'s."
        ),
        "custody.receipts": sentence(
            "Signatures of receivers under hand-overs: {receipts} right, {by_key} more by a key that no account of "
            "this store vouches for. Compare those with the paper that the receiver signed."
        ),
        "custody.receiver_not_there": sentence("Nothing in {path} is handed over to {receiver}; check the name."),
        "custody.receiver_passphrase": sentence("Passphrase of {receiver}, who receives"),
        "custody.unknown": sentence("Nothing with the number {number} is on record here; check the number."),
        "custody.taken": sentence("The number {number} is used already; every piece, sample and part has its own."),
        "custody.not_held": sentence(
            "{name} does not hold {number}: {holder} does. Keep the hand-over that is missing first."
        ),
        "custody.before": sentence("{number}: something later is on record already, of {at}; check the time."),
        "custody.no_offset": sentence("A time needs its offset from UTC, as in 2026-11-22T09:30:00+01:00."),
        "custody.bad_file": sentence(
            "{path} is not evidence to keep ({detail}); docs/schema/evidence.json describes the form."
        ),
        "custody.kept": sentence("Kept in inspection {inspection}. Records: {count}"),
        "custody.amends_another": sentence(
            "{number}: when it was taken, by whom and in which parts cannot be amended; keep it under a new number."
        ),
    }
)
