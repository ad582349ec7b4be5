"""Hazard labels for drawn scenes, and what is taken for them: cut-outs with an alpha channel, each with its name.

The labels of ../shared/tools/make_labels.py and the official artwork beside it are used when they are there: the
networks were not trained on drawings of that hand. Marks, and all labels without ../shared, are our own drawings.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    import random
    from types import ModuleType

    from numpy.typing import NDArray

TREE = Path(__file__).resolve().parent.parent
SHARED = TREE.parent / "shared"
SIDE = 320
_WORDS = {
    "2.1": ("FLAMMABLE GAS", "PROPANE"),
    "2.2": ("NON-FLAMMABLE GAS", "HELIUM"),
    "2.3": ("POISON GAS", "INHALATION HAZARD"),
    "3": ("FLAMMABLE LIQUID", "FLAMMABLE", "GASOLINE"),
    "4.1": ("FLAMMABLE SOLID",),
    "4.2": ("SPONTANEOUSLY COMBUSTIBLE",),
    "4.3": ("DANGEROUS WHEN WET",),
    "5.1": ("OXIDIZER",),
    "5.2": ("ORGANIC PEROXIDE",),
    "6.1": ("POISON", "TOXIC"),
    "6.2": ("INFECTIOUS SUBSTANCE",),
    "8": ("CORROSIVE",),
}
CLASSES = (
    *("1", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "3", "3", "4.1", "4.2", "4.3"),
    *("5.1", "5.2", "6.1", "6.2", "7", "8", "9"),
)
PICTOGRAMS = tuple(f"GHS0{number}" for number in range(1, 10))
MARKS = (
    "marine_pollutant",
    "limited_quantity",
    "lithium_battery",
    "fumigation",
    "asphyxiation",
    "elevated_temperature",
)


# Without the artwork: symbols of ours in its place, and what can then not be drawn.
_OURS = {
    "flame": "own_flame",
    "transport_flame": "own_flame",
    "skull": "own_skull",
    "cylinder": "own_cylinder",
    "exclamation": "own_exclamation",
}
_OF_ARTWORK = ("bomb", "transport_bomb", "oxidiser", "corrosion", "health", "environment", "biohazard")
_WITHOUT_ARTWORK = frozenset({"GHS01", "GHS03", "GHS05", "GHS08", "GHS09", "1", "5.1", "6.2", "8", "marine_pollutant"})


@dataclass(frozen=True, slots=True)
class Label:
    """A cut-out, BGRA, and its four corners in it from the label's own first corner on; no name: a lookalike."""

    name: str
    picture: NDArray[np.uint8]
    corners: NDArray[np.float32]


class LabelMaker:
    """Draws labels by name."""

    def __init__(self) -> None:
        sys.path.insert(0, str(TREE / "packaging" / "models"))
        self._drawings: Any = importlib.import_module("drawings")
        self._marks: Any = importlib.import_module("marks")
        self._others: Any = importlib.import_module("others")
        symbols: Any = importlib.import_module("symbols")
        self._theirs = _make_labels()
        artwork = SHARED / "photos" / "labels" / "templates"
        there = artwork.is_dir()
        ours = symbols.drawn_by_us()
        ours |= {name: ours[other] for name, other in _OURS.items()}
        self._symbols = symbols.cut_out(artwork) if there else ours | dict.fromkeys(_OF_ARTWORK, ours["disc"])
        self.pictograms, self.classes, self.marks = (
            tuple(name for name in names if there or name not in _WITHOUT_ARTWORK)
            for names in (PICTOGRAMS, CLASSES, MARKS)
        )
        self._artwork = {path: symbols.upright(path, SIDE) for path in sorted(artwork.glob("*.jpg"))}

    def pictogram(self, name: str, chance: random.Random) -> Label:
        """A GHS pictogram."""
        drawn = chance.random()
        if self._theirs is not None and drawn < 0.4:
            return _diamond(name, np.asarray(self._theirs.ghs_mark(chance, name, SIDE)), 0.48)
        artwork = [picture for path, picture in self._artwork.items() if path.stem.startswith(name)]
        if artwork:
            return _cut(name, chance.choice(artwork))
        return self._turned(name, self._drawings.pictogram(self._board(chance), self._drawings.PICTOGRAMS[name]))

    def class_label(self, name: str, chance: random.Random) -> Label:
        """A label or placard of a hazard class."""
        artwork = [picture for path, picture in self._artwork.items() if path.stem.split("__")[0] == name]
        if artwork and chance.random() < 0.35:
            return _cut(name, chance.choice(artwork))
        if self._theirs is not None:
            words = chance.choice(_WORDS[name]) if name in _WORDS and chance.random() < 0.6 else None
            division = chance.choice(("1.1", "1.2", "1.3")) if name == "1" else name
            number = str(chance.randint(1001, 3500)) if words is None and chance.random() < 0.2 else None
            picture = self._theirs.diamond(chance, division, SIDE, words=words, un=number)
            return _diamond(name, np.asarray(picture), 0.485)
        return self._turned(name, self._drawings.class_label(self._board(chance), name))

    def mark(self, name: str, chance: random.Random) -> Label:
        """A mark that is no class label."""
        square = self._marks.mark(self._board(chance), name)
        if name in {"marine_pollutant", "limited_quantity"}:
            return self._turned(name, square)
        return _level(name, square)

    def lookalike(self, chance: random.Random) -> Label:
        """Another sign, card or board."""
        kind = chance.random()
        if kind < 0.45:
            return _level("", self._others.other(self._board(chance), cards=False))
        if kind < 0.7:
            return self._turned("", self._others.other(self._board(chance), cards=False))
        return _sign(chance)

    def _board(self, chance: random.Random) -> Any:
        return self._drawings.Board(chance, self._symbols, (128, 128, 128))

    @staticmethod
    def _turned(name: str, square: NDArray[np.uint8]) -> Label:
        source = np.array([[0, 0], [128, 0], [128, 128], [0, 128]], np.float32)
        corners = _standing(0.5)
        matrix = cv2.getPerspectiveTransform(source, corners)
        return _cut(name, np.asarray(cv2.warpPerspective(square, matrix, (SIDE, SIDE)), np.uint8))


