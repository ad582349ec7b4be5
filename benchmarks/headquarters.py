"""Headquarters for the benchmarks: the real service in a thread, or in a process that can be killed."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import threading
import time
from typing import TYPE_CHECKING

import uvicorn

from hq.app import application

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    from hq.service import Service

PATIENCE = 60.0  # seconds until a process answers


@contextlib.contextmanager
def in_thread(service: Service) -> Iterator[int]:
    """Serve in a thread; gives the port."""
    config = uvicorn.Config(application(service), host="127.0.0.1", port=0, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.002)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = server.force_exit = True
        thread.join()


def forks() -> ForkServerContext:
    """Where processes come from: forked from one that has imported everything and holds no thread and no file."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.fault_run", "hq.__main__", "hq.bundles", __name__])
    return context


def in_process(context: ForkServerContext, environment: Mapping[str, str]) -> tuple[ForkServerProcess, int]:
    """Start ``python -m hq serve`` in a process of its own; gives the process and its port once it answers."""
    port = free_port()
    process = context.Process(target=_serve, args=(dict(environment), port), daemon=True)
    process.start()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return process, port
        time.sleep(0.005)
    raise TimeoutError("headquarters does not answer")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as ends:
        ends.bind(("127.0.0.1", 0))
        return int(ends.getsockname()[1])


def _serve(environment: Mapping[str, str], port: int) -> None:
    from hq.__main__ import serve  # noqa: PLC0415 - in the child

    os.environ.update(environment)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    serve("127.0.0.1", port)
