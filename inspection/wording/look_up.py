"""Why a search text leads to an entry of the reference."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "look_up.exact": sentence("{kind} “{matched}”"),
        "look_up.repaired": sentence("{kind} “{matched}”, but for characters that are often misread"),
        "look_up.within": sentence("part of the text or the text a part: {kind} “{matched}”"),
        "look_up.similar": sentence("similar: {kind} “{matched}”"),
        "look_up.kind.ambiguous_name": sentence("name of several things"),
        "look_up.kind.cas": sentence("CAS number"),
        "look_up.kind.code": sentence("code"),
        "look_up.kind.commodity": sentence("commodity"),
        "look_up.kind.keyword": sentence("keyword"),
        "look_up.kind.lookalike": sentence("misspelling or lookalike"),
        "look_up.kind.name": sentence("name"),
        "look_up.kind.synonym": sentence("synonym"),
        "look_up.kind.trade_name": sentence("trade name"),
        "look_up.kind.withdrawn_colour": sentence("withdrawn cylinder colour"),
    }
)
