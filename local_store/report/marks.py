"""Where the marks of a photo stand on the page: regions in pixels become outlines and badges in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.frame import Region

    from .phrases import Plain

WIDEST, TALLEST = 487.0, 340.0  # points that a photo may take on the page
BADGE = 13.0

Box = tuple[float, float, float, float]  # left, top, width, height


def shown_size(width: int, height: int) -> tuple[float, float]:
    """The size in points of a picture of that many pixels, as large as the page allows."""
    scale = min(WIDEST / width, TALLEST / height)
    return width * scale, height * scale


def outlines(
    groups: Mapping[Region, Sequence[Plain]], pixels: tuple[int, int], shown: tuple[float, float]
) -> list[Plain]:
    """One outline a region, with the badges of the claims that were read there, none upon another.

    ``groups`` gives for each region the number and verdict of its claims, most serious first.
    """
    if 0 in pixels:
        return []
    across, down = shown[0] / pixels[0], shown[1] / pixels[1]
    placed: list[Box] = []
    found = []
    for region, claims in groups.items():
        corners = [(_within(x * across, shown[0]), _within(y * down, shown[1])) for x, y in region.corners]
        place = _free_place(corners, len(claims) * BADGE, shown, placed)
        placed.append(place)
        found.append(
            {
                "verdict": claims[0]["verdict"],
                "corners": [_rounded(*corner) for corner in corners],
                "at": _rounded(place[0], place[1]),
                "claims": list(claims),
            }
        )
    return found


def _free_place(corners: list[tuple[float, float]], width: float, shown: tuple[float, float], taken: list[Box]) -> Box:
    """A place for a row of badges at a corner of the region; further and further below when all are taken."""
    choices = [_box(x, y, width, shown) for x, y in corners]
    x, y = corners[0]
    choices += [_box(x, y + step * BADGE, width, shown) for step in range(1, int(shown[1] / BADGE) + 1)]
    choices += [_box(x, y - step * BADGE, width, shown) for step in range(1, int(shown[1] / BADGE) + 1)]
    return next((each for each in choices if not any(_overlap(each, other) for other in taken)), choices[0])


def _box(x: float, y: float, width: float, shown: tuple[float, float]) -> Box:
    left = _within(x - BADGE / 2, shown[0] - width)
    return left, _within(y - BADGE / 2, shown[1] - BADGE), width, BADGE


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _within(value: float, most: float) -> float:
    return max(0.0, min(value, most))


def _rounded(x: float, y: float) -> list[float]:
    return [round(x, 2), round(y, 2)]
