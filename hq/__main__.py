"""``python -m hq``: serve, and what an administrator does at the console."""

from __future__ import annotations

import dataclasses
import getpass
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed
from inspection.message import message
from inspection.wording import say

from . import accounts, audit
from .accounts import Passphrases, Role
from .audit import Action
from .service import Service, open_service
from .settings import settings_from

line = typer.Typer(
    name="hq", help="The headquarters of Quaylens.", no_args_is_help=True, rich_markup_mode=None, add_completion=False,
    pretty_exceptions_enable=False,
)  # fmt: skip


@line.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8460,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
) -> None:
    """Answer stations and people; put nginx with TLS before it. SIGTERM lets what was begun be finished."""
    import uvicorn

    from .telemetry import MULTIPROCESS, log_as_json

    _service().engine.dispose()  # tables and key are made once, before several workers want them
    log_as_json()
    with tempfile.TemporaryDirectory(prefix="quaylens-hq-") as figures:
        if workers > 1:
            os.environ[MULTIPROCESS] = figures
        uvicorn.run(
            "hq.app:worker",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=30,
        )


@line.command()
def migrate() -> None:
    """Bring the tables up to date; workers do it too when they start."""
    _service().engine.dispose()


@line.command("station-code")
def station_code(
    note: Annotated[str, typer.Argument(help="For which station, for the list.")] = "",
    port: Annotated[str, typer.Option(help="Where it stands.")] = "",
) -> None:
    """Make a code that enrols one station, once, within two weeks."""
    from .stations import new_code

    service = _service()
    with service.engine.begin() as connection:
        print(new_code(connection, note, now=service.now(), signer=service.key, port=port))


@line.command()
def verify(station: Annotated[str, typer.Argument(help="Name or key of a station; all without.")] = "") -> None:
    """Check the whole chain of each station as it is held: signatures, hashes, links, officers' signatures."""
    from .verification import verified

    for name, report in verified(_service(), station):
        if report.fault is not None:
            raise VerificationFailed(report.fault.code, **report.fault.params)
        told = {"records": report.records, "bodies": report.bodies, "head": report.head}
        print(say(message("hq.verified", station=name, **told)))


@line.command("import")
def import_bundle(
    file: Annotated[Path, typer.Argument(help="A station's bundle.")],
    out: Annotated[Path | None, typer.Option("--answer", metavar="OUT", help="Where the way back goes.")] = None,
) -> None:
    """Take a bundle from a stick in, and write what goes back to its station."""
    from .bundles import answer, take_bundle

    service = _service()
    try:
        with file.open("rb") as stream:
            taken = take_bundle(service, stream)
        if out is not None:
            with out.open("xb") as stream:
                stream.writelines(answer(service, taken.station, 0))
                stream.flush()
                os.fsync(stream.fileno())
    except OSError as error:
        raise EnvironmentFault("hq.stick", file=file, detail=error.strerror or "") from error
    print(say(message("hq.taken", **dataclasses.asdict(taken))))


@line.command()
def key() -> None:
    """Show the public key that stations check what headquarters signs with."""
    print(_service().key.public_key.hex())


people = typer.Typer(help="Accounts of people.", no_args_is_help=True, rich_markup_mode=None)
line.add_typer(people, name="account")
Name = Annotated[str, typer.Argument(help="Name of the account; an e-mail address for OpenID Connect.")]
PassphraseFile = Annotated[Path | None, typer.Option("--passphrase-file", help="File that holds the passphrase.")]


@people.command("add")
def add_account(
    name: Name,
    *,
    role: Annotated[Role, typer.Option(help="What the account may do.")] = Role.ANALYST,
    openid: Annotated[bool, typer.Option("--openid", help="Signs in by OpenID Connect, without passphrase.")] = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make an account; the second factor is set up at the first sign-in."""
    kept = None if openid else Passphrases().hash(_passphrase(name, passphrase_file))
    with _noted(name, f"add {role}") as connection:
        accounts.add(connection, name, role, kept)


@people.command()
def disable(name: Name) -> None:
    """Take an account out of use and end its sessions."""
    with _noted(name, "disable") as connection:
        accounts.disable(connection, name)


@people.command()
def passphrase(name: Name, passphrase_file: PassphraseFile = None) -> None:
    """Give an account another passphrase, and put it into use again."""
    kept = Passphrases().hash(_passphrase(name, passphrase_file))
    with _noted(name, "passphrase") as connection:
        accounts.set_passphrase(connection, name, kept)


@people.command()
def totp(name: Name) -> None:
    """Let the second factor be set up anew at the next sign-in: a telephone was lost."""
    with _noted(name, "totp") as connection:
        accounts.forget_totp(connection, name)


@contextmanager
def _noted(name: str, what: str) -> Iterator[Connection]:
    service = _service()
    with service.engine.begin() as connection:
        yield connection
        audit.note(connection, service.now(), "console", Action.ACCOUNT, f"{name} {what}")


def _passphrase(name: str, file: Path | None) -> str:
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").rstrip("\r\n")
        except OSError as error:
            raise EnvironmentFault("hq.secret_file", file=file, detail=error.strerror or "") from error
    if not sys.stdin.isatty():
        raise BadInput("hq.needs_terminal", name=name)
    given = getpass.getpass(say(message("hq.passphrase_prompt", name=name)) + ": ")
    if getpass.getpass(say(message("hq.passphrase_again")) + ": ") != given:
        raise BadInput("hq.passphrase_differs")
    return given


def _service() -> Service:
    return open_service(settings_from())


def main() -> int:
    """Run one command; a fault is one sentence."""
    try:
        line(standalone_mode=False)
    except Fault as fault:
        print(say(fault.message), file=sys.stderr)
        return 3 if isinstance(fault, VerificationFailed) else 2
    except typer.Abort:
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
