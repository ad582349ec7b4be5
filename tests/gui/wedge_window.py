"""A window with a field and a shortcut under a real X server: says what was scanned, and at last what was typed."""

import json
import sys
import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from capture.handheld.wedge import Wedge, WedgeSettings
from gui.wedge_filter import WedgeFilter

GAP_MS = 150  # what presses the keys here is slower than a scanner when the machine is busy


class Asked(QObject):
    line = Signal(str)


def say(what, value):
    sys.stdout.write(json.dumps({what: value}) + "\n")
    sys.stdout.flush()


def main(prefix, suffix):
    application = QApplication([])
    window = QWidget()
    field, other = QLineEdit(), QLineEdit()
    button = QPushButton("B")
    column = QVBoxLayout(window)
    for each in (field, other, button):
        column.addWidget(each)
    space = QShortcut(QKeySequence(Qt.Key.Key_Space), window)
    space.activated.connect(lambda: say("shortcut", "space"))
    field.returnPressed.connect(lambda: say("returned", field.text()))
    button.clicked.connect(lambda: say("clicked", "b"))
    keys = WedgeFilter(Wedge(WedgeSettings(prefix, suffix, gap_ms=GAP_MS)), window)
    keys.scanned.connect(lambda scan: say("scan", scan.text))
    keys.begin()
    window.show()
    window.activateWindow()
    asked = Asked()

    def answer(line):
        if line == "focus":
            say("focused", window.isActiveWindow())
        elif line == "fields":
            say("fields", [field.text(), other.text()])
        elif line == "button":
            button.setFocus()
            say("ok", True)
        elif line == "end":
            application.quit()

    asked.line.connect(answer)

    def listen():
        for line in sys.stdin:
            asked.line.emit(line.strip())

    threading.Thread(target=listen, daemon=True).start()
    application.exec()
    keys.end()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2].encode().decode("unicode_escape"))
