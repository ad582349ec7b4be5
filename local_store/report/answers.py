"""What the officer answered: papers shown or missing, red flags confirmed or cleared up, indicators seen or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.answers import About, standing
from inspection.claim import Scheme

if TYPE_CHECKING:
    from inspection.answers import Answer
    from inspection.dossier import Dossier

    from .phrases import Phrases, Plain

_HEADINGS = (
    (About.DOCUMENT, "report.answered_papers"),
    (About.RED_FLAG, "red_flags.heading"),
    (About.CHECKLIST, "red_flags.checklist"),
)
_WORDS_OF_A_PAPER = 3  # convention, scheme and value


def answers_content(dossier: Dossier, phrases: Phrases) -> list[Plain]:
    """The answers that stand, by what was asked; empty where nothing was answered."""
    known = standing(dossier.answers).values()
    groups: list[Plain] = [
        {
            "heading": phrases(heading),
            "rows": [
                [phrases(f"case.answer.{about.value}.{each.outcome.value}"), *_told(each, phrases)]
                for each in known
                if each.about is about
            ],
        }
        for about, heading in _HEADINGS
    ]
    return [group for group in groups if group["rows"]]


def _told(answer: Answer, phrases: Phrases) -> tuple[str, str]:
    """The question as it was put with the officer's note, and the thing that a paper belongs to."""
    what = phrases.say(answer.what) + (f": {phrases.cut(answer.note)}" if answer.note else "")
    words = answer.subject.split(maxsplit=_WORDS_OF_A_PAPER - 1)
    if answer.about is not About.DOCUMENT or len(words) < _WORDS_OF_A_PAPER or words[1] not in set(Scheme):
        return what, ""
    return what, f"{phrases.scheme(Scheme(words[1]))} {phrases.apart(phrases.cut(words[2]))}"
