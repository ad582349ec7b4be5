"""All parsers over one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    basel,
    cas,
    cites_permit,
    container_search,
    ghs,
    gs1_printed,
    hazard_class,
    hazard_plate,
    hs,
    listed_names,
    lmo,
    packaging_mark,
    refrigerant,
    species,
    un_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .vocabulary import Vocabulary

_BY_GRAMMAR = (
    un_number.find,
    container_search.find,
    refrigerant.find,
    cas.find,
    ghs.find,
    basel.find,
    hs.find,
    listed_names.find,
    lmo.find,
    packaging_mark.find,
    gs1_printed.find,
    species.find,
    cites_permit.find,
)
_BY_PLACE = (un_number.find_in_placards, hazard_plate.find, hazard_class.find)


def find_in_picture(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """What the lines of a picture state, by their grammar and by their places."""
    yield from find_in_text(page, known)
    for find in _BY_PLACE:
        yield from find(page, known)


def find_in_text(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """What a plain text states (a bar code, a description): grammar only, since it has no places."""
    for find in _BY_GRAMMAR:
        yield from find(page, known)
