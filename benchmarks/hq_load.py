"""How much one service and one PostgreSQL take in, and how long a search takes when they hold a million records.

``python -m benchmarks.hq_load``. Simulated stations, in processes of their own, seal and sign records of a whole
inspection each and push them with the real client to a real ``python -m hq serve``; every signature is verified, and
PostgreSQL keeps its defaults: fsync and synchronous_commit are on.
"""

from __future__ import annotations

import argparse
import os
import queue
import secrets
import ssl
import tempfile
import threading
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from commands.chosen_edition import open_reference
from hq.service import open_service
from hq.settings import settings_from
from hq.stations import new_code
from inspection.canonical import fingerprint
from inspection.exchange import batch_bytes
from inspection.officer_signature import MEMBER
from inspection.record import NO_RECORD
from inspection.seal import seal
from local_store.exchange.hq_client import HqClient
from local_store.station_key import StationKey
from local_store.system_clock import SystemClock

from . import hq_filled, scripted
from .headquarters import forks, in_process
from .own_postgres import own_postgres
from .tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hq.service import Service

PROCESSES, STATIONS = 2, 8  # stations in all, spread over the processes
RECORDS = 20_000
BATCH = 200
QUESTIONS = 300
TICKS = os.sysconf("SC_CLK_TCK")


