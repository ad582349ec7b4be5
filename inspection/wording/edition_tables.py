"""How the tables of an edition are called where people read them, and the folders that are no convention."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "edition_folder.containers": sentence("Containers"),
        "edition_folder.locations": sentence("Ports and places"),
        "edition_folder.parties": sentence("States and Parties"),
        "edition_folder.red_flags": sentence("Red flags"),
        "edition_table.basel_agreements": sentence("Agreements under Article 11"),
        "edition_table.basel_amendments": sentence("Amendments and their entry into force"),
        "edition_table.basel_annex_ix": sentence("Annex IX (list B): wastes presumed not hazardous"),
        "edition_table.basel_annex_viii": sentence("Annex VIII (list A): wastes presumed hazardous"),
        "edition_table.basel_cas_hints": sentence("CAS numbers that hint at waste entries"),
        "edition_table.basel_counts": sentence("Counts of the official lists, compared"),
        "edition_table.basel_disposal_codes": sentence("Disposal and recovery operations (D and R codes)"),
        "edition_table.basel_h_codes": sentence("Hazardous characteristics (H codes, Annex III)"),
        "edition_table.basel_un_hints": sentence("UN numbers under which wastes travel"),
        "edition_table.basel_waste_hs2022": sentence("HS 2022 subheadings that carry wastes"),
        "edition_table.basel_y_codes": sentence("Categories of wastes (Y codes, Annexes I and II)"),
        "edition_table.cartagena_crops": sentence("Crops with modified varieties, and their HS codes"),
        "edition_table.cartagena_documents": sentence(
            "Documentation required with living modified organisms (Article 18)"
        ),
        "edition_table.cartagena_names": sentence("Names of events, crops and brands"),
        "edition_table.cartagena_unique_identifiers": sentence("Unique identifiers of living modified organisms"),
        "edition_table.cites_annotations": sentence("Annotations (#) to the Appendices"),
        "edition_table.cites_codes": sentence("Source and purpose codes of permits"),
        "edition_table.cites_commodities": sentence("Words of trade and the species they may hide"),
        "edition_table.cites_counts": sentence("Counts of the official lists, compared"),
        "edition_table.cites_domestic": sentence("Domesticated forms outside the Appendices"),
        "edition_table.cites_hs_lines": sentence("HS subheadings that name listed species"),
        "edition_table.cites_listings": sentence("Listings in Appendices I, II and III"),
        "edition_table.cites_names": sentence("Common names of listed species"),
        "edition_table.cites_permit_rules": sentence("How permits are filled in and checked"),
        "edition_table.cites_populations": sentence("Populations listed apart"),
        "edition_table.cites_synonyms": sentence("Other scientific names"),
        "edition_table.cites_taxa": sentence("Genera and the higher taxa that list them"),
        "edition_table.cites_zero_quotas": sentence("Zero export quotas"),
        "edition_table.containers_owner_codes": sentence("Owner prefixes of containers (BIC register)"),
        "edition_table.containers_owner_disagreements": sentence("Owner prefixes on which the lists disagree"),
        "edition_table.containers_size_type_codes": sentence("Size and type codes of containers (ISO 6346)"),
        "edition_table.cwc_chemicals": sentence("Scheduled chemicals by name and CAS number"),
        "edition_table.cwc_counts": sentence("Counts of the official lists, compared"),
        "edition_table.cwc_entries": sentence("Entries of Schedules 1, 2 and 3"),
        "edition_table.cwc_riot_control": sentence("Riot control agents"),
        "edition_table.cwc_shared_codes": sentence(
            "HS codes and UN numbers that scheduled chemicals share with others"
        ),
        "edition_table.dangerous_goods_class1_compatibility": sentence(
            "Explosives: which compatibility groups travel together"
        ),
        "edition_table.dangerous_goods_counts": sentence("Counts of the official lists, compared"),
        "edition_table.dangerous_goods_ghs": sentence("Hazard and precautionary statements (GHS)"),
        "edition_table.dangerous_goods_hazard_classes": sentence("Labels, placards and marks"),
        "edition_table.dangerous_goods_hazard_identification_numbers": sentence(
            "Hazard identification numbers of orange plates"
        ),
        "edition_table.dangerous_goods_packaging_marks": sentence("Codes of UN packagings"),
        "edition_table.dangerous_goods_segregation": sentence("Segregation of classes on ships"),
        "edition_table.dangerous_goods_segregation_group_rules": sentence("Segregation between groups"),
        "edition_table.dangerous_goods_segregation_groups": sentence("Segregation groups of the IMDG Code"),
        "edition_table.dangerous_goods_transport_limits": sentence("Goods barred from a mode of transport"),
        "edition_table.dangerous_goods_un_names": sentence("Other names of UN numbers"),
        "edition_table.dangerous_goods_un_numbers": sentence("UN numbers and proper shipping names"),
        "edition_table.dangerous_goods_un_variants": sentence("Variants of UN numbers by class and packing group"),
        "edition_table.dangerous_goods_un_withdrawn": sentence("UN numbers that were withdrawn"),
        "edition_table.locations_aliases": sentence("Other names and codes of ports"),
        "edition_table.locations_ports": sentence("Ports and places (UN/LOCODE)"),
        "edition_table.minamata_counts": sentence("Counts of the official lists, compared"),
        "edition_table.minamata_processes": sentence("Manufacturing processes in which mercury is used (Annex B)"),
        "edition_table.minamata_product_kinds": sentence("Kinds of products that may hold mercury"),
        "edition_table.minamata_products": sentence("Mercury-added products (Annex A)"),
        "edition_table.minamata_substances": sentence("Mercury, its compounds and mixtures"),
        "edition_table.montreal_amendments": sentence("Amendments and their entry into force"),
        "edition_table.montreal_blend_tolerances": sentence("Tolerances in the composition of blends"),
        "edition_table.montreal_blends": sentence("Composition of refrigerant blends"),
        "edition_table.montreal_counts": sentence("Counts of the official lists, compared"),
        "edition_table.montreal_cylinder_colours": sentence("Former colours of refrigerant cylinders"),
        "edition_table.montreal_groups": sentence("Annex groups and their controls"),
        "edition_table.montreal_hs2022_ods": sentence("HS 2022 subheadings of ozone-depleting substances and HFCs"),
        "edition_table.montreal_hs_before_2022": sentence("HS subheadings from before 2022"),
        "edition_table.montreal_phaseout": sentence("Phase-out and phase-down steps"),
        "edition_table.montreal_refrigerants": sentence("Refrigerants by number"),
        "edition_table.montreal_substances": sentence("Controlled substances of Annexes A, B, C, E and F"),
        "edition_table.montreal_trade_names": sentence("Trade names of refrigerants"),
        "edition_table.montreal_un_mixtures": sentence("UN numbers of mixtures with controlled substances"),
        "edition_table.parties_countries": sentence("Countries and the groups they belong to"),
        "edition_table.parties_counts": sentence("Counts of the official lists, compared"),
        "edition_table.parties_declarations": sentence("Declarations of Parties"),
        "edition_table.parties_status": sentence("Parties to the instruments"),
        "edition_table.red_flags_basel": sentence("Red flags: Basel Convention"),
        "edition_table.red_flags_cartagena": sentence("Red flags: Cartagena Protocol"),
        "edition_table.red_flags_cites": sentence("Red flags: CITES"),
        "edition_table.red_flags_cwc": sentence("Red flags: Chemical Weapons Convention"),
        "edition_table.red_flags_minamata": sentence("Red flags: Minamata Convention"),
        "edition_table.red_flags_montreal": sentence("Red flags: Montreal Protocol"),
        "edition_table.red_flags_rotterdam": sentence("Red flags: Rotterdam Convention"),
        "edition_table.red_flags_stockholm": sentence("Red flags: Stockholm Convention"),
        "edition_table.rotterdam_annex_iii": sentence("Annex III: chemicals subject to prior informed consent"),
        "edition_table.rotterdam_counts": sentence("Counts of the official lists, compared"),
        "edition_table.rotterdam_formulations": sentence("Severely hazardous pesticide formulations"),
        "edition_table.rotterdam_hs2022": sentence("HS 2022 subheadings of the listed chemicals"),
        "edition_table.rotterdam_un_numbers": sentence("UN numbers of the listed chemicals"),
        "edition_table.stockholm_acceptances": sentence("Amendments accepted by Parties that must opt in"),
        "edition_table.stockholm_amendments": sentence("Amendments and their entry into force"),
        "edition_table.stockholm_counts": sentence("Counts of the official lists, compared"),
        "edition_table.stockholm_declarations": sentence("Parties that opt in or do not accept amendments"),
        "edition_table.stockholm_exemptions": sentence("Specific exemptions and acceptable purposes"),
        "edition_table.stockholm_hs2022": sentence("HS 2022 subheadings of persistent organic pollutants"),
        "edition_table.stockholm_pops": sentence("Persistent organic pollutants of Annexes A, B and C"),
        "edition_table.stockholm_un_numbers": sentence("UN numbers of persistent organic pollutants"),
    }
)
