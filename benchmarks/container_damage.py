"""Photographs of containers made worse as at gates: smaller, darker, packed, blurred, dragged, seen from aside.

Each damage is a function of the picture and of a generator of random numbers with a fixed seed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Damage = Callable[[Picture, np.random.Generator], Picture]

_SEED = 4


def _smaller(times: float) -> Damage:
    def damage(picture: Picture, _: np.random.Generator) -> Picture:
        return np.asarray(cv2.resize(picture, None, fx=times, fy=times, interpolation=cv2.INTER_AREA), np.uint8)

    return damage


def _packed(quality: int) -> Damage:
    def damage(picture: Picture, _: np.random.Generator) -> Picture:
        packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)

    return damage


def _darker(light: float) -> Damage:
    def damage(picture: Picture, chance: np.random.Generator) -> Picture:
        return np.clip(picture * light + chance.normal(0, 2.5, picture.shape), 0, 255).astype(np.uint8)

    return damage


def _blurred(pixels: float) -> Damage:
    def damage(picture: Picture, _: np.random.Generator) -> Picture:
        return np.asarray(cv2.GaussianBlur(picture, (0, 0), pixels), np.uint8)

    return damage


def _dragged(pixels: int, angle: float) -> Damage:
    def damage(picture: Picture, _: np.random.Generator) -> Picture:
        way = np.zeros((2 * pixels + 1, 2 * pixels + 1), np.float32)
        for step in np.linspace(-0.5, 0.5, 8 * pixels) * (pixels - 1):
            way[round(pixels + step * np.sin(angle)), round(pixels + step * np.cos(angle))] = 1
        return np.asarray(cv2.filter2D(picture, -1, way / way.sum(), borderType=cv2.BORDER_REPLICATE), np.uint8)

    return damage


def _from_aside(picture: Picture, chance: np.random.Generator) -> Picture:
    height, width = picture.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = corners + chance.uniform(-0.06, 0.06, (4, 2)) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    return np.asarray(cv2.warpPerspective(picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)


DAMAGES: Mapping[str, tuple[Damage, ...]] = MappingProxyType(
    {
        "0.75 of its size": (_smaller(0.75),),
        "half its size": (_smaller(0.5),),
        "JPEG 30": (_packed(30),),
        "0.3 of the light": (_darker(0.3),),
        "0.15 of the light": (_darker(0.15),),
        "blur of 1.2": (_blurred(1.2),),
        "blur of 2": (_blurred(2),),
        "dragged 7 across": (_dragged(7, 0.0),),
        "dragged 7 aslant": (_dragged(7, 0.9),),
        "from aside": (_from_aside,),
        "small, dark, packed": (_smaller(0.7), _darker(0.4), _packed(50)),
        "from aside, dragged, dark": (_from_aside, _dragged(4, 0.4), _darker(0.5)),
    }
)
"""By name; several are done one after the other."""


def damaged(picture: Picture) -> Iterator[Picture]:
    """The picture in all kinds of damage."""
    for steps in DAMAGES.values():
        chance, worse = np.random.default_rng(_SEED), picture
        for step in steps:
            worse = step(worse, chance)
        yield worse