def bodies_of(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """Kinds and bodies of a whole inspection with two photos, as a station keeps them, by the real law."""
    with scripted.new_store(folder) as store:
        inspection = scripted.carry_out(store, 1, [b"first", b"second"], open_reference(None))
        return [
            (
                each.header.kind,
                {name: value for name, value in (each.body or {}).items() if name not in {"salt", MEMBER}},
            )
            for each in store.records(inspection)
        ]


def batches_of(
    number: int, records: int, bodies: Sequence[tuple[str, dict[str, Any]]]
) -> tuple[StationKey, list[bytes]]:
    """A station's key and its sealed records in batches."""
    key, officer, clock = StationKey(secrets.token_bytes(32)), StationKey(secrets.token_bytes(32)), SystemClock()
    sealed, previous = [], NO_RECORD
    for seq in range(1, records + 1):
        case, step = divmod(seq - 1, len(bodies))
        kind, body = bodies[step]
        record = seal(
            f"{number:08x}-{case:08x}", kind, body, station=f"Bench {number}", officer=scripted.OFFICER, seq=seq,
            previous=previous, signer=key, clock=clock, officer_signer=officer,
        )  # fmt: skip
        sealed.append(record)
        previous = record.sha256
    own = fingerprint(key.public_key)
    return key, [batch_bytes(own, sealed[first : first + BATCH]) for first in range(0, records, BATCH)]


def stations(port: int, codes: Sequence[tuple[int, str]], records: int, bodies: Any, ready: Any, told: Any) -> None:  # noqa: PLR0917
    """The process of some stations: seals everything, waits for the others, and pushes."""
    made = [(code, f"Bench {number}", *batches_of(number, records, bodies)) for number, code in codes]
    clients = []
    for code, name, key, batches in made:
        client = _client(port, key)
        client.enrol(code, name)
        clients.append((client, batches))
    ready.wait()
    threads = [threading.Thread(target=_push, args=(*each, told)) for each in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.put(None)


def _push(client: HqClient, batches: Sequence[bytes], told: Any) -> None:
    for batch in batches:
        began = time.perf_counter()
        told.put((client.push_records(batch).through, time.perf_counter() - began))


def intake(service: Service, environment: dict[str, str], folder: Path, records: int) -> list[tuple[object, ...]]:
    """Push so many records; rows of a table."""
    context, each = forks(), records // STATIONS
    bodies = bodies_of(folder / "store")
    sent = sum(map(len, batches_of(0, each, bodies)[1]))
    process, port = in_process(context, environment)
    ready, told = context.Barrier(PROCESSES + 1), context.Queue()
    numbered = count(1)
    try:
        for _ in range(PROCESSES):
            codes = []
            for _ in range(STATIONS // PROCESSES):
                with service.engine.begin() as connection:
                    code = new_code(connection, "", now=service.now(), signer=service.key)
                codes.append((next(numbered), code))
            context.Process(target=stations, args=(port, codes, each, bodies, ready, told), daemon=True).start()
        ready.wait()
        began, busy, database = time.perf_counter(), _seconds(process.pid), _postgres_seconds(service)
        log = _log(service)
        waits, left = list[float](), PROCESSES
        while left:
            said = told.get(timeout=600)
            if said is None:
                left -= 1
            else:
                waits.append(said[1])
        seconds = time.perf_counter() - began
        busy, database = _seconds(process.pid) - busy, _postgres_seconds(service) - database
        log = _log(service) - log
        question = _question(service, port, process.pid)
    except (queue.Empty, threading.BrokenBarrierError) as error:
        raise RuntimeError("the stations have ended early") from error
    finally:
        process.kill()
    with service.engine.begin() as connection:
        held = connection.execute(text("SELECT count(*) FROM record")).scalar_one()
    if held != STATIONS * each:
        raise RuntimeError(f"{held} records held of {STATIONS * each}")
    waits.sort()
    cores = os.cpu_count() or 1
    return [
        ("records", held), ("stations", STATIONS), ("records of a batch", BATCH),
        ("bytes of a record, as sent", f"{sent / each:.0f}"),
        ("seconds", f"{seconds:.1f}"), ("records a second", f"{held / seconds:.0f}"),
        ("answer to a batch, median", f"{1000 * waits[len(waits) // 2]:.0f} ms"),
        ("answer to a batch, p95", f"{1000 * waits[int(0.95 * len(waits))]:.0f} ms"),
        ("CPU of the service, per record", f"{1000 * busy / held:.2f} ms"),
        ("CPU of PostgreSQL, per record", f"{1000 * database / held:.2f} ms"),
        ("write-ahead log, per record", f"{log / held:.0f} bytes"),
        ("CPU of the service, per signed question (GET /state)", f"{1000 * question:.1f} ms"),
        ("load of the machine (1 min), cores", f"{os.getloadavg()[0]:.1f}, {cores}"),
        ("records a second that this CPU allows: one service process", f"{held / busy:.0f}"),
        (f"the same: {cores} cores shared by service and PostgreSQL", f"{cores * held / (busy + database):.0f}"),
    ]  # fmt: skip


def _question(service: Service, port: int, pid: int | None) -> float:
    """CPU seconds of the service for a small signed question."""
    with service.engine.begin() as connection:
        code = new_code(connection, "", now=service.now(), signer=service.key)
    with _client(port, StationKey(secrets.token_bytes(32))) as client:
        client.enrol(code, "Bench")
        before = _seconds(pid)
        for _ in range(QUESTIONS):
            client.state()
        return (_seconds(pid) - before) / QUESTIONS


def _log(service: Service) -> int:
    """The byte that the write-ahead log has come to."""
    with service.engine.begin() as connection:
        return int(connection.execute(text("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")).scalar_one())


def _client(port: int, key: StationKey) -> HqClient:
    return HqClient(f"http://127.0.0.1:{port}", key, trust=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))


def _seconds(pid: int | None, *, children: bool = False) -> float:
    """CPU seconds of a process, with those of its ended children where asked for."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11 : 15 if children else 13])) / TICKS


def _postgres_seconds(service: Service) -> float:
    with service.engine.begin() as connection:
        backend = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    main = _parent(backend)
    running = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return _seconds(main, children=True) + sum(_seconds(pid) for pid in running if _parent(pid) == main)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def main() -> None:
    """Measure both, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=RECORDS, help="to be taken in")
    parser.add_argument("--filled", type=int, nargs="*", default=[100_000, 1_000_000], help="in the table for searches")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, own_postgres() as address:
        folder = Path(name)
        environment = {"QUAYLENS_HQ_FOLDER": str(folder / "hq"), "QUAYLENS_HQ_DATABASE": address}
        service = open_service(settings_from(environment))
        if chosen.records:
            print(table(("taken in", ""), intake(service, environment, folder, chosen.records)), end="\n\n", flush=True)
        bodies = bodies_of(folder / "filled") if chosen.filled else []
        rows: list[tuple[object, ...]] = []
        for records in chosen.filled:
            began = time.perf_counter()
            hq_filled.fill(service, records, bodies)
            print(f"filled up to {records} records in {time.perf_counter() - began:.0f} s", flush=True)
            rows += hq_filled.searches(service, records)
        if rows:
            print("\n" + table(("records", "search by", "median", "p95", "slowest", "found"), rows), end="\n\n")
            print(table(("table", "rows", "bytes a row", "of these indexes"), hq_filled.sizes(service)))
        service.engine.dispose()


if __name__ == "__main__":
    main()
