"""The search for container numbers on a picture: in several reading orders, mended as little as the check digit asks.

Lines with weights and size codes are left out first: joined to an owner code they would make numbers that
were never painted there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..claim import ClaimSource, Problem, Scheme
from . import container
from .confusions import BOLD_DIGIT_FOR, LETTER_FOR
from .container import BODY, LENGTH, PREFIX
from .container_guess import bodies_in, guesses
from .layout import Passage, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..claim import Claim
    from .layout import Line, Page
    from .vocabulary import Vocabulary

_WEIGHTS = re.compile(
    r"GROSS|TARE|NETT?$|PAYL|CAP|KGS?$|LBS?$|CU\.?[MF]|CUM$|CUFT|MGW|M\.G\.W|CUBE|MAX|CAUTION|HIGH|\d[.,]\d{3}"
)
_OLD_SIZE_TYPE = re.compile(r"[1-4][25][GRUTP][1I]")
_WHOLE = re.compile(r"[A-Z]{3}U\d{7}")
_BOXED_FIGURE = re.compile(r"[\[({]\d[\])}]?\W*$")
"""Brackets are what readers make of the box: the figure in it is the check digit, and not the last of the serial."""
_MOST_REPAIRS = 2
_LEVEL, _SHARED = 0.7, 0.4  # of a line's height; of the width of a sign
_LONGEST_START = 12
_SAME_NUMBER = 8
"""Two readings that agree in so many places are readings of one number."""
_CATEGORY_LOOKALIKES = "OVQDLJ"
_SAME_SHAPE = frozenset({("0", "O"), ("1", "I"), ("|", "I")})
"""What stands as a figure where the grammar has letters only, and is painted the same: read, not mended."""
_DIGIT_MISREAD = 0.4
_UNCONFIRMED = 0.48
"""The most that a number is worth whose figures were mended: offered, never taken for a fact."""


@dataclass(frozen=True, slots=True)
class _Hit:
    number: str
    raw: str
    whole_words: bool
    lines: tuple[Line, ...]

    @property
    def repairs(self) -> int:
        """How many characters were exchanged."""
        return sum(a != b for a, b in zip(self.number, self.raw, strict=True))

    @property
    def mended(self) -> bool:
        """Whether one of them was exchanged for one of another shape."""
        return any(a != b and (b, a) not in _SAME_SHAPE for a, b in zip(self.number, self.raw, strict=True))

    @property
    def digit_read(self) -> bool:
        """Whether the check digit stands there as a figure."""
        return self.number[BODY] == self.raw[BODY]

    @property
    def doubts(self) -> int:
        """What speaks against it: exchanged characters, and words that it was cut out of."""
        return self.repairs + (not self.whole_words)


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Numbers that hold their check digit; then wrong ones, then those whose check digit was not read."""
    runs = list(passages(page))
    hits = _keep_distinct(_valid_hits(runs))
    nearby = [line.compact for line in page.lines]
    for hit in hits:
        yield _claim(page, hit, container.details_of(hit.number, known, nearby), known)
    taken = {hit.number for hit in hits}
    wrong = {claim.value: claim for claim in _wrong(page, runs, known) if not _is_taken(claim.value, taken)}
    yield from wrong.values()
    yield from _without_check_digit(page, runs, known, proven=taken, wrong=set(wrong))


def _claim(page: Page, hit: _Hit, details: dict[str, str], known: Vocabulary) -> Claim:
    """What a number is worth that holds its check digit: full proof only where all of it was read as it is."""
    sighting = page.sight(hit.lines)
    if not hit.digit_read:
        return replace(container.computed(hit.number[:BODY], sighting, details, trust=_UNCONFIRMED), repaired=True)
    trust = 0.97 if hit.number[:PREFIX] in known.owner_codes or not known.owner_codes else 0.8
    # The check digit lets one of eleven through, and a long text has many windows.
    if hit.mended or not hit.whole_words:
        trust = _UNCONFIRMED if hit.whole_words else 0.45
    repairs = hit.repairs if hit.mended else 0
    claim = sighting.claim(
        Scheme.CONTAINER, hit.number, trust=trust, repairs=repairs, checked=hit.whole_words, details=details
    )
    return replace(claim, repaired=hit.repairs > 0)


