"""Drawn scenes with hazard labels: bottles, drums and walls, and one thing each that makes them hard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks.placard_labels import SIDE

if TYPE_CHECKING:
    import random

    from cv2.typing import MatLike
    from numpy.typing import NDArray

    from benchmarks.placard_labels import Label, LabelMaker

    Picture = NDArray[np.uint8]
    Points = NDArray[np.float32]

WIDTH, HEIGHT = 800, 600
TROUBLES = (
    *("none", "small", "tiny", "blurred", "moved", "glare", "covered", "shadow", "dark", "jpeg"),
    *("bent", "touching", "tilted", "red ground", "busy ground", "noise"),
)
KINDS = ("pictograms", "classes", "marks", "lookalikes")
_PANEL = 900
_TEXT = "ABCDEFGHIKLMNOPRSTUVXYZ abcdefghiklmnoprstuvxyz 0123456789 .,-"


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in a scene: its name and where its corners are."""

    name: str
    corners: Points


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture, what it shows, and what makes it hard."""

    kind: str
    trouble: str
    pixels: Picture
    labels: tuple[Placed, ...]


def draw_scene(make: LabelMaker, kind: str, trouble: str, chance: random.Random) -> Scene:
    """One scene; the same for the same state of ``chance``."""
    labels = _labels(make, kind, chance)
    panel, places = _panel(labels, kind, trouble, chance)
    if trouble == "bent" or (kind == "pictograms" and chance.random() < 0.5):
        panel, places = _round_bottle(panel, places, chance, hard=trouble == "bent")
    side = {"small": chance.uniform(36, 55), "tiny": chance.uniform(26, 36)}.get(trouble, chance.uniform(60, 130))
    if kind != "pictograms":
        side *= 1.5  # placards are large, and their figures small
    mean = float(np.mean([cv2.contourArea(corners) ** 0.5 for corners in places]))
    picture, places = _on_ground(panel, places, side / mean, trouble, chance)
    if trouble == "covered":
        picture = _covered(picture, places, chance)
    picture = _through_camera(picture, trouble, chance)
    named = [Placed(label.name, corners) for label, corners in zip(labels, places, strict=True) if label.name]
    return Scene(kind, trouble, picture, tuple(named))


def _labels(make: LabelMaker, kind: str, chance: random.Random) -> list[Label]:
    if kind == "pictograms":
        return [make.pictogram(name, chance) for name in chance.sample(make.pictograms, chance.randint(1, 4))]
    if kind == "classes":
        return [make.class_label(name, chance) for name in chance.sample(make.classes, chance.randint(1, 3))]
    if kind == "marks":
        return [make.mark(chance.choice(make.marks), chance)]
    return [make.lookalike(chance) for _ in range(chance.randint(2, 5))]


def _panel(labels: list[Label], kind: str, trouble: str, chance: random.Random) -> tuple[Picture, list[Points]]:
    """The labels side by side, above each other or in zigzag on a sheet with lines of text (BGRA)."""
    sheet = np.zeros((_PANEL, _PANEL, 4), np.uint8)
    ground = chance.randint(215, 250) if kind == "pictograms" else chance.randint(90, 235)
    sheet[:] = (ground, min(255, ground + chance.randint(-8, 8)), min(255, ground + chance.randint(-8, 8)), 255)
    if kind != "pictograms":
        sheet[..., 3] = 0  # placards hang on the ground itself
    _write_lines(sheet, chance, rows=(560, 860))
    size = 190
    gap = 0 if trouble == "touching" else round(size * chance.uniform(0.06, 0.4))
    layout = chance.choice(("row", "column", "zigzag"))
    places = []
    for number, label in enumerate(labels):
        x, y = 60 + number * (size + gap), 160
        if layout == "column" and len(labels) < 4:
            x, y = 300, 20 + number * (size + gap)
        elif layout == "zigzag":
            x, y = 60 + number * (size // 2 + gap), 100 + (number % 2) * (size // 2 + gap)
        x = min(x, _PANEL - size)
        _paste(sheet, cv2.resize(label.picture, (size, size), interpolation=cv2.INTER_AREA), x, y)
        places.append((label.corners * size / SIDE + np.array([x, y])).astype(np.float32))
    return sheet, places


def _write_lines(sheet: Picture, chance: random.Random, rows: tuple[int, int]) -> None:
    if chance.random() < 0.8:
        for y in range(*rows, chance.randint(22, 60)):
            text = "".join(chance.choice(_TEXT) for _ in range(chance.randint(8, 60)))
            cv2.putText(sheet, text, (40, y), chance.choice((0, 2, 3)), chance.uniform(0.4, 1.0), (40, 40, 40, 255), 1)


def _paste(sheet: Picture, cut: MatLike, x: int, y: int) -> None:
    part = sheet[y : y + cut.shape[0], x : x + cut.shape[1]]
    cut = cut[: part.shape[0], : part.shape[1]]
    share = cut[..., 3:].astype(np.float32) / 255
    part[:] = np.maximum(part * (1 - share) + cut * share, np.dstack([np.zeros_like(cut[..., :3]), cut[..., 3:]]))


def _round_bottle(
    panel: Picture, places: list[Points], chance: random.Random, *, hard: bool
) -> tuple[Picture, list[Points]]:
    """The sheet round a bottle whose axis is upright, seen a little from above or below."""
    half = _PANEL / 2
    spread = chance.uniform(0.9, 1.25) if hard else chance.uniform(0.4, 0.9)  # angle from the middle to the edge
    bow = chance.uniform(-70, 70)
    radius = half / np.sin(spread)
    across, down = np.meshgrid(np.arange(_PANEL, dtype=np.float32), np.arange(_PANEL, dtype=np.float32))
    angle = np.arcsin(np.clip((across - half) / radius, -1, 1))
    flat_x = (angle / spread * half + half).astype(np.float32)
    flat_y = (down + bow * (1 - np.cos(angle)) / (1 - np.cos(spread))).astype(np.float32)
    seen = np.asarray(cv2.remap(panel, flat_x, flat_y, cv2.INTER_LINEAR), np.uint8)
    seen[..., :3] = (seen[..., :3] * (0.55 + 0.45 * np.cos(angle))[..., None]).astype(np.uint8)
    moved = []
    for corners in places:
        turned = (corners[:, 0] - half) / half * spread
        x = np.sin(turned) * radius + half
        y = corners[:, 1] - bow * (1 - np.cos(turned)) / (1 - np.cos(spread))
        moved.append(np.stack([x, y], axis=1).astype(np.float32))
    return seen, moved


def _on_ground(
    panel: Picture, places: list[Points], scale: float, trouble: str, chance: random.Random
) -> tuple[Picture, list[Points]]:
    """The sheet in the picture: scaled, turned, seen askew, with its labels in view."""
    every = np.concatenate(places)
    middle = (every.min(axis=0) + every.max(axis=0)) / 2
    reach = float((every.max(axis=0) - every.min(axis=0)).max())
    scale = min(scale, 0.9 * HEIGHT / reach)
    turn = np.radians(chance.gauss(0, 25 if trouble == "tilted" else 6))
    slant = 0.35 if trouble == "tilted" else 0.1
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * _PANEL / 2 * scale
    corners *= np.array([chance.uniform(1 - slant, 1), chance.uniform(1 - slant, 1)], np.float32)
    corners *= 1 + np.array([[chance.uniform(-slant, slant) / 3] for _ in range(4)], np.float32)
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]], np.float32)
    source = np.array([[0, 0], [_PANEL, 0], [_PANEL, _PANEL], [0, _PANEL]], np.float32)
    first = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    at = cv2.perspectiveTransform(np.array([[middle]], np.float32), first)[0, 0]
    room = max(0.0, WIDTH / 2 - reach * scale * 0.75), max(0.0, HEIGHT / 2 - reach * scale * 0.75)
    target = WIDTH / 2 + chance.uniform(-1, 1) * room[0], HEIGHT / 2 + chance.uniform(-1, 1) * room[1]
    shift = np.array([[1, 0, target[0] - at[0]], [0, 1, target[1] - at[1]], [0, 0, 1]])
    matrix = shift @ first
    large = 2  # drawn at twice the size, then averaged
    double = np.diag([large, large, 1.0]) @ matrix
    size = (large * WIDTH, large * HEIGHT)
    # small labels are made of few pixels by averaging the sheet before
    soft = cv2.GaussianBlur(panel, (0, 0), max(0.01, 0.35 / (scale * large))) if scale * large < 0.8 else panel
    warped = cv2.warpPerspective(soft, double, size, flags=cv2.INTER_LINEAR)
    ground = cv2.resize(_ground(trouble, chance), size, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    share = warped[..., 3:].astype(np.float32) / 255
    joined = ground * (1 - share) + warped[..., :3] * share
    picture = cv2.resize(joined, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    placed = [cv2.perspectiveTransform(corners[None], matrix)[0].astype(np.float32) for corners in places]
    return np.asarray(np.clip(picture, 0, 255), np.uint8), placed


def _ground(trouble: str, chance: random.Random) -> Picture:
    numbers = np.random.default_rng(chance.getrandbits(30))
    colour = np.array([chance.uniform(50, 210)] * 3) + numbers.uniform(-25, 25, 3)
    kind = chance.choice(("wall", "wood", "metal", "tiles"))
    if trouble == "red ground":
        colour = np.array(chance.choice(((40, 35, 190), (30, 110, 235), (60, 60, 150), (35, 60, 110))), np.float64)
    picture = np.empty((HEIGHT, WIDTH, 3), np.float32)
    picture[:] = colour
    if kind == "wood":
        picture[:] = colour if trouble == "red ground" else (60, 95, 140)
        grain = cv2.resize(numbers.normal(0, 14, (HEIGHT // 4, 6)).astype(np.float32), (WIDTH, HEIGHT))
        picture += grain[..., None]
    elif kind == "metal":
        picture += cv2.resize(numbers.normal(0, 10, (6, WIDTH // 2)).astype(np.float32), (WIDTH, HEIGHT))[..., None]
    elif kind == "tiles":
        step = chance.randint(60, 160)
        picture[::step] = picture[1::step] = 90
        picture[:, ::step] = picture[:, 1::step] = 90
    rough = numbers.normal(0, 8, (HEIGHT // 30, WIDTH // 30, 3)).astype(np.float32)
    picture += cv2.resize(rough, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    picture += np.linspace(-25, 25, WIDTH, dtype=np.float32)[None, :, None] * chance.uniform(-1, 1)
    for _ in range(60 if trouble == "busy ground" else 8):
        x, y = chance.randrange(WIDTH), chance.randrange(HEIGHT)
        far = (x + chance.randint(10, 160), y + chance.randint(10, 160))
        shade = [chance.uniform(0, 255) for _ in range(3)]
        cv2.rectangle(picture, (x, y), far, shade, chance.choice((-1, 2, 4)))
    return np.asarray(np.clip(picture, 0, 255), np.uint8)


def _covered(picture: Picture, places: list[Points], chance: random.Random) -> Picture:
    """A strip, as of tape or a hand, over up to a quarter of each label, from one of its sides."""
    for corners in places:
        start = chance.randrange(4)
        one, other, third, fourth = np.roll(corners, -start, axis=0)
        share = chance.uniform(0.1, 0.27)
        strip = np.stack([one, other, other + (third - other) * share, one + (fourth - one) * share])
        shade = [chance.uniform(0, 255) for _ in range(3)]
        grown = strip.mean(axis=0) + (strip - strip.mean(axis=0)) * [1.15]
        cv2.fillPoly(picture, [np.round(grown).astype(np.int32)], shade, cv2.LINE_AA)
    return picture


def _through_camera(picture: Picture, trouble: str, chance: random.Random) -> Picture:
    numbers = np.random.default_rng(chance.getrandbits(30))
    seen = picture.astype(np.float32)
    if trouble == "glare":
        spot = np.zeros((HEIGHT, WIDTH), np.float32)
        for _ in range(3):
            place = (round(WIDTH / 2 + chance.gauss(0, 120)), round(HEIGHT / 2 + chance.gauss(0, 90)))
            cv2.ellipse(
                spot, place, (chance.randint(10, 50), chance.randint(40, 160)), chance.randint(0, 90), 0, 360, 1, -1
            )
        seen += cv2.GaussianBlur(spot, (0, 0), 25)[..., None] * 190
    elif trouble == "shadow":
        edge = np.zeros((HEIGHT, WIDTH), np.float32)
        end = chance.randint(200, 600)
        cv2.fillPoly(edge, [np.array([[0, 0], [end, 0], [WIDTH - end, HEIGHT], [0, HEIGHT]])], 1)
        seen *= 1 - 0.65 * cv2.GaussianBlur(edge, (0, 0), chance.uniform(1, 12))[..., None]
    elif trouble == "dark":
        seen *= chance.uniform(0.18, 0.35)
    cast = np.array([chance.uniform(0.8, 1.1), 1.0, chance.uniform(0.85, 1.1)], np.float32)
    seen = seen * cast * chance.uniform(0.75, 1.1)
    soft = chance.uniform(1.6, 2.6) if trouble == "blurred" else chance.uniform(0.4, 0.9)
    seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), soft), np.float32)
    if trouble == "moved":
        length = chance.randint(5, 9)
        kernel = np.zeros((length, length), np.float32)
        cv2.line(kernel, (0, chance.randrange(length)), (length - 1, chance.randrange(length)), 1.0, 1)
        seen = np.asarray(cv2.filter2D(seen, -1, kernel / kernel.sum()), np.float32)
    seen += numbers.normal(0, 14 if trouble == "noise" else 4, seen.shape)
    taken = np.clip(seen, 0, 255).astype(np.uint8)
    quality = chance.randint(12, 25) if trouble == "jpeg" else chance.randint(70, 92)
    _, packed = cv2.imencode(".jpg", taken, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
