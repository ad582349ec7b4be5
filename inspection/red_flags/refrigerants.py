"""Flags of the Montreal Protocol: cylinders, designations, codes, amounts and claims about ozone and climate gases."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from ..comparison import DifferenceKind
from ..consignment import Condition
from ..finding import Regime
from ..finding_codes import FindingCode
from .sighting import seen
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .evidence import Evidence, Part
    from .sighting import Seen

_DISPOSABLE = Words(r"non[- ]?refillable|do not refill|disposable|\bDOT[- ]?39\b")
_AMERICAN = Words(r"\bDOT[- ]?(?:39|4B[AW]?|4E|3A{1,2}|8)\b|\bTC[- ]?(?:39|4B)\w*")
_ACCEPTS_AMERICAN = frozenset({"US", "CA", "MX", "PR", "VI", "GU"})
_COLLECTIVE = ("1078", "1956", "1954", "3161", "3163")
_NOT_A_NUMBER = Words(r"\b(?:R|HC)[- ]?(?:22a|12a)\b")
_RECOVERED = (Condition.USED, Condition.RECOVERED, Condition.RECYCLED, Condition.RECLAIMED)
_EXEMPTED = frozenset({"feedstock", "quarantine", "laboratory", "medical", "essential", "critical"})
_NO_LONGER_MADE = re.compile(r"Annex A|Annex B|Annex C, Group I{2,3}\b")
_SINCE_NO_LONGER_MADE = date(2010, 1, 1)
_OTHER_SPRAY = Words(
    r"cleaning (?:gas|agent|solvent)|propellant|lighter gas|compressed air|nitrogen|argon|fire extinguish|duster|"
    r"brake cleaner|spare parts|empty cylinders?"
)
_NOT_FOR_GAS = ("7311", "7613", "2711", "2804", "2901", "3402", "3820", "8414.90", "8415.90", "8418.99")
_NATURAL = re.compile(r"R-(?:50|170|290|1150|1270|43[236]|510|[67]\d\d)(?!\d)")
_BLEND = re.compile(r"R-[45]\d\d")
_BEFORE_2022 = ("2903.39", "3824.71", "3824.72", "3824.73", "3824.74", "3824.75", "3824.76", "3824.77", "3824.78")
_HS_2022 = date(2022, 1, 1)
_BRANDS = Words(
    r"\b(?:freon|klea|suva|forane|genetron|opteon|solstice|solkane|puron|isceon|asahiklin|meforex|arcton)\b"
)
_TIMES_KG = re.compile(
    r"(\d{1,6})\s*[\w ]{0,20}?\s*(?:[x\u00d7@]|of|each)\s*(\d{1,5}(?:[.,]\d{1,3})?)\s*kg", re.IGNORECASE
)
_TOLERANCE = Decimal("0.02")
_LARGEST_DISPOSABLE_KG = Decimal(24)  # DOT-39: up to 23.6 l of water for refrigerants
_SMALL_CAN_KG = Decimal(1)


def _gases(part: Part, evidence: Evidence) -> tuple[Claim, ...]:
    """What makes a part a refrigerant of the trade or a controlled substance; propane and the like are neither."""
    traded = tuple(claim for claim in part.of(Scheme.REFRIGERANT) if not _NATURAL.match(claim.value))
    return traded or evidence.of_regime(part, Regime.MONTREAL)


def _each_gas(evidence: Evidence) -> Iterator[tuple[Part, tuple[Claim, ...]]]:
    for part in evidence.parts:
        gases = _gases(part, evidence)
        if gases:
            yield part, gases


def non_refillable(evidence: Evidence) -> Iterator[Seen]:
    """A gas in a cylinder that is declared, or marked, as one that cannot be refilled."""
    marked = evidence.says(_DISPOSABLE)
    for part, gases in _each_gas(evidence):
        if part.circumstances.non_refillable or marked:
            yield seen(gases, mark=marked or "non-refillable")


def foreign_cylinder(evidence: Evidence) -> Iterator[Seen]:
    """Marks of the American market on the way to another one."""
    marked, destination = evidence.says(_AMERICAN), evidence.route.import_
    if marked and destination and destination not in _ACCEPTS_AMERICAN:
        for _, gases in _each_gas(evidence):
            yield seen(gases, mark=marked, destination=destination)


def wrong_un_number(evidence: Evidence) -> Iterator[Seen]:
    """The findings say that substance and UN number do not go together."""
    for finding, claims in evidence.coded(FindingCode.MONTREAL_UN_MISMATCH, FindingCode.GOODS_UN_MISMATCH):
        yield seen(claims, number=finding.subject.value)


def collective_number(evidence: Evidence) -> Iterator[Seen]:
    """A collective entry alone: nothing on the thing says which gas it is."""
    for part in evidence.parts:
        numbers = part.any_of(Scheme.UN, *_COLLECTIVE)
        if numbers and not part.of(Scheme.REFRIGERANT, Scheme.CAS):
            yield seen(numbers)


def hidden_flammability(evidence: Evidence) -> Iterator[Seen]:
    """A label or declared class 2.2 on a refrigerant that travels as 2.1 only."""
    for part in evidence.parts:
        labels = part.any_of(Scheme.CLASS, "2.2")
        for gas in part.of(Scheme.REFRIGERANT):
            numbers = evidence.known.usual_un_numbers.get(gas.value, "").split()
            classes = {evidence.known.un_classes.get(number, "").partition(" ")[0] for number in numbers}
            if labels and classes == {"2.1"}:
                yield seen((gas, *labels), gas=gas.value)


def names_disagree(evidence: Evidence) -> Iterator[Seen]:
    """The findings say that the identifiers of one thing name different substances."""
    for finding, claims in evidence.coded(FindingCode.MONTREAL_CLAIMS_DISAGREE):
        yield seen(claims, number=finding.subject.value)


def no_such_number(evidence: Evidence) -> Iterator[Seen]:
    """A designation that nobody assigned, or R-22a and its like."""
    for part in evidence.parts:
        for claim in part.of(Scheme.REFRIGERANT):
            if claim.problem is Problem.NOT_ASSIGNED:
                yield seen((claim,), number=claim.raw)
    written = evidence.says(_NOT_A_NUMBER)
    if written:
        yield seen(number=written)


def one_batch_for_several(evidence: Evidence) -> Iterator[Seen]:
    """One lot number on declared lines of different gases or articles."""
    batches: dict[str, set[str]] = {}
    for part in evidence.declared:
        if part.line and part.line.lot:
            what = {claim.value for claim in part.of(Scheme.REFRIGERANT, Scheme.GTIN)}
            batches.setdefault(part.line.lot, set()).update(what)
    for lot, goods in batches.items():
        if len(goods) > 1:
            yield seen(lot=lot, goods=", ".join(sorted(goods)))


def said_to_be_recovered(evidence: Evidence) -> Iterator[Seen]:
    """A controlled substance declared as used, recovered, recycled or reclaimed."""
    for part in evidence.parts:
        controlled = evidence.of_regime(part, Regime.MONTREAL)
        if controlled and part.circumstances.condition in _RECOVERED:
            yield seen(controlled, condition=part.circumstances.condition)


def said_to_be_exempt(evidence: Evidence) -> Iterator[Seen]:
    """A controlled substance declared for a use that the phase-out exempts."""
    for part in evidence.parts:
        controlled = evidence.of_regime(part, Regime.MONTREAL)
        if controlled and part.circumstances.purpose in _EXEMPTED:
            yield seen(controlled, purpose=part.circumstances.purpose)


def in_transit(evidence: Evidence) -> Iterator[Seen]:
    """A controlled substance that goes through a third State."""
    if evidence.route.transit:
        for part in evidence.parts:
            controlled = evidence.of_regime(part, Regime.MONTREAL)
            if controlled:
                yield seen(controlled, transit=", ".join(evidence.route.transit))


def no_longer_made(evidence: Evidence) -> Iterator[Seen]:
    """Virgin substance, or of undeclared condition and purpose, of a group whose making has ended everywhere."""
    if evidence.day < _SINCE_NO_LONGER_MADE:
        return
    for part in evidence.parts:
        if part.circumstances.condition not in {None, Condition.VIRGIN} or part.circumstances.purpose:
            continue
        for claim in part.claims:
            for finding in evidence.told.get(claim.key, ()):
                if finding.regime is Regime.MONTREAL and _NO_LONGER_MADE.match(finding.citation.provision):
                    yield seen((claim,), group=finding.citation.provision)
                    break


def sums_do_not_add_up(evidence: Evidence) -> Iterator[Seen]:
    """Net above gross, or "40 cylinders x 13.6 kg" that do not make the declared net mass."""
    for part in evidence.declared:
        line, net = part.line, part.kg
        if line is None or net is None:
            continue
        gross = re.fullmatch(r"\d+(?:\.\d+)?", line.gross_kg.strip())
        if gross and net > Decimal(gross.group()):
            yield seen(part.of(Scheme.REFRIGERANT), line=line.line, stated=f"{gross.group()} kg", net=net)
        match = _TIMES_KG.search(f"{line.quantity} {line.description}")
        if match:
            total = Decimal(match[1]) * Decimal(match[2].replace(",", "."))
            if abs(total - net) > net * _TOLERANCE:
                yield seen(part.of(Scheme.REFRIGERANT), line=line.line, stated=f"{match.group()} = {total} kg", net=net)


def too_heavy_for_its_cylinder(evidence: Evidence) -> Iterator[Seen]:
    """More in one disposable cylinder than the largest one holds."""
    disposable = bool(evidence.says(_DISPOSABLE))
    for part, gases in _each_gas(evidence):
        each = part.kg_a_package
        if each is not None and each > _LARGEST_DISPOSABLE_KG and (disposable or part.circumstances.non_refillable):
            yield seen(gases, each=round(each, 1), largest=_LARGEST_DISPOSABLE_KG)


def evasive_code(evidence: Evidence) -> Iterator[Seen]:
    """The findings doubt the commodity code, or it is one of parts, empty cylinders or other gases."""
    for finding, claims in evidence.coded(FindingCode.MONTREAL_HS_MISMATCH):
        yield seen(claims, hs=finding.subject.value)
    for part, gases in _each_gas(evidence):
        codes = part.commodity(*_NOT_FOR_GAS)
        if codes:
            yield seen((*codes, *gases), hs=codes[0].value)


def blend_or_single(evidence: Evidence) -> Iterator[Seen]:
    """A blend (400 and 500 series) under 2903, a single substance under 3827."""
    for part in evidence.parts:
        for gas in part.of(Scheme.REFRIGERANT):
            codes = part.commodity("2903" if _BLEND.match(gas.value) else "3827")
            if codes and gas.problem is None:
                yield seen((gas, *codes), gas=gas.value, hs=codes[0].value)


def code_of_before_2022(evidence: Evidence) -> Iterator[Seen]:
    """A line that HS 2022 did away with."""
    if evidence.day >= _HS_2022:
        for part in evidence.parts:
            for code in part.commodity(*_BEFORE_2022):
                yield seen((code,))


def trade_outside(evidence: Evidence) -> Iterator[Seen]:
    """The findings say that a State on the way is not bound by the amendment."""
    for finding, claims in evidence.coded(FindingCode.MONTREAL_NON_PARTY):
        yield seen(claims, provision=finding.citation.provision)


def declared_as_something_else(evidence: Evidence) -> Iterator[Seen]:
    """A refrigerant was found, and the papers name another one, another gas or a spray."""
    for difference in evidence.differences:
        if difference.scheme is Scheme.REFRIGERANT and difference.kind is DifferenceKind.DIFFERENT:
            found = [claim for part in evidence.found for claim in part.any_of(Scheme.REFRIGERANT, difference.found)]
            yield seen(found, line=difference.line, words=difference.declared)
    gases = [claim for part in evidence.found for claim in part.of(Scheme.REFRIGERANT)]
    lines = [(part, part.says(_OTHER_SPRAY)) for part in evidence.declared if not part.of(Scheme.REFRIGERANT)]
    for part, words in lines:
        if gases and words:
            yield seen(gases, line=part.line.line if part.line else "", words=words)


def small_cans(evidence: Evidence) -> Iterator[Seen]:
    """Less than a kilogram a package."""
    for part, gases in _each_gas(evidence):
        each = part.kg_a_package
        if each is not None and each < _SMALL_CAN_KG:
            yield seen(gases, each=round(each, 3))


def trade_name_only(evidence: Evidence) -> Iterator[Seen]:
    """A family of brands on the papers, and nothing that says which gas."""
    for part in evidence.declared:
        brand = part.says(_BRANDS)
        if brand and not part.of(Scheme.REFRIGERANT, Scheme.CAS, Scheme.UN):
            yield seen(brand=brand, line=part.line.line if part.line else "")


def by_product(evidence: Evidence) -> Iterator[Seen]:
    """HFC-23."""
    for part in evidence.parts:
        signs = (*part.any_of(Scheme.REFRIGERANT, "R-23"), *part.any_of(Scheme.CAS, "75-46-7"))
        if signs:
            yield seen(signs)


def repeated_serial(evidence: Evidence) -> Iterator[Seen]:
    """One serial number on several declared lines. Two pictures of one cylinder are no repeat."""
    serials = [part.line.serial for part in evidence.declared if part.line and part.line.serial]
    for serial in dict.fromkeys(serials):
        if serials.count(serial) > 1:
            yield seen(serial=serial, count=serials.count(serial))
