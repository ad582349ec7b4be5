"""What a handheld scanner reads is a find of its own: in the dossier, before the law, and found again."""

from datetime import UTC, datetime

import pytest

from capture.handheld.scan import reading_of
from inspection.claim import Scheme
from inspection.errors import BadInput
from inspection.identifiers import Vocabulary, identify
from inspection.session import InspectionSession
from local_store.exports.whole import whole_json
from tests.local_store.scene import new_store, opening

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
SSCC = "]C100340123450000000018"


@pytest.fixture
def kept(reference, tmp_path):
    with new_store(tmp_path / "store") as store:
        yield store, InspectionSession.open(opening(), store, reference)


def test_each_scan_is_an_item_of_its_own(kept):
    store, session = kept
    for code in ("CSQU3054383", SSCC):
        session.scan(reading_of(code), device="wedge", scanned_at=NINE)
    scans = session.dossier.scans
    assert [(scan.number, scan.claims[0].scheme) for scan in scans] == [(1, Scheme.CONTAINER), (2, Scheme.SSCC)]
    assert [next(claim.value for claim in item.claims) for item in session.assess().items[:2]] == [
        "CSQU3054383",
        "340123450000000018",
    ]
    (row,) = store.list_inspections("00340123450000000018")
    assert row.containers == ("CSQU3054383",)
    assert [each["device"] for each in whole_json(session.dossier)["scans"]] == ["wedge", "wedge"]


def test_nothing_is_scanned_into_a_closed_inspection(kept):
    _, session = kept
    session.close()
    with pytest.raises(BadInput):
        session.scan(reading_of("CSQU3054383"), device="wedge", scanned_at=NINE)


def test_a_scanner_that_names_no_symbol_still_gives_gs1_data_where_all_of_it_holds():
    def claimed(code):
        return [(each.scheme, each.value) for each in identify(reading_of(code), Vocabulary())]

    assert claimed("00340123450000000017") == [(Scheme.SSCC, "340123450000000017")]
    assert claimed("010950110153000321CY-001\x1d10LOT7") == [(Scheme.GTIN, "09501101530003")]
    assert claimed("00340123450000000018") == []
