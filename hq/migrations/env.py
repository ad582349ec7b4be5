"""Runs the migrations in the connection that :func:`hq.database.migrate` hands over."""

from alembic import context

from hq.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
