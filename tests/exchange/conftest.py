"""A real headquarters on loopback, and a station with an inspection."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager

import pytest
import uvicorn

from hq.app import application
from hq.service import open_service
from hq.settings import settings_from
from hq.stations import new_code


@contextmanager
def answering(service, port=0, passphrases=None):
    """The service behind a real socket; gives its address."""
    config = uvicorn.Config(
        application(service, passphrases), host="127.0.0.1", port=port, log_level="error", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def service(tmp_path):
    """A headquarters on its embedded database and folder."""
    opened = open_service(settings_from({"QUAYLENS_HQ_FOLDER": str(tmp_path / "hq")}))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def address(service):
    with answering(service) as at:
        yield at


@pytest.fixture
def code(service):
    """A code that enrols one station."""
    with service.engine.begin() as connection:
        return new_code(connection, "test", now=service.now(), signer=service.key)
