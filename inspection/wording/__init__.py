"""Codes with parameters become sentences: one gettext catalogue for window, command line, report and HQ.

Each module of this package holds the English sentences of one area as ``SENTENCES``; a sentence
names its parameters as ``{name}``. Codes are unique over all areas (tested).
"""

from __future__ import annotations

import gettext
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from ..message import TABLE_TEXT
from . import countries
from .citing import NAMING, call_provision
from .table_texts import PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..message import Message

AREAS = (
    "accounts",
    "backup",
    "bundle",
    "basel",
    "capture",
    "cartagena",
    "case_forms",
    "case_page",
    "cites",
    "cites_documents",
    "commands",
    "comparison",
    "count",
    "countries",
    "custody",
    "cwc",
    "dated",
    "dangerous_goods",
    "desk",
    "disk",
    "documents",
    "edition_columns",
    "edition_tables",
    "edition_values",
    "exports",
    "handheld",
    "headquarters",
    "identity",
    "identity_grammar",
    "illegal_traffic",
    "instruments",
    "labels",
    "locking",
    "look_up",
    "minamata",
    "montreal",
    "packs",
    "pages",
    "provisions",
    "red_flags",
    "red_flags_listed",
    "reference",
    "report",
    "rotterdam",
    "retention",
    "safety",
    "settings",
    "start_page",
    "stockholm",
    "store",
    "study",
    "sync",
    "timestamps",
    "updates",
    "verdicts",
    "window",
    "witness",
)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_TURNED = frozenset({"R", "AL", "AN"})  # directions of letters and figures that run the other way
IN_THE_TREE = "python main.py"  # how the sentences call the program
LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "locale"


@cache
def sentences() -> Mapping[str, str]:
    """All English sentences by code. Raises ValueError when two areas use one code."""
    catalogue: dict[str, str] = {}
    for area in AREAS:
        of_area: Mapping[str, str] = import_module(f".{area}", __name__).SENTENCES
        twice = catalogue.keys() & of_area.keys()
        if twice:
            raise ValueError(f"codes defined twice: {sorted(twice)}")
        catalogue |= of_area
    return catalogue


@cache
def _translation(language: str) -> gettext.NullTranslations:
    return gettext.translation("quaylens", LOCALE_FOLDER, [language], fallback=True)


def say(message: Message, language: str = "en") -> str:
    """Turn a message into a sentence of the given language, English where it is not translated.

    A code without a sentence is a bug of ours; it raises KeyError.
    """
    if message.code == TABLE_TEXT:
        return _translation(language).gettext(message.params["text"])
    template = _translation(language).gettext(sentences()[message.code]).replace(IN_THE_TREE, called())
    area = message.code.partition(".")[0]
    return template.format_map({name: _filled(area, name, value, language) for name, value in message.params.items()})


def called() -> str:
    """How this installation's commands begin: a program that was packed into a bundle goes by its own name."""
    return "quaylens" if getattr(sys, "frozen", False) else IN_THE_TREE


def cited(text: str, language: str) -> str:
    """A convention, article or annex by its name in a language; as it is where that is not known."""
    if not translates(language):
        return text
    translate = _translation(language).gettext
    apart = set_apart if language[:2] in RIGHT_TO_LEFT else str
    return "; ".join(
        translate(part) if part in _whole_names() else call_provision(part, translate, apart)
        for part in text.split("; ")
    )


def named(text: str, language: str) -> str:
    """Countries ("CN, GH", "China / Ghana") by their names in a language; what is no country stays as it is."""
    text = countries.name_codes(text)
    return countries.call_countries(text, _translation(language).gettext) if translates(language) else text


@cache
def _whole_names() -> frozenset[str]:
    return frozenset(text for code, text in sentences().items() if code.startswith(("regime.", "cited.")))


def translates(language: str) -> bool:
    """Whether what is said of the law in a language is a translation of ours, to be marked beside its citation."""
    return not language.startswith("en")


def turns(value: str) -> bool:
    """Whether a text holds letters or figures that run from right to left."""
    return not value.isascii() and not _TURNED.isdisjoint(map(bidirectional, value))


def set_apart(value: str) -> str:
    """A text between marks that let it run its own way and change nothing around it."""
    return f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}"


def _filled(area: str, name: str, value: str, language: str) -> str:
    if name in NAMING:
        value = cited(value, language)
    elif name in countries.NAMING:
        value = named(value, language)
    elif (area, name) in PARAMETERS and value:
        value = _translation(language).gettext(value)
    return _isolated(value, language)


def _isolated(value: str, language: str) -> str:
    """A parameter that cannot turn the sentence around it: what has another direction stands by itself."""
    return set_apart(value) if language[:2] in RIGHT_TO_LEFT or turns(value) else value
