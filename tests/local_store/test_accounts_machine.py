"""Accounts under any sequence of steps: who should get in does, who should not does not, and the chain holds."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from inspection.accounts import Role, supervisors
from inspection.errors import BadInput
from local_store.attempts import LONGEST_MS
from local_store.store import Store
from local_store.verification import verify_store
from local_store.wrapping import Hardness
from tests.local_store.scene import carry_out

CHEAPEST = Hardness(iterations=1, memory_kib=8, lanes=1)
NAMES = st.sampled_from(["Abena", "Kofi", "Ama", "Esi"])
WORDS = st.sampled_from(["first of the words", "second of the words", "third of the words"])


class PatientClock:
    """Time passes when the test says so; the wall clock is of no account."""

    def __init__(self):
        from local_store.system_clock import SystemClock

        self._real, self.ms, self.boot = SystemClock(), 10**6, 1

    def now(self):
        return self._real.now()

    def monotonic_ms(self):
        return self.ms

    def boot_id(self):
        return f"boot {self.boot}"


class AccountsMachine(RuleBasedStateMachine):
    """The model: whose words are what, who is what, and which recovery key holds."""

    @initialize(words=WORDS)
    def set_up(self, words):
        self.folder = Path(tempfile.mkdtemp(prefix="accounts-")) / "store"
        self.clock = PatientClock()
        self.words, self.roles, self.disabled = {"Abena": words}, {"Abena": Role.SUPERVISOR}, set()
        self.keys = {}
        self.recovery = None
        self.signed = 0
        self.store = Store.create(self.folder, words, "Quay 7", "Abena", clock=self.clock, hardness=CHEAPEST)
        self.note_keys()

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder.parent)

    def note_keys(self):
        self.keys = {each.name: each.keys for each in self.store.accounts.all}

    @property
    def me(self):
        return self.store.officer

    def may(self) -> bool:
        return self.roles[self.me] is Role.SUPERVISOR and self.me not in self.disabled

    def the_last(self, name) -> bool:
        left = [each for each, role in self.roles.items() if role is Role.SUPERVISOR and each not in self.disabled]
        return left == [name]

    def tried(self, work, *, allowed: bool):
        try:
            work()
        except BadInput:
            assert not allowed
        else:
            assert allowed

    @rule(name=NAMES, role=st.sampled_from(Role), words=WORDS)
    def add(self, name, role, words):
        allowed = self.may() and name not in self.roles
        self.tried(lambda: self.store.accounts.add(name, role, words), allowed=allowed)
        if allowed:
            self.words[name], self.roles[name] = words, role

    @rule(name=NAMES)
    def disable(self, name):
        known = name in self.roles and name not in self.disabled
        allowed = self.may() and known and not self.the_last(name) and name != self.me
        self.tried(lambda: self.store.accounts.disable(name), allowed=allowed)
        if allowed:
            self.disabled.add(name)

    @rule(name=NAMES, role=st.sampled_from(Role))
    def change_role(self, name, role):
        known = name in self.roles and name not in self.disabled
        allowed = self.may() and known and (role is Role.SUPERVISOR or not self.the_last(name))
        self.tried(lambda: self.store.accounts.change_role(name, role), allowed=allowed)
        if allowed:
            self.roles[name] = role

    @rule(name=NAMES, words=WORDS)
    def reset(self, name, words):
        allowed = self.may() and name in self.roles and name != self.me
        self.tried(lambda: self.store.accounts.reset(name, words), allowed=allowed)
        if allowed:
            self.words[name] = words
            self.disabled.discard(name)

    @rule(old=WORDS, new=WORDS)
    def change_passphrase(self, old, new):
        self.clock.ms += LONGEST_MS
        allowed = old == self.words[self.me]
        self.tried(lambda: self.store.change_passphrase(old, new), allowed=allowed)
        if allowed:
            self.words[self.me] = new

    @precondition(lambda self: self.may())
    @rule()
    def new_recovery_key(self):
        self.recovery = self.store.accounts.new_recovery_key()

    @precondition(lambda self: self.recovery is not None)
    @rule(name=NAMES, words=WORDS)
    def recover(self, name, words):
        allowed = self.roles.get(name) is Role.SUPERVISOR and name not in self.disabled
        before = self.me
        self.store.close()
        self.clock.ms += LONGEST_MS

        def work():
            self.store = Store.recover(self.folder, self.recovery, name, words, clock=self.clock, hardness=CHEAPEST)

        self.tried(work, allowed=allowed)
        if allowed:
            self.words[name] = words
        else:
            self.enter(before)

    @rule(name=NAMES, words=WORDS, restart=st.booleans())
    def sign_in(self, name, words, restart):
        before = self.me
        self.store.close()
        self.clock.boot, self.clock.ms = (
            (self.clock.boot + 1, LONGEST_MS) if restart else (self.clock.boot, self.clock.ms + LONGEST_MS)
        )
        allowed = self.words.get(name) == words and name not in self.disabled

        def work():
            self.store = Store.open(self.folder, words, name, clock=self.clock, hardness=CHEAPEST)

        self.tried(work, allowed=allowed)
        if not allowed:
            self.enter(before)

    @rule(tries=st.integers(1, 6))
    def guess(self, tries):
        """Nobody gets in by guessing, and who waits gets in with the right words."""
        self.store.lock()
        for _ in range(tries):
            self.tried(lambda: self.store.unlock("none of the words"), allowed=False)
        self.clock.ms += LONGEST_MS
        self.store.unlock(self.words[self.me])

    @rule()
    def work(self):
        carry_out(self.store)
        self.signed += 2

    def enter(self, name):
        self.clock.ms += LONGEST_MS
        self.store = Store.open(self.folder, self.words[name], name, clock=self.clock, hardness=CHEAPEST)

    @invariant()
    def the_accounts_are_those_of_the_model(self):
        if not hasattr(self, "store"):
            return
        accounts = {each.name: each for each in self.store.accounts.all}
        assert {name: each.role for name, each in accounts.items()} == self.roles
        assert {name for name, each in accounts.items() if not each.enabled} == self.disabled
        assert set(Store.officers(self.folder)) == self.roles.keys() - self.disabled
        assert supervisors(accounts.values())
        for name, keys in self.keys.items():
            assert accounts[name].keys[: len(keys)] == keys, "an old key stays on record"
        self.note_keys()

    @invariant()
    def the_chain_holds_with_every_signature(self):
        if hasattr(self, "store"):
            assert verify_store(self.store).signed == self.signed


AccountsMachine.TestCase.settings = settings(
    max_examples=15, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAccounts = AccountsMachine.TestCase
