"""An assessment comes back from its record as it was, and one of a version that knew less comes back as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.codec import decode, encode
from inspection.consignment import Item
from inspection.dossier import Assessment
from inspection.reference_hit import PackIdentity
from inspection.session import InspectionSession
from tests.local_store.scene import new_store, opening


def test_safety_flags_checklist_and_packs_are_kept(reference, tmp_path):
    with new_store(tmp_path / "store") as store:
        session = InspectionSession.open(opening(), store, reference)
        claims = [("refrigerant", "R-32"), ("class", "2.2"), ("un", "3252")]
        session.state(
            Item(tuple(Claim(Scheme(scheme), value, value, 1, ClaimSource.TYPED) for scheme, value in claims))
        )
        assessment = session.assess()
        assert assessment.safety
        assert assessment.red_flags
        assert assessment.checklist
        assert session.dossier.assessment == assessment
    pack = PackIdentity("GH-1", "GH", date(2026, 11, 1), "ab" * 32, signed=True)
    laid = replace(assessment, edition=replace(assessment.edition, packs=(pack,)))
    assert decode(Assessment, encode(laid)) == laid


def test_a_record_of_an_older_version_decodes(reference, tmp_path):
    with new_store(tmp_path / "store") as store:
        session = InspectionSession.open(opening(), store, reference)
        body = encode(session.assess())
    for later in ("safety", "red_flags", "checklist"):
        del body[later]
    del body["edition"]["packs"]
    old = decode(Assessment, body)
    assert (old.safety, old.red_flags, old.checklist, old.edition.packs) == ((), (), (), ())
