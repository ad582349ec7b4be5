"""What to ask the carrier, the declarant or an authority for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "document.import_licence": sentence(
            "Import licence of the State of import: substance, amount, importer, validity"
        ),
        "document.export_licence": sentence("Export licence of the State of export, matching the import licence"),
        "document.quota": sentence("Quota of the importer for the year, with the amount already used"),
        "document.invoice_names_substance": sentence(
            "Invoice, packing list and bill of lading that name the substance by designation and CAS number, with"
            " its mass"
        ),
        "document.safety_data_sheet": sentence("Safety data sheet"),
        "document.informal_consent": sentence(
            "Answer of the ozone unit of the other State: known trader, licence issued, amount (informal prior consent)"
        ),
        "document.gas_analysis": sentence("Analysis of the gas (identifier or laboratory)"),
        "document.origin_of_used_substance": sentence(
            "Proof of origin of the used substance: where it was recovered, when, analysis, and approval of the "
            "State of import"
        ),
        "document.feedstock_declaration": sentence(
            "End-user declaration on use as feedstock, with the process and the plant"
        ),
        "document.destruction_contract": sentence("Contract with the destruction facility and its approval"),
        "document.laboratory_use": sentence(
            "Declaration on laboratory or analytical use, with purity and container size"
        ),
        "document.essential_use": sentence("Decision of the Parties on the essential use, with Party, year and amount"),
        "document.quarantine_use": sentence("Quarantine or pre-shipment order of the plant health authority"),
        "document.critical_use": sentence("Decision of the Parties on the critical use, with Party, year and amount"),
        "document.servicing_quota": sentence(
            "Licence that names the remaining use: servicing of existing equipment or another use within the last share"
        ),
        "document.ask_ozone_unit": sentence("Answer of the national ozone unit of the State concerned"),
        "document.rating_plate": sentence("Rating plate or data sheet of the machine: refrigerant and charge"),
        "document.national_product_rules": sentence("National rules on products that hold controlled substances"),
        "document.container_rules": sentence("National rules on non-refillable containers"),
        "document.basel_notification": sentence("Notification document, complete and stamped"),
        "document.basel_movement_document": sentence(
            "Movement document for this load, signed by everyone who took charge"
        ),
        "document.basel_consent_import": sentence(
            "Written consent of the State of import, with its conditions and validity"
        ),
        "document.basel_consent_export": sentence("Consent of the competent authority of the State of export"),
        "document.basel_consent_transit": sentence(
            "Written consent of each State of transit, or proof that it waived it"
        ),
        "document.basel_contract": sentence(
            "Contract between exporter and disposer on environmentally sound management"
        ),
        "document.basel_contract_green": sentence(
            "Contract with the recovery facility, and the accompanying sheet where national law asks for one"
        ),
        "document.basel_reason_for_export": sentence(
            "Why it is exported: no adequate facility at home, or needed as raw material abroad (Article 4(9))"
        ),
        "document.basel_lack_of_capacity": sentence(
            "Proof that the State of export lacks the capacity or a suitable site (Article 4(9)(a))"
        ),
        "document.basel_needed_as_raw_material": sentence(
            "Proof that the waste is needed as raw material for recovery in the State of import (Article 4(9)(b)), and "
            "the permit of the facility"
        ),
        "document.basel_import_prohibition": sentence(
            "Import prohibitions that the State of import has notified (Articles 4(1) and 13)"
        ),
        "document.basel_regional_ban": sentence(
            "Regional bans on waste imports (Bamako, Waigani, Central American Agreement)"
        ),
        "document.basel_insurance": sentence("Insurance, bond or other guarantee for the movement"),
        "document.basel_agreement": sentence("Text of the agreement under Article 11, and the papers that it asks for"),
        "document.basel_national_law": sentence("National law on waste of the States concerned"),
        "document.basel_ask_secretariat": sentence(
            "Status of the Ban Amendment for the exporting State, from the depositary or the secretariat"
        ),
        "document.basel_waste_code": sentence("Basel code that is in force, stated by the exporter"),
        "document.basel_waste_analysis": sentence(
            "Analysis or description of the waste: composition, contamination, hazards"
        ),
        "document.basel_functionality": sentence("Test record of each item: that it works, who tested it and when"),
        "document.basel_proof_of_sale": sentence(
            "Invoice or contract that shows the sale for direct reuse, and proper packing"
        ),
        "document.dangerous_goods_declaration": sentence("Dangerous goods declaration of the shipper"),
        "document.marks_and_labels": sentence(
            "UN number, proper shipping name and hazard labels on every package; placards on the unit"
        ),
        "document.technical_name": sentence(
            "Technical name in brackets behind the proper shipping name (special provision 274)"
        ),
        "document.marine_pollutant_mark": sentence(
            "Mark for environmentally hazardous substances, and MARINE POLLUTANT on the papers"
        ),
        "document.battery_test_summary": sentence("Test summary of the batteries (UN 38.3) and the battery mark"),
        "document.battery_condition": sentence(
            "Statement on the state of the batteries: working, damaged, defective or waste, and the packing for it"
        ),
        "document.dry_ice_marks": sentence(
            "Asphyxiation warning mark on the unit; mass of the dry ice on the papers (5.5.3)"
        ),
        "document.waste_in_name": sentence(
            "The word WASTE before the proper shipping name, where the name does not say so"
        ),
        "document.cylinder_approval": sentence(
            "Marks of the cylinder: approval, test pressure, date of the last periodic test"
        ),
        "document.explosives_classification": sentence(
            "Classification approval of the explosives by the competent authority"
        ),
        "document.radioactive_papers": sentence(
            "Papers of radioactive material: category, transport index, activity, approvals"
        ),
        "document.infectious_packing": sentence(
            "Packing of infectious substances in three layers, mark CLASS 6.2 or UN 3373, responsible person"
        ),
        "document.which_packing_group": sentence("Which packing group is it?"),
        "document.packaging_approval": sentence("Approval of the packaging design behind the mark"),
        "document.packaging_longer_use": sentence("Approval of the competent authority for use beyond five years"),
        "document.packaging_month": sentence("Month of manufacture, beside the mark or on a clock face"),
        "document.packing_list": sentence("Packing list: number of packages and the gross mass of each"),
        "document.ibc_inspection": sentence(
            "Inspection record of the bulk container: date of the last inspection and leakproofness test"
        ),
        "document.stowage_plan": sentence("Packing or stowage plan: which goods are in which container"),
        "document.segregation_approval": sentence("Approval of the competent authority for packing the goods together"),
        "document.packing_certificate": sentence("Container or vehicle packing certificate"),
        "document.fumigation_record": sentence(
            "Fumigation record: fumigant, date and time, amount, ventilation and gas measurement"
        ),
        "document.which_un_number": sentence("Which UN number and proper shipping name is it?"),
        "document.read_identifier_again": sentence("Read the identifier again, on another side and on the papers"),
        "document.container_register": sentence("Look-up of the owner code in the register of the container bureau"),
        "document.cas_number": sentence("CAS number and exact chemical name, stated by the maker"),
        "document.structure_analysis": sentence("Structure of the chemical, by its maker or a laboratory"),
        "document.cwc_national_authority": sentence(
            "Word of the National Authority for the Chemical Weapons Convention, and a licence where its law asks"
        ),
        "document.cwc_notification": sentence(
            "Notification of the transfer to the Organisation by both States, at least 30 days before"
        ),
        "document.cwc_purpose_statement": sentence(
            "Statement of purpose and amount by the receiving laboratory, hospital or facility"
        ),
        "document.cwc_end_use_certificate": sentence(
            "End-use certificate of the receiving State's government: purposes, no transfer onwards, types and amounts,"
            " end uses, names and addresses of the end users"
        ),
        "document.cwc_end_use_statement": sentence("End-use statement of the consignee"),
        "document.cwc_declaration": sentence(
            "Exporter's and importer's record of the transfer for the national declarations: chemical, amount, country"
        ),
        "document.cwc_ask_organisation": sentence("Status of the State, from the Organisation or the depositary"),
        "document.lmo_purpose": sentence(
            "What are the organisms for: food, feed or processing, contained use, or introduction into the environment?"
        ),
        "document.lmo_statement": sentence(
            "Statement whether the goods are, contain or may contain living modified organisms, with test report if any"
        ),
        "document.lmo_identifier": sentence(
            "Common, scientific and commercial names, and unique identifier or event of each modified organism"
        ),
        "document.lmo_contact_point": sentence("Contact point for further information: name, address, telephone"),
        "document.lmo_contains": sentence(
            "Invoice or other paper: contains living modified organisms, not intended for introduction into the "
            "environment"
        ),
        "document.lmo_may_contain": sentence(
            "Invoice or other paper: may contain living modified organisms, not intended for introduction into the "
            "environment"
        ),
        "document.lmo_clearing_house": sentence("Address of the Biosafety Clearing-House on the paper"),
        "document.lmo_clearing_house_record": sentence("Record of the organism in the Biosafety Clearing-House"),
        "document.lmo_food_feed_approval": sentence(
            "Approval of the State of import for food, feed or processing, where its law asks for one"
        ),
        "document.lmo_contained_use": sentence(
            "Paper that identifies living modified organisms for contained use, with name and address of the consignee"
        ),
        "document.lmo_safe_handling": sentence("Requirements for safe handling, storage, transport and use"),
        "document.lmo_introduction": sentence(
            "Paper that identifies living modified organisms with their identity, traits and characteristics, importer "
            "and exporter"
        ),
        "document.lmo_conformity": sentence("Signed declaration that the movement conforms to the Protocol"),
        "document.lmo_decision": sentence(
            "Written decision of the State of import (number, date, conditions), or proof that this is not the first "
            "movement"
        ),
        "document.lmo_transit": sentence("Notice or permit of the State of transit, where its law asks for one"),
        "document.lmo_national_law": sentence("Answer of the national biosafety authority of the States concerned"),
        "document.lmo_human_medicine": sentence(
            "Licence or clinical trial papers that show a pharmaceutical for humans"
        ),
        "document.minamata_consent": sentence(
            "Written consent of the importing Party (form A), or its general notification of consent (form D)"
        ),
        "document.minamata_consent_non_party": sentence(
            "Written consent of the importing non-Party with its certification (form B), or its general notification"
        ),
        "document.minamata_certificate_source": sentence(
            "Certificate of the exporting non-Party that the mercury is not from new primary mining or from closed"
            " chlor-alkali plants (form C)"
        ),
        "document.minamata_consent_to_import": sentence("Written consent of the State of import"),
        "document.minamata_purpose": sentence("Statement of the use that the goods are meant for, and of the end user"),
        "document.minamata_source": sentence("Source of the mercury: recycling, by-product, stock or mine"),
        "document.minamata_laboratory": sentence(
            "Order of the laboratory, with the amount and what it is needed for as a reagent or reference standard"
        ),
        "document.minamata_analysis": sentence("Analysis: share of mercury by weight"),
        "document.minamata_product_data": sentence(
            "Data sheet of the product: model, mercury per piece, wattage and phosphor of lamps, purpose"
        ),
        "document.minamata_free_of_mercury": sentence("Maker's statement that no mercury was added, or a measurement"),
        "document.minamata_exemption": sentence("Entry in the register of exemptions (Article 6), where it is used"),
        "document.minamata_dental": sentence("Proof that the amalgam comes in dosed capsules and goes to dentists"),
        "document.minamata_ask_secretariat": sentence(
            "Status of the State and of the amendments for it, from the depositary or the secretariat"
        ),
        "document.rotterdam_import_response": sentence(
            "Import response of the State of import for this chemical (PIC circular), and its conditions"
        ),
        "document.rotterdam_explicit_consent": sentence(
            "Where no response was given: proof of registration or earlier use, or explicit consent through the"
            " designated national authority of the State of import"
        ),
        "document.rotterdam_export_notification": sentence(
            "Export notification under Article 12 and its acknowledgement, if the State of export has banned or"
            " severely restricted the chemical"
        ),
        "document.rotterdam_customs_code": sentence("Shipping document that bears the HS code of the chemical"),
        "document.rotterdam_label": sentence(
            "Label on risks and hazards, as far as practicable in a language of the State of import"
        ),
        "document.rotterdam_authority": sentence(
            "Answer of the designated national authority for the Rotterdam Convention, or of its secretariat"
        ),
        "document.rotterdam_transit": sentence(
            "What the States of transit ask to be told (secretariat of the Rotterdam Convention)"
        ),
        "document.pesticide_registration": sentence("Registration of the product in the State of import"),
        "document.pesticide_formulation": sentence(
            "Kind of formulation and strength: label, safety data sheet section 3, certificate of analysis"
        ),
        "document.end_use_statement": sentence("End-use statement: what it will be used for, where and by whom"),
        "document.medicine_authorisation": sentence("Marketing authorisation as a human or veterinary medicine"),
        "document.stockholm_register": sentence(
            "Entry of the State in the register of specific exemptions, of acceptable purposes or of DDT, for this"
            " use and still open"
        ),
        "document.stockholm_import_permission": sentence(
            "Permission of the State of import for this use, as its law on persistent organic pollutants gives it"
        ),
        "document.stockholm_authority": sentence(
            "Answer of the official contact point for the Stockholm Convention, or of its secretariat"
        ),
        "document.stockholm_depositary": sentence(
            "Depositary notification on the amendment: when it was communicated and whom it binds"
        ),
        "document.chlorinated_paraffin_analysis": sentence(
            "Laboratory: carbon chain lengths and chlorine content by weight"
        ),
        "document.pfas_analysis": sentence("Laboratory: which perfluorinated compounds, and how much of each"),
        "document.what_it_is_for": sentence(
            "What the goods are and what for (reference standard, sample, contaminated product)"
        ),
        "document.route": sentence("States of export, transit and import"),
        "document.state_date": sentence("The date that counts for this movement, stated by the officer"),
        "document.newer_edition": sentence("A newer edition of the reference"),
    }
)
