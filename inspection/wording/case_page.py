"""What the start page and the page of one inspection say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # tables of goods
        "case.table.no_columns": sentence("Say for one column at least what it holds."),
        "case.table.twice": sentence("Two columns are led to the same field: choose one of them."),
        # the place
        "case.receiver_absent": sentence(
            "No satellite receiver answers at {port} ({detail}). Plug it in, choose its port in the settings, "
            "or give port and terminal by hand."
        ),
        "case.receiver_silent": sentence(
            "The receiver at {port} gives no place. Take it where it sees the sky and try again, "
            "or give port and terminal by hand."
        ),
    }
)
