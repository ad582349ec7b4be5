"""What lies inside the program's own folder comes before what the system has."""

from __future__ import annotations

import importlib
import sys
from ctypes.util import find_library

import numpy as np
import pytest

from capture.carried import TESSERACT, ZBAR, carried, own_folders
from capture.symbols.drawing import draw_symbol
from capture.symbols.zbar import ZbarReader
from capture.text.tesseract import TesseractReader


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """A folder as PyInstaller makes it."""
    (tmp_path / "_internal").mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "quaylens"))
    return tmp_path


def put(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_the_tree_of_the_sources_carries_nothing():
    assert own_folders() == ()
    assert carried(TESSERACT) is None


@pytest.mark.parametrize("name", TESSERACT)
def test_tesseract_is_found_in_the_folder(bundle, monkeypatch, name):
    monkeypatch.setenv("PATH", "")
    assert TesseractReader().missing() is not None
    put(bundle / name)
    assert TesseractReader().missing() is None


def test_tesseract_that_is_run_is_the_one_in_the_folder(bundle):
    program = put(bundle / "tesseract" / "tesseract")
    head = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\\t")
    row = "5 1 1 1 1 1 10 10 80 20 96 OURS".replace(" ", "\\t")
    program.write_text(
        f'#!/bin/sh\ncase "$1" in --*) echo tesseract 5.3.0; exit ;; esac\nprintf \'{head}\\n{row}\\n\' >"$2.tsv"\n'
    )
    read = TesseractReader().read(np.full((100, 200, 3), 255, np.uint8))
    assert [line.text for line in read] == ["OURS"]


def test_zbar_is_found_among_the_parts(bundle):
    assert carried(ZBAR) is None
    own = put(bundle / "_internal" / "pyzbar" / "libzbar-64.dll")
    assert carried(ZBAR) == own


@pytest.mark.skipif(find_library("zbar") is None, reason="needs a zbar to put into the folder")
def test_zbar_of_the_folder_needs_none_of_the_system(bundle, monkeypatch):
    (bundle / "_internal" / "libzbar.so.0").symlink_to(next(_system_zbar()))
    for module in [name for name in sys.modules if name.startswith("pyzbar")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr("ctypes.util.find_library", lambda _name: None)
    reader = ZbarReader()
    assert reader.missing() is None
    assert [each.text for each in reader.read(draw_symbol("R22-0417", "Code 128"))] == ["R22-0417"]
    assert importlib.import_module("pyzbar.zbar_library").find_library("zbar") is None


def _system_zbar():
    from pathlib import Path

    yield from Path("/usr/lib").rglob("libzbar.so.0")
