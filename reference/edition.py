"""One edition of the reference, opened read-only: rows by equality."""

from __future__ import annotations

from datetime import date
from threading import Lock
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self, cast

from sqlcipher3 import dbapi2

from inspection.errors import EnvironmentFault
from inspection.reference_hit import EditionIdentity

from .edition_file import check_header, sha256_of
from .law import TableMissing
from .normalise import spelt, split
from .trust import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .trust import TrustedKey

_CACHED_ANSWERS = 4096

Row = tuple[object, ...]


class Edition:
    """The tables of one edition file; may be asked from several threads."""

    def __init__(self, path: Path, connection: dbapi2.Connection, *, signed: bool) -> None:
        """Use :meth:`open`."""
        self._path = path
        self._connection = connection
        self._lock = Lock()
        self._columns: dict[str, tuple[str, ...]] = {}
        self._answers: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[Mapping[str, str], ...]] = {}
        self._parts: dict[tuple[str, str], dict[str, tuple[Mapping[str, str], ...]]] = {}
        self._tables = frozenset(str(row[0]) for row in self.select("SELECT table_name FROM contents"))
        meta = {str(key): str(value) for key, value in self.select("SELECT key, value FROM meta")}
        # At once and not at the first question: the file may be replaced while it is open.
        self._identity = EditionIdentity(meta["name"], date.fromisoformat(meta["day"]), sha256_of(path), signed)

    @classmethod
    def open(cls, path: Path, keys: Sequence[TrustedKey] = ()) -> Self:
        """Open the file for reading only; a signature beside it is verified by the pinned keys.

        Raises BadInput for a file that is no edition or of a newer format, EnvironmentFault for a
        missing or damaged one, VerificationFailed for a signature that does not fit.
        """
        check_header(path)
        signed = verify(path, keys) is not None
        try:
            connection = dbapi2.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except dbapi2.OperationalError as error:
            raise EnvironmentFault("reference.edition_unreadable", path=path, detail=error) from error
        try:
            return cls(path, connection, signed=signed)
        except BaseException:
            connection.close()
            raise

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def edition(self) -> EditionIdentity:
        """Which edition answers."""
        return self._identity

    @property
    def tables(self) -> frozenset[str]:
        """The names of all tables."""
        return self._tables

    def rows(self, table: str, **equals: str) -> Sequence[Mapping[str, str]]:
        """All rows of a table whose columns equal the given values, in file order.

        Raises TableMissing for a table that this edition does not carry, ValueError for a column
        that the table does not have.
        """
        question = (table, tuple(sorted(equals.items())))
        answer = self._answers.get(question)
        if answer is None:
            answer = self._ask(table, equals)
            if len(self._answers) >= _CACHED_ANSWERS:
                self._answers.clear()
            self._answers[question] = answer
        return answer

    def holding(self, table: str, column: str, text: str) -> Sequence[Mapping[str, str]]:
        """All rows whose ``;``-separated column has the text as one of its parts, in file order.

        Compared by :func:`spelt`; the first question about a column goes through the table, the others do not.
        Raises as :meth:`rows` does.
        """
        parts = self._parts.get((table, column))
        if parts is None:
            parts = self._parts[(table, column)] = self._parts_of(table, column)
        return parts.get(spelt(text), ())

    def _parts_of(self, table: str, column: str) -> dict[str, tuple[Mapping[str, str], ...]]:
        rows = self.rows(table)
        if column not in self._columns_of(table):
            raise ValueError(table, [column])
        found: dict[str, list[Mapping[str, str]]] = {}
        for row in rows:
            for key in dict.fromkeys(spelt(part) for part in split(row[column])):
                found.setdefault(key, []).append(row)
        return {key: tuple(rows) for key, rows in found.items() if key}

    def select(self, statement: str, values: Sequence[str | int] = ()) -> list[Row]:
        """Run one SELECT of our own. Raises EnvironmentFault when the file turns out to be damaged."""
        try:
            with self._lock:
                return list(self._connection.execute(statement, values))
        except dbapi2.DatabaseError as error:
            raise EnvironmentFault("reference.edition_damaged", path=self._path) from error

    def _ask(self, table: str, equals: Mapping[str, str]) -> tuple[Mapping[str, str], ...]:
        columns = self._columns_of(table)
        unknown = set(equals) - set(columns)
        if unknown:
            raise ValueError(table, sorted(unknown))
        chosen = ", ".join(f'"{column}"' for column in columns)
        condition = " AND ".join(f'"{column}" = ?' for column in equals) or "1"
        statement = f'SELECT {chosen} FROM "{table}" WHERE {condition} ORDER BY row_number'  # noqa: S608 - known names
        found = cast("list[tuple[str, ...]]", self.select(statement, list(equals.values())))  # all columns are TEXT
        return tuple(MappingProxyType(dict(zip(columns, row, strict=True))) for row in found)

    def _columns_of(self, table: str) -> tuple[str, ...]:
        if table not in self._columns:
            if table not in self._tables:
                raise TableMissing(table)
            found = [str(row[0]) for row in self.select("SELECT name FROM pragma_table_info(?)", [table])]
            self._columns[table] = tuple(name for name in found if name != "row_number")
        return self._columns[table]
