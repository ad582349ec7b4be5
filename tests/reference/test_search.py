from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.finding import Regime
from inspection.reference_hit import Match
from inspection.wire import why
from inspection.wording import sentences
from reference.normalise import noisy, phrases, plain


@pytest.mark.parametrize(
    ("text", "regime", "entry", "score"),
    [
        ("UN1018", Regime.DANGEROUS_GOODS, "UN 1018", 1),
        ("un 1018", Regime.DANGEROUS_GOODS, "UN 1018", 1),
        ("UN1O18", Regime.DANGEROUS_GOODS, "UN 1018", 0.97),
        ("refrigerant gas R 22", Regime.DANGEROUS_GOODS, "UN 1018", 1),
        ("gasoline", Regime.DANGEROUS_GOODS, "UN 1203", 1),
        ("UN 1169", Regime.DANGEROUS_GOODS, "UN 1169", 1),
        ("268", Regime.DANGEROUS_GOODS, "HIN 268", 1),
        ("H420", Regime.DANGEROUS_GOODS, "H420", 1),
        ("1A1", Regime.DANGEROUS_GOODS, "1A1", 1),
        ("MSCU", Regime.IDENTITY, "MSCU", 1),
        ("22G1", Regime.IDENTITY, "22G1", 1),
        ("R22", Regime.MONTREAL, "R-22", 1),
        ("HCFC 22", Regime.MONTREAL, "R-22", 1),
        ("75-45-6", Regime.MONTREAL, "R-22", 1),
        ("Freon 22", Regime.MONTREAL, "R-22", 1),
        ("Fre0n 22", Regime.MONTREAL, "R-22", 0.97),
        ("Genetorn 22", Regime.MONTREAL, "R-22", 0.8),
        ("halon 1301", Regime.MONTREAL, "R-13B1", 1),
        ("chlorodiflouromethane", Regime.MONTREAL, "R-22", 0.85),
        ("A1160", Regime.BASEL, "A1160", 1),
        ("lead acid batery", Regime.BASEL, "A1160", 0.9),
        ("UN 2794", Regime.BASEL, "A1160", 1),
        ("Y48", Regime.BASEL, "Y48", 1),
        ("used tyres", Regime.BASEL, "B3140", 1),
    ],
)
def test_a_code_a_name_or_a_misspelling_leads_to_its_entry(reference, text, regime, entry, score):
    hits = reference.look_up(text)

    found = [hit for hit in hits if (hit.regime, hit.entry) == (regime, entry)]
    assert found, [(hit.entry, hit.score) for hit in hits]
    assert found[0].score >= score
    assert found[0].matched
    assert found[0].score >= hits[0].score - 0.05


@pytest.mark.parametrize(
    ("text", "entry", "how", "kind"),
    [
        ("Freon 22", "R-22", Match.EXACT, "trade_name"),
        ("Fre0n 22", "R-22", Match.REPAIRED, "trade_name"),
        ("75-45-6", "R-22", Match.EXACT, "cas"),
        ("Genetorn 22", "R-22", Match.SIMILAR, "trade_name"),
        ("batteries", "A1160", Match.WITHIN, "keyword"),
    ],
)
def test_every_hit_says_why_it_matched(reference, text, entry, how, kind):
    hits = reference.look_up(text, limit=50)
    hit = next(hit for hit in hits if hit.entry == entry)
    assert (hit.how, hit.kind) == (how, kind)
    for each in hits:
        assert each.matched in why(each)


def test_every_kind_of_name_in_the_index_has_its_word(reference):
    kinds = {kind for (kind,) in reference.law.select("SELECT DISTINCT kind FROM name")}
    assert {f"look_up.kind.{kind}" for kind in kinds} <= sentences().keys()


@pytest.mark.parametrize(
    ("text", "regime", "entry"),
    [
        ("endosulphan", Regime.ROTTERDAM, "Endosulfan"),
        ("rosewod", Regime.CITES, "rosewood"),
        ("lindan", Regime.STOCKHOLM, "Lindane"),
        ("mercury termometer", Regime.MINAMATA, "Measuring devices with mercury"),
        ("MON 810", Regime.CARTAGENA, "MON-00810-6"),
        ("sarin", Regime.CWC, "1A(1) Sarin"),
        ("tigre", Regime.CITES, "Panthera tigris"),
    ],
)
def test_every_convention_is_searched(reference, text, regime, entry):
    hits = reference.look_up(text, limit=5)
    assert (regime, entry) in {(hit.regime, hit.entry) for hit in hits}, hits


def test_a_code_has_no_neighbours(reference):
    assert {hit.entry for hit in reference.look_up("UN 1018")} == {"UN 1018", "R-22"}


@pytest.mark.parametrize("text", ["", "  ", "-", "qqqqwwwwzzzz", "zz"])
def test_what_means_nothing_finds_nothing(reference, text):
    assert reference.look_up(text) == ()


def test_hits_come_best_first_once_an_entry_and_no_more_than_asked(reference):
    hits = reference.look_up("batteries", limit=5)

    assert len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.regime, hit.entry) for hit in hits}) == 5
    assert reference.look_up("batteries", limit=0) == ()


@given(st.text(max_size=60))
def test_any_text_can_be_asked(reference, text):
    for hit in reference.look_up(text, limit=3):
        assert 0 < hit.score <= 1


@given(st.text(max_size=60))
def test_normal_forms_stand_still(text):
    assert plain(plain(text)) == plain(text)
    assert noisy(plain(text)) == noisy(text)
    assert all(phrases(text)) or not plain(text)


def test_confusions_fall_together_and_numbers_do_not():
    assert noisy("Fre0n-22") == noisy("FREON 22")
    assert noisy("R-l34a") == noisy("R134a")
    assert noisy("Sulphur") == noisy("sulfur")
    assert plain("Fréon β") == "FREONBETA"
    assert len({noisy(f"R-{number}") for number in range(1000)}) == 1000


def test_names_are_taken_apart():
    assert phrases("MOTOR SPIRIT or GASOLINE or PETROL")[1:] == ["MOTOR SPIRIT", "GASOLINE", "PETROL"]
    assert "AMMONIUM PICRATE" in phrases("AMMONIUM PICRATE dry or wetted with less than 10% water, by mass")
    assert phrases("Bis(difluoromethyl) ether") == ["Bis(difluoromethyl) ether"]
