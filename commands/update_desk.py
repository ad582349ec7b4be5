"""What the page of updates calls, as this installation has it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from inspection.errors import BadInput, Fault
from inspection.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from gui.services import StationStore
    from gui.updates_services import ArrivedEdition, UpdatesDesk, UpdatesFound, UpdatesHere
    from inspection.settings import Settings
    from local_store.store import Store
    from reference.reference_data import EditionReference

    from .updating import Look


def update_desk(folder: Path, opened: Callable[[], EditionReference]) -> UpdatesDesk:
    """The desk of the store in that folder; ``opened`` gives the edition that answers."""
    from gui.updates_services import UpdatesDesk
    from local_store.settings_file import read_settings

    from .updating import demand_no_inspection_under_way, go_back

    def headquarters(store: StationStore) -> str:
        return _headquarters(cast("Store", store), read_settings(folder))

    def look(place: str, stopped: Callable[[], bool]) -> UpdatesFound:
        return _found(place, _look(place, read_settings(folder), lambda _done: None, stopped))

    def install(place: str, key: str, tell: Callable[[int], None], stopped: Callable[[], bool]) -> Message:
        return _install(_look(place, read_settings(folder), tell, stopped), key, tell)

    return UpdatesDesk(
        here=lambda: _here(folder, opened),
        headquarters=headquarters,
        look=look,
        demand_closed=lambda store, in_hand: demand_no_inspection_under_way(store, datetime.now(UTC), in_hand),
        install=install,
        install_arrived=_install_arrived,
        back=go_back,
    )


def _here(folder: Path, opened: Callable[[], EditionReference]) -> UpdatesHere:
    from gui.updates_services import UpdatesHere
    from reference.updates.application import version_before

    from .newest_version import this_installation
    from .software import software
    from .updating import arrived_editions, pinned_root

    installation = this_installation()
    packs: tuple[Message, ...] = ()
    try:
        reference = opened()
        edition = reference.edition
        packs = tuple(each for each, _ in told_packs(reference))
        told = message("desk.about.signed" if edition.signed else "desk.about.unsigned",
                       name=edition.name, day=edition.day)  # fmt: skip
    except Fault as fault:
        told = fault.message
    try:
        pinned_root()
    except BadInput:
        trusted = False
    else:
        trusted = True
    arrived = tuple(_arrived(path) for path in arrived_editions(folder))
    return UpdatesHere(software(), installation.kind, told, version_before(installation), trusted, arrived, packs)


def told_packs(reference: EditionReference) -> Iterator[tuple[Message, bool]]:
    """A line for each national pack that lies over the edition, or should, and whether somebody vouches for it."""
    for pack in reference.edition.packs:
        code = "pack.in_force" if pack.signed else "pack.in_force_local"
        yield message(code, name=pack.name, country=pack.country, day=pack.day), pack.signed
    for refused in reference.refused_packs:
        yield refused.told, False


def _arrived(path: Path) -> ArrivedEdition:
    """What came by an exchange: who vouches for it, and what it would change."""
    from gui.updates_services import ArrivedEdition
    from reference.edition import Edition
    from reference.edition_diff import compare_editions
    from reference.trust import demand_vouched

    from .chosen_edition import open_edition, trusted

    try:
        key = demand_vouched(path, trusted())
        with Edition.open(path, trusted()) as edition:
            identity = edition.edition
            if not _is_newest(identity.name, identity.day):
                told = message("updates.standing.older")
                return ArrivedEdition(path, identity.name, identity.day.isoformat(), told, installable=False)
            with open_edition(None) as used:
                kinds = Counter(each.kind.value for each in compare_editions(used, edition).changes)
    except Fault as fault:
        return ArrivedEdition(path, path.stem[:8], "", fault.message, installable=False)
    vouched = message("updates.page.vouched", key=key.name)
    return ArrivedEdition(path, identity.name, identity.day.isoformat(), vouched, installable=True,
                          added=kinds["added"], changed=kinds["changed"], deleted=kinds["deleted"])  # fmt: skip


def _is_newest(name: str, day: date) -> bool:
    """Whether nothing newer is installed; only then would it be taken."""
    from reference.installed import rank_of

    from .chosen_edition import installed_here

    newest = next(iter(installed_here()), None)
    return newest is None or rank_of(name, day) > newest.rank


def _headquarters(store: Store, settings: Settings) -> str:
    """Where headquarters serves updates: the address that this station is enrolled at, else the one in the settings."""
    from .updating import HEADQUARTERS, UNDER_HEADQUARTERS, place_of

    enrolled = store.heard.headquarters()
    if enrolled is not None:
        return f"{enrolled.address.rstrip('/')}/{UNDER_HEADQUARTERS}"
    return str(place_of(HEADQUARTERS, settings))


def _look(place: str, settings: Settings, tell: Callable[[int], None], stopped: Callable[[], bool]) -> Look:
    from .headquarters_line import authority
    from .updating import look, pinned_root, place_of

    return look(place_of(place, settings), pinned_root(), authority(settings), tell=tell, stopped=stopped)


def _found(place: str, look: Look) -> UpdatesFound:
    from gui.updates_services import UpdateOffer, UpdatesFound

    offers = tuple(
        UpdateOffer(each.offer.path, each.offer.kind, each.offer.name, each.offer.day.isoformat(), each.offer.size,
                    each.standing, each.offer.changes)
        for each in look.offered
    )  # fmt: skip
    return UpdatesFound(place, offers, look.clock)


def _install(look: Look, key: str, tell: Callable[[int], None]) -> Message:
    from reference.updates.offers import OfferKind

    from .updating import take_edition, take_pack, take_program

    offer = next((each.offer for each in look.offered if each.offer.path == key), None)
    if offer is None:
        raise BadInput("updates.not_offered", path=key)
    if offer.kind is OfferKind.APPLICATION:
        return take_program(look.client, offer, tell)
    if offer.kind is OfferKind.PACK:
        pack = take_pack(look.client, offer)
        return message("updates.installed_pack", name=pack.name, day=pack.day)
    identity = take_edition(look.client, offer)
    return message("updates.installed_edition", name=identity.name, day=identity.day)


def _install_arrived(path: Path) -> Message:
    from reference.installed import install

    from .chosen_edition import editions_folder, trusted

    identity = install(path, editions_folder(), trusted())
    return message("updates.installed_edition", name=identity.name, day=identity.day)
