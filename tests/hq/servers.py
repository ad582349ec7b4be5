"""A real S3 server for the tests, started as a process of its own and ended with them."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import httpx2

S3_KEY, S3_SECRET, BUCKET = "test-key", "test-secret", "photos"


def free_ports(count):
    """Ports of loopback that nobody listens on now."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in taken]
    for each in taken:
        each.close()
    return ports


@contextmanager
def s3():
    """A server of S3 with one bucket; gives the environment of a headquarters that uses it."""
    weed = Path(sys.executable).with_name("weed")
    assert weed.is_file(), "weed is missing: run packaging/set_up.sh dev"
    folder = Path(tempfile.mkdtemp(prefix="quaylens-s3-"))
    try:
        identity = {"name": "hq", "credentials": [{"accessKey": S3_KEY, "secretKey": S3_SECRET}], "actions": ["Admin"]}
        (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
        names = ("s3.port", "s3.port.grpc", "master.port", "master.port.grpc", "volume.port", "volume.port.grpc",
                 "filer.port", "filer.port.grpc")  # fmt: skip
        ports = dict(zip(names, free_ports(len(names)), strict=True))
        command = [str(weed), "server", "-dir", str(folder), "-ip", "127.0.0.1", "-ip.bind", "127.0.0.1", "-s3",
                   "-s3.config", str(folder / "s3.json"), "-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0",
                   "-volume.max=8", "-volume.preStopSeconds=0", "-master.volumeSizeLimitMB=64",
                   "-master.telemetry=false"]  # fmt: skip
        command += [f"-{name}={port}" for name, port in ports.items()]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        endpoint = f"http://127.0.0.1:{ports['s3.port']}"
        try:
            _until(lambda: _answers(endpoint), process)
            environment = {
                "QUAYLENS_HQ_OBJECTS": f"s3://{BUCKET}",
                "QUAYLENS_HQ_OBJECT_ENDPOINT": endpoint,
                "QUAYLENS_HQ_OBJECT_REGION": "us-east-1",
                "QUAYLENS_HQ_OBJECT_ACCESS_KEY_ID": S3_KEY,
                "QUAYLENS_HQ_OBJECT_SECRET_ACCESS_KEY": S3_SECRET,
            }
            yield environment
        finally:
            process.kill()  # what it holds is thrown away; a gentle end takes it fifteen seconds
            process.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _answers(endpoint):
    try:
        return httpx2.get(f"{endpoint}/healthz", timeout=1, trust_env=False).status_code < 500
    except httpx2.HTTPError:
        return False


def _until(ready, process, seconds=60):
    end = time.monotonic() + seconds
    while not ready():
        assert process.poll() is None, "the server ended by itself"
        assert time.monotonic() < end, "the server does not answer"
        time.sleep(0.05)
