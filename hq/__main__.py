"""``python -m hq``: serve, and what an administrator does at the console."""

from __future__ import annotations

import dataclasses
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from inspection.errors import EnvironmentFault, Fault
from inspection.message import message
from inspection.wording import say

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
) -> None:
    """Answer stations and people; put nginx with TLS before it."""
    import uvicorn

    from .app import application

    uvicorn.run(application(_service()), host=host, port=port, log_level="warning", server_header=False)


@line.command("station-code")
def station_code(note: Annotated[str, typer.Argument(help="For which station, for the list.")] = "") -> None:
    """Make a code that enrols one station, once, within two weeks."""
    from .stations import new_code

    service = _service()
    with service.engine.begin() as connection:
        print(new_code(connection, note, now=service.now(), signer=service.key))


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


def _service() -> Service:
    return open_service(settings_from())


def main() -> int:
    """Run one command; a fault is one sentence."""
    try:
        line(standalone_mode=False)
    except Fault as fault:
        print(say(fault.message), file=sys.stderr)
        return 2
    except typer.Abort:
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
