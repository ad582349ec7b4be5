"""The persons of an inspection: who they are, and its records without them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection.record import SealedRecord

WITHHELD = "[withheld]"
_OF_PERSONS = frozenset({"officer", "exporter", "importer", "notifier", "taken_from", "for_whom", "account"})
_HOLDERS = frozenset({"held_by", "taken_by", "giver", "receiver", "holder"})
_SIGNATURES = frozenset({"officer_signature", "signature"})  # they name a key, and with it a person
_CODES = frozenset(
    {
        "salt", "photo", "sha256", "scheme", "source", "confirmation", "problem", "code", "regime", "verdict",
        "severity", "basis", "original_kind", "media_type", "symbology", "aim", "decision", "conduct", "grounds",
        "condition", "action", "standing", "entry", "kind", "engines", "how", "task", "doubt", "document_sha256",
        "role", "over_time", "taken_at", "at", "day",
    }
)  # fmt: skip
"""Members whose values are words of ours: an officer called "officer" does not empty them."""
_SHORTEST = 3  # letters of a word of a name that is looked for alone
_LEGAL_FORMS = re.compile(r"[\s,]+(?:ltd|limited|gmbh|inc|llc|plc|s\.?a|ag|co|bv|srl)\.?$", re.IGNORECASE)
_TRADE_WORDS = frozenset(
    {
        "agencies", "agency", "authority", "cargo", "chemical", "chemicals", "chemie", "company", "cooling", "customs",
        "electronics", "engineering", "enterprise", "enterprises", "export", "exports", "express", "farms", "foods",
        "forwarders", "forwarding", "freight", "gas", "gases", "general", "global", "group", "holding", "holdings",
        "import", "imports", "industrial", "industries", "industry", "international", "limited", "line", "lines",
        "logistics", "metal", "metals", "national", "overseas", "plastics", "port", "products", "recycling",
        "refrigerant", "refrigerants", "refrigeration", "scrap", "service", "services", "shipping", "supplies",
        "supply", "technologies", "technology", "timber", "trade", "traders", "trading", "transport", "ventures",
        "waste",
    }
)  # fmt: skip
"""Words of firms' names that name nobody when they stand alone."""
_REACHED_AT = r"[\w.+-]+@[\w-]+\.[\w.-]+|\+\d[\d ()/-]{6,}\d"  # e-mail and telephone, whoever's they are


@dataclass(frozen=True, slots=True)
class Persons:
    """Finds what names a person: whole names in any spacing, words of names alone, e-mail, telephone.

    Of a firm's name the words of the trade ("Trading") name nobody alone; the others may be a person's ("Mensah").
    """

    pattern: re.Pattern[str]

    def withheld(self, text: str) -> str:
        """The text without them."""
        return self.pattern.sub(WITHHELD, text)

    def named_in(self, text: str) -> bool:
        """Whether anything in it names a person."""
        return self.pattern.search(text) is not None


def persons_of(records: Iterable[SealedRecord], officers: Iterable[str] = ()) -> Persons:
    """All persons that the records name, parties and firms among them; ``officers`` are others to look for."""
    people, parties = {each for each in officers if each.strip()}, set[str]()
    for record in records:
        people.add(record.header.officer)
        for name, is_party in _names(record.body or {}):
            (parties if is_party else people).add(name)
    return Persons(re.compile("|".join([_REACHED_AT, *_patterns(people, parties)]), re.IGNORECASE))


def _names(value: object, within: str = "") -> Iterator[tuple[str, bool]]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            if isinstance(each, str):
                if key in _OF_PERSONS:
                    yield each, key not in {"officer", "account"}
                elif key == "name" and within in _HOLDERS | {"parties"}:
                    yield each, within == "parties"
            else:
                yield from _names(each, key)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _names(each, within)


def _patterns(people: Iterable[str], parties: Iterable[str]) -> Iterator[str]:
    whole = {name.strip() for name in (*people, *parties)}
    whole |= {_LEGAL_FORMS.sub("", name) for name in whole}
    words = {word for name in people for word in re.findall(r"[^\W\d_]+", name) if len(word) >= _SHORTEST}
    of_parties = (word for name in parties for word in re.findall(r"[^\W\d_]+", _LEGAL_FORMS.sub("", name)))
    words |= {word for word in of_parties if len(word) > _SHORTEST and word.casefold() not in _TRADE_WORDS}
    for name in sorted(whole, key=len, reverse=True):
        parts = re.findall(r"\w+", name)
        if parts:
            yield r"(?<!\w)" + r"[\W_]*".join(map(re.escape, parts)) + r"(?!\w)"
    for word in sorted(words, key=len, reverse=True):
        yield rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Redacted:
    """A body without persons, and which of its members were withheld (JSON pointers)."""

    body: dict[str, Any]
    fields: tuple[str, ...]


def redact(body: Mapping[str, Any], persons: Persons) -> Redacted:
    """Take the persons out of a body; its form stays, so that it reads as before."""
    redaction = _Redaction(persons)
    clean = {
        key: redaction.clean(value, key, "", f"/{key}") for key, value in body.items() if key != "officer_signature"
    }
    if "officer_signature" in body:
        redaction.fields.append("/officer_signature")
    return Redacted(clean, tuple(redaction.fields))


class _Redaction:
    """One body on its way; ``fields`` collects what was withheld."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self.fields: list[str] = []

    def clean(self, value: Any, key: str, within: str, path: str) -> Any:  # noqa: ANN401 - JSON values
        """A value without persons; ``key`` is the member that it stands in, ``within`` the one around that."""
        if isinstance(value, str):
            return self._text(value, key, within, path)
        if isinstance(value, Mapping):
            if key in _SIGNATURES:
                self.fields.append(path)
                return None
            found = {name: self.clean(each, name, key, f"{path}/{name}") for name, each in value.items()}
            return self._without_payload(found, value, path)
        if isinstance(value, list | tuple):
            return [self.clean(each, key, key, f"{path}/{place}") for place, each in enumerate(value)]
        return value

    def _text(self, value: str, key: str, within: str, path: str) -> str:
        if key in _CODES or not value:
            return value
        personal = key in _OF_PERSONS or (key == "name" and within in _HOLDERS | {"parties"})
        found = WITHHELD if personal else self._persons.withheld(value)
        if found != value:
            self.fields.append(path)
        return found

    def _without_payload(self, found: dict[str, Any], value: Mapping[str, Any], path: str) -> dict[str, Any]:
        """A symbol's bytes say in hexadecimal what its text says."""
        payload = value.get("payload")
        if not isinstance(payload, str) or not payload:
            return found
        try:
            said = bytes.fromhex(payload).decode("utf-8", errors="replace")
        except ValueError:
            said = ""
        if not self._persons.named_in(said) and found.get("text") == value.get("text"):
            return found
        self.fields.append(f"{path}/payload")
        return found | {"payload": ""}
