"""What a release demands of the tree before anything is built: clean, told of, and with its store in the museum."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = re.compile(r"\d+\.\d+\.\d+((a|b|rc)\d+)?")
_DASH = " \N{EN DASH} "  # between version and day in CHANGELOG.md
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MIGRATION = re.compile(r"^def (m\d{4}_\w+)\(", re.MULTILINE)


class NotReady(Exception):
    """Why there is no release, as one sentence with what to do."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What would be released: the version that pyproject.toml names, and the commit."""

    version: str
    commit: str


def candidate(tree: Path) -> Candidate:
    """The version and commit of a tree that is ready. Raises NotReady."""
    version = _version(tree)
    _demand_clean(tree)
    _demand_told_of(tree, version)
    _demand_exhibit(tree, version)
    return Candidate(version, _git(tree, "rev-parse", "HEAD"))


def demand_unchanged(tree: Path, chosen: Candidate) -> None:
    """Whether the tree is still what was chosen, after checks and tests ran in it. Raises NotReady."""
    _demand_clean(tree)
    if _git(tree, "rev-parse", "HEAD") != chosen.commit:
        raise NotReady("The commit changed while it was checked; start again.")


def _version(tree: Path) -> str:
    version = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise NotReady(f"pyproject.toml names the version {version!r}; write it as 1.2.3 or 1.2.3rc1.")
    return version


def _demand_clean(tree: Path) -> None:
    changed = _git(tree, "status", "--porcelain")
    if changed:
        some = ", ".join(line[3:] for line in changed.splitlines()[:5])
        raise NotReady(f"The tree has changes that no commit holds ({some}); commit them or put them aside.")


def _demand_told_of(tree: Path, version: str) -> None:
    """CHANGELOG.md has a dated heading of this version, and lines under it."""
    parts = re.split(r"^## ", (tree / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for part in parts:
        heading, _, text = part.partition("\n")
        name, _, day = heading.partition(_DASH)
        if name.strip() != version:
            continue
        if not _DAY.fullmatch(day.strip()):
            raise NotReady(f"CHANGELOG.md says “{heading.strip()}”; put the day there: “{version}{_DASH}2026-01-31”.")
        if not re.search(r"^- \S", text, re.MULTILINE):
            raise NotReady(f"CHANGELOG.md says nothing under {version}; write what a user sees of it.")
        return
    raise NotReady(f"CHANGELOG.md has no heading “## {version}{_DASH}DAY”; write what a user sees of it.")


def _demand_exhibit(tree: Path, version: str) -> None:
    """The museum has a store that this version wrote, with the newest migration in it."""
    said = tree / "tests" / "museum" / version / "said.json"
    if not said.is_file():
        raise NotReady(
            f"The museum has no store of {version}; make it: .venv/bin/python -m tests.museum.make {version}"
        )
    newest = max(_MIGRATION.findall((tree / "local_store" / "migrations.py").read_text(encoding="utf-8")))
    if json.loads(said.read_text(encoding="utf-8"))["migration"] != newest:
        raise NotReady(f"The museum's store of {version} is older than {newest}; make it again.")


def _git(tree: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=tree, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.rstrip("\n")
