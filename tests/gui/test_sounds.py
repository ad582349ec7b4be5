"""A sound comes from the first player that can: one whose sound server is away gives way, and silence is told."""

import sys

import pytest

from gui.sounds import platform_player

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")


@pytest.fixture
def tools(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def put(name, script):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)

    monkeypatch.setattr("gui.sounds.PLAYERS", ("first-player", "second-player"))
    return put


def test_the_next_player_plays_when_one_cannot(tools, tmp_path):
    tools("first-player", "echo no server >&2; exit 1")
    tools("second-player", f'cp "$1" {tmp_path}/heard')
    (tmp_path / "sound.wav").write_bytes(b"RIFF")
    platform_player()(tmp_path / "sound.wav")
    assert (tmp_path / "heard").read_bytes() == b"RIFF"


def test_silence_is_told(tools, tmp_path):
    assert platform_player() is None
    tools("second-player", "echo no card >&2; exit 1")
    with pytest.raises(RuntimeError, match="second-player: no card"):
        platform_player()(tmp_path / "sound.wav")
