"""Illegal traffic in waste: what points to it, and what is to be done."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "illegal_traffic.because.barred": sentence(
            "{provision} bars this movement of {entry}; no consent to it could be valid."
        ),
        "illegal_traffic.because.papers": sentence(
            "{provision}: {entry} moves only with notification and consent. Without them it is illegal traffic."
        ),
        "illegal_traffic.because.different": sentence(
            "Goods and papers differ ({what}). If the notification differs in the same way, it is illegal traffic."
        ),
        "illegal_traffic.ground.no_notification": sentence("not notified to all States concerned"),
        "illegal_traffic.ground.no_consent": sentence("without the consent of a State concerned"),
        "illegal_traffic.ground.false_consent": sentence("consent by falsification, misrepresentation or fraud"),
        "illegal_traffic.ground.not_as_documented": sentence("does not conform to its documents in a material way"),
        "illegal_traffic.ground.dumping": sentence("deliberate disposal against the Convention"),
        "illegal_traffic.conduct.exporter": sentence("conduct of the exporter or generator"),
        "illegal_traffic.conduct.importer": sentence("conduct of the importer or disposer"),
        "illegal_traffic.conduct.unassigned": sentence("nobody's conduct can be named yet"),
        "illegal_traffic.no_sign": sentence(
            "Nothing that was kept points to illegal traffic in waste, and no suspicion was declared."
        ),
        "illegal_traffic.hold": sentence(
            "Hold the consignment in a safe place; neither release nor return without the competent authority."
        ),
        "illegal_traffic.evidence": sentence(
            "Secure the evidence: photos, samples, seals, papers, persons, place and time."
        ),
        "illegal_traffic.own_authority": sentence(
            "Tell your own competent authority for the Basel Convention, and the prosecution as national law asks."
        ),
        "illegal_traffic.inform_export": sentence(
            "Have the competent authority of the State of export ({export}) informed, and note the day: the period of "
            "{days} days to take back runs from it."
        ),
        "illegal_traffic.inform_import": sentence(
            "Have the competent authority of the State of import ({destination}) informed."
        ),
        "illegal_traffic.inform_transit": sentence(
            "Have the competent authorities of the States of transit ({transit}) informed."
        ),
        "illegal_traffic.take_back": sentence(
            "The State of export ({export}) has the waste taken back or, if that is impracticable, soundly disposed "
            "of, within {days} days from the day on which it was informed; nobody may hinder the return."
        ),
        "illegal_traffic.dispose": sentence(
            "The State of import ({destination}) has the waste disposed of in an environmentally sound manner within "
            "{days} days from the day on which it came to its attention."
        ),
        "illegal_traffic.cooperate": sentence(
            "The States concerned cooperate so that the waste is disposed of soundly and as soon as possible."
        ),
        "illegal_traffic.report_case": sentence(
            "Once it is confirmed: report the case to the secretariat on the form for confirmed cases."
        ),
        "illegal_traffic.heading": sentence("Suspected illegal traffic in waste"),
        "illegal_traffic.signs": sentence("What points to illegal traffic"),
        "illegal_traffic.declared": sentence(
            "Declared by the officer, noticed on {noticed}: {grounds}; {conduct}. {note}"
        ),
        "illegal_traffic.tasks": sentence("What is to be done"),
        "illegal_traffic.done": sentence("done on {day}"),
        "illegal_traffic.due": sentence("due {day}"),
        "illegal_traffic.overdue": sentence("OVERDUE since {day}"),
        "illegal_traffic.no_date": sentence("as soon as possible"),
        "illegal_traffic.not_running": sentence("the period runs once the State of export is informed"),
        "illegal_traffic.no_suspicion": sentence(
            "No suspicion of illegal traffic was declared in inspection {label}; declare it first."
        ),
    }
)
