"""Stations: enrolled once with a code, known by their key, and revoked when they are lost."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from inspection.canonical import fingerprint
from inspection.errors import BadInput, VerificationFailed
from inspection.exchange import StatementKind
from inspection.record import NO_RECORD

from .database import at
from .once import insert_once
from .schema import enrolment_code, nonce, station
from .statements import issue

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inspection.exchange import Statement
    from inspection.ports import Signer

    from .requests import Asked

CODE_LIVES = timedelta(days=14)
KEY_DIGITS = 16  # of the fingerprint, in a code
NONCE_LIVES = timedelta(minutes=15)
LONGEST_NAME = 200
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is mistaken for another


def new_code(connection: Connection, note: str, *, now: datetime, signer: Signer, port: str = "") -> str:
    """A code that enrols one station, once, at that port; only its hash is kept.

    Behind the stroke it names the key of this headquarters, so that the station knows whom it talks to.
    """
    code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(5))
    connection.execute(
        insert(enrolment_code).values(sha256=_hashed(code), note=note, port=port, expires_at=now + CODE_LIVES)
    )
    return f"{code}/{fingerprint(signer.public_key)[:KEY_DIGITS]}"


def enrol(
    connection: Connection, code: str, name: str, public_key: bytes, *, now: datetime, signer: Signer
) -> Statement:
    """Register a station's key with a code and certify it. The same station may ask again with the same code.

    Raises VerificationFailed for a code that is unknown, used by another or too old, and for a revoked station.
    """
    known = fingerprint(public_key)
    row = connection.execute(
        select(enrolment_code).where(enrolment_code.c.sha256 == _hashed(code)).with_for_update()
    ).first()
    if row is None or row.station not in {None, known} or (at(row.expires_at) or now) < now:
        raise VerificationFailed("hq.enrolment_code")
    if not name.strip() or len(name) > LONGEST_NAME:
        raise BadInput("hq.station_name")
    enrolled = connection.execute(select(station).where(station.c.fingerprint == known)).first()
    if enrolled is None:
        connection.execute(
            insert(station).values(
                fingerprint=known,
                name=name,
                port=row.port,
                public_key=public_key,
                enrolled_at=now,
                head=NO_RECORD,
            )
        )
    elif enrolled.revoked_at is not None or enrolled.name != name:
        raise VerificationFailed("hq.station_revoked" if enrolled.revoked_at else "hq.station_name")
    connection.execute(
        update(enrolment_code).where(enrolment_code.c.sha256 == row.sha256).values(used_at=now, station=known)
    )
    content = {"station": known, "name": name, "public_key": public_key.hex()}
    return issue(connection, StatementKind.CERTIFICATE, content, now=now, signer=signer, to=known)


def public_key_of(connection: Connection, known: str) -> bytes | None:
    """The public key of an enrolled station; None for one that is not, or is revoked."""
    row = connection.execute(
        select(station.c.public_key).where(station.c.fingerprint == known, station.c.revoked_at.is_(None))
    ).first()
    return None if row is None else bytes(row.public_key)


def seen(connection: Connection, asked: Asked, now: datetime, said: dict[str, str | None]) -> None:
    """Note that a station asked, by whose clock, and what it says of itself. Raises VerificationFailed for a replay."""
    # Only its own: workers that swept everybody's would wait for each other.
    connection.execute(delete(nonce).where(nonce.c.station == asked.station, nonce.c.at < now - NONCE_LIVES))
    if not insert_once(connection, nonce, [{"station": asked.station, "nonce": asked.nonce, "at": now}]):
        raise VerificationFailed("hq.request_replayed")
    unsent = said.get("unsent") or ""
    connection.execute(
        update(station)
        .where(station.c.fingerprint == asked.station)
        .values(
            last_seen=now,
            software=said.get("software"),
            edition=said.get("edition"),
            clock_offset_s=_offset(said.get("clock"), now),
            unsent=int(unsent) if unsent.isdecimal() and len(unsent) < 12 else None,  # noqa: PLR2004
        )
    )


def revoke(connection: Connection, known: str, reason: str, *, now: datetime, signer: Signer) -> Statement:
    """Take a station's key out of use and tell every station. Raises BadInput when there is none."""
    changed = connection.execute(
        update(station).where(station.c.fingerprint == known, station.c.revoked_at.is_(None)).values(revoked_at=now)
    )
    if changed.rowcount != 1:
        raise BadInput("hq.no_station", station=known)
    return issue(connection, StatementKind.REVOCATION, {"key": known, "reason": reason}, now=now, signer=signer)


def stand_at(connection: Connection, known: str, port: str) -> None:
    """Say at which port a station stands. Raises BadInput when there is no such station."""
    if connection.execute(update(station).where(station.c.fingerprint == known).values(port=port)).rowcount != 1:
        raise BadInput("hq.no_station", station=known)


def _offset(clock: str | None, now: datetime) -> float | None:
    """By how many seconds the station's own clock is ahead."""
    try:
        return None if clock is None else (datetime.fromisoformat(clock) - now).total_seconds()
    except (ValueError, TypeError):
        return None


def _hashed(code: str) -> str:
    return hashlib.sha256("".join(filter(str.isalnum, code.partition("/")[0].upper())).encode()).hexdigest()
