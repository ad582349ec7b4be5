"""Sentences of the window: pages, buttons (& marks the mnemonic), states and what it tells."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "window.title": sentence("Quaylens"),
        "window.page.inspect": sentence("Inspect"),
        "window.page.records": sentence("Records"),
        "window.page.theme": sentence("Light/dark"),
        "window.cancel": sentence("&Cancel"),
        "window.save.title": sentence("Save as"),
        # notices
        "window.bug": sentence(
            "Something went wrong in the program ({kind}). Nothing that was kept is lost. "
            "Save this report and send it in."
        ),
        "window.level.info": sentence("Note: {told}"),
        "window.level.warning": sentence("Warning: {told}"),
        "window.level.error": sentence("Error: {told}"),
        "window.safety": sentence("Safety first: {told}"),
        "window.notice.dismiss": sentence("Dismiss"),
        "window.notice.save": sentence("Save report…"),
        "window.notice.times": sentence("{count} times"),
        "window.notice.more": sentence("{count} more waiting"),
        # signing in
        "window.sign_in.title": sentence("Sign in"),
        "window.sign_in.explain": sentence("The evidence on this station is encrypted. The passphrase opens it."),
        "window.sign_in.first": sentence("Set up this station"),
        "window.sign_in.first_explain": sentence(
            "Nothing is kept here yet. Choose a passphrase: it encrypts everything that will be kept, and without it "
            "nobody can open the evidence again. Write it down and keep it in a safe place."
        ),
        "window.sign_in.officer": sentence("&Officer"),
        "window.sign_in.station": sentence("&Station"),
        "window.sign_in.passphrase": sentence("&Passphrase"),
        "window.sign_in.again": sentence("Passphrase &again"),
        "window.sign_in.enter": sentence("&Begin"),
        "window.sign_in.opening": sentence("Opening the store…"),
        "window.sign_in.empty": sentence("Give your name and the passphrase."),
        "window.sign_in.differ": sentence("The two passphrases differ: type them again."),
        # edition, engines, officer
        "window.edition.loading": sentence("The reference edition is being opened…"),
        "window.edition.line": sentence("Edition {name} of {day} · {standing}"),
        "window.engines.loading": sentence("Text reading is loading…"),
        "window.engines.ready": sentence("Text reading is ready"),
        "window.engines.partly": sentence("An engine is missing"),
        "window.engines.failed": sentence("Text cannot be read: only bar codes are. Restart the program."),
        "window.officer": sentence("Officer: {name}"),
        # sources and the picture
        "window.source.name": sentence("Source of pictures"),
        "window.source.choose": sentence("Choose a source"),
        "window.source.pictures": sentence("Open…"),
        "window.source.pictures_item": sentence("Open pictures…"),
        "window.source.folder_item": sentence("Open a folder of pictures…"),
        "window.source.video_item": sentence("Open a video…"),
        "window.source.again": sentence("Look for cameras again"),
        "window.source.freeze": sentence("Free&ze"),
        "window.source.play": sentence("Pla&y"),
        "window.source.next": sentence("Ne&xt"),
        "window.open.pictures_title": sentence("Open pictures"),
        "window.open.folder_title": sentence("Open a folder of pictures"),
        "window.open.video_title": sentence("Open a video"),
        "window.open.papers_title": sentence("Read a declaration"),
        "window.files.pictures": sentence("Pictures ({patterns})"),
        "window.files.videos": sentence("Videos ({patterns})"),
        "window.files.declarations": sentence("Declarations ({patterns})"),
        "window.view.name": sentence("Picture with what was read in it"),
        "window.view.empty": sentence("Choose a camera above, or open pictures, a folder or a video."),
        "window.view.opening": sentence("Opening…"),
        "window.state.closed": sentence("No source"),
        "window.state.opening": sentence("Opening the source…"),
        "window.state.live": sentence("Live. Hold the label in view; Space keeps the picture."),
        "window.state.frozen": sentence("Held still and read whole."),
        "window.state.reading": sentence("Reading the picture…"),
        "window.hint.closer": sentence("Reading this part by itself…"),
        "window.hint.draw": sentence("Draw round the part to be read again, or zoom in (+) and press Closer."),
        "window.hint.read": sentence("Read: {name}"),
        # verdict, claims, findings
        "window.banner.nothing": sentence("Nothing to judge yet"),
        "window.banner.no_identifier": sentence("No identifier read"),
        "window.banner.no_findings": sentence("None of the identifiers tells what the goods are."),
        "window.banner.start": sentence("A verdict stands here once an identifier is read."),
        "window.banner.so_far": sentence("Inspection so far: {verdict} · {count} kept"),
        "window.tabs.name": sentence("What is known of the picture, the consignment and the inspection"),
        "window.tab.in_view": sentence("In &view"),
        "window.tab.consignment": sentence("&Consignment"),
        "window.tab.so_far": sentence("In&spection"),
        "window.findings.name": sentence("Identifiers and findings"),
        "window.in_view.empty": sentence("What is read in the picture is listed here, with what the law says of it."),
        "window.in_view.none": sentence(
            "No identifier was read in this picture. Come closer, or type what stands on the label; "
            "the picture can be kept all the same."
        ),
        "window.so_far.empty": sentence("Nothing is kept yet. Space keeps the picture in view."),
        "window.claims.heading": sentence("Identifiers: {count}"),
        "window.correct": sentence("Correct…"),
        "window.correct.of": sentence("Correct {name}"),
        "window.correct.title": sentence("Correct what was read"),
        "window.correct.read": sentence(
            "Read: “{raw}”. What you type takes its place before the law; the reading stays in the record."
        ),
        "window.correct.withdrawn": sentence("Corrected by hand in picture {number}: {value}."),
        "window.correct.none": sentence(
            "This was not read in a picture that is kept: scan it again, or type what is right."
        ),
        "window.silent": sentence("Read besides, stating nothing"),
        "window.silent.count": sentence("Read besides, stating nothing: {count}"),
        "window.silent.symbol": sentence("{symbology} · {engines}"),
        "window.silent.text": sentence("Text, {percent} % sure · {engines}"),
        "window.claim.no_verdict": sentence("No finding"),
        "window.claim.confidence": sentence("{percent} % sure"),
        "window.claim.expected": sentence("Computed: {digit}."),
        "window.claim.repaired": sentence("Repaired from “{raw}”."),
        "window.claim.raw": sentence("Read as “{raw}”."),
        "window.finding.exceptions": sentence("Could change it:"),
        "window.finding.documents": sentence("Ask for:"),
        "window.differences.heading": sentence("Declared against found"),
        # the consignment
        "window.consignment.name": sentence("Consignment"),
        "window.consignment.label": sentence("Na&me"),
        "window.consignment.label_hint": sentence("container, vessel or file number"),
        "window.consignment.from": sentence("From (&export)"),
        "window.consignment.via": sentence("V&ia (transit)"),
        "window.consignment.to": sentence("To (im&port)"),
        "window.consignment.country_hint": sentence("two-letter country code"),
        "window.consignment.date": sentence("&Date asked about"),
        "window.consignment.date_stated": sentence("This date is &given by me"),
        "window.consignment.condition": sentence("C&ondition"),
        "window.consignment.purpose": sentence("P&urpose"),
        "window.consignment.non_refillable": sentence("Non-refilla&ble cylinder"),
        "window.consignment.choose_papers": sentence("Lo&ad a declaration…"),
        "window.consignment.no_papers": sentence("No declaration is loaded (CSV or JSON)."),
        "window.consignment.papers": sentence("{name}: {count} lines declared"),
        "window.choice.unknown": sentence("not stated"),
        "window.condition.virgin": sentence("virgin"),
        "window.condition.recovered": sentence("recovered"),
        "window.condition.recycled": sentence("recycled"),
        "window.condition.reclaimed": sentence("reclaimed"),
        "window.condition.used": sentence("used"),
        "window.condition.waste": sentence("waste"),
        "window.purpose.feedstock": sentence("feedstock"),
        "window.purpose.quarantine": sentence("quarantine and pre-shipment"),
        "window.purpose.laboratory": sentence("laboratory and analysis"),
        "window.purpose.medical": sentence("medical"),
        "window.purpose.pesticide": sentence("pesticide"),
        "window.purpose.industrial": sentence("industrial use"),
        "window.purpose.disposal": sentence("disposal"),
        "window.purpose.recovery": sentence("recovery"),
        "window.purpose.food-feed-processing": sentence("food, feed or processing"),
        "window.purpose.contained-use": sentence("contained use"),
        "window.purpose.introduction": sentence("introduction into the environment"),
        # what the officer does
        "window.keep": sentence("&Keep  (Space)"),
        "window.kept": sentence("Kept as exhibit {number}: {name}"),
        "window.type": sentence("&Type…"),
        "window.closer": sentence("C&loser"),
        "window.finish": sentence("&Finish…"),
        "window.report": sentence("&Report…"),
        "window.report.making": sentence("The file is being written…"),
        "window.report.done": sentence("The report was written to {path}"),
        "window.case.done": sentence("The case file was written to {path}"),
        "window.entry.title": sentence("Type a value"),
        "window.entry.scheme": sentence("&Kind"),
        "window.entry.value": sentence("&Value"),
        "window.entry.kg": sentence("&Mass in kg, if known"),
        "window.entry.keep": sentence("&Add to the inspection"),
        "window.entry.empty": sentence("Type the value as it stands on the goods or papers."),
        "window.entry.bad_mass": sentence("The mass has to be a number of kilograms, such as 13.6."),
        "window.finish.title": sentence("Finish the inspection"),
        "window.finish.summary": sentence("{label}: {verdict}"),
        "window.finish.explain": sentence(
            "The decision is yours; the verdict only says what the conventions say. "
            "After this nothing can be added to the inspection."
        ),
        "window.finish.reason": sentence("R&eason (required)"),
        "window.finish.close": sentence("Decide and c&lose"),
        "window.finish.incomplete": sentence("Choose a decision and give its reason."),
        "window.closed": sentence(
            "Closed: {label}. Report… writes its report; the next picture begins a new inspection."
        ),
        "window.decision.release": sentence("&Release"),
        "window.decision.refer": sentence("Re&fer to the competent authority"),
        "window.decision.detain": sentence("&Detain"),
        "window.decision.seize": sentence("&Seize"),
        "window.decision.sample": sentence("&Take samples"),
        # records
        "window.records.search": sentence("Search inspections"),
        "window.records.search_hint": sentence("Search: name, container, substance, officer …"),
        "window.records.list": sentence("Inspections, newest first"),
        "window.records.count": sentence("Inspections: {count}"),
        "window.records.none": sentence("Choose an inspection from the list."),
        "window.records.open": sentence("still open"),
        "window.records.no_verdict": sentence("not assessed"),
        "window.records.no_findings": sentence("This inspection holds no identifiers and no findings."),
        "window.records.ruling": sentence("{decision}: {reason}"),
        "window.records.tab_findings": sentence("Find&ings"),
        "window.records.tab_pictures": sentence("&Pictures"),
        "window.records.tab_chain": sentence("Recor&ds"),
        "window.records.chain": sentence("Records with their hashes"),
        "window.records.continue": sentence("C&ontinue"),
        "window.resume.refused": sentence("{label} is in hand: finish it first, then continue another one."),
        "window.records.verify": sentence("&Verify"),
        "window.records.report": sentence("&Report…"),
        "window.records.case": sentence("&Case file…"),
        "window.records.holds": sentence(
            "All holds. Checked on this station: records {records}, photos {photos}. Head record {head}"
        ),
        "window.exhibit.before": sentence("&Back"),
        "window.exhibit.after": sentence("&Next"),
        "window.exhibit.caption": sentence("Exhibit {number}: {name} · SHA-256 {sha256}…"),
        "window.exhibit.none": sentence("No picture was kept in this inspection."),
        "window.exhibit.failed": sentence("This picture cannot be shown."),
    }
)
