"""Drawings of the marks that are no class labels: diamonds and level rectangles, as squares of 128 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawings import BLACK, RED, WHITE, Board

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def mark(board: Board, name: str) -> NDArray[np.uint8]:
    """The marks that are no class labels."""
    chance = board.chance
    if name == "marine_pollutant":
        board.diamond(0.5, board.tint(WHITE, 8))
        board.outline(chance.uniform(0.46, 0.49), BLACK, chance.uniform(0.012, 0.04))
        board.symbol("environment", 0.5, 0.5, 0.56, 0.5, BLACK)
        return board.turned()
    if name == "limited_quantity":
        board.diamond(0.5, BLACK)
        part = chance.uniform(0.2, 0.28)
        board.polygon(
            [(0, 0.5), (part, part), (1 - part, part), (1, 0.5), (1 - part, 1 - part), (part, 1 - part)], WHITE
        )
        board.outline(0.49, BLACK, 0.03)
        if chance.random() < 0.35:
            board.words("Y", 0.5, 0.5, 0.3, 0.3, BLACK)
        return board.turned()
    board.box(0, 0, 1, 1, board.tint(WHITE, 8))
    if name == "elevated_temperature":
        _thermometer(board)
    else:
        _rectangle(board, name)
    return board.level()


def _thermometer(board: Board) -> None:
    """A red triangle with a thermometer, in a square on its base."""
    chance, red = board.chance, board.tint(RED, 20)
    if chance.random() < 0.5:
        board.box(0, 0, 1, 1, (chance.randint(0, 255), chance.randint(0, 255), chance.randint(0, 255)))
    edge = chance.uniform(0.05, 0.12)
    board.polygon([(0.5, 0), (1, 1), (0, 1)], red)
    board.polygon([(0.5, edge * 2.2), (1 - edge * 1.6, 1 - edge), (edge * 1.6, 1 - edge)], board.tint(WHITE, 10))
    x = 0.5 + chance.uniform(-0.03, 0.03)
    width = chance.uniform(0.02, 0.035)
    board.box(x - width, 0.4, x + width, 0.72, red)
    board.symbol("disc", x, 0.76, width * 5, width * 5, red)
    for row in range(4):
        board.box(x + width * 1.5, 0.46 + 0.06 * row, x + width * 4, 0.475 + 0.06 * row, red)
    if chance.random() < 0.7:
        for side in (-0.17, 0.17):
            for row in range(2):
                y = 0.84 - 0.06 * row
                board.polygon(
                    [
                        (x + side - 0.07, y),
                        (x + side + 0.07, y - 0.03),
                        (x + side + 0.07, y),
                        (x + side - 0.07, y + 0.03),
                    ],
                    red,
                )


def _rectangle(board: Board, name: str) -> None:
    chance = board.chance
    if name == "lithium_battery":
        for step in range(-2, 24):
            red = board.tint(RED, 10)
            board.polygon(
                [(step / 11, 0), (step / 11 + 0.05, 0), (step / 11 - 0.03, 0.07), (step / 11 - 0.08, 0.07)], red
            )
            board.polygon(
                [(step / 11, 0.93), (step / 11 + 0.05, 0.93), (step / 11 - 0.03, 1), (step / 11 - 0.08, 1)], red
            )
            board.polygon([(0, step / 11), (0.07, step / 11 - 0.05), (0.07, step / 11), (0, step / 11 + 0.05)], red)
            board.polygon([(0.93, step / 11), (1, step / 11 - 0.05), (1, step / 11), (0.93, step / 11 + 0.05)], red)
        board.symbol("battery", 0.5, 0.4, 0.6, 0.44, BLACK)
        board.words(f"UN{chance.choice(('3480', '3481', '3090', '3091'))}", 0.5, 0.8, 0.5, 0.16, BLACK)
        return
    ink = BLACK
    if name == "fumigation":
        board.box(0.0, 0.0, 1, 1, BLACK)
        board.box(0.03, 0.04, 0.97, 0.96, board.tint(WHITE, 8))
        board.words("DANGER", 0.5, 0.14, 0.6, 0.14, ink)
        board.symbol("skull", 0.5, 0.36, 0.4, 0.25, ink)
        lines = ("THIS UNIT IS UNDER FUMIGATION", "WITH  PHOSPHINE  APPLIED ON", "VENTILATED ON", "DO NOT ENTER")
        for row, text in enumerate(lines):
            board.words(text, 0.5, 0.56 + 0.115 * row, 0.86, 0.08, ink)
        return
    board.box(0, 0, 1, 1, BLACK)
    board.box(0.03, 0.03, 0.97, 0.97, board.tint(WHITE, 8))
    board.words("WARNING", 0.5, 0.12, 0.8, 0.12, ink)
    board.symbol("gasping", 0.5, 0.4, 0.6, 0.36, ink)
    for row, text in enumerate((chance.choice(("CARBON DIOXIDE, SOLID", "NITROGEN, LIQUID")), "AS COOLANT", "UN 1845")):
        board.words(text, 0.5, 0.68 + 0.11 * row, 0.84, 0.085, ink)
