"""The officer's safety line, before anything legal: what may hurt at the door, on opening, or at a touch."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .claim import CREDIBLE, Problem, Scheme
from .message import message
from .safety_signs import (
    OF_CAS,
    OF_UN_NUMBER,
    Danger,
    of_class,
    of_ghs,
    of_plate,
    of_shipping_name,
    of_waste_code,
    of_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .claim import Claim
    from .identifiers.vocabulary import Vocabulary
    from .message import Message

_MOST_SIGNS = 4

# Where the advice is from; the words are ours. ADR 5.4.3.4 is the guidance of the instructions in writing, class by
# class; "ERG" the Emergency Response Guidebook 2024 of the United States, Canada and Mexico, with its guide number.
_ADR, _ERG = "ADR 5.4.3.4", "ERG 2024"
SOURCES: Mapping[Danger, str] = MappingProxyType(
    {
        Danger.EXPLOSIVE: f"{_ADR}, 1; {_ERG} 112, 114",
        Danger.WARFARE_AGENT: f"CWC, 1; {_ERG} 153",
        Danger.TOXIC_BY_INHALATION: f"{_ADR}, 2.3; {_ERG} 123, 124",
        Danger.FUMIGATED: "UN Model Regulations 5.5.2; CTU Code, 12.1; MSC.1/Circ.1361",
        Danger.RADIOACTIVE: f"{_ADR}, 7; {_ERG} 161-166",
        Danger.INFECTIOUS: f"{_ADR}, 6.2; {_ERG} 158",
        Danger.ASBESTOS: f"ILO C162; {_ERG} 171",
        Danger.PYROPHORIC: f"{_ADR}, 4.2; {_ERG} 135, 136",
        Danger.SELF_HEATING: f"{_ADR}, 4.2; {_ERG} 135",
        Danger.WATER_REACTIVE: f"{_ADR}, 4.3; ADR 5.3.2.3; {_ERG} 138, 139",
        Danger.ORGANIC_PEROXIDE: f"{_ADR}, 5.2; {_ERG} 145-148",
        Danger.SELF_REACTIVE: f"{_ADR}, 4.1; {_ERG} 149, 150",
        Danger.DRY_ICE: f"UN Model Regulations 5.5.3; CTU Code, 12.1; {_ERG} 120",
        Danger.CRYOGENIC: f"{_ADR}, 2.2; {_ERG} 120",
        Danger.FLAMMABLE_GAS: f"{_ADR}, 2.1; {_ERG} 115",
        Danger.BATTERY: f"{_ADR}, 9A; {_ERG} 147, 138",
        Danger.ASPHYXIANT: f"{_ADR}, 2.2; {_ERG} 120, 126",
        Danger.FLAMMABLE_LIQUID: f"{_ADR}, 3; {_ERG} 127, 128",
        Danger.TOXIC: f"{_ADR}, 6.1; {_ERG} 151-154",
        Danger.CORROSIVE: f"{_ADR}, 8; {_ERG} 154",
        Danger.OXIDISING: f"{_ADR}, 5.1; {_ERG} 140",
        Danger.PERSISTENT: f"{_ADR}, 9; {_ERG} 171",
        Danger.MERCURY: f"{_ADR}, 8; {_ERG} 172",
        Danger.HOT: f"{_ADR}, 9; {_ERG} 128",
        Danger.FLAMMABLE_SOLID: f"{_ADR}, 4.1; {_ERG} 133",
        Danger.MINOR_EXPLOSIVE: f"{_ADR}, 1.4; {_ERG} 114",
        Danger.ENGINEERED_ORGANISM: f"{_ADR}, 9; {_ERG} 171",
        Danger.UNCLEANED: "ADR 3.3, 663; CTU Code, 12.1",
        Danger.UNKNOWN_GOODS: f"{_ERG} 111",
        Danger.OTHER_DANGEROUS: f"{_ADR}, 9; {_ERG} 171",
    }
)

# Of one and the same thing a line says all that the milder one would; of two things both are said.
_SPEAKS_FOR: Mapping[Danger, frozenset[Danger]] = MappingProxyType(
    {
        Danger.EXPLOSIVE: frozenset({Danger.MINOR_EXPLOSIVE}),
        Danger.WARFARE_AGENT: frozenset({Danger.TOXIC_BY_INHALATION, Danger.TOXIC}),
        Danger.TOXIC_BY_INHALATION: frozenset({Danger.TOXIC, Danger.ASPHYXIANT}),
        Danger.PYROPHORIC: frozenset({Danger.SELF_HEATING}),
        Danger.CRYOGENIC: frozenset({Danger.ASPHYXIANT}),
        Danger.DRY_ICE: frozenset({Danger.ASPHYXIANT}),
        Danger.FLAMMABLE_GAS: frozenset({Danger.ASPHYXIANT, Danger.FLAMMABLE_LIQUID}),
        Danger.SELF_HEATING: frozenset({Danger.FLAMMABLE_SOLID}),
        Danger.ORGANIC_PEROXIDE: frozenset({Danger.OXIDISING, Danger.SELF_REACTIVE}),
        Danger.SELF_REACTIVE: frozenset({Danger.FLAMMABLE_SOLID}),
        Danger.MERCURY: frozenset({Danger.TOXIC, Danger.CORROSIVE}),
        Danger.ENGINEERED_ORGANISM: frozenset({Danger.ASPHYXIANT}),
    }
)


def safety_lines(claims: Iterable[Claim], known: Vocabulary, texts: Iterable[str] = ()) -> tuple[Message, ...]:
    """One line a danger, most urgent first, each with the signs that it rests on; empty where nothing warns.

    ``texts`` are the lines of print on the goods, for marks that are words (a unit under fumigation).
    """
    credible = [claim for claim in claims if claim.confidence >= CREDIBLE]
    signs: dict[Danger, dict[str, None]] = {}
    for danger, sign in (*_of_claims(credible, known), *_of_texts(texts)):
        signs.setdefault(danger, {})[sign] = None
    if len(signs) > 1:
        signs.pop(Danger.OTHER_DANGEROUS, None)
    return tuple(
        message(danger.value, signs=", ".join(_plainest(signs[danger])), source=SOURCES[danger])
        for danger in Danger
        if danger in signs
    )


def one_line_a_danger(lines: Iterable[Message]) -> tuple[Message, ...]:
    """Lines of several looks at the same goods put together: each danger once, with the signs of all looks."""
    signs: dict[str, dict[str, None]] = {}
    for line in lines:
        signs.setdefault(line.code, {}).update(dict.fromkeys(str(line.params["signs"]).split(", ")))
    return tuple(
        message(danger.value, signs=", ".join(_plainest(signs[danger.value])), source=SOURCES[danger])
        for danger in Danger
        if danger.value in signs
    )


def _plainest(signs: Iterable[str]) -> list[str]:
    """The few signs that an officer finds again at once: UN numbers before plates and classes, names last."""
    return sorted(signs, key=lambda sign: (not sign.startswith("UN "), not sign[:1].isdigit(), len(sign)))[:_MOST_SIGNS]


def _of_claims(claims: Sequence[Claim], known: Vocabulary) -> Iterator[tuple[Danger, str]]:
    numbers = [claim.value for claim in claims if claim.scheme is Scheme.UN]
    explained = {plate for number in numbers for plate in known.un_plates.get(number, "").split()}
    for claim in claims:
        if claim.scheme is Scheme.HIN and claim.value in explained:
            continue  # the number says it more exactly than its plate
        dangers = set(_of_claim(claim, known))
        for danger in dangers - {milder for each in dangers for milder in _SPEAKS_FOR.get(each, ())}:
            yield danger, _sign(claim)


def _sign(claim: Claim) -> str:
    """How the line names its sign: codes that are the same in every language."""
    return f"UN {claim.value}" if claim.scheme is Scheme.UN else claim.value


def _of_claim(claim: Claim, known: Vocabulary) -> Iterator[Danger]:
    value = claim.value
    if claim.scheme is Scheme.UN:
        yield from _of_number(value, known)
    elif claim.scheme is Scheme.HIN and claim.details.get("kind") != "emergency_action":
        yield from of_plate(value)
    elif claim.scheme is Scheme.CLASS:
        yield from filter(None, [of_class(value, claim.details.get("compatibility_group", ""))])
    elif claim.scheme in {Scheme.GHS, Scheme.H_CODE}:
        yield from filter(None, [of_ghs(value)])
    elif claim.scheme is Scheme.BASEL and claim.problem is None:
        yield from filter(None, [of_waste_code(value)])
    elif claim.scheme in {Scheme.CAS, Scheme.REFRIGERANT, Scheme.NAME} and claim.problem is not Problem.CHECK_DIGIT:
        yield from _of_substance(claim, known)


def _of_number(number: str, known: Vocabulary) -> Iterator[Danger]:
    """The dangers of a UN number: what it says by itself, its class and subsidiary hazards, its plates and name."""
    special = OF_UN_NUMBER.get(number)
    if special:
        yield special
    classes = known.un_classes.get(number)
    if classes is None:
        if special is None:
            yield Danger.UNKNOWN_GOODS
        return
    plates = known.un_plates.get(number, "").split()
    if any(plate.startswith("X") for plate in plates):
        yield Danger.WATER_REACTIVE
    for plate in plates:
        yield from (each for each in of_plate(plate) if each in {Danger.CRYOGENIC, Danger.PYROPHORIC, Danger.HOT})
    if number in known.toxic_by_inhalation:
        yield Danger.TOXIC_BY_INHALATION
    yield from of_shipping_name(known.un_numbers.get(number, ""))
    for hazard in classes.split():
        danger = of_class(hazard)
        if danger and not (special and danger is Danger.OTHER_DANGEROUS):
            yield danger


def _of_substance(claim: Claim, known: Vocabulary) -> Iterator[Danger]:
    """A substance by its own name or number: what it is known for, and what travels under its UN number."""
    danger = OF_CAS.get(claim.value)
    if danger:
        yield danger
    if claim.scheme is Scheme.NAME:
        yield from of_words(claim.value)
    yield from _common(set(_of_number(number, known)) for number in _numbers_of(claim, known))


def _common(dangers: Iterable[set[Danger]]) -> set[Danger]:
    """What holds under every number that the substance may travel under, as a solid or dissolved."""
    sets = list(dangers)
    return set.intersection(*sets) if sets else set()


def _numbers_of(claim: Claim, known: Vocabulary) -> Sequence[str]:
    if claim.scheme is Scheme.NAME:
        named = known.shipping_names.get(claim.value.upper())
        return (named or known.usual_un_numbers.get(claim.details.get("refrigerant", ""), "")).split()
    return known.usual_un_numbers.get(claim.value, "").split()


def _of_texts(texts: Iterable[str]) -> Iterator[tuple[Danger, str]]:
    for text in texts:
        for danger in of_words(text):
            yield danger, f"“{' '.join(text.split())[:40]}”"
