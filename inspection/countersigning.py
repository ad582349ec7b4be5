"""The second pair of eyes: another officer puts their own signature under a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .accounts import Role
from .codec import encode
from .dossier import Countersignature, Decision
from .errors import BadInput
from .history import RecordKind, dossier_of

if TYPE_CHECKING:
    from .accounts import Account
    from .dossier import Dossier
    from .ports import RecordStore
    from .record import SealedRecord


@dataclass(frozen=True, slots=True)
class CountersignPolicy:
    """The decisions that only a supervisor can countersign."""

    supervisor_for: frozenset[Decision] = frozenset({Decision.SEIZE})


def countersign(
    inspection: str,
    store: RecordStore,
    signer: Account,
    note: str = "",
    policy: CountersignPolicy = CountersignPolicy(),
) -> SealedRecord:
    """Put the signer's name and signature under the last decision; possible after the close.

    ``store`` keeps in the signer's name (see ``SecondOfficer``). Raises BadInput without a decision, for one's
    own, for one that is countersigned by this officer already, and where the policy asks for a supervisor.
    """
    dossier = dossier_of(store.records(inspection))
    decided = _decision(dossier)
    if decided.header.officer == signer.name:
        raise BadInput("countersign.own", officer=signer.name)
    if any(each.officer == signer.name and each.of == decided.sha256 for each in dossier.countersignatures):
        raise BadInput("countersign.twice", officer=signer.name)
    ruling = dossier.ruling
    if ruling is not None and ruling.decision in policy.supervisor_for and signer.role is not Role.SUPERVISOR:
        raise BadInput("countersign.supervisor")
    said = Countersignature(decided.sha256, signer.name, signer.role.value, note)
    return store.append(inspection, RecordKind.COUNTERSIGNED, {"countersignature": encode(said)})


def _decision(dossier: Dossier) -> SealedRecord:
    decided = [record for record in dossier.records if record.header.kind == RecordKind.DECIDED]
    if not decided:
        raise BadInput("countersign.nothing")
    return decided[-1]
