"""Which software this is: the version, which stands in pyproject.toml alone."""

from __future__ import annotations

import tomllib

from .options import TREE


def software() -> str:
    """Name and version as records state them."""
    with (TREE / "pyproject.toml").open("rb") as file:
        return f"Quaylens {tomllib.load(file)['project']['version']}"
