"""What several test folders need: the reference edition, built once from the project's own tables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reference.reference_data import EditionReference

TREE = Path(__file__).resolve().parent.parent

# What else a machine is busy with is no fault of what is tested: 200 ms an example fail a right answer under load.
settings.register_profile("quaylens", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quaylens")


@pytest.fixture(scope="session")
def tree() -> Path:
    """The top of the project."""
    return TREE


@pytest.fixture(scope="session")
def edition_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reference edition built from the tables of this tree; QUAYLENS_TEST_EDITION names one that is built already."""
    if os.environ.get("QUAYLENS_TEST_EDITION"):  # mutation testing starts the tests a thousand times
        return Path(os.environ["QUAYLENS_TEST_EDITION"])
    from reference.build_edition import build

    path = tmp_path_factory.mktemp("edition") / "reference.edition"
    build(TREE / "reference" / "data", path)
    return path


@pytest.fixture(scope="session")
def reference(edition_file: Path) -> Iterator[EditionReference]:
    """The law, opened."""
    from reference.reference_data import EditionReference

    with EditionReference(edition_file) as opened:
        yield opened
