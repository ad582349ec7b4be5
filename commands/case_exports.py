"""What an inspection is handed on as from the window: the same files as ``case export`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from inspection.errors import BadInput
from inspection.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from gui.case_services import ExportKind
    from gui.services import StationStore
    from inspection.dossier import Dossier
    from inspection.message import Message
    from inspection.ports import ReferenceData
    from local_store.store import Store

SCREEN_PPI = 96.0


def preview(store: StationStore, dossier: Dossier) -> Sequence[bytes]:
    """The report's pages as PNG."""
    from local_store.report.render import render_pages

    return render_pages(dossier, store.photo, ppi=SCREEN_PPI)


def export(
    reference: ReferenceData, store: StationStore, dossier: Dossier, kind: ExportKind, path: Path, day: date
) -> Message:
    """Write the file and keep the record that it was made; says what was written. Raises Fault."""
    from inspection.session import InspectionSession
    from local_store.durable import disk_faults, write_durably

    station = cast("Store", store)
    if kind.value == "case":
        from local_store.case_file import export_case
        from local_store.report import render_report

        if path.exists():
            raise BadInput("commands.exists", path=path)
        export_case(station, dossier.inspection, path, render_report(dossier, store.photo))
        return message("case.export.done", path=path)
    content, told = _content(station, dossier, kind, path, day)
    InspectionSession(dossier.inspection, store, reference).exported(kind.value, content)
    with disk_faults(path.parent):
        write_durably(path, [content])
    return told


def _content(station: Store, dossier: Dossier, kind: ExportKind, path: Path, day: date) -> tuple[bytes, Message]:
    done = message("case.export.done", path=path)
    if kind.value == "report":
        from local_store.report import render_report

        return render_report(dossier, station.photo), done
    if kind.value == "json":
        from local_store.exports.whole import whole_bytes

        return whole_bytes(dossier), done
    if kind.value in {"findings", "items"}:
        from local_store.exports.tables import Table, csv_bytes

        return csv_bytes(dossier, Table(kind.value)), done
    if kind.value == "packet":
        from local_store.exports.packet import packet_of

        packet = packet_of(station, dossier.inspection)
        told = message("case.export.packet", path=path, bodies=packet.redacted, withheld=packet.withheld_photos)
        return packet.content, told
    from local_store.exports.form_page import form_pdf
    from local_store.exports.forms import Form, fill

    filled = fill(Form(kind.value), dossier, day)
    return form_pdf(filled, day), message("case.export.form", path=path, count=len(filled.missing))
