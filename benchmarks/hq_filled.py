"""A headquarters that holds very many records, drawn and put into the tables by COPY; and searches in it.

The distribution is that of a customs service: most containers are seen once or twice, a few substances make up most
of the cases, and stations are of very different size.
"""

from __future__ import annotations

import hashlib
import json
import random
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from hq import schema
from hq.inspections import Query, search
from hq.terms import named_terms, word_terms
from inspection.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import psycopg

    from hq.service import Service

STATIONS = 500
SUBSTANCES = 400
OFFICERS, COMPANIES = 900, 6_000
AGAIN = 0.25  # the share of containers that have been seen before
SEARCHES = 300
COLUMNS = {
    "record": (
        "station", "seq", "sha256", "inspection", "kind", "wall", "received_at", "header", "signature", "body",
    ),
    "inspection": (
        "station", "inspection", "seq", "label", "officer", "opened_at", "verdict", "exhibits", "companies",
        "containers", "substances", "text",
    ),
    "term": ("kind", "value", "opened_at", "station", "inspection"),
    "photo_named": ("station", "inspection", "sha256"),
}  # fmt: skip
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def container(number: int) -> str:
    """A container number; the check digit does not matter to a search."""
    return f"{('CSQU', 'MSKU', 'TGHU', 'HLXU')[number % 4]}{number:07d}"


def substance(number: int) -> str:
    return f"R-{number}" if number % 3 else f"UN {1000 + number}"


def _skewed(chance: random.Random, most: int) -> int:
    """A number below ``most``, the small ones far more often."""
    return int(most ** chance.random()) - 1


