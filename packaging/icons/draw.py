"""Draws the icon in the sizes that desktops ask for: python packaging/icons/draw.py FOLDER.

Writes quaylens-SIDE.png for each side in pixels and quaylens.ico, which holds them all for Windows.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image

DRAWING = Path(__file__).with_name("quaylens.svg")
SIDES = (16, 24, 32, 48, 64, 128, 256)


def draw(folder: Path) -> None:
    """Write the pictures. Raises ValueError when Qt cannot draw the file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize  # noqa: PLC0415 - the platform is chosen first
    from PySide6.QtGui import QGuiApplication, QImageReader  # noqa: PLC0415

    application = QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    for side in SIDES:
        reader = QImageReader(str(DRAWING))
        reader.setScaledSize(QSize(side, side))
        picture = reader.read()
        if picture.isNull() or not picture.save(str(folder / f"quaylens-{side}.png")):
            raise ValueError(f"{DRAWING}: {reader.errorString()}")
    application.quit()
    drawn = [Image.open(folder / f"quaylens-{side}.png") for side in SIDES]
    drawn[-1].save(folder / "quaylens.ico", sizes=[(side, side) for side in SIDES], append_images=drawn[:-1])


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
