"""Where updates come from and go to on this installation; the command and the window stand on it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.errors import BadInput, VerificationFailed
from inspection.message import Message, message

from .chosen_edition import PINNED, editions_folder, installed_here, packs_folder, trusted
from .newest_version import own_version, this_installation

if TYPE_CHECKING:
    from collections.abc import Callable
    from ssl import SSLContext

    from gui.services import StationStore
    from inspection.listing import InspectionRow
    from inspection.reference_hit import EditionIdentity, PackIdentity
    from inspection.settings import Settings
    from reference.updates.client import UpdateClient
    from reference.updates.offers import Offer

HEADQUARTERS = "headquarters"
UNDER_HEADQUARTERS = "updates"  # where headquarters serves them
NEW, HERE, OLDER, NO_VERSION, OTHER_MACHINE = "new", "here", "older", "no_version", "other_machine"
_ROWS = 100
_UNDER_WAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer and where it stands beside what is here."""

    offer: Offer
    standing: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a source offers; ``clock`` is what has to be said of this machine's clock."""

    client: UpdateClient
    offered: tuple[Offered, ...]
    clock: Message | None


def updates_folder() -> Path:
    """Where updates are kept: QUAYLENS_UPDATES, else in the platform's data folder."""
    given = os.environ.get("QUAYLENS_UPDATES")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("quaylens", appauthor=False) / "updates"


def pinned_root(given: Path | None = None) -> bytes:
    """The root that is trusted: the one named, else pinned on this station, else beside the pinned keys.

    Raises BadInput when there is none: none is shipped as long as there is no publisher.
    """
    from reference.trust import pinned_root as first_of

    keys = os.environ.get("QUAYLENS_KEYS")
    places = (
        [given]
        if given is not None
        else [updates_folder(), *([Path(keys)] if keys and Path(keys).is_dir() else []), PINNED]
    )
    root = first_of(places)
    if root is None:
        raise BadInput("updates.no_root")
    return root


def place_of(given: str | None, settings: Settings) -> str | Path:
    """The folder or address that was meant. Raises BadInput where headquarters is meant and none is known."""
    if given is not None and given != HEADQUARTERS:
        return given if "://" in given else Path(given)
    if not settings.headquarters:
        raise BadInput("updates.no_headquarters")
    return f"{settings.headquarters.rstrip('/')}/{UNDER_HEADQUARTERS}"


