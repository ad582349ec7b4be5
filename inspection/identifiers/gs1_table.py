"""The application identifiers of GS1, from the table beside this file (see SOURCES.md there)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = Path(__file__).with_name("gs1_application_identifiers.csv")
_CHARACTERS = MappingProxyType(
    {
        "N": r"[0-9]",
        "X": r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]",  # GS1 character set 82
        "Y": r"[#\-/0-9A-Z]",  # GS1 character set 39
        "Z": r"[A-Za-z0-9_\-=]",  # base64url
    }
)
_PART = re.compile(r"(\[?)([NXYZ])(\.\.)?(\d+)\]?")
_SHORTEST_KEY = 13


@dataclass(frozen=True, slots=True)
class ApplicationIdentifier:
    """What one application identifier says of its value.

    ``fixed`` values need no separator. ``checks`` are the names of rules for the value, ``key`` the span of a key
    that ends in a check digit modulo 10, ``decimals`` the implied decimals (None where the value is no amount).
    ``qualifiers`` are the sequences that may follow a Digital Link key; ``requires`` and ``excludes`` patterns
    of identifiers that must, or must not, stand on the same item.
    """

    ai: str
    title: str
    pattern: re.Pattern[str]
    shortest: int
    longest: int
    fixed: bool
    numeric: bool
    checks: tuple[str, ...]
    key: tuple[int, int] | None
    decimals: int | None
    digital_link_key: bool
    qualifiers: tuple[tuple[str, ...], ...]
    requires: tuple[tuple[str, ...], ...]
    excludes: tuple[str, ...]


@cache
def application_identifiers() -> Mapping[str, ApplicationIdentifier]:
    """All 541 of them by their figures."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return MappingProxyType({row["ai"]: _identifier(row) for row in csv.DictReader(table)})


@cache
def lengths_by_start() -> Mapping[str, int]:
    """How many figures an identifier has, by its first two."""
    return MappingProxyType({ai[:2]: len(ai) for ai in application_identifiers()})


def _identifier(row: Mapping[str, str]) -> ApplicationIdentifier:
    parts = _PART.findall(row["data_format"])
    pattern = "".join(_part_pattern(*part) for part in parts)
    return ApplicationIdentifier(
        ai=row["ai"],
        title=row["title"],
        pattern=re.compile(pattern),
        shortest=int(row["min_length"]),
        longest=int(row["max_length"]),
        fixed=row["fnc1_required"] == "N",
        numeric=all(kind == "N" for _, kind, _, _ in parts),
        checks=tuple(check.strip() for check in re.split(r"[;,]", row["check"]) if check.strip()),
        key=_key_span(row, parts),
        decimals=int(row["implied_decimals"]) if row["implied_decimals"] else None,
        digital_link_key=row["digital_link_role"] == "key",
        qualifiers=tuple(
            tuple(filter(None, sequence.split(","))) for sequence in row["digital_link_qualifiers"].split("|")
        ),
        requires=tuple(tuple(choice.split("+")) for choice in row["requires_ai"].split(",") if choice),
        excludes=tuple(other for other in row["excludes_ai"].split(",") if other),
    )


def _part_pattern(optional: str, kind: str, variable: str, length: str) -> str:
    pattern = f"{_CHARACTERS[kind]}{{{'1,' if variable else ''}{length}}}"
    return f"(?:{pattern})?" if optional else pattern


def _key_span(row: Mapping[str, str], parts: list[tuple[str, str, str, str]]) -> tuple[int, int] | None:
    if "mod-10" not in row["check"]:
        return None
    start = 0
    for _, kind, _, length in parts:
        if kind == "N" and int(length) >= _SHORTEST_KEY:
            return start, start + int(length)
        start += int(length)
    return None
