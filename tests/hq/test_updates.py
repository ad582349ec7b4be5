"""Updates served to stations: what was published, and nothing else of the folder or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hq.updates import serve_updates

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    app = FastAPI()
    serve_updates(app, tmp_path / "updates")
    return TestClient(app)


def test_a_folder_that_is_not_filled_yet_has_no_file(client: TestClient) -> None:
    assert client.get("/updates/metadata/timestamp.json").status_code == 404


def test_only_what_stations_read_is_served(client: TestClient, tmp_path: Path) -> None:
    for name in ("metadata", "targets", "drafts"):
        (tmp_path / "updates" / name).mkdir(parents=True)
        (tmp_path / "updates" / name / "root.json").write_text("{}")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "updates" / "metadata" / "link.json").symlink_to(tmp_path / "secret")

    assert client.get("/updates/metadata/root.json").text == "{}"
    assert client.get("/updates/targets/root.json").text == "{}"
    for path in ("drafts/root.json", "metadata/%2e%2e/drafts/root.json", "metadata/link.json", "metadata/"):
        assert client.get(f"/updates/{path}").status_code == 404, path
