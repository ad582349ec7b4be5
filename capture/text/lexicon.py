"""Coded sentences that stand on labels word for word: which of them a blurred line is, if it surely is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from .lattice import Wordings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .lattice import Costs

_LEAST_SIGNS = 18
"""Of a sentence that goes on in the next line: its beginning has to tell it from others."""
_MOST_COST, _LEAST_LEAD = 0.9, 4.0
"""A sign on the average, and before the next sentence in all; natural logarithms.

On 1,500 blurred lines of drawn labels no sentence within these limits was another than the one drawn."""
_NOT_SIGNS = re.compile(r"[^a-z0-9]")


class Lexicon:
    """Looks for one coded sentence on one line, in full or up to the end of a word."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        """``sentences`` by their codes, which stand in front of them on labels."""
        self._codes = tuple(sentences)
        self._sentences = tuple(sentences.values())
        texts, ends = [], []
        for code, sentence in sentences.items():
            for before in (_signs(code), ""):
                words = [before, *(_signs(word) for word in sentence.split())]
                stops = np.cumsum([len(word) for word in words]).tolist()
                texts.append("".join(words))
                ends.append([stop for stop in stops if stop >= min(_LEAST_SIGNS, stops[-1])])
        self._wordings = Wordings(texts, ends)

    def meant(self, lattice: Costs) -> str:
        """The code and the words of the sentence that a line shows; empty where none fits, or two do.

        Of the code it is enough that it stands there. Where the sentence stands without one nothing is said.
        """
        costs = self._wordings.costs(lattice)[0].reshape(-1, 2)  # with the code, and without
        by_sentence = costs.min(axis=1)
        place = int(by_sentence.argmin())
        lead = np.partition(by_sentence, 1)[1] - by_sentence[place]
        if lead < _LEAST_LEAD:
            return ""
        coded = slice(2 * place, 2 * place + 1)
        (cost,), (length,) = self._wordings.costs(lattice, coded, blurred=len(_signs(self._codes[place])))
        if cost > costs[place, 1] or cost > _MOST_COST * length:
            return ""
        return f"{self._codes[place]} {self._up_to(place, int(length))}"

    def _up_to(self, place: int, signs: int) -> str:
        """The words of a sentence that so many signs, its code among them, make."""
        words: list[str] = []
        left = signs - len(_signs(self._codes[place]))
        for word in self._sentences[place].split():
            left -= len(_signs(word))
            if left < 0:
                break
            words.append(word)
        return " ".join(words)


def _signs(text: str) -> str:
    return _NOT_SIGNS.sub("", text.lower())
