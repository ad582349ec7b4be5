"""A network camera as a source: RTSP or HTTP streams through the same door as every other source."""

from __future__ import annotations

from urllib.parse import urlsplit

import cv2

from inspection.errors import BadInput, EnvironmentFault

from .live import READ_TIMEOUT_MS, LiveSource, opened
from .video_log import keep_video_quiet

# FFmpeg knows further "protocols" that open local files and join them; none of them is a camera.
SCHEMES = frozenset({"rtsp", "rtsps", "http", "https", "rtp", "udp"})


def open_stream(url: str) -> LiveSource:
    """Open a stream as a live source that is opened again when it breaks off.

    Raises BadInput for an address of another kind, EnvironmentFault when it does not answer within 2 s.
    """
    name = without_password(url)

    def open_device() -> cv2.VideoCapture:
        keep_video_quiet()
        limits = [
            cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
            READ_TIMEOUT_MS,
            cv2.CAP_PROP_READ_TIMEOUT_MSEC,
            READ_TIMEOUT_MS,
        ]
        device = cv2.VideoCapture(url, cv2.CAP_FFMPEG, limits)
        return opened(device, EnvironmentFault("capture.stream_unreachable", name=name))

    return LiveSource(open_device, name, name, "capture.stream_lost")


def without_password(url: str) -> str:
    """The address without user, password and query, as it may stand in a record. Raises BadInput for no stream."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as cause:
        raise BadInput("capture.bad_stream", name=url.partition("@")[2] or url) from cause
    if parts.scheme not in SCHEMES or not host:
        raise BadInput("capture.bad_stream", name=url.partition("@")[2] or url)
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path}"
