"""GHS hazard statements by their codes (H220, EUH208) and pictograms (GHS01 to GHS09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from .confusions import to_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_SUFFIXED = ("H350i", "H360F", "H360D", "H360FD", "H360Fd", "H360Df", "H361f", "H361d", "H361fd")
"""The codes with a letter, as GHS and CLP write them; F, D and f, d differ in strength."""
_H_CODE = re.compile(r"(?<![A-Z0-9])(EU)?H\s?([0-9OISBZ]{3})(FD|DF|[FDI])?(?![0-9A-Z])", re.IGNORECASE)
_CONTEXT = re.compile(
    r"(?<![A-Z0-9])(?:P[1-5]\d\d|GHS|CLP|SDS|DANGER|WARNING|GEFAHR|ACHTUNG|HAZARD STATEMENTS?)(?![A-Z0-9])",
    re.IGNORECASE,
)
_PICTOGRAM = re.compile(r"(?:GHS)?\s?-?0?([1-9])", re.IGNORECASE)


def _normal_form(prefix: str, figures: str, suffix: str) -> str:
    written = f"{prefix.upper()}H{figures}{suffix}"
    if not suffix:
        return written
    if written in _SUFFIXED:
        return written
    return next((code for code in _SUFFIXED if code.upper() == written.upper()), written.upper())


def _exists(code: str, known: Vocabulary) -> bool:
    if known.h_codes:
        return code in known.h_codes or code.upper() in known.h_codes
    return code.startswith("EU") or code[1] in "234"


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """H-codes on a page; one that stands alone without any other sign of a GHS label is worth less."""
    found = []
    for match, sighting in page.find(_H_CODE):
        figures, repairs = to_digits(match[2].upper())
        code = _normal_form(match[1] or "", figures, match[3] or "")
        if repairs < len(figures) and _exists(code, known):
            found.append((code, repairs, sighting))
    supported = len({code for code, _, _ in found}) > 1 or page.says(_CONTEXT)
    for code, repairs, sighting in found:
        yield sighting.claim(Scheme.H_CODE, code, trust=0.9 if supported else 0.62, repairs=repairs)


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a hazard statement code."""
    match = _H_CODE.fullmatch(text.strip())
    if match is None:
        return None
    figures, repairs = to_digits(match[2].upper())
    code = _normal_form(match[1] or "", figures, match[3] or "")
    problem = None if _exists(code, known) else Problem.NOT_ASSIGNED
    return sighting.claim(Scheme.H_CODE, code, trust=1, repairs=repairs, problem=problem)


def parse_pictogram(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a GHS pictogram code ("GHS02")."""
    del known
    match = _PICTOGRAM.fullmatch(text.strip())
    return sighting.claim(Scheme.GHS, f"GHS0{match[1]}", trust=1) if match else None
