"""Sizes in millimetres as logical pixels of the screen in use."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

MM_PER_INCH = 25.4
TARGET_MM = 12.0  # a gloved finger
# Screens that report no size, or a projector's, would give absurd targets: densities beyond these are not believed.
BELIEVED_DPI = (72.0, 180.0)
REFERENCE_DPI = 96.0
LEAST_TARGET = 48
LINE = 24  # pixels of a line of letters as large as usual, of the highest script
ROUND_A_ROW = 14


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in logical pixels; ``target`` is the least side of anything that is pressed.

    ``scale`` is by how much larger than usual the officer wants the letters.
    """

    target: int
    gap: int
    icon: int
    scale: float = 1.0

    def row(self, lines: int) -> int:
        """How high a row of a list is that holds so many lines of letters; a target at least."""
        return max(self.target, round(lines * LINE * self.scale)) + ROUND_A_ROW

    @classmethod
    def of_density(cls, dpi: float) -> Measures:
        """Measures for a density in logical pixels per inch, at least those of 96."""
        low, high = BELIEVED_DPI
        believed = dpi if low <= dpi <= high else REFERENCE_DPI
        target = max(LEAST_TARGET, ceil(TARGET_MM / MM_PER_INCH * believed))
        return cls(target=target, gap=max(6, target // 6), icon=target * 5 // 8)

    @classmethod
    def of_screen(cls, screen: QScreen) -> Measures:
        """Measures for a screen."""
        return cls.of_density(screen.physicalDotsPerInch())
