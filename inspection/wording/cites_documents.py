"""What to ask for under CITES, and what to check of its papers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "document.cites_import_permit": sentence("CITES import permit, granted before the export permit"),
        "document.cites_export_permit": sentence("CITES export permit or re-export certificate, the original"),
        "document.cites_certificate_of_origin": sentence("CITES certificate of origin, or re-export certificate"),
        "document.cites_bred_certificate": sentence("Certificate of captive breeding or artificial propagation"),
        "document.cites_pre_convention": sentence("Pre-Convention certificate with the date of acquisition"),
        "document.cites_introduction_certificate": sentence(
            "Certificate of introduction from the sea, or export permit of the flag State"
        ),
        "document.cites_comparable": sentence(
            "Comparable documents of the competent authority of the State that is no Party"
        ),
        "document.cites_proof_of_source": sentence(
            "Proof of the source: number of the registered operation or nursery, records, marks"
        ),
        "document.cites_origin_and_source": sentence(
            "Country of origin, source code and purpose code as on the permit"
        ),
        "document.cites_country_of_origin": sentence("Country of origin of the specimen or of its parents, with proof"),
        "document.cites_scientific_name": sentence(
            "Scientific name of the species or subspecies, stated by the exporter"
        ),
        "document.cites_identification": sentence("Identification by an expert or a laboratory"),
        "document.cites_lineage": sentence("Lineage of the hybrid over four generations"),
        "document.cites_quota": sentence(
            "Quota of the year and the annotation in force, from the Management Authority"
        ),
        "document.cites_ask_authorities": sentence("Word of the Management Authorities of both States"),
        "document.cites_ask_issuer": sentence("Word of the Management Authority that is named as the issuer"),
        "document.cites_party_status": sentence("Status of the State under CITES, from the secretariat"),
        "document.cites_current_appendices": sentence("The Appendices in force on that day, from the secretariat"),
        "document.cites_national_rules": sentence("National rules on protected species"),
        "document.cites_legal_acquisition": sentence("Proof of lawful acquisition"),
        "document.cites_union_certificate": sentence("Union certificate, where the species is in Annex A"),
        "document.cites_check_kind": sentence(
            "Kind of the document fits the movement, and its number stands on every page"
        ),
        "document.cites_check_validity": sentence(
            "Valid until: at most six months from issue for export permits and re-export certificates, twelve "
            "for import permits and certificates of origin; not issued after shipment"
        ),
        "document.cites_check_names": sentence(
            "Exporter, importer and scientific name agree with invoice, bill of lading and goods"
        ),
        "document.cites_check_codes": sentence(
            "Appendix, purpose code and source code are given and fit the species and the consignee"
        ),
        "document.cites_check_quantity": sentence("Quantity and unit, marks, tags and numbers agree with the goods"),
        "document.cites_check_stamp": sentence(
            "Security stamp with the number that the form states, cancelled by signature and seal; or an "
            "electronic permit that the authority confirms"
        ),
        "document.cites_check_endorsement": sentence(
            "Export endorsement: quantity shipped, port, date, signature and stamp of the customs"
        ),
        "document.cites_check_original": sentence(
            "The original, not a copy; for a re-export also origin, number and date of the first permit"
        ),
        "document.cites_check_alterations": sentence(
            "No erasure or change that is not confirmed by stamp and signature"
        ),
    }
)
