"""Asking for files and folders; tests answer in the officer's place."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from .words import Words

PICTURES = "*.jpg *.jpeg *.jpe *.png *.webp *.tif *.tiff *.heic *.heif"
VIDEOS = "*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.mjpeg *.mpg"
KINDS = MappingProxyType(
    {"certificates": "*.pem *.crt *.cer", "answer": "*.bundle *.zip", "edition": "*.edition", "case": "*.zip"}
)


class Prompts(Protocol):
    """Every question about files; an empty answer means "never mind"."""

    def pictures(self) -> Sequence[str]:
        """Which pictures to open."""

    def folder(self) -> str:
        """Which folder of pictures to open."""

    def stick(self) -> str:
        """In which folder updates lie."""

    def video(self) -> str:
        """Which video to open."""

    def declaration(self) -> Path | None:
        """Which declaration to read."""

    def save_as(self, suggestion: str) -> Path | None:
        """Where to write a file."""

    def existing(self, kind: str) -> Path | None:
        """Which file to read: certificates, an answer of headquarters, an edition."""


class FilePrompts:
    """The platform's file dialogs."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        self._parent = parent
        self._words = words

    def pictures(self) -> Sequence[str]:
        """Which pictures to open."""
        kinds = self._words.kinds("window.files.pictures", PICTURES)
        names, _ = QFileDialog.getOpenFileNames(self._parent, self._words("window.open.pictures_title"), "", kinds)
        return names

    def folder(self) -> str:
        """Which folder of pictures to open."""
        return QFileDialog.getExistingDirectory(self._parent, self._words("window.open.folder_title"))

    def stick(self) -> str:
        """In which folder updates lie."""
        return QFileDialog.getExistingDirectory(self._parent, self._words("updates.page.stick_title"))

    def video(self) -> str:
        """Which video to open."""
        kinds = self._words.kinds("window.files.videos", VIDEOS)
        name, _ = QFileDialog.getOpenFileName(self._parent, self._words("window.open.video_title"), "", kinds)
        return name

    def declaration(self) -> Path | None:
        """Which declaration to read."""
        kinds = self._words.kinds("window.files.declarations", "*.csv *.json")
        name, _ = QFileDialog.getOpenFileName(self._parent, self._words("window.open.papers_title"), "", kinds)
        return Path(name) if name else None

    def existing(self, kind: str) -> Path | None:
        """Which file of that kind to read."""
        kinds = self._words.kinds(f"desk.files.{kind}", KINDS[kind])
        name, _ = QFileDialog.getOpenFileName(self._parent, self._words(f"desk.open.{kind}"), "", kinds)
        return Path(name) if name else None

    def save_as(self, suggestion: str) -> Path | None:
        """Where to write a file; the dialog asks before it replaces one."""
        name, _ = QFileDialog.getSaveFileName(self._parent, self._words("window.save.title"), suggestion)
        return Path(name) if name else None
