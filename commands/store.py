"""``store``: back this station's store up, restore it, and make anew what the screens read."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

from inspection.errors import BadInput

from . import options
from .account import recovery_key_of
from .purge import purge
from .station import open_station
from .told import line

app = typer.Typer(help="The station's store.", no_args_is_help=True, rich_markup_mode=None)

app.command("purge")(purge)


@app.command("backup")
def backup(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Where the backup goes; it must not exist yet.")],
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Write the whole store into one encrypted file, which the same passphrases and recovery key open."""
    from local_store.backup import back_up

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        report = back_up(station, out)
    if as_json:
        print(json.dumps({"backup": str(out), **dataclasses.asdict(report)}))
    else:
        line("backup.done", file=out, **dataclasses.asdict(report))


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")],
    recovery_file: Annotated[
        Path | None, typer.Option("--recovery-file", help="File with the recovery key instead of a passphrase.")
    ] = None,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Restore a backup into the store's folder, which must be empty, and verify it there."""
    from local_store.restore import Way
    from local_store.restore import restore as restored

    from .station import passphrase_of

    folder = store or options.default_store()
    if folder.exists() and any(folder.iterdir()):
        raise BadInput("backup.folder_not_empty", folder=folder)
    if recovery_file is not None:
        way = Way(recovery_key=recovery_key_of(recovery_file))
    else:
        way = Way(officer or "", passphrase_of(passphrase_file, passphrase_fd))
    report = restored(file, folder, way)
    if as_json:
        print(json.dumps({"restored": str(folder), **dataclasses.asdict(report)}))
    else:
        line("backup.restored", folder=folder, **dataclasses.asdict(report))


@app.command("rebuild")
def rebuild(
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Drop the list of inspections and make it anew from the journal; says what had differed."""
    from inspection.message import message
    from inspection.wording import say
    from local_store.rebuilding import rebuild as rebuilt

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        report = rebuilt(station)
    if as_json:
        print(json.dumps(dataclasses.asdict(report)))
        return
    kinds = {"missing": report.missing, "surplus": report.surplus, "differed": report.differed}
    changed = sum(map(len, kinds.values()))
    line("backup.rebuilt", inspections=report.inspections, changed=changed)
    for kind, inspections in kinds.items():
        for inspection in inspections:
            line("backup.rebuilt_line", inspection=inspection, what=say(message(f"backup.rebuilt.{kind}")))
    if report.search_differed:
        line("backup.search_index")


@app.command("rescue")
def rescue(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder; what is written there is not encrypted.")],
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Write out what can still be read of a damaged store."""
    from local_store.rescue import rescue as rescued

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        report = rescued(station, out)
    if as_json:
        print(json.dumps({"rescued": str(out), **dataclasses.asdict(report)}))
    else:
        line("rescue.done", folder=out, **dataclasses.asdict(report))
