"""The officers of a station: their accounts and signing keys, as the records of the journal add them up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ACCOUNT = "account"  # the kind of a record about an account
OF_ACCOUNT = "account:"  # what stands before an account's identifier where other records name their inspection


class Role(StrEnum):
    """What an officer may do: a supervisor also keeps the accounts, backups and countersignatures that need one."""

    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"


class AccountStep(StrEnum):
    """What became of an account."""

    CREATED = "created"
    ROLE = "role"
    DISABLED = "disabled"
    PASSPHRASE = "passphrase"  # noqa: S105 - changed by the officer; the signing key stays
    RESET = "reset"  # a supervisor gave a new passphrase; the signing key is a new one
    RECOVERED = "recovered"  # the same, with the recovery key
    NEW_KEY = "new_key"  # the key in the key file was not on record: a step was cut off


@dataclass(frozen=True, slots=True)
class AccountChange:
    """One step of one account, and what the account is after it.

    ``key`` is the officer's public key, 32 bytes in hexadecimal, empty while the account is disabled.
    ``possession`` is the signature of that key over what it is registered for, empty where the key is no new one.
    """

    step: AccountStep
    account: str
    name: str
    role: Role
    key: str
    possession: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it stands; ``keys`` are all its public keys, the last one in force while it is enabled."""

    id: str
    name: str
    role: Role
    enabled: bool
    keys: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The public key in force; empty while the account is disabled."""
        return self.keys[-1] if self.enabled and self.keys else ""


def after(account: Account | None, change: AccountChange) -> Account:
    """The account after one more step. Raises ValueError for a step that cannot follow."""
    if (account is None) != (change.step is AccountStep.CREATED):
        raise ValueError("an account is created once, and before everything else")
    enabled = change.step is not AccountStep.DISABLED
    if account is None:
        return Account(change.account, change.name, change.role, enabled, (change.key,))
    if account.name != change.name or enabled != bool(change.key):
        raise ValueError("a step of another account")
    keys = account.keys if not enabled or change.key == account.key else (*account.keys, change.key)
    return replace(account, role=change.role, enabled=enabled, keys=keys)


def supervisors(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Who may keep the accounts."""
    return tuple(each for each in accounts if each.enabled and each.role is Role.SUPERVISOR)


def named(accounts: Mapping[str, Account], name: str) -> Account | None:
    """The account of that name, written in capitals or not."""
    asked = name.strip().casefold()
    return next((each for each in accounts.values() if each.name.casefold() == asked), None)
