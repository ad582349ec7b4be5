"""The command line: its commands, and the one place where a fault becomes a sentence and an exit code."""

from __future__ import annotations

import sys
import tempfile
import traceback
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer
from click.exceptions import ClickException

from inspection.errors import Fault, VerificationFailed
from inspection.message import message
from inspection.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DONE, BUG, BAD_INPUT, NOT_VERIFIED = 0, 1, 2, 3

# Each command with its module and its name there: only the module of the command that is run gets imported.
COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "read": ("read", "read"),
        "inspect": ("inspect", "inspect"),
        "check": ("check", "check"),
        "look-up": ("look_up", "look_up"),
        "verify": ("verify", "verify"),
        "case": ("case", "app"),
        "account": ("account", "app"),
        "store": ("store", "app"),
        "edition": ("edition", "app"),
        "pack": ("pack", "app"),
        "sync": ("sync", "app"),
        "update": ("update", "app"),
        "publish": ("publish", "app"),
        "timestamp": ("timestamp", "timestamp"),
        "setting": ("setting", "setting"),
        "sample-case": ("sample", "sample_case"),
        "start": ("sample", "start"),
        "open": ("open_case", "open_case"),
    }
)


def command_line(name: str | None = None) -> typer.Typer:
    """The command line with the command of that name, or with all of them where no command is called so."""
    line = typer.Typer(
        name="quaylens",
        help="Reads the labels on containers, drums and cylinders and says what the environmental conventions say.",
        add_completion=False,
        no_args_is_help=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    line.callback(invoke_without_command=True)(_window_without_command)
    for command in [name] if name and name in COMMANDS else COMMANDS:
        module, attribute = COMMANDS[command]
        found = getattr(import_module(f".{module}", __package__), attribute)
        if isinstance(found, typer.Typer):
            line.add_typer(found, name=command)
        else:
            line.command(command)(found)
    return line


def _window_without_command(
    context: typer.Context,
    smoke: Annotated[bool, typer.Option("--smoke", help="Try every part of this installation once.")] = False,
) -> None:
    """Read the labels on containers, drums and cylinders; without a command, open the window."""
    if smoke:
        from .smoke import smoke as all_parts

        raise typer.Exit(DONE if all_parts() else BUG)
    if context.invoked_subcommand is None:
        from .options import default_store
        from .window import open_window

        raise typer.Exit(open_window(default_store()))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; no trace is ever shown to the officer."""
    try:
        result = command_line(_asked(arguments))(list(arguments), standalone_mode=False)
    except typer.Abort:
        return BAD_INPUT
    except ClickException as error:
        return _tell(say(message("commands.usage", detail=_one_line(error))), BAD_INPUT)
    except Fault as fault:
        code = NOT_VERIFIED if isinstance(fault, VerificationFailed) else BAD_INPUT
        return _tell(say(fault.message), code)
    except BrokenPipeError:
        return DONE  # whoever read our output has enough of it
    except Exception:  # noqa: BLE001 - the last line of defence: an officer sees a sentence, we get the trace
        return _tell(_bug_report(), BUG)
    return result if isinstance(result, int) else DONE


def _asked(arguments: Sequence[str]) -> str:
    """The command whose module is needed; for the window by itself that of ``open``: a tenth of a second less."""
    return arguments[0] if arguments and arguments[0] != "--smoke" else "open"


def _one_line(error: ClickException) -> str:
    """What the parser says of a wrong option, as one sentence."""
    return " ".join(error.format_message().split())


def _tell(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _bug_report() -> str:
    """Write the trace of the current exception to a file of its own and say where it is."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="quaylens-", suffix=".log", delete=False, encoding="utf-8"
        ) as file:
            traceback.print_exc(file=file)
    except OSError as error:
        return say(message("commands.unexpected_no_report", detail=error))
    return say(message("commands.unexpected", report=file.name))
