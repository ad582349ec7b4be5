"""Our readers as plain functions of a picture, for the measuring tools: thin adapters over the real code."""

from __future__ import annotations

import functools
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from capture.read_frame import standard_reader, standard_symbols
from inspection.claim import Scheme
from inspection.frame import Frame
from inspection.identifiers import Vocabulary, identify
from inspection.reading import FrameReading, Observation
from reference.build_edition import build
from reference.reference_data import EditionReference

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from capture.read_frame import ReadFrame
    from capture.symbols.strategy import SymbolStrategy
    from inspection.claim import Claim

TREE = Path(__file__).resolve().parent.parent
LEAST_CONFIDENCE = 0.5

# The type names of the measuring tools where they are not the scheme's own.
TYPES = {
    Scheme.CONTAINER: "container",
    Scheme.UN: "un",
    Scheme.HIN: "hin",
    Scheme.REFRIGERANT: "refrigerant",
    Scheme.CAS: "cas",
    Scheme.H_CODE: "hcode",
    Scheme.CLASS: "class",
    Scheme.GHS: "ghs",
}


def read_symbols(image: NDArray[np.uint8]) -> list[tuple[str, str]]:
    """Symbology and text of every bar code in a BGR picture."""
    return [(symbol.symbology, symbol.text) for symbol in _symbols().read(image)]


def read_identifiers(image: NDArray[np.uint8]) -> set[str]:
    """Every identifier that a BGR picture states, as "type:value"."""
    claims = identify(Observation.of(read_texts(image)), vocabulary())
    return identifiers(claims)


def read_texts(image: NDArray[np.uint8]) -> FrameReading:
    """The reading of a still that identifiers are taken from: text, and bar codes as on the real way."""
    return _reader()(Frame(image, "benchmark", "picture", 0, datetime.now(UTC)))


def identifiers(claims: tuple[Claim, ...]) -> set[str]:
    """What is reported of the claims: nothing below a confidence of 0.5, but for a single container number
    whose check digit was computed and not read."""
    found = set()
    for claim in claims:
        if claim.problem is None and claim.confidence >= LEAST_CONFIDENCE:
            kind = TYPES.get(claim.scheme)
            if claim.scheme is Scheme.BASEL and claim.value.startswith("Y"):
                kind = "ycode"
            if kind is not None:
                found.add(f"{kind}:{claim.value}")
    containers = {claim.value for claim in claims if claim.scheme is Scheme.CONTAINER and claim.problem is None}
    if len(containers) == 1:
        found.add(f"container:{containers.pop()}")
    return found


@functools.cache
def vocabulary() -> Vocabulary:
    """The codes and names of the built edition, which is built for the purpose when it is not there.

    The edition stays open: names are looked up in it as they are asked for.
    """
    path = TREE / "build" / "reference.edition"
    if not path.exists():
        path = Path(tempfile.mkdtemp()) / "reference.edition"
        build(TREE / "reference" / "data", path)
    return EditionReference(path).vocabulary()


@functools.cache
def _symbols() -> SymbolStrategy:
    return standard_symbols()


@functools.cache
def _reader() -> ReadFrame:
    return standard_reader(vocabulary())
