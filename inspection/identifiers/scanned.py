"""From a bar code to claims: GS1 data, bare item numbers, and whatever a plain code says in words.

Payloads are hostile until proven otherwise: their length is bounded, nothing in them is run and no
address is opened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import ClaimSource
from . import gs1, trade_items
from .data_identifiers import parse_envelope
from .every_scheme import find_in_text
from .hibc import parse_hibc
from .layout import Page
from .merging import merge
from .sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from ..reading import SymbolReading
    from .vocabulary import Vocabulary

_LONGEST_TEXT = 4096
_LONGEST_RAW = 400
_GS1_AIM = re.compile(r"\](?:C1|d[25]|Q[34]|e[0-3]|J[14]|z[14])")
_RETAIL = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "EAN13UPCA"})
_ITF = frozenset({"ITF", "ITF14", "I25"})
_ITF_14 = 14
_HANDHELD = "handheld"  # the engine's name of scanners that are held in the hand
_ENVELOPE = re.compile(r"\[\)>\x1e05\x1d(.*?)(?:\x1e|\x04|$)", re.DOTALL)
_PRINTABLE = re.compile(r"[^\x20-\x7e\xa0-\U0010ffff\n\x1d]")
_MARKED, _UNMARKED = 0.98, 0.8


def from_symbol(reading: SymbolReading, known: Vocabulary) -> tuple[Claim, ...]:
    """What one bar code states."""
    text = _text_of(reading)
    sighting = Sighting(
        raw=_PRINTABLE.sub("", reading.text)[:_LONGEST_RAW],
        confidence=1.0,
        source=ClaimSource.SYMBOL,
        region=reading.region,
        engines=reading.engines,
        looks=reading.looks,
    )
    claims = list(_item_claims(reading, text, sighting))
    if not claims and parse_hibc(text) is None:
        elements = parse_envelope(text)
        values = "\n".join(element.value for element in elements) if elements else text.replace(gs1.GS, "\n")
        plain = _PRINTABLE.sub("\n", values)
        page = Page.of_plain(plain, ClaimSource.SYMBOL, sighting)
        claims = list(find_in_text(page, known))
    return merge(claims)


def element_string_of(reading: SymbolReading) -> gs1.ElementString | None:
    """The GS1 elements of a bar code; None where it is not marked as GS1 data in any of the known ways."""
    text = _text_of(reading)
    envelope = _ENVELOPE.match(text)
    if envelope:
        return gs1.parse_element_string(envelope[1])
    if _GS1_AIM.fullmatch(reading.aim):
        bracketed = gs1.parse_bracketed(text) if text.startswith("(") else None
        return bracketed or gs1.parse_element_string(text)
    return gs1.parse_digital_link(text) or gs1.parse_bracketed(text) or _bare(reading, text)


def _bare(reading: SymbolReading, text: str) -> gs1.ElementString | None:
    """GS1 data of a scanner that does not say which symbol it read: only where all of it holds, check digit and all."""
    if reading.aim or _HANDHELD not in reading.engines or text[:2] not in {"00", "01", "02"}:
        return None
    string = gs1.parse_element_string(text)
    sound = not string.fault and all(element.problem is None for element in string.elements)
    return string if sound and string.elements else None


def _text_of(reading: SymbolReading) -> str:
    """The payload as text with its control characters; the shown text where the payload is not text."""
    try:
        text = reading.payload[:_LONGEST_TEXT].decode("utf-8")
    except UnicodeDecodeError:
        text = reading.text
    return (text or reading.text)[:_LONGEST_TEXT]


def _item_claims(reading: SymbolReading, text: str, sighting: Sighting) -> Iterator[Claim]:
    figures = text.strip()
    kind = re.sub(r"[^A-Z0-9]", "", reading.symbology.upper())
    string = element_string_of(reading)
    if string is not None:
        marked = _GS1_AIM.fullmatch(reading.aim) is not None or figures.lower().startswith("http")
        yield from trade_items.claims_of(string, sighting, trust=_MARKED if marked else _UNMARKED)
    elif kind in _RETAIL or reading.aim in {"]E0", "]E4"}:
        yield from _retail(figures, kind, sighting)
    elif (kind in _ITF or reading.aim in {"]I0", "]I1"}) and re.fullmatch(r"[0-9]+", figures):
        claim = trade_items.gtin_claim(figures, sighting, trust=0.9) if len(figures) == _ITF_14 else None
        if claim is not None and claim.problem is None:
            yield claim


def _retail(figures: str, kind: str, sighting: Sighting) -> Iterator[Claim]:
    if kind == "UPCE":
        figures = trade_items.expand_upc_e(figures) or figures
    if re.fullmatch(r"[0-9]+", figures) and len(figures) in trade_items.GTIN_LENGTHS:
        yield trade_items.gtin_claim(figures, sighting, trust=_MARKED)
