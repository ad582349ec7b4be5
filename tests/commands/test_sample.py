"""The drawn sample: the job that a machine without a display runs."""

from __future__ import annotations

import sys

import pytest

from commands.app import run


def test_the_sample_case_verifies(edition_file, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("QUAYLENS_EDITION", str(edition_file))
    case = tmp_path / "case.zip"
    assert run(["sample-case", str(case)]) == 0
    told = capsys.readouterr()
    assert "Verdict" in told.out
    assert not told.err  # nothing of passphrases and recovery keys: its store is for trying out
    assert run(["verify", str(case)]) == 0
    assert run(["sample-case", str(case)]) == 2  # nothing is written over


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")
@pytest.mark.parametrize("arguments", [[], ["open", "case.zip"]])
def test_without_a_display_the_window_says_so(arguments, monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_bug_of_ours_shows_no_trace_and_leaves_a_report(monkeypatch, tmp_path, capsys):
    from commands import look_up

    def broken(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr(look_up.options, "existing_edition", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run(["look-up", "x"]) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    (report,) = tmp_path.glob("quaylens-*.log")
    assert str(report) in told
    assert "RuntimeError: ours" in report.read_text()
