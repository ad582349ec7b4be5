"""``look-up``: find entries of the reference by code, name, trade name or misspelling."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from inspection.wire import edition_json, hit_json, why

from . import options
from .chosen_edition import open_reference
from .told import line


def look_up(
    text: Annotated[list[str], typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="How many hits at the most.")] = 20,
    edition: options.EditionOption = None,
    as_json: options.Json = False,
) -> None:
    """Find entries by code, name, trade name or misspelling; best first."""
    wanted = " ".join(text)
    with open_reference(edition) as reference:
        hits = reference.look_up(wanted, limit)
        if as_json:
            answer = {"hits": [hit_json(hit) for hit in hits], "edition": edition_json(reference.edition)}
            print(json.dumps(answer, ensure_ascii=False))
            return
        for hit in hits:
            print(f"{hit.score:.2f}  {hit.regime.value:16} {hit.entry:14} {hit.name}  <- {why(hit)}")
        if not hits:
            line("commands.no_hit", text=wanted, edition=reference.edition.name)