def _make_labels() -> ModuleType | None:
    if not (SHARED / "tools" / "make_labels.py").is_file():
        return None
    sys.path.insert(0, str(SHARED / "tools"))
    return importlib.import_module("make_labels")


def _standing(reach: float) -> NDArray[np.float32]:
    far, near = (0.5 + reach) * SIDE, (0.5 - reach) * SIDE
    return np.array([[SIDE / 2, near], [far, SIDE / 2], [SIDE / 2, far], [near, SIDE / 2]], np.float32)


def _diamond(name: str, rgba: NDArray[np.uint8], reach: float) -> Label:
    return Label(name, np.ascontiguousarray(rgba[:, :, [2, 1, 0, 3]]), _standing(reach))


def _cut(name: str, picture: NDArray[np.uint8]) -> Label:
    """The diamond that fills a square picture."""
    alpha = np.zeros(picture.shape[:2], np.uint8)
    corners = _standing(0.495)
    cv2.fillPoly(alpha, [np.round(corners).astype(np.int32)], 255, cv2.LINE_AA)
    return Label(name, np.dstack([picture, alpha]), corners)


def _level(name: str, square: NDArray[np.uint8]) -> Label:
    larger = cv2.resize(square, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    corners = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]], np.float32)
    return Label(name, np.dstack([larger, np.full((SIDE, SIDE), 255, np.uint8)]), corners)


def _sign(chance: random.Random) -> Label:
    """Signs that are nowhere in the training: letters in diamonds, arrows in red frames, suits, logos, windows."""
    picture = np.full((SIDE, SIDE, 3), 245, np.uint8)
    colour = tuple(chance.randint(0, 255) for _ in range(3))
    ink = (20, 20, 20) if sum(colour) > 380 else (245, 245, 245)
    outer, inner = (np.round(_standing(reach)).astype(np.int32) for reach in (0.495, 0.42))
    kind = chance.randrange(6)
    middle = SIDE // 2
    if kind == 0:  # a letter in a coloured diamond
        cv2.fillPoly(picture, [outer], colour)
        cv2.polylines(picture, [inner], isClosed=True, color=ink, thickness=chance.randint(2, 10))
        letter = chance.choice("ABDEGHKMNPRSTVWX?&@")
        cv2.putText(picture, letter, (middle - 55, middle + 60), chance.randrange(5), 5.5, ink, 16, cv2.LINE_AA)
    elif kind == 1:  # an arrow in a red frame
        cv2.fillPoly(picture, [outer], (35, 30, 205))
        cv2.fillPoly(picture, [inner], (245, 245, 245))
        way = chance.uniform(0, 2 * np.pi)
        tip = (round(middle + 70 * np.cos(way)), round(middle + 70 * np.sin(way)))
        cv2.arrowedLine(picture, (2 * middle - tip[0], 2 * middle - tip[1]), tip, (20, 20, 20), 18, tipLength=0.4)
    elif kind == 2:  # a car or a house in a yellow or orange diamond
        cv2.fillPoly(picture, [outer], chance.choice(((10, 200, 250), (20, 130, 245))))
        cv2.polylines(picture, [inner], isClosed=True, color=(20, 20, 20), thickness=6)
        cv2.rectangle(picture, (95, 150), (225, 200), (20, 20, 20), -1)
        cv2.rectangle(picture, (125, 110), (195, 150), (20, 20, 20), -1)
        for x in (125, 195):
            cv2.circle(picture, (x, 205), 18, (20, 20, 20), -1)
    elif kind == 3:  # the red suit
        cv2.fillPoly(picture, [outer], (30, 20, 200))
    elif kind == 4:  # four panes
        cv2.fillPoly(picture, [outer], colour)
        for step in (-40, 40):
            pane = np.round(_standing(0.17) + np.array([1.6 * max(step, 0), step])).astype(np.int32)
            cv2.fillPoly(picture, [pane], (240, 240, 240))
    else:  # a hand or a drop of no label in a red frame
        cv2.fillPoly(picture, [outer], (35, 30, 205))
        cv2.fillPoly(picture, [inner], (245, 245, 245))
        for _ in range(chance.randint(1, 4)):
            place = (middle + chance.randint(-50, 50), middle + chance.randint(-50, 50))
            axes = (chance.randint(8, 45), chance.randint(8, 45))
            cv2.ellipse(picture, place, axes, chance.randint(0, 180), 0, 360, (20, 20, 20), chance.choice((-1, 8)))
    return _cut("", picture)
