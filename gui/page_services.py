"""What the pages beside inspecting need from the rest of the program; as :mod:`gui.services`, called off the UI thread.

What is given the store is called on the store thread.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from inspection.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inspection.claim import Claim
    from inspection.dossier import Dossier
    from inspection.finding import Finding, Regime
    from inspection.listing import InspectionRow
    from inspection.message import Message
    from inspection.practice.cases import PracticeCase
    from inspection.practice.score import Choice
    from inspection.reference_hit import EditionIdentity, Hit
    from inspection.reference_thing import Entry, HazardLabel, TableOffer, Thing
    from inspection.settings import Settings
    from inspection.supervision import Supervision
    from inspection.verdict import Judgement, Verdict

    from .services import StationStore
    from .updates_services import UpdatesDesk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SettingsDesk:
    """The settings of this station."""

    read: Callable[[], Settings]
    write: Callable[[str, int | str], Settings]  # gives all of them as they are then
    ports: Callable[[], Sequence[tuple[str, str]]]  # serial lines: device, and what it is called


class OnStore(Protocol):
    """Does work on the store thread and waits for it; what it raises is raised here. Not for the UI thread."""

    def __call__(self, work: Callable[[], T]) -> T:
        """Give what came of it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an inspection is on its way: ``state`` is waiting, sent, held or refused."""

    state: str
    receipt: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A line of the list of inspections; both others are None where there is no headquarters."""

    row: InspectionRow
    standing: Standing | None
    supervision: Supervision | None = None


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """Which inspections to list; empty and None ask for all."""

    search: str = ""
    open: bool | None = None
    verdict: Verdict | None = None
    standing: str = ""
    returned: bool = False  # those alone that a supervisor returned with remarks


@dataclass(frozen=True, slots=True)
class RowsFound:
    """A page of them; more may follow ``before`` that record, unless it is None."""

    rows: tuple[ListedRow, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class RecordsDesk:
    """Listing and handing out what is kept."""

    rows: Callable[[StationStore, RowsAsked, int | None], RowsFound]
    verify_file: Callable[[Path], Message]  # a case file or packet; raises VerificationFailed
    export: Callable[[StationStore, Dossier, str, Path], Message]  # kind: the keys of gui.export_button.KINDS


@dataclass(frozen=True, slots=True)
class SyncState:
    """What waits for a receipt; ``address`` is empty as long as this station reports to nobody."""

    address: str
    records: int = 0
    photos: int = 0
    size: int = 0  # bytes, about


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """What headquarters has of what it needs, and the bytes that were sent."""

    records: int
    records_of: int
    photos: int
    photos_of: int
    bytes_sent: int


@dataclass(frozen=True, slots=True)
class SyncDesk:
    """The way to headquarters. What is given OnStore runs in a thread of its own."""

    state: Callable[[StationStore], SyncState]
    enrol: Callable[[StationStore, OnStore, str, str], Message]  # address, code
    push: Callable[[StationStore, OnStore, Callable[[SyncProgress], None], Callable[[], bool]], Message]
    bundle: Callable[[StationStore, Path], Message]
    take: Callable[[StationStore, Path], Message]  # headquarters' answer from the stick


@dataclass(frozen=True, slots=True)
class ThingFound:
    """A thing with what the law says of it when nothing is known of its movement."""

    thing: Thing
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a comparison: a heading of a convention or table, or what became of a row."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceDesk:
    """The edition that answers, to be leafed through; every call may take a moment."""

    edition: Callable[[], EditionIdentity]
    tables: Callable[[Regime], Sequence[TableOffer]]
    entries: Callable[[str, int], Sequence[Entry]]  # of a table, from a number on
    look_up: Callable[[str], Sequence[Hit]]
    thing: Callable[[Regime, str], ThingFound | None]
    editions: Callable[[], Sequence[tuple[str, str]]]  # what opens it, and what it is called; the one in use first
    compare: Callable[[str, str, str], Sequence[Change]]  # older, newer, language


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An officer: ``own`` is who signed in, ``key`` the beginning of the signing key's fingerprint."""

    name: str
    role: str
    enabled: bool
    own: bool
    key: str


@dataclass(frozen=True, slots=True)
class AccountsFound:
    """Every account, and whether who signed in may change them."""

    accounts: tuple[AccountLine, ...]
    supervisor: bool
    has_recovery_key: bool


@dataclass(frozen=True, slots=True)
class AccountsDesk:
    """The officers' accounts; everything raises BadInput for who may not, and for weak passphrases."""

    all: Callable[[StationStore], AccountsFound]
    add: Callable[[StationStore, str, str, str], None]  # name, role, passphrase
    change_role: Callable[[StationStore, str, str], None]
    disable: Callable[[StationStore, str], None]
    reset: Callable[[StationStore, str, str], None]
    change_passphrase: Callable[[StationStore, str, str], None]  # old, new


@dataclass(frozen=True, slots=True)
class PracticeRound:
    """A practice case with what the law says of it; ``choices`` are papers that are proposed, right ones and others."""

    case: PracticeCase
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    judgement: Judgement
    choices: tuple[Choice, ...]
    labels: tuple[HazardLabel, ...]


@dataclass(frozen=True, slots=True)
class PracticeDesk:
    """Cases to practise on; it knows of no store."""

    round: Callable[[int], PracticeRound]  # any number; after the last case the first one comes again
    cases: int


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that was looked at, and whether it is well."""

    told: Message
    well: bool


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What the check found, with the versions of what it was found with."""

    versions: tuple[tuple[str, str], ...]
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class AboutDesk:
    """The check in its two halves: the store's on the store thread, the rest elsewhere."""

    of_store: Callable[[StationStore], tuple[CheckLine, ...]]
    of_machine: Callable[[tuple[CheckLine, ...]], SelfCheck]
    licences: Callable[[], str]


@dataclass(frozen=True, slots=True)
class PageServices:
    """One desk a page."""

    settings: SettingsDesk
    records: RecordsDesk
    sync: SyncDesk
    reference: ReferenceDesk
    accounts: AccountsDesk
    practice: PracticeDesk
    about: AboutDesk
    updates: UpdatesDesk


def report_of(found: SelfCheck, language: str, *, as_json: bool) -> bytes:
    """The check as a file to be sent: text, or JSON."""
    lines = [{"well": each.well, "code": each.told.code, "told": say(each.told, language)} for each in found.lines]
    if as_json:
        return json.dumps({"versions": dict(found.versions), "checks": lines}, ensure_ascii=False, indent=1).encode()
    told = [f"{name} {version}" for name, version in found.versions]
    told += [f"{'+' if each['well'] else '-'} {each['told']}" for each in lines]
    return ("\n".join(told) + "\n").encode()
