"""The duties of CITES for one listed specimen on one route: permits, the bar on commerce, exemptions, non-Parties."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from ..normalise import split
from .cites_taxa import EVERY_OTHER, State
from .cites_taxa import standing as standing_of_row
from .parties import Answer, country_row, name_of, standing
from .statements import messages, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.finding import Finding
    from inspection.message import Message

    from .cites_specimen import Specimen, Trade
    from .cites_taxa import Row

_EXPORT, _ORIGIN = "document.cites_export_permit", "document.cites_certificate_of_origin"
_TWO_PERMITS = ("document.cites_import_permit", _EXPORT)
COMMERCIAL, FROM_THE_SEA, PRE_CONVENTION, REGISTERED, RANCHED = "T", "X", "O", "D", "R"
UNION_IS_PARTY_FROM = date(2015, 7, 8)
_EXEMPT = frozenset({"A", "C", REGISTERED, PRE_CONVENTION})
_NOT_WILD = _EXEMPT | {"F", "R", "Y"}


def duties(trade: Trade, specimen: Specimen) -> list[Finding]:
    """All duties for the specimen on this route; a route inside one State or the Union has none of its own."""
    route, law = trade.route, trade.speaker.law
    if route.export and route.export == route.import_:
        return [
            trade.state(
                FindingCode.CITES_SAME_COUNTRY, Verdict.CANNOT_TELL, "Article I(c)", specimen,
                documents=("document.cites_national_rules",),
            )
        ]  # fmt: skip
    if _within_union(trade):
        return [
            trade.state(
                FindingCode.CITES_WITHIN_UNION, Verdict.DOCUMENTS_REQUIRED, "Article XIV(3)", specimen,
                documents=("document.cites_legal_acquisition", "document.cites_union_certificate"),
            )
        ]  # fmt: skip
    ends = [standing(law, end, "cites", trade.day).answer for end in (route.export, route.import_) if end]
    if len(ends) == 2 and Answer.YES not in ends:  # noqa: PLR2004 - both ends of the route
        return [_neither_bound(trade, specimen, unknown=Answer.UNKNOWN in ends)]
    found = _BY_APPENDIX[specimen.appendix](trade, specimen)
    found += _other_ends(trade, specimen)
    found += [_transit(trade, specimen, country) for country in dict.fromkeys(route.transit)]
    return found


def _within_union(trade: Trade) -> bool:
    """Both ends are members of the European Union, among which no customs control remains."""
    rows = [country_row(trade.speaker.law, end) for end in (trade.route.export, trade.route.import_)]
    return trade.day >= UNION_IS_PARTY_FROM and all(row is not None and row["eu_member"] == "yes" for row in rows)


def _neither_bound(trade: Trade, specimen: Specimen, *, unknown: bool) -> Finding:
    if unknown:
        return trade.state(
            FindingCode.CITES_PARTY_UNKNOWN, Verdict.CANNOT_TELL, "Article X", specimen,
            documents=("document.cites_party_status",), reason="cites.neither_known_bound",
        )  # fmt: skip
    return trade.state(
        FindingCode.CITES_NOT_BOUND, Verdict.CANNOT_TELL, "Article X", specimen,
        documents=("document.cites_national_rules",),
    )  # fmt: skip


def _other_ends(trade: Trade, specimen: Specimen) -> list[Finding]:
    """Article X: with a State that is no Party, comparable documents stand in for the permits."""
    found: list[Finding] = []
    for country in dict.fromkeys(end for end in (trade.route.export, trade.route.import_) if end):
        answer = standing(trade.speaker.law, country, "cites", trade.day).answer
        named = name_of(trade.speaker.law, country)
        if answer is Answer.NO:
            found.append(
                trade.state(
                    FindingCode.CITES_NON_PARTY, Verdict.PERMIT_REQUIRED, "Article X", specimen,
                    documents=("document.cites_comparable",), country=named,
                )
            )  # fmt: skip
        elif answer is Answer.UNKNOWN:
            found.append(
                trade.state(
                    FindingCode.CITES_PARTY_UNKNOWN, Verdict.CANNOT_TELL, "Article X", specimen,
                    documents=("document.cites_party_status", "document.cites_comparable"), country=named,
                )
            )  # fmt: skip
    return found


def _transit(trade: Trade, specimen: Specimen, country: str) -> Finding:
    """Article VII(1): in transit under customs control no permit of that State, but proof of the others."""
    return trade.state(
        FindingCode.CITES_TRANSIT, Verdict.DOCUMENTS_REQUIRED, "Article VII(1)", specimen,
        documents=("document.cites_export_permit",), reason=None, country=name_of(trade.speaker.law, country),
    )  # fmt: skip


def _of_appendix_i(trade: Trade, specimen: Specimen) -> list[Finding]:
    """Article III: two permits, and no import for primarily commercial purposes; Article VII leaves some out.

    That trade must not be commercial is part of the rule itself: with the purpose undeclared the permits are
    certain and the bar is not, so they are what is stated. That the specimen is bred or old is an exemption: with
    its source undeclared it stays an exception under the bar.
    """
    if specimen.source in _EXEMPT:
        return [_exempted(trade, specimen)]
    if specimen.purpose == COMMERCIAL:
        provision = "Article III(5)" if specimen.source == FROM_THE_SEA else "Article III"
        reason = "cites.commercial_barred_ranched" if specimen.source == RANCHED else None
        reason = "cites.commercial_barred_limited" if specimen.appendix != specimen.line.appendix else reason
        return [
            trade.state(
                FindingCode.CITES_COMMERCIAL_BARRED, Verdict.PROHIBITED, provision, specimen,
                exceptions=_exemptions(specimen), documents=("document.cites_ask_authorities",), reason=reason,
                limited=_limited(specimen),
            )
        ]  # fmt: skip
    if specimen.source == FROM_THE_SEA:
        return [_from_the_sea(trade, specimen, "Article III(5)")]
    return [
        trade.state(
            FindingCode.CITES_BOTH_PERMITS, Verdict.PERMIT_REQUIRED, "Article III", specimen,
            exceptions=_exemptions(specimen), documents=_TWO_PERMITS,
            reason=None if specimen.purpose else "cites.both_permits_purpose_open", purpose=specimen.purpose or "—",
        )
    ]  # fmt: skip


def _exempted(trade: Trade, specimen: Specimen) -> Finding:
    """Article VII: pre-Convention, bred in captivity, artificially propagated."""
    provision, reason, paper = _EXEMPTIONS[specimen.source or ""]
    papers = (paper, "document.cites_proof_of_source")
    return trade.state(
        FindingCode.CITES_EXEMPTED, Verdict.PERMIT_REQUIRED, provision, specimen, documents=papers, reason=reason
    )


_EXEMPTIONS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        PRE_CONVENTION: ("Article VII(2)", "cites.exempted_pre_convention", "document.cites_pre_convention"),
        REGISTERED: ("Article VII(4)", "cites.exempted_registered", "document.cites_export_permit"),
        "A": ("Article VII(5)", "cites.exempted_propagated", "document.cites_bred_certificate"),
        "C": ("Article VII(5)", "cites.exempted_captive_bred", "document.cites_bred_certificate"),
    }
)


def _from_the_sea(trade: Trade, specimen: Specimen, provision: str) -> Finding:
    return trade.state(
        FindingCode.CITES_FROM_THE_SEA, Verdict.PERMIT_REQUIRED, provision, specimen,
        documents=("document.cites_introduction_certificate",),
    )  # fmt: skip


def _of_appendix_ii(trade: Trade, specimen: Specimen) -> list[Finding]:
    """Article IV: export permit or re-export certificate; a zero quota bars commerce in wild specimens."""
    quota = None if specimen.source in _NOT_WILD else _zero_quota(trade, specimen)
    if quota and specimen.purpose == COMMERCIAL:
        return [
            trade.speaker.state(
                FindingCode.CITES_ZERO_QUOTA, Verdict.PROHIBITED, "Appendix II", specimen.line.entry, specimen.subject,
                exceptions=_exemptions(specimen), documents=messages("document.cites_quota"),
                basis=weakest([*specimen.line.rows, quota]),
                told={"name": specimen.name, "line": specimen.line.entry, "taxon": quota["taxon"]},
            )
        ]  # fmt: skip
    if specimen.source == PRE_CONVENTION:
        return [_exempted(trade, specimen)]
    if specimen.source == FROM_THE_SEA:
        return [_from_the_sea(trade, specimen, "Article IV(6)")]
    exceptions = list(_exemptions(specimen))
    if quota:
        exceptions.append(message("cites.exception.zero_quota", taxon=quota["taxon"]))
    papers: tuple[str, ...] = ("document.cites_export_permit", "document.cites_origin_and_source")
    if specimen.source in {"A", "C"}:
        papers = ("document.cites_bred_certificate", "document.cites_export_permit")
    return [
        trade.state(
            FindingCode.CITES_EXPORT_PERMIT, Verdict.PERMIT_REQUIRED, "Article IV", specimen,
            exceptions=tuple(exceptions), documents=papers,
        )
    ]  # fmt: skip


def _zero_quota(trade: Trade, specimen: Specimen) -> Row | None:
    """The zero quota for wild specimens that fits species, exporting State, part and day."""
    words = specimen.name.removesuffix(" spp.").split()
    taxa = dict.fromkeys([" ".join(words[:2]), words[0], specimen.line.row["taxon"]])
    for taxon in taxa:
        for row in trade.speaker.law.rows("cites_zero_quotas", taxon=taxon):
            stands = standing_of_row([row], trade.day)
            here = row["countries"] == EVERY_OTHER or trade.route.export in list(split(row["countries"]))
            part = not row["words"] or specimen.words & set(split(row["words"]))
            if stands and stands.state is State.IN_FORCE and here and part:
                return row
    return None


def _of_appendix_iii(trade: Trade, specimen: Specimen) -> list[Finding]:
    """Article V: an export permit from a State that listed it, a certificate of origin from the others."""
    listing = list(split(specimen.line.row["parties"]))
    papers: tuple[str, ...]
    names = ", ".join(name_of(trade.speaker.law, country) for country in listing)
    if trade.route.export in listing:
        reason, papers = "cites.appendix_iii_listing_state", (_EXPORT,)
    elif trade.route.export:
        reason, papers = "cites.appendix_iii_other_state", (_ORIGIN,)
    else:
        reason, papers = "cites.appendix_iii_open", (_EXPORT, _ORIGIN)
    return [
        trade.state(
            FindingCode.CITES_APPENDIX_III, Verdict.PERMIT_REQUIRED, "Article V", specimen,
            exceptions=_exemptions(specimen), documents=papers, reason=reason, parties=names or "—",
        )
    ]  # fmt: skip


_BY_APPENDIX = MappingProxyType({"I": _of_appendix_i, "II": _of_appendix_ii, "III": _of_appendix_iii})


def _exemptions(specimen: Specimen) -> tuple[Message, ...]:
    """What Article VII leaves open as long as nothing declared rules it out."""
    codes: list[str] = []
    if specimen.source is None:
        codes.append("cites.exception.propagated" if specimen.kingdom == "plant" else "cites.exception.captive_bred")
    codes.append("cites.exception.pre_convention")
    if specimen.purpose is None:
        codes += ["cites.exception.personal_effects", "cites.exception.scientific_exchange"]
    return messages(*codes)


def _limited(specimen: Specimen) -> str:
    row = specimen.line.population
    return row["limited_to"] if row and row["limited_to"] else "—"
