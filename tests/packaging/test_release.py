"""A release is refused, each time for one reason, and made where there is none; in a small tree with its scripts."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.sources import kept

HERE = Path(__file__).resolve().parent.parent.parent
STEPS = "check test notices sbom bundle deb test-packages"
CHANGES = """# Changes

## 7.1.0 \N{EN DASH} 2031-02-03

- Seven things.

## 7.0.0 \N{EN DASH} 2030-01-01

- Six.
"""
MAKEFILE = f"""{STEPS}:
\t@mkdir -p build/bundle/quaylens && echo $@ >> build/steps
\t@echo made > build/THIRD-PARTY-NOTICES.txt
\t@echo made > build/quaylens-7.1.0.cdx.json
\t@echo made > build/quaylens_7.1.0_amd64.deb
"""
PACKS = "import pathlib, sys\n\npathlib.Path(sys.argv[4]).write_text(sys.argv[3])\n"


def git(tree, *arguments):
    who = ["-c", "user.name=Drawn", "-c", "user.email=drawn@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=tree, check=True, capture_output=True, timeout=60)


def commit(tree):
    git(tree, "add", "-A")
    git(tree, "commit", "-q", "-m", "All of it")


@pytest.fixture
def tree(tmp_path):
    """A tree that is ready: the release's scripts, and as little as they ask of the rest."""
    made = tmp_path / "tree"
    shutil.copytree(HERE / "packaging" / "release", made / "packaging" / "release")
    for name, text in {
        ".gitignore": "build/\n__pycache__/\n",
        "pyproject.toml": '[project]\nname = "quaylens"\nversion = "7.1.0"\n',
        "CHANGELOG.md": CHANGES,
        "Makefile": MAKEFILE,
        "local_store/migrations.py": "def m0001_a(db):\n    pass\n\n\ndef m0002_b(db):\n    pass\n",
        "tests/museum/7.1.0/said.json": json.dumps({"migration": "m0002_b"}),
        "main.py": PACKS,
        "build/quaylens_7.1.0_arm64.deb": "of an earlier build\n",
    }.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q", str(made))
    commit(made)
    return made


def release(tree, *arguments):
    script = tree / "packaging" / "release" / "release.py"
    return subprocess.run([sys.executable, script, *arguments], cwd=tree, capture_output=True, text=True, timeout=60)


def changed(name, old, new):
    def change(tree):
        file = tree / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        commit(tree)

    return change


def without_exhibit(tree):
    shutil.rmtree(tree / "tests" / "museum" / "7.1.0")
    commit(tree)


REFUSALS = {
    "a changed file": (lambda tree: (tree / "CHANGELOG.md").write_text("more\n"), "CHANGELOG.md"),
    "a new file": (lambda tree: (tree / "stray.py").write_text(""), "stray.py"),
    "no heading": (changed("CHANGELOG.md", "## 7.1.0 \N{EN DASH}", "## 7.2.0 \N{EN DASH}"), "no heading"),
    "no day": (changed("CHANGELOG.md", "2031-02-03", "unreleased"), "put the day there"),
    "no line": (changed("CHANGELOG.md", "- Seven things.\n", ""), "says nothing under 7.1.0"),
    "no exhibit": (without_exhibit, "tests.museum.make 7.1.0"),
    "an old exhibit": (changed("tests/museum/7.1.0/said.json", "m0002_b", "m0001_a"), "older than m0002_b"),
    "no version": (changed("pyproject.toml", "7.1.0", "7.one"), "write it as 1.2.3"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_tree_that_is_not_ready_is_refused_before_anything_runs(tree, case):
    spoil, said = REFUSALS[case]
    spoil(tree)
    done = release(tree)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tree / "build" / "steps").exists()
    assert not (tree / "build" / "release").exists()


@pytest.mark.parametrize("step", ["check", "test", "test-packages"])
def test_a_failing_step_is_no_release(tree, step):
    changed("Makefile", MAKEFILE, f"{MAKEFILE}\t@test $@ != {step}\n")(tree)
    done = release(tree)
    assert done.returncode == 2
    assert f"make {step} failed" in done.stderr
    assert not (tree / "build" / "release").exists()


def test_a_step_that_changes_the_tree_is_no_release(tree):
    changed("Makefile", MAKEFILE, f"{MAKEFILE}\t@echo >> pyproject.toml\n")(tree)
    done = release(tree)
    assert "pyproject.toml" in done.stderr
    assert done.returncode == 2


def test_what_is_handed_on_is_the_commit_and_what_was_made_of_it(tree):
    done = release(tree)
    assert done.returncode == 0, done.stderr
    folder = tree / "build" / "release" / "7.1.0"
    assert (tree / "build" / "steps").read_text().split() == STEPS.split()
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == {
        "quaylens-7.1.0.tar.gz", "quaylens-7.1.0.cdx.json", "quaylens_7.1.0_amd64.deb", "THIRD-PARTY-NOTICES.txt",
        "CHANGELOG.md", "COMMIT", f"quaylens-7.1.0-linux-{platform.machine()}.tar.xz",
    }  # fmt: skip
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == told for name, told in sums.items())
    with tarfile.open(folder / "quaylens-7.1.0.tar.gz") as source:
        assert "quaylens-7.1.0/pyproject.toml" in source.getnames()
    again = release(tree)
    assert again.returncode == 2
    assert "released once" in again.stderr


def test_every_distribution_that_is_handed_on_has_its_licence_among_the_notices(tmp_path):
    script = HERE / "packaging" / "release" / "notices.py"
    done = subprocess.run([sys.executable, script, tmp_path / "notices"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "notices").read_text(encoding="utf-8")
    lock = (HERE / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE):
        assert f"{name} {version}" in text
    for demanded in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "SIL Open Font License",
        "CC BY 4.0",
        "DroidSansFallbackFull.ttf",
    ):
        assert demanded in text


def test_the_version_stands_in_one_place():
    """Scripts and packages take it from pyproject.toml; whoever writes it a second time forgets one of them."""
    version = re.search(r'^version = "([^"]+)"', (HERE / "pyproject.toml").read_text(), re.MULTILINE)[1]
    named = re.compile(rf"(?<![\w.]){re.escape(version)}(?![\w.])")
    endings = (".py", ".sh", ".spec", ".iss", ".xml", ".desktop", "Makefile")
    files = [path for path in kept() if path.name.endswith(endings) or path.parts[0] == "packaging"]
    texts = {path: (HERE / path).read_text(errors="replace") for path in files if path.parts[0] != "tests"}
    assert [path for path, text in texts.items() if named.search(text)] == []