def passages(page: Page) -> Iterator[Passage]:
    """The ways to read on in which a number may stand, without weights and size codes."""
    return _runs([line for line in page.lines if not _is_other_marking(line)], page.rows)


def _is_other_marking(line: Line) -> bool:
    return (
        _WEIGHTS.search(line.upper) is not None
        or container.is_size_type(line.compact)
        or _OLD_SIZE_TYPE.fullmatch(line.compact) is not None
    )


def _is_taken(number: str, taken: Iterable[str]) -> bool:
    return any(_agreement(number, other) >= _SAME_NUMBER for other in taken)


def _agreement(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=True))


def _runs(lines: Sequence[Line], rows: Iterable[Sequence[Line]]) -> Iterator[Passage]:
    """The lines, their neighbours and their continuations, joined without blanks."""
    usable = set(map(id, lines))
    for line in lines:
        yield Passage.compact((line,))
    for row in rows:
        kept = [line for line in row if id(line) in usable]
        if len(kept) > 1:
            yield _joined(kept)
            for pair in pairwise(kept):
                yield _joined(pair)
    for line in lines:
        if PREFIX - 1 <= len(line.compact) <= _LONGEST_START:
            yield _joined((line, *_right_of(line, lines, 0.7)[:4]))
            for below in _below(line, lines)[:3]:
                yield _joined((line, below, *_right_of(below, lines, 0.7)[:2]))
    for column in columns(lines):
        if len(column) > 1:
            yield Passage.compact(column)


def _joined(lines: Sequence[Line]) -> Passage:
    """The lines as one text; a sign that was framed with the line before and with its own counts once."""
    kept = list(lines[:1])
    for line in lines[1:]:
        before = kept[-1]
        sign = before.width / max(1, len(before.compact))
        level = abs(line.cy - before.cy) < _LEVEL * max(line.height, before.height) and line.left > before.left
        shared = level and before.right - line.left > _SHARED * sign and len(before.compact) > 1
        if shared and before.compact[-1] == line.compact[:1] == before.upper[-1:]:
            kept[-1] = replace(before, upper=before.upper[:-1], compact=before.compact[:-1])
        kept.append(line)
    return Passage.compact(kept)


def _right_of(line: Line, lines: Sequence[Line], slack: float) -> list[Line]:
    level = [
        other
        for other in lines
        if other is not line
        and other.left > line.left + 0.5 * line.width
        and abs(other.cy - line.cy) < slack * max(line.height, other.height)
    ]
    return sorted(level, key=lambda other: other.left)


def _below(line: Line, lines: Sequence[Line]) -> list[Line]:
    lower = [
        other
        for other in lines
        if other is not line
        and other.cy > line.cy + 0.4 * line.height
        and other.top < line.bottom + 1.6 * line.height
        and line.overlap_across(other) > -0.5 * line.height
    ]
    return sorted(lower, key=lambda other: (other.cy, other.left))


def _valid_hits(runs: Iterable[Passage]) -> dict[str, _Hit]:
    hits: dict[str, _Hit] = {}
    for run in runs:
        for start in range(len(run.text) - LENGTH + 1):
            mended = _mend(run.text[start : start + LENGTH])
            if mended is None:
                continue
            raw = run.text[start : start + LENGTH]
            hit = _Hit(mended, raw, whole_words=False, lines=run.lines_at(start, start + LENGTH))
            # A size code may follow without a blank where the number runs down; another figure may not.
            behind = run.text[start + LENGTH :]
            goes_on = behind[:1].isdigit() and not container.is_size_type(behind[:PREFIX])
            if start in run.breaks and (start + LENGTH in run.breaks or not (hit.mended or goes_on)):
                hit = replace(hit, whole_words=True)
            elif hit.repairs:
                continue
            if mended not in hits or hit.doubts < hits[mended].doubts:
                hits[mended] = hit
    return hits


