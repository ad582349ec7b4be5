"""Sentences of the pages that look after the station: settings, headquarters, officers, about."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "window.page.settings": sentence("Settings"),
        # settings
        "desk.settings.explain": sentence("Each change is kept at once."),
        "desk.settings.on": sentence("On"),
        "desk.settings.less": sentence("−"),
        "desk.settings.more": sentence("+"),
        "desk.settings.less_of": sentence("Less: {name}"),
        "desk.settings.more_of": sentence("More: {name}"),
        "desk.settings.file": sentence("From a file…"),
        "desk.settings.remove": sentence("Remove"),
        "desk.settings.certificates": sentence("Certificates: {count}"),
        "desk.settings.offers": sentence("Found here"),
        "desk.settings.next_start": sentence("Takes effect when an officer next signs in."),
        "desk.settings.kept": sentence("Kept: {name}"),
        "desk.settings.kept_later": sentence("Kept: {name}. It takes effect when an officer next signs in."),
        # files that are asked for
        "desk.open.certificates": sentence("Read certificates"),
        "desk.open.answer": sentence("Read headquarters’ answer"),
        "desk.open.edition": sentence("Choose an edition"),
        "desk.files.certificates": sentence("Certificates ({patterns})"),
        "desk.files.answer": sentence("Answers of headquarters ({patterns})"),
        "desk.files.edition": sentence("Editions ({patterns})"),
    }
)
