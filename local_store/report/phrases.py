"""The words of one report: one language, and the ways in which times, routes and long texts are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspection.message import message
from inspection.verdict import Verdict
from inspection.wording import RIGHT_TO_LEFT, cited, named, say, set_apart, turns
from inspection.wording.report import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.claim import Scheme
    from inspection.consignment import Route
    from inspection.message import Message

Plain = dict[str, Any]  # what goes to the template: JSON values, no type of the domain

LONGEST_TEXT = 600  # characters of one label text on paper; a QR code holds up to 7 089
NO_VERDICT = "unjudged"
_OF_ARABIC = {",": "،", ";": "؛"}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The one way the report gets its text."""

    language: str

    @property
    def to_the_left(self) -> bool:
        """Whether lines run to the left."""
        return self.language[:2] in RIGHT_TO_LEFT

    def apart(self, text: str) -> str:
        """A text that keeps its order where lines run to the left and it does not."""
        return set_apart(text) if self.to_the_left and not turns(text) else text

    def listed(self, parts: Iterable[str], mark: str = ",") -> str:
        """Join parts by comma or semicolon, each in its own order."""
        return f"{_OF_ARABIC[mark] if self.to_the_left else mark} ".join(map(self.apart, parts))

    def __call__(self, code: str, **params: object) -> str:
        """Say the sentence of a code."""
        return say(message(code, **params), self.language)

    def say(self, spoken: Message) -> str:
        """Say a message that came from elsewhere."""
        return say(spoken, self.language)

    def cited(self, name: str) -> str:
        """A convention, article or annex by its name in the language."""
        return cited(name, self.language)

    def scheme(self, scheme: Scheme) -> str:
        """The kind of identifier in words."""
        return self(f"scheme.{scheme.value}")

    def labels(self) -> Plain:
        """All sentences of the report that have no parameters, for the template; keys without their area."""
        return {code.removeprefix("report."): self(code) for code, text in SENTENCES.items() if "{" not in text}

    def verdicts(self) -> Plain:
        """The words of all verdicts."""
        return {each.value: self(f"verdict.{each.value}") for each in Verdict}

    def route(self, route: Route) -> str:
        """Say "Germany → Ghana, in transit through Netherlands"; "" when nothing of it is known."""
        if route == type(route)():
            return ""
        unknown = self("report.route_unknown")
        first, last = (named(each, self.language) if each else unknown for each in (route.export, route.import_))
        ends = f"{first} → {last}"
        if self.to_the_left:  # the arrow points to the right in any script
            ends = f"\N{LEFT-TO-RIGHT ISOLATE}{set_apart(first)} → {set_apart(last)}\N{POP DIRECTIONAL ISOLATE}"
        if not route.transit:
            return ends
        return self.listed((ends, self("report.route_transit", countries=", ".join(route.transit))))

    def cut(self, text: str) -> str:
        """Shorten a label text of unreasonable length, and say so."""
        if len(text) <= LONGEST_TEXT:
            return text
        return f"{text[:LONGEST_TEXT]} {self('report.cut', count=len(text))}"


def shortened(text: str, most: int) -> str:
    """The beginning of a text where there is no room for more."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def time_of(moment: datetime) -> str:
    """Write "2026-11-22 09:14:05 UTC+01:00": unambiguous in every country."""
    return f"{moment:%Y-%m-%d %H:%M:%S} {moment.tzname() or ''}".rstrip()


def wall_time(wall: str) -> str:
    """The same for the wall time of a record, RFC 3339."""
    return time_of(datetime.fromisoformat(wall))
