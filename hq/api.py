"""The interface for stations, version 1; ``docs/sync-protocol.md`` describes it for other programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import func, select
from starlette.requests import ClientDisconnect

from inspection.canonical import fingerprint
from inspection.errors import BadInput, VerificationFailed
from inspection.exchange import LARGEST_BATCH, PROTOCOL, read_batch, statement_bytes

from . import editions, photos, statements, stations
from .described import BATCH, BYTES, ENROLMENT, GAP, NOTHING_NEW, PIECE, REFUSALS, SIGNED
from .intake import own_fault, take
from .requests import Asked, SignedRequest, verify
from .schema import quarantine, waiting
from .schema import station as station_table
from .service import Service

api = APIRouter(prefix="/api/v1", tags=["stations"], responses=REFUSALS)
MOST_BODY = LARGEST_BATCH + 1024
KEY_DIGITS = 64
ABOUT = ("software", "edition", "clock", "unsent")  # what a station says of itself, in headers Quaylens-…


def service_of(request: Request) -> Service:
    """The parts that this application was put together from."""
    service: Service = request.app.state.service
    return service


async def body_of(request: Request) -> bytes:
    """The body, refused as soon as it is longer than anything that is asked for here."""
    pieces, length = [], 0
    try:
        async for piece in request.stream():
            length += len(piece)
            if length > MOST_BODY:
                raise BadInput("hq.too_large", most=MOST_BODY)
            pieces.append(piece)
    except ClientDisconnect as error:  # the usual thing on a bad line, and no fault of ours
        raise BadInput("hq.cut_off") from error
    return b"".join(pieces)


Parts = Annotated[Service, Depends(service_of)]
Body = Annotated[bytes, Depends(body_of)]
Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]


def asked_by(request: Request, body: Body, parts: Parts) -> Asked:
    """The enrolled station that signed the request. Raises VerificationFailed."""
    now = parts.now()
    with parts.engine.begin() as connection:
        asked = verify(_signed(request), body, lambda known: stations.public_key_of(connection, known), now)
        about = {name: request.headers.get(f"quaylens-{name}") for name in ABOUT}
        stations.seen(connection, asked, now, about)
    return asked


Station = Annotated[Asked, Depends(asked_by)]


@dataclass(frozen=True, slots=True)
class Hello:
    """Who answers here."""

    name: str
    protocols: list[int]
    key: str
    time: str


class Enrolment(BaseModel):
    """A station's request to be known."""

    code: str = Field(max_length=64)
    name: str = Field(max_length=stations.LONGEST_NAME)
    public_key: str = Field(pattern=f"^[0-9a-f]{{{KEY_DIGITS}}}$")


@api.get("/hello")
def hello(parts: Parts) -> Hello:
    """Say who this is, which versions of the protocol are spoken, and what time it is here."""
    return Hello(parts.settings.name, [PROTOCOL], parts.key.public_key.hex(), parts.now().isoformat())


@api.post("/enrol", responses=SIGNED, openapi_extra=ENROLMENT)
def enrol(request: Request, body: Body, parts: Parts) -> Response:
    """Register a station with a one-time code; the request is signed with the key that it brings."""
    try:
        asked_for = Enrolment.model_validate_json(body)
    except ValueError as error:
        raise BadInput("hq.enrolment_form") from error
    key = bytes.fromhex(asked_for.public_key)
    now = parts.now()
    own = fingerprint(key)
    verify(_signed(request), body, lambda known: key if known == own else None, now)
    with parts.engine.begin() as connection:
        certificate = stations.enrol(connection, asked_for.code, asked_for.name, key, now=now, signer=parts.key)
    return Response(statement_bytes(certificate), media_type="application/json")


@api.get("/state", responses=SIGNED)
def state(parts: Parts, station: Station) -> dict[str, Any]:
    """How far the chain of this station is held, what waits for a gap, and which photos are not here."""
    with parts.engine.begin() as connection:
        held = connection.execute(
            select(station_table.c.through, station_table.c.head).where(station_table.c.fingerprint == station.station)
        ).one()
        gaps = connection.execute(
            select(func.min(waiting.c.seq), func.count()).where(waiting.c.station == station.station)
        ).one()
        aside = connection.execute(
            select(func.count()).select_from(quarantine).where(quarantine.c.station == station.station)
        ).scalar_one()
        return {
            "through": held.through,
            "head": held.head,
            "waiting": {"from": gaps[0], "count": gaps[1]},
            "quarantined": aside,
            "missing_photos": photos.missing(connection, station.station),
        }


