"""Commands on paper: each is one and no other, half of one is none, and none releases what the law bars."""

import pytest

from inspection.dossier import Decision
from inspection.errors import BadInput
from inspection.scan_command import DECISIONS, ScanCommand, code_of, command_of, needs_own_words
from inspection.verdict import Verdict
from inspection.wording import sentences


def test_every_command_is_read_back_and_has_its_words():
    for command in ScanCommand:
        assert command_of(code_of(command)) is command
        code = f"window.decision.{DECISIONS[command].value}" if command in DECISIONS else ""
        assert (code or f"handheld.sheet.{command.value.lower()}") in sentences()
    assert set(DECISIONS.values()) == set(Decision)


def test_the_code_of_a_thing_is_no_command_and_half_a_command_is_refused():
    assert command_of("CSQU3054383") is None
    with pytest.raises(BadInput):
        command_of("QLCMD-SEI")


@pytest.mark.parametrize("verdict", [None, *Verdict])
def test_only_what_is_lawful_is_released_without_words(verdict):
    lawful = verdict in {Verdict.NOT_LISTED, Verdict.DOCUMENTS_REQUIRED}
    assert needs_own_words(Decision.RELEASE, verdict) is not lawful
    assert not needs_own_words(Decision.SEIZE, verdict)
