"""``open``: the window, and in it whether a case file holds: what a desktop calls for a file that was clicked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import StoreOption, default_store


def open_case(
    case: Annotated[Path | None, typer.Argument(help="Case file to check.")] = None,
    store: StoreOption = None,
) -> None:
    """Open the window; with a case file, say there whether it holds."""
    from .window import open_window

    raise typer.Exit(open_window(store or default_store(), handed=case))
