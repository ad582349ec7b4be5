"""Keeps the video libraries from writing to standard error; what matters of it is raised as a fault."""

from __future__ import annotations

import os

import cv2

_QUIET = "-8"  # AV_LOG_QUIET of libavutil


def keep_video_quiet() -> None:
    """Silence FFmpeg and OpenCV unless the user asks for their words by the variables that they document."""
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", _QUIET)
    if "OPENCV_LOG_LEVEL" not in os.environ:
        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
