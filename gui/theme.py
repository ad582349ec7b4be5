"""Colours of the window: palettes and style sheet for light, dark and sunlight; contrast is tested."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from inspection.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .measures import Measures


DRAWINGS = Path(__file__).resolve().parent / "drawings"


@dataclass(frozen=True, slots=True)
class Pair:
    """A surface and the ink that stands on it, as #RRGGBB."""

    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours. ``verdicts`` fill badges and banners; on ``page`` they also serve as ink."""

    name: str
    page: Pair
    card: Pair
    quiet: str  # secondary text, on page and card alike
    line: str
    field: Pair
    accent: Pair
    button: Pair
    focus: str
    neutral: Pair  # what was read and has no finding
    good: Pair
    bad: Pair
    verdicts: Mapping[Verdict, Pair]

    def of_verdict(self, verdict: Verdict | None) -> Pair:
        """The colours of a verdict, neutral where there is none."""
        return self.neutral if verdict is None else self.verdicts[verdict]


LIGHT = Theme(
    name="light",
    page=Pair("#EEF1F4", "#14202B"),
    card=Pair("#FFFFFF", "#14202B"),
    quiet="#4A5A68",
    line="#C3CCD4",
    field=Pair("#FFFFFF", "#14202B"),
    accent=Pair("#0B5A6B", "#FFFFFF"),
    button=Pair("#DCE3E9", "#14202B"),
    focus="#B35C00",
    neutral=Pair("#46535F", "#FFFFFF"),
    good=Pair("#1B6B3A", "#FFFFFF"),
    bad=Pair("#A3161C", "#FFFFFF"),
    verdicts=MappingProxyType(
        {
            Verdict.PROHIBITED: Pair("#A3161C", "#FFFFFF"),
            Verdict.PERMIT_REQUIRED: Pair("#8A4B00", "#FFFFFF"),
            Verdict.CANNOT_TELL: Pair("#5B3494", "#FFFFFF"),
            Verdict.DOCUMENTS_REQUIRED: Pair("#0A55A3", "#FFFFFF"),
            Verdict.NOT_LISTED: Pair("#3E5252", "#FFFFFF"),
        }
    ),
)

DARK = Theme(
    name="dark",
    page=Pair("#12181D", "#E8EDF1"),
    card=Pair("#1C252C", "#E8EDF1"),
    quiet="#A9B6C0",
    line="#3A4751",
    field=Pair("#0C1115", "#E8EDF1"),
    accent=Pair("#6CC7DA", "#06222A"),
    button=Pair("#2B3741", "#E8EDF1"),
    focus="#FFC24D",
    neutral=Pair("#AEBBC6", "#12181D"),
    good=Pair("#7BD69C", "#06230F"),
    bad=Pair("#FF9A94", "#2B0505"),
    verdicts=MappingProxyType(
        {
            Verdict.PROHIBITED: Pair("#FF9A94", "#2B0505"),
            Verdict.PERMIT_REQUIRED: Pair("#FFBE70", "#2B1700"),
            Verdict.CANNOT_TELL: Pair("#D0B8FF", "#1D0B3D"),
            Verdict.DOCUMENTS_REQUIRED: Pair("#93C7FF", "#04213F"),
            Verdict.NOT_LISTED: Pair("#B4CBC8", "#10201E"),
        }
    ),
)

SUNLIGHT = Theme(  # black on white: every ink has a contrast of seven at least
    name="sunlight",
    page=Pair("#FFFFFF", "#000000"),
    card=Pair("#FFFFFF", "#000000"),
    quiet="#2E2E2E",
    line="#000000",
    field=Pair("#FFFFFF", "#000000"),
    accent=Pair("#00323D", "#FFFFFF"),
    button=Pair("#E4E4E4", "#000000"),
    focus="#8F2600",
    neutral=Pair("#2B343C", "#FFFFFF"),
    good=Pair("#0B4A22", "#FFFFFF"),
    bad=Pair("#80000A", "#FFFFFF"),
    verdicts=MappingProxyType(
        {
            Verdict.PROHIBITED: Pair("#80000A", "#FFFFFF"),
            Verdict.PERMIT_REQUIRED: Pair("#5E3200", "#FFFFFF"),
            Verdict.CANNOT_TELL: Pair("#3D1A78", "#FFFFFF"),
            Verdict.DOCUMENTS_REQUIRED: Pair("#003A7A", "#FFFFFF"),
            Verdict.NOT_LISTED: Pair("#203232", "#FFFFFF"),
        }
    ),
)

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK, SUNLIGHT)})


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, by WCAG 2.2 (relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


DARKEST = 0.04045  # below it sRGB is linear


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= DARKEST else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette(theme: Theme) -> QPalette:
    """The palette for what the style sheet does not reach (selections, tooltips, placeholders)."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.page.fill,
        role.WindowText: theme.page.ink,
        role.Base: theme.field.fill,
        role.AlternateBase: theme.card.fill,
        role.Text: theme.field.ink,
        role.Button: theme.button.fill,
        role.ButtonText: theme.button.ink,
        role.Highlight: theme.accent.fill,
        role.HighlightedText: theme.accent.ink,
        role.ToolTipBase: theme.card.fill,
        role.ToolTipText: theme.card.ink,
        role.PlaceholderText: theme.quiet,
        role.Mid: theme.line,
        role.Link: theme.accent.fill,
    }
    made = QPalette()
    for each, colour in colours.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.quiet))
    return made


