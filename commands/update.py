"""``update``: the next edition, national packs and the next version, from an address, headquarters or a stick."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspection.errors import BadInput, Fault, VerificationFailed
from inspection.message import message
from inspection.wire import pack_json
from inspection.wording import say

from . import options
from .chosen_edition import laid_over
from .pack import tell_packs_here
from .told import line
from .updating import NEW, look, pinned_root, place_of, take_edition, take_pack, take_program, updates_folder

if TYPE_CHECKING:
    from .updating import Look, Offered

app = typer.Typer(help="Updates of program, editions and national packs.", no_args_is_help=True, rich_markup_mode=None)

FromPlace = Annotated[
    str | None,
    typer.Option("--from", metavar="PLACE", help="Folder or stick, https address, or headquarters (the default)."),
]
Root = Annotated[
    Path | None, typer.Option("--root", metavar="FILE", help="Root of trust (default: the one pinned here).")
]
Kind = Annotated[str | None, typer.Option("--only", metavar="KIND", help="edition, pack or application; else all.")]
FEWEST_DIGITS = 16


@app.command("show")
def show(as_json: options.Json = False) -> None:
    """Say which version runs, how it is installed, which national packs are in force, and what one can go back to."""
    from reference.updates.application import version_before

    from .newest_version import own_version, this_installation
    from .software import software

    here = this_installation()
    before, laid = version_before(here), laid_over()
    if as_json:
        packs = [pack_json(each.identity) for each in laid.packs]
        print(json.dumps({"version": own_version(), "kind": here.kind, "before": before, "packs": packs}))
        return
    line("updates.running", software=software(), kind=say(message(f"updates.kind.{here.kind}")))
    tell_packs_here(laid)
    if before is not None:
        line("updates.can_go_back" if before else "updates.can_go_back_first", name=before)


@app.command("pin")
def pin(
    file: Annotated[Path, typer.Argument(metavar="ROOT", help="The publisher's root.json.")],
    digits: Annotated[
        str | None, typer.Option("--sha256", help="Its first 16 digits or more, as the publisher says them.")
    ] = None,
) -> None:
    """Trust a publisher's root on this station; what was seen under another root counts no longer."""
    from reference.updates.pinning import pin_root

    content = options.file_content(file)
    sha256 = hashlib.sha256(content).hexdigest()
    if digits is None or len(digits) < FEWEST_DIGITS:
        raise BadInput("updates.root_digits", path=file, sha256=sha256)
    if not sha256.startswith(digits.lower()):
        raise VerificationFailed("updates.root_other", path=file, sha256=sha256, given=digits)
    root = pin_root(file, content, updates_folder())
    line("updates.pinned", sha256=sha256, version=root.version, threshold=root.threshold, keys=root.keys)


@app.command("check")
def check(
    place: FromPlace = None,
    root: Root = None,
    store: options.StoreOption = None,
    as_json: options.Json = False,
) -> None:
    """Say what is offered; nothing is installed."""
    found = _look(place, root, store)
    if as_json:
        for each in found.offered:
            print(json.dumps(_as_json(each)))
        return
    _tell(found)


@app.command("fetch")
def fetch(
    place: FromPlace = None,
    root: Root = None,
    only: Kind = None,
    store: options.StoreOption = None,
    as_json: options.Json = False,
) -> None:
    """Fetch and verify what is new, and say where it lies; nothing is installed."""
    found = _look(place, root, store)
    for each in _new(found, only):
        path = found.client.fetch(each.offer)
        print(json.dumps(_as_json(each) | {"path": str(path)})) if as_json else line("updates.fetched", path=path)


@app.command("install")
def install(
    place: FromPlace = None,
    root: Root = None,
    only: Kind = None,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Fetch, verify and install what is new; the program in the middle of no inspection.

    What is refused, such as a pack by a publisher whom this station does not trust, holds up nothing else.
    """
    from local_store.store import Store
    from reference.updates.offers import OfferKind

    from .station import open_station
    from .updating import demand_no_inspection_under_way

    found, kept = _look(place, root, store), store or options.default_store()
    chosen = _new(found, only)
    if not chosen:
        line("updates.nothing_new", source=place or "headquarters")
    refused: list[Fault] = []
    for each in chosen:
        try:
            if each.offer.kind is OfferKind.APPLICATION and _changes_itself() and Store.exists(kept):
                with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
                    demand_no_inspection_under_way(station, datetime.now(UTC))
                    _install(found, each)
            else:
                _install(found, each)
        except Fault as fault:
            refused.append(fault)
    _raise_gravest(refused)


@app.command("back")
def back() -> None:
    """Let the version that ran before run again, from the next start on."""
    from .updating import go_back

    print(say(go_back()))


def _changes_itself() -> bool:
    from reference.updates.versions import InstallKind

    from .newest_version import this_installation

    return this_installation().kind is InstallKind.PER_USER


def _install(found: Look, each: Offered) -> None:
    from reference.updates.offers import OfferKind

    if each.offer.kind is OfferKind.EDITION:
        identity = take_edition(found.client, each.offer)
        line("updates.installed_edition", name=identity.name, day=identity.day)
    elif each.offer.kind is OfferKind.PACK:
        pack = take_pack(found.client, each.offer)
        line("updates.installed_pack", name=pack.name, day=pack.day)
    else:
        print(say(take_program(found.client, each.offer, lambda _done: None)))


def _raise_gravest(refused: list[Fault]) -> None:
    """Tell of each but one, and raise that one: a failed verification before all else."""
    if not refused:
        return
    gravest = max(refused, key=lambda fault: isinstance(fault, VerificationFailed))
    for fault in refused:
        if fault is not gravest:
            print(say(fault.message), file=sys.stderr)
    raise gravest


def _look(place: str | None, root: Path | None, store: Path | None) -> Look:
    from local_store.settings_file import read_settings

    from .headquarters_line import authority

    settings = read_settings(store or options.default_store())
    return look(place_of(place, settings), pinned_root(root), authority(settings))


def _new(found: Look, only: str | None) -> list[Offered]:
    """The newest edition and program, and each pack, that is newer than what is here.

    Raises BadInput for a kind that there is not.
    """
    from reference.updates.offers import OfferKind

    if only is not None and only not in set(OfferKind):
        raise BadInput("updates.no_kind", text=only, known=", ".join(OfferKind))
    newest: dict[tuple[str, str], Offered] = {}
    for each in found.offered:
        if each.standing == NEW and only in {None, each.offer.kind}:
            offer = each.offer
            newest.setdefault((offer.kind, offer.path if offer.kind is OfferKind.PACK else ""), each)
    return sorted(newest.values(), key=lambda each: list(OfferKind).index(each.offer.kind))


def _tell(found: Look) -> None:
    if found.clock is not None:
        print(say(found.clock))
    for each in found.offered:
        offer = each.offer
        standing = say(message(f"updates.standing.{each.standing}"))
        line(f"updates.offer.{offer.kind}", name=offer.name, day=offer.day, size=offer.size, standing=standing)
        if offer.changes and each.standing == NEW:
            print(f"  {offer.changes}")


def _as_json(each: Offered) -> dict[str, object]:
    offer = each.offer
    return {
        "kind": offer.kind,
        "name": offer.name,
        "date": offer.day.isoformat(),
        "standing": each.standing,
        "bytes": offer.size,
        "sha256": offer.sha256,
        "platform": offer.platform,
        "changes": offer.changes,
    }
