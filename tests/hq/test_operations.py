"""What operators stand on: health, figures, logs, tables, the console, and several workers behind one address."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time

import httpx2
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, update

from hq import schema
from hq.__main__ import main
from hq.telemetry import JsonLines
from hq.verification import verified
from tests.hq.conftest import METRICS_TOKEN, PASSPHRASE, Browser
from tests.hq.servers import free_ports


def test_health_is_told_and_figures_only_to_who_has_the_token(at_hq, visitors, caplog):
    plain = Browser(at_hq)
    assert plain.get("/healthz").json() == {"state": "alive"}
    assert plain.get("/readyz").json() == {"state": "ready"}
    assert plain.get("/metrics").status_code == 404
    assert plain.get("/metrics", headers={"authorization": "Bearer guessed"}).status_code == 404
    figures = plain.get("/metrics", headers={"authorization": f"Bearer {METRICS_TOKEN}"}).text
    assert "quaylens_hq_stations " in figures
    assert "quaylens_hq_records_held " in figures
    assert 'route="/readyz",status="200"' in figures
    assert "quaylens_hq_seconds_bucket" in figures


def test_a_line_of_the_log_is_json_with_the_number_of_the_request_and_no_secret(at_hq, caplog):
    def lines():
        told = [JsonLines().format(each) for each in caplog.records if each.name == "quaylens.hq.request"]
        return [json.loads(each) for each in told if "/sign-in" in each]

    with caplog.at_level(logging.INFO, logger="quaylens.hq.request"):
        answer = Browser(at_hq).get(
            "/sign-in?wanted=/secret", headers={"x-request-id": "given-number", "authorization": "Bearer abc"}
        )
        end = time.monotonic() + 20
        while not lines() and time.monotonic() < end:  # the answer may be here before its line
            time.sleep(0.01)
    line = lines()[-1]
    assert answer.headers["x-request-id"] == "given-number"
    assert (line["route"], line["status"], line["method"]) == ("/sign-in", 200, "GET")
    assert "secret" not in json.dumps(line)
    assert "abc" not in json.dumps(line)
    assert Browser(at_hq).get("/", headers={"x-request-id": "bad\tnumber"}).headers["x-request-id"] != "bad\tnumber"


def test_the_migrations_make_the_tables_that_the_code_knows(production, embedded):
    for service in (production, embedded):
        with service.engine.connect() as connection:
            found = compare_metadata(MigrationContext.configure(connection), schema.METADATA)
        assert [each for each in found if "record_" not in str(each)] == []
    with production.engine.connect() as connection:
        partitions = connection.exec_driver_sql("SELECT count(*) FROM pg_inherits").scalar_one()
    assert partitions >= schema.PARTITIONS


def test_the_whole_chain_is_checked_as_it_is_held(production, stations):
    reports = dict(verified(production, "Quay 7"))
    assert reports["Quay 7"].holds
    assert reports["Quay 7"].signed == 4
    here = (schema.record.c.station == stations["quay"].fingerprint, schema.record.c.seq == 5)
    with production.engine.begin() as connection:
        good = connection.execute(select(schema.record.c.signature).where(*here)).scalar_one()
        connection.execute(update(schema.record).where(*here).values(signature=good[::-1]))
    try:
        (told,) = dict(verified(production, "Quay 7")).values()
        assert told.bad_record == 5
    finally:
        with production.engine.begin() as connection:
            connection.execute(update(schema.record).where(*here).values(signature=good))


@pytest.fixture
def console(tmp_path, monkeypatch, capsys):
    """Runs a command of the console on a headquarters of its own; gives exit code and what was said."""
    monkeypatch.setenv("QUAYLENS_HQ_FOLDER", str(tmp_path / "hq"))
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["hq", *(str(file) if word == "FILE" else word for word in words)])
        code = main()
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_accounts_are_made_at_the_console_without_a_secret_on_its_line(console):
    assert console("migrate") == (0, "")
    assert console("account", "add", "ana", "--role", "supervisor", "--passphrase-file", "FILE") == (0, "")
    assert console("account", "add", "ana", "--passphrase-file", "FILE")[0] == 2
    code, told = console("account", "add", "kofi")  # nobody sits at a terminal here
    assert (code, told.count("\n")) == (2, 1)
    assert console("account", "totp", "ana")[0] == 0
    assert console("account", "disable", "ana")[0] == 0
    assert console("account", "passphrase", "ana", "--passphrase-file", "FILE")[0] == 0
    assert console("account", "disable", "nobody")[0] == 2
    code, told = console("station-code", "Quay 7", "--port", "Tema")
    assert (code, len(told.strip())) == (0, 41)
    assert console("verify", "nobody")[0] == 2


def test_two_workers_answer_alike_and_end_when_they_are_told_to(postgres, production, stations, tmp_path):
    (port,) = free_ports(1)
    (tmp_path / "metrics").write_text(METRICS_TOKEN)
    environment = {
        **os.environ,
        "QUAYLENS_HQ_FOLDER": str(production.settings.folder),
        "QUAYLENS_HQ_DATABASE": postgres,
        "QUAYLENS_HQ_METRICS_TOKEN_FILE": str(tmp_path / "metrics"),
        "OMP_NUM_THREADS": "1",
    }
    command = [sys.executable, "-m", "hq", "serve", "--port", str(port), "--workers", "2"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                answers = [httpx2.get(f"{address}/readyz", trust_env=False) for _ in range(20)]
                break
            except httpx2.TransportError:
                assert process.poll() is None, (tmp_path / "log").read_text()
                time.sleep(0.1)
        assert {each.text for each in answers} == {'{"state":"ready"}'}
        assert "max-age" in answers[0].headers["strict-transport-security"]
        keys = {httpx2.get(f"{address}/api/v1/hello", trust_env=False).json()["key"] for _ in range(10)}
        assert keys == {production.key.public_key.hex()}
        with httpx2.Client(base_url=address, headers={"authorization": f"Bearer {METRICS_TOKEN}"}) as client:
            figures = client.get("/metrics").text
        assert 'route="/readyz",status="200"} 20.0' in figures  # of both workers
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=40) in {0, -signal.SIGTERM}
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert sum(line["message"] == "ended" for line in lines) == 2