def fill(service: Service, records: int, bodies: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Fill the tables up to so many records."""
    with service.engine.begin() as connection:
        held = connection.execute(select(func.count()).select_from(schema.record)).scalar_one()
        listed = connection.execute(select(func.count()).select_from(schema.inspection)).scalar_one()
    if not listed or held < records:
        cases = range(listed, listed + (records - held) // len(bodies))
        drawn = {"record": _records(cases, bodies), "inspection": _inspections(cases), "term": _terms(cases),
                 "photo_named": _photos(cases)}  # fmt: skip
        with service.engine.begin() as connection:
            cursor: psycopg.Cursor[Any] = connection.connection.cursor()  # type: ignore[assignment] # psycopg's own
            for name, rows in drawn.items():
                with cursor.copy(f"COPY {name} ({', '.join(COLUMNS[name])}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
    with service.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


class Case:
    """One drawn inspection; the same number gives the same one."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        self.station = hashlib.sha256(f"station {_skewed(chance, STATIONS)}".encode()).hexdigest()
        self.name = hashlib.sha256(f"inspection {number}".encode()).hexdigest()[:32]
        self.first = 1 + 10 * number  # of its records: unique and rising, as in a chain
        self.opened = BEGINNING + timedelta(minutes=number / 3)
        seen = chance.randrange(number) if number and chance.random() < AGAIN else number
        self.containers = [container(seen)] + [container(number + 3_000_000)] * (chance.random() < 0.2)
        self.substances = [substance(_skewed(chance, SUBSTANCES)) for _ in range(chance.randrange(1, 4))]
        self.companies = [f"Trading House {_skewed(chance, COMPANIES)} Ltd"]
        self.officer = f"Officer {_skewed(chance, OFFICERS)}"
        self.photos = [hashlib.sha256(f"photo {number} {each}".encode()).hexdigest() for each in range(2)]


def _records(cases: range, bodies: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[tuple[object, ...]]:
    texts = [(kind, canonical({**body, "salt": "0" * 32}).decode()) for kind, body in bodies]
    for number in cases:
        case = Case(number)
        for step, (kind, body) in enumerate(texts):
            name = hashlib.sha256(f"{number} {step}".encode()).hexdigest()
            said = body.replace("CSQU3054383", case.containers[0]).replace("0" * 32, name[:32]).encode()
            header = canonical(
                {"alg": "ed25519", "body_sha256": name[::-1], "boot_id": "7f4df4fc-0000-4000-8000-9e3779b97f4a",
                 "inspection": case.name, "key": case.station, "kind": kind, "monotonic_ms": number * 1000 + step,
                 "officer": case.officer, "previous": name, "seq": case.first + step, "station": "Bench",
                 "utc_offset_min": 0, "v": 2, "wall": case.opened.isoformat(timespec="milliseconds")}
            )  # fmt: skip
            signature = name[::-1] + name
            yield (
                case.station,
                case.first + step,
                name,
                case.name,
                kind,
                case.opened,
                case.opened,
                header,
                signature,
                said,
            )


def _inspections(cases: range) -> Iterator[tuple[object, ...]]:
    for number in cases:
        case = Case(number)
        said = "\n".join([*case.containers, *case.substances, *case.companies, case.officer])
        yield (
            case.station, case.name, case.first, f"Case {number}", case.officer, case.opened,
            ("prohibited", "permit_required", "not_listed", None)[number % 4], 2, json.dumps(case.companies),
            json.dumps(case.containers), json.dumps(case.substances), said,
        )  # fmt: skip


def _terms(cases: range) -> Iterator[tuple[object, ...]]:
    for number in cases:
        case = Case(number)
        said = {
            *named_terms("container", case.containers), *named_terms("substance", case.substances),
            *named_terms("firm", case.companies), *word_terms("company", case.companies),
            *word_terms("officer", [case.officer]), ("regime", "montreal"),
        }  # fmt: skip
        yield from ((kind, value, case.opened, case.station, case.name) for kind, value in sorted(said))


def _photos(cases: range) -> Iterator[tuple[object, ...]]:
    for number in cases:
        case = Case(number)
        yield from ((case.station, case.name, photo) for photo in case.photos)


def searches(service: Service, records: int) -> list[tuple[object, ...]]:
    """Rows of a table: what was searched for, median, p95 and slowest, and how many hits the first page had."""
    _stations(service)
    with service.engine.begin() as connection:
        listed = connection.execute(select(func.count()).select_from(schema.inspection)).scalar_one()
    chance = random.Random(4)
    asked = {
        "container": [Query(container=container(chance.randrange(listed))) for _ in range(SEARCHES)],
        "substance": [Query(substance=substance(_skewed(chance, SUBSTANCES))) for _ in range(SEARCHES)],
        "rare substance": [Query(substance=substance(SUBSTANCES - 1 - chance.randrange(50))) for _ in range(SEARCHES)],
        "substance and officer": [
            Query(substance=substance(_skewed(chance, SUBSTANCES)), officer=str(_skewed(chance, OFFICERS)))
            for _ in range(SEARCHES)
        ],
        "container, not there": [Query(container=container(9_000_000 + each)) for each in range(SEARCHES)],
    }
    rows: list[tuple[object, ...]] = []
    for name, queries in asked.items():
        taken, found = [], 0
        for query in queries:
            began = time.perf_counter()
            with service.engine.begin() as connection:
                found += len(search(connection, query).found)
            taken.append(1000 * (time.perf_counter() - began))
        taken.sort()
        rows.append(
            (records, name, f"{taken[len(taken) // 2]:.1f} ms", f"{taken[int(0.95 * len(taken))]:.1f} ms",
             f"{taken[-1]:.1f} ms", f"{found / len(queries):.1f}")
        )  # fmt: skip
    return rows


def _stations(service: Service) -> None:
    with service.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO station (fingerprint, name, public_key, enrolled_at, head) "
                "SELECT DISTINCT inspection.station, left(inspection.station, 8), ''::bytea, now(), '' FROM inspection "
                "ON CONFLICT DO NOTHING"
            )
        )


def sizes(service: Service) -> list[tuple[object, ...]]:
    """Rows of a table: how many bytes a row takes with everything, and how many of these its indexes."""
    rows: list[tuple[object, ...]] = []
    with service.engine.begin() as connection:
        for name in COLUMNS:
            count = connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()  # noqa: S608 - of our own
            whole, indexes = connection.execute(
                text(
                    "SELECT sum(pg_total_relation_size(part)), sum(pg_indexes_size(part)) FROM "
                    "(SELECT relid FROM pg_partition_tree(:name) UNION SELECT CAST(:name AS regclass)) AS parts (part)"
                ),
                {"name": name},
            ).one()
            rows.append((name, count, f"{whole / count:.0f}", f"{indexes / count:.0f}"))
    return rows
