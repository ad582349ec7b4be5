"""Why a red flag was raised: chemicals, species, organisms and weapons."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # Rotterdam Convention
        "red_flag.rotterdam_01": sentence("{values} is listed, and no declared line names it."),
        "red_flag.rotterdam_04": sentence("A listed pesticide under the general line {hs}."),
        "red_flag.rotterdam_05": sentence("Line {line}: {values} is listed, and no commodity code is given."),
        "red_flag.rotterdam_08": sentence("UN {number} says environmental hazard only; the pesticide is listed."),
        "red_flag.rotterdam_11": sentence("{values} is listed, and the words say “{words}”: technical grade."),
        "red_flag.rotterdam_14": sentence("{kg} kg of {values} for a laboratory; more than {limit} kg is a stock."),
        "red_flag.rotterdam_15": sentence("“{words}” often holds asbestos, and the fibre is not named."),
        "red_flag.rotterdam_16": sentence("“{words}” may be tetraethyl or tetramethyl lead."),
        "red_flag.rotterdam_17": sentence("“{words}” without a word on organotin."),
        "red_flag.rotterdam_18": sentence("“{words}”: products for such spraying are listed."),
        "red_flag.rotterdam_20": sentence("{values} is listed and goes through {transit}."),
        # Stockholm Convention
        "red_flag.stockholm_02": sentence("Old electrical equipment (“{words}”) without a word on PCBs."),
        "red_flag.stockholm_03": sentence("“{words}” stands for oil with PCBs."),
        "red_flag.stockholm_04": sentence("Plastics marked “{words}” hold flame retardants."),
        "red_flag.stockholm_06": sentence("“{words}” without chain length or CAS number."),
        "red_flag.stockholm_08": sentence("“{words}” without a word on fluorine."),
        "red_flag.stockholm_09": sentence("“{words}” may be a salt of PFOS; no CAS number is given."),
        "red_flag.stockholm_10": sentence("“{words}” may be sulfluramid or mirex."),
        "red_flag.stockholm_20": sentence("{values} for disposal, consigned to a trader (“{importer}”)."),
        # Minamata Convention
        "red_flag.minamata_01": sentence("Line {line}: {each} kg a package is the mass of a mercury flask."),
        "red_flag.minamata_02": sentence("{kg} kg of mercury as “{words}”."),
        "red_flag.minamata_06": sentence("“{words}” under a code that is not mercury's."),
        "red_flag.minamata_11": sentence("Lamps said to be for “{words}”."),
        "red_flag.minamata_12": sentence("“{words}” without a word that there is no mercury in it."),
        "red_flag.minamata_13": sentence("“{words}” with liquid, and no word which."),
        "red_flag.minamata_14": sentence("“{words}” is mercury or cinnabar."),
        "red_flag.minamata_19": sentence("UN 2809 on the goods; the papers say {declared}."),
        # CITES
        "red_flag.cites_01": sentence("“{words}” without a scientific name."),
        "red_flag.cites_03": sentence(
            "“{words}” from {export} to {destination}: ivory and scales are hidden in such loads."
        ),
        "red_flag.cites_04": sentence("“{words}” without a scientific name."),
        "red_flag.cites_05": sentence("“{words}”: elephant ivory goes under that name."),
        "red_flag.cites_06": sentence("“{words}” without a scientific name."),
        "red_flag.cites_07": sentence("“{words}” from Europe to Asia may be glass eels."),
        "red_flag.cites_08": sentence("Shark fins (“{words}”) without a scientific name."),
        "red_flag.cites_11": sentence("“{words}” without a scientific name."),
        "red_flag.cites_12": sentence("{values} with source code {source}, though it is seldom bred."),
        "red_flag.cites_13": sentence("{kg} kg of {values} for the purpose {purpose}, which is not commercial."),
        "red_flag.cites_16": sentence("{values} names a genus and no species."),
        "red_flag.cites_20": sentence("Antique furniture of “{words}”."),
        "red_flag.cites_21": sentence("Musical instruments with “{words}”."),
        "red_flag.cites_22": sentence("Agarwood (“{words}”) without species or permit."),
        "red_flag.cites_23": sentence("“{words}” without species or permit: stony corals."),
        # Cartagena Protocol
        "red_flag.cartagena_01": sentence(
            "{grain} from {export}, with neither “contains” nor “may contain” modified organisms."
        ),
        "red_flag.cartagena_03": sentence("The check digit of {values} does not agree."),
        "red_flag.cartagena_07": sentence("Grain for food, feed or processing goes to a seed firm (“{importer}”)."),
        "red_flag.cartagena_11": sentence("Organisms among laboratory goods: {words}."),
        "red_flag.cartagena_15": sentence("“{seed}” declared as {words}: whole seed grows."),
        # Chemical Weapons Convention
        "red_flag.cwc_06": sentence("{values} together: chemicals on the way to a nerve agent."),
        "red_flag.cwc_07": sentence("{values} together: a fluoride beside organophosphorus chemicals."),
        "red_flag.cwc_08": sentence("{values} together: chemicals on the way to a V agent."),
        "red_flag.cwc_12": sentence("{values} is scheduled, and the importer (“{importer}”) is no end user."),
        "red_flag.cwc_14": sentence("“{words}” stands for methylphosphonates."),
        "red_flag.cwc_15": sentence("A scheduled chemical under the remainder line {hs}."),
        "red_flag.cwc_20": sentence("Saxitoxin, {kg} kg: above 5 mg it moves only by notified transfer."),
        "red_flag.cwc_21": sentence("The CAS number {values} has a wrong check digit."),
    }
)