def style_sheet(theme: Theme, measures: Measures) -> str:
    """The style sheet of the application; widgets are told apart by type and by their ``kind`` property."""
    return _SHEET.substitute(
        page=theme.page.fill,
        page_ink=theme.page.ink,
        card=theme.card.fill,
        card_ink=theme.card.ink,
        quiet=theme.quiet,
        line=theme.line,
        field=theme.field.fill,
        field_ink=theme.field.ink,
        accent=theme.accent.fill,
        accent_ink=theme.accent.ink,
        button=theme.button.fill,
        button_ink=theme.button.ink,
        focus=theme.focus,
        good=theme.good.fill,
        good_ink=theme.good.ink,
        bad=theme.bad.fill,
        bad_ink=theme.bad.ink,
        target=measures.target,
        inner=measures.target - 6,
        gap=measures.gap,
        half=measures.gap // 2,
        drawings=DRAWINGS.as_posix(),
        **{name: f"{points * measures.scale:.1f}pt" for name, points in _POINTS.items()},
    )


_POINTS = MappingProxyType({"body": 11, "of_section": 12, "of_value": 13, "of_title": 15})


_SHEET = Template("""
* { font-size: $body; color: $page_ink; }
QWidget#window, QDialog, QStackedWidget, QScrollArea, QWidget[kind="page"] { background: $page; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: $of_title; font-weight: 600; }
QLabel[kind="section"] { font-size: $of_section; font-weight: 600; }
QLabel[kind="quiet"] { color: $quiet; }
QLabel[kind="value"] { font-size: $of_value; font-weight: 600; }
QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="card"] QLabel { color: $card_ink; }
QFrame[kind="card"] QLabel[kind="quiet"] { color: $quiet; }
QFrame[kind="strip"] { background: $card; border-top: 1px solid $line; }
QFrame[kind="rail"] { background: $card; border-right: 1px solid $line; }
QFrame[kind="notice"] { background: $card; border: 2px solid $accent; border-radius: 6px; }
QFrame[kind="notice"][level="error"], QFrame[kind="notice"][level="alert"] { border-color: $bad; }
QFrame[kind="notice"][level="warning"] { border-color: $focus; }
QFrame[kind="notice"] QScrollArea, QFrame[kind="notice"] QScrollArea > QWidget > QWidget { background: $card; }
QPushButton, QToolButton {
  background: $button; color: $button_ink; border: 1px solid $line; border-radius: 6px;
  min-height: ${inner}px; padding: 2px ${gap}px;
}
QToolButton { min-width: ${inner}px; }
QPushButton:hover, QToolButton:hover { border: 1px solid $accent; }
QScrollArea[kind="column"] { border: 3px solid transparent; }
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus:focus,
QTextBrowser:focus, QDateEdit:focus, QListView:focus, QTableView:focus,
QFrame[kind="card"]:focus, QScrollArea:focus, QScrollArea[kind="column"]:focus { border: 3px solid $focus; }
QPushButton:disabled, QToolButton:disabled { color: $quiet; background: $page; border-style: dashed; }
QPushButton:checked, QToolButton:checked { background: $accent; color: $accent_ink; }
QPushButton[kind="primary"] { background: $accent; color: $accent_ink; font-weight: 600; }
QPushButton[kind="primary"]:disabled { color: $quiet; background: $page; }
QFrame[kind="rail"] QScrollArea, QFrame[kind="rail"] QScrollArea > QWidget > QWidget { background: $card; }
QFrame[kind="rail"] QToolButton { min-width: ${target}px; border: none; background: transparent; }
QFrame[kind="rail"] QToolButton:checked { background: $accent; color: $accent_ink; }
QFrame[kind="rail"] QToolButton:focus { border: 3px solid $focus; }
QLineEdit, QComboBox, QDateEdit, QPlainTextEdit, QTextBrowser {
  background: $field; color: $field_ink; border: 1px solid $quiet; border-radius: 6px; padding: 2px ${gap}px;
  selection-background-color: $accent; selection-color: $accent_ink;
}
QLineEdit, QComboBox, QDateEdit { min-height: ${inner}px; }
QLineEdit > QToolButton { min-height: 0; min-width: 0; border: none; background: transparent; padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down { width: ${target}px; border: none; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$drawings/down.svg"); width: 20px; height: 20px; }
QComboBox QAbstractItemView { background: $field; color: $field_ink; selection-background-color: $accent;
  selection-color: $accent_ink; }
QComboBox QAbstractItemView::item { min-height: ${inner}px; }
QCheckBox { min-height: ${inner}px; spacing: ${gap}px; background: transparent; border: 3px solid transparent; }
QCheckBox::indicator, QTableView::indicator { width: 28px; height: 28px; image: url("$drawings/box.svg"); }
QCheckBox::indicator:checked, QTableView::indicator:checked { image: url("$drawings/box-checked.svg"); }
QCheckBox:focus { border: 3px solid $focus; border-radius: 6px; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: $button; color: $button_ink; min-height: ${inner}px; min-width: ${inner}px;
  padding: 2px ${half}px;
  border: 1px solid $line; border-bottom: none; border-top-left-radius: 6px; border-top-right-radius: 6px;
  margin-right: 2px; }
QTabBar::tab:selected { background: $accent; color: $accent_ink; }
QTabBar::tab:selected:focus { border: 3px solid $focus; }
QListView, QTableView { background: $field; color: $field_ink; border: 1px solid $line; border-radius: 6px;
  alternate-background-color: $card; gridline-color: $line; }
QListView::item { min-height: ${target}px; padding: ${half}px; }
QListView::item { color: $field_ink; border: 3px solid transparent; }
QListView::item:selected { background: $card; color: $card_ink; border: 3px solid $accent; }
QMenu { background: $field; color: $field_ink; border: 1px solid $quiet; padding: 2px; }
QMenu::item { min-height: ${inner}px; padding: ${half}px ${gap}px; }
QMenu::item:selected { background: $accent; color: $accent_ink; }
QProgressBar { background: $field; color: $field_ink; border: 1px solid $quiet; border-radius: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
QHeaderView::section { background: $button; color: $button_ink; border: none; padding: ${half}px; }
QScrollBar:vertical { background: $page; width: 20px; margin: 0; }
QScrollBar::handle:vertical { background: $quiet; min-height: ${target}px; border-radius: 6px; margin: 4px; }
QScrollBar:horizontal { background: $page; height: 20px; margin: 0; }
QScrollBar::handle:horizontal { background: $quiet; min-width: ${target}px; border-radius: 6px; margin: 4px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QSplitter::handle { background: $page; }
QSplitter::handle:hover { background: $line; }
QToolTip { background: $card; color: $card_ink; border: 1px solid $line; }
""")
