"""What the window calls, against a real headquarters: enrolling, bringing, standings, an empty outbox."""

from commands.chosen_edition import ChosenLaw
from commands.records_desk import records_desk
from commands.sync_desk import sync_desk
from gui.page_services import RowsAsked
from hq.inspections import Query, search
from hq.review import remark
from inspection.supervision import Review
from tests.local_store.scene import carry_out, new_store


def test_the_window_enrols_brings_and_sees_the_receipt(tmp_path, address, code, service):
    with new_store(tmp_path / "store") as store:
        desk, told = sync_desk(store.folder), []
        assert desk.state(store).address == ""
        desk.enrol(store, lambda work: work(), address, code)
        carry_out(store)
        waiting = desk.state(store)
        assert waiting.address == address
        assert waiting.records > 0 < waiting.photos
        assert waiting.size > 0

        ended = desk.push(store, lambda work: work(), told.append, lambda: False)

        assert ended.code == "sync.complete"
        assert told[-1].records == told[-1].records_of
        assert (desk.state(store).records, desk.state(store).photos) == (0, 0)
        rows = records_desk(ChosenLaw(None)).rows(store, RowsAsked(standing="held"), None).rows
        assert [each.standing.receipt is not None for each in rows] == [True]
        assert not rows[0].supervision.remarks
        with service.engine.begin() as connection:
            (found,) = search(connection, Query()).found
            said = (Review.RETURNED, "Photograph the valve.", "A. Boss")
            remark(connection, found, *said, now=service.now(), signer=service.key)
        assert desk.push(store, lambda work: work(), told.append, lambda: False).code == "sync.returned"
        rows = records_desk(ChosenLaw(None)).rows(store, RowsAsked(returned=True), None).rows
        assert [each.supervision.last.text for each in rows] == ["Photograph the valve."]
        assert desk.push(store, lambda work: work(), told.append, lambda: True).code == "desk.sync.stopped"
