"""Trains the network that reads one painted figure of a container number, on drawings only, and writes it as ONNX.

Needs torch, onnx, numpy, opencv-python-headless and Pillow in an environment of its own, and the fonts that
README.md names. Takes about ten minutes on two cores.

    python packaging/models/train_digits.py --out capture/models/digits.onnx
"""

from __future__ import annotations

import argparse
import random
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from digit_drawings import marking

if TYPE_CHECKING:
    from digit_drawings import Marking, Sign
    from numpy.typing import NDArray

INPUT = 32
CAPS_ACROSS = 1.6
"""The side of a window over the height of the figure in its middle."""
LABELS = (*"0123456789", "none")
NONE = 10
_MARKINGS = 12
_AMBIGUOUS = "OIQDLZSBG"
"""Letters that a stencil paints like a figure: they teach nothing."""


def window(picture: NDArray[np.float32], x: float, y: float, side: float) -> NDArray[np.float32]:
    """The square round a point in 32 x 32 pixels, its mean 0 and its spread 1."""
    ratio = INPUT / side
    soft = cv2.GaussianBlur(picture, (0, 0), 0.4 / ratio) if ratio < 0.7 else picture
    matrix = np.array([[ratio, 0, INPUT / 2 - x * ratio], [0, ratio, INPUT / 2 - y * ratio]], np.float32)
    cut = cv2.warpAffine(soft, matrix, (INPUT, INPUT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return (cut - cut.mean()) / (cut.std() + 4.0)


def _windows(chance: random.Random, drawn: Marking) -> list[tuple[NDArray[np.float32], int]]:
    figures = [sign for sign in drawn.signs if sign.text.isdigit()]
    boxed = [sign for sign in figures if sign.boxed]
    cut = []
    for sign in [*chance.sample(figures, 4), *boxed * 5]:
        size = CAPS_ACROSS * drawn.cap * chance.uniform(0.84, 1.22)
        x = sign.x + drawn.cap * chance.uniform(-0.13, 0.13)
        y = sign.y + drawn.cap * chance.uniform(-0.14, 0.14)
        cut.append((window(drawn.picture, x, y, size), int(sign.text)))
    for _ in range(5):
        x, y, scale = _nowhere(chance, drawn, figures)
        cut.append((window(drawn.picture, x, y, CAPS_ACROSS * drawn.cap * scale), NONE))
    return cut


def _nowhere(chance: random.Random, drawn: Marking, figures: list[Sign]) -> tuple[float, float, float]:
    """A place and a scale at which there is no figure: between signs, beside the row, a letter, too near or too far."""
    letters = [sign for sign in drawn.signs if sign.text.isalpha() and sign.text not in _AMBIGUOUS]
    kind = chance.random()
    if kind < 0.25 and letters:
        letter = chance.choice(letters)
        return letter.x + drawn.cap * chance.uniform(-0.1, 0.1), letter.y, chance.uniform(0.85, 1.2)
    if kind < 0.4:
        figure = chance.choice(figures)
        return figure.x, figure.y, chance.choice((chance.uniform(0.35, 0.55), chance.uniform(1.8, 2.6)))
    last = figures[-1]
    for _ in range(30):
        if kind < 0.75:  # about the boxed figure: half of it, its frame, the wall behind it
            x = last.x + drawn.cap * chance.uniform(-1.6, 1.8)
            y = last.y + drawn.cap * chance.uniform(-1.2, 1.2)
        else:
            x = chance.uniform(0, drawn.picture.shape[1])
            y = chance.uniform(0, drawn.picture.shape[0])
        if all(abs(s.x - x) > (0.24 + 0.24 * s.aspect) * drawn.cap or abs(s.y - y) > 0.5 * drawn.cap for s in figures):
            return x, y, chance.uniform(0.8, 1.25)
    return 0.0, 0.0, 1.0


def _batch(seed: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    cv2.setNumThreads(1)
    chance = random.Random(seed)
    pairs = [pair for part in range(_MARKINGS) for pair in _windows(chance, marking(f"{seed} {part}"))]
    return np.stack([cut for cut, _ in pairs])[:, None], np.array([name for _, name in pairs])


def network():
    """The network: 32 x 32 pixels, mean 0 and spread 1, to one logit a label."""
    from torch import nn

    def layer(inputs: int, outputs: int, stride: int, reach: int = 3) -> list[nn.Module]:
        convolution = nn.Conv2d(inputs, outputs, reach, stride, reach // 2, bias=False)
        return [convolution, nn.BatchNorm2d(outputs), nn.ReLU()]

    return nn.Sequential(
        *layer(1, 16, 2, 5),
        *layer(16, 24, 1),
        *layer(24, 48, 2),
        *layer(48, 48, 1),
        *layer(48, 96, 2),
        nn.Flatten(),
        nn.Dropout(0.25),
        nn.Linear(96 * 16, len(LABELS)),
    )


def train(out: Path, steps: int, seed: int) -> None:
    """Train, find the temperature on fresh drawings, write the model and say how well it does."""
    import torch
    from torch.nn.functional import cross_entropy

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    net = network()
    optimiser = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, total_steps=steps)
    first = seed * 10**6
    with Pool(2) as pool:
        for step, (pictures, names) in enumerate(pool.imap(_batch, range(first, first + steps), 4)):
            scores = net(torch.from_numpy(pictures))
            truth = torch.from_numpy(names)
            loss = cross_entropy(scores, truth, label_smoothing=0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            if step % 100 == 0:
                right = (scores.argmax(1) == truth).float().mean().item()
                print(step, round(loss.item(), 3), round(right, 3), flush=True)
            if step % 300 == 299:
                _write(net, out, 1.0)
                net.train()
        fresh = pool.map(_batch, range(first + 500_000, first + 500_060))
    _write(net, out, _judge(net, fresh))


def _judge(net, fresh: list[tuple[NDArray[np.float32], NDArray[np.int64]]]) -> float:
    """The temperature at which the confidence fits the fresh drawings best; prints what is right."""
    import torch
    from torch.nn.functional import cross_entropy

    net.eval()
    with torch.no_grad():
        scores = torch.cat([net(torch.from_numpy(pictures)) for pictures, _ in fresh])
    truth = torch.from_numpy(np.concatenate([names for _, names in fresh]))
    best = min(np.arange(0.5, 3.05, 0.05), key=lambda warmth: cross_entropy(scores / float(warmth), truth).item())
    sure, named = (scores / float(best)).softmax(1).max(1)
    for floor in (0.0, 0.5, 0.8, 0.9, 0.95, 0.98):
        claimed = (named != NONE) & (sure >= floor)
        right = (claimed & (named == truth)).sum().item()
        ghosts = (claimed & (truth == NONE)).sum().item()
        print(
            f"from {floor}: {right} right of {claimed.sum().item()} read ({ghosts} where there was none), "
            f"{(truth != NONE).sum().item()} figures of {len(truth)} windows"
        )
    print("temperature", round(float(best), 2), flush=True)
    return float(best)


def _write(net, out: Path, temperature: float) -> None:
    import onnx
    import torch
    from torch import nn

    class Sure(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.net = net

        def forward(self, windows: torch.Tensor) -> torch.Tensor:
            return torch.softmax(self.net(windows) / temperature, 1)

    net.eval()
    part = out.with_suffix(".part")
    torch.onnx.export(
        Sure().eval(),
        torch.zeros(1, 1, INPUT, INPUT),
        str(part),
        input_names=["windows"],
        output_names=["confidence"],
        dynamic_axes={"windows": {0: "count"}, "confidence": {0: "count"}},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(str(part))
    for key, value in (("labels", ",".join(LABELS)), ("caps_across", str(CAPS_ACROSS))):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(part))
    part.replace(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    train(given.out, given.steps, given.seed)


if __name__ == "__main__":
    main()
