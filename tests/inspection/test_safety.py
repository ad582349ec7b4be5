"""The safety line: every class, plate and special number warns; nothing that is harmless does."""

from __future__ import annotations

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.identifiers import parse
from inspection.identifiers.hazard_class import DIVISIONS
from inspection.message import message
from inspection.safety import SOURCES, one_line_a_danger, safety_lines
from inspection.safety_signs import Danger
from inspection.wording import say


@pytest.fixture(scope="session")
def known(reference):
    return reference.vocabulary()


def warned(known, *given, texts=()):
    claims = [parse(Scheme(scheme), value, known) for scheme, value in given]
    return [Danger(line.code) for line in safety_lines(claims, known, texts)]


@pytest.mark.parametrize(
    ("given", "first"),
    [
        (("un", "3359"), Danger.FUMIGATED),
        (("un", "1845"), Danger.DRY_ICE),
        (("un", "3480"), Danger.BATTERY),
        (("un", "3091"), Danger.BATTERY),
        (("un", "3551"), Danger.BATTERY),
        (("un", "2212"), Danger.ASBESTOS),
        (("un", "2590"), Danger.ASBESTOS),
        (("un", "1017"), Danger.TOXIC_BY_INHALATION),
        (("un", "1092"), Danger.TOXIC_BY_INHALATION),  # class 6.1, toxic by inhalation by special provision 354
        (("un", "3382"), Danger.TOXIC_BY_INHALATION),
        (("un", "0081"), Danger.EXPLOSIVE),
        (("un", "0012"), Danger.MINOR_EXPLOSIVE),  # 1.4S
        (("un", "1402"), Danger.WATER_REACTIVE),
        (("un", "1380"), Danger.PYROPHORIC),
        (("un", "1361"), Danger.SELF_HEATING),
        (("un", "3105"), Danger.ORGANIC_PEROXIDE),
        (("un", "3225"), Danger.SELF_REACTIVE),
        (("un", "2814"), Danger.INFECTIOUS),
        (("un", "2915"), Danger.RADIOACTIVE),
        (("un", "1977"), Danger.CRYOGENIC),
        (("un", "1066"), Danger.ASPHYXIANT),
        (("un", "1018"), Danger.ASPHYXIANT),
        (("un", "1978"), Danger.FLAMMABLE_GAS),
        (("un", "1203"), Danger.FLAMMABLE_LIQUID),
        (("un", "1680"), Danger.TOXIC),
        (("un", "2794"), Danger.CORROSIVE),
        (("un", "1942"), Danger.OXIDISING),
        (("un", "2315"), Danger.PERSISTENT),
        (("un", "2809"), Danger.MERCURY),
        (("un", "3257"), Danger.HOT),
        (("un", "1350"), Danger.FLAMMABLE_SOLID),
        (("un", "3509"), Danger.UNCLEANED),
        (("un", "3598"), Danger.UNKNOWN_GOODS),
        (("un", "3082"), Danger.OTHER_DANGEROUS),
        (("hin", "X423"), Danger.WATER_REACTIVE),
        (("hin", "X333"), Danger.PYROPHORIC),
        (("hin", "268"), Danger.TOXIC_BY_INHALATION),
        (("hin", "22"), Danger.CRYOGENIC),
        (("hin", "606"), Danger.INFECTIOUS),
        (("hin", "70"), Danger.RADIOACTIVE),
        (("hin", "33"), Danger.FLAMMABLE_LIQUID),
        (("hin", "539"), Danger.ORGANIC_PEROXIDE),
        (("class", "1.4S"), Danger.MINOR_EXPLOSIVE),
        (("class", "1.4G"), Danger.EXPLOSIVE),
        (("refrigerant", "R-22"), Danger.ASPHYXIANT),
        (("refrigerant", "R-32"), Danger.FLAMMABLE_GAS),
        (("refrigerant", "R-717"), Danger.TOXIC_BY_INHALATION),
        (("cas", "107-44-8"), Danger.WARFARE_AGENT),
        (("cas", "12001-29-5"), Danger.ASBESTOS),
        (("cas", "75-45-6"), Danger.ASPHYXIANT),
        (("basel", "A2050"), Danger.ASBESTOS),
        (("basel", "A4020"), Danger.INFECTIOUS),
        (("basel", "A1180"), Danger.OTHER_DANGEROUS),
        (("h_code", "H330"), Danger.TOXIC_BY_INHALATION),
        (("ghs", "GHS01"), Danger.EXPLOSIVE),
        (("name", "chlorine"), Danger.TOXIC_BY_INHALATION),
    ],
)
def test_the_most_urgent_line(known, given, first):
    assert warned(known, given)[0] is first


@pytest.mark.parametrize("hazard", sorted(DIVISIONS))
def test_every_class_and_division_warns(known, hazard):
    assert warned(known, ("class", hazard))


def test_every_un_number_and_every_plate_of_the_edition_warns(known):
    for number in known.un_numbers:
        assert warned(known, ("un", number)), number
    for plate in known.hazard_identification_numbers:
        assert warned(known, ("hin", plate)), plate


@pytest.mark.parametrize(
    "given",
    [("container", "CSQU3054383"), ("basel", "B3011"), ("hs", "2903.71"), ("species", "Loxodonta africana"),
     ("h_code", "H412"), ("ghs", "GHS09"), ("name", "asbestos-free gaskets"), ("name", "water")],
)  # fmt: skip
def test_what_does_no_harm_says_nothing(known, given):
    assert warned(known, given) == []


def test_a_mark_in_words_warns_and_its_denial_does_not(known):
    assert warned(known, texts=("DANGER", "THIS UNIT IS UNDER FUMIGATION")) == [Danger.FUMIGATED]
    assert warned(known, texts=("not fumigated",)) == []


def test_two_things_are_both_warned_of_most_urgent_first(known):
    # Poisonous gas says all that its own subsidiary class 6.1 would, but not what a drum of cyanide beside it needs.
    assert warned(known, ("un", "1689"), ("un", "1017"))[:2] == [Danger.TOXIC_BY_INHALATION, Danger.TOXIC]


def test_the_same_danger_is_one_line_with_all_its_signs(known):
    (line,) = safety_lines(
        [parse(Scheme(scheme), value, known) for scheme, value in (("un", "1018"), ("class", "2.2"))], known
    )
    assert "UN 1018, 2.2" in say(line)


def test_a_guess_warns_of_nothing(known):
    assert safety_lines([Claim(Scheme.CLASS, "1", "1", 0.3, ClaimSource.TEXT)], known) == ()


def test_every_line_ends_with_its_source():
    for danger in Danger:
        told = say(message(danger.value, signs="UN 0000", source=SOURCES[danger]))
        assert "(UN 0000)" in told
        assert told.endswith(f"[{SOURCES[danger]}]")


def test_lines_of_two_looks_are_one_a_danger_with_the_signs_of_both(known):
    gas = [Claim(Scheme.CLASS, "2.2", "2.2", 1, ClaimSource.TEXT)]
    both = [*gas, Claim(Scheme.UN, "1018", "1018", 1, ClaimSource.TEXT)]
    looks = (*safety_lines(gas, known), *safety_lines(both, known))
    assert one_line_a_danger(looks) == safety_lines(both, known)
