"""The files of the tree as they are kept, found without git: a copy of the tree is tested like a clone of it."""

import os
from pathlib import Path

TREE = Path(__file__).resolve().parents[1]
MADE = {"build", "mutants", "__pycache__"}  # as in .gitignore, beside what begins with a point


def kept(*endings):
    """Paths within the tree; only with one of these endings where any is given."""
    for folder, folders, names in os.walk(TREE):
        folders[:] = [name for name in folders if name not in MADE and not name.startswith(".")]
        for name in names:
            if not name.endswith((".mo", ".pyc")) and name.endswith(endings or ("",)):
                yield (Path(folder) / name).relative_to(TREE)
