"""The scanner's self-test: a known code is scanned, and what arrives tells which setting is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.message import message

from .wedge import GS

if TYPE_CHECKING:
    from inspection.message import Message

# Letters that keyboards place differently, both cases, figures, the signs of web addresses, and a separator.
TEST_TEXT = f"QUAYLENS aqwzmyAQWZMY 0123456789 -_/:.?=&;+*{GS}(21)END"
_FRENCH = str.maketrans("aqzwAQZW", "qawzQAWZ")
_GERMAN = str.maketrans("zyZY", "yzYZ")


def diagnose(received: str, *, ended_by_suffix: bool) -> tuple[Message, ...]:
    """What to change in the scanner's or the computer's settings; nothing when the test code arrived whole."""
    found: list[Message] = []
    if not ended_by_suffix:
        found.append(message("handheld.no_suffix"))
    if received == TEST_TEXT:
        return tuple(found)
    if received.swapcase() == TEST_TEXT:
        found.append(message("handheld.caps_lock"))
    elif received.replace(GS, "") == TEST_TEXT.replace(GS, ""):
        found.append(message("handheld.no_separator"))
    elif TEST_TEXT.startswith(received) or TEST_TEXT.endswith(received):
        found.append(message("handheld.cut"))
    elif _letters(received) == _letters(TEST_TEXT.translate(_FRENCH)):
        found.append(message("handheld.layout", layout="AZERTY"))
    elif _letters(received) == _letters(TEST_TEXT.translate(_GERMAN)):
        found.append(message("handheld.layout", layout="QWERTZ"))
    elif _letters(received).casefold() == _letters(TEST_TEXT).casefold():
        found.append(message("handheld.signs"))
    else:
        found.append(message("handheld.other_code"))
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
