"""A filled form on paper: PDF/A, the same bytes for the same form, the fields to fill in by hand first."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import typst

from inspection.message import message
from inspection.wording import say

from ..report.glyphs import FONTS_FOLDER, carried_coverage

if TYPE_CHECKING:
    from datetime import date

    from .forms import Field, FilledForm

_TEMPLATE = Path(__file__).resolve().parent / "form.typ"
_LONG = re.compile(r"\S{24,}")
_ZERO_WIDTH_SPACE = "\u200b"
_BREAK_EVERY = 8


def form_pdf(filled: FilledForm, on: date, language: str = "en") -> bytes:
    """Set a form as PDF/A-2b. Raises typst.TypstError when the template is wrong, which is a bug of ours."""

    def words(code: str, **params: object) -> str:
        return say(message(code, **params), language)

    content = {
        "title": words(f"exports.title.{filled.form.value}"),
        "heading": words("exports.of_inspection", inspection=filled.inspection),
        "note": words("exports.in_the_style"),
        "language": language[:2],
        "date": [on.year, on.month, on.day],
        "missing_title": words("exports.missing"),
        "filled_title": words("exports.filled"),
        "nothing_missing": words("exports.nothing_missing"),
        "missing": [_of(each) for each in filled.missing],
        "filled": [_of(each) for each in filled.fields if each.value],
    }
    with TemporaryDirectory(prefix="quaylens-form-") as name:
        folder = Path(name)
        (folder / "form.typ").write_bytes(_TEMPLATE.read_bytes())
        (folder / "form.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        pdf = typst.compile(
            folder / "form.typ",
            root=folder,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)]
            ),
            ignore_system_fonts=True,
            package_path=folder,
            package_cache_path=folder,
            format="pdf",
            pdf_standards=["a-2b"],
            timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC),
        )
    return bytes(pdf)


def _of(field: Field) -> dict[str, Any]:
    """A field with texts that the fonts can print, and long words that may break."""
    printable = carried_coverage().printable
    value = _LONG.sub(_breakable, printable(field.value))
    return {
        "section": printable(field.section),
        "name": field.name.replace("_", " "),
        "meaning": printable(field.meaning),
        "value": value,
    }


def _breakable(word: re.Match[str]) -> str:
    text = word[0]
    return _ZERO_WIDTH_SPACE.join(text[start : start + _BREAK_EVERY] for start in range(0, len(text), _BREAK_EVERY))
