"""A folder that calls itself a national pack, read as the stranger's gift that it is.

Only the files of a pack may lie in it, each a plain file of bounded size whose SHA-256 stands in the manifest;
tables have exactly their columns, cells hold printable text that no spreadsheet takes for a formula.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import stat
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed

from .trust import Purpose, signature_path, verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .trust import TrustedKey

MANIFEST = "MANIFEST"
IDENTITY = "PACK"
TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "rules.csv": (
            "rule", "regime", "instrument", "article", "entry", "scheme", "pattern", "direction", "from", "until",
            "condition", "purpose", "verdict", "reason", "documents", "source",
        ),
        "authorities.csv": ("regime", "role", "name", "telephone", "hours", "email", "source"),
    }
)  # fmt: skip
CONTENTS = (IDENTITY, "SOURCES.md", *TABLES)
_MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_.]{1,64})")
PACK_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}")
"""What a pack may be called. It is its series too: one of the same State and name and a later day takes its place."""
_IDENTITY_LINE = re.compile(rf"({PACK_NAME.pattern}) ([A-Z]{{2}}) (\d{{4}}-\d\d-\d\d)")
_MOST_BYTES = 2_000_000
_MOST_ROWS = 20_000
_MOST_CHARACTERS = 2_000
_SIGNATURE_BYTES = 64
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{2,40}(?:; ?\+?[0-9][0-9 ()/.-]{2,40})*")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class PackFolder:
    """What a pack says, unjudged: name, country, day, its manifest's SHA-256, who vouches for it, its rows."""

    name: str
    country: str
    day: date
    sha256: str
    signed: bool
    rows: Mapping[str, tuple[Row, ...]]


def read_pack(folder: Path, keys: Sequence[TrustedKey]) -> PackFolder:
    """Read a pack's folder whole.

    Raises VerificationFailed for a signature that does not fit or a file that is not the one of the manifest,
    BadInput for everything that is no pack, EnvironmentFault for what cannot be read.
    """
    _demand_only_its_files(folder)
    signature = signature_path(folder / MANIFEST)
    if signature.exists():
        _bytes(signature, most=_SIGNATURE_BYTES)
    manifest = _bytes(folder / MANIFEST)
    signed = _vouched_for(folder, keys)
    if _bytes(folder / MANIFEST) != manifest:  # what was verified lies between two equal readings
        raise VerificationFailed("pack.changed", file=MANIFEST)
    contents = _as_listed(folder, manifest)
    name, country, day = _identity(folder, contents[IDENTITY])
    rows = {file: _rows(file, contents[file]) for file in TABLES if file in contents}
    return PackFolder(name, country, day, hashlib.sha256(manifest).hexdigest(), signed, MappingProxyType(rows))


