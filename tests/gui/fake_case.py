"""The desk of the start page and of the page of one inspection, kept in memory."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import cv2
import numpy as np

from gui.case_services import Amounts, CaseDesk, Choices, PaperRows, Returned
from inspection.custody import ReceiverSignature
from inspection.declaration_table import table_of
from inspection.errors import BadInput, VerificationFailed
from inspection.instruments import proposed_reading, typed_composition
from inspection.message import message
from inspection.place import Fix
from inspection.scan_command import CommandCodes
from inspection.supervision import Supervision

FIX = Fix(Decimal("5.67"), Decimal("-0.01"), datetime(2026, 11, 22, 8, 30, tzinfo=UTC), 9, Decimal("0.9"))
REFRIGERANTS = {"R12": "R-12", "R22": "R-22", "R134A": "R-134a"}
PNG = cv2.imencode(".png", np.full((400, 283), 255, np.uint8))[1].tobytes()  # a page, small


@dataclass
class Case:
    """What the fake desk knows, to be looked at and broken by tests."""

    warnings: tuple = ()
    receiver: bool = True
    table: bytes = b"Item;UN No.;net kg\n1;1018;13.6\n2;1063;50\n"
    paper: tuple = ((("Item", 0.99), ("UN", 0.98)), (("1", 0.97), ("1O18", 0.55)))
    display: tuple = ("R134A 97.2%", "AIR 2.8%")
    columns: dict = field(default_factory=dict)
    reports: list = field(default_factory=list)
    diagnosis: tuple = ()
    supervisions: dict = field(default_factory=dict)  # what headquarters said, by inspection
    alerts: tuple = ()
    codes: CommandCodes = field(default_factory=lambda: CommandCodes("PORT-1", "ABCDEFGH"))


def case_desk(edge, noted, frame_of):
    case = edge.case

    def receive():
        if not case.receiver:
            raise BadInput("case.no_receiver")
        return FIX

    def amounts(item):
        names = [claim.value for claim in item.claims]
        if item.kg is None or "1018" not in names:
            return None
        return Amounts("HCFC-22", item.kg * Decimal("0.055"), item.kg * Decimal("1.81"), item.kg * Decimal("1.81"))

    def sign(store, dossier, handover, credentials):
        if credentials.passphrase != "their own words":  # noqa: S105 - of nobody
            raise BadInput("store.wrong_passphrase", folder="here")
        return replace(handover, signature=ReceiverSignature("ed25519", "00", "00"))

    def check(store):
        if edge.changed_record:
            raise VerificationFailed("capture.torn_picture", name="record 2")
        return message("window.records.holds", records=len(store.kept), photos=0, head="ab")

    def keep_report(text):
        case.reports.append(text)
        return Path("reports/1.txt")

    def returned(store):
        rows = store.list_inspections()
        said = ((row, case.supervisions.get(row.inspection, Supervision())) for row in rows)
        return [Returned(row, each.last) for row, each in said if each.returned]

    return CaseDesk(
        returned=noted("returned", returned),
        supervision=noted("supervision", lambda store, inspection: case.supervisions.get(inspection, Supervision())),
        alerts=noted("alerts", lambda store: case.alerts),
        warnings=noted("warnings", lambda store: case.warnings),
        choices=noted("choices", lambda: Choices((("GH", "Ghana"), ("DE", "Germany")), (("GHTEM", "Tema, GH"),), ())),
        amounts=noted("amounts", amounts),
        receive_place=noted("receive_place", receive),
        read_table=noted("read_table", lambda path: table_of(case.table, path.name)),
        paste_table=noted("paste_table", lambda text: table_of(text.encode(), "pasted.txt")),
        read_paper=noted("read_paper", lambda path: PaperRows(frame_of(path.name), case.paper)),
        read_display=noted("read_display", lambda content, name: proposed_reading(case.display, REFRIGERANTS)),
        composition=noted("composition", lambda text: typed_composition(text, REFRIGERANTS)),
        sign_handover=noted("sign_handover", sign),
        preview=noted("preview", lambda store, dossier: (PNG, PNG)),
        code_of=lambda text: [[True, False], [False, True]],
        command_codes=noted("command_codes", lambda store: edge.case.codes),
        self_test_code=lambda: [[True, False], [False, True]],
        diagnose=noted("diagnose", lambda received, ended: case.diagnosis),
        check_store=noted("check_store", check),
        keep_report=noted("keep_report", keep_report),
        columns=noted("columns", lambda store, source: case.columns.get(source, {})),
        keep_columns=noted("keep_columns", lambda store, source, columns: case.columns.update({source: columns})),
    )
