"""Names and explanations of the settings, and what can be wrong with one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "settings.unknown": sentence("There is no setting called {name}."),
        "settings.value": sentence("“{value}” cannot be set for {name}. Look at what the settings page allows there."),
        "settings.file": sentence(
            "The settings file {file} is damaged. Delete it to go back to the defaults; no evidence is kept in it."
        ),
        "settings.lock_minutes": sentence("Lock after minutes without a touch"),
        "settings.lock_minutes.why": sentence(
            "The window asks for the passphrase again; nothing that was begun is lost."
        ),
        "settings.retention_years": sentence("Years that inspections are kept after their close"),
        "settings.retention_years.why": sentence(
            "Nothing is purged before, nothing that headquarters has not receipted, and nothing under a legal hold."
        ),
        "settings.timestamp_authority": sentence("Address of the timestamp authority"),
        "settings.timestamp_authority.why": sentence(
            "A service (RFC 3161) that certifies when records existed. Only a hash is sent to it. Empty for none."
        ),
        "settings.timestamp_roots": sentence("Certificates of the timestamp authority"),
        "settings.timestamp_roots.why": sentence("In PEM form; its answers count only when they lead to one of these."),
    }
)
