"""Cameras and the capture thread; a video file stands in for the device node."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from capture import CapturePump
from capture.camera import Format, choose_format, open_camera
from capture.devices import Camera, CameraIdentity, find_camera
from capture.latest import LatestFrame, OneByOne
from inspection.errors import BadInput, EnvironmentFault
from inspection.frame import Frame, OriginalKind, Pace
from inspection.notices import Level, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 22, tzinfo=UTC)
IDENTITY = CameraIdentity("046d", "0825", "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:2:1.0-video-index0")
FRAMES = 5


def frame(index: int, pace: Pace = Pace.LIVE) -> Frame:
    return Frame(np.zeros((4, 4, 3), np.uint8), "test", f"test#{index}", index, NOW, pace)


@pytest.fixture
def device(tmp_path: Path) -> Path:
    """What stands in for a device node: a short video, so the camera is lost when it ends."""
    path = tmp_path / "node.avi"
    video = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 10, (64, 48))
    for _ in range(FRAMES):
        video.write(np.full((48, 64, 3), 90, np.uint8))
    video.release()
    return path


def camera(identity: CameraIdentity, address: Path | str = "") -> Camera:
    return Camera(identity, "Webcam", str(address), cv2.CAP_FFMPEG)


def test_a_camera_is_lost_and_comes_back_by_itself_within_five_seconds(device: Path) -> None:
    connected = [camera(IDENTITY, device)]
    source = open_camera(IDENTITY, formats=(), connected=lambda: connected)
    for _ in range(FRAMES):
        given = source.read()
        assert given is not None
        assert given.pace is Pace.LIVE
        assert given.source == IDENTITY.spec

    with pytest.raises(EnvironmentFault) as lost:  # the cable is pulled
        source.read()
    connected.clear()
    with pytest.raises(EnvironmentFault) as absent:
        source.read()
    moved = CameraIdentity(IDENTITY.vendor, IDENTITY.product, "another socket")
    connected.append(camera(moved, device))
    start = time.monotonic()
    given = source.read()

    assert lost.value.message.code == "capture.camera_lost"
    assert absent.value.message.code == "capture.camera_absent"
    assert given is not None
    assert given.index == FRAMES
    assert time.monotonic() - start < 5
    source.close()
    assert source.read() is None


def test_an_identity_is_found_by_socket_then_by_kind() -> None:
    here, twin = camera(IDENTITY), camera(CameraIdentity("046d", "0825", "elsewhere"))
    stranger = camera(CameraIdentity("1234", "5678", "third"))

    assert find_camera(IDENTITY, lambda: [twin, here]) is here
    assert find_camera(IDENTITY, lambda: [stranger, twin]) is twin
    with pytest.raises(EnvironmentFault) as absent:
        find_camera(IDENTITY, lambda: [stranger])
    with pytest.raises(EnvironmentFault) as ambiguous:
        find_camera(IDENTITY, lambda: [twin, camera(CameraIdentity("046d", "0825", "fourth"))])
    assert absent.value.message.code == "capture.camera_absent"
    assert ambiguous.value.message.code == "capture.camera_ambiguous"


def test_an_identity_survives_being_written_down() -> None:
    assert CameraIdentity.parse(IDENTITY.spec) == IDENTITY
    for nonsense in ("camera:", "camera:0", "camera:::", "0"):
        with pytest.raises(BadInput):
            CameraIdentity.parse(nonsense)


class FakeDevice:
    """A device that gives full HD only compressed, as most webcams do over USB 2."""

    def __init__(self) -> None:
        self.now = {cv2.CAP_PROP_FOURCC: float(cv2.VideoWriter.fourcc(*"YUYV"))}

    def set(self, what: int, value: float) -> bool:
        self.now[what] = value
        return True

    def get(self, what: int) -> float:
        compressed = self.now[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")
        if what == cv2.CAP_PROP_FPS:
            return 30.0 if compressed or self.now[cv2.CAP_PROP_FRAME_WIDTH] <= 640 else 5.0
        return self.now.get(what, 0.0)


def test_resolution_comes_first_and_compression_when_it_is_needed() -> None:
    device = FakeDevice()

    chosen = choose_format(device, (Format(1920, 1080), Format(640, 480)))  # type: ignore[arg-type]

    assert chosen == Format(1920, 1080)
    assert device.now[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")
    assert device.now[cv2.CAP_PROP_CONVERT_RGB] == 0


def test_a_compressed_packet_is_kept_as_it_came() -> None:
    packet = np.asarray(cv2.imencode(".jpg", np.full((48, 64, 3), 90, np.uint8))[1]).reshape(1, -1)

    class Device:
        def read(self) -> tuple[bool, np.ndarray]:
            return True, packet

        def release(self) -> None: ...

    from capture.live import LiveSource

    source = LiveSource(Device, "test", "Webcam", "capture.camera_lost")  # type: ignore[arg-type]
    given = source.read()

    assert given is not None
    assert given.size == (64, 48)
    assert (given.original, given.original_kind) == (packet.tobytes(), OriginalKind.CAMERA_PACKET)
    assert given.media_type == "image/jpeg"


def test_the_mailbox_keeps_the_newest_only() -> None:
    mailbox = LatestFrame()
    for index in range(3):
        assert mailbox.put(frame(index))

    newest = mailbox.take(0)

    assert newest is not None
    assert newest.index == 2
    assert mailbox.dropped == 2
    assert mailbox.take(0.01) is None
    mailbox.close()
    assert not mailbox.put(frame(3))
    assert mailbox.take() is None


def test_the_pulled_place_waits_and_closing_wakes_it() -> None:
    place = OneByOne()
    answers: list[bool] = []
    putter = threading.Thread(target=lambda: answers.extend(place.put(frame(index)) for index in range(3)))
    putter.start()

    taken = [place.take(1), place.take(1)]
    while not (len(answers) == 3 or place.closed):
        time.sleep(0.001)
    place.close()
    putter.join(2)

    assert [each.index for each in taken if each] == [0, 1]
    assert answers == [True, True, True]
    left = place.take(0)
    assert left is not None
    assert left.index == 2
    assert place.closed


class Script:
    """A source that does what its script says: a frame, a fault, or a bug; then it ends, or repeats the last."""

    def __init__(self, pace: Pace, *steps: Frame | Exception, endless: bool = False) -> None:
        self.pace = pace
        self.closed = False
        self._steps = self._play(steps, endless=endless)

    @staticmethod
    def _play(steps: tuple[Frame | Exception, ...], *, endless: bool) -> Iterator[Frame | Exception]:
        yield from steps
        while endless:
            time.sleep(0.002)
            yield steps[-1]

    def read(self) -> Frame | None:
        step = next(self._steps, None)
        if isinstance(step, Exception):
            raise step
        return step

    def close(self) -> None:
        self.closed = True


def test_the_pump_hands_on_every_pulled_frame_and_every_fault() -> None:
    notices: list[Notice] = []
    source = Script(Pace.PULLED, frame(0), BadInput("capture.torn_picture", name="b"), frame(1), frame(2))
    pump = CapturePump(source, notices.append)

    pump.start()
    indices = [each.index for each in pump]

    assert indices == [0, 1, 2]
    assert [notice.message.code for notice in notices] == ["capture.torn_picture"]
    assert pump.stop()
    assert source.closed
    assert pump.ended


def test_the_pump_outlives_a_lost_camera_and_tells_once() -> None:
    notices: list[Notice] = []
    lost = EnvironmentFault("capture.camera_lost", name="Webcam")
    source = Script(Pace.LIVE, frame(0), lost, lost, frame(1), endless=True)
    pump = CapturePump(source, notices.append)

    pump.start()
    while len(notices) < 2:
        assert pump.take(2) is not None
    stopped = pump.stop()

    assert [notice.message.code for notice in notices] == ["capture.camera_lost", "capture.camera_back"]
    assert stopped
    assert source.closed


def test_a_bug_in_a_source_becomes_a_notice_and_the_thread_ends() -> None:
    notices: list[Notice] = []
    source = Script(Pace.LIVE, ZeroDivisionError("ours"))
    pump = CapturePump(source, notices.append)

    pump.start()

    assert pump.take(5) is None
    assert pump.stop()
    assert [(notice.level, notice.message.code) for notice in notices] == [(Level.ERROR, "capture.source_broken")]
    assert "ZeroDivisionError" in notices[0].detail


def test_stopping_does_not_wait_for_a_reader() -> None:
    pump = CapturePump(Script(Pace.PULLED, frame(0), endless=True), lambda notice: None)
    pump.start()
    pump.take(1)

    start = time.monotonic()

    assert pump.stop()
    assert time.monotonic() - start < 1
