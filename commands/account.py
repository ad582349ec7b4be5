"""``account``: who may sign in at this station, with what, and what to do when a passphrase is forgotten."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from inspection.accounts import Role
from inspection.errors import BadInput
from inspection.message import message
from inspection.wording import say

from . import options
from .inspect import demand_new
from .station import account_of, ask, new_passphrase, open_station
from .told import line

app = typer.Typer(help="Officers' accounts.", no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The officer's name.")]
NewFile = Annotated[
    Path | None, typer.Option("--new-passphrase-file", help="File with the new passphrase or PIN, mode 0600.")
]
RoleOption = Annotated[str, typer.Option("--role", help="inspector or supervisor.")]


@app.command("list")
def list_accounts(
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Show every account there ever was, with the fingerprint of its signing key."""
    from inspection.canonical import fingerprint

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        for each in station.accounts.all:
            state = "enabled" if each.enabled else "disabled"
            key = fingerprint(bytes.fromhex(each.keys[-1]))
            if as_json:
                print(json.dumps({"name": each.name, "role": each.role, "state": state, "key": key}))
            else:
                role, said = _said("role", each.role), _said("state", state)
                line("accounts.line", name=each.name, role=role, state=said, key=key)
        if not as_json and not station.accounts.has_recovery_key:
            line("accounts.recovery_none")


@app.command("add")
def add(
    name: Name,
    role: RoleOption = Role.INSPECTOR.value,
    new_passphrase_file: NewFile = None,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Let another officer sign in here; a supervisor does this."""
    chosen = _role(role)
    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        station.accounts.add(name, chosen, new_passphrase(name, new_passphrase_file))
    line("accounts.added", name=name, role=_said("role", chosen))


@app.command("disable")
def disable(
    name: Name,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Take an officer's way in; what the officer kept and signed stays."""
    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        station.accounts.disable(name)
    line("accounts.disabled_done", name=name)


@app.command("role")
def change_role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="inspector or supervisor.")],
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Make an inspector a supervisor, or the other way round."""
    chosen = _role(role)
    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        station.accounts.change_role(name, chosen)
    line("accounts.role_done", name=name, role=_said("role", chosen))


@app.command("passphrase")
def passphrase(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Another officer, who forgot it.")] = None,
    new_passphrase_file: NewFile = None,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Change your own passphrase or PIN; with NAME, a supervisor gives another officer a new one."""
    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        whose = name or station.officer
        secret = new_passphrase(whose, new_passphrase_file)
        if whose.casefold() == station.officer.casefold():
            station.accounts.change_passphrase(secret)  # the old one has just opened the store
        else:
            station.accounts.reset(whose, secret)
    line("accounts.passphrase_done", name=whose)


@app.command("recovery-key")
def recovery_key(
    sheet: Annotated[
        Path | None, typer.Option("--sheet", metavar="OUT", help="Write a sheet for printing, .pdf or .txt, instead.")
    ] = None,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Make a new recovery key and show it once; an older one opens nothing afterwards."""
    from local_store.durable import disk_faults, write_durably

    demand_new(sheet)
    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        key = station.accounts.new_recovery_key()
        if sheet is None:
            line("accounts.recovery_key", key=key)
            line("accounts.recovery_explain")
        else:
            with disk_faults(sheet):
                write_durably(sheet, [_sheet(sheet, station.station.name, key)])  # for the owner's eyes only
            line("accounts.recovery_written", path=sheet)


@app.command("recover")
def recover(
    name: Name,
    recovery_file: Annotated[
        Path | None, typer.Option("--recovery-file", help="File with the recovery key, mode 0600.")
    ] = None,
    new_passphrase_file: NewFile = None,
    store: options.StoreOption = None,
) -> None:
    """Give a supervisor who forgot the passphrase a new one, with the recovery key."""
    from local_store.store import Store

    folder = store or options.default_store()
    key = recovery_key_of(recovery_file)
    secret = new_passphrase(name, new_passphrase_file)
    with Store.recover(folder, key, account_of(folder, name) or name, secret) as station:
        line("accounts.recovered", name=station.officer)


def recovery_key_of(file: Path | None) -> str:
    """The recovery key, from a private file or asked for."""
    from local_store.passphrase import from_file

    return from_file(file) if file is not None else ask(say(message("accounts.recovery_prompt")))


def _sheet(path: Path, station: str, key: str) -> bytes:
    from local_store.recovery_sheet import sheet_pdf, sheet_text

    made = datetime.now(UTC).astimezone()
    return sheet_pdf(station, key, made) if path.suffix == ".pdf" else sheet_text(station, key, made).encode()


def _role(text: str) -> Role:
    if text not in set(Role):
        raise BadInput("accounts.bad_role", text=text, known=", ".join(Role))
    return Role(text)


def _said(what: str, value: str) -> str:
    return say(message(f"accounts.{what}.{value}"))
