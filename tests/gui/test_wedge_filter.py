"""Real keys under a real X server: a scan reaches no field, a hand's keys reach theirs."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WAIT_S = 20
GS = "\x1d"
TOOLS = ("Xvfb", "xdotool", "setxkbmap")


class Desk:
    """An X server, the window in it, and a keyboard to press."""

    def __init__(self, display, *, prefix="", suffix="\\r"):
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "tests.gui.wedge_window", prefix, suffix]
        self._window = subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.said = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self._window.stdout:
            self.said.put(next(iter(json.loads(line).items())))

    def wait(self):
        while not self.ask("focus", "focused"):
            pass

    def ask(self, question, answer):
        self._window.stdin.write(question + "\n")
        self._window.stdin.flush()
        return self.next(answer)

    def next(self, what):
        kind, value = self.said.get(timeout=WAIT_S)
        assert kind == what, (kind, value)
        return value

    def press(self, *arguments):
        run("xdotool", *arguments, environment=self._environment)

    def layout(self, name):
        run("setxkbmap", name, environment=self._environment)

    def close(self):
        self._window.stdin.write("end\n")
        self._window.stdin.close()
        try:
            self._window.wait(WAIT_S)
        finally:
            self._window.kill()
        self._reader.join(WAIT_S)
        self._window.stdout.close()


def run(tool, *arguments, environment):
    subprocess.run([tool, *arguments], env=environment, check=True, timeout=WAIT_S)


@pytest.fixture(scope="module")
def display():
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    assert not missing, f"packaging/set_up.sh dev installs {missing}"
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writes,), stderr=subprocess.DEVNULL)
    os.close(writes)
    with os.fdopen(reads) as numbers:
        number = numbers.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(WAIT_S)


@pytest.fixture
def desk(display, request):
    made = Desk(display, **getattr(request, "param", {}))
    try:
        made.wait()
        yield made
        made.layout("us")
    finally:
        made.close()


def test_a_burst_is_a_scan_and_no_field_sees_a_part_of_it(desk):
    desk.press("type", "--delay", "1", "--args", "1", "CSQU3054383", "key", "Return")
    assert desk.next("scan") == "CSQU3054383"
    burst = ["type", "--delay", "1", "--args", "1"]
    desk.press(*burst, "0109501101530003", "key", "ctrl+bracketright", *burst, "21A 7", "key", "Return")
    assert desk.next("scan") == f"0109501101530003{GS}21A 7"
    assert desk.ask("fields", "fields") == ["", ""]


def test_a_hand_types_where_it_is(desk):
    desk.press("type", "--delay", "320", "UN 1018")
    desk.press("key", "--delay", "320", "Return")
    assert desk.next("returned") == "UN 1018"
    desk.press("key", "Tab")
    desk.press("type", "--delay", "320", "x y")
    assert desk.ask("fields", "fields") == ["UN 1018", "x y"]
    desk.ask("button", "ok")
    desk.press("key", "space")
    assert desk.next("shortcut") == "space"


def test_a_scan_between_a_hand_s_keys_is_still_whole(desk):
    desk.press("type", "--delay", "320", "ab")
    desk.press("sleep", "0.4", "type", "--delay", "1", "--args", "1", "CSQU3054383", "key", "Return")
    desk.press("type", "--delay", "320", "c")
    assert desk.next("scan") == "CSQU3054383"
    assert desk.ask("fields", "fields") == ["abc", ""]


@pytest.mark.parametrize("desk", [{"prefix": "~", "suffix": "\\t"}], indirect=True)
def test_a_prefix_marks_a_scan_and_another_suffix_ends_it(desk):
    desk.press("type", "--delay", "1", "--args", "1", "~AB", "key", "Tab")
    assert desk.next("scan") == "AB"
    desk.press("type", "--delay", "1", "--args", "1", "quick", "key", "Return")
    assert desk.next("returned") == "quick"
    assert desk.ask("fields", "fields") == ["quick", ""]


def test_another_keyboard_layout_types_figures_with_shift(desk):
    desk.layout("fr")
    desk.press("type", "--delay", "3", "--args", "1", "CSQU3054383", "key", "Return")
    assert desk.next("scan") == "CSQU3054383"
    desk.press("key", "--delay", "1", "24", "38", "52", "25", "36")  # the keys QAZW of a scanner set to US, and Return
    assert desk.next("scan") == "aqwz"
    assert desk.ask("fields", "fields") == ["", ""]
