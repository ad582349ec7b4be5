"""Short sounds, made here and played by the platform's own player; without one the window says so once."""

from __future__ import annotations

import io
import math
import shutil
import struct
import subprocess
import sys
import tempfile
import wave
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspection.message import message
from inspection.notices import Level, Notice

from .tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .fittings import Fittings

RATE = 22_050  # samples a second
PLAYERS = ("pw-play", "paplay", "aplay", "afplay")
LONGEST_S = 3.0
_LOUDNESS = 0.35
_FADE_S = 0.008

Play = tuple[tuple[float, float], ...]  # hertz (0 for silence) and seconds


class Sound(StrEnum):
    """What is said by a sound."""

    NEW = "new"  # one high tone
    TWICE = "twice"  # two middle ones
    NOT_LISTED = "not_listed"  # a low one
    WARNING = "warning"  # three falling ones: a verdict that stops the goods


_TONES: dict[Sound, Play] = {
    Sound.NEW: ((1320, 0.09),),
    Sound.TWICE: ((740, 0.08), (0, 0.05), (740, 0.08)),
    Sound.NOT_LISTED: ((300, 0.35),),
    Sound.WARNING: ((880, 0.1), (660, 0.1), (440, 0.2)),
}


def wav_of(tones: Play) -> bytes:
    """Tones one after the other as a WAV file: 16 bits, one channel."""
    samples = []
    for hertz, seconds in tones:
        count = int(RATE * seconds)
        fade = RATE * _FADE_S
        for number in range(count):
            loud = _LOUDNESS * min(1.0, number / fade, (count - number) / fade) if hertz else 0.0
            samples.append(int(32767 * loud * math.sin(2 * math.pi * hertz * number / RATE)))
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return held.getvalue()


def platform_player() -> Callable[[Path], None] | None:
    """What plays a WAV file on this machine and returns when it is over; None when there is nothing."""
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - is there on Windows only

        return lambda path: winsound.PlaySound(str(path), winsound.SND_FILENAME)
    tools = [tool for name in PLAYERS if (tool := shutil.which(name))]
    return (lambda path: _play_with(tools, path)) if tools else None


def _play_with(tools: Sequence[str], path: Path) -> None:
    """Play with the first of the tools that can: one may be there and its sound server not. Raises RuntimeError."""
    said = ""
    for tool in tools:
        quiet: Sequence[str] = ["-q"] if Path(tool).name == "aplay" else []
        command = [tool, *quiet, str(path)]
        try:
            done = subprocess.run(  # noqa: S603 - a file of ours
                command, check=False, timeout=LONGEST_S, capture_output=True, text=True, errors="replace"
            )
        except subprocess.TimeoutExpired as error:
            said = str(error)
            continue
        if done.returncode == 0:
            return
        said = f"{Path(tool).name}: {(done.stderr.strip().splitlines() or [''])[-1]}"
    raise RuntimeError(said)


class Sounds(QObject):
    """Plays one sound at a time; what comes meanwhile is left out, as the newest is what counts on the screen."""

    def __init__(self, fittings: Fittings, parent: QObject) -> None:
        """Make nothing before the first sound is wanted; ``find`` then says, once, what plays."""
        super().__init__(parent)
        self._fittings = fittings
        self.find: Callable[[], Callable[[Path], None] | None] = platform_player
        self._player: Callable[[Path], None] | None = None
        self._sought = False
        self._playing = False
        self._lane: Lane | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def play(self, sound: Sound) -> None:
        """Play a sound, if the officer wants any."""
        if not self._fittings.settings.sounds or self._playing:
            return
        if self._lane is None:
            self._lane = Lane("sound")
        self._playing = True
        self._fittings.tasks.run_task(lambda: self._sound(sound), self._played, self._failed, lane=self._lane)

    def end(self) -> None:
        """The window closes."""
        if self._lane is not None:
            self._lane.stop()
        if self._folder is not None:
            self._folder.cleanup()

    def _sound(self, sound: Sound) -> bool:
        """In the lane: whether there was something to play it with."""
        if not self._sought:
            self._sought = True
            self._player = self.find()
        if self._player is None:
            return False
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="quaylens-sounds-")
        path = Path(self._folder.name) / f"{sound.value}.wav"
        if not path.exists():
            path.write_bytes(wav_of(_TONES[sound]))
        self._player(path)
        return True

    def _played(self, there_was: bool) -> None:  # noqa: FBT001 - what the work gives
        if there_was:
            self._playing = False
        else:
            self._silent("")

    def _failed(self, error: Exception) -> None:
        self._silent(str(error))

    def _silent(self, detail: str) -> None:
        """Told once: no further sound is tried."""
        self._fittings.tasks.notify(Notice(Level.WARNING, message("count.no_player"), detail))