def _mend(window: str) -> str | None:
    """The container number that eleven characters are meant to be, if few have to be exchanged for it."""
    letters = "".join(LETTER_FOR.get(c, c) for c in window[:PREFIX])
    if not letters.isalpha():
        return None
    exchanged = [(c, letter) for c, letter in zip(window, letters, strict=False) if c != letter]
    repairs = len(exchanged)
    if sum(pair not in _SAME_SHAPE for pair in exchanged) > 1:  # at most one letter of the owner code is mended
        return None
    if letters[PREFIX - 1] != "U":  # J and Z are too rare to be believed of a picture
        if repairs or letters[PREFIX - 1] not in _CATEGORY_LOOKALIKES:
            return None
        letters, repairs = letters[: PREFIX - 1] + "U", 1
    figures = "".join(BOLD_DIGIT_FOR.get(c, c) for c in window[PREFIX:])
    repairs += sum(a != b for a, b in zip(figures, window[PREFIX:], strict=True))
    number = letters + figures
    return number if repairs <= _MOST_REPAIRS and container.is_valid(number) else None


def _keep_distinct(hits: dict[str, _Hit]) -> list[_Hit]:
    """Of readings of the same number the one that had to be mended least."""
    kept: list[_Hit] = []
    for hit in sorted(hits.values(), key=lambda hit: hit.doubts):
        if not _is_taken(hit.number, [other.number for other in kept]):
            kept.append(hit)
    return kept


def _wrong(page: Page, runs: Iterable[Passage], known: Vocabulary) -> Iterator[Claim]:
    """Perfectly written numbers with another check digit than the computed one.

    Only where one line holds exactly the number, so that nothing was joined wrongly, and the owner is
    known. The reader errs at the boxed digit more often than the painter: one look stays under one half, and the
    number with the digit that it should have is offered beside it.
    """
    for run in runs:
        owner = run.text[:PREFIX]
        if (
            len(run.lines) == 1
            and _WHOLE.fullmatch(run.text)
            and not container.is_valid(run.text)
            and (not known.owner_codes or owner in known.owner_codes)
        ):
            sighting = page.sight(run.lines)
            sure = sighting.looks > 1 or len(sighting.engines) > 1 or page.source is not ClaimSource.TEXT
            details = container.details_of(run.text, known, [line.compact for line in page.lines])
            yield sighting.claim(
                Scheme.CONTAINER,
                run.text,
                trust=0.8 if sure else 0.45,
                problem=Problem.CHECK_DIGIT,
                details={**details, "expected": str(container.check_digit(run.text))},
            )
            if not sure:
                yield container.computed(run.text[:BODY], sighting, details, trust=_DIGIT_MISREAD)


def _without_check_digit(
    page: Page, runs: Iterable[Passage], known: Vocabulary, *, proven: set[str], wrong: set[str]
) -> Iterator[Claim]:
    bodies: dict[str, tuple[Line, ...]] = {}
    for run in runs:
        for body, start in bodies_in(run.text):
            lines = run.lines_at(start, start + BODY)
            boxed = _BOXED_FIGURE.search(lines[-1].text) and lines[-1].compact.endswith(body[-1])
            if not boxed and not _is_taken(_completed(body), proven | wrong):
                bodies.setdefault(body, lines)
    for body, lines in guesses(_as_read(page), known.owner_codes):
        if not _is_taken(_completed(body), proven):
            bodies.setdefault(body, lines)
    nearby = [line.compact for line in page.lines]
    for body, lines in bodies.items():
        alone = len(bodies) == 1
        familiar = body[:PREFIX] in known.owner_codes or not known.owner_codes
        trust = 0.48 if alone and familiar else 0.3
        yield container.computed(body, page.sight(lines), container.details_of(body, known, nearby), trust=trust)


def _completed(body: str) -> str:
    return f"{body}{container.check_digit(body)}"


def _as_read(page: Page) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Lines, rows, neighbours in them and what stands below one another, with all their signs."""
    neighbours = (Passage.of(pair) for row in page.rows if len(row) > 2 for pair in pairwise(row))  # noqa: PLR2004
    for passage in (*page.passages, *neighbours, *page.stacked):
        yield passage.text.upper(), passage.lines
