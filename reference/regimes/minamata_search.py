"""What the claims of an item say of mercury: the metal, its compounds, products that hold it, processes that use it."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.claim import Problem, Scheme

from ..normalise import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import Item

    from ..law import Law

    Row = Mapping[str, str]

ARTICLES_WITH_MERCURY = "3506"  # UN 3506, mercury contained in manufactured articles
_MERCURY_AS_SUCH = frozenset({(Scheme.UN, "2809"), (Scheme.HS, "2805.40")})
_UNREADABLE = frozenset({Problem.CHECK_DIGIT, Problem.GRAMMAR, Problem.NOT_ASSIGNED})
_SAYS_MERCURY = re.compile(r"\b(?:mercur(?:y|ic|ous|ial|io)|mercure|quecksilber|calomel|Hg)\b", re.IGNORECASE)
_SAYS_NONE = re.compile(
    r"\b(?:mercury|Hg)[- ]?free\b|\b(?:without|no|non|zero|0(?:[.,]0+)? ?%)[- ](?:added )?(?:mercury|Hg)\b",
    re.IGNORECASE,
)
_WATTS = re.compile(r"[\s,;(-]*\b(\d{1,4}(?:[.,]\d+)?) ?(?:W|watts?)\b\)?", re.IGNORECASE)
_LIMITS: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}
)
_HEADING = 4


@dataclass(frozen=True, slots=True)
class Substance:
    """Mercury, a compound, a mixture or a waste of it, with the claim that names it."""

    row: Row
    claim: Claim


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of product with the rows of Annex A that it may be; ``certain`` that it holds mercury."""

    label: str
    products: tuple[Row, ...]
    claim: Claim
    certain: bool


@dataclass(slots=True)
class Found:
    """All that the claims of an item yield; ``searched`` are those that could be looked up at all.

    ``lines`` are tariff headings that cover mercury beside other goods, ``spoken`` names that speak of mercury
    without saying what it is.
    """

    substances: list[Substance] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    articles: list[Claim] = field(default_factory=list)
    processes: list[tuple[Claim, Row]] = field(default_factory=list)
    lines: list[Claim] = field(default_factory=list)
    spoken: list[Claim] = field(default_factory=list)
    searched: list[Claim] = field(default_factory=list)


def identify(item: Item, law: Law) -> Found:
    """Look every claim up, then keep the narrowest reading of what belongs together."""
    found = Found()
    claims = [each for each in item.claims if each.scheme in _LOOK_UPS and each.problem not in _UNREADABLE]
    claims = [each for each in claims if each.scheme is not Scheme.HS or len(each.value) >= _HEADING]
    found.searched = sorted(claims, key=lambda each: list(_LOOK_UPS).index(each.scheme))
    evidence = any(_tells_of_mercury(claim, law) for claim in claims)
    for claim in found.searched:
        _LOOK_UPS[claim.scheme](claim, law, found, evidence)
    found.kinds = _narrowest(found.kinds)
    _settle_substances(found)
    if found.kinds or found.substances:
        found.lines = []
        found.articles = [] if any(kind.certain for kind in found.kinds) else found.articles
    elif not (found.articles or found.processes or found.lines):
        named = (each for each in found.searched if each.scheme is Scheme.NAME)
        found.spoken = [each for each in named if _tells_of_mercury(each, law)]
    return found


def _tells_of_mercury(claim: Claim, law: Law) -> bool:
    """Whether the claim says that there is mercury in the thing."""
    if claim.scheme is Scheme.NAME:
        return bool(_SAYS_MERCURY.search(claim.value)) and not _SAYS_NONE.search(claim.value)
    if claim.scheme is Scheme.CAS:
        return bool(law.holding("minamata_substances", "cas", claim.value))
    return (claim.scheme, claim.value) in {(Scheme.UN, ARTICLES_WITH_MERCURY), *_MERCURY_AS_SUCH}


def _narrowest(kinds: Iterable[Kind]) -> list[Kind]:
    """A kind that only widens another one says nothing more; of two alike the certain one stays."""
    kept: list[Kind] = []
    for kind in sorted(kinds, key=lambda each: (len(each.products), not each.certain)):
        names = {row["id"] for row in kind.products}
        if not any({row["id"] for row in other.products} <= names for other in kept):
            kept.append(kind)
    return kept


def _settle_substances(found: Found) -> None:
    """A named compound answers for the general entry, and mercury inside a product is not mercury as such."""
    named = [each for each in found.substances if each.claim.scheme in {Scheme.CAS, Scheme.NAME}]
    general = [each for each in found.substances if each not in named]
    specific = {each.row["kind"] for each in named}
    kept = named + [
        each for each in general if each.row["cas"] or not specific & {"compound", "named", each.row["kind"]}
    ]
    as_such = any(each.claim.key in _MERCURY_AS_SUCH for each in found.substances)
    if any(kind.certain for kind in found.kinds) and not as_such:
        kept = [each for each in kept if each.row["kind"] != "mercury"]
    found.substances = list({each.row["name"]: each for each in reversed(kept)}.values())[::-1]


