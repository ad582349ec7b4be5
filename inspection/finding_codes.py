"""The codes of all findings; docs/finding-codes.md is generated from here and the wording."""

from __future__ import annotations

from enum import StrEnum


class FindingCode(StrEnum):
    """One code for each kind of finding; the value is also the code of its reason in the wording."""
