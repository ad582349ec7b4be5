"""When two readings of a bar code are the same, and how a picture's reads are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from capture.symbols.names import retail_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.pictures import KnownPicture


@dataclass(frozen=True, slots=True)
class Count:
    """``correct``: everything expected was read; ``wrong``: something was read that is not in the picture."""

    correct: bool
    wrong: bool


def judge_codes(picture: KnownPicture, reads: Iterable[tuple[str, str]]) -> Count:
    """Compare the reads of a picture, as (symbology, text), with what is known to be in it."""
    read = [spellings(symbology, text) for symbology, text in reads]
    expected = [spellings(picture.kind, text) for text in picture.expected]
    known = expected + [spellings(picture.kind, text) for text in picture.also]
    return Count(
        bool(expected) and all(any(one & other for other in read) for one in expected),
        any(not any(one & other for other in known) for one in read),
    )


def spellings(symbology: str, text: str) -> set[str]:
    """All spellings of one content: separators, brackets and start characters do not count."""
    plain = re.sub(r"<(GS|RS|US|EOT|FNC1|NUL|LF|CR)>", "", text)
    plain = re.sub(r"^\][A-Za-z][0-9A-Za-z]", "", plain)
    plain = re.sub(r"\((\d{2,4})\)", r"\1", re.sub(r"[\x00-\x1f\x7f]", "", plain).strip())
    found = {plain}
    kind = symbology.lower().replace("-", "").replace(" ", "")
    if plain.isdecimal():
        if len(plain) == 12:
            found.add("0" + plain)
        if kind == "upce":
            found.add("0" + retail_text("UPC-E", plain)[1].rjust(12, "0")[-12:])
        if kind.startswith("databar") and len(plain) == 16 and plain.startswith("01"):
            found.add(plain[2:])
    if kind == "codabar":
        found.add(re.sub(r"^[A-Da-d](.*)[A-Da-d]$", r"\1", plain))
    if kind.startswith("code39"):
        stripped = plain.strip("*").strip()
        found.add(stripped)
        if len(stripped) == 18 and stripped.startswith("I"):  # the import mark of a vehicle number
            found.add(stripped[1:])
    return found