def _products(law: Law, ids: str) -> tuple[Row, ...]:
    return tuple(row for each in split(ids) for row in law.rows("minamata_products", id=each))


def _kind(row: Row, claim: Claim, law: Law, *, evidence: bool) -> Kind:
    certain = evidence or row["mercury"] == "always"
    return Kind(row["label"], _products(law, row["products"]), claim, certain)


def _add(found: Found, law: Law, claim: Claim, column: str) -> None:
    found.substances += [Substance(row, claim) for row in law.holding("minamata_substances", column, claim.value)]


def _by_cas(claim: Claim, law: Law, found: Found, evidence: bool) -> None:  # noqa: FBT001 - one form for all
    del evidence
    _add(found, law, claim, "cas")


def _by_name(claim: Claim, law: Law, found: Found, evidence: bool) -> None:  # noqa: FBT001 - one form for all
    before = len(found.substances)
    _add(found, law, claim, "name")
    if len(found.substances) == before:
        _add(found, law, claim, "names")
    for column in ("process", "names"):
        found.processes += [(claim, row) for row in law.holding("minamata_processes", column, claim.value)]
    text, watts = _without_watts(claim.value)
    rows: Sequence[Row] = law.holding("minamata_product_kinds", "names", text)
    rows = rows or law.holding("minamata_product_kinds", "label", text)
    named = law.holding("minamata_products", "product", claim.value)
    if named and not rows:
        certain = evidence or not _ordinary(named, law)
        found.kinds.append(Kind(named[0]["product"], tuple(named), claim, certain))
        return
    if not rows and len(found.substances) == before and _tells_of_mercury(claim, law):
        rows = _spoken_of(claim.value, law)
    kinds = (_kind(row, claim, law, evidence=evidence) for row in rows)
    found.kinds += [_of_watts(kind, watts) for kind in kinds]


def _ordinary(products: Iterable[Row], law: Law) -> bool:
    """Whether the words of the Annex name things that mostly hold no mercury ("Batteries")."""
    doubtful = {each for row in law.rows("minamata_product_kinds", mercury="maybe") for each in split(row["products"])}
    return any(row["id"] in doubtful for row in products)


def _without_watts(text: str) -> tuple[str, Decimal | None]:
    """The name of a lamp and its power apart: "CFLi 20 W"."""
    match = _WATTS.search(text)
    if match is None:
        return text, None
    return _WATTS.sub("", text, count=1).strip(), Decimal(match[1].replace(",", "."))


def _of_watts(kind: Kind, watts: Decimal | None) -> Kind:
    """The rows whose limit in watts the power keeps; all of them where it is not given or would leave none."""
    if watts is None:
        return kind
    fitting = tuple(row for row in kind.products if _keeps(row["watts"], watts))
    return replace(kind, products=fitting) if fitting else kind


def _keeps(limit: str, watts: Decimal) -> bool:
    sign = limit.rstrip("0123456789")
    return not limit or _LIMITS[sign](watts, Decimal(limit.removeprefix(sign)))


def _spoken_of(text: str, law: Law) -> Sequence[Row]:
    """Kinds whose names stand in a text that speaks of mercury: "glass thermometer filled with mercury"."""
    return [
        row
        for row in law.rows("minamata_product_kinds")
        if any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in split(row["names"]))
    ]


def _by_un(claim: Claim, law: Law, found: Found, evidence: bool) -> None:  # noqa: FBT001 - one form for all
    if claim.value == ARTICLES_WITH_MERCURY:
        found.articles.append(claim)
    _add(found, law, claim, "un_numbers")
    rows = law.holding("minamata_product_kinds", "un_numbers", claim.value)
    found.kinds += [_kind(row, claim, law, evidence=evidence) for row in rows]


def _by_hs(claim: Claim, law: Law, found: Found, evidence: bool) -> None:  # noqa: FBT001 - one form for all
    _add(found, law, claim, "hs2022")
    rows = [*law.holding("minamata_product_kinds", "hs2022", claim.value)]
    if evidence:
        rows += law.holding("minamata_product_kinds", "hs_with_mercury", claim.value)
    found.kinds += [_kind(row, claim, law, evidence=evidence) for row in rows]
    if len(claim.value) == _HEADING and any(
        code.startswith(claim.value)
        for table in ("minamata_substances", "minamata_product_kinds")
        for row in law.rows(table)
        for code in split(row["hs2022"])
    ):
        found.lines.append(claim)


_LOOK_UPS = {Scheme.CAS: _by_cas, Scheme.NAME: _by_name, Scheme.UN: _by_un, Scheme.HS: _by_hs}
