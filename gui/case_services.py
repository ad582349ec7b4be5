"""What the start page and the page of one inspection need from the rest of the program.

As :mod:`gui.services`: called off the UI thread, may raise :class:`inspection.errors.Fault`. What is given the store
is called on the store thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from inspection.consignment import Item
    from inspection.custody import Handover
    from inspection.declaration_table import GoodsTable
    from inspection.dossier import Dossier
    from inspection.frame import Frame
    from inspection.instruments import Composition, Proposal
    from inspection.listing import InspectionRow
    from inspection.message import Message
    from inspection.place import Fix
    from inspection.scan_command import CommandCodes
    from inspection.supervision import Remark, Supervision
    from inspection.watching import Alert

    from .services import Credentials, StationStore

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What fields propose: codes with names."""

    countries: Pairs
    ports: Pairs
    tariff: Pairs  # six figures of the Harmonised System


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a mass of a substance amounts to; ``co2_t`` is None where a potential is not known."""

    substance: str
    odp_kg: Decimal
    co2_t: Decimal | None
    co2_t_kigali: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class PaperRows:
    """A photographed paper: the frame, and its rows of cells with how sure each was read."""

    frame: Frame
    rows: tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """An inspection that a supervisor returned, with the remark."""

    row: InspectionRow
    remark: Remark


@dataclass(frozen=True, slots=True)
class CaseDesk:
    """One function a need."""

    warnings: Callable[[StationStore], Sequence[Message]]  # disk, clock, edition, what waits for headquarters
    returned: Callable[[StationStore], Sequence[Returned]]  # by a supervisor, and not approved since; newest first
    supervision: Callable[[StationStore, str], Supervision]  # what headquarters has said of an inspection
    alerts: Callable[[StationStore], Sequence[Alert]]  # what to watch for today
    choices: Callable[[], Choices]
    amounts: Callable[[Item], Amounts | None]  # None for what has no potential known, or no mass
    receive_place: Callable[[], Fix]
    read_table: Callable[[Path], GoodsTable]
    paste_table: Callable[[str], GoodsTable]
    read_paper: Callable[[Path], PaperRows]
    read_display: Callable[[bytes, str], Proposal]
    composition: Callable[[str], Composition]  # "R-12=98.1,air=1.9"
    sign_handover: Callable[[StationStore, Dossier, Handover, Credentials], Handover]
    preview: Callable[[StationStore, Dossier], Sequence[bytes]]  # PNG, one a page
    self_test_code: Callable[[], Sequence[Sequence[bool]]]  # the code to scan, dark where True, without its margin
    code_of: Callable[[str], Sequence[Sequence[bool]]]  # any text as such a code
    command_codes: Callable[[StationStore], CommandCodes]  # what the sheet of commands of this station says
    diagnose: Callable[[str, bool], Sequence[Message]]  # of what a scanner sent; whether its end sign came
    check_store: Callable[[StationStore], Message]  # every record and photo; raises VerificationFailed
    keep_report: Callable[[str], Path]  # of a failure of ours; gives where it was put
    columns: Callable[[StationStore, str], Mapping[str, str]]  # how a table's columns were led to fields
    keep_columns: Callable[[StationStore, str, Mapping[str, str]], None]
