"""Writes the software bills of materials (CycloneDX 1.6, JSON) from the lock files: of program and headquarters.

Usage: python packaging/release/sbom.py [FOLDER]; without FOLDER build/. The same lock files give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from locked import locked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TREE = Path(__file__).resolve().parent.parent.parent
BILLS: Mapping[str, tuple[str, ...]] = MappingProxyType({"quaylens": ("runtime",), "quaylens-hq": ("runtime", "hq")})
OWN = ("packaging/fonts/*.ttf", "capture/models/*.onnx")  # what the tree carries beside code
FONT_LICENCE = MappingProxyType({"Dej": "Bitstream-Vera", "Dro": "Apache-2.0", "Not": "OFL-1.1"})


def bill(locks: Sequence[str]) -> str:
    """The bill of these lock files. Raises ValueError when it is not valid."""
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", "-", "--pyproject"]
    command += [
        str(TREE / "pyproject.toml"),
        "--output-reproducible",
        "--spec-version",
        "1.6",
        "--output-format",
        "JSON",
    ]
    made = subprocess.run(
        command, input=_once(_files(locks)), capture_output=True, check=True, text=True, timeout=300, cwd=TREE
    ).stdout
    told = json.loads(made)
    for component in told["components"]:
        del component["description"]  # the line of the lock file with its hashes, which stand beside it too
        component["bom-ref"] = component["purl"]
        licence = _licence(component["name"])
        if licence:
            component["licenses"] = [{"license": {"name": licence}}]
    told["components"] += _own()
    root = told["metadata"]["component"]["bom-ref"]
    references = [component["bom-ref"] for component in told["components"]]
    told["dependencies"] = [{"ref": root, "dependsOn": references}, *({"ref": each} for each in references)]
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise ValueError(str(fault)[-300:])  # what is wrong stands last, after the whole bill
    return text


def _once(files: Sequence[Path]) -> str:
    """The lock files as one, each distribution once; the later file may repeat what the earlier one has."""
    lines: list[str] = []
    seen: set[str] = set()
    keep = True
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                pinned = line.partition(" ")[0]
                keep = pinned not in seen
                seen.add(pinned)
            if keep:
                lines.append(line)
    return "\n".join(lines) + "\n"


def _licence(name: str) -> str:
    """What the installed distribution says of its licence; nothing of one for another platform."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    return str(about["License-Expression"] or (about["License"] or "").split("\n")[0])


def _own() -> list[dict[str, Any]]:
    """Fonts and models of the tree, by their hash."""
    components = []
    for pattern in OWN:
        for file in sorted(TREE.glob(pattern)):
            name = file.relative_to(TREE).as_posix()
            licence = FONT_LICENCE.get(file.name[:3], "Apache-2.0")
            components.append(
                {
                    "type": "machine-learning-model" if file.suffix == ".onnx" else "file",
                    "bom-ref": name,
                    "name": name,
                    "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}],
                    "licenses": [{"license": {"name": licence}}],
                }
            )
    return components


def main(arguments: list[str]) -> int:
    """Write them."""
    folder = Path(arguments[0]) if arguments else TREE / "build"
    folder.mkdir(parents=True, exist_ok=True)
    version = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    for name, locks in BILLS.items():
        text = bill(locks)
        said, demanded = len(json.loads(text)["components"]), len(locked(*_files(locks))) + len(_own())
        if said != demanded:
            print(
                f"No bill was written: it names {said} parts, the lock files and the tree {demanded}.", file=sys.stderr
            )
            return 2
        out = folder / f"{name}-{version}.cdx.json"
        out.write_text(text, encoding="utf-8")
        print(out)
    return 0


def _files(locks: Sequence[str]) -> list[Path]:
    return [TREE / "requirements" / f"{name}.txt" for name in locks]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
