"""Commands on paper: each is one and no other, half of one is none, and none releases what the law bars."""

import pytest

from inspection.dossier import Decision
from inspection.errors import BadInput
from inspection.scan_command import DECISIONS, ScanCommand, codes_of, is_command, needs_own_words
from inspection.verdict import Verdict
from inspection.wording import sentences


class Key:
    """Signs like no other key: what it signs with its own name before it."""

    def __init__(self, name):
        self.public_key = name

    def sign(self, content):
        return self.public_key + content


OURS, THEIRS = codes_of("PORT-1", Key(b"1")), codes_of("PORT-1", Key(b"2"))


def refusal(text):
    with pytest.raises(BadInput) as refused:
        OURS.command_of(text)
    return refused.value.message


def test_every_command_is_read_back_and_has_its_words():
    for command in ScanCommand:
        assert OURS.command_of(OURS.code_of(command)) is command
        code = f"window.decision.{DECISIONS[command].value}" if command in DECISIONS else ""
        assert (code or f"handheld.sheet.{command.value.lower()}") in sentences()
    assert set(DECISIONS.values()) == set(Decision)


def test_the_code_of_a_thing_is_no_command_and_half_a_command_is_refused():
    assert OURS.command_of("CSQU3054383") is None
    assert refusal(OURS.code_of(ScanCommand.SEIZE)[:-2]).code == "handheld.command.unknown"


@pytest.mark.parametrize(
    "text",
    [
        "QLCMD-RELEASE",
        "QLCMD-",
        "qlcmd-release",
        " QLCMD-NEW",
        THEIRS.code_of(ScanCommand.CONFIRM),
        OURS.code_of(ScanCommand.CONFIRM).lower(),
        OURS.code_of(ScanCommand.CONFIRM)[:12],
        "QLCMD-\u00c4\u00c4\u00c4\u00c4\u00c4\u00c4\u00c4\u00c4-NEW",
    ],
)
def test_what_anybody_can_print_is_refused_as_suspicious(text):
    assert is_command(text)
    assert refusal(text).code == "handheld.command.foreign"


def test_what_makes_the_codes_this_station_s_is_never_told():
    mark = OURS.code_of(ScanCommand.NEW).split("-")[1]
    assert len(mark) == 8
    assert mark not in repr(OURS)
    for text in (f"QLCMD-{mark}-SEI", f"QLCMD-{mark[:7]}"):
        assert mark[:7] not in str(refusal(text))


@pytest.mark.parametrize("verdict", [None, *Verdict])
def test_only_what_is_lawful_is_released_without_words(verdict):
    lawful = verdict in {Verdict.NOT_LISTED, Verdict.DOCUMENTS_REQUIRED}
    assert needs_own_words(Decision.RELEASE, verdict) is not lawful
    assert not needs_own_words(Decision.SEIZE, verdict)
