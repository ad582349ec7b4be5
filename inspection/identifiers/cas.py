"""CAS registry numbers: two to seven figures, two figures, a check digit (the weighted sum modulo 10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from .confusions import to_digits
from .shipping_name import is_designated, stands_in, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_DASH = r"\s?[-\u2010-\u2015]\s?"
_DASH_LIKE = r"[^A-Z0-9]{0,3}"  # a dash that was read as a colon or a point, or not at all
_PLAIN = re.compile(rf"(?<![\d-])([1-9]\d{{1,6}}){_DASH}(\d{{2}}){_DASH}(\d)(?![\d-])")
_LOOKALIKE = "0-9OQDILBSZG|"
_BEFORE = r"(?:[\s#:.-]|RN|NUMBER|[A-Z]{0,2}N[O0R]|[1IHM|][O0][.=:]|[HMW](?=\d)){0,8}"
"""What stands between "CAS" and its number ("No.:"), also misread."""
_NAMED = re.compile(
    rf"CA[S5GB8$]{_BEFORE}([{_LOOKALIKE}]{{2,7}})({_DASH_LIKE})([{_LOOKALIKE}]{{2}})({_DASH_LIKE})"
    rf"([{_LOOKALIKE}])(?![A-Z0-9-])",
    re.IGNORECASE,
)
_ALMOST_NAMED = re.compile(
    rf"(?<![A-Z0-9])(?:CA[S58GK$]|[02]A[S5]|C[0-9][S5]){_BEFORE}"
    rf"(?P<number>[{_LOOKALIKE}][\s.:'\-{_LOOKALIKE}]+)"
)
"""A number behind "CAS", of which a letter may be misread so that no other word comes of it (GAS, CAT), with whatever
became of its dashes."""
_PARTED = re.compile(r"(\d{2,7})[^0-9A-Z]+(\d\d)[^0-9A-Z]+(\d)")
_NO_FIGURE = re.compile(r"[^0-9A-Z]")
_A_DASH = re.compile(r"[-\u2010-\u2015]")
_WHOLE = re.compile(
    rf"\W*(?:CAS(?:[\s#:.-]|RN|NO|NR)*)?([{_LOOKALIKE}]{{2,7}}){_DASH}([{_LOOKALIKE}]{{2}}){_DASH}(.)\W*"
)
_MENTIONED = re.compile(r"\bCAS\b|\bCASRN\b", re.IGNORECASE)
_DATE_LIKE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-\d")
_MOST_REPAIRS = 2
_CONTRADICTED = 0.45
_LONG = 7
"""Figures of a number of which two may be misread; of a shorter one only one."""


def check_digit(figures: str) -> int:
    """The check digit of the figures before it, hyphens left out."""
    return sum(int(c) * weight for weight, c in enumerate(reversed(figures), 1)) % 10


def _verdict(first: str, second: str, last: str) -> tuple[str, int]:
    return f"{first}-{second}-{last}", check_digit(first + second)


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """CAS numbers on a page: any that holds its check digit, and a wrong one where the label says CAS."""
    mentioned = page.says(_MENTIONED)
    for match, sighting in page.find(_PLAIN):
        value, expected = _verdict(*match.groups())
        if int(match[3]) == expected:
            doubt = _DATE_LIKE.fullmatch(value) is not None and not mentioned
            familiar = mentioned or value in known.cas_numbers
            trust = 0.4 if doubt else 0.97 if familiar else 0.7
            yield sighting.claim(Scheme.CAS, value, trust=trust, checked=True)
    meant = tuple(_almost_named(page, known))
    yield from meant
    mended = {claim.region for claim in meant}
    for match, sighting in page.find(_NAMED):
        yield from _named(match, sighting, known, contradicted=sighting.region in mended)


def _named(match: re.Match[str], sighting: Sighting, known: Vocabulary, *, contradicted: bool) -> Iterator[Claim]:
    first, dash, second, other_dash, last = match.groups()
    parts = [to_digits(part.upper()) for part in (first, second, last)]
    repairs = sum(count for _, count in parts)
    repairs += sum(_A_DASH.fullmatch(sign.strip()) is None for sign in (dash, other_dash))
    value, expected = _verdict(*(figures for figures, _ in parts))
    holds = int(parts[2][0]) == expected
    if not holds and not repairs:
        details = {"expected": str(expected)}
        yield sighting.claim(Scheme.CAS, value, trust=0.45, problem=Problem.CHECK_DIGIT, details=details)
    elif holds and repairs <= _MOST_REPAIRS and not value.startswith("0"):
        # Without its dashes a number that is on no list holds its check digit by chance one time in ten.
        doubtful = contradicted and repairs and value not in known.cas_numbers
        trust = _CONTRADICTED if doubtful else 0.9
        yield sighting.claim(Scheme.CAS, value, trust=trust, repairs=repairs, checked=True)


def _almost_named(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """The number of the substance that the label names, where what stands behind "CAS" comes nearest to it."""
    wording = ""
    for line in page.lines:
        match = _ALMOST_NAMED.search(line.upper)
        near = () if match is None else _nearest(match["number"], known)
        if match is None or not near:
            continue
        wording = wording or wording_of(page)
        named = [(number, amiss) for number, amiss in near if _is_named(number, page, wording, known)]
        if len(named) == 1 and _stated(match["number"]) <= {named[0][0]}:
            ((number, amiss),) = named
            yield page.sight((line,)).claim(Scheme.CAS, number, trust=0.9, repairs=max(1, amiss), agreed=True)


def _nearest(text: str, known: Vocabulary) -> tuple[tuple[str, int], ...]:
    """The known numbers that differ least from what stands there, and by how many signs; none where it is too much."""
    figures, exchanged = to_digits(_NO_FIGURE.sub("", text))
    most = (2 if len(figures) >= _LONG else 1) - exchanged
    amiss = {
        number: _misread(figures, plain)
        for number in known.cas_numbers
        if len(plain := number.replace("-", "")) == len(figures)
    }
    least = min(amiss.values(), default=most + 1)
    return tuple((each, least + exchanged) for each, count in amiss.items() if count == least <= most)


def _stated(text: str) -> set[str]:
    """The numbers that stand in a text with their parts apart and whose check digit holds."""
    verdicts = ((_verdict(*parts), parts[2]) for parts in _PARTED.findall(text))
    return {value for (value, expected), last in verdicts if expected == int(last)}


def _misread(value: str, meant: str) -> int:
    """How many signs of two numbers of one length differ."""
    return sum(a != b for a, b in zip(value, meant, strict=True))


def _is_named(number: str, page: Page, wording: str, known: Vocabulary) -> bool:
    """Whether the refrigerant that a CAS number stands for, or a name of the substance, stands on the page."""
    designation = known.cas_numbers[number]
    if designation and is_designated(designation, page):
        return True
    names = [name for name, meant in known.names_to_cas.items() if number in meant.split()]
    names += [name for name, meant in known.chemical_names.items() if designation and meant == designation]
    return any(stands_in(name, wording) for name in names)


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a CAS number; None if it does not look like one."""
    del known
    match = _WHOLE.fullmatch(text.upper())
    if match is None:
        return None
    parts = [to_digits(part) for part in match.groups()]
    figures = [part.lstrip("0") if place == 0 else part for place, (part, _) in enumerate(parts)]
    if len(figures[0]) < 2 or not figures[2].isdigit():  # noqa: PLR2004 - the shortest first part
        return None
    value, expected = _verdict(*figures)
    holds = int(figures[2]) == expected
    return sighting.claim(
        Scheme.CAS,
        value,
        trust=1,
        repairs=sum(count for _, count in parts),
        checked=True,
        problem=None if holds else Problem.CHECK_DIGIT,
        details={} if holds else {"expected": str(expected)},
    )
