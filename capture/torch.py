"""The lamp of a camera, where its Linux driver (V4L2) has one: OpenCV knows no property for it.

Numbers and structures are those of linux/videodev2.h and linux/v4l2-controls.h: the mode of a flash, of which 2 is
to burn, and the first illuminator of microscopes and endoscopes, which is on or off.
"""

from __future__ import annotations

import os
import struct
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .controls import Property

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .controls import Device

_QUERY, _GET, _SET = 0xC0445624, 0xC008561B, 0xC008561C  # VIDIOC_QUERYCTRL, VIDIOC_G_CTRL, VIDIOC_S_CTRL
_QUERIED = struct.Struct("=II32siiiiI8x")  # id, type, name, lowest, highest, step, default, flags
_VALUE = struct.Struct("=Ii")  # id, value
_CANNOT_BE_SET = 0x0001 | 0x0004  # disabled, read only
_LAMPS = ((0x009C0901, 2), (0x00980925, 1))
"""V4L2_CID_FLASH_LED_MODE and V4L2_CID_ILLUMINATORS_1, each with the value that burns."""


@dataclass(frozen=True, slots=True)
class Torch:
    """A lamp: where its device node is now, the driver's number for it, and its values burning and as it came."""

    node: Callable[[], Path]
    number: int
    burns: int
    rests: int
    of: Property = Property.TORCH

    def turn(self, _device: Device, steps: int, /) -> bool:
        """Let it burn from one step on."""
        wanted = self.burns if steps > 0 else self.rests
        try:
            _told(self.node(), _SET, _VALUE.pack(self.number, wanted))
            return _told(self.node(), _GET, _VALUE.pack(self.number, 0)) == _VALUE.pack(self.number, wanted)
        except OSError:
            return False


def torches_of(node: Callable[[], Path]) -> tuple[Torch, ...]:
    """The first lamp of the camera with this device node; none where the driver knows of none."""
    for number, burns in _LAMPS:
        try:
            said = _told(node(), _QUERY, _QUERIED.pack(number, 0, b"", 0, 0, 0, 0, 0))
            rests = _VALUE.unpack(_told(node(), _GET, _VALUE.pack(number, 0)))[1]
        except OSError:  # EINVAL: the driver has no such control
            continue
        *_, highest, _step, _default, flags = _QUERIED.unpack(said)
        if highest >= burns and not flags & _CANNOT_BE_SET:
            return (Torch(node, number, burns, rests if rests != burns else 0),)
    return ()


def _told(node: Path, request: int, content: bytes) -> bytes:
    """What the driver answers. Raises OSError, also where there are no such drivers."""
    if sys.platform != "linux":
        raise OSError("no V4L2")
    import fcntl  # noqa: PLC0415 - not on Windows

    handle = os.open(node, os.O_RDWR | os.O_NONBLOCK)
    try:
        return fcntl.ioctl(handle, request, content)
    finally:
        os.close(handle)
