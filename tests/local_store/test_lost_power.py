"""Killed processes and power cuts, many times; ``benchmarks.crash`` and ``benchmarks.power`` do more of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("module", "arguments"), [("crash", ["--cycles", "200"]), ("power", ["--cuts", "100", "--inspections", "2"])]
)
@pytest.mark.timeout(600)
def test_nothing_that_was_acknowledged_is_lost(module, arguments) -> None:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]

    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, timeout=600)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "acknowledged and lost: 0; stores that do not open or verify: 0" in done.stdout
