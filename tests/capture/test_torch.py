"""The lamp of a camera is offered where its driver has one that burns, and is out again when the camera is left."""

import errno
import struct
from pathlib import Path

import numpy as np
import pytest

from capture.live import LiveSource
from capture.torch import torches_of

fcntl = pytest.importorskip("fcntl", reason="V4L2 is Linux's")
QUERY, GET, SET = 0xC0445624, 0xC008561B, 0xC008561C  # of linux/videodev2.h
FLASH, ILLUMINATOR = 0x009C0901, 0x00980925


class Driver:
    """A stand-in at the edge, for the device node: it knows one lamp, or none."""

    def __init__(self, lamp=None, highest=0, flags=0, value=0):
        self.lamp, self.highest, self.flags = lamp, highest, flags
        self.value = value

    def ioctl(self, _handle, request, content):
        number = struct.unpack_from("=I", content)[0]
        if number != self.lamp:
            raise OSError(errno.EINVAL, "no such control")
        if request == QUERY:
            assert len(content) == 68  # sizeof(struct v4l2_queryctrl)
            return struct.pack("=II32siiiiI8x", number, 3, b"Lamp", 0, self.highest, 1, 0, self.flags)
        if request == SET:
            self.value = struct.unpack("=Ii", content)[1]
        return struct.pack("=Ii", number, self.value)


class Device:
    def read(self):
        return True, np.zeros((8, 8, 3), np.uint8)

    def release(self):
        pass


@pytest.mark.parametrize(("lamp", "burns", "came"), [(FLASH, 2, 1), (ILLUMINATOR, 1, 0)])
def test_a_torch_burns_as_long_as_it_is_wanted_and_the_camera_is_open(monkeypatch, tmp_path, lamp, burns, came):
    driver = Driver(lamp, highest=2, value=came)
    monkeypatch.setattr(fcntl, "ioctl", driver.ioctl)
    node = tmp_path / "video0"
    node.touch()
    source = LiveSource(
        Device, "camera:x", "Dock", "capture.camera_lost", find_controls=lambda _device: torches_of(lambda: node)
    )
    assert [control.of for control in source.controls] == ["torch"]
    source.turn("torch", 1)
    source.read()
    assert driver.value == burns
    source.close()
    source.turn("torch", 1)
    assert driver.value == came


@pytest.mark.parametrize("driver", [Driver(), Driver(FLASH, highest=1), Driver(FLASH, highest=2, flags=0x0004)])
def test_a_lamp_that_is_not_there_or_cannot_burn_is_not_offered(monkeypatch, tmp_path, driver):
    monkeypatch.setattr(fcntl, "ioctl", driver.ioctl)
    node = tmp_path / "video0"
    node.touch()
    assert torches_of(lambda: node) == ()
    assert torches_of(lambda: Path("/nowhere/video0")) == ()
