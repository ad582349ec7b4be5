"""Identifiers: one module a scheme, each with its grammar, its check digit and its limits; readings become claims."""

from __future__ import annotations

from .merging import agree, merge
from .observed import from_texts, identify
from .scanned import element_string_of, from_symbol
from .typed import declared_claims, parse
from .vocabulary import Vocabulary

__all__ = [
    "Vocabulary",
    "agree",
    "declared_claims",
    "element_string_of",
    "from_symbol",
    "from_texts",
    "identify",
    "merge",
    "parse",
]
