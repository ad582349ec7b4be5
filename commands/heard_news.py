"""What headquarters has just said that officers should know: alerts first, then cases that were returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.exchange import StatementKind
from inspection.message import message

if TYPE_CHECKING:
    from inspection.message import Message
    from local_store.store import Store


def news(store: Store, after: int) -> list[Message]:
    """What the statements behind that number come to."""
    found = []
    for alert in store.heard.statements(StatementKind.ALERT):
        said = alert["content"]
        what = [*said.get("containers", ()), *said.get("companies", ()), *said.get("substances", ())]
        if alert["number"] > after and what:
            found.append(message("sync.alert", what=", ".join(what), note=said.get("note", "")))
    for remark in store.heard.statements(StatementKind.REMARK):
        said = remark["content"]
        if remark["number"] > after and store.heard.supervision(said["inspection"]).returned:
            row = store.inspections.row(said["inspection"])
            label = said["inspection"] if row is None else row.label
            found.append(message("sync.returned", label=label, by=said.get("by", ""), text=said.get("text", "")))
    return found
