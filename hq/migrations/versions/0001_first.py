"""The first tables; on PostgreSQL the records are partitioned by a hash of their station."""

from alembic import op

from hq.schema import METADATA, PARTITIONS

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    connection = op.get_bind()
    METADATA.create_all(connection)
    if connection.dialect.name == "postgresql":
        for number in range(PARTITIONS):
            op.execute(
                f"CREATE TABLE record_{number:02} PARTITION OF record "
                f"FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})"
            )
        op.execute("CREATE SEQUENCE statement_number")
