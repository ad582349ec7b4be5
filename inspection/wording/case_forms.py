"""What the forms on the page of one inspection say: instruments, seals, samples, hand-overs, illegal traffic."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "case.form.empty": sentence("{field} is missing."),
        "case.form.no_number": sentence("{field} has to be a number, such as 13.6."),
        # instruments
        "case.instrument.explain": sentence(
            "Type what the instrument shows, or keep a picture of its display first and have it read. "
            "What is read counts only when you keep it."
        ),
        "case.instrument.display": sentence("&Read the display in the last picture"),
        "case.instrument.reading": sentence("The display in exhibit {number} is being read…"),
        "case.instrument.no_display": sentence("No figures of gases were read in exhibit {number}. Type them."),
        "case.instrument.proposed": sentence(
            "Read in exhibit {number}: compare each figure with the picture, then keep."
        ),
        "case.instrument.doubtful": sentence("Doubtful: {names}."),
        "case.instrument.unread": sentence("Lines that gave nothing: {lines}."),
        "case.instrument.kind": sentence("Instrument"),
        "case.instrument.kind.analyser": sentence("Refrigerant analyser"),
        "case.instrument.kind.scales": sentence("Scales"),
        "case.instrument.kind.thermometer": sentence("Thermometer"),
        "case.instrument.kind.xrf": sentence("X-ray fluorescence"),
        "case.instrument.kind.laboratory": sentence("Laboratory"),
        "case.instrument.about": sentence("Exhibit"),
        "case.instrument.composition": sentence("Composition, %"),
        "case.instrument.figure": sentence("kg or °C"),
        "case.instrument.model": sentence("Make and model"),
        "case.instrument.serial": sentence("Serial number"),
        "case.instrument.keep": sentence("&Keep the reading"),
        "case.instrument.kept": sentence("Readings on record"),
        "case.instrument.none": sentence("No readings yet."),
        # custody
        "case.custody.new": sentence("New entry"),
        "case.custody.keep": sentence("&Keep"),
        "case.custody.seal": sentence("Seal"),
        "case.custody.piece": sentence("Seized piece"),
        "case.custody.weighing": sentence("Weight"),
        "case.custody.sample": sentence("Sample"),
        "case.custody.handover": sentence("Hand-over"),
        "case.custody.result": sentence("Laboratory result"),
        "case.custody.held": sentence("Who holds what now"),
        "case.custody.held_by": sentence("{number}: {who}, since {since}"),
        "case.custody.chain": sentence("On record"),
        "case.custody.nothing": sentence("Nothing is on record yet."),
        "case.custody.exhibit": sentence("Exhibit"),
        "case.custody.of_exhibit": sentence("Exhibit {number}"),
        "case.custody.note": sentence("Note"),
        "case.custody.bad_exhibits": sentence("{text} are no numbers of exhibits. Write them as 1, 3."),
        "case.custody.no_key": sentence(
            "{name} has no signing key on this station yet: sign in there once, or keep the hand-over without it."
        ),
        "case.seal.number": sentence("Number"),
        "case.seal.action": sentence("What was done"),
        "case.seal.action.found": sentence("Found"),
        "case.seal.action.applied": sentence("Applied"),
        "case.seal.action.broken": sentence("Opened, or found open"),
        "case.seal.action.replaced": sentence("Replaces another"),
        "case.seal.condition": sentence("Condition"),
        "case.seal.condition.intact": sentence("Intact"),
        "case.seal.condition.damaged": sentence("Damaged"),
        "case.seal.condition.tampered": sentence("Tampered with"),
        "case.seal.condition.broken": sentence("Broken"),
        "case.seal.on": sentence("On what"),
        "case.seal.replaces": sentence("Replaces seal"),
        "case.piece.number": sentence("Number"),
        "case.piece.description": sentence("What it is"),
        "case.piece.place": sentence("Where it is stored"),
        "case.piece.from": sentence("Taken from"),
        "case.piece.exhibits": sentence("Exhibits"),
        "case.weight.gross": sentence("Gross, kg"),
        "case.weight.tare": sentence("Tare, kg"),
        "case.weight.piece": sentence("Piece"),
        "case.mass": sentence("{kg} kg"),
        "case.weight.told": sentence("gross {gross} kg, tare {tare} kg"),
        "case.sample.number": sentence("Number"),
        "case.sample.amount": sentence("Amount"),
        "case.sample.unit": sentence("Unit"),
        "case.sample.of": sentence("Of piece"),
        "case.sample.laboratory": sentence("Laboratory"),
        "case.sample.parts": sentence("Parts"),
        "case.sample.parts_hint": sentence("S1/A 250 laboratory; S1/B 250 owner"),
        "case.sample.bad_parts": sentence("“{text}” is no part: write its number, its amount and for whom it is."),
        "case.handover.things": sentence("What"),
        "case.handover.receiver": sentence("Receiver"),
        "case.handover.organisation": sentence("Authority or firm"),
        "case.handover.place": sentence("Where"),
        "case.handover.reason": sentence("Why"),
        "case.handover.passphrase": sentence("Receiver's passphrase"),
        "case.handover.signs": sentence("only if the receiver signs here"),
        "case.handover.signed": sentence("signed by the receiver"),
        "case.handover.unsigned": sentence("without the receiver's signature"),
        "case.result.sample": sentence("Sample or part"),
        "case.result.reported": sentence("Reported on"),
        "case.result.reference": sentence("Reference number"),
        "case.result.text": sentence("What it says"),
        # illegal traffic
        "case.traffic.explain": sentence(
            "Whether traffic is illegal is for the authorities of the States to say. What you declare here is a "
            "suspicion under Article 9 of the Basel Convention; the duties that follow are listed with their days."
        ),
        "case.traffic.signs": sentence("What points to it"),
        "case.traffic.no_signs": sentence("Nothing in the findings points to illegal traffic in waste."),
        "case.traffic.settled": sentence("No paper could clear this up."),
        "case.traffic.open": sentence("Papers could still clear this up."),
        "case.traffic.ground": sentence("Ground"),
        "case.traffic.ground.no_notification": sentence("Without notification"),
        "case.traffic.ground.no_consent": sentence("Without consent"),
        "case.traffic.ground.false_consent": sentence("Consent obtained by falsification or fraud"),
        "case.traffic.ground.not_as_documented": sentence("Not as documented"),
        "case.traffic.ground.dumping": sentence("Deliberate disposal against the Convention"),
        "case.traffic.conduct": sentence("Results from the conduct of"),
        "case.traffic.conduct.exporter": sentence("exporter or generator"),
        "case.traffic.conduct.importer": sentence("importer or disposer"),
        "case.traffic.conduct.unassigned": sentence("nobody who can be named yet"),
        "case.traffic.noticed": sentence("Came to attention on"),
        "case.traffic.informed": sentence("State of export"),
        "case.traffic.not_informed": sentence("not informed yet"),
        "case.traffic.informed_today": sentence("informed today"),
        "case.traffic.declare": sentence("Declare a suspicion"),
        "case.traffic.again": sentence("Declare it anew"),
        "case.traffic.declare_it": sentence("D&eclare"),
        "case.traffic.nothing": sentence(
            "There is no inspection to declare it of. Keep a picture or type a value first."
        ),
        "case.traffic.duties": sentence("Duties"),
        "case.traffic.due": sentence("Due on {day}"),
        "case.traffic.overdue": sentence("Overdue since {day}"),
        "case.traffic.done": sentence("Done on {day}"),
        "case.traffic.no_day": sentence("No day runs yet"),
        "case.traffic.tick": sentence("Done today"),
    }
)
