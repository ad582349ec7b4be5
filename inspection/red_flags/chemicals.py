"""Flags of the Rotterdam, Stockholm and Minamata Conventions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..claim import Scheme
from ..comparison import DifferenceKind
from ..finding import Regime
from .sighting import seen
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .evidence import Evidence, Part
    from .sighting import Seen

_TECHNICAL = Words(r"\btechnical\b|\bT[CK]\b|\b9[0-9](?:\.\d)? ?%")
_LABORATORY_KG = Decimal(10)  # ours: no treaty gives a figure
_ASBESTOS_GOODS = Words(
    r"gasket sheet|jointing sheet|fib(?:re|er) cement|fibro|brake lining|insulation rope|lagging|asbestos"
)
_NO_ASBESTOS = Words(r"asbestos[- ]?free|non[- ]?asbestos|without asbestos|\bNAO\b")
_ANTI_KNOCK = Words(r"anti-?knock|octane boost|\bTEL\b|tetra-?ethyl lead")
_ANTIFOULING = Words(r"anti-?foul")
_TIN_FREE = Words(r"(?:tin|TBT|organotin)[- ]?free|without (?:organo)?tin")
_SPRAY = Words(r"\bULV\b|ultra[- ]?low[- ]?volume|quelea|locusts?(?! bean)|tsetse")
_POWER = Words(r"transformers?|capacitors?|condensers?|switch ?gear")
_TESTED = Words(r"PCB[- ]?free|no PCBs?\b|PCB tested|dry[- ]type")
_PCB_OIL = Words(
    r"askarel|pyralene|clophen|aroclor|sovol|pyranol|kanechlor|inerteen|\bPCB oil|polychlorinated biphenyl"
)
_FLAME_RETARDED = Words(r"\bABS[- ]?FR\b|\bV-?0\b|flame[- ]?retard|brominated|e-?plastics?\b")
_AGAIN = Words(r"regrind|recycl|\brepro")
_PLASTIC_WORDS = Words(r"plastic|\bABS\b|\bHIPS\b|regrind|casings?|polymer")
_PARAFFIN = Words(r"\bCP-?\d{2}\b|cereclor|chlorowax|chlorinated paraffin|chloroparaffin")
_FOAM = Words(r"\bAFFF\b|\bFFFP\b|film[- ]forming|fire[- ]?fighting foam|foam concentrate")
_FLUORINE_FREE = Words(r"fluorine[- ]?free|PFAS[- ]?free|\bF3\b|\bSFFF\b")
_MIST = Words(r"mist suppress|fume (?:inhibitor|suppress)|wetting agent.{0,20}chrom")
_ANTS = Words(r"mirex|sulfluramid|ant bait|formicid")
_TRADER = Words(r"\btrad(?:ing|ers?)\b|import|export|commerc|general merchan|logistics|forward")
_MERCURY = Words(r"\bmercury\b|quicksilver|mercure\b|mercurio|quecksilber")
_FLASK_KG = (Decimal("34.2"), Decimal("34.8"))
_DENTAL = Words(r"dental|dentist|amalgam")
_DENTAL_KG = Decimal("0.5")
_LIQUID_METAL = Words(r"liquid metal|metal,? liquid|liquid,? (?:bismuth|gallium)|bismuth liquid|amalgam")
_LAMPS = Words(r"\blamps?\b|fluorescent|\btubes?\b|\bCFLs?\b")
_SPECIAL = Words(r"special purpose|aquarium|reptile|tanning|\bUV\b|black ?light")
_BUTTON = Words(r"button cells?|mercuric oxide|coin cells?|zinc[- ]air")
_NO_MERCURY = Words(r"0 ?% ?Hg|mercury[- ]?free|no mercury|Hg[- ]?free")
_GAUGES = Words(r"sphygmomanometer|(?:fever|clinical|glass) thermometer|blood pressure")
_NOT_MERCURY = Words(r"digital|electronic|aneroid|galinstan|mercury[- ]?free|alcohol|gallium")
_FOLK = Words(r"azogue|\bparad\b|zhusha|cinnabar|vermilion pigment|lal sindoor")


def _line(part: Part) -> str:
    return part.line.line if part.line else ""


def _is_mercury(part: Part) -> tuple[Claim, ...]:
    """What on the thing means mercury."""
    named = (claim for claim in part.of(Scheme.NAME) if _MERCURY.search(claim.value))
    codes = (*part.any_of(Scheme.UN, "2809"), *part.any_of(Scheme.CAS, "7439-97-6"), *part.commodity("2805.4"))
    return (*codes, *named)


# --- Rotterdam


def listed_behind_a_brand(evidence: Evidence) -> Iterator[Seen]:
    """A listed chemical was found, and no declared line names one."""
    if evidence.declared and not any(evidence.of_regime(part, Regime.ROTTERDAM) for part in evidence.declared):
        for part in evidence.found:
            listed = evidence.of_regime(part, Regime.ROTTERDAM)
            if listed:
                yield seen(listed)


def general_pesticide_code(evidence: Evidence) -> Iterator[Seen]:
    """A listed pesticide under 3808.91 to 3808.99."""
    for part in evidence.parts:
        listed, codes = evidence.of_regime(part, Regime.ROTTERDAM), part.commodity("3808.9")
        if listed and codes:
            yield seen((*listed, *codes), hs=codes[0].value)


def code_left_out(evidence: Evidence) -> Iterator[Seen]:
    """A declared line of a listed chemical without a commodity code."""
    for part in evidence.declared:
        listed = evidence.of_regime(part, Regime.ROTTERDAM)
        if listed and not part.of(Scheme.HS):
            yield seen(listed, line=_line(part))


def environmental_number_only(evidence: Evidence) -> Iterator[Seen]:
    """UN 3077 or 3082 for a listed pesticide."""
    for part in evidence.parts:
        listed, numbers = evidence.of_regime(part, Regime.ROTTERDAM), part.any_of(Scheme.UN, "3077", "3082")
        if numbers and set(listed) - set(numbers):
            yield seen((*listed, *numbers), number=numbers[0].value)


def technical_grade(evidence: Evidence) -> Iterator[Seen]:
    """Technical concentrate of a listed chemical."""
    for part in evidence.parts:
        listed, words = evidence.of_regime(part, Regime.ROTTERDAM), part.says(_TECHNICAL)
        if listed and words:
            yield seen(listed, words=words)


def laboratory_by_the_pallet(evidence: Evidence) -> Iterator[Seen]:
    """A laboratory purpose for more than a laboratory takes."""
    for part in evidence.parts:
        listed = (*evidence.of_regime(part, Regime.ROTTERDAM), *evidence.of_regime(part, Regime.STOCKHOLM))
        if listed and part.circumstances.purpose == "laboratory" and part.kg is not None and part.kg > _LABORATORY_KG:
            yield seen(listed, kg=part.kg, limit=_LABORATORY_KG)


def asbestos_goods(evidence: Evidence) -> Iterator[Seen]:
    """Goods that often hold asbestos, by code or name, without a word that they do not."""
    for part in evidence.parts:
        codes, words = part.commodity("6811.4", "6812", "6813.2"), part.says(_ASBESTOS_GOODS)
        if (codes or words) and not part.says(_NO_ASBESTOS) and not part.of(Scheme.CAS):
            yield seen(codes, words=words or codes[0].value)


def anti_knock(evidence: Evidence) -> Iterator[Seen]:
    """UN 1649 or anti-knock fluid without a CAS number."""
    for part in evidence.parts:
        numbers, words = part.any_of(Scheme.UN, "1649"), part.says(_ANTI_KNOCK)
        if (numbers or words) and not part.of(Scheme.CAS):
            yield seen(numbers, words=words or "UN 1649")


def antifouling(evidence: Evidence) -> Iterator[Seen]:
    """Antifouling paint, and no word on tin."""
    for part in evidence.parts:
        words = part.says(_ANTIFOULING)
        if words and not part.says(_TIN_FREE):
            yield seen(part.of(Scheme.HS), words=words)


def ultra_low_volume(evidence: Evidence) -> Iterator[Seen]:
    """Words of aerial sprays."""
    words = evidence.says(_SPRAY)
    if words:
        yield seen(words=words)


def listed_in_transit(evidence: Evidence) -> Iterator[Seen]:
    """A listed chemical through a third State."""
    if evidence.route.transit:
        for part in evidence.parts:
            listed = evidence.of_regime(part, Regime.ROTTERDAM)
            if listed:
                yield seen(listed, transit=", ".join(evidence.route.transit))


# --- Stockholm


def old_power_equipment(evidence: Evidence) -> Iterator[Seen]:
    """Used transformers, capacitors or switchgear without a word on PCBs."""
    for part in evidence.parts:
        codes = part.commodity("8504.2", "8504.3", "8532")
        words = part.says(_POWER)
        if (codes or words) and part.is_old and not part.says(_TESTED):
            yield seen(codes, words=words or codes[0].value)


def pcb_oil(evidence: Evidence) -> Iterator[Seen]:
    """Waste oil of 2710.91, or a trade name of PCB liquids."""
    for part in evidence.parts:
        codes = part.commodity("2710.91")
        if codes:
            yield seen(codes, words=codes[0].value)
    words = evidence.says(_PCB_OIL)
    if words:
        yield seen(words=words)


def flame_retarded_plastic(evidence: Evidence) -> Iterator[Seen]:
    """Plastic waste or regrind with marks of flame retardants."""
    for part in evidence.parts:
        words = part.says(_FLAME_RETARDED)
        plastic = part.commodity("39") or part.says(_PLASTIC_WORDS)
        if words and plastic and (part.is_old or part.says(_AGAIN)):
            yield seen(part.of(Scheme.HS, Scheme.BASEL), words=words)


def chlorinated_paraffin(evidence: Evidence) -> Iterator[Seen]:
    """A trade number of chlorinated paraffins without a CAS number."""
    for part in evidence.parts:
        words = part.says(_PARAFFIN)
        if words and not part.of(Scheme.CAS):
            yield seen(part.of(Scheme.HS), words=words)


def fire_fighting_foam(evidence: Evidence) -> Iterator[Seen]:
    """Foam concentrate without a word on fluorine."""
    for part in evidence.parts:
        words = part.says(_FOAM)
        if words and not part.says(_FLUORINE_FREE):
            yield seen(part.of(Scheme.HS), words=words)


def mist_suppressant(evidence: Evidence) -> Iterator[Seen]:
    """Mist suppressant without a CAS number."""
    for part in evidence.parts:
        words = part.says(_MIST)
        if words and not part.of(Scheme.CAS):
            yield seen(part.of(Scheme.HS), words=words)


def ant_bait(evidence: Evidence) -> Iterator[Seen]:
    """Ant bait, mirex, sulfluramid."""
    for part in evidence.parts:
        words = part.says(_ANTS)
        if words:
            yield seen(part.of(Scheme.HS, Scheme.CAS), words=words)


def destruction_by_a_trader(evidence: Evidence) -> Iterator[Seen]:
    """Listed chemicals or controlled waste for disposal, consigned to a trader."""
    importer = evidence.declaration.importer if evidence.declaration else ""
    trader = _TRADER.search(importer)
    for part in evidence.parts:
        listed = (*evidence.of_regime(part, Regime.STOCKHOLM), *evidence.of_regime(part, Regime.BASEL))
        if trader and listed and part.circumstances.purpose == "disposal":
            yield seen(listed, importer=importer)


# --- Minamata


def mass_of_a_flask(evidence: Evidence) -> Iterator[Seen]:
    """Packages of 34.5 kg that nobody calls mercury."""
    for part in evidence.parts:
        each = part.kg_a_package
        if each is not None and _FLASK_KG[0] <= each <= _FLASK_KG[1] and not _is_mercury(part):
            yield seen(part.of(Scheme.HS), each=round(each, 2), line=_line(part))


def dental_mercury(evidence: Evidence) -> Iterator[Seen]:
    """Mercury for dentists by the half kilogram and more."""
    for part in evidence.parts:
        words, mercury = part.says(_DENTAL), _is_mercury(part)
        if words and (mercury or part.says(_MERCURY)) and part.kg is not None and part.kg > _DENTAL_KG:
            yield seen(mercury, words=words, kg=part.kg)


def liquid_metal(evidence: Evidence) -> Iterator[Seen]:
    """Liquid metal or amalgam under a code that is not mercury's."""
    for part in evidence.parts:
        words = part.says(_LIQUID_METAL)
        if words and not _is_mercury(part):
            yield seen(part.of(Scheme.HS), words=words)


