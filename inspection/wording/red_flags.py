"""Why a red flag was raised: refrigerants and waste."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "red_flags.heading": sentence("Red flags"),
        "red_flags.meaning": sentence("Indicators, not proof; they change no verdict."),
        "red_flags.none": sentence("None of the indicators that run by themselves showed."),
        "red_flags.confirm": sentence("To confirm or clear it: {how}"),
        "red_flags.checklist": sentence("To look at and tick"),
        "red_flags.checklist_count": sentence("More indicators to look at: {count} (--json lists them)."),
        # Montreal Protocol
        "red_flag.montreal_01": sentence("{values} in a cylinder that cannot be refilled ({mark})."),
        "red_flag.montreal_02": sentence("Marks of the American market ({mark}) on goods for {destination}."),
        "red_flag.montreal_03": sentence("The substance does not travel under UN {number}."),
        "red_flag.montreal_04": sentence("UN {values} is a collective entry, and nothing says which gas it is."),
        "red_flag.montreal_05": sentence("{gas} is flammable and travels as 2.1, but the label or paper says 2.2."),
        "red_flag.montreal_06": sentence("What is on the goods names different substances ({number})."),
        "red_flag.montreal_07": sentence("There is no refrigerant {number}."),
        "red_flag.montreal_15": sentence("Lot {lot} is declared for different goods: {goods}."),
        "red_flag.montreal_21": sentence("{values} is said to be {condition}."),
        "red_flag.montreal_22": sentence("{values} is said to be for {purpose}, which the phase-out exempts."),
        "red_flag.montreal_23": sentence("{values} is controlled and goes through {transit}."),
        "red_flag.montreal_25": sentence("{values} ({group}) is no longer made for such uses anywhere."),
        "red_flag.montreal_26": sentence("Line {line}: {stated} against {net} kg net."),
        "red_flag.montreal_27": sentence(
            "{each} kg of {values} in one disposable cylinder; the largest holds about {largest} kg."
        ),
        "red_flag.montreal_29": sentence("The commodity code {hs} does not fit a refrigerant."),
        "red_flag.montreal_30": sentence(
            "{gas} under the commodity code {hs}: blend and single substance are mixed up."
        ),
        "red_flag.montreal_31": sentence("{values} is a commodity code from before 2022."),
        "red_flag.montreal_36": sentence("A State on the way is not bound ({provision})."),
        "red_flag.montreal_40": sentence("{values} on the goods; line {line} of the papers says “{words}”."),
        "red_flag.montreal_41": sentence("{values} in cans of {each} kg."),
        "red_flag.montreal_45": sentence("Second-hand cooling equipment ({what})."),
        "red_flag.montreal_46": sentence("Polyol ({what}) without its blowing agent."),
        "red_flag.montreal_47": sentence("Fire extinguishers ({what}) without their agent."),
        "red_flag.montreal_48": sentence("Methyl bromide ({what}) without a purpose."),
        "red_flag.montreal_53": sentence("Line {line} names the brand {brand} and no substance."),
        "red_flag.montreal_56": sentence("{values} is HFC-23, mostly a by-product that has to be destroyed."),
        "red_flag.montreal_59": sentence("The serial number {serial} is declared {count} times."),
        "red_flag.montreal_60": sentence("The label names {labelled}, the instrument finds {measured}."),
        "red_flag.montreal_61": sentence("The instrument finds {composition}."),
        # Basel Convention
        "red_flag.basel_01": sentence("“{words}”, and no serial numbers or list of items."),
        "red_flag.basel_02": sentence("“{words}”, and no grade or specification."),
        "red_flag.basel_06": sentence("“{words}”: leaded glass, old models."),
        "red_flag.basel_08": sentence("{waste} was deleted on 1 January 2025."),
        "red_flag.basel_09": sentence("B3010 covers no plastic waste since 1 January 2021."),
        "red_flag.basel_10": sentence("B3011 is claimed for plastic called “{words}”."),
        "red_flag.basel_12": sentence("PVC (“{words}”) as clean or uncoded plastic scrap."),
        "red_flag.basel_13": sentence("{hs} is for primary plastics, the words say “{words}”."),
        "red_flag.basel_18": sentence("{load} kg in container {container}; none may carry more than {largest} kg."),
        "red_flag.basel_21": sentence("{values} on the goods, and no dangerous goods on the papers."),
        "red_flag.basel_23": sentence("“{words}”: used packaging may hold remains."),
        "red_flag.basel_24": sentence("Lead-acid batteries ({values}) declared as “{words}”, without A1160."),
        "red_flag.basel_25": sentence("Lithium batteries ({values}) among goods declared as “{words}”."),
        "red_flag.basel_26": sentence("“{words}” without a waste code of batteries."),
        "red_flag.basel_31": sentence("“{words}” declared as “{mineral}”."),
        "red_flag.basel_32": sentence("“{words}” outside class 4.3."),
        "red_flag.basel_34": sentence("“{words}” without a waste code of oily waste."),
        "red_flag.basel_40": sentence("Chemicals as “{words}”."),
        "red_flag.basel_41": sentence("“{words}”, and no waste code."),
        "red_flag.basel_42": sentence("“{words}” under {values}, a commodity code of goods."),
        "red_flag.basel_43": sentence("{values} for batteries or e-scrap, which stand in 8549 since 2022."),
        "red_flag.basel_45": sentence("Controlled waste consigned to “{importer}”."),
        "red_flag.basel_47": sentence("Controlled waste by a roundabout way: {way}."),
        "red_flag.basel_49": sentence("{waste} from an Annex VII State to another."),
        "red_flag.basel_50": sentence("{waste}: a State on the way is no Party, or not surely one ({provision})."),
        "red_flag.basel_54": sentence("Controlled waste: declared {declared}, found {found}."),
        "red_flag.basel_58": sentence("Plastic waste ({values}) from {export} to {destination}, outside the OECD."),
        "red_flag.basel_59": sentence("Declared {declared}, found {found}."),
    }
)
