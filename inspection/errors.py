"""The world's faults, told apart from our own bugs.

A :class:`Fault` is expected: it carries a message that says what to do, and no
trace is shown. Any other exception is a bug of ours.
"""

from __future__ import annotations

from .message import Message, message


class Fault(Exception):
    """Something outside the program prevents the work; ``message`` says what to do about it."""

    def __init__(self, code: str, **params: object) -> None:
        """Take the code of a sentence in the wording catalogue and its parameters."""
        self.message: Message = message(code, **params)
        super().__init__(code, *(f"{name}={value}" for name, value in self.message.params.items()))

    def __reduce__(self) -> tuple[object, ...]:
        """So that a fault gets from one process to another with its message."""
        return _again, (type(self), self.message.code, dict(self.message.params))


def _again(kind: type[Fault], code: str, params: dict[str, str]) -> Fault:
    return kind(code, **params)


class BadInput(Fault):
    """What was given cannot be used: a torn picture, a wrong column, an impossible date."""


class EnvironmentFault(Fault):
    """The surroundings fail: a camera unplugged, a full disk, a folder without permission."""


class VerificationFailed(Fault):
    """Evidence or an edition does not verify; the message names the first thing that is wrong."""
