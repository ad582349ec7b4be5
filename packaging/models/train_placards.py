"""Trains the network that names hazard labels, on drawings only, and writes it as ONNX.

Needs torch, onnx, numpy, opencv-python-headless and Pillow in an environment of its own, and the artwork
that README.md names. Takes about ten minutes on one core.

    python packaging/models/train_placards.py --artwork FOLDER --out capture/models/placards.onnx
"""

from __future__ import annotations

import argparse
import random
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from drawings import LABELS
from sampling import INPUT, drawings, sample
from symbols import cut_out

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sampling import Drawing

_BANK: dict[str, list[Drawing]] = {}
_BATCH = 64
_STREAMS = 12


def _draw(order: tuple[int, int, Path]) -> list[Drawing]:
    seed, count, artwork = order
    return drawings(seed, count, cut_out(artwork))


def _batch(seed: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    pairs = [sample(chance, noise, _BANK["labels"], _BANK["others"]) for _ in range(_BATCH)]
    return np.stack([picture for picture, _ in pairs]), np.array([name for _, name in pairs])


def _fill_bank(seed: int, count: int, artwork: Path) -> None:
    share = count // _STREAMS
    with Pool(2) as pool:
        parts = pool.map(_draw, [(seed * 1000 + part, share, artwork) for part in range(_STREAMS)])
    every = [drawing for part in parts for drawing in part]
    _BANK["labels"] = [drawing for drawing in every if drawing.label != "none"]
    _BANK["others"] = [drawing for drawing in every if drawing.label == "none"]


def layers(inputs: int, outputs: int, stride: int) -> list:
    """A convolution of 3 x 3 with its normalisation."""
    from torch import nn

    return [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]


def network():
    """The network: 64 x 64 pixels, BGR from -0.5 to 0.5, to one logit a label."""
    from torch import nn

    def split(inputs: int, outputs: int, stride: int) -> list[nn.Module]:
        depth = nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False)
        point = nn.Conv2d(inputs, outputs, 1, bias=False)
        return [depth, nn.BatchNorm2d(inputs), nn.ReLU(), point, nn.BatchNorm2d(outputs), nn.ReLU()]

    return nn.Sequential(
        *layers(3, 24, 2),
        *layers(24, 48, 2),
        *split(48, 96, 1),
        *split(96, 128, 2),
        *split(128, 160, 1),
        *split(160, 192, 2),
        *split(192, 192, 1),
        nn.Flatten(),
        nn.Dropout(0.25),
        nn.Linear(192 * 16, len(LABELS)),
    )


def take_over(net, start: Path, pictures: NDArray[np.uint8]) -> None:
    """Give the network the weights of an earlier model, which holds its normalisation within its convolutions.

    The normalisation is set so that on these pictures the network says what that model says; labels that the model
    does not have begin at nothing.
    """
    import onnx
    import torch
    from onnx.numpy_helper import to_array
    from torch import nn

    model = onnx.load(str(start))
    held = {each.name: torch.from_numpy(to_array(each).copy()) for each in model.graph.initializer}
    nodes = [node for node in model.graph.node if node.op_type in {"Conv", "Gemm"}]
    known = next(entry.value for entry in model.metadata_props if entry.key == "labels").split(",")
    seen, place = tensor(pictures), 0
    with torch.no_grad():
        for layer in net:
            if isinstance(layer, nn.Conv2d):
                layer.weight.copy_(held[nodes[place].input[1]])
                bias = held[nodes[place].input[2]]
                place += 1
            elif isinstance(layer, nn.BatchNorm2d):
                variance, mean = torch.var_mean(seen, (0, 2, 3))
                layer.running_mean.copy_(mean)
                layer.running_var.copy_(variance)
                layer.weight.copy_((variance + layer.eps).sqrt())
                layer.bias.copy_(mean + bias)
            elif isinstance(layer, nn.Linear):
                rows = [LABELS.index(label) for label in known]
                layer.weight.zero_()
                layer.bias.fill_(-4.0)
                layer.weight[rows] = held[nodes[place].input[1]]
                layer.bias[rows] = held[nodes[place].input[2]]
                return
            seen = layer.eval()(seen)


