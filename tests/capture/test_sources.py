"""Sources behind the one door: stills, folders, video files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image

from capture import exhibit_bytes, open_source
from inspection.errors import BadInput, Fault
from inspection.frame import OriginalKind, Pace

if TYPE_CHECKING:
    from inspection.ports import FrameSource

FRAMES = 25


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A video whose frames grow brighter one by one."""
    path = tmp_path / "clip.avi"
    video = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 10, (64, 48))
    for number in range(FRAMES):
        video.write(np.full((48, 64, 3), 10 * number, np.uint8))
    video.release()
    return path


def picture(path: Path) -> None:
    Image.new("RGB", (30, 20), "white").save(path)


def read_all(source: FrameSource) -> list[str]:
    """The names of the frames, and the codes of the faults, in the order in which they come."""
    seen = []
    while True:
        try:
            frame = source.read()
        except Fault as fault:
            seen.append(fault.message.code)
            continue
        if frame is None:
            source.close()
            return seen
        seen.append(frame.name)


def test_a_still_comes_once_with_its_own_bytes(tmp_path: Path) -> None:
    picture(tmp_path / "drum.png")
    source = open_source(str(tmp_path / "drum.png"))

    frame = source.read()

    assert source.pace is Pace.PULLED
    assert frame is not None
    assert (frame.name, frame.size) == ("drum.png", (30, 20))
    assert exhibit_bytes(frame) == ((tmp_path / "drum.png").read_bytes(), "image/png", OriginalKind.FILE)
    assert source.read() is None


def test_a_folder_comes_in_order_and_a_bad_picture_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.png", "A.jpg", "sub/d.webp", ".hidden.png"):
        picture(tmp_path / name)
    (tmp_path / "c.jpg").write_text("no picture")
    (tmp_path / "notes.txt").write_text("left out")

    assert read_all(open_source(tmp_path)) == ["A.jpg", "b.png", "capture.not_a_picture", "sub/d.webp"]


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        open_source(tmp_path)

    assert refused.value.message.code == "capture.no_pictures"


def test_a_video_file_drops_no_frame(clip: Path) -> None:
    source = open_source(clip)

    shades = []
    while (frame := source.read()) is not None:
        shades.append(float(frame.pixels.mean()))
    source.close()

    assert source.pace is Pace.PULLED
    assert len(shades) == FRAMES
    assert np.allclose(shades, [10 * number for number in range(FRAMES)], atol=3)


def test_a_video_frame_is_kept_without_loss(clip: Path) -> None:
    source = open_source(clip)
    frame = source.read()
    source.close()

    assert frame is not None
    content, media_type, kind = exhibit_bytes(frame)
    assert (media_type, kind) == ("image/png", OriginalKind.LOSSLESS)
    assert np.array_equal(cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR), frame.pixels)


@pytest.mark.parametrize(("content", "code"), [(b"", "capture.empty_file"), (b"no video", "capture.not_a_video")])
def test_what_is_no_video_is_refused(
    tmp_path: Path, content: bytes, code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clip.mp4").write_bytes(content)

    with pytest.raises(BadInput) as refused:
        open_source(tmp_path / "clip.mp4")

    assert refused.value.message.code == code
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("spec", ["file:///etc/passwd", "concat://a|b", "rtsp://", "ftp://camera/1", "http://[/"])
def test_only_streams_are_opened_as_streams(spec: str) -> None:
    with pytest.raises(BadInput) as refused:
        open_source(spec)

    assert refused.value.message.code == "capture.bad_stream"


def test_a_password_of_a_stream_never_shows() -> None:
    with pytest.raises(Fault) as unreachable:
        open_source("http://officer:secret@127.0.0.1:9/live?key=secret")

    assert unreachable.value.message.code == "capture.stream_unreachable"
    assert unreachable.value.message.params["name"] == "http://127.0.0.1:9/live"


def test_without_permission_the_fault_says_so(tree: Path) -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to other users
    try:
        folder.chmod(0o755)
        (folder / "closed").mkdir(mode=0o000)
        (folder / "open").mkdir(mode=0o755)
        (folder / "open").chmod(0o755)
        picture(folder / "open" / "closed.png")
        picture(folder / "open" / "seen.png")
        (folder / "open" / "closed.png").chmod(0o000)
        program = (
            "import os, sys\n"
            "from pathlib import Path\n"
            "from capture import open_source\n"
            "from inspection.errors import EnvironmentFault\n"
            "import PIL.PngImagePlugin\n"
            "if os.getuid() == 0: os.setuid(65534)\n"
            "folder = Path(sys.argv[1])\n"
            "for read in (lambda: open_source(folder / 'closed'),\n"
            "             lambda: open_source(folder / 'open' / 'closed.png').read(),\n"
            "             open_source(folder / 'open').read):\n"
            "    try: read()\n"
            "    except EnvironmentFault as fault: print(fault.message.code)\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", program, str(folder)],
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ran.stderr == ""
        assert ran.stdout.split() == ["capture.no_permission"] * 3
    finally:
        (folder / "closed").chmod(0o755)
        shutil.rmtree(folder)
