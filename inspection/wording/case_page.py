"""What the page of one inspection says: its head, movement, declaration, findings, flags, quantities and report."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "window.page.case": sentence("Case"),
        "case.none": sentence("No inspection is in hand"),
        "case.none_explain": sentence(
            "What is kept or typed first begins one; an open one is gone on with from Start."
        ),
        "case.closed": sentence("closed"),
        "case.sections": sentence("Sections of the inspection"),
        "case.section.consignment": sentence("Movement"),
        "case.section.declaration": sentence("Declaration"),
        "case.section.findings": sentence("Findings"),
        "case.section.flags": sentence("Red flags"),
        "case.section.quantities": sentence("Quantities"),
        "case.section.exhibits": sentence("Exhibits"),
        "case.section.instruments": sentence("Instruments"),
        "case.section.custody": sentence("Seals and samples"),
        "case.section.traffic": sentence("Illegal traffic"),
        "case.section.decision": sentence("Decision"),
        "case.section.report": sentence("Report"),
        # corrected by hand
        "case.corrected": sentence("Corrected by hand"),
        "case.corrected.read": sentence("Counts no longer: what was read in picture {number}, {read}"),
        "case.corrected.reads": sentence("The officer reads: {value}"),
        "case.corrected.by": sentence("{officer}, {at}"),
        "case.corrected.rests": sentence("As {officer} reads it by hand, where the program read {read}."),
        # the movement
        "case.place.heading": sentence("Place of the inspection"),
        "case.place.port": sentence("P&ort"),
        "case.place.terminal": sentence("Te&rminal"),
        "case.place.receive": sentence("Take the place from the &satellite receiver"),
        "case.place.forget": sentence("Take the receiver's place away"),
        "case.place.waiting": sentence("Waiting for the receiver…"),
        "case.place.stated": sentence("As stated by the officer."),
        "case.place.measured": sentence("As the receiver gave it: {where} at {at}."),
        "case.place.satellites": sentence("Satellites: {count}."),
        "case.receiver_absent": sentence(
            "No satellite receiver answers at {port} ({detail}). Plug it in, choose its port in the settings, "
            "or give port and terminal by hand."
        ),
        "case.receiver_silent": sentence(
            "The receiver at {port} gives no place. Take it where it sees the sky and try again, "
            "or give port and terminal by hand."
        ),
        "case.no_receiver": sentence(
            "No satellite receiver is set up: choose its serial line in the settings, or state port and terminal."
        ),
        "case.parties": sentence("Parties"),
        "case.party.role": sentence("Role"),
        "case.party.name": sentence("Name"),
        "case.party.country": sentence("Country"),
        "case.party.add": sentence("Add a part&y"),
        "case.role.exporter": sentence("Exporter"),
        "case.role.importer": sentence("Importer"),
        "case.role.notifier": sentence("Notifier"),
        "case.role.carrier": sentence("Carrier"),
        "case.role.declarant": sentence("Declarant"),
        "case.role.generator": sentence("Generator of the waste"),
        "case.role.disposer": sentence("Disposer"),
        "case.role.driver": sentence("Driver"),
        "case.papers": sentence("Papers that were shown"),
        "case.paper.kind": sentence("Paper"),
        "case.paper.number": sentence("Number"),
        "case.paper.note": sentence("Note"),
        "case.paper.add": sentence("Add a pa&per"),
        "case.paper.bill_of_lading": sentence("Bill of lading"),
        "case.paper.invoice": sentence("Invoice"),
        "case.paper.packing_list": sentence("Packing list"),
        "case.paper.customs_declaration": sentence("Customs declaration"),
        "case.paper.licence": sentence("Import or export licence"),
        "case.paper.dangerous_goods": sentence("Dangerous goods declaration"),
        "case.paper.basel_notification": sentence("Basel notification"),
        "case.paper.basel_movement": sentence("Basel movement document"),
        "case.paper.cites_permit": sentence("CITES permit or certificate"),
        "case.paper.certificate": sentence("Certificate"),
        "case.paper.other": sentence("Another paper"),
        # the declaration
        "case.declaration.file": sentence("From a &file…"),
        "case.declaration.paste": sentence("Paste a &table…"),
        "case.declaration.photo": sentence("From a p&hoto of a paper…"),
        "case.declaration.reading": sentence("{name} is being read…"),
        "case.declaration.none": sentence(
            "No declaration yet: bring in a CSV, XLSX or JSON file, a pasted table, or a photo of the paper."
        ),
        "case.declaration.beside": sentence("Declared against found"),
        "case.declaration.declared": sentence("Declared"),
        "case.declaration.found": sentence("Found"),
        "case.declaration.nothing_found": sentence("Nothing to compare yet: keep a picture or type a value."),
        "case.declaration.lines": sentence("Declared lines: {count}"),
        "case.pair.same": sentence("Agrees"),
        "case.pair.beyond": sentence("Found"),
        "case.pair.line": sentence("{told} (line {line})"),
        "case.paste.title": sentence("Paste a table"),
        "case.paste.explain": sentence("Copy the table in the other program, its header with it, and paste it here."),
        "case.paste.take": sentence("Go &on"),
        "case.table.name": sentence("Table of goods"),
        "case.table.told": sentence("{name}: {rows} rows"),
        "case.table.explain": sentence(
            "Say what each column holds. For tables with the same columns this is remembered."
        ),
        "case.table.confirm": sentence(
            "Read from a picture: look at each row, mend what was misread (doubtful cells are red), and tick the row."
        ),
        "case.table.confirm_all": sentence("All rows are right"),
        "case.table.right": sentence("Right"),
        "case.table.row": sentence("Row {number}"),
        "case.table.doubtful": sentence("Read with {percent} % certainty only"),
        "case.table.open_rows": sentence("Rows still to be confirmed: {count}"),
        "case.table.take": sentence("Take as the &declaration"),
        "case.table.leave_out": sentence("(leave out)"),
        "case.table.column_of": sentence("Column {column} holds"),
        "case.table.no_columns": sentence("Say for one column at least what it holds."),
        "case.table.twice": sentence("Two columns are led to the same field: choose one of them."),
        "case.column.line": sentence("Line"),
        "case.column.description": sentence("Description"),
        "case.column.hs": sentence("HS code"),
        "case.column.un": sentence("UN number"),
        "case.column.class": sentence("Hazard class"),
        "case.column.packing_group": sentence("Packing group"),
        "case.column.proper_shipping_name": sentence("Proper shipping name"),
        "case.column.cas": sentence("CAS number"),
        "case.column.refrigerant": sentence("Refrigerant"),
        "case.column.basel": sentence("Basel code"),
        "case.column.species": sentence("Species"),
        "case.column.quantity": sentence("Quantity"),
        "case.column.packages": sentence("Packages"),
        "case.column.package_type": sentence("Kind of packages"),
        "case.column.gross_kg": sentence("Gross mass, kg"),
        "case.column.net_kg": sentence("Net mass, kg"),
        "case.column.container": sentence("Container"),
        "case.column.seal": sentence("Seal"),
        "case.column.gtin": sentence("GTIN"),
        "case.column.sscc": sentence("SSCC"),
        "case.column.serial": sentence("Serial number"),
        "case.column.lot": sentence("Lot"),
        "case.column.origin": sentence("Origin"),
        "case.column.condition": sentence("Condition"),
        "case.column.purpose": sentence("Purpose"),
        # findings and flags
        "case.findings.none": sentence("No findings yet: keep a picture or type a value."),
        "case.findings.ask": sentence("Ask for"),
        "case.answer.document.yes": sentence("Shown"),
        "case.answer.document.no": sentence("Missing"),
        "case.answer.red_flag.yes": sentence("Confirmed"),
        "case.answer.red_flag.no": sentence("Cleared up"),
        "case.answer.checklist.yes": sentence("Seen"),
        "case.answer.checklist.no": sentence("Not so"),
        "case.flags.prove_nothing": sentence(
            "A red flag proves nothing and changes no verdict: it says where to look."
        ),
        "case.flags.raised": sentence("Showed by themselves: {count}"),
        "case.flags.to_look_at": sentence("To be looked at: {count}"),
        "case.flags.confirm": sentence("How to confirm: {how}"),
        "case.severity.info": sentence("Note"),
        "case.severity.warning": sentence("Warning"),
        "case.severity.error": sentence("Serious"),
        # quantities
        "case.quantities.type": sentence("Type a thing and its mass"),
        "case.quantities.kept": sentence("Things with a mass"),
        "case.quantities.more": sentence("More lines: {count}; all are added up below."),
        "case.quantities.none": sentence("Nothing with a known mass yet."),
        "case.quantities.amounts": sentence("{name}: {odp} ODP-kg; {co2} t CO2e (Kigali: {kigali} t)"),
        "case.quantities.unknown": sentence("no ozone or climate potential known"),
        "case.quantities.declared": sentence("Declared together: {odp} ODP-kg; {co2} t CO2e (Kigali)"),
        "case.quantities.found": sentence("Found together: {odp} ODP-kg; {co2} t CO2e (Kigali)"),
        # decision and report
        "case.decision.decide": sentence("&Decide and close…"),
        "case.decision.none": sentence("Not decided yet"),
        "case.decision.signed": sentence("Countersigned by {officer} ({role}). {note}"),
        "case.decision.unsigned": sentence("Not countersigned."),
        "case.rank.inspector": sentence("inspector"),
        "case.rank.supervisor": sentence("supervisor"),
        "case.report.pdf": sentence("Report (&PDF)…"),
        "case.report.case": sentence("&Case file…"),
        "case.report.pages": sentence("Pages of the report"),
        "case.report.page": sentence("Page {number} of {count}"),
        "case.report.none": sentence("There is no inspection to report on yet."),
        "case.report.setting": sentence("The report is being set…"),
        "case.report.told": sentence("As it will be printed. Pages: {count}"),
        "case.report.failed": sentence("The report could not be shown."),
    }
)
