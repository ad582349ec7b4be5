"""A drawn label, a store's passphrase, and the command line run in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commands.sample_label import draw_label

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def label(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drawn label of an R-22 cylinder."""
    path = tmp_path_factory.mktemp("label") / "label.png"
    draw_label(path)
    return path


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    """A file with a passphrase that only its owner can read."""
    path = tmp_path / "passphrase"
    path.touch(mode=0o600)
    path.write_text("correct horse battery staple")
    return path
