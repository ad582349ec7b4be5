"""Numbers of CITES permits and certificates.

The recommended form is two figures of the year, two letters of the State, six figures, a slash and two
characters: 24ZA012345/WC. Many States use forms of their own, so another form breaks no rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_RECOMMENDED = re.compile(r"(\d{2})([A-Z]{2})(\d{6})/([A-Z0-9]{1,2})")
_ON_LABEL = re.compile(r"(?<![A-Z0-9])(\d{2})\s?([A-Z]{2})\s?(\d{6})\s?/\s?([A-Z0-9]{2})(?![A-Z0-9])")
_CONTEXT = re.compile(r"CITES|PERMIT|CERTIFICATE|PERMIS|PERMISO|CERTIFICA", re.IGNORECASE)
_LEAST = 3


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be the number of a permit; year and State stand in the details where it tells."""
    del known
    value = "".join(c for c in text.upper() if c.isprintable() and not c.isspace())
    if sum(c.isalnum() for c in value) < _LEAST or not any(c.isdigit() for c in value):
        return None
    return sighting.claim(Scheme.CITES_PERMIT, value, trust=1, details=_told(value))


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Numbers of the recommended form on a page that speaks of permits."""
    del known
    if page.says(_CONTEXT):
        for match, sighting in page.find(_ON_LABEL):
            value = f"{match[1]}{match[2]}{match[3]}/{match[4]}"
            yield sighting.claim(Scheme.CITES_PERMIT, value, trust=0.85, details=_told(value))


def _told(value: str) -> dict[str, str]:
    match = _RECOMMENDED.fullmatch(value)
    return {"year": f"20{match[1]}", "country": match[2]} if match else {}
