"""How well cases were judged: a point for the verdict, and one for exactly the papers that the law asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..message import Message
    from ..verdict import Verdict


@dataclass(frozen=True, slots=True)
class Choice:
    """A paper that is proposed, and whether the law asks for it here."""

    paper: Message
    right: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Points so far out of those there were."""

    points: int = 0
    of: int = 0
    cases: int = 0

    def after(
        self, said: Verdict, right: Verdict, chosen: Collection[int], choices: tuple[Choice, ...]
    ) -> tuple[Score, bool, bool]:
        """The score after one more case, whether the verdict was right, and whether the papers were.

        ``chosen`` are the places of the papers that were ticked; where none are proposed there is no point for them.
        """
        verdict = said is right
        papers = {place for place, each in enumerate(choices) if each.right} == set(chosen)
        points = int(verdict) + (int(papers) if choices else 0)
        return Score(self.points + points, self.of + 1 + bool(choices), self.cases + 1), verdict, papers
