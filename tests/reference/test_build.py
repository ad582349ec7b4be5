from __future__ import annotations

import os
from datetime import date

import pytest

from inspection.errors import BadInput, EnvironmentFault
from reference.build_edition import build

COUNTRIES = "parties/countries.csv"
REFRIGERANTS = "montreal/refrigerants.csv"
BLENDS = "montreal/blends.csv"
HEADER = "blend,component,mass_percent,source,basis\n"


def test_same_tables_give_the_same_bytes_anywhere(tmp_path, make_folder):
    first, second = tmp_path / "one" / "a.edition", tmp_path / "two" / "deeper" / "b.edition"

    identity = build(make_folder(tmp_path / "data", {}), first)
    again = build(make_folder(tmp_path / "copy of data", {}), second)

    assert first.read_bytes() == second.read_bytes()
    assert identity == again
    assert (identity.name, identity.day, identity.signed) == ("test", date(2026, 11, 22), False)


def test_the_project_s_own_tables_are_reproducible_too(tmp_path, tree, edition_file):
    build(tree / "reference" / "data", tmp_path / "again.edition")

    assert (tmp_path / "again.edition").read_bytes() == edition_file.read_bytes()


def test_another_day_is_another_edition(tmp_path, make_folder):
    data = make_folder(tmp_path / "data", {})

    assert build(data, tmp_path / "a").sha256 != build(data, tmp_path / "b", date(2027, 1, 1)).sha256


@pytest.mark.parametrize(
    ("changes", "code", "named"),
    [
        ({COUNTRIES: "iso2,name,source\nDE,Germany,un\n"}, "reference.no_provenance_column", {"column": "basis"}),
        ({COUNTRIES: "iso2,name,source,basis\nDE,Germany,,read\n"}, "reference.row_without_source", {"row": "1"}),
        ({COUNTRIES: "iso2,name,source,basis\nDE,Germany,un,maybe\n"}, "reference.bad_basis", {"value": "maybe"}),
        ({COUNTRIES: "iso2,name,source,basis\nDE,Germany,un\n"}, "reference.bad_width", {"found": "3"}),
        ({COUNTRIES: "iso2,name,source,basis\nDE,A,u,read\nDE,B,u,read\n"}, "reference.duplicate_key", {"key": "DE"}),
        ({COUNTRIES: "iso2,name,source,basis\n,A,u,read\n"}, "reference.empty_key", {"row": "1"}),
        ({COUNTRIES: "iso2,Name,source,basis\n"}, "reference.bad_header", {}),
        ({COUNTRIES: ""}, "reference.empty_table", {"table": "parties_countries"}),
        ({COUNTRIES: 'iso2,name,source,basis\nDE,"Ger"many,u,read\n'}, "reference.bad_csv", {"line": "2"}),
        ({COUNTRIES: "iso2,name,source,basis\nCI,Côte,u,read\n".encode("latin-1")}, "reference.not_utf8", {}),
        ({"parties/Bad-Name.csv": "a,source,basis\n"}, "reference.bad_table_name", {}),
        ({"parties/SOURCES.md": None}, "reference.no_sources", {"folder": "parties"}),
        ({"EDITION": "2026.11 next week\n"}, "reference.bad_edition_line", {}),
        ({"EDITION": None}, "reference.bad_edition_line", {}),
        ({"parties/cas.csv": "cas,source,basis\n75-45-7,u,read\n"}, "reference.bad_cas", {"cas": "75-45-7"}),
        ({BLENDS: f"{HEADER}R-410A,R-32,50,u,read\n"}, "reference.blend_sum", {"blend": "R-410A", "total": "50"}),
        ({BLENDS: f"{HEADER}R-410A,R-32,half,u,read\n"}, "reference.bad_share", {"value": "half"}),
        ({BLENDS: f"{HEADER}R-410A,R-9999,100,u,read\n"}, "reference.dangling", {"value": "R-9999"}),
        ({"basel/y_codes.csv": "code,source,basis\nY1,u,read\n", "basel/SOURCES.md": ""}, "reference.no_column", {}),
        ({BLENDS: "blend,component,source,basis\nR-410A,R-32,u,read\n"}, "reference.no_column", {}),
    ],
)
def test_a_table_that_does_not_hold_is_refused_by_name(tmp_path, make_folder, changes, code, named):
    data = make_folder(tmp_path / "data", changes)

    with pytest.raises(BadInput) as caught:
        build(data, tmp_path / "out.edition")

    assert caught.value.message.code == code
    assert named.items() <= dict(caught.value.message.params).items()
    assert not list(tmp_path.glob("*out.edition*"))


def test_no_folder_or_no_table_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    for folder, code in ((tmp_path / "none", "reference.no_data_folder"), (tmp_path / "empty", "reference.no_tables")):
        with pytest.raises(BadInput) as caught:
            build(folder, tmp_path / "out", date(2026, 1, 1))
        assert caught.value.message.code == code


def test_a_failed_build_leaves_the_old_edition_alone(tmp_path, make_folder):
    out = tmp_path / "out.edition"
    build(make_folder(tmp_path / "data", {}), out)
    before = out.read_bytes()

    with pytest.raises(BadInput):
        build(make_folder(tmp_path / "data", {COUNTRIES: "iso2,source,basis\nDE,,read\n"}), out)

    assert out.read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(tmp_path, make_folder):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(EnvironmentFault) as caught:
        build(make_folder(tmp_path / "data", {}), tmp_path / "file" / "out.edition")

    assert caught.value.message.code == "reference.cannot_write"


@pytest.mark.skipif(os.name == "nt", reason="modes are a matter of Unix")
def test_the_edition_can_be_read_by_others(tmp_path, make_folder):
    build(make_folder(tmp_path / "data", {}), tmp_path / "out.edition")

    assert (tmp_path / "out.edition").stat().st_mode & 0o400
