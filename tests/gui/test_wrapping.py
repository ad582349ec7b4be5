"""Nothing that is said is cut off: it takes more lines where it has less room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.buttons import Card, Column, label
from gui.safety_bar import SafetyBar
from gui.wrapping import WrappingButton, WrappingCheck
from inspection.message import message

SAID = "Looked up in the edition and not found; that is no statement that the goods may move. " * 3
DANGERS = [
    message(f"safety.{danger}", signs=signs, source="ADR 5.4.3.4")
    for danger, signs in (("asphyxiant", "UN 1018"), ("toxic", "UN 2902"), ("corrosive", "UN 1789"))
]


def test_a_sentence_in_a_card_is_never_cut_off_however_narrow_the_column(qtbot):
    column, card, said = Column("law"), Card("card"), label(SAID)
    line = QHBoxLayout()
    line.addWidget(said, 1)
    card.body.addLayout(line)
    qtbot.addWidget(column)
    column.add(card)
    column.resize(260, 200)
    column.show()
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()) > 5 * said.fontMetrics().height())


def test_blocks_that_are_as_high_in_any_width_scroll_and_are_not_squeezed(qtbot):
    column, block = Column("form"), QWidget()
    inner = QWidget()
    inner.setFixedHeight(400)
    QHBoxLayout(block).addWidget(inner)
    qtbot.addWidget(column)
    column.add(block)
    column.resize(300, 120)
    column.show()
    qtbot.waitUntil(lambda: block.height() >= 400 and column.verticalScrollBar().maximum() > 0)


def test_a_column_as_high_as_it_wants_to_be_has_nothing_to_scroll(qtbot, window):
    column = Column("lines")  # the theme of the window gives it a frame
    column.setParent(window)
    column.add(label(SAID))
    column.resize(300, 50)
    column.show()
    column.setFixedHeight(column.wanted_height(column.width()))
    qtbot.wait(20)
    assert column.verticalScrollBar().maximum() == 0
    column.setFixedHeight(column.height() - 1)
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() == 1)
    column.deleteLater()


def test_two_dangers_stand_whole_on_a_laptop_s_screen(qtbot, window, page):
    window.resize(1366, 768)
    page.safety.show_lines(DANGERS[:2])
    qtbot.wait(50)
    (below,) = page.safety.findChildren(Column)
    assert below.isVisible()
    assert below.verticalScrollBar().maximum() == 0
    assert below.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_button_takes_two_lines_where_it_has_no_room_on_one_and_says_the_same(qtbot):
    whole = "Take the place from the &satellite receiver"
    button = WrappingButton(whole)
    qtbot.addWidget(button)
    button.show()
    button.resize(button.sizeHint())
    assert QPushButton.text(button) == whole
    button.resize(button.minimumSizeHint().width(), button.height())
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    assert "\n" in QPushButton.text(button)
    assert button.minimumHeight() > 2 * button.fontMetrics().height()
    assert button.text() == whole
    button.resize(button.sizeHint())
    assert QPushButton.text(button) == whole


def test_a_tick_takes_as_many_lines_as_it_needs(qtbot):
    tick = WrappingCheck(SAID)
    qtbot.addWidget(tick)
    tick.show()
    tick.resize(300, 20)
    assert tick.sizeHint().width() < 310
    assert tick.text() == tick.accessibleName() == SAID


def test_dangers_below_the_first_leave_room_for_the_work_on_a_low_screen(qtbot, window, page):
    window.resize(1024, 600)
    bar = page.findChild(SafetyBar)
    bar.show_lines(DANGERS)
    first = bar.findChild(QLabel)
    below = bar.findChild(Column)
    qtbot.waitUntil(lambda: below.isVisible() and first.height() >= first.heightForWidth(first.width()))
    assert below.height() <= window.height() // 8
    assert all(each.params["signs"] in bar.accessibleName() for each in DANGERS)


def test_the_banner_has_room_for_all_that_is_said_below_the_verdict(qtbot, page):
    page.banner.show_judgement(None, "one", "two")
    low = page.banner.height()
    page.banner.show_judgement(None, SAID)
    assert page.banner.height() > low


def test_a_long_name_takes_as_many_lines_as_it_needs_and_more_in_larger_letters(qtbot):
    button, tick = WrappingButton(SAID), WrappingCheck("insurance & liability")
    for each in (button, tick):
        qtbot.addWidget(each)
        each.show()
        each.resize(300, 40)
    assert QPushButton.text(button).count("\n") > 1
    assert max(button.fontMetrics().horizontalAdvance(line) for line in QPushButton.text(button).split("\n")) <= 300
    assert QCheckBox.text(tick) == "insurance && liability"
    letters = tick.font()
    letters.setPointSizeF(2 * letters.pointSizeF())
    tick.setFont(letters)
    assert "\n" in QCheckBox.text(tick)
