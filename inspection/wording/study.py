"""Sentences of the pages that teach and explain: reference, practice, help."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "window.page.reference": sentence("Reference"),
        "study.search": sentence("Search the reference"),
        "study.search_hint": sentence("Search: UN 1018, R-22, 75-45-6, a name, a misspelling …"),
        "study.list": sentence("Conventions, tables and entries"),
        "study.back": sentence("&Back"),
        "study.count": sentence("Listed: {count}"),
        "study.more": sentence("Show more ({count})"),
        "study.table": sentence("{title} ({count})"),
        "study.thing.name": sentence("One thing, by all conventions"),
        "study.thing.choose": sentence("Choose an entry, or search. What all conventions say of it is gathered here."),
        "study.thing.names": sentence("Names and numbers"),
        "study.thing.alike": sentence("Easily taken for it"),
        "study.thing.law": sentence("What applies when nothing is known of the movement, and what to ask for"),
        "study.name.code": sentence("Codes"),
        "study.name.cas": sentence("CAS numbers"),
        "study.name.name": sentence("Names"),
        "study.name.trade_name": sentence("Trade names"),
        "study.name.synonym": sentence("Other scientific names"),
        "study.name.commodity": sentence("Goods"),
        "study.name.keyword": sentence("Words for it"),
        "study.name.withdrawn_colour": sentence("Colours of cylinders, withdrawn"),
        "study.basis.read": sentence("Read in the official text"),
        "study.basis.secondary": sentence("From a table made by others"),
        "study.basis.unread": sentence("Not re-read against the official text"),
        # pictograms of the GHS, by the names that the drawings bear
        "study.pictogram.ghs01": sentence("Exploding bomb"),
        "study.pictogram.ghs02": sentence("Flame"),
        "study.pictogram.ghs03": sentence("Flame over circle"),
        "study.pictogram.ghs04": sentence("Gas cylinder"),
        "study.pictogram.ghs05": sentence("Corrosion"),
        "study.pictogram.ghs06": sentence("Skull and crossbones"),
        "study.pictogram.ghs07": sentence("Exclamation mark"),
        "study.pictogram.ghs08": sentence("Health hazard"),
        "study.pictogram.ghs09": sentence("Environment"),
        # help
        "window.page.help": sentence("Help"),
        "study.help.text": sentence("Explanation"),
        "study.help.about": sentence("&About this station…"),
        "study.help.back": sentence("&Back"),
        "study.help.english_only": sentence("This explanation is not translated yet; it follows in English."),
        "study.topic.start": sentence("Start"),
        "study.topic.inspect": sentence("Inspect"),
        "study.topic.case": sentence("Inspection in hand"),
        "study.topic.records": sentence("Records"),
        "study.topic.reference": sentence("Reference"),
        "study.topic.sync": sentence("Headquarters"),
        "study.topic.practice": sentence("Practice"),
        "study.topic.settings": sentence("Settings"),
        "study.topic.setup": sentence("Set-up"),
        "study.topic.officers": sentence("Officers"),
        "study.topic.updates": sentence("Updates"),
        "study.topic.about": sentence("About"),
        # practice
        "window.page.practice": sentence("Practice"),
        "study.practice.explain": sentence("A drawn case. Nothing of it is kept, whatever you answer."),
        "study.practice.question": sentence("What do the conventions say?"),
        "study.practice.papers": sentence("Which papers do you ask for?"),
        "study.practice.answer": sentence("&Answer"),
        "study.practice.next": sentence("&Next case"),
        "study.practice.choose": sentence("Choose a verdict first."),
        "study.practice.route": sentence("From {export} to {import_}"),
        "study.practice.purpose": sentence("purpose: {purpose}"),
        "study.practice.right": sentence("Right: {verdict}."),
        "study.practice.wrong": sentence("You said: {verdict}. See below why it is another."),
        "study.practice.papers_right": sentence("The papers are right."),
        "study.practice.papers_wrong": sentence("The papers are others: they stand with the findings below."),
        "study.practice.score": sentence("Points: {points} of {of} · cases: {cases}"),
        # comparing editions
        "study.compare": sentence("&Compare editions…"),
        "study.compare_title": sentence("Compare two editions"),
        "study.older": sentence("O&lder edition"),
        "study.newer": sentence("&Newer edition"),
        "study.edition_file": sentence("Edition from a &file…"),
        "study.compare_go": sentence("Co&mpare"),
        "study.comparing": sentence("Comparing…"),
        "study.changes": sentence("What changed"),
        "study.changed": sentence("Rows that are not the same: {count}"),
        "study.same": sentence("The tables of both are the same."),
        "study.changes_more": sentence("There are more. “python main.py edition diff” writes all of them."),
        "study.change.added": sentence("Added"),
        "study.change.deleted": sentence("Taken out"),
        "study.change.changed": sentence("Changed"),
        "study.change.provenance": sentence("Known from elsewhere"),
    }
)
