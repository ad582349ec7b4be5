"""The rules of the house that no linter holds."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parent.parent
PACKAGES = ("inspection", "commands", "capture", "reference", "local_store", "gui", "hq")
SOURCES = [path for package in PACKAGES for path in sorted((TREE / package).rglob("*.py"))]


def test_the_hub_imports_without_any_installed_package():
    # -S leaves site-packages out; -I leaves the current folder out, so the tree is named.
    code = f"import sys; sys.path.insert(0, {str(TREE)!r}); import inspection, inspection.session, inspection.wording"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_every_folder_of_a_package_is_a_package():
    """import-linter passes over folders without __init__.py in silence."""
    bare = {path.parent for path in SOURCES if not (path.parent / "__init__.py").exists()}
    assert not bare


def test_packaging_is_no_package():
    """A module called packaging of ours would shadow the one that pip and many others import."""
    assert not (TREE / "packaging" / "__init__.py").exists()


def test_the_contracts_cover_every_package():
    settings = tomllib.loads((TREE / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert set(settings["root_packages"]) == set(PACKAGES)


def test_main_only_hands_over_and_the_window_only_arranges():
    assert len((TREE / "main.py").read_text().splitlines()) < 30
    assert len((TREE / "gui" / "main_window.py").read_text().splitlines()) <= 150


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TREE)))
def test_modules_are_small_and_named_for_what_they_do(path: Path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}
    assert len(path.read_text().splitlines()) <= 330


def test_lock_files_name_hashes_and_no_registry():
    for lock in (TREE / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")