def train(out: Path, artwork: Path, steps: int, seed: int, bank: int, start: Path | None) -> None:
    """Train, find the temperature on fresh drawings, write the model and say how well it does."""
    import torch
    from torch.nn.functional import cross_entropy

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    _fill_bank(seed, bank, artwork)
    net = network()
    fastest = 6e-3
    if start:
        take_over(net, start, np.concatenate([_batch(seed * 10**6 + 400_000 + place)[0] for place in range(8)]))
        fastest = 2e-3
    net = net.to(memory_format=torch.channels_last).train()  # a fifth faster
    optimiser = torch.optim.AdamW(net.parameters(), fastest / 2, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, fastest, total_steps=steps)
    with Pool(2) as pool:
        for step, (pictures, names) in enumerate(pool.imap(_batch, range(seed * 10**6, seed * 10**6 + steps), 4)):
            scores = net(tensor(pictures))
            truth = torch.from_numpy(names)
            loss = cross_entropy(scores, truth, label_smoothing=0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            if step % 50 == 0:
                right = (scores.argmax(1) == truth).float().mean().item()
                print(step, round(loss.item(), 3), round(right, 3), flush=True)
            if step % 200 == 199:
                write(net, out, 1.0, LABELS, INPUT)
                net.train()
    _fill_bank(seed + 1, bank // 4, artwork)
    with Pool(2) as pool:
        fresh = pool.map(_batch, range(seed * 10**6 + 500_000, seed * 10**6 + 500_040))
    write(net, out, judge(net, fresh), LABELS, INPUT)


def tensor(pictures: NDArray[np.uint8]):
    """Pictures as the networks take them."""
    import torch

    return torch.from_numpy(pictures).float().div_(255).sub_(0.5).permute(0, 3, 1, 2)


def judge(net, fresh: list[tuple[NDArray[np.uint8], NDArray[np.int64]]]) -> float:
    """The temperature at which the confidence fits the fresh drawings best; prints what is right."""
    import torch
    from torch.nn.functional import cross_entropy

    net.eval()
    with torch.no_grad():
        scores = torch.cat([net(tensor(pictures)) for pictures, _ in fresh])
    truth = torch.from_numpy(np.concatenate([names for _, names in fresh]))
    best = min(np.arange(0.5, 3.05, 0.05), key=lambda warmth: cross_entropy(scores / float(warmth), truth).item())
    sure, named = (scores / float(best)).softmax(1).max(1)
    for floor in (0.0, 0.5, 0.8):
        claimed = (named != 0) & (sure >= floor)
        right = (claimed & (named == truth)).sum().item()
        print(f"from {floor}: {right} right of {claimed.sum().item()} named, {(truth != 0).sum().item()} labels")
    print("temperature", round(float(best), 2), flush=True)
    return float(best)


def write(net, out: Path, temperature: float, labels: tuple[str, ...], side: int) -> None:
    """Write the network with its temperature and labels as ONNX, for squares of this side."""
    import onnx
    import torch
    from torch import nn

    class Sure(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.net = net

        def forward(self, pictures: torch.Tensor) -> torch.Tensor:
            return torch.softmax(self.net(pictures) / temperature, 1)

    net.eval()
    part = out.with_suffix(".part")
    torch.onnx.export(
        Sure().eval(),
        torch.zeros(1, 3, side, side),
        str(part),
        input_names=["pictures"],
        output_names=["confidence"],
        dynamic_axes={"pictures": {0: "count"}, "confidence": {0: "count"}},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(str(part))
    entry = model.metadata_props.add()
    entry.key, entry.value = "labels", ",".join(labels)
    onnx.save(model, str(part))
    part.replace(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--artwork", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bank", type=int, default=3600, help="labels drawn before training")
    parser.add_argument("--start", type=Path, help="an earlier model to go on from")
    given = parser.parse_args()
    train(given.out, given.artwork, given.steps, given.seed, given.bank, given.start)


if __name__ == "__main__":
    main()
