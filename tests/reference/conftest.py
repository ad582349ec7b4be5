"""A small folder of tables to build editions from, and the edition of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reference.build_edition import build

SMALL = {
    "montreal/refrigerants.csv": (
        "number,kind,chemical_name,cas,un_number,mp_annex_group,common_trade_names,source,basis\n"
        "R-22,single,Chlorodifluoromethane,75-45-6,,C-I,Freon 22;Хладон 22,mp,secondary\n"
        "R-32,single,Difluoromethane,75-10-5,,F-I,,mp,secondary\n"
        "R-125,single,Pentafluoroethane,354-33-6,,F-I,,mp,secondary\n"
        "R-410A,zeotrope,Blend of R-32 / R-125,,,F-I,Suva 410A,mp,secondary\n"
    ),
    "montreal/blends.csv": (
        "blend,component,mass_percent,source,basis\nR-410A,R-32,50,ashrae,secondary\nR-410A,R-125,50,ashrae,secondary\n"
    ),
    "montreal/SOURCES.md": "# Sources\n",
    "parties/countries.csv": (
        "iso2,name,un_region,eu_member,oecd_member,source,basis\n"
        "NA,Namibia,Southern Africa,no,no,un,secondary\nDE,Germany,Western Europe,yes,yes,un,secondary\n"
    ),
    "parties/SOURCES.md": "# Sources\n",
    "EDITION": "test 2026-11-22\n",
}

Tables = Mapping[str, str | bytes | None]
MakeFolder = Callable[[Path, Tables], Path]


@pytest.fixture(scope="session")
def make_folder() -> MakeFolder:
    """Write the small tables into a folder, with some files replaced, added, or (None) left out."""

    def make(folder: Path, changes: Tables) -> Path:
        for name, content in {**SMALL, **changes}.items():
            if content is not None:
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


@pytest.fixture(scope="session")
def small_edition(make_folder: MakeFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of the small tables; not to be changed."""
    folder = tmp_path_factory.mktemp("small")
    build(make_folder(folder / "data", {}), folder / "small.edition")
    return folder / "small.edition"
