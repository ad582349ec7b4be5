"""Findings: what an instrument says of a claim, with the citation that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .claim import Scheme
    from .finding_codes import FindingCode
    from .message import Message
    from .verdict import Verdict


class Regime(StrEnum):
    """The bodies of rules that are assessed; the values stand on the wire."""

    MONTREAL = "montreal"
    BASEL = "basel"
    ROTTERDAM = "rotterdam"
    STOCKHOLM = "stockholm"
    MINAMATA = "minamata"
    CITES = "cites"
    CARTAGENA = "cartagena"
    CWC = "cwc"
    DANGEROUS_GOODS = "dangerous_goods"
    IDENTITY = "identity"


class Severity(StrEnum):
    """How loudly a finding asks for attention, apart from its verdict."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Basis(StrEnum):
    """How the fact behind a finding is known."""

    READ = "read"  # the official text was opened
    SECONDARY = "secondary"  # taken from a copy or a table made by others
    UNREAD = "unread"  # not re-read against the official text


@dataclass(frozen=True, slots=True)
class Citation:
    """Where it is written: "Montreal Protocol", "Article 4B", "Annex C, Group I: HCFC-22", edition."""

    instrument: str
    provision: str
    entry: str
    edition: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The claim that a finding is about, by scheme and value."""

    scheme: Scheme
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of the law or of a rule of identity about one subject.

    ``reason``, ``exceptions`` and ``documents`` are messages of the wording catalogue:
    why the verdict is what it is, which undeclared circumstances could change it, and
    what to ask the carrier or declarant for.
    """

    code: FindingCode
    regime: Regime
    verdict: Verdict
    severity: Severity
    citation: Citation
    subject: Subject
    reason: Message
    exceptions: tuple[Message, ...] = ()
    documents: tuple[Message, ...] = ()
    basis: Basis = Basis.SECONDARY
    national: bool = False
