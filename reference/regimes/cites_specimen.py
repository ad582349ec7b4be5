"""A listed specimen in trade: what is declared of it, where it moves, and how findings on it are stated."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..normalise import split
from .parties import name_of
from .statements import messages, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inspection.consignment import Circumstances, Route
    from inspection.finding import Finding, Subject
    from inspection.finding_codes import FindingCode
    from inspection.message import Message
    from inspection.verdict import Verdict

    from .cites_taxa import Line
    from .statements import Speaker

_PURPOSES = frozenset("BEGHLMNPQSTZ")
_PURPOSE_WORDS: Mapping[str, str] = MappingProxyType({"medical": "M", "laboratory": "S"})
_FITS: Mapping[str, str] = MappingProxyType({"A": "plant", "Y": "plant", "C": "animal", "F": "animal", "R": "animal"})


@dataclass(frozen=True, slots=True)
class Specimen:
    """A listed thing: the line that covers it, what it was called, and what is declared of it.

    ``words`` are the words of the item's names, in lower case: some lines speak of ivory or horn only.
    """

    line: Line
    name: str
    subject: Subject
    declared: Circumstances
    words: frozenset[str] = frozenset()

    @property
    def purpose(self) -> str | None:
        """The purpose code; None where none is declared."""
        text = (self.declared.purpose or "").strip()
        letter = _PURPOSE_WORDS.get(text.lower(), text.upper())
        return letter if letter in _PURPOSES else None

    @property
    def source(self) -> str | None:
        """The source code; None where none is declared, and for one that cannot be of this kingdom."""
        letter = (self.declared.cites_source or "").strip().upper()
        return letter if letter and _FITS.get(letter, self.kingdom) == self.kingdom else None

    @property
    def kingdom(self) -> str:
        """``animal`` or ``plant``."""
        return self.line.row["kingdom"]

    @property
    def appendix(self) -> str:
        """The Appendix whose rules apply: I where the part is outside what the population is listed for."""
        row = self.line.population
        return "I" if row and self.words & set(split(row["treated_as_i"])) else self.line.appendix


@dataclass(frozen=True, slots=True)
class Trade:
    """From where to where, and when."""

    speaker: Speaker
    route: Route
    day: date

    def state(
        self,
        code: FindingCode,
        verdict: Verdict,
        provision: str,
        specimen: Specimen,
        *,
        exceptions: tuple[Message, ...] = (),
        documents: tuple[str, ...] = (),
        reason: str | None = None,
        **params: object,
    ) -> Finding:
        """State a finding on the specimen; name, entry, Appendix and countries are told in every one."""
        told = {
            "name": specimen.name,
            "line": specimen.line.entry,
            "appendix": specimen.appendix,
            "export": name_of(self.speaker.law, self.route.export),
            "destination": name_of(self.speaker.law, self.route.import_),
        }
        return self.speaker.state(
            code, verdict, provision, specimen.line.entry, specimen.subject, exceptions=exceptions,
            documents=messages(*documents), basis=weakest(specimen.line.rows), reason=reason, told=told | params,
        )  # fmt: skip
