"""Flags of the Chemical Weapons Convention: what stands together in one order, and under which names and codes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from ..finding import Regime
from .sighting import seen
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .evidence import Evidence
    from .sighting import Seen

_PHOSPHORUS = ("7719-12-2", "10025-87-3", "121-45-9", "10026-13-8", "122-52-1")  # PCl3, POCl3, phosphites, PCl5
_ALKYLATING = ("74-88-4", "67-63-0", "464-07-3", "7681-49-4")  # methyl iodide, isopropanol, pinacolyl alcohol, NaF
_FLUORIDES = ("7789-23-3", "7681-49-4", "7789-29-9", "1333-83-1", "1341-49-7", "7664-39-3")
_ORGANOPHOSPHORUS = ("756-79-6", "676-97-1", "676-99-3", "1066-50-8", "867-17-4", "993-13-5", "868-85-9", "762-04-9")
_AMINES = ("108-18-9", "96-80-0", "96-79-7", "4261-68-1", "5842-07-9")  # diisopropylamine and what is made of it
_CHLORIDES = ("7719-12-2", "10025-87-3", "10025-67-9", "10545-99-0", "7704-34-9", "7719-09-7", "10026-13-8")
_FORWARDER = Words(r"freight|forward|logistics|P\.? ?O\.? ?box|free ?zone|freeport|mail ?box|courier")
_RETARDANTS = Words(r"\bDMMP\b|amgard|antiblaze|dimethyl methylphosphonate|fyrol|methylphosphonate")
_REMAINDER = ("2931.90", "2930.90", "3824.99")
_SAXITOXIN = "35523-89-8"
_SAXITOXIN_KG = Decimal("0.000005")  # 5 mg, Verification Annex part VI B 5 bis


def _of_cas(evidence: Evidence, numbers: tuple[str, ...]) -> list[Claim]:
    return [claim for part in evidence.parts for claim in part.any_of(Scheme.CAS, *numbers)]


def _together(evidence: Evidence, some: tuple[str, ...], others: tuple[str, ...]) -> Iterator[Seen]:
    """Different chemicals of both groups in one consignment."""
    one, other = _of_cas(evidence, some), _of_cas(evidence, others)
    if one and any(claim.value not in {each.value for each in one} for claim in other):
        yield seen((*one, *other))


def nerve_agent_route(evidence: Evidence) -> Iterator[Seen]:
    """Phosphorus chlorides or phosphites beside what makes nerve agents of them."""
    yield from _together(evidence, _PHOSPHORUS, _ALKYLATING)


def fluorination(evidence: Evidence) -> Iterator[Seen]:
    """A fluoride beside organophosphorus chemicals."""
    yield from _together(evidence, _ORGANOPHOSPHORUS, _FLUORIDES)


def v_agent_route(evidence: Evidence) -> Iterator[Seen]:
    """Diisopropylamine compounds beside sulphur or phosphorus chlorides."""
    yield from _together(evidence, _AMINES, _CHLORIDES)


def no_real_end_user(evidence: Evidence) -> Iterator[Seen]:
    """A scheduled chemical to a forwarder, a post box or a free zone."""
    importer = evidence.declaration.importer if evidence.declaration else ""
    if _FORWARDER.search(importer):
        for part in evidence.parts:
            scheduled = evidence.of_regime(part, Regime.CWC)
            if scheduled:
                yield seen(scheduled, importer=importer)


def methylphosphonate_retardant(evidence: Evidence) -> Iterator[Seen]:
    """A flame retardant by a name that stands for methylphosphonates."""
    for part in evidence.parts:
        words = part.says(_RETARDANTS)
        if words:
            yield seen(part.of(Scheme.HS, Scheme.CAS), words=words)


def remainder_line(evidence: Evidence) -> Iterator[Seen]:
    """A scheduled chemical under a remainder line."""
    for part in evidence.parts:
        scheduled, codes = evidence.of_regime(part, Regime.CWC), part.commodity(*_REMAINDER)
        if set(scheduled) - set(codes) and codes:
            yield seen((*scheduled, *codes), hs=codes[0].value)


def saxitoxin(evidence: Evidence) -> Iterator[Seen]:
    """Saxitoxin above 5 mg, or of unknown mass."""
    for part in evidence.parts:
        toxin = part.any_of(Scheme.CAS, _SAXITOXIN)
        if toxin and (part.kg is None or part.kg > _SAXITOXIN_KG):
            yield seen(toxin, kg=part.kg if part.kg is not None else "?")


def misprinted_cas(evidence: Evidence) -> Iterator[Seen]:
    """A CAS number whose check digit does not agree."""
    for part in evidence.parts:
        wrong = [claim for claim in part.of(Scheme.CAS) if claim.problem is Problem.CHECK_DIGIT]
        if wrong:
            yield seen(wrong)
