"""``read``: pictures in, readings and claims out; no law and no store."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspection.identifiers import identify
from inspection.wire import claim_json, reading_json, seconds_json
from inspection.wording import say

from . import options
from .chosen_edition import open_reference
from .told import line, tell_claims, tell_safety

if TYPE_CHECKING:
    from inspection.errors import Fault

Pictures = Annotated[list[Path], typer.Argument(metavar="IMAGE...", help="Pictures, folders of pictures or videos.")]


def read(
    pictures: Pictures,
    display: Annotated[
        bool, typer.Option("--display", help="The pictures show an analyser's display: propose its composition.")
    ] = False,
    edition: options.EditionOption = None,
    as_json: options.Json = False,
) -> None:
    """Read every symbol, text and label of pictures, and say what they state."""
    from capture import standard_reader
    from inspection.instruments import proposed_reading
    from inspection.instruments.as_json import as_typed, proposal_json
    from inspection.safety import safety_lines

    from .pictures import read_pictures

    failed = []

    def tell(fault: Fault) -> None:
        failed.append(fault)
        print(say(fault.message), file=sys.stderr)

    with open_reference(edition) as reference:
        known = reference.vocabulary()
        for picture in read_pictures(pictures, standard_reader(known), tell):
            found = reference.confirm(identify(picture.observation, known))
            printed = (text.words for text in picture.reading.texts)
            safety = [say(each) for each in safety_lines(found, known, printed)]
            claims = [claim_json(claim) for claim in found]
            proposal = proposed_reading([text.text for text in picture.reading.texts], known.refrigerants)
            if as_json:
                answer = {"picture": picture.name, "safety": safety, **reading_json(picture.reading), "claims": claims}
                if display:
                    answer["display"] = proposal_json(proposal)
                answer["seconds"] = seconds_json(picture.reading.seconds)
                print(json.dumps(answer, ensure_ascii=False), flush=True)
                continue
            line("commands.picture", name=picture.name)
            tell_safety(safety)
            if display:
                line("instruments.proposed", composition=as_typed(proposal.composition) or "—")
            for symbol in picture.reading.symbols:
                line("commands.read_symbol", symbology=symbol.symbology, text=symbol.text)
            tell_claims(claims)
            if not claims and not picture.reading.symbols:
                line("commands.read_nothing", path=picture.name)
    if failed:
        raise typer.Exit(2)
