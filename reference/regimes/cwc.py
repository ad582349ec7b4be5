"""The Chemical Weapons Convention: what an item holds of its Schedules and what follows for its transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .cwc_search import identify, schedule_of
from .cwc_transfer import Transfer, duties
from .statements import Speaker, messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law
    from .cwc_search import Chemical, Question

INSTRUMENT = "Chemical Weapons Convention"
SCHEDULES = "Schedules 1, 2 and 3"


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Convention says of the item moving so on that day."""
    speaker = Speaker(law, Regime.CWC, INSTRUMENT)
    found = identify(item, law)
    findings: list[Finding] = []
    for chemical in found.listed:
        following = duties(Transfer(speaker, chemical, item, consignment.route, on.day))
        stands = all(each.code is not FindingCode.CWC_NOT_YET for each in following)
        findings += [*([_listed(speaker, chemical, following)] if stands else []), *following]
    findings += [_question(speaker, question) for question in found.questions]
    findings += [_riot_control(speaker, claim, row) for claim, row in found.riot_control]
    findings += [_exempted(speaker, chemical) for chemical in found.exempted]
    if not findings and found.searched:
        findings.append(_not_listed(speaker, found.searched))
    return tuple(findings)


def _listed(speaker: Speaker, chemical: Chemical, following: Sequence[Finding]) -> Finding:
    """The listing itself; it shares the gravest settled verdict of what follows from it."""
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or list(following)
    gravest = max(settled, key=lambda each: each.verdict.seriousness)
    rows = [chemical.entry, *([chemical.row] if chemical.row else [])]
    return speaker.state(
        FindingCode.CWC_LISTED, gravest.verdict, chemical.schedule, chemical.label, subject_of(chemical.claim),
        exceptions=gravest.exceptions, documents=messages("document.safety_data_sheet"), basis=weakest(rows),
        reason=f"cwc.listed_{chemical.entry['schedule']}{chemical.entry['part'].lower()}", chemical=chemical.name,
        schedule=chemical.schedule, number=chemical.entry["code"],
    )  # fmt: skip


def _question(speaker: Speaker, question: Question) -> Finding:
    """What the claim leaves open, and what would settle it."""
    entries = sorted(question.entries, key=lambda entry: entry["schedule"])
    codes = " / ".join(entry["code"] for entry in entries)
    schedules = " / ".join(dict.fromkeys(schedule_of(entry) for entry in entries))
    code, severity, papers = _QUESTIONS[question.kind]
    return speaker.state(
        code, Verdict.CANNOT_TELL, schedules, codes, subject_of(question.claim), severity=severity,
        documents=messages(*papers), basis=weakest(entries), reason=f"cwc.question_{question.kind}",
        value=question.claim.value, entries=codes, titles="; ".join(entry["title"] for entry in entries),
        told={"told": question.told},
    )  # fmt: skip


_IDENTITY_PAPERS = ("document.safety_data_sheet", "document.cas_number")
_LABORATORY_PAPERS = (*_IDENTITY_PAPERS, "document.structure_analysis", "document.cwc_national_authority")
_QUESTIONS: Mapping[str, tuple[FindingCode, Severity, tuple[str, ...]]] = {
    "family": (FindingCode.CWC_FAMILY, Severity.WARNING, _LABORATORY_PAPERS),
    "salt": (FindingCode.CWC_SALT, Severity.WARNING, _LABORATORY_PAPERS),
    "abbreviation": (FindingCode.CWC_WHICH_CHEMICAL, Severity.WARNING, _IDENTITY_PAPERS),
    "shared": (FindingCode.CWC_WHICH_CHEMICAL, Severity.INFO, _IDENTITY_PAPERS),
}


def _riot_control(speaker: Speaker, claim: Claim, row: Mapping[str, str]) -> Finding:
    """Articles I(5) and II(7): outside the Schedules, for law enforcement only, never a method of warfare."""
    return speaker.state(
        FindingCode.CWC_RIOT_CONTROL, Verdict.DOCUMENTS_REQUIRED, "Articles I(5) and II(7)", row["name"],
        subject_of(claim), documents=messages("document.cwc_end_use_statement"), basis=weakest([row]),
        chemical=row["name"],
    )  # fmt: skip


def _exempted(speaker: Speaker, chemical: Chemical) -> Finding:
    """A chemical that its entry leaves out by name."""
    rows = [chemical.entry, *([chemical.row] if chemical.row else [])]
    return speaker.state(
        FindingCode.CWC_EXEMPTED, Verdict.NOT_LISTED, chemical.schedule, chemical.label, subject_of(chemical.claim),
        basis=weakest(rows), chemical=chemical.name, number=chemical.entry["code"],
    )  # fmt: skip


def _not_listed(speaker: Speaker, searched: Sequence[Claim]) -> Finding:
    values = ", ".join(dict.fromkeys(claim.value for claim in searched))
    return speaker.state(
        FindingCode.CWC_NOT_LISTED, Verdict.NOT_LISTED, SCHEDULES, searched[0].value, subject_of(searched[0]),
        values=values, edition=speaker.law.edition.name,
    )  # fmt: skip
