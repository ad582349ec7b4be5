"""Sentences of the pages that look after the station: settings, headquarters, officers, about."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "window.page.settings": sentence("Settings"),
        # settings
        "desk.settings.explain": sentence("Each change is kept at once."),
        "desk.settings.on": sentence("Switched on"),
        "desk.settings.less": sentence("\u2212"),
        "desk.settings.more": sentence("+"),
        "desk.settings.less_of": sentence("Less: {name}"),
        "desk.settings.more_of": sentence("More: {name}"),
        "desk.settings.file": sentence("From a file…"),
        "desk.settings.remove": sentence("Remove"),
        "desk.settings.certificates": sentence("Certificates: {count}"),
        "desk.settings.offers": sentence("Found here"),
        "desk.settings.next_start": sentence("Takes effect when an officer next signs in."),
        "desk.settings.kept": sentence("Kept: {name}"),
        "desk.settings.kept_later": sentence("Kept: {name}. It takes effect when an officer next signs in."),
        # headquarters
        "window.page.sync": sentence("Headquarters"),
        "desk.sync.join": sentence("This station reports to no headquarters yet"),
        "desk.sync.join_explain": sentence(
            "Everything works without one. With the address and the one-time code that headquarters gave out, "
            "inspections are brought there, and receipts, alerts and editions come back."
        ),
        "desk.sync.address": sentence("&Address, https://…"),
        "desk.sync.code": sentence("&One-time code"),
        "desk.sync.enrol": sentence("&Enrol this station"),
        "desk.sync.reports_to": sentence("This station reports to {address}"),
        "desk.sync.waits": sentence("Waiting for a receipt: records {records}, photos {photos}, about {size}"),
        "desk.sync.nothing": sentence("Nothing waits: headquarters has given receipts for everything."),
        "desk.sync.push": sentence("&Bring now"),
        "desk.sync.stop": sentence("&Stop"),
        "desk.sync.bundle": sentence("&Write to a stick…"),
        "desk.sync.take": sentence("&Read the answer…"),
        "desk.sync.progress_name": sentence("How far the exchange is"),
        "desk.sync.under_way": sentence("Under way. The work can go on meanwhile."),
        "desk.sync.stopping": sentence("Stopping after what is under way…"),
        "desk.sync.stopped": sentence("Stopped. What was sent stays sent; the next exchange goes on from there."),
        "desk.sync.items": sentence("Inspections on their way, newest first"),
        "desk.sync.reason": sentence("Headquarters says: {reason}"),
        "desk.sync.no_headquarters": sentence("kept here"),
        "desk.sync.roots": sentence(
            "The certificates of headquarters' authority cannot be read. Read them again in the settings."
        ),
        # records
        "desk.records.any_state": sentence("State"),
        "desk.records.open": sentence("Open"),
        "desk.records.closed": sentence("Closed"),
        "desk.records.any_verdict": sentence("Verdict"),
        "desk.records.any_standing": sentence("Sent"),
        "desk.records.verify_file": sentence("Verify a case &file…"),
        "desk.records.case_holds": sentence(
            "{name} holds: signatures, links and photos. Records: {records}. Station key {key}…"
        ),
        "desk.records.packet_holds": sentence("{name} holds; persons are withheld in it. Station key {key}…"),
        "desk.records.form_done": sentence(
            "The form is in {path}. Fields that only you can fill in: {count}; they are marked in it."
        ),
        "desk.records.export": sentence("E&xport…"),
        "desk.export.json": sentence("Everything, for other programs (JSON)"),
        "desk.export.csv.findings": sentence("Table of the findings (CSV)"),
        "desk.export.csv.items": sentence("Table of the goods (CSV)"),
        "desk.export.basel": sentence("Form: Basel, confirmed case of illegal traffic"),
        "desk.export.cen": sentence("Form: customs enforcement network (CEN)"),
        "desk.export.ecomessage": sentence("Form: Ecomessage"),
        "desk.export.packet": sentence("Packet for an expert, without persons"),
        # about
        "desk.about.title": sentence("About this station"),
        "desk.about.check": sentence("&Check again"),
        "desk.about.save": sentence("&Save the check…"),
        "desk.about.saved": sentence("The check is in {path}. It names nobody and holds nothing of the evidence."),
        "desk.about.versions": sentence("Versions"),
        "desk.about.licences": sentence("Licences"),
        "desk.about.well": sentence("Well"),
        "desk.about.unwell": sentence("Needs attention"),
        "desk.about.journal": sentence("The journal's pages are sound. Records: {records}, newest {head}…"),
        "desk.about.clock": sentence("The clock agrees with the records: it is {day}."),
        "desk.about.clock_doubt": sentence(
            "The clock says {day}, which the newest record contradicts. Set it; until then state the date by hand."
        ),
        "desk.about.engines": sentence("All engines for symbols, text and placards are here."),
        "desk.about.cameras": sentence("Cameras: {names}"),
        "desk.about.no_camera": sentence("No camera is connected. Pictures and videos can be opened all the same."),
        "desk.about.signed": sentence("Edition {name} of {day} is signed."),
        "desk.about.unsigned": sentence(
            "Edition {name} of {day} was built here and is not signed. Install a signed one for work that counts."
        ),
        "desk.about.disk": sentence("Free on the disk of the evidence: {free} GB"),
        # officers
        "desk.officers.open": sentence("&Officers and passphrases…"),
        "desk.officers.title": sentence("Officers of this station"),
        "desk.officers.sign_out": sentence("&Sign out"),
        "desk.officers.own": sentence("Your own passphrase"),
        "desk.officers.old": sentence("Passphrase until no&w"),
        "desk.officers.new": sentence("&New passphrase or PIN"),
        "desk.officers.again": sentence("New one a&gain"),
        "desk.officers.change": sentence("C&hange it"),
        "desk.officers.another": sentence("Another officer"),
        "desk.officers.name": sentence("Na&me"),
        "desk.officers.role": sentence("&Role"),
        "desk.officers.first": sentence("&Passphrase or PIN to begin with"),
        "desk.officers.second": sentence("The same &again"),
        "desk.officers.add": sentence("A&dd the officer"),
        "desk.officers.key": sentence("signing key {key}…"),
        "desk.officers.make_supervisor": sentence("Make a supervisor"),
        "desk.officers.make_inspector": sentence("Make an inspector"),
        "desk.officers.disable": sentence("Disable"),
        "desk.officers.disable_explain": sentence(
            "{name} can no longer sign in. What {name} kept and signed stays as it is."
        ),
        "desk.officers.reset": sentence("New passphrase…"),
        "desk.officers.reset_explain": sentence(
            "For an officer who forgot the passphrase. {name} gets a new signing key with it; both are put on record."
        ),
        "desk.officers.recovery": sentence("Ma&ke a new recovery key…"),
        "desk.officers.has_key": sentence("There is a recovery key. A new one makes it worthless."),
        "desk.officers.no_key": sentence(
            "There is no recovery key: should all supervisors forget their passphrases, the evidence stays shut."
        ),
        # files that are asked for
        "desk.open.case": sentence("Choose a case file"),
        "desk.files.case": sentence("Case files ({patterns})"),
        "desk.open.certificates": sentence("Read certificates"),
        "desk.open.answer": sentence("Read headquarters' answer"),
        "desk.open.edition": sentence("Choose an edition"),
        "desk.files.certificates": sentence("Certificates ({patterns})"),
        "desk.files.answer": sentence("Answers of headquarters ({patterns})"),
        "desk.files.edition": sentence("Editions ({patterns})"),
    }
)
