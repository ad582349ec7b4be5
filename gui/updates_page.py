"""Updates: what runs here, what came from headquarters, what a stick or headquarters offers, and the way back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from inspection.notices import Level, Notice

from .buttons import Button, Card, Column, label, leading

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.message import Message

    from .current import CurrentInspection
    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore
    from .updates_services import ArrivedEdition, UpdateOffer, UpdatesFound, UpdatesHere

STEPS = 1000
APPLICATION = "application"


class UpdatesPage(QWidget):
    """One thing at a time; while it is done everything else waits, and it can be stopped."""

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        prompts: Prompts,
        *,
        current: CurrentInspection,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._desk = services.pages.updates
        self._store = store
        self._current = current
        self._prompts = prompts
        self._stopped = threading.Event()
        self._found: UpdatesFound | None = None
        self._here: UpdatesHere | None = None
        words = fittings.words
        self.stick = Button(fittings, "updates.page.stick", self._ask_stick, primary=True)
        self.headquarters = Button(fittings, "updates.page.headquarters", self._ask_headquarters)
        self.stop = Button(fittings, "updates.page.stop", self._stopped.set)
        self.back = Button(fittings, "updates.page.back", self._go_back)
        self.running = label("", "section")
        self.edition = label("")
        self.told = label("", "quiet")
        self.progress = QProgressBar(maximum=STEPS)
        self.progress.setAccessibleName(words("updates.page.progress"))
        self.progress.setMinimumHeight(fittings.measures.target // 2)
        self.column = Column(words("updates.page.title"))
        self.install_buttons: list[Button] = []
        self._lay_out()
        self._rest()

    def shown(self) -> None:
        """Say what runs here and what came from headquarters."""
        self._fittings.tasks.run_task(self._desk.here, self._show_here)

    def repaint_theme(self) -> None:
        """Nothing is drawn here that the style sheet does not reach."""

    def _lay_out(self) -> None:
        words = self._fittings.words
        head = QHBoxLayout()
        head.addWidget(label(words("updates.page.title"), "title"), 1)
        for each in (self.stick, self.headquarters, self.stop):
            head.addWidget(each)
        here = Card(words("updates.page.here"))
        here.body.addWidget(self.running)
        here.body.addWidget(self.edition)
        here.body.addWidget(self.back, 0, leading())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        whole.addLayout(head)
        whole.addWidget(here)
        whole.addWidget(self.told)
        whole.addWidget(self.progress)
        whole.addWidget(self.column, 1)

    def _ask_stick(self) -> None:
        folder = self._prompts.stick()
        if folder:
            self._look(lambda: folder)

    def _ask_headquarters(self) -> None:
        tasks, desk, store = self._fittings.tasks, self._desk, self._store
        self._begin()
        tasks.run_task(lambda: desk.headquarters(store), self._look_at, self._failed, lane=tasks.store)

    def _look(self, place: Callable[[], str]) -> None:
        self._begin()
        self._look_at(place())

    def _look_at(self, place: str) -> None:
        desk, stopped = self._desk, self._stopped.is_set
        self._fittings.tasks.run_task(lambda: desk.look(place, stopped), self._show_found, self._failed)

    def _install(self, offer: UpdateOffer, place: str) -> None:
        """An edition or a pack at once; the program in the middle of no inspection, which the store is asked first."""
        tasks, desk, store, stopped = self._fittings.tasks, self._desk, self._store, self._stopped.is_set
        self._begin(offer.size)

        def tell(done: int) -> None:
            tasks.post(lambda: self._show_progress(done, offer.size))

        def install(_: object = None) -> None:
            tasks.run_task(lambda: desk.install(place, offer.key, tell, stopped), self._installed, self._failed)

        if offer.kind == APPLICATION:
            in_hand = self._in_hand()
            tasks.run_task(lambda: desk.demand_closed(store, in_hand), install, self._failed, lane=tasks.store)
        else:
            install()

    def _install_arrived(self, arrived: ArrivedEdition) -> None:
        desk = self._desk
        self._begin()
        self._fittings.tasks.run_task(lambda: desk.install_arrived(arrived.path), self._installed, self._failed)

    def _go_back(self) -> None:
        tasks, desk, store, in_hand = self._fittings.tasks, self._desk, self._store, self._in_hand()
        self._begin()

        def back(_: object) -> None:
            tasks.run_task(desk.back, self._installed, self._failed)

        tasks.run_task(lambda: desk.demand_closed(store, in_hand), back, self._failed, lane=tasks.store)

    def _in_hand(self) -> str | None:
        """What the inspection on the screen is called; None without one."""
        dossier = self._current.dossier
        return None if dossier is None else dossier.opening.label or dossier.inspection[:8]

    def _begin(self, size: int = 0) -> None:
        self._stopped.clear()
        for each in (self.stick, self.headquarters, self.back, *self.install_buttons):
            each.setEnabled(False)
        self.stop.setEnabled(True)
        self.progress.setRange(0, STEPS if size else 0)
        self.progress.setValue(0)
        self.progress.setVisible(True)
        self.told.setText(self._fittings.words("updates.page.under_way"))

    def _rest(self) -> None:
        for each in (self.stick, self.headquarters, self.back, *self.install_buttons):
            each.setEnabled(True)
        self.back.setVisible(self._here is not None and self._here.before is not None)
        self.stop.setEnabled(False)
        self.progress.setVisible(False)

    def _failed(self, error: Exception) -> None:
        self.told.setText("")
        self._rest()
        self._fittings.tasks.fail(error)

    def _installed(self, told: Message) -> None:
        self._found = None
        self.told.setText(self._fittings.words.say(told))
        self._rest()
        self._fittings.tasks.notify(Notice(Level.INFO, told))
        self.shown()

    def _show_progress(self, done: int, size: int) -> None:
        if self.progress.isVisible():
            self.progress.setValue(min(STEPS, done * STEPS // max(1, size)))

    def _show_here(self, here: UpdatesHere) -> None:
        words = self._fittings.words
        self._here = here
        kind = words(f"updates.kind.{here.kind}")
        self.running.setText(words("updates.running", software=here.software, kind=kind))
        self.edition.setText("\n".join(words.say(each) for each in (here.edition, *here.packs)))
        first = words("updates.first_version")
        self.back.setText(words("updates.page.back_to", name=here.before or first))
        self.back.setVisible(here.before is not None)
        if not here.trusted:
            self.told.setText(words("updates.no_root"))
        self._show_blocks()

    def _show_found(self, found: UpdatesFound) -> None:
        words = self._fittings.words
        self._found = found
        self._rest()
        new = any(each.standing == "new" for each in found.offers)
        told = words("updates.page.offers" if new else "updates.nothing_new", source=found.place)
        self.told.setText(told if found.clock is None else f"{words.say(found.clock)} {told}")
        self._show_blocks()

    def _show_blocks(self) -> None:
        """What came from headquarters, then what the source offers."""
        self.column.clear()
        self.install_buttons.clear()
        for arrived in self._here.arrived if self._here is not None else ():
            self.column.add(self._arrived_card(arrived))
        if self._found is not None:
            for offer in self._found.offers:
                self.column.add(self._offer_card(offer, self._found.place))

    def _arrived_card(self, arrived: ArrivedEdition) -> Card:
        words = self._fittings.words
        told = "updates.page.arrived" if arrived.installable else "updates.page.arrived_unfit"
        title = words(told, name=arrived.name, day=arrived.day)
        card = Card(title)
        card.body.addWidget(label(title, "section"))
        card.body.addWidget(label(words.say(arrived.standing)))
        if arrived.installable:
            counts = {"added": arrived.added, "changed": arrived.changed, "deleted": arrived.deleted}
            card.body.addWidget(label(words("updates.page.changes", **counts)))
            self._add_install(card, lambda: self._install_arrived(arrived), arrived.name)
        return card

    def _offer_card(self, offer: UpdateOffer, place: str) -> Card:
        words = self._fittings.words
        size = QLocale(words.language).formattedDataSize(offer.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        title = words(f"updates.page.{offer.kind}", name=offer.name, day=offer.day, size=size)
        card = Card(title)
        card.body.addWidget(label(title, "section"))
        card.body.addWidget(label(words(f"updates.standing.{offer.standing}")))
        if offer.changes:
            card.body.addWidget(label(offer.changes))
        if offer.standing == "new":
            self._add_install(card, lambda: self._install(offer, place), offer.name)
        return card

    def _add_install(self, card: Card, action: Callable[[], None], name: str) -> None:
        made = Button(self._fittings, "updates.page.install", action)
        made.setAccessibleName(self._fittings.words("updates.page.install_of", name=name))
        self.install_buttons.append(made)
        card.body.addWidget(made, 0, leading())
