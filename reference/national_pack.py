"""A national pack: rules and authorities of one State, laid over an edition and never mixed into its citations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.consignment import Condition
from inspection.errors import BadInput
from inspection.finding import Basis, Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.message import message, table_text
from inspection.national import Authority
from inspection.reference_hit import EditionIdentity, PackIdentity
from inspection.verdict import Verdict

from .pack_file import read_pack
from .regimes.dates import date_findings, settle_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item, Route

    from .pack_file import PackFolder, Row
    from .trust import TrustedKey

DIRECTIONS = frozenset({"import", "export", "transit", "any"})
EVERY_REGIME = "all"
_VERDICTS = frozenset(Verdict) - {Verdict.NOT_LISTED}
_LOUD = frozenset({Verdict.PROHIBITED})


@dataclass(frozen=True, slots=True)
class NationalRule:
    """One row of the rules; ``patterns`` are values of the scheme, one that ends in ``*`` a beginning of them."""

    code: str
    regime: Regime
    instrument: str
    article: str
    entry: str
    scheme: Scheme
    patterns: tuple[str, ...]
    direction: str
    since: date | None
    until: date | None
    condition: Condition | None
    purpose: str
    verdict: Verdict
    reason: str
    documents: tuple[str, ...]

    def holds(self, item: Item, claim: Claim, on: date) -> bool:
        """Whether the rule speaks of this claim under these circumstances on the day."""
        of_item = item.circumstances
        return (
            claim.scheme is self.scheme
            and any(_fits(pattern, claim.value) for pattern in self.patterns)
            and (self.since is None or on >= self.since)
            and (self.until is None or on <= self.until)
            and (self.condition is None or of_item.condition is self.condition)
            and (not self.purpose or of_item.purpose == self.purpose)
        )


@dataclass(frozen=True, slots=True)
class NationalPack:
    """The rules and authorities of one State, as one signed folder has them."""

    identity: PackIdentity
    rules: tuple[NationalRule, ...]
    authorities: tuple[Authority, ...]

    def assess(self, items: Sequence[Item], consignment: Consignment, on: AskedDate) -> tuple[Finding, ...]:
        """What the State's own rules say of the items on this route and day, each finding marked as national."""
        directions = _directions(self.identity.country, consignment.route)
        found = tuple(
            self._finding(rule, claim)
            for rule in self.rules
            if rule.direction in directions
            for item in items
            for claim in item.claims
            if rule.holds(item, claim, on.day)
        )
        once = tuple(dict.fromkeys(found))
        of_pack = EditionIdentity(self.identity.name, self.identity.day, self.identity.sha256, self.identity.signed)
        settled = settle_dates(once, on, of_pack)
        return (*settled, *date_findings(settled, on, of_pack))

    def _finding(self, rule: NationalRule, claim: Claim) -> Finding:
        return Finding(
            code=FindingCode.NATIONAL_RULE,
            regime=rule.regime,
            verdict=rule.verdict,
            severity=Severity.ERROR if rule.verdict in _LOUD else Severity.WARNING,
            citation=Citation(rule.instrument, rule.article, rule.entry or claim.value, self.identity.name),
            subject=Subject(claim.scheme, claim.value),
            reason=message(FindingCode.NATIONAL_RULE.value, country=self.identity.country, text=rule.reason),
            documents=tuple(table_text(each) for each in rule.documents),
            basis=Basis.SECONDARY if self.identity.signed else Basis.UNREAD,
            national=True,
        )


def open_pack(folder: Path, keys: Sequence[TrustedKey]) -> NationalPack:
    """Read and verify a pack. Raises as :func:`read_pack`, and BadInput for a row that says what no rule can say."""
    pack = read_pack(folder, keys)
    identity = PackIdentity(pack.name, pack.country, pack.day, pack.sha256, pack.signed)
    rules = tuple(_rule(number, row) for number, row in enumerate(pack.rows["rules.csv"], 2))
    codes = [rule.code for rule in rules]
    for number, code in enumerate(codes, 2):
        if codes.index(code) != number - 2:
            raise BadInput("pack.bad_value", file="rules.csv", row=number, column="rule", value=code)
    return NationalPack(identity, rules, tuple(_authorities(pack)))


def _authorities(pack: PackFolder) -> Iterator[Authority]:
    for number, row in enumerate(pack.rows.get("authorities.csv", ()), 2):
        if row["regime"] not in {EVERY_REGIME, *Regime}:
            raise _bad("authorities.csv", number, "regime", row)
        if not (row["name"] and row["source"]):
            raise _bad("authorities.csv", number, "name" if row["source"] else "source", row)
        yield Authority(
            pack.country,
            row["regime"],
            row["role"],
            row["name"],
            row["telephone"],
            row["hours"],
            row["email"],
            pack.name,
        )


def _rule(number: int, row: Row) -> NationalRule:
    for column, allowed in _WORDS.items():
        if row[column] not in allowed:
            raise _bad("rules.csv", number, column, row)
    for column in ("rule", "instrument", "article", "reason", "source"):
        if not row[column]:
            raise _bad("rules.csv", number, column, row)
    patterns = tuple(_list(row["pattern"]))
    if not patterns or any("*" in pattern[:-1] or pattern == "*" for pattern in patterns):
        raise _bad("rules.csv", number, "pattern", row)
    return NationalRule(
        code=row["rule"],
        regime=Regime(row["regime"]),
        instrument=row["instrument"],
        article=row["article"],
        entry=row["entry"],
        scheme=Scheme(row["scheme"]),
        patterns=patterns,
        direction=row["direction"],
        since=_day(number, "from", row),
        until=_day(number, "until", row),
        condition=Condition(row["condition"]) if row["condition"] else None,
        purpose=row["purpose"],
        verdict=Verdict(row["verdict"]),
        reason=row["reason"],
        documents=tuple(_list(row["documents"])),
    )


_WORDS: Mapping[str, frozenset[str]] = {
    "regime": frozenset(Regime),
    "scheme": frozenset(Scheme),
    "direction": DIRECTIONS,
    "condition": frozenset({"", *Condition}),
    "verdict": _VERDICTS,
}


def _day(number: int, column: str, row: Row) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except ValueError as error:
        raise _bad("rules.csv", number, column, row) from error


def _bad(file: str, number: int, column: str, row: Row) -> BadInput:
    return BadInput("pack.bad_value", file=file, row=number, column=column, value=row[column][:80])


def _list(text: str) -> Iterator[str]:
    return filter(None, (each.strip() for each in text.split(";")))


def _fits(pattern: str, value: str) -> bool:
    wanted, given = pattern.casefold(), value.casefold()
    return given.startswith(wanted[:-1]) if wanted.endswith("*") else given == wanted


def _directions(country: str, route: Route) -> frozenset[str]:
    """Which ways this route is for the State; none where it has no part in it."""
    ways = {
        way
        for way, on_it in (
            ("import", route.import_ == country),
            ("export", route.export == country),
            ("transit", country in route.transit),
        )
        if on_it
    }
    return frozenset({*ways, "any"}) if ways else frozenset()
