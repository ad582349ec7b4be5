"""The accounts of a station: who may sign in, with what, and which signing key is whose.

An account is two things that have to agree: an entry of the key file that opens the store, and records of the
journal that say whose it is. Whatever cut a step off, the next sign-in settles it: the records decide.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspection.accounts import ACCOUNT, OF_ACCOUNT, AccountChange, AccountStep, Role, named, supervisors
from inspection.codec import encode
from inspection.errors import BadInput, VerificationFailed
from inspection.officer_signature import Officers, possession_bytes

from . import key_file
from .database import database_faults, transaction
from .passphrase import demand_strength, encoded
from .recovery_key import new_recovery_key, parse
from .station_key import StationKey
from .wrapping import Secrets, hardness_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from sqlite3 import Connection

    from inspection.accounts import Account

    from .journal import Journal
    from .wrapping import Hardness

RECOVERY_MADE = "recovery_key"
LONGEST_NAME = 80
FIRST_ACCOUNT = "officer"  # where nobody gives a name


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who has opened the store, and the keys that this took; ``account`` is empty for the recovery key."""

    account: str
    name: str
    secrets: Secrets

    @property
    def key(self) -> StationKey | None:
        """The officer's own signing key; the recovery key opens none."""
        return StationKey(bytes(self.secrets.officer)) if self.secrets.officer else None

    def renewed(self, name: str) -> SignedIn:
        """For a store from before there were accounts: the same way in as an account with a signing key."""
        keys = Secrets(self.secrets.database, new_signing_key())
        return SignedIn(str(uuid.uuid4()), " ".join(name.split()) or FIRST_ACCOUNT, keys)


