"""Sentences of the window in the officer's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.message import message
from inspection.wording import cited, named, say
from inspection.wording.naming import cell_text, column_name, entry_name, table_title

if TYPE_CHECKING:
    from inspection.claim import Scheme
    from inspection.message import Message
    from inspection.reference_thing import Entry
    from inspection.verdict import Verdict

# U+2066 and U+2069 isolate a code (UN 1018, R-22) from the direction of the sentence round it.
_ISOLATE, _END = "\u2066", "\u2069"
_BREAK = "\u200b"  # a space without width
_LONG_RUN = re.compile(r"(\S{18})(?=\S)")


@dataclass(frozen=True, slots=True)
class Words:
    """The one way a widget gets its text."""

    language: str = "en"

    def __call__(self, code: str, **params: object) -> str:
        """Say the sentence of a code."""
        return say(message(code, **params), self.language)

    def plain(self, code: str) -> str:
        """The sentence of a button or field without the mark of its mnemonic."""
        return self(code).replace("&", "")

    def kinds(self, code: str, patterns: str) -> str:
        """The kinds of a file dialog: Qt takes the patterns in brackets as they are, without isolates."""
        return self(code, patterns=patterns).translate(dict.fromkeys(range(0x2066, 0x206A)))

    def say(self, spoken: Message) -> str:
        """Say a message that came from elsewhere."""
        return say(spoken, self.language)

    def cited(self, name: str) -> str:
        """A convention, article or annex by its name in the officer's language."""
        return cited(name, self.language)

    def country(self, name: str) -> str:
        """A country by its name in the officer's language."""
        return named(name, self.language)

    def table(self, table: str) -> str:
        """A table of the edition by what its rows are."""
        return table_title(table, self.language)

    def column(self, table: str, column: str) -> str:
        """A column of a table of the edition in words."""
        return column_name(table, column, self.language)

    def cell(self, table: str, column: str, text: str) -> str:
        """What a table of the edition says; in the officer's language where the words are ours."""
        return cell_text(table, column, text, self.language)

    def entry(self, entry: Entry) -> str:
        """The name of an entry of the edition; in the officer's language where the words are ours."""
        return entry_name(entry.regime, entry.name, self.language)

    def verdict(self, verdict: Verdict) -> str:
        """The verdict in words."""
        return self(f"verdict.{verdict.value}")

    def scheme(self, scheme: Scheme) -> str:
        """The kind of identifier in words."""
        return self(f"scheme.{scheme.value}")

    @staticmethod
    def isolated(code: str) -> str:
        """A code that keeps its left-to-right order in any sentence."""
        return f"{_ISOLATE}{code}{_END}"

    @staticmethod
    def broken(code: str) -> str:
        """As isolated, with places where a long run of letters may go on in the next line: to be read, not copied."""
        return Words.isolated(_LONG_RUN.sub(f"\\1{_BREAK}", code))
