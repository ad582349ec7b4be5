"""Sentences on the Minamata Convention."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "minamata.mercury": sentence(
            "Mercury, and mixtures and alloys of at least 95 % by weight, are under the trade rules of Article 3."
        ),
        "minamata.consent": sentence(
            "Mercury from {export} to {destination}: the importing Party consents in writing beforehand, and only for a"
            " use that the Convention permits or for sound interim storage. National law decides and may go further."
        ),
        "minamata.consent_non_party": sentence(
            "Mercury from {export} to {destination}: {countries} is not a Party on {day}; it consents in writing and"
            " certifies its safeguards and a use that the Convention permits. National law decides and may go further."
        ),
        "minamata.consent_either": sentence(
            "Mercury from {export} to {destination}: written consent comes first in any case; whether a non-Party's"
            " certificate comes with it depends on the States. National law decides and may go further."
        ),
        "minamata.origin": sentence(
            "Mercury from {export}, which is not a Party on {day}, to {destination}: beside consent it needs a"
            " certificate that it is not from new primary mining or closed chlor-alkali plants, unless the importing"
            " Party gave general consent and restricts export. National law decides and may go further."
        ),
        "minamata.use_barred": sentence(
            "Mercury for {purpose} products: since 2021 these may not be made or traded, so that the use is none that"
            " the Convention permits and no export for it is lawful. National law decides and may go further."
        ),
        "minamata.use_barred_dental": sentence(
            "Mercury in bulk for {purpose}: since 28 September 2023 Parties exclude it from dental practice, so that"
            " the use is none that the Convention permits. Bulk mercury declared for dentists is a known cover for gold"
            " mining. National law decides and may go further."
        ),
        "minamata.laboratory_scale": sentence(
            "Mercury in laboratory amounts ({purpose}) is outside the consent of Article 3; the amount must be one for"
            " research at laboratory scale or for a reference standard. National law decides and may go further."
        ),
        "minamata.share_unknown": sentence(
            "{thing}: from 95 % mercury by weight it is traded as mercury itself, with written consent; below that not."
            " The share is not known. Just under 95 % is a known way around the rule."
        ),
        "minamata.compound": sentence(
            "{thing} is a mercury compound. No compound has been put under consent (Article 3(13)); products and"
            " processes that use it are restricted, so that its purpose matters. National law decides and may go"
            " further."
        ),
        "minamata.compound_named": sentence(
            "{thing} is one of the five compounds that Article 3 names for stocks and sources. No compound has been put"
            " under consent (Article 3(13)); products and processes that use it are restricted, so that its purpose"
            " matters. National law decides and may go further."
        ),
        "minamata.process": sentence(
            "{thing}: a process of Annex B in which Parties reduce or end the use of mercury (from {since})."
        ),
        "minamata.process_ended": sentence(
            "{thing}: since {since} no Party may use mercury or its compounds in it; an exemption under Article 6 must"
            " be registered."
        ),
        "minamata.waste": sentence(
            "{thing} as mercury waste from {export} to {destination}: it crosses borders for sound disposal only, under"
            " the Basel Convention with notification and consent. National law decides and may go further."
        ),
        "minamata.product": sentence("{thing} with added mercury ({condition}) stands in Annex A, Part I."),
        "minamata.product_barred": sentence(
            "{thing} with added mercury ({condition}): since {since} {countries} may not let it be made, imported or"
            " exported. National law decides and may go further."
        ),
        "minamata.product_barred_everywhere": sentence(
            "{thing} with added mercury ({condition}): since {since} no Party may let it be made, imported or exported."
            " National law decides and may go further."
        ),
        "minamata.product_excluded": sentence(
            "{thing} with added mercury ({condition}) may not be traded since {since}; what is declared meets an"
            " exclusion of Annex A, which needs proof. National law decides and may go further."
        ),
        "minamata.product_later": sentence(
            "{thing} with added mercury ({condition}): the phase-out starts on {first}; on {day} it was not reached."
            " National law decides and may go further."
        ),
        "minamata.may_contain": sentence(
            "{value} may mean a product that is barred if mercury was added to it: {thing} ({condition}). Whether there"
            " is mercury in it is the question."
        ),
        "minamata.which_product": sentence(
            "{thing}: some kinds are past their date and others are not. Barred by {day}: {barred}. Later: {later}."
        ),
        "minamata.which_article": sentence(
            "An article with mercury inside; which product it is decides whether it may still be traded."
        ),
        "minamata.speaks_of_mercury": sentence(
            "{value} speaks of mercury and names no substance or product that is known here. What it is decides."
        ),
        "minamata.which_line": sentence(
            "The tariff line {value} covers mercury or products with mercury beside other goods. The six-figure code"
            " settles it."
        ),
        "minamata.dental": sentence(
            "{thing}: Parties reduce it (Part II); since {since} no bulk mercury for dentists, and restricted use in"
            " children and mothers. Trade ends after 2034 (decision of 2025). National law decides and may go further."
        ),
        "minamata.dental_before": sentence(
            "{thing}: Parties take at least two of the measures of Part II to reduce it. National law decides and may"
            " go further."
        ),
        "minamata.party_unknown": sentence(
            "Whether {countries} is a Party on {day} is not known here, and the rule for {thing} depends on it."
        ),
        "minamata.amendment_unknown": sentence(
            "{countries} is a Party, and whether the amendment that lists {thing} binds it is not known here: it made a"
            " declaration on amendments."
        ),
        "minamata.route_unknown": sentence(
            "{thing}: the rule depends on the States of export and import, and one of them is missing."
        ),
        "minamata.same_country": sentence(
            "{thing}: the States of export and import are the same ({destination}); the rules on trade speak of"
            " movements between States. Check the route."
        ),
        "minamata.not_bound": sentence(
            "Neither {export} nor {destination} is a Party on {day}: the Convention does not bind this movement of"
            " {thing}. National law decides."
        ),
        "minamata.not_yet": sentence(
            "{thing}: the Convention is in force since {since}; on {day} it bound no State. National law decides."
        ),
        "minamata.not_listed": sentence(
            "Looked up in edition {edition} and nothing there says that this is mercury, a compound of it or a listed"
            " product: {values}. That is no statement that the goods may move."
        ),
        "minamata.exception.laboratory": sentence(
            "If it is an amount for research at laboratory scale or a reference standard (Article 3(2)(a))"
        ),
        "minamata.exception.compound_in_product": sentence(
            "If it is meant for a pesticide, biocide, antiseptic or cosmetic, the product is barred (Annex A)"
        ),
        "minamata.exception.military": sentence("If it is essential for civil protection or military uses"),
        "minamata.exception.research": sentence(
            "If it is for research, calibration of instruments or use as a reference standard"
        ),
        "minamata.exception.tradition": sentence("If it is used in traditional or religious practices"),
        "minamata.exception.vaccines": sentence("If it is a vaccine with thiomersal as preservative"),
        "minamata.exception.replacement": sentence(
            "If it replaces a part for which no feasible alternative without mercury exists"
        ),
        "minamata.exception.research_devices": sentence("If it is used for research and development"),
        "minamata.exception.special_lighting": sentence("If the lamp is not for general lighting"),
        "minamata.exception.large_or_precise": sentence(
            "If it is installed in large-scale equipment or used for high precision measurement, and no suitable"
            " alternative without mercury exists"
        ),
        "minamata.exception.eye_area": sentence(
            "If it is an eye-area cosmetic with mercury as a preservative and no safe substitute exists"
        ),
        "minamata.exception.patient": sentence(
            "If a dental practitioner considers it necessary for the needs of the patient"
        ),
        "minamata.exception.registered": sentence("If the Party registered an exemption for it (Article 6)"),
        "minamata.exception.other_measures": sentence(
            "If the Party chose other measures (Article 4(2)) or is not bound by the amendment that lists it"
        ),
    }
)
