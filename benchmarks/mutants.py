"""How much of the law the tests hold: ``python -m benchmarks.mutants [SAMPLE] [MODULE…]``, not part of ``make bench``.

mutmut changes one thing in one rule (a comparison, a constant, an argument) and runs the golden cases; a change that
no test notices survives. With thousands of mutants this takes hours, so a fixed random sample of each module is run.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from fnmatch import fnmatch
from pathlib import Path

from reference.build_edition import build

TREE = Path(__file__).resolve().parents[1]
EDITION = TREE / "build" / "mutation.edition"
SEED = 2026
CAUGHT = ("killed", "timeout", "caught by type check", "segfault", "suspicious")
SURVIVED = ("survived", "no tests")


def measure(sample: int, patterns: list[str]) -> None:
    """Run a sample of each module that a pattern names and print the score by module, and what survived."""
    build(TREE / "reference" / "data", EDITION)
    _mutmut("run", "--max-children", "2", "inspection.verdict.x_judge__mutmut_1")  # makes all mutants
    by_module: dict[str, list[str]] = defaultdict(list)
    for name in _results():
        module = name.rpartition(".")[0]
        if not patterns or any(fnmatch(module, f"*{pattern}") for pattern in patterns):
            by_module[module].append(name)
    draw = random.Random(SEED)
    chosen = [name for _, names in sorted(by_module.items()) for name in draw.sample(names, min(sample, len(names)))]
    _mutmut("run", "--max-children", "2", *chosen)
    _tell(chosen, _results())


def _tell(chosen: list[str], results: dict[str, str]) -> None:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for name in chosen:
        counted[name.rpartition(".")[0]][results.get(name, "not checked")] += 1
    total: Counter[str] = Counter()
    for module, counts in sorted(counted.items()):
        print(_line(module, counts))
        total += counts
    print(_line("all", total))
    for name in chosen:
        if results.get(name) in SURVIVED:
            print(f"{results[name]}: {name}")


def _line(module: str, counts: Counter[str]) -> str:
    caught, survived = (sum(counts[kind] for kind in kinds) for kinds in (CAUGHT, SURVIVED))
    score = 100 * caught / (caught + survived) if caught + survived else 0.0
    return f"{module:45} {caught:5} of {caught + survived:5} caught, {score:5.1f} %"


def _results() -> dict[str, str]:
    """Each mutant with what became of it."""
    told = subprocess.run(  # noqa: S603 - the mutmut of this environment
        [_program(), "results", "--all", "true"], cwd=TREE, capture_output=True, text=True, check=True
    )
    pairs = (line.strip().rpartition(": ") for line in told.stdout.splitlines() if "__mutmut_" in line)
    return {name: state for name, _, state in pairs}


def _mutmut(*arguments: str) -> None:
    surroundings = os.environ | {"QUAYLENS_TEST_EDITION": str(EDITION), "PYTHONPATH": "."}
    done = subprocess.run(  # noqa: S603 - the mutmut of this environment
        [_program(), *arguments], cwd=TREE, env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr[-2000:] or done.stdout[-2000:])


def _program() -> str:
    return str(Path(sys.executable).with_name("mutmut"))


if __name__ == "__main__":
    os.nice(10)
    measure(int(sys.argv[1]) if sys.argv[1:] else 40, sys.argv[2:])
