"""The report of an inspection: a PDF/A that an officer can hand over."""

from .render import render_report

__all__ = ["render_report"]
