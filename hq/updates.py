"""Updates for stations, as plain files: headquarters vouches for nothing in them, and stations check everything.

The folder is a repository of The Update Framework, copied here whole by whoever publishes; only what stations read
is served, to anybody who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

SERVED = ("metadata", "targets")  # drafts stay where they are


class _Published(StaticFiles):
    async def check_config(self) -> None:
        """A folder into which nothing was copied yet has no file, and that is no failure of the service."""


def serve_updates(app: FastAPI, folder: Path | None) -> None:
    """Serve that folder below ``/updates``; without one there is no such path. No link is followed out of it."""
    for name in SERVED if folder is not None else ():
        app.mount(f"/updates/{name}", _Published(directory=f"{folder}/{name}", check_dir=False), name=f"updates-{name}")
