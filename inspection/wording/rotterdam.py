"""Sentences on the Rotterdam Convention."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "rotterdam.listed": sentence(
            "“{value}” is listed in Annex III as {chemical} ({category}), since {date}: it moves between Parties"
            " under prior informed consent."
        ),
        "rotterdam.import_response": sentence(
            "{chemical}: what {destination} answered the secretariat decides the import: consent, conditions, or"
            " refusal. Look the response up in the PIC circular. National law decides and may go further."
        ),
        "rotterdam.import_response_any": sentence(
            "{chemical}: what the importing Party answered the secretariat decides the import. Give the State of"
            " import and look its response up in the PIC circular."
        ),
        "rotterdam.import_response_from_non_party": sentence(
            "{chemical}: {export} is no Party, but a refusal or condition of {destination} holds for imports from"
            " any source (Article 10(9)). Look its response up in the PIC circular."
        ),
        "rotterdam.export_conditions": sentence(
            "{chemical}: the exporting Party lets it leave only as the importing Party's response says. Without a"
            " response it needs registration or earlier use there, or explicit consent; and a notice of export where"
            " the exporting Party has banned or severely restricted it, which this edition does not know. National"
            " law decides and may go further."
        ),
        "rotterdam.export_information": sentence(
            "{chemical}: exported only with the HS code on the shipping document where one is assigned (here:"
            " {lines}), a label on risks and hazards, and a current safety data sheet for use at work."
        ),
        "rotterdam.export_information_non_party": sentence(
            "{chemical}: {destination} is no Party, so no import response exists. Label, HS code (here: {lines}) and"
            " safety data sheet go with it all the same; the Convention itself speaks of Parties only (Article 2(f)),"
            " national law usually of every export."
        ),
        "rotterdam.transit_information": sentence(
            "{chemical}: mere transit is no import or export, but a Party of transit may ask to be told: {countries}."
        ),
        "rotterdam.party_unknown": sentence(
            "{chemical}: this edition does not know whether {country} was a Party on {date}, and so whether its"
            " duties hold."
        ),
        "rotterdam.not_bound": sentence(
            "{chemical}: on {date} neither {export} nor {destination} was a Party. National law may ask for a permit"
            " all the same."
        ),
        "rotterdam.same_country": sentence(
            "{chemical}: the States of export and import are the same ({destination}); the Convention speaks of"
            " trade between Parties. Check the route."
        ),
        "rotterdam.route_unknown": sentence(
            "{chemical}: whose response counts and who is bound depends on the States of export and import. Give the"
            " route."
        ),
        "rotterdam.other_category": sentence(
            "{chemical} is listed in the category {category} only, and the declared use ({purpose}) is another. The"
            " procedure does not ask for consent if that use is shown to be true. National law may go further."
        ),
        "rotterdam.research_amount": sentence(
            "{chemical}: small amounts for research or analysis, not likely to affect health or the environment,"
            " stand outside the Convention. Use and amount have to be shown. National law may go further."
        ),
        "rotterdam.outside_waste": sentence(
            "{chemical} as waste stands outside this Convention; the Basel Convention and, for persistent organic"
            " pollutants, the Stockholm Convention speak of it."
        ),
        "rotterdam.outside_medicine": sentence(
            "{chemical} as a human or veterinary medicine stands outside this Convention. That it is one has to be"
            " shown. National law on medicines applies."
        ),
        "rotterdam.formulation_unknown": sentence(
            "“{value}”: Annex III lists {chemical}. Kind of formulation and strength are not told, so whether this"
            " product is one of them is open."
        ),
        "rotterdam.other_formulation": sentence(
            "Annex III lists {chemical}; the kind or strength that the name gives is another. That is no statement"
            " that the goods may move: other rules and national law may apply."
        ),
        "rotterdam.not_yet_listed": sentence(
            "{chemical} is listed from {since} on; on {date} the Annex did not hold it. That is no statement that"
            " the goods might move: other rules and national law applied."
        ),
        "rotterdam.not_yet_decided": sentence(
            "{chemical}: the decision to list it was taken on {since}; on {date} the Annex did not hold it. That is"
            " no statement that the goods might move: other rules and national law applied."
        ),
        "rotterdam.date_unknown": sentence(
            "{chemical} was listed by decision {decision} of {adopted}; from which day the listing applies is not"
            " established in this edition. Treat it as listed until the authority says otherwise."
        ),
        "rotterdam.which_chemical": sentence(
            "“{value}” does not settle which chemical it is. Among others it may be, in Annex III: {candidates}."
        ),
        "rotterdam.not_listed": sentence(
            "Looked up in edition {edition} and not found in Annex III: {values}. That is no statement that the"
            " goods may move; other rules and national law may apply."
        ),
        "rotterdam.exception.research": sentence(
            "If it is a small amount for research or analysis, or for personal use (Article 3(2)(h))"
        ),
        "rotterdam.exception.other_use_than_pesticide": sentence(
            "If it is not for use as a pesticide: the entry covers that category only"
        ),
        "rotterdam.exception.other_use_than_industrial": sentence(
            "If it is for use as a pesticide: the entry covers industrial chemicals only"
        ),
        "rotterdam.exception.medicine": sentence("If it is a human or veterinary medicine (Article 3(2)(e))"),
        "rotterdam.exception.waste": sentence("If it is waste: then the Basel Convention applies (Article 3(2)(c))"),
    }
)
