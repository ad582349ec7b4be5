"""GS1 element strings printed in brackets below a bar code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import gs1, trade_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .vocabulary import Vocabulary

_BEGINS = re.compile(r"\((?:0[0-3])\)\s?\d[\d ]{12,24}(?:\(\d{2,4}\).{1,200})?")


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """GTINs and SSCCs with their application identifiers in brackets, if the check digit holds."""
    del known
    for match, sighting in page.find(_BEGINS):
        string = gs1.parse_bracketed(match.group())
        if string is not None:
            claims = trade_items.claims_of(string, sighting, trust=0.95)
            yield from (claim for claim in claims if claim.problem is None)
