"""A video file as a source: pulled frame by frame, none dropped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.errors import BadInput
from inspection.frame import Frame, Pace

from .picture_file import MAX_MEGAPIXELS, file_fault
from .video_log import keep_video_quiet

if TYPE_CHECKING:
    from pathlib import Path

VIDEO_SUFFIXES = frozenset(
    {".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".mts", ".m2ts", ".ts", ".3gp", ".wmv", ".mjpeg"}
)


class VideoFileSource:
    """The frames of one video file, upright, in order."""

    pace = Pace.PULLED

    def __init__(self, path: Path) -> None:
        """Open the file. Raises BadInput for what is no video, EnvironmentFault for what may not be read."""
        self._path = path
        try:
            with path.open("rb") as file:
                if not file.read(1):
                    raise BadInput("capture.empty_file", name=path)
            self._changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError as cause:
            raise file_fault(path, cause) from cause
        keep_video_quiet()
        self._video = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        width, height = (int(self._video.get(side)) for side in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
        if not self._video.isOpened():
            raise BadInput("capture.not_a_video", name=path)
        if width * height > MAX_MEGAPIXELS * 1_000_000:
            self._video.release()
            raise BadInput("capture.too_large", name=path, width=width, height=height, limit=MAX_MEGAPIXELS)
        self._index = 0

    def read(self) -> Frame | None:
        """Give the next frame, None at the end. Raises BadInput once when not even one frame can be decoded."""
        index, self._index = self._index, self._index + 1
        at = timedelta(milliseconds=max(0.0, self._video.get(cv2.CAP_PROP_POS_MSEC)))
        decoded, pixels = self._video.read()
        if not decoded:
            if index == 0:
                raise BadInput("capture.not_a_video", name=self._path)
            return None
        name = f"{self._path.name}#{index}"
        return Frame(np.asarray(pixels, np.uint8), str(self._path), name, index, self._changed_at + at)

    def close(self) -> None:
        """Release the file."""
        self._video.release()
