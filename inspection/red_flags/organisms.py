"""Flags of CITES and of the Cartagena Protocol."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from ..finding import Regime
from .sighting import seen
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .evidence import Evidence
    from .sighting import Seen

_WOOD = Words(
    r"\bhard ?wood|\blogs?\b|sawn timber|padouk|padauk|mukula|kosso|hongmu|red ?wood|rose ?wood|ebony|"
    r"\bwood,? n\.?e\.?s"
)
_WOOD_CODES = ("4403", "4404", "4406", "4407", "4408", "4409")
_COVER_LOADS = ("3915", "0801", "1202", "4401", "0303", "0305", "0713", "1207")
_COVER_WORDS = Words(r"cashew|peanut|groundnut|timber chips|frozen fish|plastic scrap|beans")
_HORN = Words(
    r"\b(?:buffalo |cow |deer |animal )horns?\b|\bhorn (?:cups|combs|buttons|products|carvings)|^horns?$|"
    r"\bbones? (?:carvings|products|beads|pieces)|^bones?$|(?:sea|turtle|tortoise) ?shells?|shell (?:carvings|buttons)|"
    r"plastic beads|\btusks?\b|(?:animal|lion|tiger|bear) (?:teeth|claws)"
)
_MAMMOTH = Words(r"mammoth")
_SCALES = Words(r"fish scales|dried fish|cocoa husk|fish maw|dried seafood")
_EELS = Words(r"\belvers?\b|glass eels?|live (?:fish|shrimp|eels?)|chilled fish")
_FINS = Words(r"shark'?s? ?fins?|(?:dried|fish|frozen) fins?\b|fish maw")
_FIN_CODES = ("0302.92", "0303.92", "0305.71", "1604.18")
_LEATHER = Words(
    r"exotic (?:leather|skin)|python|crocodile|alligator|lizard|ostrich|snake ?skin|stingray|elephant (?:leather|hide)"
)
_OF_LEATHER = Words(r"leather|skins?\b|hide|\bbags?\b|handbag|belt|shoes?|boots?|watch|strap|purse|wallet|case")
_LEATHER_CODES = ("4202", "6403", "9113", "4203", "4205")
# Bred seldom or with difficulty; long lists of licences and studies name them.
_SELDOM_BRED = Words(
    r"macaca fascicularis|geochelone elegans|centrochelys sulcata|nycticebus|psittacus erithacus|python reticulatus|"
    r"malayopython reticulatus|uroplatus|chlamydosaurus|trachylepis|astrochelys|indotestudo|tiliqua|varanus"
)
_CAPTIVE = frozenset({"C", "F", "D"})
_NOT_COMMERCIAL = frozenset({"P", "S", "E", "Z", "H", "M", "N"})
_COMMERCIAL_KG = Decimal(100)
_GENUS = re.compile(r"[A-Z][a-z]+(?: (?:sp|spp)\.?)?")
_ANTIQUE = Words(r"\bantiques?\b|\bvintage\b")
_FURNITURE = Words(r"furniture|flooring|chairs?|tables?|cabinets?|wardrobe")
_RED_WOOD = Words(r"rose ?wood|red ?wood|hongmu|dalbergia|padauk|padouk|palisander")
_ROSEWOOD_KG = Decimal(10)  # annotation 15 to the CITES appendices, per shipment
_INSTRUMENTS = Words(r"guitars?|violins?|pianos?|clarinets?|oboes?|flutes?|bagpipes?|instruments?")
_INSTRUMENT_PARTS = Words(r"rose ?wood|ebony|tortoise ?shell|ivory|dalbergia|snake ?skin")
_AGARWOOD = Words(r"agar ?wood|\boud\b|\boudh\b|gaharu|incense wood|perfume chips|aloes ?wood")
_CORALS = Words(r"live rock|aquarium (?:decoration|rock)|coral rock|reef rock|\bcorals?\b")

# Where modified varieties are grown; ISAAA, crop by crop, without small and past ones.
_GROWN: tuple[tuple[tuple[str, ...], Words, frozenset[str]], ...] = (
    (("1005",), Words(r"\bmaize\b|\bcorn\b"),
     frozenset({"US", "BR", "AR", "CA", "ZA", "PY", "UY", "PH", "ES", "PT", "CO", "HN", "VN", "CL"})),
    (("1201",), Words(r"soy(?:a|beans?)"),
     frozenset({"US", "BR", "AR", "CA", "PY", "UY", "BO", "ZA", "CL"})),
    (("1205",), Words(r"rape ?seed|canola|colza"), frozenset({"CA", "US", "AU", "CL"})),
    (("1207.2",), Words(r"cotton ?seeds?"),
     frozenset({"US", "BR", "AR", "IN", "CN", "PK", "AU", "PY", "ZA", "MX", "MM", "SD", "CO", "NG", "KE", "ET"})),
)  # fmt: skip
_STATEMENT = Words(r"may contain|contains? (?:LMO|GMO|living modified)|non-?GMO|GMO[- ]?free|not modified")
_SEED_FIRM = Words(r"\bseeds?\b|semences?|semillas?|saatgut|sementes?|plant breed")
_REAGENT = Words(r"reagent|laborator|research (?:sample|material)|culture")
_ORGANISM = Words(r"micro-?organism|bacteri|\bvectors?\b|plasmid|yeast|insects?|\bstrains?\b|\bcells?\b")
_AS_CAKE = Words(r"oil ?cake|bird ?(?:seed|food)|feed meal")
_WHOLE_SEED = Words(r"cotton ?seeds?|rape ?seed|canola|whole seeds?")


# --- CITES


def wood_without_species(evidence: Evidence) -> Iterator[Seen]:
    """Logs, sawn wood or a trade name of tropical wood, and no species."""
    for part in evidence.parts:
        words = part.says(_WOOD)
        if words and not part.of(Scheme.SPECIES):
            yield seen(part.commodity(*_WOOD_CODES), words=words)


def cover_load_route(evidence: Evidence) -> Iterator[Seen]:
    """Bulk goods from Africa to Asia of the kinds that ivory and scales are hidden in."""
    route = evidence.route
    if not (evidence.tagged(route.export, "africa") and evidence.tagged(route.import_, "asia")):
        return
    for part in evidence.parts:
        codes, words = part.commodity(*_COVER_LOADS), part.says(_COVER_WORDS)
        if codes or words:
            yield seen(codes, words=words or codes[0].value, export=route.export, destination=route.import_)


def horn_without_species(evidence: Evidence) -> Iterator[Seen]:
    """Horn, bone, shell, teeth or beads, and no species."""
    for part in evidence.parts:
        codes, words = part.commodity("0507", "0508", "9601"), part.says(_HORN)
        if (codes or words) and not part.of(Scheme.SPECIES):
            yield seen(codes, words=words or codes[0].value)


def mammoth_ivory(evidence: Evidence) -> Iterator[Seen]:
    """Mammoth."""
    words = evidence.says(_MAMMOTH)
    if words:
        yield seen(words=words)


def scales_and_husks(evidence: Evidence) -> Iterator[Seen]:
    """Fish scales, dried fish, cocoa husk, without a species."""
    for part in evidence.parts:
        words = part.says(_SCALES)
        if words and not part.of(Scheme.SPECIES):
            yield seen(part.of(Scheme.HS), words=words)


def live_eels(evidence: Evidence) -> Iterator[Seen]:
    """Live eels by code, or live and chilled fish by name, from Europe to Asia."""
    route = evidence.route
    if not (evidence.tagged(route.export, "europe") and evidence.tagged(route.import_, "asia")):
        return
    for part in evidence.parts:
        codes, words = part.commodity("0301.92"), part.says(_EELS)
        if codes or words:
            yield seen(codes, words=words or codes[0].value)


def fins_without_species(evidence: Evidence) -> Iterator[Seen]:
    """Shark fins, and no species."""
    for part in evidence.parts:
        codes, words = part.commodity(*_FIN_CODES), part.says(_FINS)
        if (codes or words) and not part.of(Scheme.SPECIES):
            yield seen(codes, words=words or codes[0].value)


def exotic_leather(evidence: Evidence) -> Iterator[Seen]:
    """Goods of exotic leather, and no species."""
    for part in evidence.parts:
        words, codes = part.says(_LEATHER), part.commodity(*_LEATHER_CODES)
        if words and (codes or part.says(_OF_LEATHER)) and not part.of(Scheme.SPECIES):
            yield seen(codes, words=words)


def seldom_bred(evidence: Evidence) -> Iterator[Seen]:
    """A source code of captive breeding for a species that is seldom bred."""
    for part in evidence.parts:
        species = [claim for claim in part.of(Scheme.SPECIES) if _SELDOM_BRED.search(claim.value)]
        source = part.circumstances.cites_source
        if species and source in _CAPTIVE:
            yield seen(species, source=source)


def private_purpose_for_trade(evidence: Evidence) -> Iterator[Seen]:
    """A purpose that is not commercial, for more than a hundred kilograms of a listed species."""
    for part in evidence.parts:
        purpose = part.circumstances.purpose
        species = part.of(Scheme.SPECIES) or evidence.of_regime(part, Regime.CITES)
        if species and purpose in _NOT_COMMERCIAL and part.kg is not None and part.kg > _COMMERCIAL_KG:
            yield seen(species, purpose=purpose, kg=part.kg)


def genus_only(evidence: Evidence) -> Iterator[Seen]:
    """A species that is named by its genus."""
    for part in evidence.parts:
        genera = [claim for claim in part.of(Scheme.SPECIES) if _GENUS.fullmatch(claim.value)]
        if genera:
            yield seen(genera)


def antique_rosewood(evidence: Evidence) -> Iterator[Seen]:
    """Old furniture of red wood above the mass that is exempt; of unknown mass, too."""
    for part in evidence.parts:
        furniture = part.commodity("9401", "9403", "4418") or part.says(_FURNITURE)
        heavy = part.kg is None or part.kg > _ROSEWOOD_KG
        if furniture and part.says(_ANTIQUE) and part.says(_RED_WOOD) and heavy:
            yield seen(part.of(Scheme.HS, Scheme.SPECIES), words=part.says(_RED_WOOD))


def listed_parts_in_instruments(evidence: Evidence) -> Iterator[Seen]:
    """Musical instruments with rosewood, ebony, shell or ivory."""
    for part in evidence.parts:
        words = part.says(_INSTRUMENT_PARTS)
        if words and (part.commodity("92") or part.says(_INSTRUMENTS)):
            yield seen(part.commodity("92"), words=words)


def agarwood(evidence: Evidence) -> Iterator[Seen]:
    """Agarwood by any of its names, without species or permit."""
    for part in evidence.parts:
        words = part.says(_AGARWOOD)
        if words and not part.of(Scheme.SPECIES, Scheme.CITES_PERMIT):
            yield seen(part.of(Scheme.HS), words=words)


def live_rock(evidence: Evidence) -> Iterator[Seen]:
    """Live rock and corals without species or permit."""
    for part in evidence.parts:
        words = part.says(_CORALS)
        if words and not part.of(Scheme.SPECIES, Scheme.CITES_PERMIT):
            yield seen(part.of(Scheme.HS), words=words)


# --- Cartagena


def grain_without_statement(evidence: Evidence) -> Iterator[Seen]:
    """Grain from a country that grows modified varieties of it, with neither identifier nor statement."""
    export = evidence.route.export
    if evidence.says(_STATEMENT):
        return
    for part in evidence.parts:
        for codes, name, countries in _GROWN:
            grain = part.commodity(*codes)
            if (grain or part.says(name)) and export in countries and not part.of(Scheme.LMO):
                yield seen(grain, grain=part.says(name) or grain[0].value, export=export)


def identifier_with_wrong_digit(evidence: Evidence) -> Iterator[Seen]:
    """A unique identifier whose check digit does not agree."""
    for part in evidence.parts:
        wrong = [claim for claim in part.of(Scheme.LMO) if claim.problem is Problem.CHECK_DIGIT]
        if wrong:
            yield seen(wrong)


def grain_to_a_seed_firm(evidence: Evidence) -> Iterator[Seen]:
    """Food, feed or processing as purpose, and a seed firm as importer."""
    importer = evidence.declaration.importer if evidence.declaration else ""
    if _SEED_FIRM.search(importer):
        for part in evidence.parts:
            if part.circumstances.purpose == "food-feed-processing":
                yield seen(part.of(Scheme.LMO, Scheme.HS), importer=importer)


def organisms_as_reagents(evidence: Evidence) -> Iterator[Seen]:
    """Organisms, by name or UN 3245, among laboratory goods."""
    for part in evidence.parts:
        numbers, words = part.any_of(Scheme.UN, "3245"), part.says(_REAGENT)
        organism = part.says(_ORGANISM) or ("UN 3245" if numbers else "")
        if organism and words and part.circumstances.purpose != "contained-use":
            yield seen(numbers, words=f"{organism} / {words}")


def whole_seed_as_cake(evidence: Evidence) -> Iterator[Seen]:
    """Cotton seed or rapeseed called oil cake or bird seed, or under its code."""
    for part in evidence.parts:
        codes, words = part.commodity("2304", "2306", "2309"), part.says(_AS_CAKE)
        seed = part.says(_WHOLE_SEED)
        if seed and (codes or words):
            yield seen(codes, words=words or codes[0].value, seed=seed)
