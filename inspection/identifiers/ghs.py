"""GHS hazard statements by their codes (H220, EUH208) and pictograms (GHS01 to GHS09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from .confusions import to_digits, without_marks
from .hazard_statements import code_meant, code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_SUFFIXED = ("H350i", "H360F", "H360D", "H360FD", "H360Fd", "H360Df", "H361f", "H361d", "H361fd")
"""The codes with a letter, as GHS and CLP write them; F, D and f, d differ in strength."""
_H_CODE = re.compile(
    r"(?:(?<![A-Z0-9])|(?<=H\d\d\d))(EU)?H\s?([0-9OISBZL]{3})(FD|DF|[FDI])?(?=H\d\d\d|[^0-9A-Z]|$)", re.IGNORECASE
)
"""Also those of a combined statement whose plus signs were not read ("H301H311")."""
_MISREAD = re.compile(r"(?:^|(?<=\s))[A-Z0-9#|]{0,2}?\s?([0-9OISBZL]{2,3})\W{1,3}([A-Z][A-Z ,;:.]{8,})", re.IGNORECASE)
"""Two or three figures in front of words, with other signs than H or with none."""
_LIKE_AN_H = re.compile(r"[14IKMNUWX#|]([2-4]\d\d)[\s:.,;]+[A-Za-z]")
"""Signs of two strokes; P is left out, as P301 is a code as well."""
_BEFORE_A_SENTENCE = re.compile(r"\W{0,2}([A-Z0-9#|]{3,4})[\s:.,;]+(.+)", re.IGNORECASE)
_AGREEING, _SENTENCE_ONLY = 0.97, 0.55
_IN_A_LIST, _HALF_READ = 0.8, 0.8
_LEAST_LISTED = 2
_LIST_REACH, _LIST_MARGIN = 8.0, 1.0  # heights of a line, down and aside
_LONGEST_SENTENCE = 90
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
    """H-codes on a page; one that stands alone without any other sign of a GHS label is worth less.

    A code that was misread is mended by its sentence; a sentence without a code is evidence only.
    """
    found = [each for match, sighting in page.find(_H_CODE) if (each := _as_read(match, sighting, known))]
    supported = len({code for code, *_ in found}) > 1 or page.says(_CONTEXT)
    for code, repairs, agreed, sighting in found:
        trust = _AGREEING if agreed else 0.9 if supported else 0.62
        yield sighting.claim(Scheme.H_CODE, code, trust=trust, repairs=repairs, agreed=agreed)
    yield from _by_sentences(page, known)
    yield from _in_lists(page, known)


def _as_read(match: re.Match[str], sighting: Sighting, known: Vocabulary) -> tuple[str, int, bool, Sighting] | None:
    """The code, how many figures were exchanged, and whether the sentence behind it is its own."""
    figures, repairs = to_digits(match[2].upper())
    code = _normal_form(match[1] or "", figures, match[3] or "")
    if repairs == len(figures) or not _exists(code, known):
        return None
    behind = match.string[match.end() : match.end() + _LONGEST_SENTENCE]
    agreed = code_meant(figures, behind) == code
    return code, repairs, agreed, sighting


def _by_sentences(page: Page, known: Vocabulary) -> Iterator[Claim]:
    for match, sighting in page.find(_MISREAD):
        figures, _ = to_digits(match[1].upper())
        code = code_meant(figures, match[2]) if figures.isdigit() else None
        if code and _exists(code, known) and not _is_code(match.group(), known):
            yield sighting.claim(Scheme.H_CODE, code, trust=_AGREEING, repairs=1, agreed=True)
    for line in page.lines:
        code = code_of(line.text)
        if code and _exists(code, known):
            details = {"from": "wording"}
            yield page.sight((line,)).claim(Scheme.H_CODE, code, trust=_SENTENCE_ONLY, repairs=1, details=details)
        half_read = _half_read(line.text)
        if half_read and _exists(half_read, known):
            yield page.sight((line,)).claim(Scheme.H_CODE, half_read, trust=_HALF_READ, repairs=1, agreed=True)


def _is_code(text: str, known: Vocabulary) -> bool:
    """Whether a text begins with a code that is one."""
    match = _H_CODE.match(text.lstrip())
    return match is not None and _exists(_normal_form(match[1] or "", to_digits(match[2].upper())[0], ""), known)


def _half_read(text: str) -> str | None:
    """The code of a whole sentence, where a sign in front of it is that of the code in its place."""
    text = without_marks(text)
    match = _BEFORE_A_SENTENCE.fullmatch(text)
    code = code_of(match[2]) if match else None
    if match is None or code is None or _H_CODE.match(text.strip()):
        return None
    figures, _ = to_digits(match[1].upper())
    agreeing = sum(a == b for a, b in zip(reversed(figures), reversed(code), strict=False))
    return code if agreeing else None


def _in_lists(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Codes whose H was misread, in a list of codes below one another."""
    listed = [line for line in page.lines if _H_CODE.match(line.text)]
    for line in page.lines:
        match = _LIKE_AN_H.match(line.text)
        if match is None or not _exists(f"H{match[1]}", known):
            continue
        beside = [
            other
            for other in listed
            if abs(other.cy - line.cy) < _LIST_REACH * line.height
            and abs(other.left - line.left) < _LIST_MARGIN * line.height
        ]
        if len(beside) >= _LEAST_LISTED:
            yield page.sight((line,), match.group()).claim(Scheme.H_CODE, f"H{match[1]}", trust=_IN_A_LIST, repairs=1)


def has_code(text: str) -> bool:
    """Whether a text has what looks like the code of a hazard statement."""
    return _H_CODE.search(text) is not None


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
