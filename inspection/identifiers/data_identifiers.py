"""ANSI MH10.8.2 data identifiers on transport labels, in the envelope of ISO/IEC 15434 or alone.

An identifier is a letter after up to three figures; it says what the value behind it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GS, RS, EOT = "\x1d", "\x1e", "\x04"
_ENVELOPE = re.compile(rf"\[\)>{RS}(?P<formats>.*?)(?:{EOT}|$)", re.DOTALL)
_DATA_IDENTIFIERS = "06"
_ELEMENT = re.compile(r"(?P<identifier>\d{0,3}[A-Z])(?P<value>.+)", re.DOTALL)
_MOST_ELEMENTS = 64

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "J": "licence_plate",
        "1J": "licence_plate",
        "2J": "licence_plate",
        "3J": "licence_plate",
        "4J": "licence_plate",
        "5J": "licence_plate",
        "6J": "licence_plate",
        "K": "order",
        "1K": "supplier_order",
        "2K": "bill_of_lading",
        "3K": "carrier_shipment",
        "4K": "order_line",
        "11K": "packing_list",
        "4L": "origin",
        "P": "customer_part",
        "1P": "supplier_part",
        "Q": "quantity",
        "7Q": "quantity_with_unit",
        "2Q": "actual_weight",
        "5Q": "net_weight",
        "S": "serial",
        "3S": "package",
        "4S": "package",
        "T": "lot",
        "1T": "lot",
        "V": "supplier",
        "1V": "supplier",
        "B": "container_type",
        "1B": "returnable_container",
        "2B": "gas_cylinder",
        "3B": "freight_equipment",
        "D": "date",
        "6D": "date",
        "9D": "date",
        "14D": "expiry_date",
        "16D": "production_date",
        "25S": "party_serial",
    }
)


@dataclass(frozen=True, slots=True)
class DataElement:
    """``name`` is empty where the identifier is none of those met on transport labels."""

    identifier: str
    value: str
    name: str


def parse_envelope(text: str) -> tuple[DataElement, ...]:
    """The elements of format 06 of an ISO/IEC 15434 envelope; nothing for any other text."""
    envelope = _ENVELOPE.match(text)
    if envelope is None:
        return ()
    formats = (part.split(GS) for part in envelope["formats"].split(RS))
    elements = (part for header, *parts in formats if header == _DATA_IDENTIFIERS for part in parts[:_MOST_ELEMENTS])
    return tuple(element for part in elements if (element := parse_element(part)) is not None)


def parse_element(text: str) -> DataElement | None:
    """One element: its identifier, its value and what it is; None when it does not begin with an identifier."""
    match = _ELEMENT.fullmatch(text)
    if match is None:
        return None
    identifier = match["identifier"]
    return DataElement(identifier, match["value"], NAMES.get(identifier, ""))
