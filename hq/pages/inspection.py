"""One inspection: its records, findings, photos and receipts; review and legal hold. Every view is audited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from inspection.correction import in_place_of
from inspection.custody.things import holders_of
from inspection.errors import BadInput
from inspection.supervision import Review
from inspection.verdict import Verdict

from .. import audit, photos
from ..audit import Action
from ..case_view import case_view, find, names_photo
from ..inspections import Found
from ..review import hold, remark
from .desk import SupervisorForm, Visit, Visitor, onward, page

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inspection.claim import Claim
    from inspection.dossier import Dossier, Exhibit
    from inspection.finding import Finding
    from inspection.frame import Region

routes = APIRouter(include_in_schema=False)
SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"})  # what browsers draw
Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
Seq = Annotated[int, Path(ge=1, lt=2**53)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A region drawn over a photo: its number, corners for SVG, where the number stands, and what was read there.

    ``corrected`` is what the officer reads instead, None where the reading counts.
    """

    number: int
    points: str
    x: float
    y: float
    scheme: str
    value: str
    verdict: str
    corrected: Claim | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit with its marks; ``drawn`` says whether a browser can draw the photo, ``unit`` scales the marks."""

    exhibit: Exhibit
    marks: tuple[Mark, ...]
    drawn: bool
    unit: float


@routes.get("/inspections/{station}/{seq}")
def inspection_page(request: Request, visit: Visitor, station: Sha256, seq: Seq) -> HTMLResponse:
    """An inspection, checked as it is shown."""
    with visit.service.engine.begin() as connection:
        found = _found(connection, station, seq)
        case = case_view(connection, found)
        _note(connection, visit, Action.VIEWED, found)
    dossier = case.dossier
    return page(
        request,
        "inspection.html",
        visit,
        case=case,
        found=found,
        row=found.listed.row,
        dossier=dossier,
        assessment=None if dossier is None else dossier.assessment,
        findings=() if dossier is None or dossier.assessment is None else _ordered(dossier.assessment.findings),
        exhibits=() if dossier is None else tuple(_shown(each, dossier) for each in dossier.exhibits),
        holders={} if dossier is None else holders_of(dossier.custody),
        reviews=tuple(Review),
    )


@routes.get("/inspections/{station}/{seq}/photos/{sha256}")
def photo(visit: Visitor, station: Sha256, seq: Seq, sha256: Sha256) -> Response:
    """A photo as it was kept."""
    with visit.service.engine.begin() as connection:
        found = _found(connection, station, seq)
        if not names_photo(connection, found, sha256):
            raise BadInput("hq.no_photo")
        case = case_view(connection, found)
        _note(connection, visit, Action.VIEWED_PHOTO, found, sha256)
    content = photos.content_of(visit.service.objects, sha256)
    if content is None:
        raise BadInput("hq.no_photo")
    exhibits = () if case.dossier is None else case.dossier.exhibits
    kind = next((each.media_type for each in exhibits if each.photo == sha256), "")
    drawn = kind in SHOWN
    return Response(
        content,
        media_type=kind if drawn else "application/octet-stream",
        headers={
            "content-disposition": "inline" if drawn else f'attachment; filename="{sha256}"',
            "content-security-policy": "default-src 'none'; sandbox",
            "cache-control": "private, max-age=600",
        },
    )


@routes.post("/inspections/{station}/{seq}/review")
def review(form: SupervisorForm, station: Sha256, seq: Seq) -> Response:
    """Approve, or return with remarks."""
    visit, service = form.visit, form.visit.service
    decision = form.text("decision", 20)
    if decision not in set(Review):
        raise BadInput("hq.remark")
    with service.engine.begin() as connection:
        found = _found(connection, station, seq)
        text, by = form.text("text", 4_000), visit.person.name
        remark(connection, found, Review(decision), text, by, now=service.now(), signer=service.key)
        _note(connection, visit, Action.REMARKED, found, decision)
    return onward(f"{found.path}#review")


@routes.post("/inspections/{station}/{seq}/hold")
def legal_hold(form: SupervisorForm, station: Sha256, seq: Seq) -> Response:
    """Put under legal hold, or lift it."""
    visit, service, on = form.visit, form.visit.service, form.text("on", 3) == "yes"
    with service.engine.begin() as connection:
        found = _found(connection, station, seq)
        reason, by = form.text("reason", 4_000), visit.person.name
        hold(connection, found, reason, by, on=on, now=service.now(), signer=service.key)
        _note(connection, visit, Action.HELD if on else Action.RELEASED, found, reason)
    return onward(f"{found.path}#hold")


def _found(connection: Connection, station: str, seq: int) -> Found:
    found = find(connection, station, seq)
    if found is None:
        raise BadInput("hq.no_inspection")
    return found


def _note(connection: Connection, visit: Visit, action: Action, found: Found, more: str = "") -> None:
    subject = f"{found.station_name} {found.listed.row.seq} {found.listed.row.inspection} {more}".rstrip()
    audit.note(connection, visit.service.now(), visit.person.name, action, subject, address=visit.address)


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: -each.verdict.seriousness)


def _shown(exhibit: Exhibit, dossier: Dossier) -> Shown:
    worst: dict[tuple[str, str], Verdict] = {}
    for finding in _ordered(() if dossier.assessment is None else dossier.assessment.findings):
        worst.setdefault((finding.subject.scheme, finding.subject.value), finding.verdict)
    marks: list[Mark] = []
    numbers: dict[Region, int] = {}
    for claim in exhibit.claims:
        if claim.region is None:
            continue
        numbers.setdefault(claim.region, len(numbers) + 1)
        x, y = min(claim.region.corners, key=sum)
        verdict = str(worst.get((claim.scheme, claim.value), ""))
        theirs = in_place_of(claim, exhibit.number, dossier.corrections)
        place = numbers[claim.region], _points(claim.region), x, y
        marks.append(Mark(*place, str(claim.scheme), claim.value, verdict, theirs))
    longest = max(exhibit.observation.width, exhibit.observation.height, 1)
    return Shown(exhibit, tuple(marks), exhibit.media_type in SHOWN, longest / 100)


def _points(region: Region) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in region.corners)
