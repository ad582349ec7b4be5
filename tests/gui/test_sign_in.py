"""Signing in: the passphrase opens the store off the UI thread, and a wrong one gets a sentence."""

from gui.officer_dialogs import RecoveryKeyDialog


def test_a_wrong_passphrase_is_told_and_can_be_mended(qtbot, window, edge):
    window.sign_in.passphrase.setText("wrong")
    window.sign_in.try_it()
    qtbot.waitUntil(lambda: "does not open" in window.sign_in.fault.text())
    assert window.inspect is None
    window.sign_in.passphrase.setText("correct horse battery")
    window.sign_in.try_it()
    qtbot.waitUntil(lambda: window.inspect is not None)
    assert edge.store.officer == "A. Mensah"
    assert window.sign_in.passphrase.text() == ""


def test_the_first_run_asks_twice_and_makes_the_store(qtbot, edge, request):
    edge.exists = False
    window = request.getfixturevalue("window")
    sign_in = window.sign_in
    qtbot.waitUntil(sign_in.again.isVisible)
    sign_in.passphrase.setText("correct horse battery")
    sign_in.again.setText("correct horse")
    sign_in.try_it()
    assert "differ" in sign_in.fault.text()
    sign_in.again.setText("correct horse battery")
    sign_in.try_it()
    qtbot.waitUntil(lambda: sign_in.findChild(RecoveryKeyDialog) is not None)
    dialog = sign_in.findChild(RecoveryKeyDialog)
    assert dialog.shown.text() == "ABCDE-FGHJK"
    dialog.reject()
    dialog.go_on.click()
    assert window.inspect is None, "the key is gone for ever once it is not shown: it has to be written down"
    dialog.kept.setChecked(True)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: window.inspect is not None)
    assert "create_store" in edge.calls.threads


def test_a_forgotten_passphrase_is_recovered_with_the_paper(qtbot, window, edge):
    sign_in = window.sign_in
    sign_in.forgotten.click()
    assert sign_in.recovery.isVisible()
    sign_in.forgotten.click()  # remembered after all
    assert not sign_in.recovery.isVisible()
    forgotten = sign_in.forgotten.text()
    sign_in.forgotten.click()
    assert sign_in.forgotten.text() != forgotten
    for field in (sign_in.passphrase, sign_in.again):
        field.setText("correct horse battery")
    sign_in.try_it()
    assert "paper" in sign_in.fault.text()
    sign_in.recovery.setText("another paper")
    sign_in.try_it()
    qtbot.waitUntil(lambda: "mistyped" in sign_in.fault.text())
    sign_in.recovery.setText("the paper")
    sign_in.try_it()
    qtbot.waitUntil(lambda: window.inspect is not None)
    assert sign_in.recovery.text() == sign_in.passphrase.text() == ""


def test_who_can_sign_in_is_proposed(qtbot, edge, request):
    edge.officers = ("Abena",)
    window = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: window.sign_in.officer.text() == "Abena")