class Accounts:
    """The accounts of an open store."""

    def __init__(
        self, folder: Path, connection: Connection, journal: Journal, me: SignedIn, hardness: Hardness | None = None
    ) -> None:
        """Follow the records. ``hardness`` is for tests; otherwise the passphrase decides what a try at it costs.

        Raises VerificationFailed when the records of the accounts do not hold.
        """
        self._folder = folder
        self._connection = connection
        self._journal = journal
        self._me = me
        self._hardness = hardness
        self._officers = Officers()
        for record in journal.of_accounts():
            fault = self._officers.fault(record)
            if fault is not None:
                raise VerificationFailed(fault.code, **fault.params)

    @property
    def all(self) -> tuple[Account, ...]:
        """Every account there ever was, in the order of their creation."""
        return tuple(self._officers.accounts.values())

    @property
    def known(self) -> Mapping[str, Account]:
        """The accounts by identifier."""
        return self._officers.accounts

    @property
    def me(self) -> Account | None:
        """Who has signed in; None for the recovery key."""
        return self.known.get(self._me.account)

    @property
    def has_recovery_key(self) -> bool:
        """Whether a recovery key was made."""
        return key_file.read(self._folder).has_recovery

    def account(self, name: str) -> Account:
        """The account of that name. Raises BadInput when there is none."""
        found = named(self.known, name)
        if found is None:
            raise BadInput("accounts.unknown", name=name, known=", ".join(each.name for each in self.all))
        return found

    def adopt(self, secret: bytes) -> None:
        """Make who signed in the supervisor of a store from before there were accounts. Raises EnvironmentFault."""
        if self.all:  # it was cut off after the record and before the key file; settle registers the new key
            first = self.all[0]
            self._me = replace(self._me, account=first.id, name=first.name)
        else:
            with database_faults(self._folder), transaction(self._connection):
                follow = self.begin(self._me.account, self._me.name)
            follow()
        cost = self._hardness or hardness_for(secret)
        fresh = key_file.read(self._folder).only(set())
        me = self._me
        key_file.write(self._folder, fresh.with_account(me.account, me.name, secret, me.secrets, cost))

    def settle(self) -> None:
        """Bring the key file and the records together after a step that was cut off.

        Raises BadInput when the account that signed in is not on record, or disabled.
        """
        me = self.me
        if me is None or not me.enabled:
            raise BadInput("accounts.unknown", name=self._me.name, known="")
        if self._public_key() != me.key:
            self._keep(self._change(AccountStep.NEW_KEY, me.id, me.name, me.role, self._me.secrets))
        keys = key_file.read(self._folder)
        kept = keys.only({each.id for each in self.all if each.enabled})
        if kept != keys:
            key_file.write(self._folder, kept)

    def add(self, name: str, role: Role, passphrase: str | bytes) -> None:
        """Make an account. Raises BadInput when the name is taken, nobody may, or the passphrase is too weak."""
        self._demand_supervisor()
        tidy = " ".join(name.split())
        if not tidy or len(tidy) > LONGEST_NAME or not tidy.isprintable():
            raise BadInput("accounts.bad_name", most=LONGEST_NAME)
        if named(self.known, tidy) is not None:
            raise BadInput("accounts.name_taken", name=tidy)
        self._give_way_in(AccountStep.CREATED, str(uuid.uuid4()), tidy, role, passphrase)

    def change_role(self, name: str, role: Role) -> None:
        """Make an inspector a supervisor or the other way round. Raises BadInput."""
        self._demand_supervisor()
        account = self.account(name)
        if not account.enabled:
            raise BadInput("accounts.disabled_already", name=account.name)
        if role is not Role.SUPERVISOR:
            self._demand_another_supervisor(account)
        self._keep(AccountChange(AccountStep.ROLE, account.id, account.name, role, account.key))

    def disable(self, name: str) -> None:
        """Take an officer's way in; the records and signatures of that officer stay. Raises BadInput."""
        self._demand_supervisor()
        account = self.account(name)
        if not account.enabled:
            raise BadInput("accounts.disabled_already", name=account.name)
        self._demand_another_supervisor(account)
        self._demand_other(account)
        self._keep(AccountChange(AccountStep.DISABLED, account.id, account.name, account.role, ""))
        kept = {each.id for each in self.all if each.enabled}
        key_file.write(self._folder, key_file.read(self._folder).only(kept))  # cut off before this: see settle

    def change_passphrase(self, new: str | bytes) -> None:
        """Give the own account another passphrase, after the old one was asked for; the signing key stays."""
        me = self.me
        if me is None:
            raise BadInput("accounts.needs_officer")
        secret = _strong(new)
        change = AccountChange(AccountStep.PASSPHRASE, me.id, me.name, me.role, me.key)
        self._keep(change, self._wrapped(me.id, me.name, secret, self._me.secrets))

    def reset(self, name: str, passphrase: str | bytes) -> None:
        """Give an officer who forgot the passphrase, or was disabled, another one and a new signing key.

        Raises BadInput.
        """
        self._demand_supervisor()
        account = self.account(name)
        self._demand_other(account)
        self._give_way_in(AccountStep.RESET, account.id, account.name, account.role, passphrase)

    def recover(self, name: str, passphrase: str | bytes) -> None:
        """With the recovery key: give a supervisor a new passphrase and a new signing key. Raises BadInput."""
        if self._me.account:
            raise BadInput("accounts.needs_recovery_key")
        account = self.account(name)
        if account not in supervisors(self.all):
            raise BadInput("accounts.recover_supervisor", names=", ".join(each.name for each in supervisors(self.all)))
        self._give_way_in(AccountStep.RECOVERED, account.id, account.name, account.role, passphrase)

    def new_recovery_key(self) -> str:
        """Make a recovery key; one that was made before opens nothing any more. Raises BadInput."""
        self._demand_supervisor()
        text = new_recovery_key()
        bare = Secrets(self._me.secrets.database, bytearray())
        keys = self._wrapped(key_file.RECOVERY, key_file.RECOVERY, parse(text), bare)
        with database_faults(self._folder), transaction(self._connection):
            self._journal.append_within(OF_ACCOUNT + key_file.RECOVERY, RECOVERY_MADE, {}, self._me.name)
            key_file.write(self._folder, keys)
        return text

    def begin(self, account: str, name: str) -> Callable[[], object]:
        """The first account of a store, within the caller's transaction; what is given is called after it."""
        return self._append(self._change(AccountStep.CREATED, account, name, Role.SUPERVISOR, self._me.secrets))

    def _give_way_in(self, step: AccountStep, account: str, name: str, role: Role, passphrase: str | bytes) -> None:
        secret = _strong(passphrase)
        fresh = Secrets(self._me.secrets.database, new_signing_key())
        self._keep(self._change(step, account, name, role, fresh), self._wrapped(account, name, secret, fresh))

    def _change(self, step: AccountStep, account: str, name: str, role: Role, secrets: Secrets) -> AccountChange:
        """A step with a new key, which shows that it is there by signing what it is registered for."""
        key = StationKey(bytes(secrets.officer))
        public = key.public_key.hex()
        possession = key.sign(possession_bytes(self._journal.station, account, name, public)).hex()
        return AccountChange(step, account, name, role, public, possession)

    def _keep(self, change: AccountChange, keys: key_file.KeyFile | None = None) -> None:
        """Record a step and put the key file that goes with it in place. Raises EnvironmentFault."""
        with database_faults(self._folder), transaction(self._connection):
            follow = self._append(change)
            if keys is not None:
                key_file.write(self._folder, keys)
        follow()

    def _append(self, change: AccountChange) -> Callable[[], object]:
        body = {"account": encode(change)}
        record = self._journal.append_within(OF_ACCOUNT + change.account, ACCOUNT, body, self._me.name)
        return lambda: self._officers.fault(record)

    def _wrapped(self, account: str, name: str, secret: bytes, secrets: Secrets) -> key_file.KeyFile:
        hardness = self._hardness or hardness_for(secret)
        return key_file.read(self._folder).with_account(account, name, secret, secrets, hardness)

    def _public_key(self) -> str:
        return StationKey(bytes(self._me.secrets.officer)).public_key.hex()

    def _demand_supervisor(self) -> None:
        me = self.me
        if me is None or me not in supervisors(self.all):
            raise BadInput("accounts.needs_supervisor")

    def _demand_other(self, account: Account) -> None:
        """What is kept from here on would be signed with a key that is no longer in force."""
        if account.id == self._me.account:
            raise BadInput("accounts.yourself", name=account.name)

    def _demand_another_supervisor(self, account: Account) -> None:
        if supervisors(self.all) == (account,):
            raise BadInput("accounts.last_supervisor", name=account.name)


def new_signing_key() -> bytearray:
    """The 32 raw bytes of a new Ed25519 private key."""
    return bytearray(Ed25519PrivateKey.generate().private_bytes_raw())


def _strong(passphrase: str | bytes) -> bytes:
    secret = encoded(passphrase)
    demand_strength(secret)
    return secret
