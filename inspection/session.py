"""One inspection from opening to close: the whole workflow, each step kept as a record before it counts."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from .claim import CREDIBLE, Problem
from .clock_check import checked
from .codec import encode
from .compare import compare
from .consignment import Circumstances, Condition, Item, packing_group, quantity
from .correction import corrected
from .custody import Handover, laboratory_readings
from .custody.history import AFTER_THE_CLOSE, kind_of
from .custody.rules import fault_of
from .dossier import Assessment, Exhibit
from .errors import BadInput
from .history import RecordKind, dossier_of
from .identifiers import declared_claims, identify
from .illegal_traffic import signs_of
from .instruments import before_the_law, problems_of, with_readings
from .red_flags import checklist, evidence_of, raise_flags
from .safety import safety_lines
from .scan import Scan
from .verdict import judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from .answers import Answer
    from .claim import Claim
    from .consignment import Declaration, DeclaredLine
    from .correction import Correction
    from .custody import Thing
    from .dossier import Amendment, Dossier, Opening, Ruling
    from .frame import OriginalKind
    from .identifiers.vocabulary import Vocabulary
    from .illegal_traffic import Ground, Suspicion, TaskDone
    from .instruments import InstrumentReading
    from .ports import RecordStore, ReferenceData
    from .reading import Observation


class InspectionSession:
    """An open inspection. Every method returns after its record is durable."""

    def __init__(self, inspection: str, store: RecordStore, reference: ReferenceData) -> None:
        """Continue the inspection of that identifier; use :meth:`open` for a new one."""
        self.inspection = inspection
        self._store = store
        self._reference = reference

    @classmethod
    def open(cls, opening: Opening, store: RecordStore, reference: ReferenceData) -> InspectionSession:
        """Begin an inspection with a new identifier; the clock's date is kept with the doubt that the journal casts."""
        session = cls(str(uuid.uuid4()), store, reference)
        opening = replace(opening, asked=checked(opening.asked, store.clock_reading()))
        session._keep(RecordKind.OPENED, {"opening": encode(opening), "edition": encode(reference.edition)})
        return session

    @property
    def dossier(self) -> Dossier:
        """The inspection as its records add up."""
        return dossier_of(self._store.records(self.inspection))

    def declare(self, declaration: Declaration, document: bytes, name: str) -> None:
        """Take the declaration; the document it was read from is named by its hash."""
        self._demand_open()
        digest = hashlib.sha256(document).hexdigest()
        self._keep(
            RecordKind.DECLARED, {"declaration": encode(declaration), "document": name, "document_sha256": digest}
        )

    def amend(self, amendment: Amendment) -> None:
        """Take the route, date or circumstances as they are known now."""
        known = self._demand_open().opening.asked
        asked = amendment.asked
        if (
            asked.stated or known.stated or asked.day != known.day
        ):  # else it is the clock's day, judged when it was kept
            known = checked(asked, self._store.clock_reading())
        amendment = replace(amendment, asked=known)
        self._keep(RecordKind.AMENDED, {"amendment": encode(amendment)})

    def observe(
        self,
        observation: Observation,
        photo: bytes,
        *,
        media_type: str,
        original_kind: OriginalKind,
        source: str,
        name: str,
        taken_at: datetime,
    ) -> Exhibit:
        """Keep a picture with what was read in it; the photo is durable before the record that names it."""
        dossier = self._demand_open()
        claims = self._reference.confirm(identify(observation, self._reference.vocabulary()))
        exhibit = Exhibit(
            number=len(dossier.exhibits) + 1,
            photo=self._store.keep_photo(photo, media_type),
            media_type=media_type,
            original_kind=original_kind,
            source=source,
            name=name,
            taken_at=taken_at,
            observation=observation,
            claims=claims,
        )
        self._keep(RecordKind.OBSERVED, {"exhibit": encode(exhibit)})
        return exhibit

    def scan(self, observation: Observation, *, device: str, scanned_at: datetime) -> Scan:
        """Keep what a handheld scanner read, as a find of its own."""
        dossier = self._demand_open()
        claims = self._reference.confirm(identify(observation, self._reference.vocabulary()))
        scan = Scan(len(dossier.scans) + 1, observation, device, scanned_at, tuple(claims))
        self._keep(RecordKind.SCANNED, {"scan": encode(scan)})
        return scan

    def state(self, item: Item) -> None:
        """Take what the officer typed or accepted of one thing."""
        self._demand_open()
        self._keep(RecordKind.STATED, {"item": encode(item)})

    def correct(self, correction: Correction) -> None:
        """Keep what the officer reads where an engine misread. Raises BadInput when that picture is not kept."""
        dossier = self._demand_open()
        if not 1 <= correction.exhibit <= len(dossier.exhibits):
            raise BadInput("instruments.no_exhibit", number=correction.exhibit)
        self._keep(RecordKind.CORRECTED, {"correction": encode(correction)})

    def assess(self) -> Assessment:
        """Ask the law about everything found, stated and declared, and compare the papers with the goods."""
        dossier = self._demand_open()
        assessment = assess(dossier, self._reference)
        self._keep(RecordKind.ASSESSED, {"assessment": encode(assessment)})
        return assessment

    def measure(self, reading: InstrumentReading) -> None:
        """Keep what an instrument measured; raises BadInput for figures that cannot be, or an unknown exhibit."""
        dossier = self._demand_open()
        for problem in problems_of(reading):
            raise BadInput(problem.code, **problem.params)
        for number in (reading.about, reading.display):
            if number is not None and not 1 <= number <= len(dossier.exhibits):
                raise BadInput("instruments.no_exhibit", number=number)
        self._keep(RecordKind.MEASURED, {"reading": encode(reading)})

    def answer(self, answer: Answer) -> None:
        """Keep what the officer found when looking for a paper or an indicator; a later answer takes its place."""
        self._demand_open()
        self._keep(RecordKind.ANSWERED, {"answer": encode(answer)})

    def handle(self, thing: Thing) -> None:
        """Keep a seal, sample, laboratory result, weighing, seized piece or hand-over.

        Results, hand-overs and seals are possible after the close. Raises BadInput where the chain would break:
        handing over what is not held, parts that do not add up, a number used twice.
        """
        kind = kind_of(thing)
        dossier = self.dossier if kind in AFTER_THE_CLOSE else self._demand_open()
        fault = fault_of(thing, dossier.custody, len(dossier.exhibits))
        if fault is not None:
            raise BadInput(fault.code, **fault.params)
        if isinstance(thing, Handover) and thing.signature is not None:
            from .custody.receipt import receipt_holds  # noqa: PLC0415 - signatures need packages, the hub starts without

            if not receipt_holds(thing, self.inspection):
                raise BadInput("custody.receipt", receiver=thing.receiver.name)
        self._keep(RecordKind(kind), {kind: encode(thing)})

    def decide(self, ruling: Ruling) -> None:
        """Keep the officer's decision."""
        self._demand_open()
        self._keep(RecordKind.DECIDED, {"ruling": encode(ruling)})

    def suspect(self, suspicion: Suspicion) -> None:
        """Keep the officer's declaration of a suspicion; a later one takes its place. Possible after the close."""
        self._keep(RecordKind.SUSPECTED, {"suspicion": encode(suspicion)})

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds of illegal traffic that the last assessment points to, each once."""
        assessment = self.dossier.assessment
        signs = signs_of(assessment.findings, assessment.differences) if assessment else ()
        return tuple(dict.fromkeys(sign.ground for sign in signs))

    def complete(self, done: TaskDone) -> None:
        """Keep that a duty was done; possible after the close. Raises BadInput without a suspicion declared."""
        dossier = self.dossier
        if dossier.suspicion is None:
            raise BadInput("illegal_traffic.no_suspicion", label=dossier.opening.label)
        self._keep(RecordKind.TASK, {"task": encode(done)})

    def close(self) -> None:
        """End the inspection; only what its method says to be possible after the close can be added afterwards."""
        self._demand_open()
        self._keep(RecordKind.CLOSED, {})

    def exported(self, what: str, content: bytes) -> None:
        """Keep that a report or case file was made, by its hash; possible after the close."""
        self._keep(RecordKind.EXPORTED, {"what": what, "sha256": hashlib.sha256(content).hexdigest()})

    def _demand_open(self) -> Dossier:
        dossier = self.dossier
        if dossier.closed_at is not None:
            raise BadInput("commands.inspection_closed", label=dossier.opening.label)
        return dossier

    def _keep(self, kind: RecordKind, body: Mapping[str, object]) -> None:
        self._store.append(self.inspection, kind, body)


def assess(dossier: Dossier, reference: ReferenceData) -> Assessment:
    """What the law says of the inspection as it stands, without keeping it."""
    known = reference.vocabulary()
    seen = seen_items(dossier, known)
    items = (*seen, *declared_items(dossier, known))
    printed = [text.words for exhibit in dossier.exhibits for text in exhibit.observation.texts]
    findings = reference.assess(before_the_law(items, known), dossier.consignment, dossier.opening.asked)
    declaration = dossier.consignment.declaration
    found = [claim for item in before_the_law(seen, known) for claim in item.claims]
    differences = () if declaration is None else compare(declaration, found, known)
    asked = dossier.opening.asked
    evidence = evidence_of(
        items, dossier.consignment, asked.day, known, findings=findings, differences=differences, printed=printed
    )
    return Assessment(
        edition=reference.edition,
        asked=asked,
        items=items,
        findings=findings,
        differences=differences,
        judgement=judge(findings),
        safety=safety_lines((claim for item in items for claim in item.claims), known, printed),
        red_flags=raise_flags(evidence, known.indicators),
        checklist=checklist(evidence, known.indicators),
    )


def credible(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that the law is asked about: read well enough, or wrong in a way worth reporting."""
    return tuple(
        claim
        for claim in claims
        if claim.confidence >= CREDIBLE or (claim.problem is Problem.CHECK_DIGIT and claim.confidence >= CREDIBLE / 2)
    )


