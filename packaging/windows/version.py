"""The version resource of the Windows programs, in the words that PyInstaller reads."""

from __future__ import annotations

import re

_US_ENGLISH_UNICODE = "040904B0"
_LANGUAGE, _CODE_PAGE = 1033, 1200


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts it: 1.2.3rc1 is 1.2.3.0. Raises ValueError for one without three numbers."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if found is None:
        raise ValueError(f"{version} is no version of three numbers")
    first, second, third = map(int, found.groups())
    return first, second, third, 0


def version_resource(version: str, program: str) -> str:
    """The text of the file that PyInstaller's ``version=`` takes."""
    numbers = four_numbers(version)
    said = {
        "CompanyName": "The Quaylens authors",
        "FileDescription": "Quaylens",
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "The Quaylens authors, Apache-2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Quaylens",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in said.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,\n"
        "    subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable({_US_ENGLISH_UNICODE!r}, [{strings}])]),\n"
        f"    VarFileInfo([VarStruct('Translation', [{_LANGUAGE}, {_CODE_PAGE}])])])\n"
    )
