"""The tables of headquarters. Every key begins with the station, so that a cluster can be spread by it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)
from sqlalchemy.engine.interfaces import Dialect

PARTITIONS = 16  # of the tables that grow with the records, by a hash of the station
METADATA = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself there
SHA256 = String(64)


class _Moment(TypeDecorator[datetime]):
    """A time with its offset, kept in UTC: SQLite forgets offsets."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


TIME = _Moment()

station = Table(
    "station",
    METADATA,
    Column("fingerprint", SHA256, primary_key=True),
    Column("name", Text, nullable=False),
    Column("port", Text, nullable=False, server_default=""),
    Column("public_key", LargeBinary, nullable=False),
    Column("enrolled_at", TIME, nullable=False),
    Column("revoked_at", TIME),
    Column("last_seen", TIME),
    Column("clock_offset_s", Float),
    Column("software", Text),
    Column("edition", Text),
    Column("unsent", Integer),  # records that it said it still has to send
    Column("through", BigInteger, nullable=False, server_default="0"),
    Column("head", SHA256, nullable=False),
)

enrolment_code = Table(
    "enrolment_code",
    METADATA,
    Column("sha256", SHA256, primary_key=True),
    Column("note", Text, nullable=False),
    Column("port", Text, nullable=False, server_default=""),
    Column("expires_at", TIME, nullable=False),
    Column("used_at", TIME),
    Column("station", SHA256),
)

record = Table(
    "record",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("sha256", SHA256, nullable=False),
    Column("inspection", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("wall", TIME, nullable=False),
    Column("received_at", TIME, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", String(128), nullable=False),
    Column("body", LargeBinary),
    Index("record_of_inspection", "station", "inspection", "seq"),
    Index(
        "record_of_account",
        "station",
        "seq",
        postgresql_where=text("kind = 'account'"),
        sqlite_where=text("kind = 'account'"),
    ),
    postgresql_partition_by="HASH (station)",
)

waiting = Table(  # records whose predecessor has not come yet
    "waiting",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("sha256", SHA256, primary_key=True),
    Column("received_at", TIME, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", String(128), nullable=False),
    Column("body", LargeBinary),
)

quarantine = Table(  # what does not fit, exactly as it came
    "quarantine",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("station", SHA256, nullable=False),
    Column("seq", BigInteger),
    Column("sha256", SHA256, nullable=False),
    Column("reason", Text, nullable=False),
    Column("received_at", TIME, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("quarantine_once", "station", "sha256", "reason", unique=True),
)

photo = Table(  # photos that are held durably
    "photo",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("sha256", SHA256, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("held_at", TIME, nullable=False),
    Column("receipt", BigInteger),
    Index("photo_without_receipt", "station", "receipt"),
)

photo_part = Table(  # pieces of photos that are on their way, each durable
    "photo_part",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("sha256", SHA256, primary_key=True),
    Column("start", BigInteger, primary_key=True),
    Column("length", BigInteger, nullable=False),
    Column("total", BigInteger, nullable=False),
)

photo_named = Table(  # which records name which photo
    "photo_named",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("inspection", Text, primary_key=True),
    Column("sha256", SHA256, primary_key=True),
    Index("photo_named_by", "station", "sha256"),
)

inspection = Table(  # the list: a projection of the records, which can be made anew from them
    "inspection",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("inspection", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("label", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("opened_at", TIME, nullable=False),
    Column("closed_at", TIME),
    Column("verdict", Text),
    Column("decision", Text),
    Column("exhibits", Integer, nullable=False),
    Column("regimes", Text, nullable=False, server_default="[]"),
    Column("companies", Text, nullable=False, server_default="[]"),
    Column("containers", Text, nullable=False),
    Column("substances", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("inspection_by_time", "opened_at", "station", "inspection"),
    Index("inspection_by_verdict", "verdict", "opened_at", "station", "inspection"),
)

term = Table(  # what an inspection can be found by: container, substance, company, firm, officer, regime
    "term",
    METADATA,
    Column("kind", String(16), primary_key=True),
    Column("value", Text, primary_key=True),
    Column("opened_at", TIME, primary_key=True),
    Column("station", SHA256, primary_key=True),
    Column("inspection", Text, primary_key=True),
    Index("term_of_inspection", "station", "inspection"),
)

statement = Table(  # everything that headquarters has signed
    "statement",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("station", SHA256, nullable=False),  # empty for all
    Column("inspection", Text, nullable=False, server_default=""),
    Column("at", TIME, nullable=False),
    Column("last", BigInteger),  # of a receipt: the last record that it covers
    Column("content", LargeBinary, nullable=False),
    Index("statement_for", "station", "number"),
    Index("statement_receipt", "station", "last"),
    Index("statement_of_kind", "kind", "number"),
    Index("statement_about", "inspection", "number"),
)

nonce = Table(  # of requests that change something; a replayed one is refused
    "nonce",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("nonce", String(64), primary_key=True),
    Column("at", TIME, nullable=False),
    Index("nonce_by_time", "at"),
)

account = Table(
    "account",
    METADATA,
    Column("name", String(128), primary_key=True),
    Column("role", String(16), nullable=False),  # analyst, supervisor, administrator
    Column("password", Text),  # argon2id; none for people who sign in by OpenID Connect
    Column("totp", LargeBinary),  # sealed with a key that is not in the database
    Column("totp_used", BigInteger),  # the last time step that a code was taken of
    Column("subject", Text, unique=True),  # of OpenID Connect: issuer and subject, once they have signed in
    Column("disabled", Boolean, nullable=False, server_default=false()),
)

session = Table(
    "session",
    METADATA,
    Column("sha256", SHA256, primary_key=True),  # of the cookie
    Column("account", String(128), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("complete", Boolean, nullable=False),  # not before the second factor is set up
    Column("begun_at", TIME, nullable=False),
    Column("seen_at", TIME, nullable=False),
    Index("session_of_account", "account"),
)

attempt = Table(  # failed sign-ins, by the hash of a name or of an address: who has to wait
    "attempt",
    METADATA,
    Column("sha256", SHA256, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", TIME, nullable=False),
    Column("wait_until", TIME, nullable=False),
)

audit = Table(  # only ever added to
    "audit",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("at", TIME, nullable=False),
    Column("account", String(128), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", Text, nullable=False),
    Index("audit_by_account", "account", "id"),
    Index("audit_by_action", "action", "id"),
)

watch = Table(  # what alerts in force watch for, folded as terms are
    "watch",
    METADATA,
    Column("kind", String(16), primary_key=True),
    Column("value", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),  # of the alert
    Column("until", TIME),
)

alert_hit = Table(
    "alert_hit",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("inspection", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("value", Text, primary_key=True),
    Column("at", TIME, nullable=False),
    Index("alert_hit_by_number", "number", "at"),
    Index("alert_hit_by_time", "at"),
)

edition = Table(  # editions of the law that stations may fetch
    "edition",
    METADATA,
    Column("sha256", SHA256, primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("at", TIME, nullable=False),
)
