"""What CITES leaves open: which Appendix, which species, which day; and what stands outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Severity
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from .cites_taxa import NOT_INCLUDED, State, cover
from .statements import messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inspection.claim import Claim
    from inspection.finding import Finding, Subject

    from .cites_hints import Hint
    from .cites_taxa import Coverage, Line, Standing
    from .statements import Speaker

APPENDICES = "Appendices I, II and III"
_MOST_SHOWN = 8


def which_appendix(speaker: Speaker, subject: Subject, covered: Coverage) -> Finding:
    """A split listing: the species, the population or the form decides."""
    entries = " / ".join(dict.fromkeys(line.entry for line in covered.lines if line.appendix != NOT_INCLUDED))
    choices = "; ".join(_choice(line) for line in covered.lines)
    paper = "document.cites_scientific_name" if covered.why == "species" else "document.cites_country_of_origin"
    return speaker.state(
        FindingCode.CITES_WHICH_APPENDIX, Verdict.CANNOT_TELL, _provision(covered), entries, subject,
        documents=messages(paper, "document.cites_origin_and_source"),
        basis=weakest(row for line in covered.lines for row in line.rows),
        reason=f"cites.which_appendix_by_{covered.why}", name=covered.name, choices=choices,
    )  # fmt: skip


def _provision(covered: Coverage) -> str:
    return " / ".join(f"Appendix {appendix}" for appendix in covered.appendices if appendix != NOT_INCLUDED)


def _choice(line: Line) -> str:
    """One way out in short: "Appendix I: Panthera leo (IN)"."""
    where = "not included" if line.appendix == NOT_INCLUDED else f"Appendix {line.appendix}"
    countries = line.population["countries"] if line.population else ""
    limited = line.population["limited_to"] if line.population else ""
    parts = ["" if countries == "*" else countries.replace(";", ", "), "" if line.appendix == NOT_INCLUDED else limited]
    told = ", ".join(part for part in parts if part)
    return f"{where}: {line.entry}" + (f" ({told})" if told else "")


def either_way(speaker: Speaker, subject: Subject, name: str, each: Sequence[Sequence[Finding]]) -> Finding | None:
    """What holds whichever of several listed things it is: the mildest of what follows for each, if it is a permit."""
    gravest = [max(findings, key=lambda one: one.verdict.seriousness) for findings in each]
    mildest = min(gravest, key=lambda one: one.verdict.seriousness)
    if mildest.verdict not in {Verdict.PROHIBITED, Verdict.PERMIT_REQUIRED}:
        return None
    provisions = " / ".join(sorted({one.citation.provision for one in gravest}))
    entries = " / ".join(dict.fromkeys(one.citation.entry for one in gravest))
    documents = dict.fromkeys(paper for one in gravest for paper in one.documents)
    return speaker.state(
        FindingCode.CITES_EITHER_WAY, mildest.verdict, provisions, entries, subject,
        exceptions=mildest.exceptions, documents=tuple(documents), basis=mildest.basis,
        reason="cites.barred_either_way" if mildest.verdict is Verdict.PROHIBITED else None, name=name,
        entries=entries,
    )  # fmt: skip


def name_in_doubt(speaker: Speaker, claim: Claim) -> Finding:
    """A name with "cf." or "aff.": like that species, and perhaps another one."""
    return speaker.state(
        FindingCode.CITES_WHICH_SPECIES, Verdict.CANNOT_TELL, APPENDICES, claim.value, subject_of(claim),
        documents=messages("document.cites_scientific_name", "document.cites_identification"),
        reason="cites.name_in_doubt", name=claim.value,
    )  # fmt: skip


def which_of_word(speaker: Speaker, claim: Claim, hint: Hint) -> Finding:
    """A word that stands for several species, or also for something that is not listed."""
    shown = ", ".join(hint.taxa[:_MOST_SHOWN])
    reason = "cites.which_species_or_unlisted" if hint.unlisted else None
    return speaker.state(
        FindingCode.CITES_WHICH_SPECIES, Verdict.CANNOT_TELL, APPENDICES, shown, subject_of(claim),
        documents=messages("document.cites_scientific_name", "document.cites_identification"),
        basis=weakest([hint.row]), reason=reason, value=claim.value, word=hint.word, candidates=shown,
        unlisted=hint.unlisted,
    )  # fmt: skip


def which_of_hs(speaker: Speaker, claim: Claim, hint: Hint) -> Finding:
    """An HS line that is made of wildlife: the species is to be asked for."""
    shown = ", ".join(hint.taxa[:_MOST_SHOWN])
    return speaker.state(
        FindingCode.CITES_WHICH_SPECIES, Verdict.CANNOT_TELL, APPENDICES, shown, subject_of(claim),
        severity=Severity.INFO, documents=messages("document.cites_scientific_name"), basis=weakest([hint.row]),
        reason="cites.which_species_of_hs", value=claim.value, word=hint.word, candidates=shown,
    )  # fmt: skip


def hybrid(speaker: Speaker, subject: Subject, name: str, parent: str, line: Line) -> Finding:
    """Resolution Conf. 10.17 for animals; for plants, hybrids follow the listing unless it says otherwise."""
    return speaker.state(
        FindingCode.CITES_HYBRID, Verdict.CANNOT_TELL, f"Appendix {line.appendix}", line.entry, subject,
        documents=messages("document.cites_lineage"), basis=weakest(line.rows),
        reason=f"cites.hybrid_{line.row['kingdom']}", name=name, parent=parent, appendix=line.appendix,
    )  # fmt: skip


def domestic(speaker: Speaker, subject: Subject, name: str, row: Mapping[str, str]) -> Finding:
    """A domesticated form; its wild relatives may be listed."""
    return speaker.state(
        FindingCode.CITES_DOMESTIC, Verdict.NOT_LISTED, APPENDICES, row["taxon"], subject, basis=weakest([row]),
        reason="cites.domestic_with_relatives" if row["wild_relatives"] else None, name=name,
        wild=row["wild_relatives"].replace(";", ", ") or "—", edition=speaker.law.edition.name,
    )  # fmt: skip


def not_included(speaker: Speaker, subject: Subject, covered: Coverage) -> Finding:
    """A species or a population that the Appendices expressly leave out."""
    line = covered.lines[0]
    reason = "cites.not_included_population" if line.population else None
    reason = "cites.not_included_with_note" if line.row["note"] and not line.population else reason
    return speaker.state(
        FindingCode.CITES_NOT_INCLUDED, Verdict.NOT_LISTED, APPENDICES, line.entry, subject,
        documents=messages("document.cites_country_of_origin") if line.population else (),
        basis=weakest(line.rows), reason=reason, name=covered.name, line=line.entry, note=line.row["note"] or "—",
        edition=speaker.law.edition.name,
    )  # fmt: skip


def appendix_unknown(speaker: Speaker, subject: Subject, covered: Coverage) -> Finding:
    """A line whose Appendix the edition could not establish."""
    line = next(line for line in covered.lines if not line.appendix)
    return speaker.state(
        FindingCode.CITES_APPENDIX_UNKNOWN, Verdict.CANNOT_TELL, APPENDICES, line.entry, subject,
        documents=messages("document.cites_current_appendices"), basis=weakest(line.rows), name=covered.name,
        line=line.entry,
    )  # fmt: skip


def other_day(speaker: Speaker, subject: Subject, name: str, stands: Standing, day: date) -> Finding:
    """Listed, but not on the day asked, or on a day for which no date was established."""
    row = stands.row
    line = row["taxon"] if " " in row["taxon"] else f"{row['taxon']} spp."
    code, verdict, provision = _OTHER_DAYS[stands.state]
    reason = "cites.date_put_off" if row["date_kind"] == "earliest" and stands.state is State.DATE_UNKNOWN else None
    return speaker.state(
        code, verdict, provision or f"Appendix {row['appendix']}", line, subject,
        documents=messages("document.cites_current_appendices") if verdict is Verdict.CANNOT_TELL else (),
        basis=weakest([row]), reason=reason, name=name, line=line, appendix=row["appendix"] or "?",
        since=row["effective_from"], until=row["until"] or "—", day=day, edition=speaker.law.edition.name,
    )  # fmt: skip


_OTHER_DAYS = {
    State.NOT_YET: (FindingCode.CITES_NOT_YET, Verdict.NOT_LISTED, APPENDICES),
    State.ENDED: (FindingCode.CITES_NO_LONGER, Verdict.NOT_LISTED, APPENDICES),
    State.DATE_UNKNOWN: (FindingCode.CITES_DATE_UNKNOWN, Verdict.CANNOT_TELL, ""),
}


def not_listed(speaker: Speaker, searched: Sequence[Claim], day: date) -> Finding:
    """Everything was looked up, and nothing of it stands in the Appendices."""
    values = ", ".join(dict.fromkeys(claim.value for claim in searched))
    relatives = [name for claim in searched for name in cover(speaker.law, claim.value, day, None).relatives]
    shown = ", ".join(dict.fromkeys(relatives[:_MOST_SHOWN]))
    return speaker.state(
        FindingCode.CITES_NOT_LISTED, Verdict.NOT_LISTED, APPENDICES, searched[0].value, subject_of(searched[0]),
        exceptions=(message("cites.exception.other_names"),),
        reason="cites.not_listed_but_relatives" if shown else None, values=values, relatives=shown or "—",
        edition=speaker.law.edition.name,
    )  # fmt: skip
