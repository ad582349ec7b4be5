"""How long a look-up, the opening of an edition and its vocabulary take: median and 95th percentile in ms."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from reference.build_edition import build
from reference.reference_data import EditionReference

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 20
TEXTS = (
    "HCFC 22", "Fre0n 22", "lead acid batery", "UN1018", "75-45-6", "A1160", "R-l34a", "methyl bromide", "asbestos",
    "chlorodiflouromethane", "Genetorn 134a", "hydrochloric acid solution", "batteries", "plastic waste", "MSCU",
    "endosulphan", "rosewod", "tigre", "elephant ivory", "mercury termometer", "MON 810", "sarin", "lindan", "DDT",
    "polychlorinated biphenyls", "Dalbergia", "chlorpyrifos", "perfluoroctane sulfonate", "thiodiglycol", "Swietenia",
    "environmentally hazardous substance, liquid, n.o.s.", "organophosphorus pesticide liquid toxic flammable", "acid",
)  # fmt: skip


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _line(name: str, times: list[float]) -> str:
    return f"{name:<12} median {median(times):7.2f} ms   p95 {quantiles(times, n=20)[-1]:7.2f} ms   ({len(times)} runs)"


def main() -> None:
    """Build the edition of the project's own tables in a temporary folder and time it."""
    data = Path(__file__).parents[1] / "reference" / "data"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reference.edition"
        built = _milliseconds(lambda: build(data, path))
        opened, gathered = [], []
        for _ in range(ROUNDS):
            start = perf_counter()
            with EditionReference(path) as reference:
                opened.append((perf_counter() - start) * 1000)
                gathered.append(_milliseconds(reference.vocabulary))
        with EditionReference(path) as reference:
            times = [
                _milliseconds(lambda text=text: reference.look_up(text))  # type: ignore[misc]
                for _ in range(ROUNDS)
                for text in TEXTS
            ]
        sys.stdout.write(
            "\n".join(
                (
                    f"build        {built:.0f} ms, {path.stat().st_size / 1e6:.1f} MB",
                    _line("open", opened),
                    _line("vocabulary", gathered),
                    _line("look-up", times),
                    "",
                )
            )
        )


if __name__ == "__main__":
    main()
