"""Articles and annexes by the names that they have in the officer's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .provisions import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

NAMING = frozenset({"listing", "provision", "articles", "paragraph"})
"""The parameters of sentences that name articles and annexes."""

_KINDS = {text.partition(" ")[0]: text for text in SENTENCES.values() if text.endswith(" {number}")}
_NAME = r"(?:[0-9]+(?:\.[0-9]+|[A-Z])?|[IVX]+|[A-F]|[A-Z]{2}-[IVX]+)(?:/[0-9]+)?"
_NUMBER = rf"{_NAME}(?:\([0-9a-z]+(?: bis| ter| qua| quin| sex| sept)?\))*(?![A-Za-z])"
_LIST = rf"{_NUMBER}(?:(?:, | and | to ){_NUMBER})*"
_UNIT = re.compile(rf"({'|'.join(_KINDS)}) ({_LIST})")
_WHOLE = re.compile(rf"{_UNIT.pattern}(?:(?:, | and ){_UNIT.pattern})*")
_BETWEEN_NUMBERS = {", ": "provision.comma", " and ": "provision.and", " to ": "provision.to"}


def call_provision(text: str, translate: Callable[[str], str], apart: Callable[[str], str]) -> str:
    """Say "Annex C, Group I" in another language; what is not wholly of this grammar stays as it is.

    ``translate`` gives a sentence in that language; ``apart`` keeps a number in its own order.
    """
    if not _WHOLE.fullmatch(text):
        return text
    said, end = "", 0
    for unit in _UNIT.finditer(text):
        one = translate(_KINDS[unit[1]]).format(number=_numbers(unit[2], translate, apart))
        if not said:
            said = one
        elif text[end : unit.start()] == ", ":
            said = translate(SENTENCES["provision.within"]).format(whole=said, part=one)
        else:
            said = translate(SENTENCES["provision.and"]).format(first=said, last=one)
        end = unit.end()
    return said


def _numbers(text: str, translate: Callable[[str], str], apart: Callable[[str], str]) -> str:
    first, *rest = re.split("(, | and | to )", text)
    said = apart(first)
    for between, number in zip(rest[::2], rest[1::2], strict=True):
        said = translate(SENTENCES[_BETWEEN_NUMBERS[between]]).format(first=said, last=apart(number))
    return said