def look(
    place: str | Path,
    root: bytes,
    trust: SSLContext | None = None,
    *,
    tell: Callable[[int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Look:
    """What that source offers, checked. Raises as :class:`reference.updates.client.UpdateClient` does."""
    from reference.updates.client import UpdateClient, source_at

    source = source_at(place, trust)
    source.fetcher.tell = tell or source.fetcher.tell
    source.fetcher.stopped = stopped or source.fetcher.stopped
    now = datetime.now(UTC)
    client = UpdateClient(source, root, updates_folder(), now, _certainly_past())
    offered = tuple(Offered(each, _standing(each)) for each in client.offers())
    behind = client.known_time.date() > now.date()
    told = message("updates.clock_behind", now=now.date(), known=client.known_time.date()) if behind else None
    return Look(client, offered, told)


def take_edition(client: UpdateClient, offer: Offer) -> EditionIdentity:
    """Fetch an edition and install it as every edition is installed. Raises as both do."""
    from reference.installed import install

    path = client.fetch(offer)
    return install(path, editions_folder(), trusted())


def take_pack(client: UpdateClient, offer: Offer) -> PackIdentity:
    """Fetch a national pack and lay it over the edition from the next start on. Raises as both steps do."""
    from reference.installed_packs import PackLabel, install_pack
    from reference.updates.offers import country_of

    path = client.fetch(offer)
    label = PackLabel(country_of(offer), offer.name, offer.day)
    return install_pack(path, offer.unpacked, packs_folder(), trusted(), label)


def take_program(client: UpdateClient, offer: Offer, tell: Callable[[int], None]) -> Message:
    """Fetch the program and stage it, or hand it over where this installation is not one's own."""
    from reference.updates.application import hand_over_command, stage
    from reference.updates.versions import InstallKind

    here = this_installation()
    if here.kind is InstallKind.SOURCE:
        raise BadInput("updates.from_source")
    path = client.fetch(offer)
    if not client.still_whole(offer, path):
        raise VerificationFailed("updates.changed", source=path)
    if here.kind is not InstallKind.PER_USER:
        return message("updates.hand_over", path=path, command=hand_over_command(path, here), sha256=offer.sha256)
    stage(path, offer, here, own_version(), tell)
    return message("updates.staged", name=offer.name, before=own_version())


def go_back() -> Message:
    """Let the version before run again. Raises BadInput when there is none."""
    from reference.updates.application import go_back as switch

    name = switch(this_installation())
    return message("updates.gone_back", name=name) if name else message("updates.gone_to_first")


def inspection_under_way(store: StationStore, now: datetime) -> str | None:
    """What an open inspection is called in which something was kept within the last day; None when there is none.

    One that was set aside before waits for a laboratory or a paper, often for weeks. The program does not wait with it,
    or a busy station would never be brought up to date; it goes on with what is kept, as after every start.
    """
    before = None
    while rows := store.list_inspections("", _ROWS, before):
        for row in rows:
            if row.closed_at is None and now - _last_kept(store, row) < _UNDER_WAY:
                return row.label or row.inspection[:8]
        before = rows[-1].seq
    return None


def demand_no_inspection_under_way(store: StationStore, now: datetime, in_hand: str | None = None) -> None:
    """Raises BadInput in the middle of an inspection, where it is this program that would be changed.

    ``in_hand`` is what the one on the screen is called, however long ago something was kept in it.
    """
    from reference.updates.versions import InstallKind

    if this_installation().kind is not InstallKind.PER_USER:
        return
    label = in_hand or inspection_under_way(store, now)
    if label is not None:
        raise BadInput("updates.open_inspection", label=label)


def _last_kept(store: StationStore, row: InspectionRow) -> datetime:
    """When its newest record was made. A clock that ran ahead then makes it later than now, so that it counts."""
    return datetime.fromisoformat(store.records(row.inspection)[-1].header.wall)


def _certainly_past() -> datetime | None:
    """The day of the newest installed edition: it was signed then, so no right clock shows less."""
    newest = next(iter(installed_here()), None)
    return None if newest is None else datetime.combine(newest.day, time(), UTC)


def _standing(offer: Offer) -> str:
    from reference.updates.offers import OfferKind, numbers

    if offer.kind is OfferKind.EDITION:
        return _edition_standing(offer)
    if offer.kind is OfferKind.PACK:
        return _pack_standing(offer)
    from reference.updates.application import suits

    if not suits(offer, this_installation()):
        return OTHER_MACHINE
    if not offer.rank:
        return NO_VERSION
    own = numbers(own_version())
    return NEW if offer.rank > own else HERE if offer.rank == own else OLDER


def _edition_standing(offer: Offer) -> str:
    from reference.installed import rank_of

    known = installed_here()
    if any(each.sha256 == offer.sha256 for each in known[:1]):
        return HERE
    return NEW if not known or rank_of(offer.name, offer.day) > known[0].rank else OLDER


def _pack_standing(offer: Offer) -> str:
    from reference.installed_packs import pack_in_force
    from reference.updates.offers import country_of

    known = pack_in_force(packs_folder(), country_of(offer), offer.name, trusted())
    return NEW if known is None or offer.day > known.day else HERE if offer.day == known.day else OLDER


def arrived_editions(store_folder: Path) -> tuple[Path, ...]:
    """The editions that headquarters sent and that wait to be installed."""
    from local_store.exchange.editions import ARRIVED

    known = {each.sha256 for each in installed_here()}
    found = (store_folder / ARRIVED).glob("*.edition")
    return tuple(sorted(each for each in found if each.stem not in known))
