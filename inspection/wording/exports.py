"""What exports say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "exports.at": sentence("Export: {path}"),
        "exports.bad_ending": sentence(
            "{path}: give a name that ends in .zip (case file), .json or .csv, or with --form in .json or .pdf."
        ),
        "exports.bad_form": sentence("{text} is no form; use one of {known}."),
        "exports.bad_table": sentence("{text} is no table; use one of {known}."),
        "exports.bad_redaction": sentence("{text} cannot be withheld; only persons can, into a .zip."),
        "exports.in_the_style": sentence(
            "In the style of the form, not the form itself: carry it over into the official one."
        ),
        "exports.missing": sentence("Not known to this inspection; to be filled in"),
        "exports.nothing_missing": sentence("Nothing is missing."),
        "exports.filled": sentence("Filled in from the inspection"),
        "exports.title.basel": sentence("Confirmed case of illegal traffic, Basel Convention"),
        "exports.title.cen": sentence("Seizure report, in the style of the Customs Enforcement Network"),
        "exports.title.ecomessage": sentence("Report in the style of an Ecomessage"),
        "exports.of_inspection": sentence("Inspection {inspection}"),
        "exports.missing_count": sentence("Fields to be filled in by hand: {count}; they come first."),
        "exports.found_declared": sentence("found {found}; declared {declared}"),
        "exports.bill_of_lading": sentence("Bill of lading {number}"),
        "exports.noticed": sentence("Noticed on {day}"),
        "exports.held_by": sentence("{thing} held by {holder}"),
        "exports.closed": sentence("inspection closed on {day}"),
        "exports.open": sentence("inspection open"),
        "exports.decision.release": sentence("released"),
        "exports.decision.refer": sentence("referred"),
        "exports.decision.detain": sentence("detained"),
        "exports.decision.seize": sentence("seized"),
        "exports.decision.sample": sentence("sampled"),
        "exports.category.montreal": sentence("ozone-depleting substance or hydrofluorocarbon"),
        "exports.category.basel": sentence("hazardous or other waste"),
        "exports.category.rotterdam": sentence("chemical of the Rotterdam Convention"),
        "exports.category.stockholm": sentence("persistent organic pollutant"),
        "exports.category.minamata": sentence("mercury or a product with mercury"),
        "exports.category.cites": sentence("species of the CITES Appendices"),
        "exports.category.cartagena": sentence("living modified organism"),
        "exports.category.cwc": sentence("chemical of the Chemical Weapons Convention"),
        "exports.packet_at": sentence(
            "Packet without persons: {path}. Given as copies without personal data: records {bodies}, photos {photos}; "
            "photos left out: {withheld_photos}. Look at every picture before you pass it on: what nobody read in it "
            "could not be covered."
        ),
        "exports.withheld_note": sentence(
            "Persons are withheld. Copies of records and photos stand for the originals, which the station keeps; the "
            "hashes of the originals are given. A copy cannot be checked against them without the case file."
        ),
        "exports.name_remains": sentence(
            "The name of a person would remain in {member} of the packet; nothing was written. Take it out of the "
            "station's name or the file's, or hand on single findings instead."
        ),
        "exports.packet_verified": sentence(
            "Verified packet: records 1 to {records} follow each other. Records of inspection {inspection} that are "
            "given whole: {given}; as copies without personal data: {redacted}; photos, each by its hash: {photos}. "
            "The station {station} signed it. The case file alone has each record's own signature. Head of the chain: "
            "{head}"
        ),
    }
)
