"""What the Cartagena Protocol says of living modified organisms."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "cartagena.modified_organism": sentence("{organism} is a living modified organism ({events})."),
        "cartagena.modified_organism_unspecified": sentence(
            "{organism} stands for living modified organisms; their events are not stated or not known here."
        ),
        "cartagena.food_feed_processing": sentence(
            "{organism} for food, feed or processing from {export} to {destination}: the papers say that the cargo "
            "contains living modified organisms, name them, and say that they are not for introduction into the "
            "environment. The State of import may ask for an approval of its own."
        ),
        "cartagena.food_feed_may_contain": sentence(
            "{organism} for food, feed or processing from {export} to {destination}: while the identity is not known, "
            "the papers say that the cargo may contain living modified organisms and that they are not for "
            "introduction into the environment. The State of import may ask for an approval of its own."
        ),
        "cartagena.contained_use": sentence(
            "{organism} for contained use from {export} to {destination}: the papers identify living modified "
            "organisms, say how to handle them safely, and name a contact and the consignee."
        ),
        "cartagena.introduction": sentence(
            "{organism} for introduction into the environment from {export} to {destination}: the papers give identity "
            "and traits, safe handling, contact, importer and exporter, and declare conformity with the Protocol."
        ),
        "cartagena.purpose_undeclared": sentence(
            "{organism} from {export} to {destination}: what it is for decides which papers are due, and that is not "
            "declared. Food, feed or processing, contained use, or introduction into the environment?"
        ),
        "cartagena.human_pharmaceutical": sentence(
            "{organism} is declared for medical use: pharmaceuticals for humans that other international agreements "
            "cover are outside the Protocol. The papers must show that it is one."
        ),
        "cartagena.informed_agreement": sentence(
            "{organism} for introduction into the environment: before the first movement the exporter notifies "
            "{destination} (Article 8), which decides in writing (Article 10)."
        ),
        "cartagena.informed_agreement_any_route": sentence(
            "{organism} for introduction into the environment: before the first movement into a Party the exporter "
            "notifies it (Article 8), and it decides in writing (Article 10). Give the State of import."
        ),
        "cartagena.informed_agreement_non_party": sentence(
            "{organism} for introduction into the environment of {destination}: {export} is no Party, but the movement "
            "must fit the objective of the Protocol, so {destination} decides before the first one."
        ),
        "cartagena.informed_agreement_unknown": sentence(
            "{organism} for introduction into the environment: whether {destination} is a Party is not known here; a "
            "Party decides before the first movement."
        ),
        "cartagena.non_party": sentence(
            "{countries} is no Party: the movement of {organism} must fit the objective of the Protocol; agreements "
            "may cover it. The Party at the other end asks for the papers of Article 18 all the same."
        ),
        "cartagena.party_unknown": sentence(
            "Whether {countries} is a Party on {date} is not known here. That decides how far the Protocol binds the "
            "movement of {organism}."
        ),
        "cartagena.transit": sentence(
            "{organism} through {country}: no informed agreement is due for transit, but {country} may regulate it."
        ),
        "cartagena.transit_non_party": sentence(
            "{organism} through {country}, which is no Party: its own law decides on the transit."
        ),
        "cartagena.transit_unknown": sentence(
            "{organism} through {country}: whether it is a Party is not known here; it may regulate the transit."
        ),
        "cartagena.not_yet": sentence(
            "{organism}: on {date} the Protocol was not in force (11 September 2003). National law decides."
        ),
        "cartagena.not_bound": sentence(
            "Neither {export} nor {destination} is a Party on {date}: the Protocol does not bind this movement of "
            "{organism}. National law decides."
        ),
        "cartagena.same_country": sentence(
            "{organism}: the States of export and import are the same ({destination}); the Protocol speaks of "
            "movements between States. Check the route."
        ),
        "cartagena.event_unknown": sentence(
            "{value} is not among the identifiers of edition {edition}, which has not all of them. The Biosafety "
            "Clearing-House has the full register."
        ),
        "cartagena.event_withdrawn": sentence(
            "{event} ({value}): {concern}. The movement may be illegal; hold and ask the national authority."
        ),
        "cartagena.which_event": sentence(
            "“{value}” is also a name of modified organisms ({identifiers}). Ask what it means here."
        ),
        "cartagena.crop_mismatch": sentence(
            "{organism} belongs to {crops}, but {value} means {crop}. One of the two is wrong."
        ),
        "cartagena.may_be_modified": sentence(
            "{value}: modified varieties of {crop} are traded, and nothing here says whether this is one. Ask."
        ),
        "cartagena.not_listed": sentence(
            "Looked up in edition {edition} and found no living modified organism: {values}. That is no statement "
            "that the goods are free of them or may move."
        ),
        "cartagena.exception.not_first": sentence("If it is not the first movement of this organism for this use"),
        "cartagena.exception.no_adverse_effect": sentence(
            "If the Parties decided that the organism is not likely to have adverse effects (Article 7(4))"
        ),
        "cartagena.exception.simplified": sentence(
            "If the Party of import named it in advance for a simplified procedure (Article 13)"
        ),
        "cartagena.exception.agreement": sentence("If an agreement between the States covers it (Article 14)"),
        "cartagena.exception.not_covered": sentence(
            "If no other international agreement or organisation covers the pharmaceutical, the papers of Article 18 "
            "are due"
        ),
    }
)
