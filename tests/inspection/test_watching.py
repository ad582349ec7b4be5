"""What an alert watches for is found however it is written, in pictures and on papers, while the alert is in force."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import Consignment, Declaration, DeclaredLine, Party, Route
from inspection.dossier import Dossier
from inspection.instruments.reading import Composition, Share
from inspection.watching import Named, alerts_of, hits

DAY = date(2026, 11, 22)


def said(number, **content):
    empty = {"containers": [], "companies": [], "substances": [], "note": "", "until": None}
    return {"kind": "alert", "number": number, "content": {**empty, **content}}


def claim(scheme, value, confidence=0.9):
    return Claim(scheme, value, value, confidence, ClaimSource.TEXT)


def test_an_alert_is_in_force_to_its_last_day_unless_withdrawn():
    both = [said(1, containers=["A"], until="2026-11-22"), said(2, containers=["B"])]
    assert [each.number for each in alerts_of(both, DAY)] == [1, 2]
    assert [each.number for each in alerts_of(both, date(2026, 11, 23))] == [2]
    assert [each.number for each in alerts_of([*both, said(3, withdraws=1)], DAY)] == [2]


def test_claims_are_found_in_any_spelling_and_guesses_are_not():
    alerts = alerts_of(
        [said(4, containers=["CSQU 305438-3"], substances=["UN 1018", "R22"], note="seized before")], DAY
    )
    named = Named.by_claims([claim(Scheme.CONTAINER, "CSQU3054383"), claim(Scheme.UN, "1018")])
    assert [each.what for each in hits(alerts, named)] == ["CSQU 305438-3", "UN 1018"]
    assert dict(hits(alerts, named)[0].told.params) == {
        "what": "CSQU 305438-3", "number": "4", "note": "seized before"
    }  # fmt: skip
    assert [each.what for each in hits(alerts, Named.by_claims([claim(Scheme.REFRIGERANT, "R-22")]))] == ["R22"]
    assert hits(alerts, Named.by_claims([claim(Scheme.CONTAINER, "CSQU3054383", 0.05)])) == ()


def test_papers_and_parties_count_too():
    papers = Declaration((DeclaredLine(container="MSKU6011672", cas="75-45-6"),), exporter="Frost GmbH")
    consignment = Consignment(Route(), (Party("importer", "Cool-Trading Ltd.", "GH"),), papers)
    named = Named.by_dossier(Dossier("i", None, None, None, consignment, (), (), None, None, ()))
    watched = said(1, containers=["msku6011672"], companies=["COOL TRADING LTD", "Frost GmbH"], substances=["75-45-6"])
    assert len(hits(alerts_of([watched], DAY), named)) == 4


def test_a_measured_gas_counts_whatever_the_papers_say():
    shares = (Share("R-12", Decimal(98)), Share("R-22", Decimal(2)), Share("R-11", Decimal(0)))
    readings = (
        SimpleNamespace(composition=Composition(shares), display=2),
        SimpleNamespace(composition=None, display=None),
    )
    papers = Declaration((DeclaredLine(un="n/a", refrigerant="R-134a"),))
    dossier = Dossier(
        "i", None, None, None, Consignment(Route(), (), papers), (), (), None, None, (), readings=readings
    )
    alerts = alerts_of([said(1, substances=["R-12", "R 134a", "R-11", "  "])], DAY)
    assert [each.what for each in hits(alerts, Named.by_dossier(dossier))] == ["R-12", "R 134a"]
