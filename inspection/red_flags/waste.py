"""Flags of the Basel Convention that lie in codes, dates, the way and the findings."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ..claim import ClaimSource, Scheme
from ..comparison import DifferenceKind
from ..finding import Regime
from ..finding_codes import FindingCode
from .sighting import seen
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .evidence import Evidence
    from .sighting import Seen

_EWASTE_CODE_GONE = Words(r"\bGC ?020\b")
_PLASTICS_2021 = date(2021, 1, 1)
_EWASTE_2025 = date(2025, 1, 1)
_HS_2022 = date(2022, 1, 1)
_EU_PLASTICS_2026 = date(2026, 11, 21)  # Regulation (EU) 2024/1157, to be confirmed
_EWASTE_CODES_GONE = ("A1180", "B1110")
_PLASTIC_CODES = ("B3011", "Y48", "A3210", "B3010")
_DIRTY_PLASTIC = Words(
    r"mixed|household|post[- ]?consumer|\bfilm\b|label|dirty|contaminat|municipal|\bMRF\b|agricultur"
)
_PVC = Words(r"\bu?PVC\b|polyvinyl ?chloride|vinyl chloride")
_SCRAP_PLASTIC = Words(r"\bscrap|regrind|recycl|\brepro|\bwaste\b|off[- ]?grade|flakes|post[- ](?:consumer|industrial)")
_RESINS = tuple(f"39{number:02}" for number in range(1, 15))
_BATTERY_WASTE = Words(r"batter|accumulator|scrap|e-?waste|\bwaste\b")
_LEAD_ACID = ("2794", "2795", "2800", "3028")
_AS_METAL = Words(r"\bscrap|ingot|lead (?:plates?|waste|residues?)|metal (?:waste|scrap)")
_LITHIUM = ("3090", "3480")  # by themselves; in equipment (UN 3091, UN 3481) such words are the plain truth
_ELECTRONICS = Words(r"electronic|\bparts?\b|phone|laptop|computer|tablet|appliance|toys?")
_LARGEST_CARGO_KG = Decimal(33_800)  # ISO 668: a gross mass of 36 000 kg at most, less the lightest tare
_TO_ORDER = Words(r"^\W*(?:to\s+(?:the\s+)?order\b|order of\b|unto order)")
# Headings and lines of the Harmonized System that are waste by their own words; the rest are goods.
_WASTE_LINES = (
    *("2524", "2618", "2619", "2620", "2621", "2710.9", "2713", "3006.92", "3825", "3915", "4004", "4012.2", "4017"),
    *("4115.2", "4401.4", "4707", "5003", "5103", "5104", "5202", "5505", "6309", "6310", "7001", "7112", "7204"),
    *("7404", "7503", "7602", "7802", "7902", "8002", "8101.97", "8102.97", "8103.3", "8104.2", "8105.3", "8106"),
    *("8108.3", "8109.3", "8110.2", "8111", "8112", "8113", "8548.1", "8549", "8908", "0501", "0506", "1522", "2302"),
    *("2303", "2306", "2307", "2308", "4501.9"),
)
_WASTE_WORDS = Words(
    r"\b(?:scrap|spent|end[- ]of[- ]life|obsolete|refuse)\b|\bwaste\b(?! (?:bin|container|basket|water|disposer|bag))"
)
_NEED_CONSENT = (FindingCode.BASEL_PRIOR_CONSENT, FindingCode.BASEL_TRANSIT_CONSENT)
_OF_THE_WASTE = frozenset({Scheme.BASEL, Scheme.HS, Scheme.UN, Scheme.CAS, Scheme.CONTAINER})


def deleted_ewaste_code(evidence: Evidence) -> Iterator[Seen]:
    """A1180, B1110 or GC020 since 2025."""
    if evidence.day < _EWASTE_2025:
        return
    for part in evidence.parts:
        for code in part.any_of(Scheme.BASEL, *_EWASTE_CODES_GONE):
            yield seen((code,), waste=code.value)
    written = evidence.says(_EWASTE_CODE_GONE)
    if written:
        yield seen(waste=written)


def deleted_plastic_code(evidence: Evidence) -> Iterator[Seen]:
    """B3010 for plastic since 2021."""
    if evidence.day >= _PLASTICS_2021:
        for part in evidence.parts:
            codes = part.any_of(Scheme.BASEL, "B3010")
            if codes:
                yield seen(codes)


def dirty_green_plastic(evidence: Evidence) -> Iterator[Seen]:
    """B3011 with words of mixed or dirty plastic."""
    for part in evidence.parts:
        codes, words = part.any_of(Scheme.BASEL, "B3011"), part.says(_DIRTY_PLASTIC)
        if codes and words:
            yield seen(codes, words=words)


def halogenated_green_plastic(evidence: Evidence) -> Iterator[Seen]:
    """PVC under B3011, or as plastic scrap without the code that controls it."""
    for part in evidence.parts:
        words = part.says(_PVC) or ("3915.30" if part.commodity("3915.30") else "")
        green = part.any_of(Scheme.BASEL, "B3011", "B3010")
        uncoded = part.commodity("3915") and not part.of(Scheme.BASEL)
        if words and (green or uncoded):
            yield seen((*green, *part.commodity("3915")), words=words)


def virgin_resin_of_scrap(evidence: Evidence) -> Iterator[Seen]:
    """A heading for primary plastics on goods that are called scrap."""
    for part in evidence.parts:
        codes, words = part.commodity(*_RESINS), part.says(_SCRAP_PLASTIC)
        if codes and words:
            yield seen(codes, hs=codes[0].value, words=words)


def too_heavy_for_a_container(evidence: Evidence) -> Iterator[Seen]:
    """More declared gross mass in a container than any may carry."""
    loads: dict[str, Decimal] = {}
    for part in evidence.declared:
        line = part.line
        if line and line.container and re.fullmatch(r"\d+(?:\.\d+)?", line.gross_kg.strip()):
            key = re.sub(r"\W", "", line.container.upper())
            loads[key] = loads.get(key, Decimal(0)) + Decimal(line.gross_kg.strip())
    for container, load in loads.items():
        if load > _LARGEST_CARGO_KG:
            yield seen(container=container, load=load, largest=_LARGEST_CARGO_KG)


def undeclared_dangerous_goods(evidence: Evidence) -> Iterator[Seen]:
    """UN numbers, plates or labels on the goods, and none on the papers."""
    signs = (Scheme.UN, Scheme.HIN, Scheme.CLASS)
    if evidence.declaration is None or any(part.of(*signs) for part in evidence.declared):
        return
    shown = [
        claim
        for part in evidence.found
        for claim in part.of(*signs)
        if claim.source is not ClaimSource.TYPED and claim.problem is None
    ]
    if shown:
        yield seen(shown)


def lead_batteries_as_scrap(evidence: Evidence) -> Iterator[Seen]:
    """Lead-acid batteries, declared as metal or scrap, without A1160."""
    numbers = [claim for part in evidence.parts for claim in part.any_of(Scheme.UN, *_LEAD_ACID)]
    if not numbers or any(part.any_of(Scheme.BASEL, "A1160") for part in evidence.parts):
        return
    for part in evidence.parts:
        codes, words = part.commodity("7204", "7801", "7802"), part.says(_AS_METAL)
        if codes or words:
            yield seen((*numbers, *codes), words=words or codes[0].value)


def lithium_as_electronics(evidence: Evidence) -> Iterator[Seen]:
    """Lithium batteries among goods called electronics or parts, or under their waste codes."""
    numbers = [claim for part in evidence.parts for claim in part.any_of(Scheme.UN, *_LITHIUM)]
    if not numbers:
        return
    for part in evidence.parts:
        codes = part.any_of(Scheme.BASEL, "A1181", "Y49", "B1110", "A1180")
        words = part.says(_ELECTRONICS)
        if codes or words:
            yield seen((*numbers, *codes), words=words or codes[0].value)


def waste_words_on_product_lines(evidence: Evidence) -> Iterator[Seen]:
    """Called scrap, spent or waste (used goods are goods), and under a commodity code of goods."""
    for part in evidence.parts:
        codes = [claim for claim in part.of(Scheme.HS) if not claim.value.startswith(_WASTE_LINES)]
        words = part.says(_WASTE_WORDS)
        if words and codes and len(codes) == len(part.of(Scheme.HS)) and not part.of(Scheme.BASEL):
            yield seen(codes, words=words)


def ewaste_under_8548(evidence: Evidence) -> Iterator[Seen]:
    """8548 for batteries or scrap since HS 2022."""
    if evidence.day >= _HS_2022:
        for part in evidence.parts:
            codes = part.commodity("8548")
            if codes and (part.says(_BATTERY_WASTE) or part.commodity("8548.10")):
                yield seen(codes)


def consigned_to_order(evidence: Evidence) -> Iterator[Seen]:
    """Controlled waste to nobody in particular."""
    importer = evidence.declaration.importer if evidence.declaration else ""
    if _TO_ORDER.search(importer) and evidence.concerns(Regime.BASEL):
        yield seen(importer=importer)


def many_transits(evidence: Evidence) -> Iterator[Seen]:
    """Two States of transit or more, or a way that comes back to where it began."""
    route = evidence.route
    crooked = {route.export, route.import_} & set(route.transit)
    for _, claims in list(evidence.coded(*_NEED_CONSENT))[:1]:
        if len(set(route.transit)) > 1 or crooked:
            way = " → ".join(country or "?" for country in (route.export, *route.transit, route.import_))
            yield seen(claims, way=way)


def out_of_annex_vii(evidence: Evidence) -> Iterator[Seen]:
    """The findings see the Ban Amendment on the way."""
    for finding, claims in evidence.coded(FindingCode.BASEL_BAN_AMENDMENT, FindingCode.BASEL_BAN_UNKNOWN):
        yield seen(claims, waste=finding.citation.entry)


def past_the_parties(evidence: Evidence) -> Iterator[Seen]:
    """The findings see a State that is not, or not surely, a Party."""
    codes = (
        FindingCode.BASEL_NON_PARTY,
        FindingCode.BASEL_NON_PARTY_UNKNOWN,
        FindingCode.BASEL_TRANSIT_NON_PARTY,
        FindingCode.BASEL_ARTICLE_11,
    )
    for finding, claims in evidence.coded(*codes):
        yield seen(claims, waste=finding.citation.entry, provision=finding.citation.provision)


def not_as_documented(evidence: Evidence) -> Iterator[Seen]:
    """Controlled waste whose goods differ from the papers in code, number or container."""
    if evidence.concerns(Regime.BASEL):
        for difference in evidence.differences:
            if difference.scheme in _OF_THE_WASTE and difference.kind is not DifferenceKind.NOT_SEEN:
                yield seen(declared=difference.declared or "—", found=difference.found)


def plastic_out_of_the_union(evidence: Evidence) -> Iterator[Seen]:
    """Plastic waste from the European Union to a State outside the OECD."""
    route = evidence.route
    outside = route.import_ is not None and not evidence.tagged(route.import_, "oecd")
    known = route.import_ in evidence.known.country_tags
    if evidence.day < _EU_PLASTICS_2026 or not evidence.tagged(route.export, "eu") or not (outside and known):
        return
    for part in evidence.parts:
        codes = (*part.any_of(Scheme.BASEL, *_PLASTIC_CODES), *part.commodity("3915"))
        if codes:
            yield seen(codes, export=route.export, destination=route.import_)


def other_container_or_mass(evidence: Evidence) -> Iterator[Seen]:
    """Another container than declared, or masses that do not agree."""
    for difference in evidence.differences:
        if difference.kind is DifferenceKind.DIFFERENT and difference.scheme in {
            Scheme.CONTAINER,
            Scheme.GTIN,
            Scheme.SSCC,
        }:
            yield seen(declared=difference.declared, found=difference.found)
