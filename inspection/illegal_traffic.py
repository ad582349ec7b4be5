"""Illegal traffic in waste, Article 9 of the Basel Convention: what points to it, and the duties that follow.

Whether traffic is illegal is for the authorities of the States to say; the officer declares a suspicion, which is
kept as a record, and the tasks follow from it. Paragraph 2: the State of export takes back, or has disposed of
soundly, within 30 days from the time it was informed; paragraph 3: the State of import has disposed of within 30
days from the time it came to its attention; paragraph 4: where nobody's conduct can be named, the Parties cooperate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from .claim import Scheme
from .comparison import DifferenceKind
from .finding import Regime
from .finding_codes import FindingCode
from .message import Message, message
from .verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .comparison import Difference
    from .consignment import Route
    from .dossier import Dossier
    from .finding import Finding

DAYS = 30  # Article 9(2) and 9(3), unless the States concerned agree on another period


class Ground(StrEnum):
    """What makes a movement illegal traffic, Article 9(1)(a) to (e)."""

    NO_NOTIFICATION = "no_notification"
    NO_CONSENT = "no_consent"
    FALSE_CONSENT = "false_consent"
    NOT_AS_DOCUMENTED = "not_as_documented"
    DUMPING = "dumping"

    @property
    def provision(self) -> str:
        """Where it is written: "Article 9(1)(a)"."""
        return f"Article 9(1)({'abcde'[list(Ground).index(self)]})"


class Conduct(StrEnum):
    """Whose conduct it results from, as far as is known."""

    EXPORTER = "exporter"  # exporter or generator: Article 9(2)
    IMPORTER = "importer"  # importer or disposer: Article 9(3)
    UNASSIGNED = "unassigned"  # Article 9(4)


class TaskCode(StrEnum):
    """The duties; the value is also the code of the sentence."""

    HOLD = "illegal_traffic.hold"
    EVIDENCE = "illegal_traffic.evidence"
    OWN_AUTHORITY = "illegal_traffic.own_authority"
    INFORM_EXPORT = "illegal_traffic.inform_export"
    INFORM_IMPORT = "illegal_traffic.inform_import"
    INFORM_TRANSIT = "illegal_traffic.inform_transit"
    TAKE_BACK = "illegal_traffic.take_back"
    DISPOSE = "illegal_traffic.dispose"
    COOPERATE = "illegal_traffic.cooperate"
    REPORT_CASE = "illegal_traffic.report_case"


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that points to illegal traffic; ``settled`` is False where papers could still clear it up."""

    ground: Ground
    because: Message
    settled: bool


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the officer declares.

    ``noticed`` is the day on which it came to attention, ``informed`` the one on which the State of export was told,
    None as long as it was not; ``days`` is the period that the States agreed on.
    """

    grounds: tuple[Ground, ...]
    conduct: Conduct
    noticed: date
    informed: date | None = None
    days: int = DAYS
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskDone:
    """A duty that was done, on a day, with what there is to say of it."""

    task: TaskCode
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A duty with its day: ``due`` is None where no date runs (yet), ``done`` the day on which it was done."""

    code: TaskCode
    what: Message
    provision: str
    due: date | None
    done: date | None
    overdue: bool


def signs_of(findings: Sequence[Finding], differences: Sequence[Difference]) -> tuple[Sign, ...]:
    """What in the findings points to illegal traffic, settled signs first.

    A movement that the Convention bars has no consent that could be valid (Article 9(1)(b)); one that needs
    notification and consent is illegal without them; one whose goods differ from its papers does not conform to them.
    """
    basel = [finding for finding in findings if finding.regime is Regime.BASEL and not finding.national]
    barred = [each for each in basel if each.verdict is Verdict.PROHIBITED and each.code in _BARS]
    needing = [each for each in basel if each.code in _NEEDS_CONSENT]
    signs = [Sign(Ground.NO_CONSENT, _because("barred", each), settled=True) for each in barred]
    if barred or needing:
        signs += [
            Sign(
                Ground.NOT_AS_DOCUMENTED,
                message("illegal_traffic.because.different", what=each.found or each.declared),
                settled=False,
            )
            for each in differences
            if each.kind is not DifferenceKind.NOT_SEEN and each.scheme in _OF_THE_WASTE
        ]
    signs += [Sign(Ground.NO_NOTIFICATION, _because("papers", each), settled=False) for each in needing]
    return tuple(dict.fromkeys(signs))


