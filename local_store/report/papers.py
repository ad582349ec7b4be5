"""Page one and the consignment: who, what, where from and to, when, on whose papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.wording import sentences

from .phrases import NO_VERDICT, time_of

if TYPE_CHECKING:
    from inspection.consignment import Circumstances, Consignment, Declaration, DeclaredLine
    from inspection.dossier import Assessment, Dossier, Ruling
    from inspection.place import Place

    from .phrases import Phrases, Plain


def verdict_content(assessment: Assessment | None, phrases: Phrases) -> Plain:
    """The verdict in words, with what it means and how many questions stay open."""
    if assessment is None:
        return {
            "verdict": NO_VERDICT,
            "word": phrases("report.no_verdict"),
            "meaning": phrases("report.no_verdict_why"),
            "open": "",
        }
    judgement = assessment.judgement
    verdict = judgement.verdict.value
    if not assessment.findings:
        meaning = phrases("report.nothing_found")
    elif verdict == "not_listed":
        meaning = phrases("not_listed_is_not_allowed")
    else:
        meaning = phrases(f"report.meaning.{verdict}")
    return {
        "verdict": verdict,
        "word": phrases(f"verdict.{verdict}"),
        "meaning": meaning,
        "open": phrases("verdict.open_questions", count=judgement.open_questions)
        if judgement.open_questions
        else phrases("report.no_open_questions"),
    }


def particulars(dossier: Dossier, phrases: Phrases) -> list[list[str]]:
    """Pairs of label and value for page one."""
    opening = dossier.opening
    asked = opening.asked if dossier.assessment is None else dossier.assessment.asked
    pairs = [
        ("report.route", phrases.route(dossier.consignment.route) or phrases("report.route_unknown")),
        ("report.asked", phrases("report.asked_stated" if asked.stated else "report.asked_clock", day=asked.day)),
        ("report.officer", opening.officer),
        ("report.station", dossier.records[0].header.station if dossier.records else ""),
        ("report.opened", time_of(dossier.opened_at)),
        ("report.closed", time_of(dossier.closed_at) if dossier.closed_at else phrases("report.still_open")),
        ("report.circumstances", _circumstances(opening.circumstances, phrases)),
    ]
    return [[phrases(code), value] for code, value in pairs if value]


def ruling_content(ruling: Ruling | None, phrases: Phrases) -> Plain:
    """The officer's decision with its reason."""
    if ruling is None:
        return {"word": phrases("report.undecided"), "reason": "", "made": False}
    return {
        "word": phrases(f"report.decision.{ruling.decision.value}"),
        "reason": phrases.cut(ruling.reason),
        "made": True,
    }


def _circumstances(known: Circumstances, phrases: Phrases) -> str:
    words = []
    if known.condition is not None:
        words.append(phrases("report.condition", word=phrases(f"window.condition.{known.condition.value}")))
    if known.purpose:
        words.append(phrases("report.purpose", word=known.purpose))
    if known.cites_source:
        words.append(phrases("report.cites_source", word=known.cites_source))
    if known.non_refillable:
        words.append(phrases("report.non_refillable"))
    if known.packing_group:
        words.append(phrases("report.packing_group", group=known.packing_group))
    if known.limited_quantity:
        words.append(phrases("report.limited_quantity"))
    return phrases.listed(words, ";")


def consignment_content(consignment: Consignment, phrases: Phrases) -> Plain:
    """Parties and the head of the declaration as pairs, its lines as rows; ``lines`` is None without one."""
    pairs = [
        [_role(party.role, phrases), f"{party.name} ({party.country})" if party.country else party.name]
        for party in consignment.parties
    ]
    pairs += [
        [phrases(f"case.paper.{each.kind.value}"), phrases.cut(" — ".join(filter(None, (each.number, each.note))))]
        for each in consignment.papers
    ]
    pairs += _place(consignment.place, phrases)
    declaration = consignment.declaration
    if declaration is None:
        return {"pairs": pairs, "lines": None}
    return {
        "pairs": pairs + _head(declaration, phrases),
        "lines": [_line(each, phrases) for each in declaration.lines],
    }


def _role(role: str, phrases: Phrases) -> str:
    code = f"case.role.{role}"
    return phrases(code) if code in sentences() else role


def _place(place: Place | None, phrases: Phrases) -> list[list[str]]:
    """Where the goods were looked at, and who says so."""
    if place is None:
        return []
    told = [", ".join(each for each in (place.port, place.terminal) if each)]
    if place.fix is not None:
        where = f"{place.fix.latitude}, {place.fix.longitude}"
        told.append(phrases("case.place.measured", where=where, at=place.fix.at.strftime("%Y-%m-%d %H:%M:%SZ")))
    return [[phrases("case.place.heading"), phrases.cut(" ".join(each for each in told if each))]]


def _head(declaration: Declaration, phrases: Phrases) -> list[list[str]]:
    pairs = (
        ("report.exporter", declaration.exporter),
        ("report.importer", declaration.importer),
        ("report.notifier", declaration.notifier),
        ("report.vessel", declaration.vessel),
        ("report.bill_of_lading", declaration.bill_of_lading),
        ("report.declared_route", phrases.route(declaration.route)),
    )
    return [[phrases(code), phrases.cut(value)] for code, value in pairs if value]


def _line(line: DeclaredLine, phrases: Phrases) -> Plain:
    identifiers = (
        ("scheme.un", line.un),
        ("scheme.class", line.hazard_class),
        ("scheme.refrigerant", line.refrigerant),
        ("scheme.cas", line.cas),
        ("scheme.hs", line.hs),
        ("scheme.basel", line.basel),
        ("scheme.species", line.species),
        ("scheme.container", line.container),
        ("scheme.gtin", line.gtin),
        ("scheme.sscc", line.sscc),
    )
    further = (
        phrases("report.packing_group", group=line.packing_group) if line.packing_group else "",
        phrases("report.condition", word=line.condition) if line.condition else "",
        phrases("report.purpose", word=line.purpose) if line.purpose else "",
        phrases("report.origin", country=line.origin) if line.origin else "",
        phrases("report.serial", serial=line.serial) if line.serial else "",
        phrases("report.lot", lot=line.lot) if line.lot else "",
        phrases("report.seal", seal=line.seal) if line.seal else "",
    )
    masses = (
        line.quantity,
        f"{line.packages} {line.package_type}".strip(),
        phrases("report.net_kg", kg=line.net_kg) if line.net_kg else "",
        phrases("report.gross_kg", kg=line.gross_kg) if line.gross_kg else "",
    )
    return {
        "line": line.line,
        "goods": [phrases.cut(each) for each in (line.description, line.proper_shipping_name) if each],
        "identifiers": [[phrases(code), phrases.cut(value)] for code, value in identifiers if value],
        "further": [phrases.cut(each) for each in further if each],
        "quantity": [phrases.cut(each) for each in masses if each],
    }
