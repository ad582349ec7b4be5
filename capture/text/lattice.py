"""How well known wordings fit a line of print, column by column, where it is too blurred to be spelt.

The network's likelihoods are weighed along the whole line (connectionist temporal classification: Graves et al.,
ICML 2006, section 4.1, with the best path in place of the sum over all).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Costs = NDArray[np.float32]
    Likely = NDArray[np.float32]

SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
_SILENT = " .,;:-+/()!'\""
_NO_SIGN = len(SIGNS)
_LEAST_LIKELY = 1e-6
_OUT_OF_REACH = np.float32(1e9)


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """Where a network's signs stand among its outputs: capitals count as small letters, a space or a comma as none."""

    places: tuple[tuple[int, ...], ...]  # for each of SIGNS, and last for none

    @classmethod
    def of(cls, signs: Sequence[str]) -> Alphabet:
        """From the network's signs in order, of which the first stands for none."""
        places: dict[str, list[int]] = {}
        for at, sign in enumerate(signs):
            places.setdefault(sign.lower(), []).append(at)
        silent = sorted(at for sign in _SILENT for at in places.get(sign, ()))
        return cls((*(tuple(places.get(sign, ())) for sign in SIGNS), (0, *silent)))

    def lattice(self, likely: Likely) -> Costs:
        """The cost of each of SIGNS, and of none, in each column of a line, from likelihoods (columns x outputs).

        A cost is the natural logarithm of how many times likelier the likeliest output of the column is.
        """
        told = np.stack([likely[:, list(places)].max(axis=1) for places in self.places], axis=1)
        best = np.log(np.maximum(likely.max(axis=1, keepdims=True), _LEAST_LIKELY))
        return np.asarray(best - np.log(np.maximum(told, _LEAST_LIKELY)), np.float32)


class Wordings:
    """Texts in SIGNS, set out for the search: a gap and a sign in turn."""

    def __init__(self, texts: Sequence[str], ends: Sequence[Sequence[int]]) -> None:
        """``ends``: after how many signs each may be broken off."""
        longest = max(map(len, texts))
        self._states = np.full((len(texts), 2 * longest + 1), _NO_SIGN, np.intp)
        self._endings = np.zeros(self._states.shape, bool)
        for row, (text, stops) in enumerate(zip(texts, ends, strict=True)):
            self._states[row, 1 : 2 * len(text) : 2] = [SIGNS.index(sign) for sign in text]
            for stop in stops:
                self._endings[row, 2 * stop - 1 : 2 * stop + 1] = True
        self._follows = np.zeros(self._states.shape, bool)  # without a gap: another sign than the one before
        self._follows[:, 3::2] = self._states[:, 3::2] != self._states[:, 1:-2:2]

    def costs(self, lattice: Costs, rows: slice = slice(None), *, late: bool = False) -> tuple[Costs, NDArray[np.intp]]:
        """What it costs to read the line as each of the texts, and with how many of its signs.

        The whole line is read; where the texts may begin ``late``, what stands before them costs nothing.
        """
        states, follows = self._states[rows], self._follows[rows, 2:]
        reached = np.full(states.shape, _OUT_OF_REACH, np.float32)
        reached[:, :2] = 0.0
        for column, seen in enumerate(lattice):
            before, reached = reached, reached.copy()
            if column:
                np.minimum(reached[:, 1:], before[:, :-1], out=reached[:, 1:])
                np.minimum(reached[:, 2:], before[:, :-2], out=reached[:, 2:], where=follows)
            if late:
                reached[:, :2] = 0.0
            reached += seen[states]
        ended = np.where(self._endings[rows], reached, _OUT_OF_REACH)
        places = ended.argmin(axis=1)
        return ended[np.arange(len(places)), places], (places + 1) // 2
