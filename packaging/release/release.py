"""Makes a release: refuses what is not ready, runs every check and test, and gathers what is handed on.

Usage: make release, or python packaging/release/release.py [--ready]; --ready only tells whether the tree is ready.
Everything goes to build/release/VERSION, with checksums; nothing is signed, tagged or sent (docs/releasing.md).
"""

from __future__ import annotations

import gzip
import hashlib
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from readiness import Candidate, NotReady, candidate, demand_unchanged

TREE = Path(__file__).resolve().parent.parent.parent
BUILD = TREE / "build"
STEPS = ("check", "test", "notices", "sbom", "bundle", "deb", "test-packages")
BUNDLE = BUILD / "bundle" / "quaylens"
MADE = ("THIRD-PARTY-NOTICES.txt", "quaylens*-{version}.cdx.json", "quaylens_{version}_*.deb")
LONGEST_STEP = 4 * 3600  # seconds; the trials in empty systems are slow on a slow line


def release() -> Path:
    """The folder of the release. Raises NotReady."""
    chosen = candidate(TREE)
    out = BUILD / "release" / chosen.version
    if out.exists():
        raise NotReady(f"{out} is there already; a version is released once. Take it away to make it again.")
    _clear_away()
    for step in STEPS:
        print(f"=== make {step}", flush=True)
        if subprocess.run(["make", step], cwd=TREE, check=False, timeout=LONGEST_STEP).returncode != 0:
            raise NotReady(f"make {step} failed; a release needs all of: {', '.join(STEPS)}.")
        demand_unchanged(TREE, chosen)
    part = out.with_name(f"{out.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    _gather(part, chosen)
    part.rename(out)
    return out


def _clear_away() -> None:
    """Nothing of an earlier build gets into a release."""
    shutil.rmtree(BUNDLE.parent, ignore_errors=True)
    for pattern in MADE:
        for file in BUILD.glob(pattern.format(version="*")):
            file.unlink()


def _gather(folder: Path, chosen: Candidate) -> None:
    """The source of the commit, what was made of it, and SHA256SUMS over all."""
    name = f"quaylens-{chosen.version}"
    archive = ["git", "archive", "--format=tar", f"--prefix={name}/", chosen.commit]
    source = subprocess.run(archive, cwd=TREE, check=True, capture_output=True, timeout=300).stdout
    (folder / f"{name}.tar.gz").write_bytes(gzip.compress(source, mtime=0))  # the same commit, the same bytes
    for pattern in MADE:
        for file in sorted(BUILD.glob(pattern.format(version=chosen.version))):
            shutil.copy2(file, folder / file.name)
    bundle = folder / f"{name}-{sys.platform}-{platform.machine().lower()}.tar.xz"
    pack = [sys.executable, "main.py", "publish", "pack-application", str(BUNDLE), str(bundle)]
    if subprocess.run(pack, cwd=TREE, check=False, timeout=LONGEST_STEP).returncode != 0:
        raise NotReady("The bundle could not be packed.")
    shutil.copy(TREE / "CHANGELOG.md", folder)
    (folder / "COMMIT").write_text(f"{chosen.commit}\n", encoding="ascii")
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def main(arguments: list[str]) -> int:
    """Make it, or say why not."""
    try:
        if arguments == ["--ready"]:
            chosen = candidate(TREE)
            print(f"{chosen.version} is ready to be checked, at {chosen.commit}")
        else:
            print(f"\n{release()}")
    except NotReady as refusal:
        print(f"No release: {refusal}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
