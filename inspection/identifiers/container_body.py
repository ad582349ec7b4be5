"""Container numbers on a picture without their check digit: what has been read of them, and where it ends.

With this a reader can look on purpose for the boxed digit that the text engine could not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import container
from .confusions import LETTER_FOR, plain_text, without_marks
from .container import BODY, LENGTH, PREFIX, WRITTEN_BODY
from .container_search import passages
from .layout import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..reading import TextReading
    from .layout import Passage

_MOST = 6
"""More candidates than this stand on no picture; they come from lines joined at random."""


@dataclass(frozen=True, slots=True)
class Body:
    """Owner code, category and serial number without a check digit that holds.

    ``raw`` is what was read, ``text`` the same with letters where the owner code has letters only. ``lines`` are
    the readings that it stands in, in reading order; in the last one stand the last of the figures, ``figures``.
    """

    raw: str
    text: str
    lines: tuple[TextReading, ...]
    figures: str

    @property
    def last(self) -> TextReading:
        """The line in which the serial number ends."""
        return self.lines[-1]


def is_proven(texts: Sequence[TextReading]) -> bool:
    """Whether a container number with its check digit stands in the texts, as it is."""
    for run in passages(Page.of(texts)):
        for match in WRITTEN_BODY.finditer(run.text):
            start = match.start()
            if start in run.breaks and container.is_valid(_lettered(run.text[start : start + LENGTH])):
                return True
    return False


def bodies_without_proof(texts: Sequence[TextReading]) -> tuple[Body, ...]:
    """The numbers that lack a check digit that holds, fewest lines first; none that another reading proves."""
    page = Page.of(texts)
    proven: set[str] = set()
    found: dict[str, Body] = {}
    for run in sorted(passages(page), key=lambda run: len(run.lines)):
        for match in WRITTEN_BODY.finditer(run.text):
            start = match.start()
            text = _lettered(match[1])
            if not text[:PREFIX].isalpha():
                continue
            if container.is_valid(text + run.text[start + BODY : start + LENGTH]):
                proven.add(text)
            elif text not in found:
                found[text] = _body(run, start, text)
    return tuple(body for text, body in found.items() if text not in proven)[:_MOST]


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a text: after how many signs it begins, and what was read of it."""

    start: int
    raw: str

    @property
    def body(self) -> str:
        """Owner code, category and serial number, with letters where the owner code has letters only."""
        return _lettered(self.raw[:BODY])


def written_in(text: str) -> Written | None:
    """The container number that a text holds, with its check digit, or without where none follows.

    A size and type code that follows at once lends it no digit. Signs are counted without blanks. The only
    small letter that capitals and figures are taken for is one that looks like them.
    """
    signs = "".join(without_marks(plain_text(text)).replace("l", "1").upper().split())
    match = WRITTEN_BODY.search(signs)
    if match is None:
        return None
    behind = signs[match.start() + BODY :]
    digit = "" if container.is_size_type(behind[:PREFIX]) or not behind[:1].isdigit() else behind[0]
    return Written(match.start(), match[1] + digit)


def _body(run: Passage, start: int, text: str) -> Body:
    end = start + BODY
    last = max(at for at in run.starts if at < end)
    lines = tuple(line.reading for line in run.lines_at(start, end))
    return Body(run.text[start:end], text, lines, run.text[max(start + PREFIX, last) : end])


def _lettered(raw: str) -> str:
    return "".join(LETTER_FOR.get(sign, sign) for sign in raw[:PREFIX]) + raw[PREFIX:]
