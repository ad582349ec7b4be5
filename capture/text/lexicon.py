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
"""Of a sign on the average, and before the next sentence in all, as natural logarithms."""
_MOST_COST_OF_CODE = 6.0
"""In all: half a figure that is another one in clear print, or one that is blurred."""
_LEAST_SHARED = 4
"""Groups of three letters: a line that has fewer of them in common with each sentence is none of them."""
_NOT_SIGNS = re.compile(r"[^a-z0-9]")


class Lexicon:
    """Looks for one coded sentence on one line, in full or up to the end of a word."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        """``sentences`` by their codes, which stand in front of them on labels."""
        self._codes = tuple(sentences)
        self._sentences = tuple(sentences.values())
        self._groups = tuple(_groups(_signs(sentence)) for sentence in self._sentences)
        texts, ends = [], []
        for code, sentence in sentences.items():
            for before in (_signs(code), ""):
                words = [before, *(_signs(word) for word in sentence.split())]
                stops = np.cumsum([len(word) for word in words]).tolist()
                texts.append("".join(words))
                ends.append([stop for stop in stops if stop >= min(_LEAST_SIGNS, stops[-1])])
        self._wordings = Wordings(texts, ends)

    def meant(self, lattice: Costs, spelt: str) -> str:
        """The code and the words of the sentence that a line shows; empty where none fits, or two do.

        The code has to be borne out as well as the sentence. Where the line was ``spelt`` so, nothing is said.
        """
        groups = _groups(_signs(spelt))
        if max(len(groups & each) for each in self._groups) < _LEAST_SHARED:
            return ""
        costs, lengths = (each.reshape(-1, 2) for each in self._wordings.costs(lattice))  # with the code, and without
        by_sentence = costs.min(axis=1)
        place = int(by_sentence.argmin())
        (coded, bare), length = costs[place], int(lengths[place, 0])
        lead = np.partition(by_sentence, 1)[1] - by_sentence[place]
        if lead < _LEAST_LEAD or coded > min(bare, _MOST_COST * length):
            return ""
        alone = self._wordings.costs(lattice, slice(2 * place + 1, 2 * place + 2), late=True)[0][0]
        meant = f"{self._codes[place]} {self._up_to(place, length)}"
        return "" if coded - alone > _MOST_COST_OF_CODE or _signs(meant) == _signs(spelt) else meant

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


def _groups(signs: str) -> set[str]:
    return {signs[place : place + 3] for place in range(len(signs) - 2)}
