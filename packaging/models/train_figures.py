"""Trains the network that reads the figure in the lower corner of a class label, on drawings only.

Needs what train_placards.py needs. Takes about four minutes on one core.

    python packaging/models/train_figures.py --artwork FOLDER --out capture/models/figures.onnx
"""

from __future__ import annotations

import argparse
import random
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from drawings import DESIGNS, SIDE, Board, class_label
from marks import mark
from others import other
from sampling import ground, smeared
from symbols import cut_out
from train_placards import judge, layers, tensor, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

INPUT = 32
FIGURES = ("none", "1", "2", "3", "4", "5", "5.1", "5.2", "6", "7", "8", "9")
# Corners of what is read, in sides of the label's square: a level window about the figure when the label stands on
# its corner. capture/placards/figures.py cuts the same window.
WINDOW = np.array([[0.52, 0.8], [0.8, 0.52], [1.08, 0.8], [0.8, 1.08]], np.float32)
_EDGE = SIDE // 4
_BATCH = 64
_SHARE_WITHOUT = 0.2
_BANK: list[tuple[str, NDArray[np.uint8]]] = []


def _draw(order: tuple[int, int, Path]) -> list[tuple[str, NDArray[np.uint8]]]:
    seed, count, artwork = order
    chance, symbols = random.Random(f"figures {seed}"), cut_out(artwork)
    return [_drawn(chance, symbols) for _ in range(count)]


def _drawn(chance: random.Random, symbols: Mapping[str, NDArray[np.float32]]) -> tuple[str, NDArray[np.uint8]]:
    """A label with any figure, whatever its design's own is: what is read must not come from the colours."""
    board = Board(chance, symbols, (128, 128, 128))
    kind = chance.random()
    if kind < _SHARE_WITHOUT / 2:
        return "none", class_label(board, chance.choice(tuple(DESIGNS)), figure="")
    if kind < _SHARE_WITHOUT:
        return "none", other(board) if chance.random() < 0.7 else mark(board, "marine_pollutant")
    figure = chance.choice(FIGURES[1:])
    return figure, class_label(board, chance.choice(tuple(DESIGNS)), figure=figure)


def _sample(chance: random.Random, noise: np.random.Generator) -> tuple[NDArray[np.uint8], int]:
    figure, square = chance.choice(_BANK)
    canvas = ground(chance, noise)
    canvas[_EDGE : _EDGE + SIDE, _EDGE : _EDGE + SIDE] = square
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * chance.uniform(0.86, 1.2)
    turn = np.radians(chance.gauss(0, 4))
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]], np.float32)
    corners += noise.normal(0, chance.uniform(0.01, 0.06), (4, 2))
    found = ((corners + 1) * SIDE / 2 + _EDGE).astype(np.float32)
    unit = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    window = cv2.perspectiveTransform(WINDOW[None], cv2.getPerspectiveTransform(unit, found))[0]
    shrink = chance.choice((1.0, chance.uniform(0.5, 1.0), chance.uniform(0.28, 0.6)))
    seen = cv2.resize(canvas, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    if chance.random() < 0.4:
        seen = cv2.GaussianBlur(seen, (0, 0), chance.uniform(0.4, 2.6) * shrink)
    target = np.array([[0, 0], [INPUT, 0], [INPUT, INPUT], [0, INPUT]], np.float32)
    matrix = cv2.getPerspectiveTransform((window * shrink).astype(np.float32), target)
    picture = cv2.warpPerspective(seen, matrix, (INPUT, INPUT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if chance.random() < 0.15:
        picture = smeared(chance, picture)
    return _worn(chance, noise, picture), FIGURES.index(figure)


def _worn(chance: random.Random, noise: np.random.Generator, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Light, colour cast, shadow, glare, noise, JPEG."""
    cast = np.array([chance.uniform(0.7, 1.2), chance.uniform(0.85, 1.1), chance.uniform(0.75, 1.2)], np.float32)
    lit = picture.astype(np.float32) * chance.uniform(0.3, 1.15) * cast + chance.uniform(-12, 40)
    if chance.random() < 0.2:
        lit[:, : chance.randint(0, INPUT)] *= chance.uniform(0.3, 0.8)
    if chance.random() < 0.15:
        spot = np.zeros((INPUT, INPUT), np.float32)
        cv2.circle(spot, (chance.randint(0, INPUT), chance.randint(0, INPUT)), chance.randint(3, 12), 1, -1)
        lit += cv2.GaussianBlur(spot, (0, 0), chance.uniform(2, 6))[..., None] * chance.uniform(40, 170)
    lit += noise.normal(0, chance.uniform(0, 10), lit.shape)
    picture = np.clip(lit, 0, 255).astype(np.uint8)
    if chance.random() < 0.3:
        _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(25, 90)])
        picture = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return picture


def _batch(seed: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    pairs = [_sample(chance, noise) for _ in range(_BATCH)]
    return np.stack([picture for picture, _ in pairs]), np.array([place for _, place in pairs])


def network():
    """The network: 32 x 32 pixels, BGR from -0.5 to 0.5, to one logit a figure."""
    from torch import nn

    return nn.Sequential(
        *layers(3, 20, 1),
        nn.MaxPool2d(2),
        *layers(20, 32, 1),
        nn.MaxPool2d(2),
        *layers(32, 64, 1),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Dropout(0.25),
        nn.Linear(64 * 16, len(FIGURES)),
    )


def train(out: Path, artwork: Path, steps: int, seed: int, bank: int) -> None:
    """Train, find the temperature on fresh drawings, write the model and say how well it does."""
    import torch
    from torch.nn.functional import cross_entropy

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    _BANK[:] = _draw((seed, bank, artwork))
    net = network()
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps)
    with Pool(2) as pool:
        for step, (pictures, places) in enumerate(pool.imap(_batch, range(seed * 10**6, seed * 10**6 + steps), 4)):
            scores = net(tensor(pictures))
            loss = cross_entropy(scores, torch.from_numpy(places), label_smoothing=0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            if step % 100 == 0:
                print(step, round(loss.item(), 3), flush=True)
    _BANK[:] = _draw((seed + 1, bank // 4, artwork))
    fresh = [_batch(seed * 10**6 + 500_000 + place) for place in range(40)]
    write(net, out, judge(net, fresh), FIGURES, INPUT)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--artwork", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bank", type=int, default=3000, help="labels drawn before training")
    given = parser.parse_args()
    train(given.out, given.artwork, given.steps, given.seed, given.bank)


if __name__ == "__main__":
    main()
