"""A PostgreSQL of our own for as long as something is measured: on a socket in a folder, durable as it comes."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 120  # seconds for a step
UNPRIVILEGED = "nobody"  # initdb refuses root


def programs() -> Path:
    """The folder of initdb and pg_ctl. Raises FileNotFoundError."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    on_path = shutil.which("initdb")
    if on_path is None and not found:
        raise FileNotFoundError("PostgreSQL is not installed: apt-get install postgresql")
    return Path(on_path).parent if on_path else found[-1].parent


@contextlib.contextmanager
def own_postgres(**settings: str) -> Iterator[str]:
    """Start one with these settings beside the defaults; gives SQLAlchemy's address of its database."""
    bin_folder = programs()
    # Not below a folder that only root may enter.
    folder = Path(tempfile.mkdtemp(prefix="quaylens-postgres-"))
    user = UNPRIVILEGED if os.getuid() == 0 else None
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    options = {"listen_addresses": "", "unix_socket_directories": str(folder)} | settings
    given = " ".join(f"-c {name}='{value}'" for name, value in options.items())

    def call(program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603
            [str(bin_folder / program), *arguments], check=True, timeout=PATIENCE, cwd=folder, user=user,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    data, log = str(folder / "data"), str(folder / "log")
    try:
        call("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        call("pg_ctl", "-D", data, "-l", log, "-w", "-o", given, "start")
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            call("pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(address: str, name: str) -> str:
    """Make an empty database beside the one of the address, instead of one of that name; gives its address."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return address.replace("/postgres?", f"/{name}?")
