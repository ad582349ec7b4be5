"""What changed between two editions, by convention and entry."""

from __future__ import annotations

import pytest

from reference.build_edition import build
from reference.edition import Edition
from reference.edition_diff import ChangeKind, ColumnChange, compare_editions

COUNTRIES = "iso2,name,source,basis\nNA,Namibia,un,secondary\nDE,Germany,un,secondary\n"
BASEL = {
    "basel/SOURCES.md": "# Sources\n",
    "basel/disposal_codes.csv": "code,operation,source,basis\nR1,fuel,bc,read\nR2,solvents,bc,read\n",
}


@pytest.fixture
def compare(make_folder, tmp_path_factory):
    def compare(before, after):
        paths = []
        for changes in (before, after):
            folder = tmp_path_factory.mktemp("compared")
            paths.append(folder / "an.edition")
            build(make_folder(folder / "data", {"parties/countries.csv": COUNTRIES, **changes}), paths[-1])
        with Edition.open(paths[0]) as old, Edition.open(paths[1]) as new:
            return compare_editions(old, new)

    return compare


def test_the_same_tables_have_no_changes(compare):
    found = compare({}, {"EDITION": "2027.1 2027-01-15\n"})
    assert (found.old.name, found.new.name) == ("test", "2027.1")
    assert found.changes == found.notes == ()


def test_rows_are_added_deleted_and_changed_by_their_key(compare):
    after = "iso2,name,source,basis\nNA,Namibia,un,read\nDE,Federal Republic of Germany,un,secondary\nFJ,Fiji,un,read\n"
    found = compare({}, {"parties/countries.csv": after})
    assert [(each.kind, each.entry, each.name) for each in found.changes] == [
        (ChangeKind.PROVENANCE, "NA", "Namibia"),
        (ChangeKind.CHANGED, "DE", "Federal Republic of Germany"),
        (ChangeKind.ADDED, "FJ", "Fiji"),
    ]
    assert {(each.folder, each.table) for each in found.changes} == {("parties", "parties_countries")}
    assert found.changes[0].columns == (ColumnChange("basis", "secondary", "read"),)
    assert found.changes[1].columns == (ColumnChange("name", "Germany", "Federal Republic of Germany"),)
    assert ColumnChange("name", "", "Fiji") in found.changes[2].columns
    back = compare({"parties/countries.csv": after}, {})
    assert [each.kind for each in back.changes] == [ChangeKind.PROVENANCE, ChangeKind.CHANGED, ChangeKind.DELETED]


def test_another_order_of_the_rows_is_no_change(compare):
    turned = "iso2,name,source,basis\nDE,Germany,un,secondary\nNA,Namibia,un,secondary\n"
    assert compare({}, {"parties/countries.csv": turned}).changes == ()


def test_a_table_and_its_folder_may_come_and_go(compare):
    found = compare({}, BASEL)
    assert [(each.kind, each.folder, each.entry) for each in found.changes] == [
        (ChangeKind.ADDED, "basel", "R1"),
        (ChangeKind.ADDED, "basel", "R2"),
    ]
    assert found.notes == ("basel",)
    assert [each.kind for each in compare(BASEL, {}).changes] == [ChangeKind.DELETED] * 2


def test_a_table_without_a_key_is_told_apart_by_its_first_columns(compare):
    old = "code,stage,text,source,basis\nA,1,old,x,read\nA,2,same,x,read\nB,1,gone,x,read\n"
    new = "code,stage,text,source,basis\nA,1,new,x,read\nA,2,same,x,read\n"
    changes = ({**BASEL, "basel/steps.csv": old}, {**BASEL, "basel/steps.csv": new})
    found = compare(*changes)
    assert [(each.kind, each.entry) for each in found.changes] == [
        (ChangeKind.CHANGED, "A / 1"),
        (ChangeKind.DELETED, "B / 1"),
    ]


def test_rows_that_nothing_tells_apart_come_and_go(compare):
    old = "code,source,basis\nA,x,read\nA,y,read\n"
    new = "code,source,basis\nA,y,read\nA,z,read\n"
    found = compare({**BASEL, "basel/steps.csv": old}, {**BASEL, "basel/steps.csv": new})
    assert [(each.kind, {(c.column, c.old, c.new) for c in each.columns}) for each in found.changes] == [
        (ChangeKind.DELETED, {("code", "A", ""), ("source", "x", ""), ("basis", "read", "")}),
        (ChangeKind.ADDED, {("code", "", "A"), ("source", "", "z"), ("basis", "", "read")}),
    ]


def test_a_new_column_changes_the_rows_that_fill_it(compare):
    after = "iso2,name,region,source,basis\nNA,Namibia,Africa,un,secondary\nDE,Germany,,un,secondary\n"
    (change,) = compare({}, {"parties/countries.csv": after}).changes
    assert (change.kind, change.entry, change.columns) == (
        ChangeKind.CHANGED,
        "NA",
        (ColumnChange("region", "", "Africa"),),
    )


def test_an_entry_is_called_as_a_look_up_calls_it(compare):
    header = "hs6,short_label,usual_basel_entries,source,basis\n"
    old = {**BASEL, "basel/waste_hs2022.csv": header + "854911,Lead batteries,,x,read\n"}
    new = {**BASEL, "basel/waste_hs2022.csv": header + "854911,Spent lead batteries,,x,read\n"}
    (change,) = compare(old, new).changes
    assert (change.entry, change.name) == ("HS 854911", "Spent lead batteries")
