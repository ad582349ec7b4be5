"""Identity of the goods: identifiers that break their own rules. One that holds yields no finding."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.claim import Problem, Scheme
from inspection.finding import Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .statements import Speaker, messages, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law

_RULES: Mapping[Scheme, tuple[str, str]] = MappingProxyType(
    {
        Scheme.UN: ("UN Model Regulations on the Transport of Dangerous Goods", "Dangerous Goods List, chapter 3.2"),
        Scheme.HIN: ("ADR", "Hazard identification numbers, 5.3.2.3"),
        Scheme.CLASS: ("UN Model Regulations on the Transport of Dangerous Goods", "Classification, chapter 2.0"),
        Scheme.CONTAINER: ("ISO 6346", "Freight container identification"),
        Scheme.REFRIGERANT: ("ISO 817 / ASHRAE 34", "Refrigerant designations"),
        Scheme.CAS: ("CAS Registry", "Registry number and check digit"),
        Scheme.GHS: ("GHS", "Hazard pictograms"),
        Scheme.H_CODE: ("GHS", "Hazard statements"),
        Scheme.BASEL: ("Basel Convention", "Annexes I, II, VIII and IX"),
        Scheme.HS: ("Harmonized System", "Nomenclature 2022"),
        Scheme.GTIN: ("GS1 General Specifications", "Global Trade Item Number"),
        Scheme.SSCC: ("GS1 General Specifications", "Serial Shipping Container Code"),
        Scheme.LMO: ("OECD", "Guidance for the unique identifier of transgenic plants"),
        Scheme.PACKAGING_MARK: (
            "UN Model Regulations on the Transport of Dangerous Goods",
            "Packaging marks, chapter 6.1",
        ),
    }
)
_UNKNOWN_RULES = ("Identification scheme", "Rules of the scheme")
_OWNER = 4


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Report every identifier whose check digit, grammar or assignment fails; route and date do not matter."""
    del consignment, on
    speaker = Speaker(law, Regime.IDENTITY, "")
    findings = [_broken(speaker, claim, claim.problem) for claim in item.claims if claim.problem]
    findings += [_owner_unknown(speaker, claim) for claim in item.claims if _has_unknown_owner(law, claim)]
    return tuple(findings)


def _broken(speaker: Speaker, claim: Claim, problem: Problem) -> Finding:
    instrument, provision = _RULES.get(claim.scheme, _UNKNOWN_RULES)
    code, severity = _KINDS[problem]
    if claim.scheme is Scheme.LMO:  # registers hold identifiers that break the rule
        severity = Severity.WARNING
    expected = claim.details.get("expected", "")
    reason = "identity.check_digit_unstated" if problem is Problem.CHECK_DIGIT and not expected else None
    return speaker.state(
        code, Verdict.CANNOT_TELL, provision, claim.value, subject_of(claim), severity=severity, reason=reason,
        instrument=instrument, documents=messages("document.read_identifier_again"), value=claim.value, raw=claim.raw,
        expected=expected, what=claim.details.get("what", "—"),
    )  # fmt: skip


_KINDS: Mapping[Problem, tuple[FindingCode, Severity]] = MappingProxyType(
    {
        Problem.CHECK_DIGIT: (FindingCode.IDENTITY_CHECK_DIGIT, Severity.ERROR),
        Problem.NOT_ASSIGNED: (FindingCode.IDENTITY_NOT_ASSIGNED, Severity.WARNING),
        Problem.GRAMMAR: (FindingCode.IDENTITY_GRAMMAR, Severity.WARNING),
    }
)


def _has_unknown_owner(law: Law, claim: Claim) -> bool:
    if claim.scheme is not Scheme.CONTAINER or claim.problem in {Problem.GRAMMAR, Problem.NOT_ASSIGNED}:
        return False
    return not law.rows("containers_owner_codes", prefix=claim.value[:_OWNER])


def _owner_unknown(speaker: Speaker, claim: Claim) -> Finding:
    instrument, provision = _RULES[Scheme.CONTAINER]
    return speaker.state(
        FindingCode.IDENTITY_OWNER_UNKNOWN, Verdict.CANNOT_TELL, provision, claim.value, subject_of(claim),
        severity=Severity.INFO, instrument=instrument, documents=messages("document.container_register"),
        value=claim.value, prefix=claim.value[:_OWNER], edition=speaker.law.edition.name,
    )  # fmt: skip
