"""Cells under their headings."""

from capture.text.paper_table import as_table
from inspection.frame import Region
from inspection.reading import TextReading


def cell(text, left, width, confidence=0.9):
    return TextReading(text, confidence, Region.from_bounds(left, 0, width, 20), ("drawn",))


def test_an_empty_cell_shifts_nothing():
    rows = [
        [cell("PACKING LIST", 300, 200)],
        [cell("Item", 80, 50), cell("Goods", 220, 80), cell("UN No", 640, 80), cell("Net kg", 900, 90)],
        [cell("1", 80, 10), cell("Refrigerant gas", 220, 180), cell("1018", 640, 60, 0.5), cell("13.6", 945, 45)],
        [cell("3", 80, 10), cell("Spare", 220, 60), cell("parts", 290, 60), cell("40", 965, 25)],
    ]
    table = as_table(rows)
    assert [[text for text, _ in row] for row in table] == [
        ["Item", "Goods", "UN No", "Net kg"],
        ["1", "Refrigerant gas", "1018", "13.6"],
        ["3", "Spare parts", "", "40"],
    ]
    assert table[1][2] == ("1018", 0.5)


def test_a_page_without_text_has_no_table():
    assert as_table([]) == ()
