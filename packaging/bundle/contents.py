"""What goes into the bundle and what stays out; read by the spec file and by its test.

Every file keeps its place: the modules find their tables, models and templates beside themselves, in the bundle as
in the tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

PACKAGES = ("inspection", "commands", "capture", "reference", "local_store", "gui")  # headquarters is a service

# Files of the tree beside the modules.
OWN_FILES = (
    "LICENSE",
    "pyproject.toml",  # the version
    "requirements/runtime.txt",  # the parts whose licences the window lists
    "build/reference.edition",
    "build/THIRD-PARTY-NOTICES.txt",
    "capture/models/*.onnx",
    "gui/drawings/*.svg",
    "gui/help/*/*.md",
    "inspection/identifiers/*.csv",
    "inspection/locale/*/LC_MESSAGES/quaylens.mo",
    "local_store/exports/*.csv",
    "local_store/exports/*.typ",
    "local_store/report/*.typ",
    "packaging/fonts/*",
    "packaging/icons/quaylens.svg",
    "reference/keys/*",
    "reference/schema.sql",
)
NOT_ALWAYS_THERE = frozenset({"build/THIRD-PARTY-NOTICES.txt"})  # written by `make notices`

# Files that other packages bring. Of rapidocr only its models are used: its code, and all that it asks for, stays out.
CARRIED_FILES = (
    "rapidocr/__init__.py",  # by which the models are found; never run
    "rapidocr/models/*.onnx",
    "pyzbar/*.dll",  # zbar itself, where the package brings it (Windows)
)

# Their own names are not those of modules in the bundle.
ALSO_DESCRIBED = frozenset({"rapidocr", "numpy", "opencv-python-headless", "pillow"})

# Asked for by a name that is put together at run time.
HIDDEN = ("pyzbar.pyzbar", "pytesseract", "zxingcpp", "pi_heif", "rfc3161_client", "typst", "serial.tools.list_ports")

# Imported by something that has a use for them and not by us, or only by tests and headquarters.
EXCLUDED = (
    "IPython", "PyInstaller", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtSql",
    "_pytest", "alembic", "babel", "chardet", "cv2.gapi", "doctest", "fastapi", "hq", "hypothesis", "jinja2",
    "mypy", "numpy.f2py", "numpy.testing", "onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers",
    "matplotlib", "pandas", "pip", "playwright", "psycopg", "pyarrow", "pygments", "pytest", "scipy", "setuptools",
    "shapely", "sqlalchemy", "starlette", "sympy", "tests", "tkinter", "torch", "trio", "unittest", "uvicorn",
    "wheel", "yaml",
)  # fmt: skip

# Parts of Qt for other screens and other work than a desk's: places below Qt's folder begin so, without "lib".
QT_LEFT_OUT = (
    "plugins/designer",
    "plugins/egldeviceintegrations",
    "plugins/generic",
    "plugins/imageformats/qgif",
    "plugins/imageformats/qicns",
    "plugins/imageformats/qpdf",
    "plugins/imageformats/qtga",
    "plugins/imageformats/qtiff",
    "plugins/imageformats/qwbmp",
    "plugins/imageformats/qwebp",
    "plugins/networkinformation",
    "plugins/platforminputcontexts/qtvirtualkeyboard",
    "plugins/platforms/qeglfs",
    "plugins/platforms/qlinuxfb",
    "plugins/platforms/qminimal",
    "plugins/platforms/qvkkhrdisplay",
    "plugins/platforms/qvnc",
    "plugins/platformthemes/qgtk3",
    "plugins/printsupport",
    "plugins/qmllint",
    "plugins/qmltooling",
    "plugins/sqldrivers",
    "plugins/tls",
    "plugins/wayland-graphics-integration-server",
    "opengl32sw",  # draws three dimensions without a graphics card
)
# Loaded at run time by a name that no other binary holds.
ASKED_FOR_BY_NAME = ("libzbar", "libpython", "python3", "vcruntime", "msvcp", "ucrtbase", "api-ms-")
EXTENSION, LINK = "EXTENSION", "SYMLINK"  # kinds of entries, as PyInstaller calls them
Entry = tuple[str, str, str]
QT_LANGUAGES = ("ar", "es", "fr", "ru", "zh_CN", "zh_TW")

# Libraries that every desktop has and that belong to it: an older one beside the program keeps the drivers of its
# screen from loading, and fonts, messages and input are the desktop's own.
OF_THE_MACHINE = re.compile(
    r"(libstdc\+\+|libgcc_s|libfontconfig|libfreetype|libdbus-1|libsystemd|libglib-2\.0|libgobject-2\.0|libgthread-2\.0"
    r"|libgio-2\.0|libgmodule-2\.0|libX[A-Za-z0-9]+|libX11-xcb|libdrm|libwayland-\w+)\.so[.0-9]*"
)

# Shipped by its wheel beside an extension that holds all of it already.
TWICE = ("onnxruntime/capi/libonnxruntime.so",)


def own_files(tree: Path) -> Iterator[tuple[str, str]]:
    """Each file of ours with its folder in the bundle. Raises FileNotFoundError when a pattern meets nothing."""
    for pattern in OWN_FILES:
        found = sorted(each for each in tree.glob(pattern) if each.is_file())
        if not found and pattern not in NOT_ALWAYS_THERE:
            raise FileNotFoundError(f"{tree / pattern}: nothing to put into the bundle")
        yield from ((str(each), str(each.parent.relative_to(tree))) for each in found)


def carried_files(site_packages: Path) -> Iterator[tuple[str, str]]:
    """Each file of other packages with its folder in the bundle."""
    for pattern in CARRIED_FILES:
        for each in sorted(site_packages.glob(pattern)):
            yield str(each), str(each.parent.relative_to(site_packages))


def kept(destination: str) -> bool:
    """Whether what a hook has collected for that place is wanted."""
    place = destination.replace("\\", "/")
    if place.startswith("PySide6/Qt/translations/"):
        return any(place.endswith(f"/qtbase_{language}.qm") for language in QT_LANGUAGES)
    inside = place.removeprefix("PySide6/Qt/").removeprefix("PySide6/")
    if inside.replace("/lib", "/").startswith(QT_LEFT_OUT) or place.startswith(TWICE):
        return False
    return OF_THE_MACHINE.fullmatch(place.rpartition("/")[2]) is None


def without_orphans(binaries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Those binaries that something in the bundle still asks for, once parts have been left out.

    An entry is (place in the bundle, file or target of a link, kind), as PyInstaller lists them; ``needs`` gives the
    names of the libraries that a file asks for. What lies in a folder of its package, and zbar, is asked for by name
    at run time; a library beside the executable or among the libraries of a wheel only by another binary.
    """
    entries = {place.replace("\\", "/"): (place, source, kind) for place, source, kind in binaries}
    # Of two of one name the one in a folder is the file, and the other a link to it.
    named = {place.rpartition("/")[2]: place for place in sorted(entries, key=lambda each: each.count("/"))}
    waiting = [place for place, (_, _, kind) in entries.items() if kind == EXTENSION or not _is_library(place)]
    reached: set[str] = set()
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            asked = {each.replace("\\", "/").rpartition("/")[2] for each in needs(entries[place][1])}
            waiting.extend(named[name] for name in asked & named.keys())
    return [entry for place, entry in entries.items() if place in reached]


def without_loose_ends(links: Iterable[Entry], kept_places: Iterable[str]) -> list[Entry]:
    """Those entries that are no links, or links to something that is there."""
    there = {place.replace("\\", "/") for place in kept_places}
    return [entry for entry in links if entry[2] != LINK or entry[1].replace("\\", "/") in there]


def distributions_of(bundled: Iterable[str], providers: Mapping[str, Iterable[str]]) -> set[str]:
    """The packages that the bundle holds something of, whose descriptions and licences therefore go with it.

    ``bundled`` are the places and modules in the bundle, ``providers`` the packages that bring each top-level name.
    """
    tops = {re.split(r"[./\\]", each, maxsplit=1)[0].removesuffix(".libs") for each in bundled}
    return {package for top in tops for package in providers.get(top, ())} | ALSO_DESCRIBED


def _is_library(place: str) -> bool:
    folder, _, name = place.rpartition("/")
    if name.startswith(ASKED_FOR_BY_NAME):
        return False
    return folder in {"", "PySide6/Qt/lib"} or folder.endswith(".libs")
