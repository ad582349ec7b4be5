"""The one door to all sources: a path, a stream address or a camera's identity in, a source out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .camera import open_camera
from .devices import CameraIdentity, is_camera_spec
from .picture_file import file_fault
from .replay import VIDEO_SUFFIXES, VideoFileSource
from .stills import FolderSource, StillSource
from .stream import open_stream

if TYPE_CHECKING:
    from inspection.ports import FrameSource


def open_source(spec: str | Path | CameraIdentity) -> FrameSource:
    """Open a picture, a folder of pictures, a video file, a stream or a camera.

    A text is a camera when it begins with "camera:", a stream when it holds "://", else a path.
    Raises Fault with what to do about it; of a picture only ``read()`` does.
    """
    if isinstance(spec, CameraIdentity):
        return open_camera(spec)
    if isinstance(spec, str) and is_camera_spec(spec):
        return open_camera(CameraIdentity.parse(spec))
    if isinstance(spec, str) and "://" in spec:
        return open_stream(spec)
    path = Path(spec)
    try:
        is_folder = path.is_dir()
    except OSError as cause:
        raise file_fault(path, cause) from cause
    if is_folder:
        return FolderSource(path)
    return VideoFileSource(path) if path.suffix.lower() in VIDEO_SUFFIXES else StillSource(path)
