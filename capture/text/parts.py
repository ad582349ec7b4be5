"""Which parts of a picture are worth a closer look for print, after the whole was read in reduced size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspection.frame import Region
    from inspection.reading import PlacardReading, TextReading

    Bounds = tuple[float, float, float, float]  # left, top, right, bottom

_WHOLE_LOOK_SIDE = 960
_TEXT_SIDE = 736  # to which a part with lines is brought: half a second's work
_LABEL_SIDE = 960  # and a diamond that was seen in full size already
_LARGEST = 2.5
_LEAST_GAIN = 1.3  # of size, against the look at the whole
_MOST_PARTS = 2
_ROUND_LABEL = 0.05
_LEAST_CLASS_CONFIDENCE = 0.3
_NEAR, _ABOVE = 2.0, 0.5  # line heights; of the width of a line
_SPARE = 1.3


@dataclass(frozen=True, slots=True)
class Part:
    """Left, top, width and height in pixels of the picture, and how many times larger it is looked at."""

    bounds: tuple[int, int, int, int]
    times: float


def parts_worth_a_look(
    size: tuple[int, int], lines: Sequence[TextReading], placards: Sequence[PlacardReading]
) -> tuple[Part, ...]:
    """The diamonds of hazard classes, else where lines stand together, as far as they gain by being enlarged.

    Where neither lines nor labels were seen there is nothing to look at: print that leaves no trace at 960 pixels
    is not legible in full size either, but for one picture in a hundred.
    """
    shown = 1 / min(1.0, _WHOLE_LOOK_SIDE / max(size))
    classes = [each for each in placards if each.label[0].isdigit() and each.confidence >= _LEAST_CLASS_CONFIDENCE]
    diamonds = [_grown(_box(each.region.bounds), _ROUND_LABEL) for each in classes]
    places = sorted(_apart(diamonds or _blocks(lines)), key=_area, reverse=True)
    side = _LABEL_SIDE if diamonds and max(size) <= _WHOLE_LOOK_SIDE else _TEXT_SIDE
    parts = (_part(size, place, side) for place in places)
    return tuple(part for part in parts if part is not None and part.times * shown >= _LEAST_GAIN)[:_MOST_PARTS]


def united_places(
    size: tuple[int, int], regions: Iterable[Region], around: float
) -> tuple[tuple[int, int, int, int], ...]:
    """The regions with a margin round them, those that overlap as one: left, top, width and height."""
    boxes = (_box(region.bounds) for region in regions)
    wider = ((left - around, top - around, right + around, bottom + around) for left, top, right, bottom in boxes)
    return tuple(inside for place in _apart(wider) if (inside := _inside(size, place)) is not None)


def _blocks(lines: Sequence[TextReading]) -> Iterator[Bounds]:
    """Every line with its neighbourhood; what overlaps becomes one block.

    Above and below it reaches farther: class and division stand over and under the word across a diamond.
    """
    for line in lines:
        left, top, width, height = line.region.bounds
        reach = _NEAR * min(width, height)
        farther = max(reach, _ABOVE * width)
        yield left - reach, top - farther, left + width + reach, top + height + farther


def _apart(places: Iterable[Bounds]) -> list[Bounds]:
    """Places that overlap united, where that takes in little besides."""
    rest, united = list(places), []
    while rest:
        place = rest.pop()
        near = (each for each in rest if _overlap(place, each))
        other = next(
            (each for each in near if _area(_both(place, each)) <= _SPARE * (_area(place) + _area(each))), None
        )
        if other is None:
            united.append(place)
            continue
        rest.remove(other)
        rest.append(_both(place, other))
    return united


def _both(one: Bounds, other: Bounds) -> Bounds:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _part(size: tuple[int, int], place: Bounds, side: int) -> Part | None:
    inside = _inside(size, place)
    return None if inside is None else Part(inside, min(_LARGEST, side / max(inside[2:])))


def _inside(size: tuple[int, int], place: Bounds) -> tuple[int, int, int, int] | None:
    left, top = max(0, int(place[0])), max(0, int(place[1]))
    right, bottom = min(size[0], int(place[2]) + 1), min(size[1], int(place[3]) + 1)
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None


def _box(bounds: tuple[float, float, float, float]) -> Bounds:
    left, top, width, height = bounds
    return left, top, left + width, top + height


def _grown(place: Bounds, share: float) -> Bounds:
    left, top, right, bottom = place
    more = share * max(right - left, bottom - top)
    return left - more, top - more, right + more, bottom + more


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _area(place: Bounds) -> float:
    return (place[2] - place[0]) * (place[3] - place[1])
