"""How long ``check --batch`` takes for 1 000 mixed items of every convention, and the whole process of one question."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from reference.build_edition import build
from reference.edition import Edition
from reference.law import TableMissing
from reference.normalise import split

if TYPE_CHECKING:
    from collections.abc import Callable

TREE = Path(__file__).resolve().parents[1]
ITEMS = 1000
ROUNDS = 5
SEED = 2026
SOURCES = (
    ("refrigerant", "montreal_refrigerants", "number"),
    ("cas", "montreal_substances", "cas"),
    ("name", "montreal_trade_names", "trade_name"),
    ("basel", "basel_annex_viii", "code"),
    ("basel", "basel_annex_ix", "code"),
    ("basel", "basel_y_codes", "code"),
    ("cas", "rotterdam_annex_iii", "cas"),
    ("name", "rotterdam_annex_iii", "names"),
    ("cas", "stockholm_pops", "cas"),
    ("name", "stockholm_pops", "trade_names"),
    ("name", "minamata_product_kinds", "names"),
    ("cas", "minamata_substances", "cas"),
    ("species", "cites_listings", "taxon"),
    ("name", "cites_names", "name"),
    ("lmo", "cartagena_unique_identifiers", "uid"),
    ("cas", "cwc_chemicals", "cas"),
    ("name", "cwc_entries", "names"),
    ("un", "dangerous_goods_un_numbers", "un_number"),
    ("name", "dangerous_goods_un_numbers", "proper_shipping_name"),
    ("hs", "montreal_hs2022_ods", "hs6"),
    ("hs", "basel_waste_hs2022", "hs6"),
    ("hs", "cites_hs_lines", "hs6"),
)
NOTHING = (("name", "bottled water"), ("cas", "64-17-5"), ("hs", "0101"), ("species", "Homo sapiens"), ("un", "9999"))
COUNTRIES = ("DE", "GH", "US", "JP", "CN", "IN", "BR", "ZA", "TW", "NG", "PE", "AU", "KP", "IL", "FJ", "TR")
CONDITIONS = (None, None, "virgin", "reclaimed", "used", "waste")
PURPOSES = (None, None, "laboratory", "pesticide", "disposal", "recovery", "T", "S", "feedstock")


def questions(law: Edition, count: int) -> list[dict[str, Any]]:
    """The same mixed questions every time: identifiers of all tables, alone and together, routes and dates."""
    draw = random.Random(SEED)
    pools = [pool for scheme, table, column in SOURCES if (pool := _pool(law, scheme, table, column))]
    asked = []
    for _ in range(count):
        pool = draw.choice(pools)
        question: dict[str, Any] = {}
        for scheme, value in draw.sample(
            [*draw.sample(pool, min(3, len(pool))), *NOTHING], draw.choice((1, 1, 1, 2, 3))
        ):
            question.setdefault(scheme, []).append(value)
        question |= {"from": draw.choice(COUNTRIES), "to": draw.choice(COUNTRIES)}
        question["on"] = f"{draw.randint(2005, 2028)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        for key, choices in (("condition", CONDITIONS), ("purpose", PURPOSES), ("kg", (None, "13.6", "120"))):
            chosen = draw.choice(choices)
            question |= {key: chosen} if chosen else {}
        asked.append(question)
    return asked


def _pool(law: Edition, scheme: str, table: str, column: str) -> list[tuple[str, str]]:
    try:
        return [(scheme, value) for value in chain.from_iterable(split(row[column]) for row in law.rows(table))]
    except (TableMissing, KeyError):
        return []


def main() -> None:
    """Print the seconds of the batch and the milliseconds of the whole processes of ``check`` and ``look-up``."""
    with tempfile.TemporaryDirectory() as folder:
        path, batch = Path(folder) / "reference.edition", Path(folder) / "batch.jsonl"
        build(TREE / "reference" / "data", path)
        with Edition.open(path) as law:
            asked = questions(law, ITEMS)
        batch.write_text("".join(json.dumps(question) + "\n" for question in asked), "utf-8")

        def run(*arguments: str) -> Callable[[], None]:
            command = [sys.executable, "main.py", *arguments, "--edition", str(path), "--json"]
            return lambda: _run(command)

        _line(f"check --batch, {ITEMS} items", run("check", "--batch", str(batch)), 3)
        _line("check, one item", run("check", "--refrigerant", "R-22", "--from", "CN", "--to", "GH"), ROUNDS)
        _line("look-up", run("look-up", "Fre0n 22"), ROUNDS)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=True)  # noqa: S603 - our program
    failed = [line for line in done.stdout.splitlines() if line.startswith('{"line"')]
    if failed:
        raise ValueError(failed[0])


def _line(name: str, work: Callable[[], None], rounds: int) -> None:
    """The wall clock tells what an officer waits; the processor's time does not grow with what else runs."""
    walls, processors = [], []
    for _ in range(rounds):
        start, used = perf_counter(), _children_seconds()
        work()
        walls.append(perf_counter() - start)
        processors.append(_children_seconds() - used)
    print(f"{name:28} wall median {median(walls):6.3f} s, processor median {median(processors):6.3f} s")


def _children_seconds() -> float:
    used = os.times()
    return used.children_user + used.children_system


if __name__ == "__main__":
    main()
