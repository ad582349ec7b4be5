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
        "document.route": sentence("States of export, transit and import"),
        "document.state_date": sentence("The date that counts for this movement, stated by the officer"),
        "document.newer_edition": sentence("A newer edition of the reference"),
    }
)
