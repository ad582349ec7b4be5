"""What holds of every finding, whatever was asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.finding import Basis, Severity
from inspection.message import Message
from inspection.verdict import Verdict
from inspection.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.finding import Finding

CLEARED = re.compile(
    r"\b(?:allowed|permitted|authori[sz]ed|legal|lawful|unrestricted|harmless|free to|may (?:pass|go|move|proceed|enter"
    r"|be (?:imported|exported|released|traded))|can be released|nothing is (?:needed|required)|no (?:permit|licence|"
    r"consent|restriction)s? (?:is|are) (?:needed|required))",
    re.IGNORECASE,
)
DENIED = re.compile(r"no statement that the goods[^.]*", re.IGNORECASE)
UNFILLED = re.compile(r"[{}]|\bNone\b|\(\)|: \.")


def clears(sentence: str) -> bool:
    """Whether a sentence could be heard as leave to let the goods go."""
    return bool(CLEARED.search(DENIED.sub("", sentence)))


def demand_sound(findings: Sequence[Finding], edition: str) -> None:
    """Each finding once, gravest first, cited, spoken whole; what is not listed is never worded as allowed."""
    assert len(set(findings)) == len(findings)
    order = [each.verdict.seriousness for each in findings]
    assert order == sorted(order, reverse=True)
    for each in findings:
        demand_one_sound(each, edition)


def demand_one_sound(finding: Finding, edition: str) -> None:
    citation = finding.citation
    assert (citation.edition, type(finding.basis), type(finding.severity)) == (edition, Basis, Severity)
    for part in (citation.instrument, citation.provision, citation.entry, finding.subject.value):
        assert isinstance(part, str)
        assert part
        assert not UNFILLED.search(part), part
    messages = (finding.reason, *finding.exceptions, *finding.documents)
    assert all(isinstance(message, Message) for message in messages)
    for message in messages:
        spoken = say(message)
        assert spoken
        assert not UNFILLED.search(spoken), spoken
        assert finding.verdict is not Verdict.NOT_LISTED or not clears(spoken), spoken
    if finding.verdict is Verdict.PERMIT_REQUIRED and finding.code.value.endswith("_required"):
        assert finding.documents, finding.code
