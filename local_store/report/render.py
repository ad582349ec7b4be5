"""A dossier set as PDF/A-2b by Typst, the same bytes for the same dossier."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import segno
import typst

from inspection.record_code import RecordCode, written
from inspection.wording import RIGHT_TO_LEFT, set_apart, turns

from .content import content_of
from .glyphs import FONTS_FOLDER, carried_coverage

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.dossier import Dossier

    from .phrases import Plain

TEMPLATES_FOLDER = Path(__file__).resolve().parent
# What is set across the page and what stands in columns; "hydrochlorofluorocarbons" must stay whole in a sentence.
_PROSE = frozenset({"labels", "safety", "meaning", "reason", "exceptions", "documents", "subject", "citation"})
_CODES = frozenset({"verdict", "file", "language", "alt"})  # what the template goes by, and does not set
_PATTERNS = frozenset({"page_of", "more"})  # what it fills in before it sets it, as text
_IDEOGRAPHS = "\u2e80-\ufaff\uff00-\uffef"  # and kana, Hangul and their marks: a line breaks between any two of them
_LONG_IN_PROSE = re.compile(rf"[^\s{_IDEOGRAPHS}]{{48,}}")
_LONG_IN_COLUMN = re.compile(rf"[^\s{_IDEOGRAPHS}]{{16,}}")
_WORD = re.compile(r"[^\W\d_]{,17}[.,;:!?)»”]*")  # letters that the narrowest column holds: "Неопределённость"
_DIGEST = re.compile(r"[0-9a-f-]{36}|[0-9a-f]{64}")
_BREAK_EVERY = 8
_ZERO_WIDTH_SPACE = "\u200b"


def render_report(dossier: Dossier, photo: Callable[[str], bytes], *, language: str = "en") -> bytes:
    """Give the report of an inspection as PDF.

    ``photo`` gives the kept bytes of an exhibit by SHA-256; what it raises is passed on. The safety lines of the
    assessment stand on page one before everything legal. Nothing but the dossier, the photos and the language
    goes into it: no clock, no fonts of the system, no file outside a folder of its own.
    Raises typst.TypstError when the template is wrong, which is a bug of ours.
    """
    (pdf,) = _compiled(dossier, photo, language, format="pdf", pdf_standards=["a-2b"])
    return pdf


def render_pages(
    dossier: Dossier, photo: Callable[[str], bytes], *, language: str = "en", ppi: float = 96.0
) -> tuple[bytes, ...]:
    """The same report as pictures for the screen, one PNG a page. Raises as :func:`render_report`."""
    return _compiled(dossier, photo, language, format="png", ppi=ppi)


def _compiled(
    dossier: Dossier,
    photo: Callable[[str], bytes],
    language: str,
    **form: Any,  # noqa: ANN401 - what typst is asked for
) -> tuple[bytes, ...]:
    content, prints = content_of(dossier, photo, language)
    moment = _state_of(dossier)
    content["date"] = [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second]
    with TemporaryDirectory(prefix="quaylens-report-") as name:
        folder = Path(name)
        for template in TEMPLATES_FOLDER.glob("*.typ"):
            (folder / template.name).write_bytes(template.read_bytes())
        for file, jpeg in prints.items():
            (folder / file).write_bytes(jpeg)
        (folder / "record.svg").write_bytes(_record_code(dossier))
        (folder / "report.json").write_text(_settable(content, language), encoding="utf-8")
        made = typst.compile(
            folder / "report.typ",
            root=folder,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)]
            ),
            ignore_system_fonts=True,
            package_path=folder,
            package_cache_path=folder,
            timestamp=moment,
            **form,
        )
    return tuple(map(bytes, made)) if isinstance(made, list) else (bytes(made),)


def _record_code(dossier: Dossier) -> bytes:
    """The QR code that leads from the paper back to the record whose state it shows; blank while there is none."""
    if not dossier.records:
        return b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    last = dossier.records[-1]
    code = segno.make_qr(written(RecordCode(last.header.seq, last.sha256, dossier.inspection)), error="m")
    drawing = BytesIO()
    code.save(drawing, kind="svg", border=4, xmldecl=False)
    return drawing.getvalue()


def _state_of(dossier: Dossier) -> datetime:
    """The time of the last record in whole seconds: the state that the report shows, not the time of printing."""
    last = datetime.fromisoformat(dossier.records[-1].header.wall) if dossier.records else dossier.opened_at
    return last.astimezone(UTC).replace(microsecond=0)


def _settable(content: Plain, language: str) -> str:
    """The content as JSON, every text printable, long words breakable, and whether anything had to be escaped."""
    printable = _mapped(content, carried_coverage().printable)
    wrapped = _wrapped(printable)
    if language[:2] in RIGHT_TO_LEFT:
        wrapped = _apart(wrapped)
    return json.dumps(wrapped | {"escaped": printable != content}, ensure_ascii=False)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON values in, JSON values out
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_mapped(each, change) for each in value]
    if isinstance(value, dict):
        return {key: _mapped(each, change) for key, each in value.items()}
    return value


def _wrapped(value: Any, key: str = "", long: re.Pattern[str] = _LONG_IN_COLUMN) -> Any:  # noqa: ANN401
    if key in _PROSE:
        long = _LONG_IN_PROSE
    if isinstance(value, str):
        return value if key in _CODES | _PATTERNS else long.sub(_breakable, value)
    if isinstance(value, list):
        return [_wrapped(each, key, long) for each in value]
    if isinstance(value, dict):
        return {name: _wrapped(each, name, long) for name, each in value.items()}
    return value


def _apart(value: Any, key: str = "") -> Any:  # noqa: ANN401
    """What runs from left to right stands by itself: "40 cylinders" and a time are not turned round in Arabic."""
    if isinstance(value, str):
        return value if key in _CODES or not value or turns(value) else set_apart(value)
    if isinstance(value, list):
        return [_apart(each, key) for each in value]
    if isinstance(value, dict):
        return {name: _apart(each, name) for name, each in value.items()}
    return value


def _breakable(word: re.Match[str]) -> str:
    """Hashes and inspection identifiers have a line or a column of their own; other long words may break anywhere.

    Words in letters that join (Arabic) are whole up to the length that no word has.
    """
    text = word[0]
    if _DIGEST.fullmatch(text) or _WORD.fullmatch(text) or (turns(text) and not _LONG_IN_PROSE.fullmatch(text)):
        return text
    return _ZERO_WIDTH_SPACE.join(text[start : start + _BREAK_EVERY] for start in range(0, len(text), _BREAK_EVERY))
