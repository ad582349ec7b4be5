from __future__ import annotations

import pytest

from tests.local_store.scene import new_store


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def store(folder):
    with new_store(folder) as opened:
        yield opened
