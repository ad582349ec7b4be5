"""The program tries itself: from the tree, as the packages' own tests do it with what is installed."""

from __future__ import annotations

import subprocess
import sys


def test_every_part_of_the_tree_is_well(tree, edition_file, tmp_path):
    kept = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    here = {"HOME": str(tmp_path), "QUAYLENS_EDITION": str(edition_file), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, tree / "main.py", "--smoke"],
        env=kept | here,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert lines[-1].endswith("all is well")
    told = {line.split("s  ", 1)[1].split(":")[0] for line in lines[:-1]}
    assert {"window", "edition", "zxing-cpp", "RapidOCR", "inspection", "case file", "store"} <= told
    left = [each.name for each in tmp_path.rglob("*") if each.is_file()]
    assert not left, "the station's own store is left alone, and no part keeps a diary of its own"


def test_a_broken_part_is_told_and_fails(monkeypatch, capsys):
    from commands import smoke

    def broken(self):
        return (("first", lambda: 1 / 0), ("second", lambda: "fine"), ("third", lambda: smoke.Absent("no such thing")))

    monkeypatch.setattr(smoke.SmokeSteps, "steps", broken)
    assert not smoke.smoke()
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told[:3]] == ["failed", "ok", "absent"]
    assert told[-1].endswith("failed: first")
