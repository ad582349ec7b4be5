"""A station gets its updates from headquarters, over a real socket, and is sent nothing else."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest
from securesystemslib.signer import CryptoSigner

from hq.service import open_service
from hq.settings import settings_from
from inspection.errors import EnvironmentFault
from reference.updates.client import UpdateClient, source_at
from reference.updates.offers import Offer, OfferKind
from reference.updates.publishing import Repository, RoleKeys
from tests.exchange.conftest import answering

NOW = datetime.now(UTC)


@pytest.fixture
def repository(tmp_path):
    key = CryptoSigner.generate_ed25519()
    made = Repository(tmp_path / "repository", NOW)
    draft = made.begin(dict.fromkeys(("root", "targets", "snapshot", "timestamp"), RoleKeys((key.public_key,), 1)))
    made.sign(draft, key)
    made.accept()
    file = tmp_path / "q.tar.xz"
    file.write_bytes(b"program" * 100_000)
    offer = Offer("application/all/q.tar.xz", OfferKind.APPLICATION, "0.2.0", date(2027, 1, 15), 0, "", "all")
    made.add(file, offer)
    made.release([key])
    return made.folder


@pytest.fixture
def address(tmp_path, repository):
    given = {"QUAYLENS_HQ_FOLDER": str(tmp_path / "hq"), "QUAYLENS_HQ_UPDATES": str(repository)}
    service = open_service(settings_from(given))
    with answering(service) as at:
        yield f"{at}/updates"
    service.engine.dispose()


def test_updates_come_from_headquarters(address, repository, tmp_path):
    root = (repository / "metadata" / "1.root.json").read_bytes()
    client = UpdateClient(source_at(address), root, tmp_path / "station", NOW)
    (offer,) = client.offers()
    assert client.fetch(offer).read_bytes() == b"program" * 100_000
    shutil.rmtree(repository / "metadata")
    with pytest.raises(EnvironmentFault) as told:
        UpdateClient(source_at(address), root, tmp_path / "station", NOW).offers()
    assert told.value.message.code == "updates.missing"


def test_only_what_stations_read_is_served(address, repository):
    (repository / "drafts" / "root.json").write_text("{}")
    (repository / "metadata" / "link.json").symlink_to("/etc/hostname")
    with httpx2.Client(trust_env=False) as client:
        assert client.get(f"{address}/metadata/timestamp.json").status_code == 200
        for path in ("drafts/root.json", "metadata/../drafts/root.json", "metadata/link.json", "metadata/", ""):
            assert client.get(f"{address}/{path}").status_code == 404, path
        assert client.put(f"{address}/metadata/timestamp.json", content=b"x").status_code == 405


def test_nobody_answers(tmp_path, repository):
    root = (repository / "metadata" / "1.root.json").read_bytes()
    with pytest.raises(EnvironmentFault) as told:
        UpdateClient(source_at("http://127.0.0.1:9/updates"), root, tmp_path / "station", NOW).offers()
    assert told.value.message.code == "updates.unreachable"


def test_a_line_that_trickles_is_left(address, repository, tmp_path, monkeypatch):
    monkeypatch.setattr("reference.updates.fetchers.PATIENCE_S", -1)
    monkeypatch.setattr("reference.updates.fetchers.SLOWEST", 1 << 60)
    root = (repository / "metadata" / "1.root.json").read_bytes()
    with pytest.raises(EnvironmentFault) as told:
        UpdateClient(source_at(address), root, tmp_path / "station", NOW).offers()
    assert told.value.message.code == "updates.too_slow"


@contextmanager
def sending_on(to):
    """A server that sends everybody on."""

    class Sending(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", to)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Sending)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_nobody_is_followed_out_of_https(tmp_path, repository):
    root = (repository / "metadata" / "1.root.json").read_bytes()
    with sending_on("http://updates.example/") as at, pytest.raises(EnvironmentFault) as told:
        UpdateClient(source_at(f"{at}/updates"), root, tmp_path / "station", NOW).offers()
    assert "sent on to http://updates.example/" in told.value.message.params["detail"]
