"""What was searched, as CSV, JSON or Parquet: written page by page while it is read, whatever its length."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .inspections import Found

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to spreadsheets
SEPARATOR = "; "
SCHEMA = pa.schema(
    [
        ("station", pa.string()),
        ("station_name", pa.string()),
        ("port", pa.string()),
        ("inspection", pa.string()),
        ("label", pa.string()),
        ("officer", pa.string()),
        ("opened_at", pa.timestamp("us", tz="UTC")),
        ("closed_at", pa.timestamp("us", tz="UTC")),
        ("verdict", pa.string()),
        ("decision", pa.string()),
        ("exhibits", pa.int32()),
        ("regimes", pa.list_(pa.string())),
        ("containers", pa.list_(pa.string())),
        ("substances", pa.list_(pa.string())),
        ("companies", pa.list_(pa.string())),
    ]
)


class Format(StrEnum):
    """How a table is written."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


MEDIA_TYPE = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
    Format.PARQUET: "application/vnd.apache.parquet",
}


def written(kind: Format, pages: Iterable[tuple[Found, ...]]) -> Iterator[bytes]:
    """The bytes of the table, piece by piece."""
    return {Format.CSV: _csv, Format.JSON: _json, Format.PARQUET: _parquet}[kind](pages)


def _csv(pages: Iterable[tuple[Found, ...]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"  # spreadsheets take it for another encoding without
    yield _lines([SCHEMA.names])
    for page in pages:
        yield _lines([[_cell(value) for value in _row(found).values()] for found in page])


def _json(pages: Iterable[tuple[Found, ...]]) -> Iterator[bytes]:
    between = b"[\n"
    for page in pages:
        rows = (json.dumps(_row(found), ensure_ascii=False, default=_text) for found in page)
        yield between + ",\n".join(rows).encode()
        between = b",\n"
    yield b"[]\n" if between == b"[\n" else b"\n]\n"


def _parquet(pages: Iterable[tuple[Found, ...]]) -> Iterator[bytes]:
    pipe = _Pipe()
    with pq.ParquetWriter(pa.PythonFile(pipe, mode="w"), SCHEMA) as writer:
        for page in pages:
            writer.write_table(pa.Table.from_pylist([_row(found) for found in page], schema=SCHEMA))
            yield pipe.drained()
    yield pipe.drained()


class _Pipe:
    """A file that is written forwards only, as Parquet is; what was written comes out in pieces."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def write(self, content: bytes) -> int:
        self._pieces.append(bytes(content))
        self._length += len(content)
        return len(content)

    def tell(self) -> int:
        return self._length

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""

    def drained(self) -> bytes:
        content, self._pieces = b"".join(self._pieces), []
        return content


def _row(found: Found) -> dict[str, Any]:
    listed, row = found.listed, found.listed.row
    return {
        "station": found.station,
        "station_name": found.station_name,
        "port": found.port,
        "inspection": row.inspection,
        "label": row.label,
        "officer": row.officer,
        "opened_at": row.opened_at,
        "closed_at": row.closed_at,
        "verdict": None if row.verdict is None else str(row.verdict),
        "decision": None if row.decision is None else str(row.decision),
        "exhibits": row.exhibits,
        "regimes": list(listed.regimes),
        "containers": list(row.containers),
        "substances": list(row.substances),
        "companies": list(listed.companies),
    }


def _cell(value: Any) -> str:  # noqa: ANN401 - any value of a row
    text = SEPARATOR.join(value) if isinstance(value, list) else "" if value is None else _text(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _text(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _lines(rows: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()
