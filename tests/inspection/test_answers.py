"""What is kept beside the law: answers to what was asked for, parties and papers, and the place with its source."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from inspection.answers import About, Answer, Outcome, key_of, standing
from inspection.consignment import AskedDate, Circumstances, PaperKind, Party, PresentedPaper, Route
from inspection.dossier import Amendment
from inspection.errors import BadInput
from inspection.message import message
from inspection.place import Fix, Place, PlaceSource
from inspection.session import InspectionSession
from tests.local_store.scene import new_store, opening

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
LICENCE = message("documents.licence", kind="import")


@pytest.fixture
def session(reference, tmp_path):
    with new_store(tmp_path / "store") as store:
        yield InspectionSession.open(opening(), store, reference)


def test_the_last_answer_stands_unless_it_takes_the_one_before_back(session):
    def answer(outcome, what=LICENCE):
        session.answer(Answer(About.DOCUMENT, "R-22", what, outcome))

    answer(Outcome.YES)
    answer(Outcome.NO)
    answer(Outcome.YES, message("documents.licence", kind="export"))
    kept = standing(session.dossier.answers)
    assert [each.outcome for each in kept.values()] == [Outcome.NO, Outcome.YES]
    answer(Outcome.OPEN)
    assert key_of(About.DOCUMENT, "R-22", LICENCE) not in standing(session.dossier.answers)
    assert len(session.dossier.answers) == 4


def test_parties_papers_and_place_are_kept_as_they_are_known(session):
    fix = Fix(Decimal("5.67"), Decimal("-0.01"), NINE, 9, Decimal("0.9"))
    place = Place("GHTEM", "Terminal 3", PlaceSource.RECEIVER, fix)
    parties = (Party("exporter", "Nordchem GmbH", "DE"),)
    papers = (PresentedPaper(PaperKind.BILL_OF_LADING, "MAEU123"),)
    asked = AskedDate(NINE.date(), stated=True)
    session.amend(Amendment(Route("DE", (), "GH"), asked, Circumstances(), parties, papers, place))
    consignment = session.dossier.consignment
    assert (consignment.parties, consignment.papers, consignment.place) == (parties, papers, place)


def test_nothing_is_answered_after_the_close(session):
    session.close()
    with pytest.raises(BadInput):
        session.answer(Answer(About.CHECKLIST, "montreal_1", LICENCE, Outcome.YES))
