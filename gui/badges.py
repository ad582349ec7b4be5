"""Where badges stand: beside what they name, over nothing that was read, over no other badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSizeF

GAP = 6.0
MOST_HIDDEN = 0.2  # of a badge


def place(named: QRectF, size: QSizeF, field: QRectF, read: Sequence[QRectF], badges: Sequence[QRectF]) -> QRectF:
    """Of right, above, below and left the place that hides least; above, pushed into the field, where none fits."""
    middle = named.center().y() - size.height() / 2
    corners = (
        (named.right() + GAP, middle),
        (named.left(), named.top() - size.height() - GAP),
        (named.left(), named.bottom() + GAP),
        (named.left() - size.width() - GAP, middle),
    )
    inside = [badge for x, y in corners if field.contains(badge := QRectF(x, y, size.width(), size.height()))]
    if not inside:
        x = max(field.left(), min(named.left(), field.right() - size.width()))
        y = max(field.top(), min(named.top() - size.height() - GAP, field.bottom() - size.height()))
        return QRectF(x, y, size.width(), size.height())

    def hidden(badge: QRectF) -> float:
        # A badge under another one is lost; a region under a badge can still be seen beside it.
        over_read = sum(_area(badge.intersected(each)) for each in read)
        return over_read + 10 * sum(_area(badge.intersected(each)) for each in badges)

    return min(inside, key=hidden)


def hides(badge: QRectF, named: QRectF, read: Sequence[QRectF], badges: Sequence[QRectF]) -> bool:
    """Whether a badge stands over another one, or over more than a little of something else that was read."""
    over = sum(_area(badge.intersected(each)) for each in read if each != named)
    return over > MOST_HIDDEN * _area(badge) or any(badge.intersects(each) for each in badges)


def _area(box: QRectF) -> float:
    return box.width() * box.height()
