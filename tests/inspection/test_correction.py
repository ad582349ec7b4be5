"""A misread text corrected by hand: both are kept, and the law is asked about what the officer reads."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from inspection.claim import Claim, ClaimSource, Confirmation, Scheme
from inspection.correction import Correction, read_claims, settled
from inspection.errors import BadInput
from inspection.frame import OriginalKind, Region
from inspection.reading import Observation, TextReading
from inspection.session import InspectionSession, seen_items
from local_store.exports.whole import whole_json
from local_store.report.content import content_of
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


def test_a_claim_that_another_picture_states_still_counts_and_is_not_called_corrected(session):
    first = session.dossier.exhibits[0]
    session.observe(first.observation, b"another", media_type="image/jpeg", original_kind=OriginalKind.FILE,
                    source="file", name="second.jpg", taken_at=first.taken_at)  # fmt: skip
    session.correct(corrected("1018"))
    assert settled(session.dossier) == ()
    assert (Scheme.UN, "1978") in {claim.key for claim in read_claims(session.dossier)}
    session.correct(corrected("1018", exhibit=2))
    assert [each.exhibit for each in settled(session.dossier)] == [1, 2]
    assert (Scheme.UN, "1978") not in {claim.key for claim in read_claims(session.dossier)}


def test_the_mass_of_a_misread_symbol_counts_no_longer(session):
    dossier = session.dossier
    (exhibit,) = dossier.exhibits
    weighed = tuple(replace(each, details={"net_kg": "999"}) if each.value == "1978" else each
                    for each in exhibit.claims)  # fmt: skip
    dossier = replace(dossier, exhibits=(replace(exhibit, claims=weighed),))
    known = TinyReference().vocabulary()
    assert [item.kg for item in seen_items(dossier, known)] == [Decimal(999)]
    assert [item.kg for item in seen_items(replace(dossier, corrections=(corrected("1018"),)), known)] == [None]


def test_the_report_says_which_readings_count_no_longer(session):
    session.correct(corrected("1203"))
    again = replace(corrected("1018"), value="1203")
    session.correct(again)
    content, _ = content_of(session.dossier, lambda _photo: b"no picture", "en")
    notes = {row["value"]: row["notes"] for row in content["exhibits"][0]["claims"]}
    assert any("1203" in note for note in notes["1978"])
    assert notes["R-22"] == []
    told = {row["value"]: row["notes"] for each in content["stated"] for row in each["claims"]}
    assert "1018" in told["1203"][0]
    assert told["1018"] == []


def test_a_picture_that_is_not_kept_cannot_be_corrected(session):
    with pytest.raises(BadInput):
        session.correct(corrected("1018", exhibit=2))
