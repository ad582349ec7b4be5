"""Illegal traffic in waste: what points to it, the duties with their days, and what is kept of them."""

from __future__ import annotations

from datetime import date

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.comparison import Difference, DifferenceKind
from inspection.consignment import AskedDate, Consignment, Item, Route
from inspection.dossier import Dossier
from inspection.errors import BadInput
from inspection.illegal_traffic import Conduct, Ground, Suspicion, TaskCode, TaskDone, signs_of, tasks_of
from inspection.message import message
from inspection.session import InspectionSession
from tests.local_store.scene import TinyReference, new_store, opening

DAY = date(2026, 11, 22)


def findings(reference, basel, export, import_):
    item = Item((Claim(Scheme.BASEL, basel, basel, 1, ClaimSource.TYPED),))
    consignment = Consignment(Route(export, (), import_))
    return reference.assess([item], consignment, AskedDate(DAY, stated=True))


def dossier(suspicion, done=(), transit=()):
    consignment = Consignment(Route("DE", transit, "GH"))
    return Dossier("i", opening(), None, None, consignment, (), (), None, None, (), suspicion, tuple(done))


def due(suspicion, today=DAY, done=(), transit=()):
    return {task.code: task for task in tasks_of(dossier(suspicion, done, transit), today)}


@pytest.mark.parametrize(
    ("basel", "route", "grounds"),
    [
        ("A1160", ("DE", "GH"), [(Ground.NO_CONSENT, True)]),  # Article 4A
        ("Y48", ("US", "GH"), [(Ground.NO_CONSENT, True)]),  # Article 4(5)
        ("A1160", ("JP", "GH"), [(Ground.NO_NOTIFICATION, False)]),  # lawful with notification and consent
        ("B1010", ("DE", "GH"), []),
    ],
)
def test_signs(reference, basel, route, grounds):
    found = signs_of(findings(reference, basel, *route), ())
    assert [(sign.ground, sign.settled) for sign in found] == grounds


def test_goods_that_differ_from_their_papers_count_only_for_controlled_waste(reference):
    different = Difference(DifferenceKind.DIFFERENT, Scheme.BASEL, "B3011", "Y48", "1", message("x"))
    grounds = {sign.ground for sign in signs_of(findings(reference, "Y48", "JP", "GH"), [different])}
    assert Ground.NOT_AS_DOCUMENTED in grounds
    assert signs_of(findings(reference, "B1010", "JP", "GH"), [different]) == ()


def test_nothing_is_to_be_done_before_a_suspicion_is_declared():
    assert tasks_of(dossier(None), DAY) == ()


def test_the_period_to_take_back_runs_from_the_day_on_which_the_state_of_export_was_informed():
    suspicion = Suspicion((Ground.NO_CONSENT,), Conduct.EXPORTER, DAY)
    assert due(suspicion)[TaskCode.TAKE_BACK].due is None
    told = TaskDone(TaskCode.INFORM_EXPORT, date(2026, 11, 24))
    tasks = due(suspicion, done=[told])
    assert tasks[TaskCode.TAKE_BACK].due == date(2026, 12, 24)
    assert tasks[TaskCode.INFORM_EXPORT].done == date(2026, 11, 24)
    assert not due(suspicion, date(2026, 12, 24), [told])[TaskCode.TAKE_BACK].overdue
    assert due(suspicion, date(2026, 12, 25), [told])[TaskCode.TAKE_BACK].overdue


def test_the_period_to_dispose_runs_from_the_day_on_which_it_was_noticed():
    tasks = due(Suspicion((Ground.DUMPING,), Conduct.IMPORTER, DAY, days=60))
    assert tasks[TaskCode.DISPOSE].due == date(2027, 1, 21)
    assert TaskCode.TAKE_BACK not in tasks


def test_where_no_conduct_can_be_named_the_states_cooperate():
    tasks = due(Suspicion((), Conduct.UNASSIGNED, DAY), transit=("NL",))
    assert tasks[TaskCode.COOPERATE].due is None
    assert TaskCode.INFORM_TRANSIT in tasks
    assert TaskCode.INFORM_TRANSIT not in due(Suspicion((), Conduct.UNASSIGNED, DAY))


def test_what_is_declared_and_done_is_kept_also_after_the_close(tmp_path):
    with new_store(tmp_path / "store") as store:
        session = InspectionSession.open(opening(), store, TinyReference())
        with pytest.raises(BadInput):
            session.complete(TaskDone(TaskCode.HOLD, DAY))
        session.suspect(Suspicion((Ground.NO_CONSENT,), Conduct.EXPORTER, DAY, note="cover load"))
        session.close()
        session.complete(TaskDone(TaskCode.INFORM_EXPORT, date(2026, 11, 25), "by telephone"))
        kept = session.dossier
    assert kept.suspicion == Suspicion((Ground.NO_CONSENT,), Conduct.EXPORTER, DAY, note="cover load")
    (take_back,) = [task for task in tasks_of(kept, DAY) if task.code is TaskCode.TAKE_BACK]
    assert take_back.due == date(2026, 12, 25)
