"""What the window calls to keep the officers' accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from gui.page_services import AccountsDesk, AccountsFound
    from gui.services import StationStore
    from local_store.store import Store


def accounts_desk() -> AccountsDesk:
    """The desk; it needs no more than the open store."""
    from gui.page_services import AccountsDesk
    from inspection.accounts import Role

    return AccountsDesk(
        all=_all,
        add=lambda store, name, role, secret: _store(store).accounts.add(name, Role(role), secret),
        change_role=lambda store, name, role: _store(store).accounts.change_role(name, Role(role)),
        disable=lambda store, name: _store(store).accounts.disable(name),
        reset=lambda store, name, secret: _store(store).accounts.reset(name, secret),
        change_passphrase=lambda store, old, new: _store(store).change_passphrase(old, new),
    )


def _store(store: StationStore) -> Store:
    return cast("Store", store)


def _all(store: StationStore) -> AccountsFound:
    from gui.page_services import AccountLine, AccountsFound
    from inspection.accounts import supervisors
    from inspection.canonical import fingerprint

    accounts = _store(store).accounts
    me = accounts.me
    lines = tuple(
        AccountLine(
            each.name, each.role.value, each.enabled, each == me, fingerprint(bytes.fromhex(each.keys[-1]))[:16]
        )
        for each in accounts.all
    )
    return AccountsFound(lines, me in supervisors(accounts.all), accounts.has_recovery_key)
