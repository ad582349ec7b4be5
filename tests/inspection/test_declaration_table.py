"""Tables of other people: XLSX, pasted text, columns of any name; and what is refused."""

import io
import zipfile

import pytest

from inspection.declaration_file import read_declaration
from inspection.declaration_table import declaration_of, proposed_columns, table_of, table_of_rows
from inspection.errors import BadInput

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = f"""<worksheet xmlns="{MAIN}"><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
<row r="2"><c r="A2" t="n"><v>1018</v></c><c r="B2" t="str"><f>1+1</f><v>two</v></c>
<c r="C2"><v>13.600000000000001</v></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>1063</t></is></c><c r="C3" t="e"><v>#N/A</v></c></row>
<row r="4"><c r="A4" t="s"><v>2</v></c></row></sheetData></worksheet>"""
SHARED = f"""<sst xmlns="{MAIN}"><si><t>un</t></si><si><r><t>net</t></r><r><t>_kg</t></r></si><si><t> </t></si></sst>"""


def xlsx(sheet=SHEET):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="x" r:id="r7"/></sheets></workbook>',
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r7" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        parts.writestr("xl/sharedStrings.xml", SHARED)
        parts.writestr("xl/worksheets/sheet1.xml", sheet)
    return file.getvalue()


def test_the_first_sheet_of_a_spreadsheet():
    table = table_of(xlsx(), "list.xlsx")
    assert table.columns == ("un", "2", "net_kg")
    assert table.rows == (("1018", "two", "13.6"), ("1063", "", ""))
    lines = declaration_of(table, proposed_columns(table)).lines
    assert [(line.un, line.net_kg) for line in lines] == [("1018", "13.6"), ("1063", "")]


def test_a_spreadsheet_with_our_own_columns_is_a_declaration():
    sheet = SHEET.replace('<c r="B2" t="str"><f>1+1</f><v>two</v></c>', "").replace("C", "B")
    assert [line.un for line in read_declaration(xlsx(sheet), "goods.XLSX").lines] == ["1018", "1063"]


@pytest.mark.parametrize(
    "content",
    [
        xlsx()[:200],
        xlsx(SHEET.replace("<v>0</v>", "<v>77</v>")),
        xlsx(SHEET.replace("A1", "AAA1")),
        xlsx(f'<!DOCTYPE x [<!ENTITY a "b">]>{SHEET}'),
    ],
)
def test_a_torn_or_hostile_spreadsheet_is_refused(content):
    with pytest.raises(BadInput, match="declaration_torn"):
        table_of(content, "list.xlsx")


def test_a_pasted_table_with_columns_of_others():
    text = "PACKING LIST\n\nItem\tGoods description\tUN No.\tNet weight (kg)\tColour\n1\tGas\t1018\t13.6\tgreen\n\n"
    table = table_of(text.encode(), "pasted")
    assert proposed_columns(table) == {"Item": "line", "Goods description": "description", "UN No.": "un",
                                       "Net weight (kg)": "net_kg"}  # fmt: skip
    (line,) = declaration_of(table, {**proposed_columns(table), "Colour": ""}).lines
    assert (line.line, line.description, line.un, line.net_kg) == ("1", "Gas", "1018", "13.6")
    assert table.source == table_of(text.replace("1018", "1063").encode(), "other").source


def test_columns_that_lead_nowhere_or_to_one_field_are_refused():
    table = table_of_rows([["a", "b"], ["1", "2"]], "photo", b"")
    with pytest.raises(BadInput, match="no_columns"):
        declaration_of(table, {"a": "", "gone": "un"})
    with pytest.raises(BadInput, match="twice"):
        declaration_of(table, {"a": "un", "b": "un"})
    with pytest.raises(BadInput, match="empty"):
        table_of(b"only one row", "x")
    with pytest.raises(BadInput, match="empty"):
        table_of(b" \n", "x")


def test_columns_of_one_name_stay_apart():
    assert table_of(b"a;a\n1;2\n", "x").columns == ("a", "a (2)")
