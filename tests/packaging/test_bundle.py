"""What the bundle is put together from, without building it."""

from __future__ import annotations

import importlib.util
import sysconfig
from pathlib import Path

import pytest

from tests.sources import kept

# What the tree holds beside modules and the bundle does without.
NOT_SHIPPED = {"inspection/identifiers/SOURCES.md", "local_store/exports/SOURCES.md"}


@pytest.fixture(scope="module")
def contents(tree):
    spec = importlib.util.spec_from_file_location("contents", tree / "packaging" / "bundle" / "contents.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_pattern_names_files_of_the_tree(tree, contents):
    for pattern in contents.OWN_FILES:
        if not pattern.startswith("build/"):  # made before the bundle is
            assert list(tree.glob(pattern)), pattern


def test_nothing_that_a_module_may_open_is_forgotten(tree, contents):
    taken = {str(path.relative_to(tree)) for pattern in contents.OWN_FILES for path in tree.glob(pattern)}
    beside = [str(path) for path in kept() if path.parts[0] in contents.PACKAGES and path.suffix not in {".py", ".po"}]
    forgotten = {name for name in beside if not name.startswith("reference/data/")} - taken - NOT_SHIPPED
    assert not forgotten


def test_every_package_of_the_house_is_in_or_named_as_left_out(tree, contents):
    packages = {path.parts[0] for path in kept("__init__.py") if len(path.parts) == len(("package", "__init__.py"))}
    assert packages - {"benchmarks"} == {*contents.PACKAGES, "hq"}
    assert "hq" in contents.EXCLUDED


def test_the_models_of_the_text_engine_come_along(contents):
    places = [place for _, place in contents.carried_files(Path(sysconfig.get_path("purelib")))]
    assert places.count("rapidocr/models") == 3
    assert "rapidocr" in places


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\tls\\qopensslbackend.dll", False),
        ("PySide6\\plugins\\imageformats\\qgif.dll", False),
        ("PySide6\\plugins\\imageformats\\qsvg.dll", True),
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libstdc++.so.6", False),
        ("libX11.so.6", False),
        ("libXau-154567c4.so.6.0.0", True),
        ("libxcb-cursor.so.0", True),
    ],
)
def test_parts_of_other_screens_and_libraries_of_the_machine_stay_out(contents, place, kept):
    assert contents.kept(place) is kept


def test_libraries_that_nothing_asks_for_any_more_go(contents):
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/x/libqxcb.so", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/x/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Network.so.6", "/x/libQt6Network.so.6", "BINARY"),
        ("libicu.so.1", "/x/libicu.so.1", "BINARY"),
        ("libgtk.so.1", "/x/libgtk.so.1", "BINARY"),
        ("libzbar.so.0", "/x/libzbar.so.0", "BINARY"),
        ("_own.so", "/x/_own.so", "EXTENSION"),
    ]
    asks = {"libqxcb.so": ["libQt6Core.so.6", "libc.so.6"], "libQt6Core.so.6": ["libicu.so.1"]}
    left = contents.without_orphans(entries, lambda file: asks.get(Path(file).name, []))
    assert {place for place, _, _ in entries} - {place for place, _, _ in left} == {
        "PySide6/Qt/lib/libQt6Network.so.6",
        "libgtk.so.1",
    }
    links = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
    ]
    assert contents.without_loose_ends(links, [place for place, _, _ in left]) == links[:1]


def test_only_packages_that_are_in_it_are_described(contents):
    providers = {"cv2": ["opencv-python-headless"], "typer": ["typer"], "shapely": ["shapely"]}
    described = contents.distributions_of(["cv2/cv2.abi3.so", "typer.main"], providers)
    assert {"opencv-python-headless", "typer"} <= described
    assert "shapely" not in described
