"""How articles and annexes are called. Tables, records and the wire call them by their English names."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "provision.article": sentence("Article {number}"),
        "provision.articles": sentence("Articles {number}"),
        "provision.annex": sentence("Annex {number}"),
        "provision.annexes": sentence("Annexes {number}"),
        "provision.appendix": sentence("Appendix {number}"),
        "provision.schedule": sentence("Schedule {number}"),
        "provision.chapter": sentence("Chapter {number}"),
        "provision.part": sentence("Part {number}"),
        "provision.group": sentence("Group {number}"),
        "provision.paragraph": sentence("paragraph {number}"),
        "provision.decision": sentence("Decision {number}"),
        "provision.comma": sentence("{first}, {last}"),
        "provision.and": sentence("{first} and {last}"),
        "provision.to": sentence("{first} to {last}"),
        "provision.within": sentence("{whole}, {part}"),
    }
)
