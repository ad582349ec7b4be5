"""What a supervisor said counts as it was said last; a hold counts until it is lifted."""

from datetime import UTC, datetime

import pytest

from inspection.supervision import Review, supervision_json, supervision_of

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def said(kind, **content):
    return {"kind": kind, "number": 1, "at": AT.isoformat(), "content": {"inspection": "a", **content}}


def returned(decision="returned"):
    return said("remark", decision=decision, text="Photograph the valve.", by="A. Boss")


def test_the_last_review_counts_and_a_lifted_hold_does_not():
    first = supervision_of([returned(), said("hold", on=True, reason="court", by="A. Boss"), said("receipt")])
    assert first.returned
    assert (first.last.text, first.last.by, first.last.at) == ("Photograph the valve.", "A. Boss", AT)
    assert first.hold.reason == "court"
    at = "2026-11-22T09:00:00+00:00"
    assert supervision_json(first) == {
        "review": {"decision": "returned", "text": "Photograph the valve.", "by": "A. Boss", "at": at},
        "hold": {"reason": "court", "by": "A. Boss", "at": at},
    }
    assert supervision_json(supervision_of([])) == {"review": None, "hold": None}
    then = supervision_of([returned(), returned("approved"), said("hold", on=False, reason="over", by="A. Boss")])
    assert not then.returned
    assert [each.review for each in then.remarks] == [Review.RETURNED, Review.APPROVED]
    assert then.hold is None


def test_a_decision_of_a_newer_headquarters_is_looked_at_and_a_broken_statement_is_told():
    assert supervision_of([returned("returned_in_part")]).returned
    with pytest.raises(KeyError):
        supervision_of([said("remark", text="no decision")])
