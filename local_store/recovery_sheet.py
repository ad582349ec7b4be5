"""The sheet of paper that the recovery key is kept on: text or PDF, made in memory and never on the disk by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.message import message
from inspection.wording import say

if TYPE_CHECKING:
    from datetime import datetime

_TEMPLATE = b"""#set page(paper: "a5", flipped: true, margin: 2cm)
#set text(font: "Noto Sans", size: 11pt)
#set document(title: sys.inputs.title, date: none)
#text(size: 16pt, weight: "bold", sys.inputs.title)
#v(1em)
#sys.inputs.use
#v(1fr)
#align(center, block(stroke: 1pt, inset: 1.2em, text(font: "DejaVu Sans Mono", size: 14pt, sys.inputs.key)))
#v(1fr)
#sys.inputs.keep
#v(0.5em)
#text(size: 9pt, sys.inputs.made)
"""


def sheet_text(station: str, recovery_key: str, made: datetime, language: str = "en") -> str:
    """The sheet as plain text."""
    parts = _parts(station, recovery_key, made, language)
    return "\n\n".join(parts[name] for name in ("title", "use", "key", "keep", "made")) + "\n"


def sheet_pdf(station: str, recovery_key: str, made: datetime, language: str = "en") -> bytes:
    """The sheet as PDF."""
    import typst  # noqa: PLC0415 - slow to load, and rarely wanted

    from .report.glyphs import FONTS_FOLDER  # noqa: PLC0415

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)])
    parts = _parts(station, recovery_key, made, language)
    return bytes(typst.compile(_TEMPLATE, font_paths=fonts, format="pdf", sys_inputs=parts))


def _parts(station: str, recovery_key: str, made: datetime, language: str) -> dict[str, str]:
    return {
        "title": say(message("accounts.recovery_sheet_title", station=station), language),
        "use": say(message("accounts.recovery_sheet_use"), language),
        "key": recovery_key,
        "keep": say(message("accounts.recovery_sheet_keep"), language),
        "made": made.strftime("%Y-%m-%d %H:%M"),
    }
