"""``store purge``: let go of inspections that headquarters holds and that need not be kept here any longer."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from inspection.errors import BadInput

from . import options
from .station import open_station
from .told import line


def purge(
    inspection: Annotated[
        str | None, typer.Argument(metavar="ID", help="Which; without it those are shown that may go.")
    ] = None,
    officer: options.As = None,
    on: options.On = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Let go of the content of an old inspection; its headers and a record of the purge stay."""
    from inspection.accounts import Role
    from local_store import retention
    from local_store.settings_file import read_settings

    today = options.asked_date(on).day
    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        years = retention.years_kept(station, read_settings(station.folder))
        if inspection is None:
            rows = [retention.kept(station, row.inspection, years, today) for row in station.inspections.rows()]
            may_go = [row for row in rows if not row.obstacles]
            if as_json:
                print(json.dumps([{"inspection": row.inspection, "until": str(row.until)} for row in may_go]))
            elif not may_go:
                line("retention.none", years=years)
            for row in () if as_json else may_go:
                line("retention.would", inspection=row.inspection, until=row.until)
            return
        me = station.accounts.me
        if me is None or me.role is not Role.SUPERVISOR:
            raise BadInput("accounts.needs_supervisor")
        if not station.records(inspection):
            raise BadInput("commands.no_inspection", inspection=inspection)
        bodies = retention.purge(station, inspection, years, today)
    if as_json:
        print(json.dumps({"inspection": inspection, "bodies": bodies}))
    else:
        line("retention.done", inspection=inspection, bodies=bodies)