_BARS = frozenset(
    {FindingCode.BASEL_BAN_AMENDMENT, FindingCode.BASEL_NON_PARTY, FindingCode.BASEL_ANTARCTICA}
)  # not the listing, which bears the verdict of its duties
_NEEDS_CONSENT = frozenset({FindingCode.BASEL_PRIOR_CONSENT, FindingCode.BASEL_TRANSIT_CONSENT})
_OF_THE_WASTE = frozenset({Scheme.BASEL, Scheme.HS, Scheme.UN, Scheme.CAS, Scheme.CONTAINER})


def _because(why: str, finding: Finding) -> Message:
    place = finding.citation
    return message(f"illegal_traffic.because.{why}", provision=place.provision, entry=place.entry)


def tasks_of(dossier: Dossier, today: date) -> tuple[Task, ...]:
    """The duties that follow from the suspicion declared, in the order of doing; none without one."""
    suspicion = dossier.suspicion
    if suspicion is None:
        return ()
    done = {each.task: each.day for each in dossier.tasks_done}
    if suspicion.informed is not None:
        done.setdefault(TaskCode.INFORM_EXPORT, suspicion.informed)
    informed = done.get(TaskCode.INFORM_EXPORT)
    noticed, period = suspicion.noticed, timedelta(days=suspicion.days)
    due: dict[TaskCode, date | None] = {
        TaskCode.HOLD: noticed,
        TaskCode.EVIDENCE: noticed,
        TaskCode.OWN_AUTHORITY: noticed,
        TaskCode.INFORM_EXPORT: noticed,
        TaskCode.INFORM_IMPORT: noticed,
    }
    if dossier.consignment.route.transit:
        due[TaskCode.INFORM_TRANSIT] = noticed
    if suspicion.conduct is Conduct.EXPORTER:
        due[TaskCode.TAKE_BACK] = informed + period if informed else None
    elif suspicion.conduct is Conduct.IMPORTER:
        due[TaskCode.DISPOSE] = noticed + period
    else:
        due[TaskCode.COOPERATE] = None
    due[TaskCode.REPORT_CASE] = None
    return tuple(
        Task(
            code,
            _what(code, dossier.consignment.route, suspicion),
            _PROVISIONS[code],
            day,
            done.get(code),
            overdue=day is not None and code not in done and today > day,
        )
        for code, day in due.items()
    )


_PROVISIONS = {
    TaskCode.HOLD: "Article 9(5)",
    TaskCode.EVIDENCE: "Article 9(5)",
    TaskCode.OWN_AUTHORITY: "Article 5",
    TaskCode.INFORM_EXPORT: "Article 9(2)",
    TaskCode.INFORM_IMPORT: "Article 9(3)",
    TaskCode.INFORM_TRANSIT: "Article 9(1)",
    TaskCode.TAKE_BACK: "Article 9(2)",
    TaskCode.DISPOSE: "Article 9(3)",
    TaskCode.COOPERATE: "Article 9(4)",
    TaskCode.REPORT_CASE: "Article 16(1)(i); decision IV/12",
}


def _what(code: TaskCode, route: Route, suspicion: Suspicion) -> Message:
    return message(
        code.value,
        export=route.export or "?",
        destination=route.import_ or "?",
        transit=", ".join(route.transit) or "?",
        days=suspicion.days,
    )
