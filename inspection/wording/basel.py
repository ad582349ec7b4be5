"""What the rules of the Basel Convention say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "basel.listed": sentence("{waste} is hazardous waste by {listing}: {label}."),
        "basel.listed_other": sentence(
            "{waste} is other waste by {listing}: {label}. It is controlled like hazardous waste, but is not "
            "hazardous by its listing."
        ),
        "basel.annex_ix_listed": sentence(
            "{waste} stands in Annex IX: {label}. As long as the entry truly fits, the Convention does not ask for "
            "notification and consent. Ask for the proof that it fits."
        ),
        "basel.mirror_entry": sentence(
            "{waste} has mirror entries ({mirrors}) that are controlled. Composition, contamination and the operation "
            "it goes to decide which entry applies."
        ),
        "basel.code_deleted": sentence(
            "{waste} no longer stands in the annexes since {date}: papers that use it are out of date. In its place: "
            "{instead}."
        ),
        "basel.code_not_yet": sentence("{waste} takes effect on {date} only. Before that day: {instead}."),
        "basel.code_unknown": sentence("{value} stands in none of the annexes as this edition has them."),
        "basel.which_entry": sentence(
            "{value} ({label}) leads to these entries and does not settle which: {candidates}."
        ),
        "basel.hs_does_not_fit": sentence(
            "HS {value} ({label}) usually covers other entries than the one stated: {candidates}."
        ),
        "basel.prior_consent": sentence(
            "{waste} ({listing}) may leave {export} only after notification, with the written consent of "
            "{destination} and of the State of export, and with a movement document."
        ),
        "basel.prior_consent_any_route": sentence(
            "{waste} ({listing}): between Parties it may move only after notification, with the written consent of "
            "the States of import and export, and with a movement document, whatever the route."
        ),
        "basel.transit_consent": sentence(
            "{waste} passes {country}, a Party: its written consent is needed before the movement starts, unless it "
            "has waived that."
        ),
        "basel.transit_non_party": sentence(
            "{waste} passes {country}, which is not a Party: it is notified like a State of transit all the same."
        ),
        "basel.transit_unknown": sentence(
            "{waste} passes {country}, whose status is not known here: ask whether it consents."
        ),
        "basel.ban_amendment": sentence(
            "{export} is listed in Annex VII and bound by the Ban Amendment since {date}: it bars every export of "
            "hazardous waste such as {waste} to {destination}, which is not listed, for final disposal and for "
            "recovery. No consent heals that."
        ),
        "basel.ban_amendment_unknown": sentence(
            "Whether the Ban Amendment bars the export of {waste} from {export} to {destination} is not known here: "
            "the status of one of them is missing from this edition."
        ),
        "basel.ban_amendment_if_hazardous": sentence(
            "If {waste} turns out to be hazardous waste, the Ban Amendment bars its export from {export} to "
            "{destination} (bound since {date}); other waste of Annex II it does not bar."
        ),
        "basel.non_party": sentence(
            "{countries} is not a Party: {waste} may be neither exported to it nor imported from it, from {export} to "
            "{destination}, unless an agreement under Article 11 covers the movement."
        ),
        "basel.non_party_unknown": sentence(
            "Whether {countries} is a Party is not known here, or the other end of the route is missing. With a "
            "non-Party, {waste} may be traded only under an agreement by Article 11."
        ),
        "basel.article_11_agreement": sentence(
            "{countries} is not a Party, but {agreement} covers {waste} from {export} to {destination}. It asks for "
            "notification and consent of its own."
        ),
        "basel.not_bound": sentence(
            "Neither {export} nor {destination} is a Party: the Convention does not bind this movement of {waste}. "
            "National law and regional agreements decide."
        ),
        "basel.antarctica": sentence(
            "{waste} may not be exported for disposal, recovery included, to the area south of 60 degrees south."
        ),
        "basel.route_unknown": sentence(
            "{waste}: without the States of export and import nothing can be told of {articles}. Give the route."
        ),
        "basel.same_country": sentence(
            "{waste}: the States of export and import are the same ({country}); the Convention speaks of movements "
            "between States. Check the route."
        ),
        "basel.used_or_waste": sentence(
            "{value} is declared as used, and as waste it would fall under {candidates}. Whether it is waste depends "
            "on whether it works, what is to become of it and national law."
        ),
        "basel.used_with_waste_code": sentence(
            "The goods are declared as used and bear the waste code {value}: the rules on waste apply unless evidence "
            "shows that they work and go to reuse."
        ),
        "basel.waste_refrigerant": sentence(
            "{substance} declared as waste belongs to {stream} of Annex I and is hazardous unless tests show none of "
            "the hazards of Annex III. The entry of Annex VIII is not stated; likely ones: {candidates}."
        ),
        "basel.not_listed": sentence(
            "Looked up in edition {edition} and nothing there says that this is waste of the annexes: {values}. That "
            "is no statement that the goods may move; national law may call them waste."
        ),
        "basel.operation_left_out": sentence(
            "{waste} leaves out waste that goes to final disposal (Annex IV A): {label}. In its place: {instead}."
        ),
        "basel.operation_left_out_open": sentence(
            "{waste} leaves out waste that goes to final disposal (Annex IV A): {label}. Which entry applies then "
            "depends on its composition."
        ),
        "basel.waste_without_entry": sentence(
            "The goods are called waste, and nothing that is stated leads to an entry of the annexes: {values}. Ask "
            "which entry it is."
        ),
        "basel.agreement_open": sentence(
            "Whether {agreement} covers {waste} from {export} to {destination} is open: its members control this "
            "waste each by their own law. {countries} is not a Party."
        ),
        "basel.antarctica_not_bound": sentence(
            "{waste} to the area south of 60 degrees south: Parties do not allow that, and {export} is not known to "
            "be one. The Antarctic Treaty and national law may bar it all the same."
        ),
        "basel.exception.no_annex_iii_property": sentence(
            "If tests show that it has none of the hazards of Annex III (Article 1(1)(a))"
        ),
        "basel.exception.mirror": sentence("If it belongs to a mirror entry instead: {mirrors}"),
        "basel.exception.contaminated": sentence(
            "If contamination or Annex I content gives it a hazard of Annex III, it leaves Annex IX and needs prior "
            "consent"
        ),
        "basel.exception.national_definition": sentence(
            "If the State of export, import or transit calls it hazardous by its own law (Article 1(1)(b))"
        ),
        "basel.exception.article_11": sentence("If an agreement under Article 11 covers the movement"),
        "basel.exception.agreement": sentence("If {agreement} covers it (operations: {operations})"),
        "basel.exception.final_disposal": sentence(
            "If it goes to final disposal (Annex IV A), the entry does not cover it"
        ),
        "basel.exception.within_eu": sentence(
            "Within the European Union: Regulation (EU) 2024/1157 (until 20 May 2026: (EC) No 1013/2006) governs, and "
            "non-hazardous waste for recovery may need no consent"
        ),
    }
)
