"""A misread text corrected by hand: both are kept, and the law is asked about what the officer reads."""

from datetime import UTC, datetime

import pytest

from inspection.claim import Claim, ClaimSource, Confirmation, Scheme
from inspection.correction import Correction
from inspection.errors import BadInput
from inspection.frame import OriginalKind, Region
from inspection.reading import Observation, TextReading
from inspection.session import InspectionSession
from local_store.exports.whole import whole_json
from tests.local_store.scene import TinyReference, new_store, opening

PLACE = Region.from_bounds(10, 10, 60, 12)


def corrected(text, exhibit=1):
    claim = Claim(Scheme.UN, text, "UN 1978", 1.0, ClaimSource.TYPED, Confirmation.OFFICER)
    return Correction(exhibit, "UN 1978", Scheme.UN, "1978", PLACE, claim)


@pytest.fixture
def session(tmp_path):
    with new_store(tmp_path / "store") as store:
        session = InspectionSession.open(opening(), store, TinyReference())
        lines = (
            TextReading("UN 1978", 0.97, PLACE, ("rapid",)),
            TextReading("R-22", 0.97, Region.from_bounds(10, 30, 40, 12), ("rapid",)),
        )
        session.observe(
            Observation(80, 60, texts=lines),
            b"photo",
            media_type="image/jpeg",
            original_kind=OriginalKind.FILE,
            source="file",
            name="label.jpg",
            taken_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        )
        yield session


def test_the_reading_stays_in_the_record_and_the_officer_s_word_goes_to_the_law(session):
    session.correct(corrected("1018"))
    asked = {claim.key: claim for item in session.assess().items for claim in item.claims}
    assert set(asked) == {(Scheme.UN, "1018"), (Scheme.REFRIGERANT, "R-22")}
    assert asked[Scheme.UN, "1018"].confirmation is Confirmation.OFFICER
    assert (Scheme.UN, "1978") in {claim.key for claim in session.dossier.exhibits[0].claims}
    (told,) = whole_json(session.dossier)["corrections"]
    assert (told["read"], told["withdrawn"], told["claim"]["value"]) == ("UN 1978", "un 1978", "1018")


def test_a_picture_that_is_not_kept_cannot_be_corrected(session):
    with pytest.raises(BadInput):
        session.correct(corrected("1018", exhibit=2))
