"""The first tables; on PostgreSQL the records are partitioned by a hash of their station."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

PARTITIONS = 16
SHA256 = sa.String(64)
TIME = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # only INTEGER counts up by itself there


def upgrade() -> None:
    """Make all tables."""
    _stations()
    _records()
    _found_by()
    _people()
    if op.get_bind().dialect.name == "postgresql":
        for number in range(PARTITIONS):
            op.execute(
                f"CREATE TABLE record_{number:02} PARTITION OF record "
                f"FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})"
            )
        op.execute("CREATE SEQUENCE statement_number")


def _stations() -> None:
    op.create_table(
        "station",
        sa.Column("fingerprint", SHA256, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("port", sa.Text(), nullable=False, server_default=""),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("enrolled_at", TIME, nullable=False),
        sa.Column("revoked_at", TIME),
        sa.Column("last_seen", TIME),
        sa.Column("clock_offset_s", sa.Float()),
        sa.Column("software", sa.Text()),
        sa.Column("edition", sa.Text()),
        sa.Column("unsent", sa.Integer()),
        sa.Column("through", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("head", SHA256, nullable=False),
    )
    op.create_table(
        "enrolment_code",
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("port", sa.Text(), nullable=False, server_default=""),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("used_at", TIME),
        sa.Column("station", SHA256),
    )
    op.create_table(
        "nonce",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("nonce", sa.String(64), primary_key=True),
        sa.Column("at", TIME, nullable=False),
    )
    op.create_index("nonce_by_time", "nonce", ["at"])


def _records() -> None:
    op.create_table(
        "record",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True),
        sa.Column("sha256", SHA256, nullable=False),
        sa.Column("inspection", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("wall", TIME, nullable=False),
        sa.Column("received_at", TIME, nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        postgresql_partition_by="HASH (station)",
    )
    op.create_index("record_of_inspection", "record", ["station", "inspection", "seq"])
    of_account = sa.text("kind = 'account'")
    op.create_index(
        "record_of_account", "record", ["station", "seq"], postgresql_where=of_account, sqlite_where=of_account
    )
    op.create_table(
        "waiting",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True),
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("received_at", TIME, nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
        sa.Column("body", sa.LargeBinary()),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("station", SHA256, nullable=False),
        sa.Column("seq", sa.BigInteger()),
        sa.Column("sha256", SHA256, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("received_at", TIME, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_index("quarantine_once", "quarantine", ["station", "sha256", "reason"], unique=True)
    op.create_table(
        "photo",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("held_at", TIME, nullable=False),
        sa.Column("receipt", sa.BigInteger()),
    )
    op.create_index("photo_without_receipt", "photo", ["station", "receipt"])
    op.create_table(
        "photo_part",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("start", sa.BigInteger(), primary_key=True),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "photo_named",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("inspection", sa.Text(), primary_key=True),
        sa.Column("sha256", SHA256, primary_key=True),
    )
    op.create_index("photo_named_by", "photo_named", ["station", "sha256"])


def _found_by() -> None:
    op.create_table(
        "inspection",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("inspection", sa.Text(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("closed_at", TIME),
        sa.Column("verdict", sa.Text()),
        sa.Column("decision", sa.Text()),
        sa.Column("exhibits", sa.Integer(), nullable=False),
        sa.Column("regimes", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("companies", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("containers", sa.Text(), nullable=False),
        sa.Column("substances", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("inspection_by_time", "inspection", ["opened_at", "station", "inspection"])
    op.create_index("inspection_by_verdict", "inspection", ["verdict", "opened_at", "station", "inspection"])
    op.create_table(
        "term",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("opened_at", TIME, primary_key=True),
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("inspection", sa.Text(), primary_key=True),
    )
    op.create_index("term_of_inspection", "term", ["station", "inspection"])
    op.create_table(
        "statement",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("station", SHA256, nullable=False),
        sa.Column("inspection", sa.Text(), nullable=False, server_default=""),
        sa.Column("at", TIME, nullable=False),
        sa.Column("last", sa.BigInteger()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_index("statement_about", "statement", ["inspection", "number"])
    op.create_index("statement_for", "statement", ["station", "number"])
    op.create_index("statement_of_kind", "statement", ["kind", "number"])
    op.create_index("statement_receipt", "statement", ["station", "last"])
    op.create_table(
        "watch",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("number", sa.BigInteger(), primary_key=True),
        sa.Column("until", TIME),
    )
    op.create_table(
        "alert_hit",
        sa.Column("station", SHA256, primary_key=True),
        sa.Column("inspection", sa.Text(), primary_key=True),
        sa.Column("number", sa.BigInteger(), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("at", TIME, nullable=False),
    )
    op.create_index("alert_hit_by_number", "alert_hit", ["number", "at"])
    op.create_index("alert_hit_by_time", "alert_hit", ["at"])
    op.create_table(
        "edition",
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("at", TIME, nullable=False),
    )


def _people() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(128), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("totp", sa.LargeBinary()),
        sa.Column("totp_used", sa.BigInteger()),
        sa.Column("subject", sa.Text(), unique=True),
        sa.Column("disabled", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "session",
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("csrf", SHA256, nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("begun_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
    )
    op.create_index("session_of_account", "session", ["account"])
    op.create_table(
        "attempt",
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", TIME, nullable=False),
        sa.Column("wait_until", TIME, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
    )
    op.create_index("audit_by_account", "audit", ["account", "id"])
    op.create_index("audit_by_action", "audit", ["action", "id"])
