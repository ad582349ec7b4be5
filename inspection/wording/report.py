"""The printed report: headings, labels and the sentences that stand on every one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # The frame of every page
        "report.product": sentence("Quaylens"),
        "report.title": sentence("Inspection report"),
        "report.page_of": sentence("Page {page} of {pages}"),
        "report.edition_line": sentence("Reference edition {name} of {day}, {standing}"),
        "report.no_edition": sentence("No reference edition was consulted"),
        "report.head": sentence("Head record"),
        # Page one
        "report.safety": sentence("Safety first"),
        "report.verdict": sentence("Verdict"),
        "report.no_verdict": sentence("No verdict yet"),
        "report.no_verdict_why": sentence(
            "The reference has not been asked about this inspection; this report holds the evidence alone."
        ),
        "report.meaning.prohibited": sentence("The conventions bar this movement on the date asked about."),
        "report.meaning.permit_required": sentence(
            "A State has to consent to this movement, or to license or permit it, before it takes place."
        ),
        "report.meaning.cannot_tell": sentence(
            "Which rule applies is not known yet. The findings say what would settle it."
        ),
        "report.meaning.documents_required": sentence("The papers and marks named below have to go with the goods."),
        "report.nothing_found": sentence("No identifier was found that the reference could be asked about."),
        "report.no_open_questions": sentence("No question stays open under this verdict."),
        "report.why": sentence("What the verdict rests on"),
        "report.open_questions": sentence("What stays open"),
        "report.more": sentence("And {count} more, under the findings."),
        "report.particulars": sentence("Particulars"),
        "report.label": sentence("Inspection"),
        "report.identifier": sentence("Identifier"),
        "report.route": sentence("Route"),
        "report.route_unknown": sentence("not stated"),
        "report.route_transit": sentence("in transit through {countries}"),
        "report.asked": sentence("Date asked about"),
        "report.asked_stated": sentence("{day}, stated by the officer"),
        "report.asked_clock": sentence("{day}, the date of this computer"),
        "report.officer": sentence("Officer"),
        "report.station": sentence("Station"),
        "report.opened": sentence("Opened"),
        "report.closed": sentence("Closed"),
        "report.still_open": sentence("not closed when this report was made"),
        "report.circumstances": sentence("Circumstances"),
        "report.condition": sentence("condition: {word}"),
        "report.purpose": sentence("purpose: {word}"),
        "report.cites_source": sentence("CITES source: {word}"),
        "report.non_refillable": sentence("non-refillable container"),
        "report.limited_quantity": sentence("limited quantities"),
        "report.decision": sentence("Decision"),
        "report.undecided": sentence("none kept when this report was made"),
        "report.decision.release": sentence("Release"),
        "report.decision.refer": sentence("Refer to the competent authority"),
        "report.decision.detain": sentence("Detain"),
        "report.decision.seize": sentence("Seize"),
        "report.decision.sample": sentence("Take samples"),
        # Consignment
        "report.consignment": sentence("Consignment"),
        "report.exporter": sentence("Exporter"),
        "report.importer": sentence("Importer"),
        "report.notifier": sentence("Notifier"),
        "report.vessel": sentence("Vessel"),
        "report.bill_of_lading": sentence("Bill of lading"),
        "report.declared_route": sentence("Route on the papers"),
        "report.no_declaration": sentence("No declaration was given to this inspection."),
        "report.declared_lines": sentence("Declared lines"),
        "report.line": sentence("Line"),
        "report.goods": sentence("Goods"),
        "report.identifiers": sentence("Identifiers"),
        "report.quantity": sentence("Quantity"),
        "report.net_kg": sentence("net {kg} kg"),
        "report.gross_kg": sentence("gross {kg} kg"),
        "report.packing_group": sentence("packing group {group}"),
        "report.origin": sentence("origin {country}"),
        "report.seal": sentence("seal {seal}"),
        "report.serial": sentence("serial {serial}"),
        "report.lot": sentence("lot {lot}"),
        # Exhibits
        "report.exhibits": sentence("Exhibits"),
        "report.exhibit": sentence("Exhibit {number}"),
        "report.photo_of": sentence("Photo of exhibit {number} with the numbered marks of its claims"),
        "report.no_exhibits": sentence("No photo was kept in this inspection."),
        "report.no_print": sentence("This photo cannot be shown on paper. Its bytes are kept under the hash below."),
        "report.no_claims": sentence("Nothing that identifies goods was read in this photo."),
        "report.readings": sentence("Read in all: symbols {symbols}, lines of text {texts}, hazard labels {placards}."),
        "report.taken": sentence("Taken {time}"),
        "report.hash": sentence("SHA-256"),
        "report.kept.file": sentence("the file's own bytes"),
        "report.kept.camera-packet": sentence("the camera's own JPEG packet"),
        "report.kept.lossless": sentence("a lossless PNG of the frame"),
        "report.mark": sentence("Mark"),
        "report.claim": sentence("Claim"),
        "report.as_read": sentence("As read"),
        "report.confidence": sentence("Confidence"),
        "report.confirmed": sentence("Confirmed by"),
        "report.repaired": sentence("Repaired: characters were exchanged."),
        "report.problem.check_digit": sentence("The check digit does not agree."),
        "report.problem.not_assigned": sentence("No such code exists in the reference."),
        "report.problem.grammar": sentence("Part of it breaks the rules of its scheme."),
        "report.symbols": sentence("Symbols"),
        "report.symbol_content": sentence("Content"),
        "report.stated": sentence("Stated by the officer"),
        "report.mass": sentence("{kg} kg"),
        "report.cut": sentence("… ({count} characters in all; the record holds them)"),
        "report.escapes": sentence(
            "Characters that the type of this report does not carry are printed as \\u{{…}}; "
            "the record holds them as read."
        ),
        # Findings
        "report.findings": sentence("Findings"),
        "report.no_findings": sentence("There is no finding."),
        "report.no_finding": sentence("No finding"),
        "report.citation_edition": sentence("edition {edition}"),
        "report.exceptions": sentence("Exceptions that undeclared circumstances leave open"),
        "report.ask_for": sentence("Ask for"),
        "report.seen_in": sentence("Seen in"),
        "report.seen_mark": sentence("exhibit {exhibit}, mark {mark}"),
        "report.national": sentence("From the national pack"),
        "report.documents": sentence("Documents to ask for"),
        "report.compared": sentence("Declared against found"),
        "report.no_difference": sentence("The declaration and the goods agree in everything that was compared."),
        "report.not_compared": sentence("Without a declaration there was nothing to compare."),
        "report.not_compared_yet": sentence("The goods have not been compared with the declaration yet."),
        "report.difference": sentence("Difference"),
        "report.what": sentence("What"),
        "report.declared": sentence("Declared"),
        "report.found": sentence("Found"),
        # Signatures and integrity
        "report.signatures": sentence("Signatures"),
        "report.of_officer": sentence("Officer"),
        "report.of_declarant": sentence("Declarant or carrier"),
        "report.name": sentence("Name"),
        "report.place_and_date": sentence("Place and date"),
        "report.signature": sentence("Signature"),
        "report.received": sentence(
            "The declarant's signature says that this report was received, not that it is agreed to."
        ),
        "report.integrity": sentence("Integrity"),
        "report.integrity_why": sentence(
            "Every step of the inspection is a record that names its predecessor by hash and is signed by the station. "
            "A change to a record or a photo changes a hash on this page."
        ),
        "report.records": sentence("Records"),
        "report.number": sentence("No."),
        "report.step": sentence("Step"),
        "report.time": sentence("Time"),
        "report.record_hash": sentence("Hash of the record (SHA-256)"),
        "report.withheld": sentence("body withheld"),
        "report.record.opened": sentence("Opened"),
        "report.record.declared": sentence("Declared"),
        "report.record.amended": sentence("Amended"),
        "report.record.observed": sentence("Observed"),
        "report.record.stated": sentence("Stated"),
        "report.record.assessed": sentence("Assessed"),
        "report.record.decided": sentence("Decided"),
        "report.record.exported": sentence("Exported"),
        "report.record.closed": sentence("Closed"),
        "report.record.countersigned": sentence("Countersigned"),
        "report.record.suspected": sentence("Illegal traffic suspected"),
        "report.record.purged": sentence("Purged"),
        "report.record.timestamped": sentence("Time from outside"),
        "report.record_code": sentence("QR code with number and hash of the last record"),
        "report.record.task": sentence("Duty done"),
        "report.record.measured": sentence("Measured"),
        "report.record.seal": sentence("Seal"),
        "report.record.sample": sentence("Sample taken"),
        "report.record.sample_result": sentence("Laboratory result"),
        "report.record.weighed": sentence("Weighed"),
        "report.record.seized": sentence("Piece seized"),
        "report.record.custody": sentence("Handed over"),
        "report.photos": sentence("Photos"),
        "report.photo": sentence("Exhibit"),
        "report.kept_as": sentence("Kept as"),
        "report.photo_hash": sentence("Hash of the kept bytes (SHA-256)"),
        "report.seal_heading": sentence("Seal"),
        "report.station_key": sentence("Station key (SHA-256)"),
        "report.head_signature": sentence("Signature of the head record"),
        "report.edition_digest": sentence("Edition (SHA-256)"),
        "report.software": sentence("Software"),
        "report.verify": sentence("How to verify"),
        "report.verify_step.1": sentence("Take the case file of this inspection, on a computer that you trust."),
        "report.verify_step.2": sentence(
            "Run the command below with the station key, as the station's office has given it to you by another way. "
            "It recomputes every hash and signature and names the first thing that is wrong."
        ),
        "report.verify_step.3": sentence(
            "Compare the station key with the one on this page, and find the head record of this page in the case "
            "file. It is not the last one there: the making of this report is a record of its own."
        ),
    }
)
