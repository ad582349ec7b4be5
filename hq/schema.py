"""The tables of headquarters. Every key begins with the station, so that a cluster can be spread by it."""

from __future__ import annotations

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
)

PARTITIONS = 16  # of the tables that grow with the records, by a hash of the station
METADATA = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself there
SHA256 = String(64)
TIME = DateTime(timezone=True)

station = Table(
    "station",
    METADATA,
    Column("fingerprint", SHA256, primary_key=True),
    Column("name", Text, nullable=False),
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
    Column("port", Text),
    Column("regimes", Text, nullable=False, server_default="[]"),
    Column("containers", Text, nullable=False),
    Column("substances", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("inspection_by_time", "opened_at", "station", "inspection"),
    Index("inspection_by_verdict", "verdict", "opened_at"),
)

term = Table(  # what an inspection can be found by: container, substance, company, officer, convention, port
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
    Column("content", LargeBinary, nullable=False),
    Index("statement_for", "station", "number"),
    Index("statement_about", "inspection", "number"),
)

nonce = Table(  # of requests that change something; a replayed one is refused
    "nonce",
    METADATA,
    Column("station", SHA256, primary_key=True),
    Column("nonce", String(64), primary_key=True),
    Column("at", TIME, nullable=False),
)

account = Table(
    "account",
    METADATA,
    Column("name", String(128), primary_key=True),
    Column("role", String(16), nullable=False),  # analyst, supervisor, administrator
    Column("password", Text),  # argon2id; empty for people who sign in by OpenID Connect
    Column("totp", LargeBinary),
    Column("subject", Text, unique=True),  # of OpenID Connect: issuer and subject
    Column("disabled", Boolean, nullable=False, server_default="0"),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("wait_until", TIME),
    Column("totp_used", BigInteger),
)

session = Table(
    "session",
    METADATA,
    Column("sha256", SHA256, primary_key=True),
    Column("account", String(128), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", TIME, nullable=False),
)

audit = Table(
    "audit",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("at", TIME, nullable=False),
    Column("account", String(128), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Index("audit_by_time", "at"),
)
