"""More light, where the camera lets it set; nothing is offered that it does not have."""

from types import SimpleNamespace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox

from gui.feed_state import FeedState
from tests.gui.conftest import FakeSource


def test_light_is_offered_where_the_camera_lets_it_set(qtbot, page, edge, monkeypatch):
    turned = []
    monkeypatch.setattr(
        FakeSource, "controls", (SimpleNamespace(of="focus"), SimpleNamespace(of="gain")), raising=False
    )
    monkeypatch.setattr(FakeSource, "turn", lambda _self, what, steps: turned.append((what, steps)), raising=False)
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)
    assert page.bar.lighter.isVisible()
    page.bar.lighter.click()
    page.bar.lighter.click()
    page.bar.darker.click()
    assert turned == [("gain", 1), ("gain", 2), ("gain", 1)]


def test_a_torch_is_offered_where_the_camera_has_one(qtbot, page, edge, monkeypatch):
    turned = []
    monkeypatch.setattr(FakeSource, "controls", (SimpleNamespace(of="torch"),), raising=False)
    monkeypatch.setattr(FakeSource, "turn", lambda _self, what, steps: turned.append((what, steps)), raising=False)
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)
    assert page.bar.torch.isVisible()
    assert not page.bar.lighter.isVisible()
    page.bar.torch.click()
    page.bar.torch.click()
    assert turned == [("torch", 1), ("torch", 0)]


def test_a_camera_without_it_leaves_guidance_only(qtbot, page, edge):
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)
    assert not page.bar.lighter.isVisible()
    assert not page.bar.torch.isVisible()


def turn_wheel(over):
    down = QPoint(0, -120)
    at, phase = QPointF(over.rect().center()), Qt.ScrollPhase.NoScrollPhase
    where = QPointF(over.mapToGlobal(over.rect().center()))
    wheel = QWheelEvent(at, where, down, down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(over, wheel)
    return wheel


def test_a_wheel_over_the_page_opens_no_other_source_and_changes_no_value(window, page, read_picture):
    read_picture("UN 1018")
    window.inspections.show_set_up()
    for field in [*window.findChildren(QComboBox), *window.findChildren(QAbstractSpinBox)]:
        before = (field.currentIndex() if isinstance(field, QComboBox) else field.text(), page.feed.state)
        field.setFocus()
        assert not turn_wheel(field).isAccepted()  # what it stands in scrolls
        assert before == (field.currentIndex() if isinstance(field, QComboBox) else field.text(), page.feed.state)
        assert field.focusPolicy() != Qt.FocusPolicy.WheelFocus, field.accessibleName()
