"""Times from outside: a real authority made with openssl, over HTTP, and what is not believed."""

from __future__ import annotations

import base64
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from commands.timestamp_desk import stamp_store
from inspection.codec import encode
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.history import RecordKind
from inspection.settings import Settings
from local_store import timestamps
from tests.local_store.scene import opening

CONFIGURATION = """
[req]
distinguished_name = name
prompt = no
[name]
CN = {name}
[ca]
basicConstraints = critical, CA:true
[stamp]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = tsa1
[tsa1]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    folder = tmp_path_factory.mktemp("authority")
    configuration = str(folder / "tsa.cnf")
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(name="Test authority", folder=folder))
    (folder / "serial").write_text("01\n")
    made = ("-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-config", configuration)
    openssl("req", "-x509", *made, "-extensions", "ca", "-days", "30",
            "-keyout", str(folder / "ca.key"), "-out", str(folder / "ca.pem"))  # fmt: skip
    openssl("req", "-new", *made, "-keyout", str(folder / "tsa.key"), "-out", str(folder / "tsa.csr"))
    openssl("x509", "-req", "-in", str(folder / "tsa.csr"), "-CA", str(folder / "ca.pem"),
            "-CAkey", str(folder / "ca.key"), "-CAcreateserial", "-days", "30", "-extfile", configuration,
            "-extensions", "stamp", "-out", str(folder / "tsa.pem"))  # fmt: skip
    return folder


def answer_of(folder, query: bytes) -> bytes:
    (folder / "query.tsq").write_bytes(query)
    openssl("ts", "-reply", "-config", str(folder / "tsa.cnf"), "-queryfile", str(folder / "query.tsq"),
            "-inkey", str(folder / "tsa.key"), "-signer", str(folder / "tsa.pem"),
            "-out", str(folder / "reply.tsr"))  # fmt: skip
    return (folder / "reply.tsr").read_bytes()


@contextmanager
def serving(answer):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            content = answer(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200 if content else 503)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def store(store):
    """One closed inspection and one open one."""
    begin(store, "A")
    store.append("A", RecordKind.CLOSED, {})
    begin(store, "B")
    return store


def begin(store, inspection):
    store.append(inspection, RecordKind.OPENED, {"opening": encode(opening())})


def asked(folder, address: str) -> timestamps.Authority:
    settings = Settings(timestamp_authority=address, timestamp_roots=(folder / "ca.pem").read_text())
    authority = timestamps.authority_of(settings)
    assert authority is not None
    return authority


def test_one_answer_covers_every_closed_inspection_and_is_found_right_later(store, authority, tmp_path):
    begin(store, "C")
    store.append("C", RecordKind.CLOSED, {})
    queue = timestamps.waiting(store)
    assert queue is not None
    assert (queue.seq, queue.inspections) == (6, ("A", "C"))
    with serving(lambda query: answer_of(authority, query)) as address:
        chosen = asked(authority, address)
        timestamps.keep(store, queue, timestamps.fetch(chosen, queue))
    assert timestamps.waiting(store) is None
    held = timestamps.check_all(store.journal.everything(), chosen)
    assert [each.seq for each in held] == [6, 6]
    # Anyone can check it with openssl, from the record's name and the kept answer alone.
    (tmp_path / "answer.tsr").write_bytes(base64.b64decode(held[0].response))
    openssl("ts", "-verify", "-digest", held[0].sha256, "-in", str(tmp_path / "answer.tsr"),
            "-CAfile", str(authority / "ca.pem"))  # fmt: skip


def test_an_answer_about_something_else_or_from_someone_else_is_not_kept(store, authority):
    queue = timestamps.waiting(store)
    first: list[bytes] = []

    def replay(query):
        first.append(answer_of(authority, query))
        return first[0]

    with serving(replay) as address:
        chosen = asked(authority, address)
        stamped = timestamps.fetch(chosen, queue)
        with pytest.raises(VerificationFailed):  # the old answer again: another nonce
            timestamps.fetch(chosen, queue)
    with pytest.raises(VerificationFailed):  # another record
        timestamps.check(stamped, b"another header", chosen)
    with serving(lambda _: b"no answer at all") as address, pytest.raises(VerificationFailed):
        timestamps.fetch(asked(authority, address), queue)


def test_out_of_reach_the_records_wait(store, authority):
    queue = timestamps.waiting(store)
    with serving(lambda _: b"") as address, pytest.raises(EnvironmentFault) as refused:
        timestamps.fetch(asked(authority, address), queue)
    assert refused.value.message.code == "timestamps.unreachable"
    with pytest.raises(EnvironmentFault):
        timestamps.fetch(asked(authority, address), queue)  # the server is gone
    assert timestamps.waiting(store) == queue


def test_settings_without_an_authority_or_with_torn_certificates():
    assert timestamps.authority_of(Settings()) is None
    with pytest.raises(BadInput):
        timestamps.authority_of(Settings(timestamp_authority="https://tsa.example", timestamp_roots="torn"))


def test_the_window_s_desk_fetches_by_itself_and_a_broken_line_is_told(store, authority):
    begin(store, "C")
    store.append("C", RecordKind.CLOSED, {})
    roots = (authority / "ca.pem").read_text()
    with serving(lambda query: answer_of(authority, query)) as address:
        settings = Settings(timestamp_authority=address, timestamp_roots=roots)
        told = stamp_store(store, settings)
        assert told is not None
        assert told.code == "timestamps.kept"
        assert stamp_store(store, settings) is None  # nothing waits any more
    assert stamp_store(store, Settings()) is None
    begin(store, "D")
    store.append("D", RecordKind.CLOSED, {})
    with pytest.raises(EnvironmentFault):
        stamp_store(store, settings)
