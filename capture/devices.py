"""The cameras of this machine, each with an identity that stays the same over unplugging and restarts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
from cv2_enumerate_cameras import enumerate_cameras, supported_backends

from inspection.errors import BadInput, EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_PREFIX = "camera:"
_BY_PATH = Path("/dev/v4l/by-path")
# One way to each camera: the first of these that the platform has. Media Foundation and V4L2
# take a read time-out; the list of all ways would name every camera twice.
_PREFERRED = (cv2.CAP_V4L2, cv2.CAP_MSMF, cv2.CAP_AVFOUNDATION)


@dataclass(frozen=True, slots=True)
class CameraIdentity:
    """USB vendor and product number (four hexadecimal figures, "" if unknown) and the path of the socket."""

    vendor: str
    product: str
    path: str

    @property
    def spec(self) -> str:
        """The identity as text, for settings and the command line."""
        return f"{_PREFIX}{self.vendor}:{self.product}:{self.path}"

    @classmethod
    def parse(cls, spec: str) -> CameraIdentity:
        """Read what ``spec`` gives. Raises BadInput for anything else."""
        parts = spec.removeprefix(_PREFIX).split(":", 2)
        if not spec.startswith(_PREFIX) or len(parts) != 3 or not (parts[2] or (parts[0] and parts[1])):  # noqa: PLR2004
            raise BadInput("capture.bad_camera", name=spec)
        return cls(*parts)


@dataclass(frozen=True, slots=True)
class Camera:
    """A connected camera: its identity, its name for people, and how it is opened at this moment."""

    identity: CameraIdentity
    name: str
    address: int | str
    backend: int


def is_camera_spec(spec: str) -> bool:
    """Whether a text is meant to name a camera."""
    return spec.startswith(_PREFIX)


def list_cameras() -> tuple[Camera, ...]:
    """All cameras that are connected now, in the order of their paths."""
    backend = next((way for way in _PREFERRED if way in supported_backends), None)
    if backend is None:
        return ()
    stable = _stable_paths() if sys.platform == "linux" else {}
    cameras = (
        Camera(
            CameraIdentity(
                _hexadecimal(found.vid), _hexadecimal(found.pid), stable.get(str(found.path), str(found.path or ""))
            ),
            found.name,
            found.index,
            backend,
        )
        for found in enumerate_cameras(backend)
    )
    return tuple(sorted(cameras, key=lambda camera: camera.identity.path))


def find_camera(wanted: CameraIdentity, connected: Callable[[], Sequence[Camera]] = list_cameras) -> Camera:
    """Find the camera again: in its socket, else the only one of its kind in another.

    Raises EnvironmentFault when it is not connected or cannot be told from its twins.
    """
    cameras = connected()
    for camera in cameras:
        if camera.identity == wanted:
            return camera
    kind = (wanted.vendor, wanted.product)
    alike = [camera for camera in cameras if all(kind) and (camera.identity.vendor, camera.identity.product) == kind]
    if len(alike) > 1:
        raise EnvironmentFault("capture.camera_ambiguous", name=alike[0].name)
    if not alike:
        raise EnvironmentFault("capture.camera_absent", name=wanted.spec)
    return alike[0]


def _hexadecimal(number: int | None) -> str:
    return "" if number is None else f"{number:04x}"


def _stable_paths() -> dict[str, str]:
    """Of each device node the link that names its socket: /dev/video0 goes to whoever comes first."""
    try:
        links: Iterable[Path] = sorted(_BY_PATH.iterdir())
    except OSError:
        return {}
    return {str(link.resolve()): str(link) for link in links}
