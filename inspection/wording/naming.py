"""Tables and columns of an edition by name: of the catalogue, or where it has none a readable form of their own."""

from __future__ import annotations

from ..finding import Regime
from ..message import message, table_text
from . import say, sentences
from .table_texts import MARKED, OF_OURS

_NAMED_BY_US = frozenset({Regime.BASEL, Regime.DANGEROUS_GOODS})  # entries in short, hazard classes


def table_title(table: str, language: str = "en") -> str:
    """What the rows of a table are; one that the catalogue does not know is called by its name in the edition."""
    own = table.removeprefix(f"{next((each for each in Regime if table.startswith(f'{each}_')), '')}_")
    return _said(language, f"edition_table.{table}") or _readable(own)


def column_name(table: str, column: str, language: str = "en") -> str:
    """What a column of a table says; the name that it has in this table alone goes before that of all tables."""
    return _said(language, f"edition_column.{table}.{column}", f"edition_column.{column}") or _readable(column)


def cell_text(table: str, column: str, text: str, language: str = "en") -> str:
    """What a table says; in the words of a language where they are ours, else as it stands."""
    if text and column in OF_OURS.get(table, ()):
        return say(table_text(text), language)
    if column not in MARKED:
        return text
    return "; ".join(_mark_in_words(column, mark, language) for mark in text.split("; "))


def entry_name(regime: Regime, name: str, language: str = "en") -> str:
    """What an entry is called; in another language where the name is of our own words, else as it stands."""
    return say(table_text(name), language) if name and regime in _NAMED_BY_US else name


def folder_name(folder: str, language: str = "en") -> str:
    """The convention of a folder of tables, or what else the folder is about."""
    return _said(language, f"regime.{folder}", f"edition_folder.{folder}") or _readable(folder)


def _mark_in_words(column: str, mark: str, language: str) -> str:
    """What a mark means; what it means in this column alone goes before what it means in all of them."""
    name = mark.replace(" ", "_")
    return _said(language, f"edition_value.{column}.{name}", f"edition_value.{name}") or mark


def _said(language: str, *codes: str) -> str:
    """The sentence of the first of these codes that the catalogue has; empty where it has none of them."""
    return next((say(message(code), language) for code in codes if code in sentences()), "")


def _readable(name: str) -> str:
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
