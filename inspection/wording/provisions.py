"""How articles and annexes are called. Tables, records and the wire call them by their English names."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "provision.article": sentence("Article {number}"),
        "provision.articles": sentence("Articles {number}"),
        "provision.annex": sentence("Annex {number}"),
        "provision.annexes": sentence("Annexes {number}"),
        "provision.appendix": sentence("Appendix {number}"),
        "provision.schedule": sentence("Schedule {number}"),
        "provision.schedules": sentence("Schedules {number}"),
        "provision.chapter": sentence("Chapter {number}"),
        "provision.part": sentence("Part {number}"),
        "provision.group": sentence("Group {number}"),
        "provision.paragraph": sentence("paragraph {number}"),
        "provision.decision": sentence("Decision {number}"),
        "provision.resolved": sentence("decision {number}"),
        "provision.comma": sentence("{first}, {last}"),
        "provision.and": sentence("{first} and {last}"),
        "provision.to": sentence("{first} to {last}"),
        "provision.within": sentence("{whole}, {part}"),
        # what is cited by its whole name
        "cited.cartagena": sentence("Cartagena Protocol on Biosafety"),
        "cited.minamata": sentence("Minamata Convention on Mercury"),
        "cited.un_model": sentence("UN Model Regulations on the Transport of Dangerous Goods"),
        "cited.imdg": sentence("IMDG Code"),
        "cited.hs": sentence("Harmonized System"),
        "cited.gs1": sentence("GS1 General Specifications"),
        "cited.ghs": sentence("GHS"),
        "cited.national": sentence("National law of the importing State"),
        "cited.scheme": sentence("Identification scheme"),
        "cited.dangerous_goods_list": sentence("Dangerous Goods List, chapter 3.2"),
        "cited.fumigated": sentence("Fumigated cargo transport units, chapter 5.5.2"),
        "cited.classification": sentence("Classification, chapter 2.0"),
        "cited.packaging_marks": sentence("Packaging marks, chapter 6.1"),
        "cited.hazard_numbers": sentence("Hazard identification numbers, 5.3.2.3"),
        "cited.container": sentence("Freight container identification"),
        "cited.refrigerant": sentence("Refrigerant designations"),
        "cited.cas": sentence("Registry number and check digit"),
        "cited.pictograms": sentence("Hazard pictograms"),
        "cited.hazard_statements": sentence("Hazard statements"),
        "cited.nomenclature": sentence("Nomenclature 2022"),
        "cited.gtin": sentence("Global Trade Item Number"),
        "cited.sscc": sentence("Serial Shipping Container Code"),
        "cited.transgenic": sentence("Guidance for the unique identifier of transgenic plants"),
        "cited.rules": sentence("Rules of the scheme"),
        "cited.carriage_prohibited": sentence("Chapter 3.2, Table A: carriage prohibited"),
    }
)
