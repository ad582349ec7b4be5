"""Wrong attempts at a passphrase: after a few of them the next has to wait, longer each time, never for ever.

The wait is measured on the clock that nobody can set. After a restart of the machine at most the time since that
start is known to have passed, so the wait begins anew there: setting the wall clock neither shortens nor
lengthens it. This hinders guessing at the keyboard. Whoever has the disk in his hands needs no keyboard: against
him stands only what one try costs (argon2id) and how long the passphrase is.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from inspection.errors import BadInput

from .durable import PART, disk_faults, write_durably

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspection.ports import Clock

NAME = "attempts.json"
FREE = 3  # attempts that may follow each other at once
FIRST_MS, LONGEST_MS = 5_000, 900_000
OF_THIS_PROCESS = "process-"  # how a clock names a start of the machine that it cannot tell


@dataclass(frozen=True, slots=True)
class Failures:
    """How often an account was tried in vain, and when last, on the clock that nobody can set."""

    count: int
    boot_id: str
    monotonic_ms: int


def wait_ms(count: int) -> int:
    """How long the next attempt has to wait after that many in vain."""
    return 0 if count < FREE else min(LONGEST_MS, FIRST_MS * 2 ** min(count - FREE, 32))


class Attempts:
    """The attempts on one store. The holder of the store's lock asks :meth:`begin` before each."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Read nothing yet."""
        self._folder = folder
        self._clock = clock

    def left_ms(self, account: str) -> int:
        """How long the account still has to wait; 0 when it may be tried."""
        failures = self._read().get(account)
        if failures is None:
            return 0
        now = self._clock.monotonic_ms()
        same_start = failures.boot_id == self._clock.boot_id() or failures.boot_id.startswith(OF_THIS_PROCESS)
        passed = now - failures.monotonic_ms if same_start and now >= failures.monotonic_ms else now
        return max(0, wait_ms(failures.count) - passed)

    def begin(self, account: str) -> None:
        """Count an attempt before it is made, so that ending the program does not undo it.

        Raises BadInput when the account has to wait, EnvironmentFault when the attempt cannot be written down.
        """
        left = self.left_ms(account)
        if left:
            raise BadInput("accounts.wait", wait=_in_words(left))
        known = dict(self._read())
        before = known.get(account)
        count = 1 if before is None else before.count + 1
        known[account] = Failures(count, self._clock.boot_id(), self._clock.monotonic_ms())
        self._write(known)

    def succeeded(self, account: str) -> None:
        """The attempt was right: forget the others. Raises EnvironmentFault."""
        known = dict(self._read())
        if known.pop(account, None) is not None:
            self._write(known)

    def _read(self) -> Mapping[str, Failures]:
        """What is known; nothing when the file is not there or was spoilt: who can do that needs no attempts."""
        with disk_faults(self._folder):
            try:
                content = (self._folder / NAME).read_bytes()
            except FileNotFoundError:
                return {}
        try:
            said = json.loads(content)
            return {
                str(account): Failures(int(each["count"]), str(each["boot_id"]), int(each["monotonic_ms"]))
                for account, each in said["accounts"].items()
            }
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}

    def _write(self, known: Mapping[str, Failures]) -> None:
        content = {"v": 1, "accounts": {account: asdict(each) for account, each in known.items()}}
        with disk_faults(self._folder):
            for left_over in self._folder.glob(f".{NAME}.*{PART}"):
                left_over.unlink()
            if known:
                write_durably(self._folder / NAME, [json.dumps(content).encode()])
            else:
                (self._folder / NAME).unlink()


def _in_words(milliseconds: int) -> str:
    seconds = -(-milliseconds // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"