def seen_items(dossier: Dossier, known: Vocabulary) -> tuple[Item, ...]:
    """One item a picture, a scan, a typed entry, with what instruments measured of them; empty ones are left out.

    A picture of an instrument's display shows no goods: "R12 0.0 %" on it is no claim that there is R-12.
    """
    general = dossier.opening.circumstances
    displays = {reading.display for reading in dossier.readings}
    goods = [exhibit for exhibit in dossier.exhibits if exhibit.number not in displays]
    claims = {exhibit.number: corrected(exhibit, dossier.corrections) for exhibit in goods}
    shown = [(number, Item(credible(each), _net_mass(each), general)) for number, each in claims.items()]
    weighed = {each.about: each.net for each in dossier.custody.weighings if each.about is not None}
    shown = [(number, replace(item, kg=weighed.get(number, item.kg))) for number, item in shown]
    readings = (*dossier.readings, *laboratory_readings(dossier.custody))
    items = with_readings(shown, readings, known, general)
    scanned = [Item(credible(scan.claims), _net_mass(scan.claims), general) for scan in dossier.scans]
    return tuple(item for item in (*items, *scanned, *dossier.stated) if item.claims or item.measured)


def declared_items(dossier: Dossier, known: Vocabulary) -> tuple[Item, ...]:
    """One item a declared line that states anything."""
    declaration = dossier.consignment.declaration
    general = dossier.opening.circumstances
    items = [_declared_item(line, general, known) for line in declaration.lines] if declaration is not None else []
    return tuple(item for item in items if item.claims)


def _declared_item(line: DeclaredLine, general: Circumstances, known: Vocabulary) -> Item:
    condition = Condition(line.condition) if line.condition in set(Condition) else general.condition
    circumstances = Circumstances(
        condition, line.purpose or general.purpose, general.cites_source, general.non_refillable,
        packing_group(line.packing_group) or general.packing_group, general.limited_quantity,
    )  # fmt: skip
    return Item(declared_claims(line, known), quantity(line.net_kg), circumstances)


def _net_mass(claims: Sequence[Claim]) -> Decimal | None:
    """The net mass in kg that a GS1 symbol on the label gives, if one does."""
    return next((quantity(claim.details["net_kg"]) for claim in claims if "net_kg" in claim.details), None)