@api.post("/records", responses=SIGNED, openapi_extra=BATCH)
def push_records(parts: Parts, station: Station, body: Body) -> dict[str, Any]:
    """Take a batch of records in; sending the same again changes nothing."""
    try:
        whose, records = read_batch(body)
    except ValueError as error:
        raise BadInput("hq.batch_form", detail=str(error)[:100]) from error
    if whose != station.station:
        raise VerificationFailed("hq.batch_of_another")
    with parts.engine.begin() as connection:
        key = stations.public_key_of(connection, station.station)
    if key is None:
        raise VerificationFailed("hq.station_revoked")
    faults = [own_fault(came.record, station.station, key, came.header) for came in records]
    with parts.engine.begin() as connection:
        taken = take(connection, station.station, records, faults, parts.now())
    return {
        "through": taken.through,
        "head": taken.head,
        "outcomes": [{"seq": each.seq, "fate": each.fate, "reason": each.reason} for each in taken.outcomes],
    }


@api.get("/photos/{sha256}", responses=SIGNED)
def photo_progress(parts: Parts, station: Station, sha256: Sha256) -> dict[str, Any]:
    """How much of a photo is here: the byte to go on from."""
    with parts.engine.begin() as connection:
        known = photos.progress(connection, station.station, sha256)
    return {"start": known.start, "held": known.held}


@api.put("/photos/{sha256}", responses=SIGNED | GAP, openapi_extra=PIECE)
def push_photo(  # noqa: PLR0917 - FastAPI passes them by name
    parts: Parts,
    station: Station,
    body: Body,
    sha256: Sha256,
    start: Annotated[int, Query(ge=0, le=photos.LARGEST_PHOTO)],
    total: Annotated[int, Query(ge=1, le=photos.LARGEST_PHOTO)],
) -> dict[str, Any]:
    """Take a piece of a photo in; the whole counts only when its hash is right."""
    reached = photos.take_piece(parts.engine, parts.objects, station.station, sha256, start, total, body, parts.now())
    return {"start": reached.start, "held": reached.held}


@api.post("/receipt", responses=SIGNED | NOTHING_NEW)
def receipt(parts: Parts, station: Station) -> Response:
    """A signed receipt over what is held and not yet receipted; no content when there is nothing new."""
    with parts.engine.begin() as connection:
        made = statements.receipt_for(connection, station.station, now=parts.now(), signer=parts.key)
    if made is None:
        return Response(status_code=204)
    return Response(statement_bytes(made), media_type="application/json")


@api.get("/down", responses=SIGNED)
def down(parts: Parts, station: Station, after: Annotated[int, Query(ge=0, lt=2**53)] = 0) -> dict[str, Any]:
    """What headquarters has said since: receipts, alerts, holds, policies, remarks, revocations, editions."""
    with parts.engine.begin() as connection:
        said = statements.handed_down(connection, station.station, after)
    return {"statements": [json.loads(content) for _, content in said], "more": len(said) == statements.MOST}


@api.get("/editions/{sha256}", responses=SIGNED | BYTES, response_class=Response)
def edition(
    parts: Parts,
    _station: Station,
    sha256: Sha256,
    range_: Annotated[str | None, Header(alias="Range", pattern=r"^bytes=\d{1,12}-\d{0,12}$")] = None,
) -> Response:
    """An edition that a statement told of; a broken transfer goes on from a byte (``Range: bytes=N-``)."""
    content = editions.content_of(parts.objects, sha256)
    if content is None:
        raise BadInput("hq.no_edition")
    headers = {"accept-ranges": "bytes"}
    if range_ is None:
        return Response(content, media_type="application/octet-stream", headers=headers)
    first, _, last = range_.removeprefix("bytes=").partition("-")
    start, end = int(first), min(int(last or len(content)), len(content) - 1)
    if not start <= end:
        headers["content-range"] = f"bytes */{len(content)}"
        return Response(status_code=416, headers=headers)
    headers["content-range"] = f"bytes {start}-{end}/{len(content)}"
    return Response(content[start : end + 1], 206, headers, "application/octet-stream")


def _signed(request: Request) -> SignedRequest:
    return SignedRequest(request.method, str(request.url), dict(request.headers))
