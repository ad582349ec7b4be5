"""Writes the third-party notices: every locked distribution with the licence texts that its wheel brings.

Usage: python packaging/release/notices.py [OUT]; without OUT build/THIRD-PARTY-NOTICES.txt. A distribution without any
licence text ends it: then a text has to be put under licences/ and named in ``GIVEN``.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePath
from types import MappingProxyType

from locked import Locked, locked

HERE = Path(__file__).resolve().parent
TREE = HERE.parent.parent
OUT = TREE / "build" / "THIRD-PARTY-NOTICES.txt"
FONTS = TREE / "packaging" / "fonts"
LICENCE = re.compile(r"^(licen[cs]e|copying|notice|authors|third.?party|model_licen[cs]e)", re.IGNORECASE)
CODE = {".py", ".pyc", ".pyi", ".so", ".pyd", ".h"}
LIBRARY = re.compile(r"\.(so(\.\d+)*|dll|dylib)$")
RULE = "=" * 100

# Texts for wheels that bring none: the licence that they name in their metadata, or that of their source.
_LGPL = ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
GIVEN = MappingProxyType(
    {
        "flatbuffers": ("../../../LICENSE",),
        "pyserial": ("pyserial.txt",),
        "pyside6-essentials": _LGPL,
        "shiboken6": ("qt.txt",),  # the texts stand at PySide6
    }
)
# A font file belongs to the licence whose name its own begins with.
FONT_LICENCES = MappingProxyType(
    {
        "NotoSans": "LICENCE-NotoSans.txt",
        "DejaVuSansMono": "LICENCE-DejaVuSansMono.txt",
        "DroidSansFallback": "LICENCE-DroidSansFallback.txt",
    }
)


class NoLicence(Exception):
    """Something is handed on without a licence text."""


def notices() -> str:
    """The whole text. Raises NoLicence."""
    named = locked(TREE / "requirements" / "runtime.txt")
    here, elsewhere = [each for each in named if each.here], [each for each in named if not each.here]
    parts = [
        "What Quaylens is built from, and the licences of it.\nQuaylens itself: Apache-2.0, see LICENSE.\n",
        *(_one(each) for each in here),
        f"{RULE}\nFonts\n\n{_fonts()}",
        f"{RULE}\n{(HERE / 'licences' / 'beside.txt').read_text(encoding='utf-8')}",
    ]
    if elsewhere:
        names = "\n".join(f"  {each.name} {each.version} ({each.marker})" for each in elsewhere)
        parts.append(f"{RULE}\nNot part of what was made on this platform, and so not listed:\n{names}\n")
    return "\n".join(parts)


def _one(named: Locked) -> str:
    try:
        installed = distribution(named.name)
    except PackageNotFoundError as error:
        raise NoLicence(f"{named.name} is locked and not installed; run make test first") from error
    if installed.version != named.version:
        raise NoLicence(f"{named.name} {installed.version} is installed, {named.version} is locked")
    texts = _texts(installed) + [_given(each) for each in GIVEN.get(named.name, ())]
    if not texts:
        raise NoLicence(
            f"{named.name} {named.version} brings no licence text; put one under packaging/release/licences"
        )
    head = f"{RULE}\n{named.name} {named.version}\nLicence as stated: {_stated(installed)}\n{_home(installed)}"
    inside = _libraries(installed)
    if inside:
        head += "Native libraries inside: " + ", ".join(inside) + "\n"
    return head + "".join(f"\n--- {name}\n{text.rstrip()}\n" for name, text in texts)


def _texts(installed: Distribution) -> list[tuple[str, str]]:
    """Name and text of each licence file that the wheel brings."""
    found = []
    for file in sorted(installed.files or (), key=str):
        if LICENCE.match(file.name) and PurePath(file).suffix not in CODE:
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            found.append((str(file), text))
    return found


def _given(name: str) -> tuple[str, str]:
    path = HERE / "licences" / name
    return path.name, path.read_text(encoding="utf-8")


def _stated(installed: Distribution) -> str:
    about = installed.metadata
    classifiers = [
        each.split(" :: ")[-1] for each in about.get_all("Classifier") or () if each.startswith("License ::")
    ]
    said = about["License-Expression"] or (about["License"] or "").split("\n")[0] or ", ".join(classifiers)
    return str(said or "see the text")


def _home(installed: Distribution) -> str:
    about = installed.metadata
    pages = dict(each.lower().split(", ", 1) for each in about.get_all("Project-URL") or () if ", " in each)
    wanted = ("homepage", "home", "source", "source code", "repository", "github")
    page = about["Home-page"] or next((pages[name] for name in wanted if name in pages), "")
    return f"{page}\n" if page else ""


def _libraries(installed: Distribution) -> list[str]:
    """Shared libraries of others that the wheel carries; its own extension modules are not meant."""
    names = {
        file.name
        for file in installed.files or ()
        if LIBRARY.search(file.name) and (".libs" in str(file) or ".dylibs" in str(file) or "/Qt/lib/" in str(file))
    }
    return sorted(names)


def _fonts() -> str:
    fonts: dict[str, list[str]] = {}
    for file in sorted(FONTS.glob("*.[to]tf")):
        licence = next((each for begin, each in FONT_LICENCES.items() if file.name.startswith(begin)), None)
        if licence is None or not (FONTS / licence).is_file():
            raise NoLicence(f"the font {file.name} has no licence text beside it")
        fonts.setdefault(licence, []).append(file.name)
    texts = (
        f"{', '.join(files)}\n\n--- {licence}\n{(FONTS / licence).read_text(encoding='utf-8').rstrip()}\n"
        for licence, files in fonts.items()
    )
    return "\n".join(texts)


def main(arguments: list[str]) -> int:
    """Write them."""
    out = Path(arguments[0]) if arguments else OUT
    try:
        text = notices()
    except NoLicence as error:
        print(f"No notices were written: {error}.", file=sys.stderr)
        return 2
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
