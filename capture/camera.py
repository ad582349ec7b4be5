"""A USB camera as a source: found by its identity at each opening, its format chosen and not left to chance."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2

from inspection.errors import EnvironmentFault

from .controls import controls_of
from .devices import Camera, CameraIdentity, find_camera, list_cameras
from .live import READ_TIMEOUT_MS, LiveSource, opened
from .torch import torches_of
from .video_log import keep_video_quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .controls import Control

_MJPEG = "MJPG"
_V4L2_TIMEOUT = "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT"  # seconds; V4L2 knows no property for it


@dataclass(frozen=True, slots=True)
class Format:
    """Width and height in pixels, and the pictures a second that are wanted at least."""

    width: int
    height: int
    least_fps: float = 10.0


# Resolution first: print is small, and ten pictures a second are enough to aim.
FORMATS = (Format(1920, 1080), Format(1280, 720), Format(640, 480))


def open_camera(
    identity: CameraIdentity,
    formats: Sequence[Format] = FORMATS,
    connected: Callable[[], Sequence[Camera]] = list_cameras,
) -> LiveSource:
    """Open a camera as a live source that survives unplugging, sleep and a stolen device.

    Raises EnvironmentFault when it is not connected or cannot be opened.
    """
    found = find_camera(identity, connected)
    name = found.name

    def open_device() -> cv2.VideoCapture:
        nonlocal found
        found = find_camera(identity, connected)  # back in another socket it has another node
        device = opened(_capture(found), EnvironmentFault("capture.camera_busy", name=found.name))
        choose_format(device, formats)
        return device

    def find_controls(device: cv2.VideoCapture) -> tuple[Control, ...]:
        torches = torches_of(lambda: Path(found.identity.path)) if found.backend == cv2.CAP_V4L2 else ()
        return *controls_of(device), *torches

    return LiveSource(open_device, identity.spec, name, "capture.camera_lost", find_controls=find_controls)


def choose_format(device: cv2.VideoCapture, formats: Sequence[Format]) -> Format | None:
    """Set the first format that the camera gives fast enough, raw pictures tried before compressed ones.

    Returns it, or None when the camera has none of them and keeps its own. Compressed packets
    are handed on undecoded where the driver allows, as they are the better exhibit.
    """
    own = int(device.get(cv2.CAP_PROP_FOURCC))
    for wanted in formats:
        for code in (own, cv2.VideoWriter.fourcc(*_MJPEG)):
            device.set(cv2.CAP_PROP_FOURCC, code)
            device.set(cv2.CAP_PROP_FRAME_WIDTH, wanted.width)
            device.set(cv2.CAP_PROP_FRAME_HEIGHT, wanted.height)
            device.set(cv2.CAP_PROP_FPS, 30)
            size = (device.get(cv2.CAP_PROP_FRAME_WIDTH), device.get(cv2.CAP_PROP_FRAME_HEIGHT))
            if size != (wanted.width, wanted.height) or device.get(cv2.CAP_PROP_FPS) < wanted.least_fps:
                continue
            if int(device.get(cv2.CAP_PROP_FOURCC)) == cv2.VideoWriter.fourcc(*_MJPEG):
                device.set(cv2.CAP_PROP_CONVERT_RGB, 0)
            return wanted
    return None


def _capture(camera: Camera) -> cv2.VideoCapture:
    keep_video_quiet()
    os.environ.setdefault(_V4L2_TIMEOUT, str(READ_TIMEOUT_MS // 1000))
    if camera.backend == cv2.CAP_V4L2:
        return cv2.VideoCapture(camera.address, camera.backend)
    timeout = [cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_TIMEOUT_MS]
    device = cv2.VideoCapture(camera.address, camera.backend, timeout)
    # A backend that does not know the time-out refuses to open at all.
    return device if device.isOpened() else cv2.VideoCapture(camera.address, camera.backend)
