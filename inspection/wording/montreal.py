"""What the rules of the Montreal Protocol say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "montreal.controlled_substance": sentence(
            "{thing}: {substance} is a controlled substance of {listing} ({family}); ozone depletion potential {odp}, "
            "global warming potential {gwp}."
        ),
        "montreal.controlled_substance_kg": sentence(
            "{thing}: {substance} is a controlled substance of {listing} ({family}); ozone depletion potential {odp}, "
            "global warming potential {gwp}. {kg} kg are {odp_kg} ODP-kg and {co2e} t of CO2 equivalent by the values "
            "of the annexes ({co2e_actual} t by actual values)."
        ),
        "montreal.controlled_component": sentence(
            "{thing} holds {share} % of {substance}, a controlled substance of {listing} ({family}); ozone depletion "
            "potential {odp}, global warming potential {gwp}. The whole blend counts with {odp_blend} and {gwp_blend} "
            "by the values of the annexes."
        ),
        "montreal.controlled_component_kg": sentence(
            "{thing} holds {share} % of {substance}, a controlled substance of {listing} ({family}); ozone depletion "
            "potential {odp}, global warming potential {gwp}. {kg} kg of the blend ({odp_blend} and {gwp_blend} by "
            "the values of the annexes) are {odp_kg} ODP-kg and {co2e} t of CO2 equivalent ({co2e_actual} t by actual "
            "values)."
        ),
        "montreal.controlled_family": sentence(
            "{thing} means {substance} or another substance of the same line; {substance} stands in {listing} "
            "({family}); ozone depletion potential {odp}, global warming potential {gwp}."
        ),
        "montreal.controlled_group": sentence(
            "{thing} covers mixtures with substances of {listing} ({family}). Ask for the designation and the "
            "composition."
        ),
        "montreal.licence_required": sentence(
            "{substance} ({listing}): a Party licenses every import and export of it, new, used, recycled or "
            "reclaimed. A licence is needed from: {countries}."
        ),
        "montreal.licence_required_everywhere": sentence(
            "{substance} ({listing}): every Party licenses import and export of it, new, used, recycled or reclaimed, "
            "whatever the route."
        ),
        "montreal.licence_unknown": sentence(
            "{substance} ({listing}): this edition does not know whether {countries} had to license it on {date}. Ask "
            "the national ozone unit."
        ),
        "montreal.licence_route_unknown": sentence(
            "{substance} ({listing}): who has to license it depends on the States of export and import and on whether "
            "the Kigali Amendment binds them. Give the route."
        ),
        "montreal.licence_not_yet": sentence(
            "{substance} ({listing}): on {date} the licensing duty had not begun for {countries}. National law may "
            "ask for a licence all the same."
        ),
        "montreal.not_bound": sentence(
            "{substance} ({listing}): on {date} the Kigali Amendment bound neither {countries}. National law may ask "
            "for a licence all the same."
        ),
        "montreal.phased_out": sentence(
            "{substance}: the limit on consumption for {country} has been zero since {date} ({paragraph}). Its import "
            "is barred unless an exemption applies."
        ),
        "montreal.phased_out_everywhere": sentence(
            "{substance}: the limit on consumption is zero for every Party, for the last group since {date} "
            "({paragraph}). Its import is barred anywhere unless an exemption applies."
        ),
        "montreal.phased_out_exempt": sentence(
            "{substance}: the limit on consumption for {country} has been zero since {date} ({paragraph}), but what "
            "is declared falls outside it. The import still needs a licence, and the declaration has to be shown to "
            "be true."
        ),
        "montreal.freeze": sentence(
            "{substance}: consumption of {country} is frozen at its baseline since {date} ({paragraph}). The import "
            "counts against the national quota."
        ),
        "montreal.reduction_step": sentence(
            "{substance}: consumption of {country} may not exceed {percent} % of its baseline since {date}, a "
            "reduction of {reduction} % ({paragraph}). The import counts against the national quota."
        ),
        "montreal.step_unknown": sentence(
            "{substance}: which step of the schedule holds depends on the group of the importing Party (Article 5 or "
            "not), and that is not known here for {country}."
        ),
        "montreal.step_unknown_party": sentence(
            "{substance}: this edition does not know whether {country} is bound by the Kigali Amendment, and so "
            "whether its schedule applies."
        ),
        "montreal.non_party_trade": sentence(
            "{substance}: {country} is not bound for this group of substances; Parties bar the trade with such States "
            "since {date}."
        ),
        "montreal.party_unknown": sentence(
            "{substance}: Parties bar the trade with States that are not bound for this group since {date}, and this "
            "edition does not know the status of {country}."
        ),
        "montreal.in_product": sentence(
            "{substance} is inside a machine or product by its HS code: the Protocol controls the substance in bulk "
            "and in containers, not in a finished product. Many national laws control such products too."
        ),
        "montreal.product_may_contain": sentence(
            "HS {value} ({product}) may be charged with a controlled substance: {candidates}. Read the rating plate."
        ),
        "montreal.non_refillable": sentence(
            "{substance} in a non-refillable container: the Protocol does not bar such containers, many States do. "
            "Whether {country} does is not known here."
        ),
        "montreal.which_substance": sentence(
            "“{value}” does not settle which substance it is. Among others it may be: {candidates}."
        ),
        "montreal.unnamed_mixture": sentence(
            "The instrument found a mixture without designation: {composition}. A contaminated or spent "
            "refrigerant that is to be disposed of or recovered is waste under the Basel Convention (Y45 as a "
            "rule); as goods, each controlled part counts by its share. Have a laboratory confirm the "
            "composition, and ask for its origin."
        ),
        "montreal.composition_unknown": sentence(
            "This edition does not know what “{value}” consists of; it may hold controlled substances."
        ),
        "montreal.claims_disagree": sentence(
            "The label says different things of the content: {names}. At most one of them is right."
        ),
        "montreal.un_mismatch": sentence(
            "UN {value} does not belong to {substance}; expected: UN {expected}. The content may be another substance."
        ),
        "montreal.hs_mismatch": sentence(
            "HS {value} does not belong to {substance}; expected in the 2022 nomenclature: {expected}. The goods may "
            "be declared wrongly, or under an older edition."
        ),
        "montreal.same_country": sentence(
            "{substance}: the States of export and import are the same ({country}); the Protocol speaks of trade "
            "between States. Check the route."
        ),
        "montreal.not_listed": sentence(
            "Looked up in edition {edition} and not found in Annexes A to F: {values}. That is no statement that the "
            "goods may move; other rules and national law may apply."
        ),
        "montreal.hs_outdated": sentence(
            "HS {value} was the line of {substance} in an older edition of the nomenclature; since 2022: {expected}. "
            "The declaration is out of date."
        ),
        "montreal.licence_not_yet_anywhere": sentence(
            "{substance} ({listing}): on {date} the licensing duty had not begun for any Party. National law may ask "
            "for a licence all the same."
        ),
        "montreal.step_not_counted": sentence(
            "{substance}: consumption of {country} may not exceed {percent} % of its baseline since {date} "
            "({paragraph}), but what is declared does not count as consumption. The import still needs a licence, and "
            "the declaration has to be shown to be true."
        ),
        "montreal.in_fumigated_unit": sentence(
            "{substance} named with UN 3359: the unit was fumigated, and what is left of the gas is no import of the "
            "substance. Ask whether it was quarantine or pre-shipment treatment. More of it in cylinders is another "
            "matter."
        ),
        "montreal.exception.not_virgin": sentence(
            "If it is recovered, recycled, reclaimed or used and the origin is proved: such amounts do not count as "
            "consumption (decision IV/24), but need a licence"
        ),
        "montreal.exception.feedstock": sentence(
            "If all of it is used as feedstock and changed into other chemicals (Article 1(5))"
        ),
        "montreal.exception.destruction": sentence(
            "If all of it goes to destruction by an approved technology (Article 1(5))"
        ),
        "montreal.exception.laboratory": sentence(
            "If it is for laboratory or analytical use under the global exemption (decision XXXI/5)"
        ),
        "montreal.exception.essential_use": sentence(
            "If the Parties agreed to the use as essential, for this Party, year and amount (decision IV/25)"
        ),
        "montreal.exception.quarantine": sentence("If it is for quarantine or pre-shipment treatment (Article 2H(6))"),
        "montreal.exception.critical_use": sentence(
            "If the Parties agreed to the use as critical, for this Party, year and amount (Article 2H(5))"
        ),
        "montreal.exception.servicing_tail": sentence(
            "If it serves equipment that existed when the limit became zero, within {percent} % of the baseline, "
            "until {until}"
        ),
        "montreal.exception.burns_aerosol": sentence(
            "If it is for medical aerosols that treat burns or solvents for rocket engines, within {percent} % of the "
            "baseline, until {until}"
        ),
        "montreal.exception.complying_non_party": sentence(
            "If a meeting of the Parties found the State to comply in full (Article 4(8))"
        ),
        "montreal.exception.within_eu": sentence(
            "Within the European Union: the Union and its members fulfil the Protocol jointly (Article 2(8)), and "
            "trade among them is no import; Regulations (EU) 2024/590 and 2024/573 govern it"
        ),
    }
)
