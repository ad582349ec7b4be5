"""What the flags are asked about: things with their identifiers and words, the papers, the way, the findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..claim import ClaimSource, Scheme
from ..consignment import Circumstances, Condition, quantity
from ..identifiers import declared_claims
from ..verdict import Verdict
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from ..claim import Claim
    from ..comparison import Difference
    from ..consignment import Consignment, Declaration, DeclaredLine, Item, Route
    from ..finding import Finding, Regime
    from ..finding_codes import FindingCode
    from ..identifiers.vocabulary import Vocabulary
    from ..instruments.matching import Measured

_OLD = frozenset({Condition.USED, Condition.WASTE})
_OLD_WORDS = Words(r"\bused\b|second[- ]?hand|\bold\b|scrap|\bwaste\b|decommission|obsolete|refurbish")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing: what a picture shows, what was typed together, or a declared line (then ``line`` is there)."""

    claims: tuple[Claim, ...]
    words: str = ""
    kg: Decimal | None = None
    circumstances: Circumstances = field(default_factory=Circumstances)
    line: DeclaredLine | None = None
    measured: Measured | None = None

    def of(self, *schemes: Scheme) -> tuple[Claim, ...]:
        """Its claims of these schemes."""
        return tuple(claim for claim in self.claims if claim.scheme in schemes)

    def any_of(self, scheme: Scheme, *values: str) -> tuple[Claim, ...]:
        """Its claims of the scheme that have one of the values."""
        return tuple(claim for claim in self.claims if claim.scheme is scheme and claim.value in values)

    def commodity(self, *beginnings: str) -> tuple[Claim, ...]:
        """Its commodity codes that begin so ("3808.9", "85")."""
        return tuple(claim for claim in self.of(Scheme.HS) if claim.value.startswith(beginnings))

    def says(self, wanted: Words) -> str:
        """The words that match, "" where none do."""
        return wanted.search(self.words)

    @property
    def is_old(self) -> bool:
        """Whether it is declared or called used or waste."""
        return self.circumstances.condition in _OLD or bool(self.says(_OLD_WORDS))

    @property
    def packages(self) -> Decimal | None:
        """The number of packages that the line declares."""
        return quantity(self.line.packages) if self.line else None

    @property
    def kg_a_package(self) -> Decimal | None:
        """The net mass of one package, where both numbers are declared."""
        return self.kg / self.packages if self.kg is not None and self.packages else None


@dataclass(frozen=True)
class Evidence:
    """Everything a flag may look at. ``printed`` are lines of text on labels, ``known`` the vocabulary."""

    parts: tuple[Part, ...]
    route: Route
    day: date
    known: Vocabulary
    declaration: Declaration | None = None
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    printed: tuple[str, ...] = ()

    @property
    def found(self) -> tuple[Part, ...]:
        """What was seen or typed, not declared."""
        return tuple(part for part in self.parts if part.line is None)

    @property
    def declared(self) -> tuple[Part, ...]:
        """The lines of the declaration."""
        return tuple(part for part in self.parts if part.line is not None)

    @cached_property
    def told(self) -> dict[tuple[Scheme, str], list[Finding]]:
        """Findings that say more than "not listed", by what they are about."""
        about: dict[tuple[Scheme, str], list[Finding]] = {}
        for finding in self.findings:
            if finding.verdict is not Verdict.NOT_LISTED:
                about.setdefault((finding.subject.scheme, finding.subject.value), []).append(finding)
        return about

    @cached_property
    def all_words(self) -> str:
        """Everything printed, named or described, in small letters."""
        return "\n".join((*self.printed, *(part.words for part in self.parts))).lower()

    @cached_property
    def claimed(self) -> dict[Scheme, set[str]]:
        """All values claimed, by scheme."""
        values: dict[Scheme, set[str]] = {}
        for part in self.parts:
            for claim in part.claims:
                values.setdefault(claim.scheme, set()).add(claim.value)
        return values

    @cached_property
    def _regimes(self) -> frozenset[Regime]:
        return frozenset(each.regime for findings in self.told.values() for each in findings)

    def of_regime(self, part: Part, regime: Regime) -> tuple[Claim, ...]:
        """The claims of a part of which these rules say more than "not listed"."""
        return tuple(
            claim for claim in part.claims if any(each.regime is regime for each in self.told.get(claim.key, ()))
        )

    def concerns(self, regime: Regime) -> bool:
        """Whether these rules say more than "not listed" of anything."""
        return regime in self._regimes

    def coded(self, *codes: FindingCode) -> Iterator[tuple[Finding, tuple[Claim, ...]]]:
        """Findings with one of the codes, with the claims that they are about."""
        for finding in self.findings:
            if finding.code in codes:
                key = (finding.subject.scheme, finding.subject.value)
                yield finding, tuple(claim for part in self.parts for claim in part.claims if claim.key == key)[:1]

    def says(self, wanted: Words) -> str:
        """The words that match on any label or in any name or description, "" where none do."""
        texts = (*self.printed, *(part.words for part in self.parts))
        return next((words for text in texts if (words := wanted.search(text))), "")

    def tagged(self, country: str | None, tag: str) -> bool:
        """Whether a country is known to belong to a group or region ("eu", "oecd", "africa")."""
        return country is not None and tag in self.known.country_tags.get(country, "").split()


def evidence_of(
    items: Sequence[Item],
    consignment: Consignment,
    day: date,
    known: Vocabulary,
    *,
    findings: Iterable[Finding] = (),
    differences: Iterable[Difference] = (),
    printed: Iterable[str] = (),
) -> Evidence:
    """Put together what the flags look at; declared lines are read from the declaration, with their words."""
    declaration = consignment.declaration
    parts = [_part(item) for item in items if declaration is None or not _is_declared(item)]
    if declaration is not None:
        general = items[0].circumstances if items else Circumstances()
        parts += [_declared_part(line, general, known) for line in declaration.lines]
    return Evidence(
        tuple(parts), consignment.route, day, known, declaration, tuple(findings), tuple(differences), tuple(printed)
    )


def _is_declared(item: Item) -> bool:
    return all(claim.source is ClaimSource.DECLARED for claim in item.claims)


def _part(item: Item) -> Part:
    words = "; ".join(claim.value for claim in item.claims if claim.scheme in {Scheme.NAME, Scheme.SPECIES})
    return Part(item.claims, words, item.kg, item.circumstances, measured=item.measured)


def _declared_part(line: DeclaredLine, general: Circumstances, known: Vocabulary) -> Part:
    condition = Condition(line.condition) if line.condition in set(Condition) else general.condition
    circumstances = Circumstances(
        condition, line.purpose or general.purpose, general.cites_source, general.non_refillable
    )
    words = "; ".join(
        each for each in (line.description, line.proper_shipping_name, line.species, line.package_type) if each
    )
    return Part(declared_claims(line, known), words, quantity(line.net_kg), circumstances, line)
