"""Sentences on the Stockholm Convention."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "stockholm.listed": sentence("“{value}” is listed as {chemical} in {listing}."),
        "stockholm.listed_a": sentence(
            "“{value}” is listed as {chemical} in {listing}: a persistent organic pollutant whose making, use and"
            " trade the Parties end."
        ),
        "stockholm.listed_b": sentence(
            "“{value}” is listed as {chemical} in {listing}: a persistent organic pollutant that the Parties"
            " restrict to the purposes written there."
        ),
        "stockholm.trade_barred": sentence(
            "{chemical} ({listing}): bound on {date}: {countries}. Import and export are barred but for sound"
            " disposal or a use that the Annex leaves to a registered Party. National law decides and may go further."
        ),
        "stockholm.trade_barred_everywhere": sentence(
            "{chemical} ({listing}): on {date} every Party that is bound bars import and export but for sound"
            " disposal or a use that the Annex leaves to a registered Party. National law decides and may go further."
        ),
        "stockholm.exempt": sentence("{chemical} ({listing}): what is declared falls under an exemption."),
        "stockholm.laboratory": sentence(
            "{chemical} ({listing}): the bar does not hold for laboratory-scale research and reference standards."
            " That it is for this, and the amount, have to be shown. National law decides and may go further."
        ),
        "stockholm.disposal": sentence(
            "{chemical} ({listing}): it may cross a border for sound disposal that destroys or changes it for good."
            " It is waste: the consents of the Basel Convention are needed, and recovery is barred. National law"
            " decides and may go further."
        ),
        "stockholm.specific_exemption": sentence(
            "{chemical} ({listing}): what is declared falls under a specific exemption; it holds only for Parties"
            " that may make use of it. National law decides and may go further."
        ),
        "stockholm.acceptable_purpose": sentence(
            "{chemical} ({listing}): what is declared falls under an acceptable purpose; it holds only for Parties"
            " in the register. National law decides and may go further."
        ),
        "stockholm.annex_c": sentence(
            "{chemical} stands in Annex C, the list of by-products: the Parties lessen releases, and this Annex bars"
            " no trade. It travels as a reference standard or as a contaminant; ask which."
        ),
        "stockholm.not_yet_in_force": sentence(
            "{chemical}: the listing is in force from {since} on; on {date} it bound nobody. That is no statement"
            " that the goods might move: other rules and national law applied."
        ),
        "stockholm.not_yet_decided": sentence(
            "{chemical}: the listing was decided on {adopted} and can bind nobody before {since}; asked was {date}."
            " That is no statement that the goods may move: other rules and national law may apply."
        ),
        "stockholm.date_unknown": sentence(
            "{chemical} was added to {listing} on {adopted}. The listing comes into force one year after the"
            " depositary communicated it, not before {since}; that day is not established in this edition."
        ),
        "stockholm.party_unknown": sentence(
            "{chemical} ({listing}): this edition does not know whether this listing bound {countries} on the day"
            " asked; some Parties accept each listing on its own."
        ),
        "stockholm.not_bound": sentence(
            "{chemical} ({listing}): on the day asked this listing bound neither {export} nor {destination}."
            " National law may bar the movement all the same."
        ),
        "stockholm.same_country": sentence(
            "{chemical}: the States of export and import are the same ({destination}); the rule speaks of import and"
            " export. Check the route."
        ),
        "stockholm.route_unknown": sentence(
            "{chemical} ({listing}): who is bound depends on the States of export and import. Give the route."
        ),
        "stockholm.which_chemical": sentence(
            "“{value}” does not settle which chemical it is. Among others it may be, in the annexes: {candidates}."
        ),
        "stockholm.needs_laboratory": sentence(
            "“{value}” may be {candidates}. The rule hangs on chain length, content or isomers; only an analysis"
            " settles it."
        ),
        "stockholm.not_listed": sentence(
            "Looked up in edition {edition} and not found in Annexes A, B and C: {values}. That is no statement that"
            " the goods may move; other rules and national law may apply."
        ),
        "stockholm.exception.disposal": sentence(
            "If it goes to environmentally sound disposal, with the consents of the Basel Convention (Articles 3(2)"
            " and 6(1)(d))"
        ),
        "stockholm.exception.laboratory": sentence(
            "If it is for laboratory-scale research or a reference standard (Article 3(5))"
        ),
        "stockholm.exception.specific_exemption": sentence(
            "If the Party may make use of the specific exemption and it is still open: {uses}"
        ),
        "stockholm.exception.acceptable_purpose": sentence(
            "If the Party is registered for the acceptable purpose: {uses}"
        ),
        "stockholm.exception.trace": sentence(
            "If it occurs only as an unintended trace in a product or article (note (i) of the Annex)"
        ),
        "stockholm.exception.outside_definition": sentence(
            "If an analysis shows other chain lengths, or less chlorine than the entry asks for"
        ),
        "stockholm.exception.certification": sentence(
            "If the State of import, which is not bound, has certified its use for the year, and a use is still open"
            " (Article 3(2)(b)(iii))"
        ),
    }
)
