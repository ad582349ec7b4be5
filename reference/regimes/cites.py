"""CITES: which line of the Appendices covers what the item is said to be, and what follows for its movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding import Regime
from inspection.finding_codes import FindingCode
from inspection.identifiers.species import TIMES
from inspection.message import message
from inspection.verdict import Verdict

from . import cites_doubts as doubts
from . import cites_hints as hints
from .cites_duties import duties
from .cites_permits import codes, permits
from .cites_specimen import Specimen, Trade
from .cites_taxa import NOT_INCLUDED, State, accepted, cover, is_taxon
from .statements import Speaker, messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding, Subject
    from inspection.message import Message

    from ..law import Law
    from .cites_taxa import Coverage, Line

INSTRUMENT = "CITES"
_CHEMICAL = frozenset({Scheme.UN, Scheme.CAS, Scheme.REFRIGERANT, Scheme.CLASS, Scheme.GHS, Scheme.H_CODE})
_HYBRID = f" {TIMES} "
_SETTLED = frozenset({"I", "II", "III"})
_CERTAIN = frozenset({FindingCode.CITES_LISTED, FindingCode.CITES_EITHER_WAY})
_OF_THE_ROUTE = frozenset({"Article X", "Article VII(1)", "Article I(c)", "Article XIV(3)"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is assessed: the item, the trade, and the words of its names."""

    trade: Trade
    item: Item
    words: frozenset[str]

    @property
    def speaker(self) -> Speaker:
        """Who states the findings."""
        return self.trade.speaker

    def specimen(self, line: Line, name: str, subject: Subject) -> Specimen:
        """The thing under one line."""
        return Specimen(line, name, subject, self.item.circumstances, self.words)


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Convention says of the item moving so on that day."""
    speaker = Speaker(law, Regime.CITES, INSTRUMENT)
    named = [claim for claim in item.claims if claim.scheme is Scheme.NAME]
    words = frozenset(word for claim in named for word in hints.words_of(claim.value))
    asked = Asked(Trade(speaker, consignment.route, on.day), item, words)
    species = [claim for claim in item.claims if claim.scheme is Scheme.SPECIES]
    findings = [finding for claim in species for finding in _of_species(asked, claim)]
    findings += [doubts.name_in_doubt(speaker, claim) for claim in species if claim.details.get("doubt")]
    if not any(each.verdict is not Verdict.NOT_LISTED for each in findings):
        findings += [finding for claim in named for finding in _of_name(asked, claim)]
    searched = [*species, *([] if any(claim.scheme in _CHEMICAL for claim in item.claims) else named)]
    if not findings:
        for claim in item.claims:
            hint = hints.of_hs(law, claim.value) if claim.scheme is Scheme.HS else None
            if hint:
                findings.append(doubts.which_of_hs(speaker, claim, hint))
    if not findings and searched:
        findings.append(doubts.not_listed(speaker, searched, on.day))
    findings += permits(speaker, item, consignment.route, on.day)
    if species and findings:
        findings += codes(speaker, item, species[0], _kingdoms(asked, species))
    return tuple(dict.fromkeys(findings))


def _kingdoms(asked: Asked, species: Sequence[Claim]) -> set[str]:
    """Whether the species that are listed are animals or plants."""
    trade = asked.trade
    return {
        line.row["kingdom"]
        for claim in species
        for line in cover(asked.speaker.law, claim.value, trade.day, trade.route.export).lines
    }


def _of_species(asked: Asked, claim: Claim) -> list[Finding]:
    """What follows from a name that is said to be the species."""
    law = asked.speaker.law
    if _HYBRID in claim.value:
        return _of_hybrid(asked, claim)
    common = None if is_taxon(law, claim.value) else hints.whole(law, claim.value)
    if common:
        return _of_hint(asked, claim, common)
    found = _of_taxon(asked, claim.value, subject_of(claim))
    if found:
        return found
    hint = hints.of_text(law, claim.value, asked.trade.day)
    return _of_hint(asked, claim, hint) if hint else []


def _of_name(asked: Asked, claim: Claim) -> list[Finding]:
    """What follows from a name on the papers or the label, if it says anything of species."""
    hint = hints.of_text(asked.speaker.law, claim.value, asked.trade.day)
    return _of_hint(asked, claim, hint) if hint else []


def _of_hint(asked: Asked, claim: Claim, hint: hints.Hint) -> list[Finding]:
    """One thing firmly named is assessed as that species; a word for several is a question, with what is certain."""
    subject = subject_of(claim)
    if hint.firm:
        return _of_taxon(asked, hint.taxa[0], subject)
    each = [_of_taxon(asked, taxon, subject) for taxon in hint.taxa]
    listed = [findings for findings in each if any(one.code in _CERTAIN for one in findings)]
    question = doubts.which_of_word(asked.speaker, claim, hint)
    certain = not hint.unlisted and len(listed) == len(each) > 0
    certainty = doubts.either_way(asked.speaker, subject, hint.word, listed) if certain else None
    return [question, *([certainty] if certainty else [])]


def _of_hybrid(asked: Asked, claim: Claim) -> list[Finding]:
    """A hybrid follows the strictest of its listed parents; how far back the wild parent is decides for animals."""
    parents = claim.value.split(_HYBRID)
    law = asked.speaker.law
    listed: list[tuple[Line, str]] = []
    for name in parents:
        lines = cover(law, name, asked.trade.day, asked.trade.route.export).lines
        if not law.rows("cites_domestic", taxon=name) and {line.appendix for line in lines} & _SETTLED:
            mildest = max((line for line in lines if line.appendix in _SETTLED), key=lambda line: line.appendix)
            listed.append((mildest, name))
    if not listed:
        return []
    line, parent = min(listed, key=lambda pair: pair[0].appendix)
    subject = subject_of(claim)
    return [
        doubts.hybrid(asked.speaker, subject, claim.value, parent, line),
        *_of_line(asked, line, claim.value, subject),
    ]


def _of_taxon(asked: Asked, name: str, subject: Subject) -> list[Finding]:
    """The findings on one scientific name; none where nothing of it stands in the Appendices."""
    speaker, trade = asked.speaker, asked.trade
    domestic = speaker.law.rows("cites_domestic", taxon=name.removesuffix(" spp."))
    if domestic:
        return [doubts.domestic(speaker, subject, name, domestic[0])]
    covered = cover(speaker.law, name, trade.day, trade.route.export)
    appendices = set(covered.appendices)
    if not covered.lines:
        return [_of_other_days(asked, subject, covered)] if covered.others else []
    if appendices == {NOT_INCLUDED}:
        return [doubts.not_included(speaker, subject, covered)]
    if "" in appendices:
        return [doubts.appendix_unknown(speaker, subject, covered)]
    if len(covered.lines) == 1:
        return _of_line(asked, covered.lines[0], name, subject)
    return _of_several(asked, covered, subject)


def _of_several(asked: Asked, covered: Coverage, subject: Subject) -> list[Finding]:
    """Several Appendices come into question: the question itself, and what holds whichever it is."""
    found = [doubts.which_appendix(asked.speaker, subject, covered)]
    if set(covered.appendices) <= _SETTLED:
        each = [_of_line(asked, line, covered.name, subject) for line in covered.lines]
        certainty = doubts.either_way(asked.speaker, subject, covered.name, each)
        found += [certainty] if certainty else []
        found += [one for one in each[0] if one.citation.provision in _OF_THE_ROUTE]
    return found


def _of_line(asked: Asked, line: Line, name: str, subject: Subject) -> list[Finding]:
    specimen = asked.specimen(line, name, subject)
    following = duties(asked.trade, specimen)
    return [_listed(asked, specimen, following), *following]


def _listed(asked: Asked, specimen: Specimen, following: Sequence[Finding]) -> Finding:
    """The listing itself; it shares the gravest settled verdict that follows from it."""
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or list(following)
    gravest = max(settled, key=lambda each: each.verdict.seriousness)
    line = specimen.line
    by_name = line.row["taxon"] == accepted(asked.speaker.law, specimen.name)
    return asked.speaker.state(
        FindingCode.CITES_LISTED, gravest.verdict, f"Appendix {line.appendix}", line.entry, specimen.subject,
        exceptions=(*gravest.exceptions, *_of_the_line(asked, specimen)), documents=gravest.documents,
        basis=weakest(line.rows), reason="cites.listed_by_name" if by_name else None, name=specimen.name,
        line=line.entry, appendix=line.appendix, since=line.row["effective_from"],
    )  # fmt: skip


def _of_the_line(asked: Asked, specimen: Specimen) -> tuple[Message, ...]:
    """What the line itself leaves out: parts by its annotation, forms by its note, other parts of a population."""
    line, law = specimen.line, asked.speaker.law
    found: list[Message] = [
        message("cites.exception.annotation", annotation=row["annotation"], covers=row["covers"])
        for row in law.rows("cites_annotations", annotation=line.row["annotation"])
    ]
    if line.row["note"]:
        found.append(message("cites.exception.note", note=line.row["note"]))
    if line.population and line.population["limited_to"]:
        found.append(message("cites.exception.limited", limited=line.population["limited_to"]))
    return (*found, *messages("cites.exception.reservation"))


def _of_other_days(asked: Asked, subject: Subject, covered: Coverage) -> Finding:
    """Nothing in force on the day: later, earlier, or on a day for which the edition has no date."""
    unsettled = [each for each in covered.others if each.state is State.DATE_UNKNOWN]
    chosen = unsettled[0] if unsettled else covered.others[0]
    return doubts.other_day(asked.speaker, subject, covered.name, chosen, asked.trade.day)
