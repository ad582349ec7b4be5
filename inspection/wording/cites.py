"""What the rules of CITES say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "cites.listed": sentence("{name} is covered by {line} in Appendix {appendix}."),
        "cites.listed_by_name": sentence("{name} stands in Appendix {appendix}."),
        "cites.commercial_barred": sentence(
            "{name} is of Appendix I. A permit to import it may only be granted when it is not for primarily "
            "commercial purposes, and none to export it without that permit: commercial trade is barred. "
            "National law may go further."
        ),
        "cites.commercial_barred_ranched": sentence(
            "{name} is of Appendix I, and commercial trade is barred. Ranched specimens count as of Appendix II "
            "only where their population was transferred to it. National law may go further."
        ),
        "cites.commercial_barred_limited": sentence(
            "{name}: this population is listed in Appendix II for {limited} only. Any other specimen is treated "
            "as of Appendix I, and its commercial trade is barred. National law may go further."
        ),
        "cites.name_in_doubt": sentence(
            "{name} is said to be like that species, not to be it: the name leaves the species open."
        ),
        "cites.both_permits": sentence(
            "{name} is of Appendix I. With the purpose code {purpose} it may move only with an import permit of "
            "the State of import and, granted after it, an export permit or re-export certificate of the State "
            "of export. National law may go further."
        ),
        "cites.both_permits_purpose_open": sentence(
            "{name} is of Appendix I. It may move only with an import permit of the State of import and, "
            "granted after it, an export permit or re-export certificate of the State of export. No permit is "
            "granted for primarily commercial purposes: the purpose is to be stated. National law may go "
            "further."
        ),
        "cites.exempted": sentence("{name} falls under an exemption of Article VII."),
        "cites.exempted_pre_convention": sentence(
            "{name} is declared as acquired before the Convention applied to it. It moves with a pre-Convention "
            "certificate of the State of export that gives the date of acquisition. National law may go "
            "further."
        ),
        "cites.exempted_registered": sentence(
            "{name} is declared as bred in a registered operation or propagated for trade. It is treated as of "
            "Appendix II: an export permit with the number of the operation. National law may go further."
        ),
        "cites.exempted_captive_bred": sentence(
            "{name} is declared as bred in captivity. It moves with a certificate of captive breeding or an "
            "export permit. Commercial trade in animals of Appendix I is for registered operations only (source "
            "code D). National law may go further."
        ),
        "cites.exempted_propagated": sentence(
            "{name} is declared as artificially propagated. It moves with a certificate of artificial "
            "propagation or an export permit. National law may go further."
        ),
        "cites.export_permit": sentence(
            "{name} is of Appendix II. It may be exported only with an export permit or a re-export "
            "certificate, which is to be shown before import. National law may go further and ask for an import "
            "permit."
        ),
        "cites.zero_quota": sentence(
            "{name}: the export quota of {taxon} for wild specimens in commercial trade is zero."
        ),
        "cites.appendix_iii": sentence("{name} is of Appendix III."),
        "cites.appendix_iii_listing_state": sentence(
            "{name} is of Appendix III, and {export} listed it (listed by: {parties}). It may leave only with "
            "an export permit."
        ),
        "cites.appendix_iii_other_state": sentence(
            "{name} is of Appendix III, listed by: {parties}. From {export} it needs a certificate of origin, "
            "or a re-export certificate."
        ),
        "cites.appendix_iii_open": sentence(
            "{name} is of Appendix III, listed by: {parties}. From such a State it needs an export permit, from "
            "any other a certificate of origin or a re-export certificate."
        ),
        "cites.from_the_sea": sentence(
            "{name} is declared as taken outside the jurisdiction of any State. Its introduction needs a "
            "certificate of the State of introduction, granted beforehand; taken by a ship of another State, an "
            "export permit."
        ),
        "cites.permit_either_way": sentence(
            "{name}: whichever it is ({entries}), it may move only with a CITES permit or certificate."
        ),
        "cites.barred_either_way": sentence("{name}: whichever it is ({entries}), this trade is barred."),
        "cites.which_appendix": sentence("{name}: more than one Appendix comes into question. {choices}."),
        "cites.which_appendix_by_species": sentence(
            "{name}: which Appendix applies depends on the species or subspecies. {choices}."
        ),
        "cites.which_appendix_by_population": sentence(
            "{name}: which Appendix applies depends on where the specimen or its forebears come from. {choices}."
        ),
        "cites.which_species": sentence("“{word}” ({value}) may come from several listed species: {candidates}."),
        "cites.which_species_or_unlisted": sentence(
            "“{word}” ({value}) may come from listed species ({candidates}) or from something else ({unlisted})."
        ),
        "cites.which_species_of_hs": sentence(
            "HS {value} holds {word}: goods that often come from listed species, for example {candidates}."
        ),
        "cites.appendix_unknown": sentence(
            "{name}: {line} entered the Appendices, but this edition could not establish which."
        ),
        "cites.date_unknown": sentence(
            "{name}: {line} stands in Appendix {appendix} at the latest since {since}; what held on {day} is "
            "not known to this edition."
        ),
        "cites.date_put_off": sentence(
            "{name}: {line} was adopted for Appendix {appendix}, at the earliest from {since}; whether its "
            "start was put off is not known to this edition."
        ),
        "cites.not_yet": sentence(
            "{name}: {line} is in Appendix {appendix} only from {since}. On {day} edition {edition} finds no "
            "listing of it."
        ),
        "cites.no_longer": sentence(
            "{name}: {line} was taken out of Appendix {appendix} on {until}. On {day} edition {edition} finds "
            "no listing of it."
        ),
        "cites.not_included": sentence(
            "{name}: the Appendices expressly leave {line} out, as edition {edition} has them."
        ),
        "cites.not_included_with_note": sentence(
            "{name} is outside the Appendices as edition {edition} has them: {note}."
        ),
        "cites.not_included_population": sentence(
            "{name}: only some populations are listed, and this one is not among them as edition {edition} has "
            "them. Ask where the specimen comes from."
        ),
        "cites.domestic": sentence(
            "{name} is a domesticated form, which the Appendices do not cover as edition {edition} has them."
        ),
        "cites.domestic_with_relatives": sentence(
            "{name} is a domesticated form, which the Appendices do not cover as edition {edition} has them. "
            "Its wild relatives are listed: {wild}."
        ),
        "cites.hybrid": sentence("{name} is a hybrid of {parent}."),
        "cites.hybrid_animal": sentence(
            "{name} is a hybrid of {parent} (Appendix {appendix}). It is treated like that species when one of "
            "its forebears in the last four generations is a listed wild animal: ask for its lineage."
        ),
        "cites.hybrid_plant": sentence(
            "{name} is a hybrid of {parent} (Appendix {appendix}). It is treated like that species unless the "
            "listing leaves artificially propagated hybrids out."
        ),
        "cites.non_party": sentence(
            "{country} is no Party. Documents that are comparable to CITES permits, from its competent "
            "authority, are to be shown for {name}."
        ),
        "cites.party_unknown": sentence(
            "Whether {country} is bound by CITES on that day is not known to this edition: a permit or a "
            "comparable document for {name}."
        ),
        "cites.neither_known_bound": sentence(
            "For neither end of the route is it known that it is bound by CITES: whether {name} needs permits "
            "cannot be told."
        ),
        "cites.not_bound": sentence(
            "Neither {export} nor {destination} is bound by CITES on that day. National law decides on {name}."
        ),
        "cites.within_union": sentence(
            "{name} moves between members of the European Union, where the Convention leaves trade to the "
            "Union's own rules: proof of lawful acquisition, for some species a Union certificate. Union law "
            "may go further."
        ),
        "cites.same_country": sentence(
            "Export and import are both in {export}: the Convention speaks of trade between States. National "
            "law decides on {name}."
        ),
        "cites.transit": sentence(
            "{name} in transit through {country} under customs control: no permit of that State, but proof that "
            "valid papers of the others exist. National law may go further."
        ),
        "cites.code_unknown": sentence("{code_letter} is no code of the Convention's forms."),
        "cites.purpose_code_unknown": sentence("{code_letter} is no purpose code of the Convention's forms."),
        "cites.source_code_unknown": sentence("{code_letter} is no source code of the Convention's forms."),
        "cites.code_mismatch": sentence("Source code {code_letter} ({meaning}) does not fit {name}."),
        "cites.permit_checks": sentence(
            "Permit {value}: the number has the recommended form ({form}). The checks below are for the paper itself."
        ),
        "cites.permit_checks_own_form": sentence(
            "Permit {value}: the number has not the recommended form ({form}); many States use one of their "
            "own. The checks below are for the paper itself."
        ),
        "cites.permit_doubt": sentence("Permit {value}: something in its number does not fit."),
        "cites.permit_country_unknown": sentence("Permit {value}: {told} is no country code that this edition knows."),
        "cites.permit_of_another_state": sentence(
            "Permit {value}: its number is of {told}, which is neither the exporting nor the importing State of "
            "this route."
        ),
        "cites.permit_of_a_later_year": sentence(
            "Permit {value}: its number is of {told}, a year still to come on that day."
        ),
        "cites.permit_outlived": sentence(
            "Permit {value}: its number is of {told}. Export permits hold for six months and import permits for "
            "twelve; only certificates for several crossings hold longer."
        ),
        "cites.permit_outlived_unless_import": sentence(
            "Permit {value}: its number is of {told}. An export permit or re-export certificate holds for six "
            "months and would have run out."
        ),
        "cites.not_listed": sentence(
            "Looked up in the Appendices as edition {edition} has them, and not found: {values}."
        ),
        "cites.not_listed_but_relatives": sentence(
            "Looked up in the Appendices as edition {edition} has them, and not found: {values}. Listed species "
            "of the same genus: {relatives}."
        ),
        "cites.exception.captive_bred": sentence(
            "Bred in captivity: in a registered operation (source code D), or with a certificate of captive "
            "breeding (C)."
        ),
        "cites.exception.propagated": sentence(
            "Artificially propagated (source codes D and A), with the permit or certificate that says so."
        ),
        "cites.exception.pre_convention": sentence(
            "Acquired before the Convention applied to the species, with a pre-Convention certificate (source code O)."
        ),
        "cites.exception.personal_effects": sentence(
            "Personal or household effects (Article VII(3)), within its limits."
        ),
        "cites.exception.scientific_exchange": sentence(
            "Loan, gift or exchange between registered scientific institutions, with their label (Article VII(6))."
        ),
        "cites.exception.zero_quota": sentence(
            "For wild specimens in commercial trade the export quota of {taxon} is zero."
        ),
        "cites.exception.annotation": sentence("Annotation {annotation} covers: {covers}."),
        "cites.exception.note": sentence("Note on the listing: {note}."),
        "cites.exception.limited": sentence(
            "This population is listed for {limited} only; everything else is treated as of Appendix I."
        ),
        "cites.exception.reservation": sentence(
            "A State that made a reservation on the species is treated as no Party for it; this edition holds "
            "no reservations."
        ),
        "cites.exception.other_names": sentence(
            "Other names, recent splits of genera, and families listed as a whole (orchids, cacti, corals, "
            "parrots, primates, whales) may lead to a listing. Check the scientific name."
        ),
    }
)
