"""An inspection as it stands: what its records add up to, for screens, the report and exports."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from .custody.things import Custody

if TYPE_CHECKING:
    from datetime import datetime

    from .answers import Answer
    from .claim import Claim
    from .comparison import Difference
    from .consignment import AskedDate, Circumstances, Consignment, Item, Party, PresentedPaper, Route
    from .correction import Correction
    from .finding import Finding
    from .frame import OriginalKind
    from .illegal_traffic import Suspicion, TaskDone
    from .instruments.reading import InstrumentReading
    from .message import Message
    from .place import Place
    from .reading import Observation
    from .record import SealedRecord
    from .red_flags.flag import ChecklistItem, RedFlag
    from .reference_hit import EditionIdentity
    from .scan import Scan
    from .timestamp import Timestamp
    from .verdict import Judgement


class Decision(StrEnum):
    """What the officer decides."""

    RELEASE = "release"
    REFER = "refer"
    DETAIN = "detain"
    SEIZE = "seize"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A kept picture with what was read in it and what that states.

    ``photo`` is the SHA-256 of the kept bytes; regions are in pixels of the upright picture.
    """

    number: int
    photo: str
    media_type: str
    original_kind: OriginalKind
    source: str
    name: str
    taken_at: datetime
    observation: Observation
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the law, as one edition has it, says of the items on the date asked about.

    ``safety`` are the lines that come before anything legal, most urgent first; ``red_flags`` the indicators that
    showed, ``checklist`` those that only the officer can tell. Neither changes the judgement.
    """

    edition: EditionIdentity
    asked: AskedDate
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...]
    judgement: Judgement
    safety: tuple[Message, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known when an inspection starts; ``circumstances`` hold for every item not declared otherwise."""

    label: str
    officer: str
    consignment: Consignment
    asked: AskedDate
    software: str
    circumstances: Circumstances


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the officer learned after the opening; it takes the place of what the opening said of these."""

    route: Route
    asked: AskedDate
    circumstances: Circumstances
    parties: tuple[Party, ...] = ()
    papers: tuple[PresentedPaper, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The officer's decision with its reason."""

    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class Countersignature:
    """A second officer's signature under a decision; ``of`` is the name (SHA-256) of the record that decided."""

    of: str
    officer: str
    role: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of one inspection. ``stated`` are claims that the officer typed or accepted.

    ``suspicion`` is the officer's declaration of illegal traffic, the last one; ``tasks_done`` what was done of
    the duties that follow; ``timestamps`` the times from outside that cover its records.
    ``readings`` are those of instruments, ``custody`` what happened to seals, samples and pieces, ``answers`` what the
    officer found when looking, ``scans`` what handheld scanners read, ``corrections`` what the officer reads where an
    engine misread, each in the order in which it was kept.
    """

    inspection: str
    opening: Opening
    opened_at: datetime
    closed_at: datetime | None
    consignment: Consignment
    exhibits: tuple[Exhibit, ...]
    stated: tuple[Item, ...]
    assessment: Assessment | None
    ruling: Ruling | None
    records: tuple[SealedRecord, ...]
    suspicion: Suspicion | None = None
    tasks_done: tuple[TaskDone, ...] = ()
    countersignatures: tuple[Countersignature, ...] = ()
    readings: tuple[InstrumentReading, ...] = ()
    custody: Custody = field(default_factory=Custody)
    timestamps: tuple[Timestamp, ...] = ()
    answers: tuple[Answer, ...] = ()
    scans: tuple[Scan, ...] = ()
    corrections: tuple[Correction, ...] = ()
