"""Suspected illegal traffic in waste: what points to it, what was declared, what is to be done by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.illegal_traffic import Conduct, TaskCode, signs_of, tasks_of

if TYPE_CHECKING:
    from datetime import date

    from inspection.dossier import Dossier
    from inspection.illegal_traffic import Suspicion, Task

    from .phrases import Phrases, Plain


def traffic_content(dossier: Dossier, today: date, phrases: Phrases) -> Plain:
    """Signs, the declaration and the duties for the template; all empty where nothing points to illegal traffic."""
    assessment = dossier.assessment
    signs = signs_of(assessment.findings, assessment.differences) if assessment else ()
    return {
        "signs": [
            {"provision": phrases.cited(each.ground.provision), "reason": phrases.say(each.because)} for each in signs
        ],
        "declared": _declared(dossier.suspicion, phrases) if dossier.suspicion else "",
        "tasks": [
            {
                "done": each.done is not None,
                "day": _day(each, dossier.suspicion, phrases),
                "what": phrases.say(each.what),
                "provision": phrases.cited(each.provision),
            }
            for each in tasks_of(dossier, today)
        ],
    }


def _declared(suspicion: Suspicion, phrases: Phrases) -> str:
    grounds = phrases.listed(
        (
            f"{phrases.apart(phrases.cited(each.provision))}: {phrases(f'illegal_traffic.ground.{each.value}')}"
            for each in suspicion.grounds
        ),
        ";",
    )
    return phrases(
        "illegal_traffic.declared",
        noticed=suspicion.noticed,
        grounds=grounds or "—",
        conduct=phrases(f"illegal_traffic.conduct.{suspicion.conduct.value}"),
        note=phrases.cut(suspicion.note),
    ).rstrip()


def _day(task: Task, suspicion: Suspicion | None, phrases: Phrases) -> str:
    if task.done:
        return phrases("illegal_traffic.done", day=task.done)
    if task.due:
        return phrases("illegal_traffic.overdue" if task.overdue else "illegal_traffic.due", day=task.due)
    waits = task.code is TaskCode.TAKE_BACK and suspicion is not None and suspicion.conduct is Conduct.EXPORTER
    return phrases("illegal_traffic.not_running" if waits else "illegal_traffic.no_date")
