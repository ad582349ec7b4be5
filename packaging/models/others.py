"""Squares that are no hazard labels: safety signs, road signs, cards, text, bar codes, labels cut or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from drawings import _DRAWN, BLACK, BLUE, GREEN, RED, WHITE, YELLOW, Board, pictogram

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LETTERS = "ABCDEFHKLMNOPRSTUXYZ0123456789"
_ANY = (
    "bomb",
    "flame",
    "oxidiser",
    "cylinder",
    "corrosion",
    "skull",
    "exclamation",
    "health",
    "environment",
    "battery",
)


def other(board: Board, *, cards: bool = True) -> NDArray[np.uint8]:
    """One of them by chance; with ``cards`` also cards that hold a true pictogram, which as a whole are none."""
    kinds = (
        _safety_sign,
        _safety_sign,
        _prohibition,
        _triangle,
        _card if cards else _road,
        _card if cards else _road,
        _text,
        _blocks,
        _bars,
        _fire_diamond,
        _road,
    )
    draw = board.chance.choice((*kinds, *3 * (_empty_frame,), _shapes, _shapes, _letter_board, _rings))
    return draw(board)


def _colour(board: Board) -> tuple[int, int, int]:
    return board.chance.randint(0, 255), board.chance.randint(0, 255), board.chance.randint(0, 255)


def _either(board: Board) -> NDArray[np.uint8]:
    return board.turned() if board.chance.random() < 0.5 else board.level()


def _word(board: Board, longest: int = 8) -> str:
    return "".join(board.chance.choice(_LETTERS) for _ in range(board.chance.randint(1, longest)))


def _safety_sign(board: Board) -> NDArray[np.uint8]:
    chance = board.chance
    ground = board.tint(chance.choice((GREEN, GREEN, RED, RED, BLUE, (150, 20, 30))), 30)
    board.box(0, 0, 1, 1, WHITE if chance.random() < 0.6 else ground)
    edge = chance.uniform(0.0, 0.06)
    board.box(edge, edge, 1 - edge, 1 - edge, ground)
    for _ in range(chance.randint(1, 4)):
        x, y, size = chance.uniform(0.2, 0.8), chance.uniform(0.2, 0.8), chance.uniform(0.1, 0.4)
        shape = chance.random()
        if shape < 0.35:  # a cross
            board.box(x - size / 2, y - size / 6, x + size / 2, y + size / 6, WHITE)
            board.box(x - size / 6, y - size / 2, x + size / 6, y + size / 2, WHITE)
        elif shape < 0.6:  # a figure or a spray
            board.draw.ellipse(
                [(x - size / 4) * _DRAWN, (y - size / 2) * _DRAWN, (x + size / 4) * _DRAWN, y * _DRAWN], fill=WHITE
            )
            board.polygon([(x - size / 3, y + size / 2), (x, y - size / 8), (x + size / 3, y + size / 2)], WHITE)
        elif shape < 0.8:
            for _ in range(14):
                u, v = x + chance.uniform(-size, size), y + chance.uniform(-size, size)
                board.draw.ellipse([u * _DRAWN, v * _DRAWN, (u + 0.02) * _DRAWN, (v + 0.02) * _DRAWN], fill=WHITE)
        else:
            board.words(_word(board, 2), x, y, 0.6, size, chance.choice((WHITE, ground)))
    if chance.random() < 0.3:
        board.symbol(chance.choice(("own_flame", "flame")), 0.66, 0.5, 0.4, 0.6, WHITE)
    return board.level()


def _prohibition(board: Board) -> NDArray[np.uint8]:
    chance = board.chance
    board.box(0, 0, 1, 1, WHITE)
    middle = chance.uniform(0.35, 0.6)
    reach = chance.uniform(0.25, 0.45)
    ring = [(0.5 - reach) * _DRAWN, (middle - reach) * _DRAWN, (0.5 + reach) * _DRAWN, (middle + reach) * _DRAWN]
    board.symbol(chance.choice(_ANY), 0.5, middle, reach, reach, BLACK)
    board.draw.ellipse(ring, outline=board.tint(RED), width=round(reach * _DRAWN * 0.2))
    start, end = (0.5 - reach * 0.7) * _DRAWN, (0.5 + reach * 0.7) * _DRAWN
    board.draw.line([start, start, end, end], fill=board.tint(RED), width=round(reach * _DRAWN * 0.18))
    if chance.random() < 0.5:
        board.words(_word(board), 0.5, 0.93, 0.8, 0.1, BLACK)
    return _either(board)


def _triangle(board: Board) -> NDArray[np.uint8]:
    chance = board.chance
    yellow = board.tint(YELLOW)
    board.box(0, 0, 1, 1, chance.choice((yellow, WHITE, _colour(board))))
    board.polygon([(0.5, 0.04), (0.98, 0.9), (0.02, 0.9)], BLACK)
    board.polygon([(0.5, 0.14), (0.9, 0.85), (0.1, 0.85)], yellow)
    board.symbol(chance.choice(_ANY), 0.5, 0.62, 0.4, 0.4, BLACK)
    return _either(board)


def _card(board: Board) -> NDArray[np.uint8]:
    """A card that holds a pictogram with words below, level: the pictogram counts, not the card."""
    chance = board.chance
    inner = Board(chance, board.symbols, WHITE)
    pictogram(inner, chance.choice(_ANY))
    size = round(_DRAWN * chance.uniform(0.35, 0.85))
    board.box(0, 0, 1, 1, board.tint(WHITE, 12))
    left = chance.randint(0, _DRAWN - size)
    board.picture.paste(inner.picture.resize((size, size)), (left, chance.randint(0, _DRAWN - size)))
    if chance.random() < 0.6:
        board.words(_word(board), 0.5, 0.92, 0.8, 0.08, BLACK)
    return _either(board)


def _text(board: Board) -> NDArray[np.uint8]:
    chance = board.chance
    ground, ink = board.tint(WHITE, 30), board.tint(BLACK, 40)
    if chance.random() < 0.3:
        ground, ink = _colour(board), _colour(board)
    board.box(0, 0, 1, 1, ground)
    rows = chance.randint(1, 14)
    for row in range(rows):
        text = " ".join(_word(board, 9) for _ in range(chance.randint(1, 4)))
        board.words(text, 0.5, (row + 0.5) / rows, chance.uniform(0.4, 1.1), 0.8 / rows, ink)
    return _either(board)


def _blocks(board: Board) -> NDArray[np.uint8]:
    count = board.chance.randint(8, 30)
    cells = np.random.default_rng(board.chance.getrandbits(30)).random((count, count)) < 0.5
    board.box(0, 0, 1, 1, WHITE)
    for row, column in np.argwhere(cells):
        board.box(column / count, row / count, (column + 1) / count, (row + 1) / count, BLACK)
    return _either(board)


def _bars(board: Board) -> NDArray[np.uint8]:
    board.box(0, 0, 1, 1, WHITE)
    x = 0.05
    while x < 0.95:
        width = board.chance.choice((0.01, 0.02, 0.03))
        board.box(x, 0.1, x + width, board.chance.choice((0.8, 0.9)), BLACK)
        x += width + board.chance.choice((0.01, 0.02, 0.03))
    return _either(board)


def _fire_diamond(board: Board) -> NDArray[np.uint8]:
    """The four diamonds of NFPA 704."""
    for x, y, colour in ((0.5, 0.25, RED), (0.75, 0.5, YELLOW), (0.5, 0.75, WHITE), (0.25, 0.5, BLUE)):
        board.polygon([(x, y - 0.25), (x + 0.25, y), (x, y + 0.25), (x - 0.25, y)], board.tint(colour))
        board.words(board.chance.choice("01234W"), x, y, 0.2, 0.22, BLACK)
    return board.turned()


def _road(board: Board) -> NDArray[np.uint8]:
    board.diamond(0.5, board.tint(board.chance.choice((YELLOW, (245, 140, 30), WHITE))))
    board.outline(0.46, BLACK, 0.015)
    if board.chance.random() < 0.5:
        board.words(_word(board, 5), 0.5, 0.45, 0.7, 0.2, BLACK)
        board.words(_word(board, 5), 0.5, 0.62, 0.5, 0.16, BLACK)
    else:
        board.polygon([(0.5, 0.2), (0.62, 0.4), (0.54, 0.4), (0.54, 0.8), (0.46, 0.8), (0.46, 0.4), (0.38, 0.4)], BLACK)
    return board.turned()


def _empty_frame(board: Board) -> NDArray[np.uint8]:
    """A red frame with nothing, words or strange ink in it."""
    picture = board.chance.random()
    if picture < 0.12:
        return pictogram(board, "")
    if picture < 0.6:
        pictogram(board, "")
        _strange_ink(board)
        return board.turned()
    if picture < 0.75:
        return pictogram(board, board.chance.choice(("battery", "biohazard", "own_trefoil", "gasping")))
    pictogram(board, "")
    for row, text in enumerate((_word(board, 5), _word(board, 6), _word(board, 6))):
        board.words(text, 0.5, 0.38 + 0.12 * row, 0.5, board.chance.uniform(0.08, 0.14), BLACK)
    return board.turned()


def _strange_ink(board: Board) -> None:
    """Ink in the middle of a frame that is no symbol: an arrow, a sign, spots, strokes."""
    chance = board.chance
    kind = chance.random()
    if kind < 0.25:
        board.words(_word(board, 2), 0.5, 0.5, 0.5, chance.uniform(0.2, 0.5), BLACK)
        return
    for _ in range(chance.randint(1, 5)):
        x, y, size = chance.uniform(0.33, 0.67), chance.uniform(0.33, 0.67), chance.uniform(0.03, 0.2)
        if kind < 0.5:
            box = [(x - size) * _DRAWN, (y - size) * _DRAWN, (x + size) * _DRAWN, (y + size * chance.random()) * _DRAWN]
            box[3] = max(box[3], box[1] + 2)
            board.draw.ellipse(box, fill=BLACK if chance.random() < 0.6 else None, outline=BLACK, width=9)
        elif kind < 0.75:
            points = [(x + chance.gauss(0, size), y + chance.gauss(0, size)) for _ in range(chance.randint(3, 7))]
            board.polygon(points, BLACK)
        else:
            end = (x + chance.gauss(0, 0.15)) * _DRAWN, (y + chance.gauss(0, 0.15)) * _DRAWN
            board.draw.line([(x * _DRAWN, y * _DRAWN), end], fill=BLACK, width=chance.randint(4, 26))


def _shapes(board: Board) -> NDArray[np.uint8]:
    chance = board.chance
    board.box(0, 0, 1, 1, _colour(board))
    for _ in range(chance.randint(0, 6)):
        x, y, size = chance.random(), chance.random(), chance.uniform(0.05, 0.5)
        kind = chance.random()
        if kind < 0.3:
            board.box(x, y, x + size, y + chance.uniform(0.05, 0.5), _colour(board))
        elif kind < 0.6:
            board.draw.ellipse([x * _DRAWN, y * _DRAWN, (x + size) * _DRAWN, (y + size) * _DRAWN], fill=_colour(board))
        else:
            points = [(chance.random(), chance.random()) for _ in range(chance.randint(3, 5))]
            board.polygon(points, _colour(board))
    return _either(board)


def _letter_board(board: Board) -> NDArray[np.uint8]:
    board.box(0, 0, 1, 1, _colour(board))
    if board.chance.random() < 0.6:
        board.outline(0.45, _colour(board), board.chance.uniform(0.01, 0.06))
    board.words(
        _word(board, 2), 0.5, board.chance.uniform(0.3, 0.7), 0.8, board.chance.uniform(0.2, 0.7), _colour(board)
    )
    return _either(board)


def _rings(board: Board) -> NDArray[np.uint8]:
    board.box(0, 0, 1, 1, _colour(board))
    for reach in (0.46, 0.36, 0.2):
        box = [(0.5 - reach) * _DRAWN, (0.5 - reach) * _DRAWN, (0.5 + reach) * _DRAWN, (0.5 + reach) * _DRAWN]
        board.draw.ellipse(box, fill=_colour(board))
    if board.chance.random() < 0.5:
        board.words(_word(board, 4), 0.5, 0.5, 0.6, 0.3, _colour(board))
    return board.level()
