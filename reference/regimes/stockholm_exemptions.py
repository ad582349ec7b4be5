"""What keeps a listed chemical from being barred: disposal, research, and the uses that Annexes A and B leave open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.consignment import Condition
from inspection.message import message

from ..normalise import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from inspection.consignment import Circumstances, Item
    from inspection.message import Message

    Row = Mapping[str, str]

# Article 3(5) says "laboratory-scale" and gives no figure; more than this we do not take as that on somebody's word.
LABORATORY_KG = Decimal(10)
_DISPOSAL, _LABORATORY = "disposal", "laboratory"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A declared circumstance that meets an exemption: where it is written, and what has to be shown."""

    provision: str
    reason: str
    message: Message
    documents: tuple[str, ...]


def in_effect(exemptions: Iterable[Row], day: date) -> list[Row]:
    """The exemptions and acceptable purposes that are open on the day."""
    return [
        row
        for row in exemptions
        if row["valid_from"] <= day.isoformat() and (not row["expires"] or day.isoformat() < row["expires"])
    ]


def declared_way_out(item: Item, exemptions: Sequence[Row], day: date) -> WayOut | None:
    """The exemption that the declared purpose or condition meets, None where it meets none."""
    declared = item.circumstances
    if declared.purpose == _LABORATORY and (item.kg is None or item.kg <= LABORATORY_KG):
        return WayOut(
            "Article 3(5)",
            "stockholm.laboratory",
            message("stockholm.exception.laboratory"),
            ("document.laboratory_use",),
        )
    if _for_disposal(declared):
        return WayOut(
            "Article 3(2)",
            "stockholm.disposal",
            message("stockholm.exception.disposal"),
            ("document.destruction_contract", "document.basel_consent_import", "document.basel_movement_document"),
        )
    for row in in_effect(exemptions, day):
        condition = declared.condition.value if declared.condition else None
        if declared.purpose in set(split(row["purposes"])) or condition in set(split(row["conditions"])):
            return WayOut(
                "Article 3(2)",
                f"stockholm.{row['kind']}",
                message(f"stockholm.exception.{row['kind']}", uses=row["uses"]),
                ("document.stockholm_register", "document.stockholm_import_permission"),
            )
    return None


def left_open(item: Item, exemptions: Sequence[Row], day: date) -> Iterable[Message]:
    """What undeclared circumstances could still meet; trace amounts are never listed (notes of Annexes A and B)."""
    declared = item.circumstances
    if declared.purpose is None:
        if declared.condition is None:
            yield message("stockholm.exception.disposal")
        yield message("stockholm.exception.laboratory")
    elif declared.purpose == _LABORATORY:
        yield message("stockholm.exception.laboratory")
    for row in in_effect(exemptions, day):
        if declared.purpose is None or declared.purpose in set(split(row["within"])):
            yield message(f"stockholm.exception.{row['kind']}", uses=row["uses"])
    yield message("stockholm.exception.trace")


def _for_disposal(declared: Circumstances) -> bool:
    """Waste goes to sound disposal; operations that may lead to recovery are barred (Article 6(1)(d)(iii))."""
    if declared.purpose == _DISPOSAL:
        return True
    return declared.condition is Condition.WASTE and declared.purpose is None
