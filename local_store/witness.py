"""What was once given out and shows how far the journal reached then: a case file, or a receipt of headquarters."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import BadInput, VerificationFailed
from inspection.exchange import StatementKind
from inspection.record import is_sha256
from inspection.seal import fingerprint

from .case_file import read_case
from .durable import disk_faults

if TYPE_CHECKING:
    from pathlib import Path

    from .store import Store

LARGEST_RECEIPT = 4 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Witness:
    """The journal of the station with that key had a record number ``seq`` of the name ``sha256``."""

    seq: int
    sha256: str
    station: str


def read_witness(path: Path) -> Witness:
    """Read a case file, which is verified, or a receipt.

    The signature of a receipt is not checked: whoever forged one could only raise a false alarm. Raises BadInput when
    it is neither, VerificationFailed when the case file does not verify.
    """
    with disk_faults(path.parent):
        try:
            is_case = zipfile.is_zipfile(path)
            content = b"" if is_case else path.read_bytes()[:LARGEST_RECEIPT]
        except FileNotFoundError:
            raise BadInput("witness.unreadable", file=path) from None
    if is_case:
        report, _ = read_case(path)
        return Witness(report.chain, report.head, report.fingerprint)
    try:
        said = json.loads(content)
        receipt = said["content"]
        witness = Witness(int(receipt["last"]), receipt["head"], str(said["station"]))
        is_receipt = said["kind"] == StatementKind.RECEIPT and is_sha256(witness.sha256)
    except (ValueError, TypeError, KeyError, RecursionError):
        is_receipt = False
    if not is_receipt:
        raise BadInput("witness.unreadable", file=path)
    return witness


def demand_contained(store: Store, witness: Witness) -> None:
    """Demand that a verified journal still holds what the witness saw. Raises VerificationFailed."""
    own = fingerprint(store.station.key.public_key)
    if witness.station != own:
        raise VerificationFailed("witness.other_station", found=witness.station, expected=own)
    last, _ = store.journal.head()
    if last < witness.seq:
        raise VerificationFailed("witness.cut", seq=witness.seq, last=last)
    kept = store.journal.numbered(witness.seq)
    if kept is None or kept.sha256 != witness.sha256:
        raise VerificationFailed("witness.another_chain", seq=witness.seq)
