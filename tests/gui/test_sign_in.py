"""Signing in: the passphrase opens the store off the UI thread, and a wrong one gets a sentence."""


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
    qtbot.waitUntil(lambda: window.inspect is not None)
    assert "create_store" in edge.calls.threads
