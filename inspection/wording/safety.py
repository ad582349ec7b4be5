"""What the officer has to know before touching anything."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "safety.explosive": sentence(
            "Explosives ({signs}): do not open, move or knock anything. No flame, no sparks, no radio or telephone "
            "beside it. Withdraw everyone behind cover, away from windows, and call the explosives service. [{source}]"
        ),
        "safety.warfare_agent": sentence(
            "Chemical warfare agent ({signs}): do not open, do not touch. Withdraw upwind at once, let nobody near, "
            "and call the emergency services and the national authority. [{source}]"
        ),
        "safety.toxic_by_inhalation": sentence(
            "Poisonous when breathed in ({signs}): do not open. Stay upwind and out of low places; air is measured by "
            "people with breathing apparatus. Smell, leak or sore eyes: leave at once and call the emergency number. "
            "[{source}]"
        ),
        "safety.fumigated": sentence(
            "Under fumigation ({signs}): do not open, do not enter. A fumigation expert ventilates and measures first; "
            "gas comes out of the goods for days afterwards. Headache, dizziness: out, and call the emergency number. "
            "[{source}]"
        ),
        "safety.radioactive": sentence(
            "Radioactive ({signs}): do not open. Keep away, keep it short, let the dose rate be measured, and call "
            "the radiation protection authority. Damaged package: cordon off, touch nothing. [{source}]"
        ),
        "safety.infectious": sentence(
            "Infectious ({signs}): do not open, do not touch. Leave damaged or wet packages where they are, keep "
            "everyone away, wash hands, and call the health authority. [{source}]"
        ),
        "safety.asbestos": sentence(
            "Asbestos ({signs}): raise no dust. Do not open, cut or sweep; keep it wet and shut. Samples only by "
            "people with a fine-dust mask (P3) and a one-way suit. [{source}]"
        ),
        "safety.pyrophoric": sentence(
            "Catches fire in air ({signs}): do not open, do not take a sample. Damaged or smoking: withdraw and call "
            "the fire brigade. [{source}]"
        ),
        "safety.self_heating": sentence(
            "Heats up and may catch fire by itself ({signs}): feel for heat from outside before the doors are opened, "
            "stand beside them and not before them. Smoke or smell: leave it shut and call the fire brigade. [{source}]"
        ),
        "safety.water_reactive": sentence(
            "Dangerous with water ({signs}): keep it dry, open nothing in rain, and let nobody put water on it, not "
            "even on a fire. With water it gives off gas that burns or poisons. [{source}]"
        ),
        "safety.organic_peroxide": sentence(
            "Organic peroxide ({signs}): may burst into fire by heat, knocks or dirt. Do not open, keep it cool and "
            "in the shade, check whether its cooling runs. Hissing or bulging: withdraw, call the fire brigade. "
            "[{source}]"
        ),
        "safety.self_reactive": sentence(
            "May react by itself when it gets warm ({signs}): do not open, check whether its cooling runs, no flame. "
            "Fumes, swelling or heat: withdraw and call the fire brigade. [{source}]"
        ),
        "safety.dry_ice": sentence(
            "Dry ice or another coolant ({signs}): its gas takes the air away without a smell. Measure before "
            "the doors are opened, let them stand open, and go in only when the air is right; no bare hands. [{source}]"
        ),
        "safety.cryogenic": sentence(
            "Deep-cold liquefied gas ({signs}): burns skin and eyes by cold and takes the air away. Do not touch "
            "valves or frosted parts; out of pits and closed rooms; measure oxygen before entering. [{source}]"
        ),
        "safety.flammable_gas": sentence(
            "Flammable gas ({signs}): no flame, no sparks, no telephone within reach of a leak. Do not open valves; "
            "ventilate, and measure for explosive gas before entering. [{source}]"
        ),
        "safety.battery": sentence(
            "Lithium or sodium ion batteries ({signs}): damaged, swollen, warm or loose ones may catch fire and give "
            "off poisonous smoke. Do not move or press them; smoke: get out, keep upwind, call the fire brigade. "
            "[{source}]"
        ),
        "safety.asphyxiant": sentence(
            "Gas under pressure ({signs}): may take the air away in a closed room, and freezes skin. Ventilate and "
            "measure oxygen before entering; do not open valves, drop or heat a cylinder. [{source}]"
        ),
        "safety.flammable_liquid": sentence(
            "Burns easily ({signs}): no flame, no sparks, no telephone beside an open package. Vapour gathers low: "
            "ventilate before entering. [{source}]"
        ),
        "safety.toxic": sentence(
            "Poisonous ({signs}): gloves, goggles and covered skin; touch and smell nothing, do not eat, drink or "
            "smoke. A leak or dust: stay out and call people with breathing protection. [{source}]"
        ),
        "safety.corrosive": sentence(
            "Corrosive ({signs}): burns skin and eyes. Acid-proof gloves and goggles; do not open leaking packages; "
            "have water for rinsing at hand. [{source}]"
        ),
        "safety.oxidising": sentence(
            "Feeds fire ({signs}): keep flame, oil, wood, paper and fuel away; do not step into spilled goods. "
            "[{source}]"
        ),
        "safety.persistent": sentence(
            "PCBs and the like ({signs}): gloves that oil does not pass, no bare skin, nothing into drains; heat or "
            "fire makes dioxins: keep upwind. [{source}]"
        ),
        "safety.mercury": sentence(
            "Mercury ({signs}): its vapour has no smell. Keep flasks shut and cool, take off rings and watches, wear "
            "gloves, ventilate; never sweep or vacuum a spill. [{source}]"
        ),
        "safety.hot": sentence(
            "Carried hot ({signs}): do not touch tank, valves or content; do not open; keep water away. [{source}]"
        ),
        "safety.flammable_solid": sentence(
            "Solid that burns easily ({signs}): no flame, no friction, no sparks; raise no dust. [{source}]"
        ),
        "safety.minor_explosive": sentence(
            "Explosive articles of minor hazard ({signs}): no flame, no smoking; do not open, drop or take any apart. "
            "[{source}]"
        ),
        "safety.engineered_organism": sentence(
            "Genetically modified organisms ({signs}): do not open or damage the inner packaging; leaking: leave it, "
            "wash hands, and call the biosafety authority. [{source}]"
        ),
        "safety.uncleaned": sentence(
            "Used packaging with remains ({signs}): treat it as full. Gloves and goggles, do not smell at openings, no "
            "flame, do not climb in. [{source}]"
        ),
        "safety.unknown_goods": sentence(
            "Dangerous goods of unknown kind ({signs}): do not open until the carrier's papers say what it is; keep "
            "upwind, no flame. [{source}]"
        ),
        "safety.other_dangerous": sentence(
            "Dangerous goods or hazardous waste ({signs}): gloves and goggles; ventilate before entering; do not open "
            "leaking packages. [{source}]"
        ),
        "safety.below": sentence("More dangers"),
        "safety.more": sentence("And {count} more; the report has them all."),
        "safety.first": sentence("Safety first"),
    }
)
