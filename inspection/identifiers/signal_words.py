"""Signal words of GHS labels ("Danger", "Warning"): below them stand hazard statements, mostly in small print.

Regulation (EC) No 1272/2008 (CLP), Article 20 and Annex VII, has the words in every language of the Union.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .confusions import plain_text, without_marks
from .ghs import has_code
from .hazard_statements import is_begun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..reading import TextReading

_WORDS = re.compile(r"\b(?:DANGER|WARNING|GEFAHR|ACHTUNG|ATTENTION|PELIGRO|ATENCION|PERICOLO|ATTENZIONE)\b")
_SURE = 0.85
_MOST_BESIDE = 14
"""Signs beside the word on its line, as of a second language: "WARNING: contents under pressure" is a sentence."""


def unanswered(lines: Sequence[TextReading]) -> TextReading | None:
    """The line with the signal word, where neither a code nor a sentence of a hazard statement was surely read."""
    texts = [(line, without_marks(plain_text(line.words))) for line in lines if line.confidence >= _SURE]
    if any(has_code(text) or is_begun(text) for _, text in texts):
        return None
    return next((line for line, text in texts if _is_signal(text.upper())), None)


def _is_signal(text: str) -> bool:
    word = _WORDS.search(text)
    return word is not None and len(text) - len(word.group()) <= _MOST_BESIDE
