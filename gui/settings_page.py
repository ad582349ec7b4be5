"""The settings, drawn from their declaration. Each is kept as soon as it is given; there is nothing to save."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspection.settings import Offer, Settings, limits_of

from .buttons import Button, Card, Column, label
from .setting_fields import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services
    from .setting_fields import SettingField


class SettingsPage(QWidget):
    """One card a group. What is refused goes back to what it was, with a sentence that says why."""

    changed = Signal(object)  # Settings, as they are kept now
    officers = Signal()  # the officers and their passphrases are wanted

    def __init__(self, fittings: Fittings, services: Services, prompts: Prompts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._services = services
        self.fields: dict[str, SettingField] = {}
        self._column = Column(fittings.words("window.page.settings"))
        self.told = label("", "quiet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        head = QHBoxLayout()
        head.addWidget(label(fittings.words.plain("window.page.settings"), "title"), 1)
        self.to_officers = Button(fittings, "desk.officers.open", self.officers.emit)
        head.addWidget(self.to_officers)
        whole.addLayout(head)
        whole.addWidget(label(fittings.words("desk.settings.explain"), "quiet"))
        whole.addWidget(self._column, 1)
        whole.addWidget(self.told)
        groups: dict[str, list[str]] = {}
        for each in dataclasses.fields(Settings):
            groups.setdefault(limits_of(each.name).group, []).append(each.name)
        for group, names in groups.items():
            self._column.add(self._card(group, names, prompts))

    def shown(self) -> None:
        """Read what is set, and what the machine can propose."""
        tasks, desk = self._fittings.tasks, self._services.pages.settings
        tasks.run_task(desk.read, self._show, lane=tasks.store)
        tasks.run_task(
            lambda: [(each.spec, each.label) for each in self._services.list_cameras()],
            lambda offers: self._offer(Offer.CAMERAS, offers),
        )
        tasks.run_task(desk.ports, lambda offers: self._offer(Offer.PORTS, offers))

    def repaint_theme(self) -> None:
        """Nothing is drawn here that the style sheet does not reach."""

    def _card(self, group: str, names: Sequence[str], prompts: Prompts) -> Card:
        words = self._fittings.words
        title = words(f"settings.group.{group}")
        card = Card(title)
        card.body.addWidget(label(title, "section"))
        for name in names:
            limits = limits_of(name)
            field = field_of(
                self._fittings,
                name,
                limits,
                default=getattr(Settings(), name),
                choose=lambda: prompts.existing("certificates"),
            )
            field.given.connect(lambda value, name=name: self._keep(name, value))
            self.fields[name] = field
            why = words(f"settings.{name}.why")
            if limits.next_start:
                why = f"{why} {words('desk.settings.next_start')}"
            told = QVBoxLayout()
            told.setSpacing(0)
            told.addWidget(label(words(f"settings.{name}")))
            told.addWidget(label(why, "quiet"))
            row = QHBoxLayout()
            row.addLayout(told, 1)
            row.addWidget(field, 1)
            card.body.addLayout(row)
        return card

    def _keep(self, name: str, value: int | str) -> None:
        tasks, desk = self._fittings.tasks, self._services.pages.settings

        def failed(error: Exception) -> None:
            tasks.fail(error)
            tasks.run_task(desk.read, self._show, lane=tasks.store)

        tasks.run_task(lambda: desk.write(name, value), lambda kept: self._kept(name, kept), failed, lane=tasks.store)

    def _kept(self, name: str, settings: Settings) -> None:
        self._show(settings)
        words = self._fittings.words
        told = "desk.settings.kept_later" if limits_of(name).next_start else "desk.settings.kept"
        self.told.setText(words(told, name=words(f"settings.{name}")))
        self.changed.emit(settings)

    def _show(self, settings: Settings) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(settings, name))

    def _offer(self, kind: Offer, offers: Sequence[tuple[str, str]]) -> None:
        for name, field in self.fields.items():
            if limits_of(name).offer is kind:
                field.take_offers(offers)
