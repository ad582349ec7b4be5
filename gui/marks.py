"""What is outlined over a picture: each region once, with the values read there and their most serious verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.claim import CREDIBLE, Scheme
from inspection.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.claim import Claim
    from inspection.finding import Finding
    from inspection.frame import Region
    from inspection.reading import Observation


@dataclass(frozen=True, slots=True)
class Mark:
    """One outline; without a label it only says that something was read there."""

    region: Region
    label: str
    verdict: Verdict | None
    seriousness: int


def label_of(claim: Claim) -> str:
    """The value as officers write it, short enough for a badge."""
    prefix = {Scheme.UN: "UN ", Scheme.CAS: "CAS ", Scheme.HS: "HS ", Scheme.CLASS: "Class "}.get(claim.scheme, "")
    value = prefix + claim.value
    return value if len(value) <= 28 else value[:27] + "…"  # noqa: PLR2004 - what fits over a label


def plain(text: str) -> str:
    """Letters and figures only, in capitals: what readings of the same thing have in common."""
    return "".join(filter(str.isalnum, text.upper()))


def verdict_of(claim: Claim, findings: Sequence[Finding]) -> Verdict | None:
    """The most serious verdict of the findings about this claim, None when there is none."""
    verdicts = [each.verdict for each in findings if (each.subject.scheme, each.subject.value) == claim.key]
    return max(verdicts, key=lambda verdict: verdict.seriousness, default=None)


def marks_of(observation: Observation, claims: Sequence[Claim], findings: Sequence[Finding]) -> tuple[Mark, ...]:
    """Group the claims by region, most serious last, before them the readings that state nothing.

    Where anything in the picture is listed, no other line of it is marked "not listed": the name on a cylinder whose
    number needs a permit would look harmless.
    """
    by_region: dict[Region, list[Claim]] = {}
    for claim in claims:
        if claim.region is not None:
            by_region.setdefault(claim.region, []).append(claim)
    regions = [each.region for each in observation.symbols]
    regions += [each.region for each in observation.texts]
    regions += [each.region for each in observation.placards if each.confidence >= CREDIBLE]
    # The same code at another place states the same, and is one more thing.
    known = {each.text: each.region for each in observation.symbols if each.region in by_region}
    for each in observation.symbols:
        if each.region not in by_region and each.text in known:
            by_region[each.region] = by_region[known[each.text]]
    silent = [Mark(region, "", None, -1) for region in regions if region not in by_region]
    spoken = []
    listed = any(each.verdict is not Verdict.NOT_LISTED for each in findings)
    for region, group in by_region.items():
        verdicts = [verdict for claim in group if (verdict := verdict_of(claim, findings)) is not None]
        if listed:
            verdicts = [verdict for verdict in verdicts if verdict is not Verdict.NOT_LISTED]
        worst = max(verdicts, key=lambda verdict: verdict.seriousness, default=None)
        label = " · ".join(dict.fromkeys(label_of(claim) for claim in group))
        spoken.append(Mark(region, label, worst, 0 if worst is None else worst.seriousness))
    return (*silent, *sorted(spoken, key=lambda mark: mark.seriousness))
