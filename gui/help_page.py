"""Help, offline: the page about where one stands, in the officer's language where it is there, else in English.

A text names buttons and pages by their codes, ``{desk.sync.push}``, so that it calls them what they are called.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from .buttons import Button, Column, label

if TYPE_CHECKING:
    from .fittings import Fittings
    from .words import Words

SCROLL_BAR = 44  # pixels of it, with the focus round a button
FOLDER = Path(__file__).resolve().parent / "help"
TOPICS = (
    "start", "inspect", "case", "records", "reference", "sync", "practice", "settings", "setup", "officers", "updates",
    "about",
)  # fmt: skip
ORIGINAL = "en"
NAMED = re.compile(r"\{([a-z_.]+)\}")


class HelpPage(QWidget):
    """Goes back to where one came from."""

    back = Signal()
    about = Signal()

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._topic = TOPICS[0]
        words = fittings.words
        self.text = QTextBrowser()
        self.text.setAccessibleName(words("study.help.text"))
        self.text.setOpenLinks(False)
        head = QHBoxLayout()
        head.addWidget(label(words.plain("window.page.help"), "title"), 1)
        for button in (
            Button(fittings, "study.help.about", self.about.emit),
            Button(fittings, "study.help.back", self.back.emit, primary=True),
        ):
            head.addWidget(button)
        self.topics = Column(words.plain("window.page.help"))
        wide = 0
        for topic in TOPICS:
            button = Button(fittings, f"study.topic.{topic}")
            button.clicked.connect(lambda _checked=False, topic=topic: self.show_topic(topic))
            self.topics.add(button)
            wide = max(wide, button.sizeHint().width())
        self.topics.setFixedWidth(wide + SCROLL_BAR)
        across = QHBoxLayout()
        across.addWidget(self.topics)
        across.addWidget(self.text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        whole.addLayout(head)
        whole.addLayout(across, 1)

    def show_topic(self, topic: str) -> None:
        """Read and show a topic; one that nobody wrote about shows the first."""
        self._topic = topic if topic in TOPICS else TOPICS[0]
        words, asked = self._fittings.words, self._topic
        self._fittings.tasks.run_task(lambda: explanation(asked, words), lambda text: self._show(asked, text))

    def shown(self) -> None:
        """The topic may have been asked for in other letters meanwhile."""
        self.show_topic(self._topic)

    def repaint_theme(self) -> None:
        """Nothing is drawn here that the style sheet does not reach."""

    def _show(self, topic: str, text: str) -> None:
        if topic != self._topic:  # another one was asked for meanwhile
            return
        self.text.setMarkdown(text)
        self.text.setFocus()


def explanation(topic: str, words: Words) -> str:
    """What is said of a topic, in Markdown; where it is there in English only, that is said above it."""
    file = FOLDER / words.language / f"{topic}.md"
    if file.exists():
        return _named(file, words)
    original = _named(FOLDER / ORIGINAL / file.name, words)
    if words.language == ORIGINAL:
        return original
    return f"*{words('study.help.english_only')}*\n\n{original}"


def _named(file: Path, words: Words) -> str:
    """A text with the names that buttons and pages bear in the window."""
    return NAMED.sub(lambda code: words.plain(code[1]).strip(" …"), file.read_text("utf-8"))