def special_purpose_lamps(evidence: Evidence) -> Iterator[Seen]:
    """Lamps with words of special purposes."""
    for part in evidence.parts:
        words = part.says(_SPECIAL)
        if words and (part.commodity("8539.3") or part.says(_LAMPS)):
            yield seen(part.commodity("8539"), words=words)


def mercury_cells(evidence: Evidence) -> Iterator[Seen]:
    """Mercury-oxide batteries, or button cells without a word that they are free of it."""
    for part in evidence.parts:
        codes, words = part.commodity("8506.3"), part.says(_BUTTON)
        if (codes or words) and not part.says(_NO_MERCURY):
            yield seen(codes, words=words or codes[0].value)


def liquid_gauges(evidence: Evidence) -> Iterator[Seen]:
    """Thermometers and gauges with liquid, unless they are called something else."""
    for part in evidence.parts:
        codes, words = part.commodity("9025.11"), part.says(_GAUGES)
        if (codes or words) and not part.says(_NOT_MERCURY):
            yield seen(codes, words=words or codes[0].value)


def folk_mercury(evidence: Evidence) -> Iterator[Seen]:
    """Azogue, parad, zhusha, cinnabar."""
    words = evidence.says(_FOLK)
    if words:
        yield seen(words=words)


def mercury_left_off_the_papers(evidence: Evidence) -> Iterator[Seen]:
    """UN 2809 found, and not declared."""
    for difference in evidence.differences:
        found = difference.scheme is Scheme.UN and difference.found == "2809"
        if found and difference.kind is not DifferenceKind.NOT_SEEN:
            yield seen(declared=difference.declared or "—")
