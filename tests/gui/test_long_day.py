"""The interpreter outlives any number of signals and calls into Qt.

PySide6 6.12.0 on Python 3.11 loses a reference of True or None at each call and ends the process; the lock keeps 6.11.
"""

import subprocess
import sys

FLOOD = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Source(QObject):
    arrived = Signal(object)

application, source = QCoreApplication([]), Source()
source.arrived.connect(lambda value: None)
for number in range(50_000):
    source.arrived.emit(number)
    application.processEvents()
print("alive")
"""


def test_a_long_day_of_signals_does_not_end_the_program():
    ended = subprocess.run([sys.executable, "-c", FLOOD], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "alive"), ended.stderr
