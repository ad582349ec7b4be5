"""What is read of drawn labels, beside RapidOCR with plain rules: found of expected, and what is not on the label.

``python -m benchmarks.labels`` takes a few pictures of each kind, ``--all`` 300 of each, ``--number N`` so many.
``--tool N`` takes the labels among the first N pictures that the drawing tool makes by itself: 48 is the size of the
sample that the baseline was measured on (its seed is not known), 144 tells more.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from benchmarks import engines
from benchmarks.label_pictures import ENOUGH, as_the_tool_comes, drawn, from_the_tool
from benchmarks.tables import table
from capture.text.rapid import RapidReader
from inspection.claim import CREDIBLE, Scheme
from inspection.identifiers import identify
from inspection.reading import Observation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from benchmarks.label_pictures import LabelPicture
    from inspection.claim import Claim

    Reads = Callable[[NDArray[np.uint8]], set[str]]

FEW = 4
COUNTED = (
    Scheme.UN, Scheme.HIN, Scheme.CAS, Scheme.H_CODE, Scheme.REFRIGERANT, Scheme.BASEL, Scheme.HS, Scheme.CLASS,
)  # fmt: skip
"""The schemes of which a drawn label's truth names every instance; pictograms have a benchmark of their own."""
_PLAIN_RULES = (
    ("un", re.compile(r"\bUN\W{0,3}(?:No\W{0,2})?(\d{4})\b")),
    ("cas", re.compile(r"\b(\d{2,7}-\d\d-\d)\b")),
    ("h_code", re.compile(r"\b(H[2-4]\d\d[A-Za-z]{0,2})\b")),
    ("basel", re.compile(r"\b([YAB]\d{1,4})\b")),
    ("hs", re.compile(r"\bHS\D{0,7}(\d{4}\.\d\d)\b")),
    ("refrigerant", re.compile(r"\b(R-?\s?\d{2,4}[A-Za-z]{0,2})\b")),
    ("class", re.compile(r"\bCLASS (\d(?:\.\d)?)\b")),
)
_ON_ITS_OWN = re.compile(r"X?\d{2,4}")
_FIGURES_OF_A_NUMBER = 4


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help=f"{ENOUGH} pictures of each kind")
    parser.add_argument("--number", type=int, default=FEW, help="pictures of each kind")
    parser.add_argument("--tool", type=int, default=0, help="so many pictures as the drawing tool comes")
    chosen = parser.parse_args(arguments)
    number = ENOUGH if chosen.all else chosen.number
    print(measure(as_the_tool_comes(chosen.tool) if chosen.tool else chain(drawn(number), from_the_tool(number))))


def measure(pictures: Iterable[LabelPicture]) -> str:
    """The tables over these pictures: by kind and scheme, and by level of damage."""
    rapid = RapidReader()
    readers: dict[str, Reads] = {
        "**Quaylens**": _ours,
        "RapidOCR 960, plain rules": lambda pixels: plain_rules([line.text for line in rapid.read(pixels)]),
    }
    counts: Counter[tuple[str, ...]] = Counter()
    for picture in pictures:
        expected = {value for value in picture.expected if _is_counted(value)}
        counts.update(("expected", picture.kind, scheme_of(value), str(picture.level)) for value in expected)
        for name, read in readers.items():
            reads = read(picture.pixels)
            for what, values in (("found", reads & expected), ("false", reads - expected)):
                counts.update((what, name, picture.kind, scheme_of(v), str(picture.level)) for v in values)
    return "\n\n".join(
        (_by(counts, readers, 0, "picture"), _by(counts, readers, 1, "identifier"), _by(counts, readers, 2, "damage"))
    )


def stated(claims: Iterable[Claim]) -> set[str]:
    """What credible claims state, as "scheme:value"."""
    return {
        f"{claim.scheme.value}:{claim.value}"
        for claim in claims
        if claim.scheme in COUNTED and claim.problem is None and claim.confidence >= CREDIBLE
    }


def plain_rules(lines: Sequence[str]) -> set[str]:
    """What a few plain patterns make of the lines, without lists, check digits or places."""
    found = set()
    for line in lines:
        for scheme, pattern in _PLAIN_RULES:
            for value in pattern.findall(line):
                found.add(f"{scheme}:{_designation(value) if scheme == 'refrigerant' else value}")
    alone = [line.replace(" ", "") for line in lines if _ON_ITS_OWN.fullmatch(line.replace(" ", ""))]
    numbers = [line for line in alone if len(line) == _FIGURES_OF_A_NUMBER and line.isdigit()]
    hazards = [line for line in alone if line not in numbers]
    if len(numbers) == len(hazards) == 1:  # an orange plate
        found |= {f"un:{numbers[0]}", f"hin:{hazards[0]}"}
    return found


def scheme_of(value: str) -> str:
    """The scheme in front of the colon."""
    return value.partition(":")[0]


def _ours(pixels: NDArray[np.uint8]) -> set[str]:
    return stated(identify(Observation.of(engines.read_texts(pixels)), engines.vocabulary()))


def _designation(text: str) -> str:
    return "R-" + re.sub(r"^R[-\s]*", "", text)


def _is_counted(value: str) -> bool:
    return scheme_of(value) in COUNTED


def _by(counts: Counter[tuple[str, ...]], readers: Iterable[str], column: int, head: str) -> str:
    """A table of the counts, summed over everything but the kind (0), the scheme (1) or the level (2)."""

    def total(*key: str, row: str) -> int:
        where = len(key) + column
        return sum(n for k, n in counts.items() if k[: len(key)] == key and k[where] == row)

    rows = sorted({key[1 + column] for key in counts if key[0] == "expected"})
    cells = (
        (
            row,
            expected,
            *(_cell(total("found", name, row=row), total("false", name, row=row), expected) for name in readers),
        )
        for row in rows
        if (expected := total("expected", row=row))
    )
    return table((head, "expected", *readers), cells)


def _cell(found: int, false: int, expected: int) -> str:
    return f"{found} ({100 * found / expected:.0f} %)" + (f", {false} false" if false else "")


if __name__ == "__main__":
    main(None)
