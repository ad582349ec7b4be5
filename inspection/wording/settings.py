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
        "settings.group.desk": sentence("Window"),
        "settings.group.devices": sentence("Camera and scanner"),
        "settings.group.place": sentence("Place of work"),
        "settings.group.headquarters": sentence("Headquarters"),
        "settings.group.security": sentence("Security"),
        "settings.group.evidence": sentence("Evidence"),
        "settings.language": sentence("Language"),
        "settings.language.why": sentence(
            "Of the window and of new reports. What the conventions say is cited as it is."
        ),
        "settings.language.en": sentence("English"),
        "settings.language.fr": sentence("French · Français"),
        "settings.language.ar": sentence("Arabic · العربية"),
        "settings.language.es": sentence("Spanish · Español"),
        "settings.language.zh": sentence("Chinese · 中文"),
        "settings.language.ru": sentence("Russian · Русский"),
        "settings.theme": sentence("Colours"),
        "settings.theme.why": sentence("Sunlight is black on white with the strongest contrast, for work in the open."),
        "settings.theme.light": sentence("Light"),
        "settings.theme.dark": sentence("Dark"),
        "settings.theme.sunlight": sentence("Sunlight"),
        "settings.font_percent": sentence("Size of the letters, in per cent"),
        "settings.font_percent.why": sentence("100 is the usual size."),
        "settings.sounds": sentence("Sounds"),
        "settings.sounds.why": sentence("A sound for each verdict, so that the eyes can stay on the goods."),
        "settings.flashes": sentence("Flashes"),
        "settings.flashes.why": sentence("The frame of the picture flashes in the colour of a new verdict."),
        "settings.camera": sentence("Camera"),
        "settings.camera.why": sentence("Opened by itself when an inspection begins; empty to choose each time."),
        "settings.scanner_port": sentence("Serial line of the scanner"),
        "settings.scanner_port.why": sentence("For scanners set to a serial (COM) port. Empty for scanners that type."),
        "settings.receiver_port": sentence("Serial line of the satellite receiver"),
        "settings.receiver_port.why": sentence(
            "Gives the place of an inspection (NMEA 0183). Empty where there is no receiver."
        ),
        "settings.wedge_prefix": sentence("What the scanner types before a code"),
        "settings.wedge_prefix.why": sentence(
            "A prefix makes it certain that a scan is no typing. Empty where it sends none."
        ),
        "settings.trigger": sentence("Key of the pedal"),
        "settings.trigger.why": sentence(
            "It keeps the picture in view, as Space does; choose what your foot pedal sends. "
            "Letters do so only while nothing is being typed."
        ),
        "settings.trigger.space": sentence("Space"),
        "settings.trigger.enter": sentence("Enter"),
        "settings.trigger.page_down": sentence("Page down"),
        "settings.trigger.page_up": sentence("Page up"),
        "settings.trigger.b": sentence("B"),
        "settings.trigger.f9": sentence("F9"),
        "settings.trigger.f12": sentence("F12"),
        "settings.trigger.f13": sentence("F13"),
        "settings.trigger.f14": sentence("F14"),
        "settings.wedge_suffix": sentence("Key that the scanner presses after a code"),
        "settings.wedge_suffix.why": sentence("It has to be the same as in the scanner."),
        "settings.wedge_suffix.enter": sentence("Enter"),
        "settings.wedge_suffix.tab": sentence("Tab"),
        "settings.wedge_suffix.none": sentence("None"),
        "settings.place": sentence("Port or place (UN/LOCODE)"),
        "settings.place.why": sentence("Stands in each new inspection, for instance GHTEM for Tema."),
        "settings.terminal": sentence("Terminal"),
        "settings.terminal.why": sentence("Stands in each new inspection beside the port."),
        "settings.country": sentence("Country of import (two letters)"),
        "settings.country.why": sentence("Proposed for each new inspection. Empty to ask each time."),
        "settings.headquarters": sentence("Address of headquarters"),
        "settings.headquarters.why": sentence("Proposed when this station is enrolled, on the page “Headquarters”."),
        "settings.headquarters_roots": sentence("Certificates of headquarters' own authority"),
        "settings.headquarters_roots.why": sentence(
            "In PEM form, where headquarters' certificate leads to no public authority."
        ),
        "settings.sync_minutes": sentence("Minutes between two exchanges"),
        "settings.sync_minutes.why": sentence(
            "Once enrolled, the station brings by itself what waits. 0 for by hand only."
        ),
        "settings.sync_kilobytes": sentence("Most kilobytes a second"),
        "settings.sync_kilobytes.why": sentence("For lines that others need too. 0 for no limit."),
    }
)