def seal_pack(folder: Path, private: Path) -> Path:
    """Write the manifest that fits the folder as it is, sign it and give the signature's path; for publishers.

    Raises as :func:`read_pack`, and BadInput for a key file that cannot be used.
    """
    from .signing import sign  # noqa: PLC0415 - no station needs it

    _demand_only_its_files(folder)
    _identity(folder, _bytes(folder / IDENTITY))
    names = [name for name in CONTENTS if (folder / name).exists()]
    lines = [f"{hashlib.sha256(_bytes(folder / name)).hexdigest()}  {name}\n" for name in names]
    try:
        (folder / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise EnvironmentFault("pack.unreadable", path=folder, detail=error.strerror) from error
    return sign(folder / MANIFEST, private, Purpose.PACK)


def _vouched_for(folder: Path, keys: Sequence[TrustedKey]) -> bool:
    try:
        return verify(folder / MANIFEST, keys, Purpose.PACK) is not None
    except VerificationFailed as error:
        name, _, _ = _identity(folder, _bytes(folder / IDENTITY))
        raise VerificationFailed("pack.bad_signature", name=name) from error


def _demand_only_its_files(folder: Path) -> None:
    if not folder.is_dir():
        raise BadInput("pack.no_folder", path=folder)
    allowed = {*CONTENTS, MANIFEST, signature_path(folder / MANIFEST).name}
    try:
        for entry in folder.iterdir():
            if entry.name not in allowed:
                raise BadInput("pack.foreign_file", path=folder, file=entry.name[:80])
            if not stat.S_ISREG(entry.lstat().st_mode):
                raise BadInput("pack.no_plain_file", path=folder, file=entry.name)
    except OSError as error:
        raise EnvironmentFault("pack.unreadable", path=folder, detail=error.strerror) from error


def _bytes(path: Path, most: int = _MOST_BYTES) -> bytes:
    """The bytes of a plain file, never more than ``most``."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise BadInput("pack.no_plain_file", path=path.parent, file=path.name)
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError as error:
        raise BadInput("pack.file_missing", path=path.parent, file=path.name) from error
    except OSError as error:
        raise EnvironmentFault("pack.unreadable", path=path, detail=error.strerror) from error
    if len(content) > most:
        raise BadInput("pack.too_large", path=path.parent, file=path.name, limit=most)
    return content


def _as_listed(folder: Path, manifest: bytes) -> dict[str, bytes]:
    """The contents by name, each as the manifest has it; a file beside the manifest is no part of the pack."""
    contents: dict[str, bytes] = {}
    for number, line in enumerate(_text(MANIFEST, manifest).splitlines(), 1):
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None or match[2] not in CONTENTS or match[2] in contents:
            raise BadInput("pack.bad_manifest", path=folder, line=number)
        contents[match[2]] = _bytes(folder / match[2])
        if hashlib.sha256(contents[match[2]]).hexdigest() != match[1]:
            raise VerificationFailed("pack.changed", file=match[2])
    for name in (IDENTITY, "rules.csv"):
        if name not in contents:
            raise BadInput("pack.file_missing", path=folder, file=name)
    unlisted = [name for name in CONTENTS if name not in contents and (folder / name).exists()]
    if unlisted:
        raise VerificationFailed("pack.changed", file=unlisted[0])
    return contents


def _identity(folder: Path, content: bytes) -> tuple[str, str, date]:
    match = _IDENTITY_LINE.fullmatch(_text(IDENTITY, content).strip())
    if match is None:
        raise BadInput("pack.bad_identity", path=folder)
    try:
        return match[1], match[2], date.fromisoformat(match[3])
    except ValueError as error:
        raise BadInput("pack.bad_identity", path=folder) from error


def _rows(file: str, content: bytes) -> tuple[Row, ...]:
    reader = csv.reader(io.StringIO(_text(file, content), newline=""), strict=True)
    rows: list[Row] = []
    try:
        header = tuple(next(reader, ()))
        if header != TABLES[file]:
            raise BadInput("pack.columns", file=file, found=_shown(", ".join(header)), expected=", ".join(TABLES[file]))
        for number, cells in enumerate(reader, 2):
            if number > _MOST_ROWS:
                raise BadInput("pack.too_many_rows", file=file, limit=_MOST_ROWS)
            if len(cells) != len(header):
                raise BadInput("pack.width", file=file, row=number, found=len(cells), expected=len(header))
            rows.append({column: _cell(file, number, column, text) for column, text in zip(header, cells, strict=True)})
    except csv.Error as error:
        raise BadInput("pack.torn", file=file, row=reader.line_num) from error
    return tuple(rows)


def _cell(file: str, row: int, column: str, text: str) -> str:
    """The text of a cell. A telephone number may begin with a plus sign, and holds nothing that computes."""
    if len(text) > _MOST_CHARACTERS or not text.isprintable():
        raise BadInput("pack.bad_cell", file=file, row=row, column=column)
    if column == "telephone" and (not text or _TELEPHONE.fullmatch(text)):
        return text
    if column == "telephone" or text.lstrip().startswith(_FORMULA):
        raise BadInput("pack.formula", file=file, row=row, column=column)
    return text.strip()


def _text(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("pack.not_utf8", file=file) from error


def _shown(text: str) -> str:
    plain = "".join(c for c in text if c.isprintable())
    return plain if len(plain) <= 80 else plain[:79] + "…"  # noqa: PLR2004
