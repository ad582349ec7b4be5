"""EAN-13 and UPC-A out of a blurred profile, by the likeliest digits instead of by edges.

The 95 modules of the symbol (GS1 General Specifications, 5.2) are drawn with the blur of a lens
and compared with what was seen. The blur of a digit reaches into its neighbours only, so the best
digits of all are found exactly (Viterbi); position, perspective and lighting are then fitted anew.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

from .names import check_digit_holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_RIGHT = ("1110010", "1100110", "1101100", "1000010", "1011100", "1001110", "1010000", "1000100", "1001000", "1110100")
_PARITIES = ("000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010")
_MODULES = 95
_GUARDS = (0, 2, 46, 48, 92, 94)
_LEFT_HALF, _RIGHT_HALF = 3, 50
_DIGIT = 7
_SAMPLES = 4  # a module
_MARGIN = 9  # modules on either side of the symbol
_REACH = 5  # modules that the blur carries a digit into its neighbours
_PLACES = (np.arange((_MODULES + 2 * _MARGIN) * _SAMPLES) + 0.5) / _SAMPLES - _MARGIN
_QUIET = 3  # modules on either side that count
_SEEN = (_PLACES > -_QUIET) & (_PLACES < _MODULES + _QUIET)
_ACROSS = _PLACES / _MODULES - 0.5
# Spread of the blur in modules: of a bell, and of a disc such as a lens out of focus draws.
_BELLS = (0.4, 0.7, 1.0, 1.3, 1.6, 1.9)
_DISCS = (0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0)
_MOST_UNEXPLAINED = 0.32
_MOST_PLACES = 14
_MOST_FITTED = 3
_ROUNDS = 6
# How much worse than the best drawing one may be whose digits fit together.
_NEARLY_BEST = 1.12


@dataclass(frozen=True, slots=True)
class Fit:
    """``digits``: all 13. ``unexplained``: what the drawing leaves of the profile's variation, 0 to 1.

    ``left`` and ``right``: the ends of the symbol, in samples of the profile.
    """

    digits: str
    unexplained: float
    left: float
    right: float


class _Drawing(NamedTuple):
    """All digits with one blur, and how the drawings of neighbours overlap."""

    kernel: Floats
    guards: Floats
    left: Floats
    right: Floats
    left_overlap: Floats
    right_overlap: Floats


def fit_retail(profile: Floats, scale: float) -> Fit | None:
    """The EAN-13 (a UPC-A begins with 0) that explains a profile (``scale`` samples a pixel); None when none does.

    Nothing forces the check digit or the first digit's pattern to hold: that they do is the proof.
    """
    rough = []
    for left, right in _ends(profile, scale):
        for turned in (False, True):
            seen, start, end = _oriented(profile, left, right, turned=turned)
            share = min(_fitted(seen, start, end, _drawing(spread, disc=False), 2)[0] for spread in (0.6, 1.5))
            rough.append((share, left, right, turned))
    best: Fit | None = None
    for _, left, right, turned in sorted(rough)[:_MOST_FITTED]:
        seen, start, end = _oriented(profile, left, right, turned=turned)
        drawings = [_drawing(each, disc=False) for each in _BELLS] + [_drawing(each, disc=True) for each in _DISCS]
        fits = sorted((_fitted(seen, start, end, each, _ROUNDS) for each in drawings), key=lambda fit: fit[0])
        for share, patterns in fits:
            if share > min(_MOST_UNEXPLAINED, _NEARLY_BEST * fits[0][0]):
                break
            digits = _digits(patterns)
            if digits and (best is None or share < best.unexplained):
                best = Fit(digits, share, left, right)
    return best


def _oriented(profile: Floats, left: float, right: float, *, turned: bool) -> tuple[Floats, float, float]:
    last = len(profile) - 1
    return (profile[::-1], last - right, last - left) if turned else (profile, left, right)


def _ends(profile: Floats, scale: float) -> list[tuple[float, float]]:
    """Where a symbol may begin and end: bars between two quiet zones, the quietest surroundings first."""
    found: list[tuple[float, float, float]] = []
    for smoothing, least in ((0.7, 0.10), (1.6, 0.04)):
        slope = np.diff(cv2.GaussianBlur(profile[None].astype(np.float32), (0, 0), scale * smoothing)[0])
        steep = np.abs(slope)
        peak = (
            (steep[1:-1] >= steep[:-2]) & (steep[1:-1] > steep[2:]) & (steep[1:-1] > least * np.percentile(steep, 98))
        )
        edges = np.flatnonzero(peak) + 1
        places = np.asarray(edges + 0.5, np.float64)
        for quiet, left, right in _between_quiet_zones(places, slope[edges] < 0, scale):
            module = (right - left) / _MODULES
            if not any(abs(a - left) < 1.2 * module and abs(b - right) < 1.2 * module for _, a, b in found):
                found.append((quiet, left, right))
    return [(left, right) for _, left, right in sorted(found, reverse=True)[:_MOST_PLACES]]


def _between_quiet_zones(
    places: Floats, darker: NDArray[np.bool_], scale: float
) -> Iterator[tuple[float, float, float]]:
    gaps = np.diff(places, prepend=-1e3, append=1e4)
    for first in map(int, np.flatnonzero(darker)):
        for last in range(first + 13, min(len(places), first + 64)):
            module = (places[last] - places[first]) / _MODULES
            if darker[last] or module < 0.6 * scale or min(gaps[first], gaps[last + 1]) < 3 * module:
                continue
            inner = gaps[first + 1 : last + 1].max() / module
            if inner <= 9:  # noqa: PLR2004 - a wider gap is another quiet zone
                outer = min(gaps[first] / module, 9) + min(gaps[last + 1] / module, 9)
                yield float(outer - inner), float(places[first]), float(places[last])


def _fitted(profile: Floats, left: float, right: float, drawing: _Drawing, rounds: int) -> tuple[float, list[int]]:
    """What the best drawing leaves unexplained, and its patterns (left 0 to 19: odd, even; right 0 to 9)."""
    module = (right - left) / _MODULES
    bends = np.stack([_ACROSS**power for power in range(4)], 1)
    moved, light = np.zeros(4), np.zeros(0)
    best: tuple[float, list[int]] = (np.inf, [])
    for number in range(rounds + 1):
        place = left + (right - left) * _PLACES / _MODULES + bends @ moved
        seen = np.interp(place, np.arange(len(profile)), profile)
        patterns = _likeliest(np.clip(_darkness(seen, light), -0.3, 1.3), drawing)
        model = _drawn(patterns, drawing)
        terms = np.concatenate([bends[:, :3], bends[:, :3] * model[:, None]], 1)
        light = np.asarray(np.linalg.lstsq(terms[_SEEN], seen[_SEEN], rcond=None)[0], np.float64)
        rest = (seen - terms @ light)[_SEEN]
        share = float(np.sqrt(np.mean(rest**2)) / (seen[_SEEN].std() + 1e-6))
        if share < best[0]:
            best = (share, patterns)
        if number < rounds:
            free = 3 if number == 0 else 4
            slope = np.gradient(model) * _SAMPLES / module * (bends[:, :3] @ light[3:])
            change = (slope[:, None] * bends[:, :free])[_SEEN]
            square = change.T @ change
            square += np.eye(free) * (1e-3 * np.trace(square) / free + 1e-9)
            moved[:free] -= np.clip(np.linalg.solve(square, change.T @ rest), -1.5 * module, 1.5 * module)
    return best


def _darkness(seen: Floats, light: Floats) -> Floats:
    """0 for paper, 1 for ink, by the lighting fitted so far, at first by the extremes."""
    if not light.size:
        dark, bright = np.percentile(seen[_SEEN], (3, 97))
        return np.asarray((bright - seen) / (bright - dark + 1e-6))
    bends = np.stack([_ACROSS**power for power in range(3)], 1)
    contrast = np.minimum(bends @ light[3:], -1e-3)
    return np.asarray((seen - bends @ light[:3]) / contrast)


def _likeliest(darkness: Floats, drawing: _Drawing) -> list[int]:
    rest = darkness - drawing.guards
    found: list[int] = []
    for shapes, overlap, first in (
        (drawing.left, drawing.left_overlap, _LEFT_HALF),
        (drawing.right, drawing.right_overlap, _RIGHT_HALF),
    ):
        own = (shapes**2).sum(1)
        costs, back = np.zeros(len(shapes)), []
        for number in range(6):
            start = (_MARGIN + first + _DIGIT * number - _REACH) * _SAMPLES
            cost = own - 2 * shapes @ rest[start : start + shapes.shape[1]]
            joint = costs[:, None] + (overlap if number else 0)
            back.append(joint.argmin(0))
            costs = joint.min(0) + cost
        chosen = [int(costs.argmin())]
        for choice in reversed(back[1:]):
            chosen.append(int(choice[chosen[-1]]))
        found += reversed(chosen)
    return found


@functools.cache
def _drawing(spread: float, *, disc: bool) -> _Drawing:
    x = np.arange(-8 * _SAMPLES, 8 * _SAMPLES + 1) / _SAMPLES
    bell = np.exp(-((x / (0.35 if disc else spread)) ** 2) / 2)
    kernel = np.convolve(np.sqrt(np.maximum((2 * spread) ** 2 - x**2, 0)), bell, "same") if disc else bell
    kernel /= kernel.sum()
    odd = [1 - _bits(shape) for shape in _RIGHT]
    even = [_bits(shape)[::-1] for shape in _RIGHT]
    left = np.array([_blurred(bits, kernel, _REACH) for bits in (*odd, *even)])
    right = np.array([_blurred(_bits(shape), kernel, _REACH) for shape in _RIGHT])
    step = _DIGIT * _SAMPLES
    left_overlap, right_overlap = (2 * each[:, step:] @ each[:, :-step].T for each in (left, right))
    guards = np.zeros(_MODULES)
    guards[list(_GUARDS)] = 1
    return _Drawing(kernel, _blurred(guards, kernel, _MARGIN), left, right, left_overlap, right_overlap)


def _drawn(patterns: list[int], drawing: _Drawing) -> Floats:
    whole = drawing.guards.copy()
    for number, pattern in enumerate(patterns):
        first = _LEFT_HALF + _DIGIT * number if number < 6 else _RIGHT_HALF + _DIGIT * (number - 6)  # noqa: PLR2004
        shape = (drawing.left if number < 6 else drawing.right)[pattern]  # noqa: PLR2004
        start = (_MARGIN + first - _REACH) * _SAMPLES
        whole[start : start + len(shape)] += shape
    return whole


def _blurred(bits: Floats, kernel: Floats, margin: int) -> Floats:
    return np.convolve(np.repeat(np.pad(bits, margin), _SAMPLES), kernel, "same")


def _bits(shape: str) -> Floats:
    return np.array([float(bit) for bit in shape])


def _digits(patterns: list[int]) -> str:
    """The 13 digits, or nothing when the first one's pattern or the check digit does not hold."""
    parity = "".join("1" if pattern > 9 else "0" for pattern in patterns[:6])  # noqa: PLR2004
    if parity not in _PARITIES:
        return ""
    digits = str(_PARITIES.index(parity)) + "".join(str(pattern % 10) for pattern in patterns)
    return digits if check_digit_holds(digits) else ""
