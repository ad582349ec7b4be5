"""What the officer found when looking: papers asked for, red flags to confirm, indicators only eyes can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .message import Message


class About(StrEnum):
    """What was asked."""

    DOCUMENT = "document"  # a paper that a finding asks for
    RED_FLAG = "red_flag"  # an indicator that showed, to be confirmed or cleared
    CHECKLIST = "checklist"  # an indicator that no data can tell


class Outcome(StrEnum):
    """What came of it."""

    YES = "yes"  # the paper is there; the indicator holds
    NO = "no"  # the paper is missing; the indicator does not hold
    OPEN = "open"  # an earlier answer is taken back


Key = tuple[About, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; ``subject`` is the indicator's code or what the paper is for, ``what`` the question as it was put."""

    about: About
    subject: str
    what: Message
    outcome: Outcome
    note: str = ""

    @property
    def key(self) -> Key:
        """What tells one question from another."""
        return key_of(self.about, self.subject, self.what)


def key_of(about: About, subject: str, what: Message) -> Key:
    """The key of a question."""
    return about, subject, what.code, tuple(sorted(what.params.items()))


def standing(answers: Iterable[Answer]) -> Mapping[Key, Answer]:
    """The answers that stand: the last one to each question, unless it took the one before back."""
    last = {each.key: each for each in answers}
    return {key: each for key, each in last.items() if each.outcome is not Outcome.OPEN}
