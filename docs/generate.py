"""Writes the documents that follow from the code, so that they cannot tell anything else."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from inspection.finding_codes import FindingCode
from inspection.wording import sentences

FINDING_CODES = Path(__file__).resolve().parent / "finding-codes.md"


def finding_codes() -> str:
    """Every finding code with the sentence of its reason, as a Markdown table."""
    rows = [f"| `{code.value}` | {sentences()[code.value]} |" for code in sorted(FindingCode)]
    head = ["# Finding codes", "", "Made by `make docs` from `inspection/finding_codes.py` and the wording.", ""]
    return "\n".join([*head, "| code | reason |", "|---|---|", *rows, ""])


if __name__ == "__main__":
    FINDING_CODES.write_text(finding_codes(), encoding="utf-8")
