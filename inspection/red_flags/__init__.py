"""Red flags: indicators of fraud and illegal trade that run by themselves, and a checklist of those that cannot."""

from .evidence import Evidence, evidence_of
from .flag import ChecklistItem, Indicator, RedFlag
from .raising import checklist, raise_flags

__all__ = ["ChecklistItem", "Evidence", "Indicator", "RedFlag", "checklist", "evidence_of", "raise_flags"]
