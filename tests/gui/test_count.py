"""Forty cylinders in the rain: the figures, what each code means, and what the ear is told."""

import io
import wave
from dataclasses import replace

import pytest

from gui.current import Papers
from gui.scanner_services import CodeScanned
from gui.sounds import Sound, wav_of
from inspection.consignment import Declaration, DeclaredLine


@pytest.fixture
def count(qtbot, window, page):
    lines = tuple(DeclaredLine(serial=f"CY-{number:03}") for number in range(40))
    page.panel.take_papers(Papers(Declaration(lines), b"list", "list.csv"))
    page.tabs.setCurrentWidget(window.counting)
    return window.counting


@pytest.fixture
def scan(qtbot, window, page):
    def take(*codes):
        kept = []
        window.scanning.kept.connect(kept.append)
        for code in codes:
            window.scanners.take(CodeScanned(code, "wedge"))
        qtbot.waitUntil(lambda: len(kept) == len(codes), timeout=20_000)

    return take


def figures(count):
    return {name: int(each.text()) for name, each in count.figures.items()}


def test_the_figures_against_the_declaration(count, scan, edge, qtbot):
    scan(*(f"CY-{number:03}" for number in range(3)), "CY-900", "CY-001")
    assert figures(count) == {"seen": 3, "missing": 37, "strangers": 1, "twice": 1}
    assert count.last.text().startswith("✓✓ Seen before: CY-001")
    qtbot.waitUntil(lambda: len(edge.played) > 0)
    assert edge.played[0].stem == "new"


def test_a_pasted_list_goes_before_the_declaration_until_it_is_dropped(count, scan):
    count.take_list("CY-001\nGAS 7")
    scan("GAS7")
    assert figures(count)["missing"] == 1
    count.declared.click()
    assert figures(count) == {"seen": 0, "missing": 40, "strangers": 1, "twice": 0}


def test_what_another_inspection_has_seen_is_told(qtbot, window, page, count, scan):
    scan("CSQU3054383", "CY-001", "MSKU6011672")
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.opening.label == "MSKU6011672")
    scan("CY-001")
    qtbot.waitUntil(lambda: "CSQU3054383 of 2026-11-22" in window.notice_bar.accessibleName())


def test_sounds_and_flashes_can_be_turned_off(qtbot, window, count, scan, edge):
    window.fittings.settings = replace(window.fittings.settings, sounds=False, flashes=False)
    scan("CY-001")
    assert "background" not in count.last.styleSheet()
    assert edge.played == []


def test_without_a_player_it_is_said_once(qtbot, window, count, scan):
    window.sounds.find = lambda: None
    scan("CY-001", "CY-002")
    qtbot.waitUntil(lambda: "count.no_player" in [each.message.code for each in window.notice_bar.notices])
    assert sum(each.message.code == "count.no_player" for each in window.notice_bar.notices) == 1


def test_a_sound_is_a_short_wav():
    with wave.open(io.BytesIO(wav_of(((880, 0.1), (0, 0.05))))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getnframes()) == (1, 2, 3307)
    assert len(set(Sound)) == 4


def test_a_prohibited_verdict_is_heard_and_flashes_once(qtbot, window, page, edge, read_picture):
    page.panel.import_.setText("GH")
    read_picture("UN 1018")
    qtbot.waitUntil(lambda: [each.stem for each in edge.played] == ["warning"])
    qtbot.waitUntil(window.alarm.frame.isVisible)
    qtbot.waitUntil(window.alarm.frame.isHidden)
    read_picture("UN 1018")
    assert len(edge.played) == 1
