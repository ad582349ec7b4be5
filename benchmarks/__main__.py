"""``make bench``: every benchmark in turn, each a module of this folder with a ``main()``."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

WITHIN_PHOTOS = {"degradation", "live_symbols"}  # measured there, beside the photos


def run_all() -> None:
    """Run every benchmark of this folder, in the order of their names."""
    for module in sorted(each.name for each in pkgutil.iter_modules([str(Path(__file__).parent)])):
        if module == "__main__" or module in WITHIN_PHOTOS:
            continue
        benchmark = importlib.import_module(f"benchmarks.{module}")
        if hasattr(benchmark, "main"):  # the others are what benchmarks and measuring scripts share
            print(f"\n## {module}\n", flush=True)
            benchmark.main()


if __name__ == "__main__":
    run_all()
