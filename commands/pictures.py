"""Pictures named on the command line, read one by one: what ``read`` and ``inspect`` share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import BadInput
from inspection.frame import OriginalKind, Pace
from inspection.reading import Observation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from inspection.errors import Fault
    from inspection.frame import Frame
    from inspection.ports import FrameReader
    from inspection.reading import FrameReading


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture that was read: what an exhibit needs of it, without its pixels."""

    source: str
    name: str
    taken_at: datetime
    content: bytes
    media_type: str
    original_kind: OriginalKind
    reading: FrameReading

    @property
    def observation(self) -> Observation:
        """The reading of a still, taken as it is."""
        return Observation.of(self.reading)


def read_pictures(
    paths: Sequence[Path], read_frame: FrameReader, on_fault: Callable[[Fault], None]
) -> Iterator[ReadPicture]:
    """Read every picture of every path: a file, a folder or a video, none dropped.

    A picture that cannot be read goes to ``on_fault`` and the others still come.
    Raises BadInput for a path without any picture.
    """
    for path in paths:
        some = False
        for frame in _frames(path, on_fault):
            some = True
            yield _read(frame, read_frame)
        if not some and path.is_dir() and not any(path.iterdir()):
            raise BadInput("commands.nothing_read", path=path)


def _frames(path: Path, on_fault: Callable[[Fault], None]) -> Iterator[Frame]:
    from capture import open_source
    from inspection.errors import Fault

    try:
        source = open_source(path)
    except Fault as fault:
        on_fault(fault)
        return
    try:
        while True:
            try:
                frame = source.read()
            except Fault as fault:
                on_fault(fault)
                if not path.is_dir():
                    return  # a folder goes on to its next picture; a file or a stream has none
                continue
            if frame is None or source.pace is Pace.LIVE:
                return
            yield frame
    finally:
        source.close()


def _read(frame: Frame, read_frame: FrameReader) -> ReadPicture:
    from capture import exhibit_bytes

    reading = read_frame(frame)
    content, media_type, original_kind = exhibit_bytes(frame)
    return ReadPicture(frame.source, frame.name, frame.taken_at, content, media_type, original_kind, reading)
