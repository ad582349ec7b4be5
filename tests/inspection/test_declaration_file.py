"""Declarations as people send them."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.declaration_file import COLUMNS, read_declaration
from inspection.errors import BadInput


def test_csv_with_every_column_and_a_byte_order_mark():
    header = ",".join(COLUMNS)
    row = ",".join(f"v{number}" for number in range(len(COLUMNS)))
    declaration = read_declaration(b"\xef\xbb\xbf" + f"{header}\r\n{row}\r\n".encode(), "d.csv")
    assert declaration.lines[0].line == "v0"
    assert declaration.lines[0].hazard_class == f"v{list(COLUMNS).index('class')}"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_delimiters(delimiter: str):
    text = delimiter.join(["line", "un"]) + "\n" + delimiter.join(["1", "1018"]) + "\n"
    assert read_declaration(text.encode(), "d.csv").lines[0].un == "1018"


def test_json_with_header_and_route():
    document = {"exporter": "A", "from": "DE", "via": "NL", "to": "GH", "lines": [{"line": 1, "net_kg": 13.6}]}
    declaration = read_declaration(json.dumps(document).encode(), "d.json")
    assert declaration.exporter == "A"
    assert (declaration.route.export, declaration.route.transit, declaration.route.import_) == ("DE", ("NL",), "GH")
    assert declaration.lines[0].net_kg == "13.6"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("d.csv", b"", "commands.declaration_empty"),
        ("d.csv", b"line,un\n", "commands.declaration_empty"),
        ("d.csv", b"line,colour\n1,red\n", "commands.declaration_columns"),
        ("d.csv", b"line,un,un\n1,2,3\n", "commands.declaration_twice"),
        ("d.csv", b"line,un\n1\n", "commands.declaration_row"),
        ("d.csv", b"\xff\xfe\x00", "commands.declaration_not_utf8"),
        ("d.json", b"{", "commands.declaration_torn"),
        ("d.json", b"[]", "commands.declaration_shape"),
        ("d.json", b'{"lines": [1]}', "commands.declaration_shape"),
        ("d.json", b'{"lines": [{"colour": 1}]}', "commands.declaration_columns"),
        ("d.json", b'{"lines": [], "boss": 1}', "commands.declaration_columns"),
        ("d.json", b"[" * 100_000, "commands.declaration_torn"),
    ],
)
def test_a_wrong_declaration_is_named(name: str, content: bytes, code: str):
    with pytest.raises(BadInput) as caught:
        read_declaration(content, name)
    assert caught.value.message.code == code


@given(st.binary(max_size=200), st.sampled_from(["d.csv", "d.json"]))
def test_no_bytes_break_the_reader(content: bytes, name: str):
    with contextlib.suppress(BadInput):
        read_declaration(content, name)
