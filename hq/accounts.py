"""The people at headquarters: local accounts with a second factor, or those whom a sign-in service vouches for."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete, insert, or_, select, update

from inspection.errors import BadInput

from .schema import account, session
from .sealing import box

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from .signing_key import SigningKey

SHORTEST_PASSPHRASE = 12
LONGEST = 128  # letters of a name; of a passphrase, 1 024
LONGEST_PASSPHRASE = 1_024
STEP = 30  # seconds that a code is shown for
DRIFT = 1  # steps that a telephone's clock may be off


class Role(StrEnum):
    """What somebody may do; each may do what those before may."""

    ANALYST = "analyst"  # sees, searches, exports
    SUPERVISOR = "supervisor"  # reviews, holds, watches
    ADMINISTRATOR = "administrator"  # stations, policy, editions, audit

    def covers(self, needed: Role) -> bool:
        """Whether this role may do what the other may."""
        return list(Role).index(self) >= list(Role).index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    name: str
    role: Role


class Passphrases:
    """Passphrases by argon2id, with the parameters of RFC 9106 for servers (64 MiB, three passes)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Use these parameters; tests take cheap ones."""
        self._hasher = hasher or PasswordHasher()
        self._nobody: str | None = None

    def hash(self, passphrase: str) -> str:
        """What is kept. Raises BadInput for a passphrase that is too short."""
        if not SHORTEST_PASSPHRASE <= len(passphrase) <= LONGEST_PASSPHRASE:
            raise BadInput("hq.passphrase", least=SHORTEST_PASSPHRASE)
        return self._hasher.hash(passphrase)

    def hold(self, kept: str | None, passphrase: str) -> bool:
        """Whether it is the one; takes as long when there is no account."""
        if self._nobody is None:
            self._nobody = self._hasher.hash(secrets.token_hex(16))
        try:
            return self._hasher.verify(kept or self._nobody, passphrase[:LONGEST_PASSPHRASE]) and kept is not None
        except (VerifyMismatchError, InvalidHashError):
            return False


def add(connection: Connection, name: str, role: Role, kept: str | None) -> None:
    """Make an account; without a passphrase, for somebody of that e-mail address who signs in by OpenID Connect.

    Raises BadInput when the name is taken or is none.
    """
    if not name.strip() or len(name) > LONGEST or not name.isprintable():
        raise BadInput("hq.account_name", most=LONGEST)
    if connection.execute(select(account.c.name).where(account.c.name == name)).first() is not None:
        raise BadInput("hq.account_taken", name=name)
    connection.execute(insert(account).values(name=name, role=str(role), password=kept))


def disable(connection: Connection, name: str) -> None:
    """Take an account out of use, and end its sessions. Raises BadInput when there is none."""
    _change(connection, name, disabled=True)


def set_passphrase(connection: Connection, name: str, kept: str) -> None:
    """Give an account another passphrase, put it into use again, and end its sessions. Raises BadInput."""
    _change(connection, name, password=kept, disabled=False)


def forget_totp(connection: Connection, name: str) -> None:
    """Let the second factor be set up anew at the next sign-in. Raises BadInput when there is no such account."""
    _change(connection, name, totp=None, totp_used=None)


def of_name(connection: Connection, name: str) -> Person | None:
    """The person of that name whose account is in use."""
    row = connection.execute(select(account.c.role).where(account.c.name == name, ~account.c.disabled)).first()
    return None if row is None else Person(name, Role(row.role))


def with_passphrase(
    connection: Connection, passphrases: Passphrases, name: str, passphrase: str
) -> tuple[Person, bool] | None:
    """The person whose passphrase it is, and whether the second factor is set up; None when it is nobody's."""
    row = connection.execute(
        select(account.c.password, account.c.role, account.c.totp).where(account.c.name == name, ~account.c.disabled)
    ).first()
    if not passphrases.hold(None if row is None else row.password, passphrase) or row is None:
        return None
    return Person(name, Role(row.role)), row.totp is not None


def of_subject(connection: Connection, subject: str, email: str | None) -> Person | None:
    """The person whom the sign-in service names; bound to the account of that verified e-mail address the first time.

    Accounts with a passphrase are never bound: whoever rules the sign-in service would rule them too.
    """
    row = connection.execute(
        select(account)
        .where(or_(account.c.subject == subject, account.c.name == email), ~account.c.disabled)
        .order_by(account.c.subject.is_(None))
    ).first()
    if row is None or row.subject not in {None, subject} or row.password is not None:
        return None
    if row.subject is None:
        connection.execute(update(account).where(account.c.name == row.name).values(subject=subject))
    return Person(row.name, Role(row.role))


def new_secret() -> str:
    """A secret for an authenticator, 160 bits in base 32."""
    return pyotp.random_base32()


def enrolment_address(name: str, secret: str, issuer: str) -> str:
    """What the QR code says that authenticators scan."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=name, issuer_name=issuer)


def keep_totp(connection: Connection, key: SigningKey, name: str, *, secret: str, code: str, now: datetime) -> bool:
    """Set the second factor up once a code shows that the authenticator has it; False when the code is wrong.

    One that is set up already stays as it is.
    """
    step = _step_of(secret, code, now)
    if step is None:
        return False
    sealed = box(key, "totp").seal(secret.encode(), name)
    changed = connection.execute(
        update(account).where(account.c.name == name, account.c.totp.is_(None)).values(totp=sealed, totp_used=step)
    )
    return changed.rowcount == 1


def take_code(connection: Connection, key: SigningKey, name: str, code: str, now: datetime) -> bool:
    """Whether a code of the second factor is right and was not taken before, nor one after it."""
    row = connection.execute(select(account.c.totp).where(account.c.name == name)).first()
    if row is None or row.totp is None:
        return False
    step = _step_of(box(key, "totp").open(bytes(row.totp), name).decode(), code, now)
    if step is None:
        return False
    changed = connection.execute(
        update(account)
        .where(account.c.name == name, or_(account.c.totp_used.is_(None), account.c.totp_used < step))
        .values(totp_used=step)
    )
    return changed.rowcount == 1


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    totp, here = pyotp.TOTP(secret, interval=STEP), int(now.timestamp()) // STEP
    given = "".join(code.split())
    return next(
        (step for step in range(here - DRIFT, here + DRIFT + 1) if totp.verify(given, for_time=step * STEP)), None
    )


def _change(connection: Connection, name: str, **values: object) -> None:
    if connection.execute(update(account).where(account.c.name == name).values(**values)).rowcount != 1:
        raise BadInput("hq.no_account", name=name)
    connection.execute(delete(session).where(session.c.account == name))
