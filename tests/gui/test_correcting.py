"""What was misread is corrected by hand: both stand in the list, and the picture is kept with it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from gui.case_corrections import CorrectionCard
from gui.claims_view import ClaimCard
from gui.correcting import CorrectionDialog, Misread
from gui.silent_readings import SilentReadings
from inspection.claim import Confirmation, Scheme
from inspection.dossier import Decision, Ruling
from inspection.frame import Region
from inspection.history import RecordKind


def dialog_of(qtbot, page):
    qtbot.waitUntil(lambda: page.findChild(CorrectionDialog) is not None)
    return page.findChild(CorrectionDialog)


def correct(qtbot, view, value):
    def cards():
        found = [each for each in view.findChildren(ClaimCard) if value in each.accessibleName()]
        return [each for each in found if each.isVisible()]  # others are on their way out

    qtbot.waitUntil(lambda: bool(cards()))  # a list is built a few blocks at a time
    card = cards()[-1]
    (button,) = [each for each in card.findChildren(type(card.window().inspect.keep)) if each.isEnabled()]
    button.click()


def type_right(qtbot, dialog, text):
    dialog.value.setText(text)
    qtbot.keyClick(dialog.value, "\r")


@pytest.mark.parametrize("live", [False, True])
def test_a_misread_number_is_corrected_and_both_are_kept(qtbot, page, edge, read_picture, live):
    if live:
        page.open_source(["camera:UN 1018"])
        qtbot.waitUntil(lambda: page.feed.look is not None and bool(page.feed.look.claims))
    else:
        read_picture("UN 1018")
    correct(qtbot, page.in_view, "1018")
    dialog = dialog_of(qtbot, page)
    assert dialog.value.text() == "1018"
    type_right(qtbot, dialog, "1203")
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.corrections != ())
    dossier = page.current.dossier
    (correction,) = dossier.corrections
    assert (correction.exhibit, correction.read, correction.withdrawn) == (1, "UN 1018", (Scheme.UN, "1018"))
    assert (correction.claim.value, correction.claim.confirmation) == ("1203", Confirmation.OFFICER)
    assert [claim.value for item in dossier.assessment.items for claim in item.claims] == ["1203"]
    assert edge.store.kinds.count(RecordKind.OBSERVED) == 1

    def told():
        return " ".join(each.text() for each in page.so_far.findChildren(type(page.hint)))

    qtbot.waitUntil(lambda: "UN 1018" in told() and "1203" in told())
    # and corrected once more, in the picture that is kept
    qtbot.waitUntil(lambda: page.findChild(CorrectionDialog) is None)
    page.correcting.ask_kept(Misread(correction.read, correction.region, correction.claim))
    type_right(qtbot, dialog_of(qtbot, page), "1005")
    qtbot.waitUntil(lambda: len(page.current.dossier.corrections) == 2)
    dossier = page.current.dossier
    assert [claim.value for item in dossier.assessment.items for claim in item.claims] == ["1005"]
    assert edge.store.kinds.count(RecordKind.OBSERVED) == 1


def test_what_states_nothing_is_listed_when_it_is_asked_for_and_can_be_corrected(qtbot, page, read_picture):
    read_picture("KEEP DRY")
    qtbot.waitUntil(lambda: page.in_view.findChild(SilentReadings) is not None)
    silent = page.in_view.findChild(SilentReadings)
    assert "1" in silent.fold.text()
    silent.fold.click()
    (button,) = [each for each in silent.findChildren(type(page.keep)) if each is not silent.fold]
    assert "KEEP DRY" in button.accessibleName()
    button.click()
    type_right(qtbot, dialog_of(qtbot, page), "1018")
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.corrections != ())
    assert page.current.dossier.corrections[0].withdrawn is None


@pytest.mark.parametrize("ask", ["ask_in_view", "ask_kept"])
def test_a_correction_names_the_place_in_the_picture_that_it_is_kept_with(qtbot, page, ask):
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.feed.look is not None and bool(page.feed.look.claims))
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.exhibits != ())
    (claim,) = page.current.dossier.exhibits[0].claims
    elsewhere = Region.from_bounds(45, 30, 30, 10)  # in a picture before, or in another one
    getattr(page.correcting, ask)(Misread("UN 1018", elsewhere, replace(claim, region=elsewhere)))
    type_right(qtbot, dialog_of(qtbot, page), "1203")
    qtbot.waitUntil(lambda: page.current.dossier.corrections != ())
    (correction,) = page.current.dossier.corrections
    assert correction.region == correction.claim.region == claim.region != elsewhere


def test_what_is_corrected_after_the_close_opens_the_next_inspection(qtbot, page, read_picture):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    closed = page.current.dossier.inspection
    page.current.finish(Ruling(Decision.DETAIN, "to be weighed"))
    qtbot.waitUntil(lambda: page.current.dossier is None)
    read_picture("UN 1203")
    correct(qtbot, page.in_view, "1203")
    type_right(qtbot, dialog_of(qtbot, page), "1005")
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.corrections != ())
    assert page.current.dossier.inspection != closed


def test_the_case_names_what_was_corrected_by_whom_and_when(qtbot, window, page, read_picture):
    read_picture("UN 1018")
    correct(qtbot, page.in_view, "1018")
    type_right(qtbot, dialog_of(qtbot, page), "1203")
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.corrections != ())
    window.inspections.case_button.click()
    case = window.inspections.case
    findings = case.turn_to("findings")
    (card,) = findings.findChildren(CorrectionCard)
    for said in ("UN 1018", "1203", "A. Mensah", "2026-11-22"):
        assert said in card.accessibleName()
    struck = [each for each in card.findChildren(QLabel) if each.font().strikeOut()]
    assert ["UN 1018" in each.text() for each in struck] == [True]
    assert any("As A. Mensah reads it" in each.text() for each in findings.findChildren(QLabel))
    exhibits = case.turn_to("exhibits")
    qtbot.waitUntil(lambda: exhibits.view.has_picture)
    assert exhibits.corrected.findChildren(CorrectionCard)
    qtbot.waitUntil(lambda: [mark.label for mark in exhibits.view.marks if mark.label] == ["UN 1203"])
