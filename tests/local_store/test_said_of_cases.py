"""What headquarters says of an inspection, and what it watches for, is found in what was heard."""

from __future__ import annotations

from datetime import date

from commands.case_desk import returned
from inspection.exchange import StatementKind
from tests.local_store.scene import carry_out
from tests.local_store.test_retention import NOW, Hq

DAY = date(2026, 11, 22)


def remark(session, decision, text=""):
    return {"inspection": session.inspection, "decision": decision, "text": text, "by": "A. Boss"}


def test_a_returned_inspection_waits_until_it_is_approved(store):
    hq, session, other = Hq(store), carry_out(store), carry_out(store)
    assert returned(store) == []
    hq.hear(StatementKind.REMARK, remark(other, "approved"))
    hq.hear(StatementKind.REMARK, remark(session, "returned", "Photograph the valve."))
    hq.hear(StatementKind.HOLD, {"inspection": session.inspection, "on": True, "reason": "court", "by": "A. Boss"})
    (found,) = returned(store)
    assert (found.row.inspection, found.remark.text, found.remark.at) == (
        session.inspection,
        "Photograph the valve.",
        NOW,
    )
    assert store.heard.supervision(session.inspection).hold.reason == "court"
    assert not store.heard.supervision(other.inspection).returned
    store.rebuild()
    assert store.heard.returned() == (session.inspection,)
    hq.hear(StatementKind.REMARK, remark(session, "approved"))
    assert returned(store) == []


def test_alerts_are_those_in_force(store):
    hq = Hq(store)
    watched = {"containers": ["CSQU3054383"], "companies": [], "substances": [], "note": "", "until": None}
    hq.hear(StatementKind.ALERT, watched)
    hq.hear(StatementKind.ALERT, {**watched, "until": "2026-11-21"})
    assert [each.number for each in store.heard.alerts(DAY)] == [2]  # the certificate was the first statement
    hq.hear(StatementKind.ALERT, {**watched, "containers": [], "withdraws": 2})
    assert store.heard.alerts(DAY) == ()
