"""What there is to say of bundles on sticks."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "bundle.too_large": sentence("This is more than one bundle can hold. Write it in two parts."),
        "bundle.form": sentence(
            "The file is no bundle, or it was changed on the way ({detail}). "
            "Nothing more was taken from it; write it again."
        ),
        "bundle.stranger": sentence(
            "The bundle is signed with the key {key}, which is not known here. Nothing was taken from it."
        ),
        "bundle.signature": sentence(
            "The signature of the bundle is wrong. Nothing was taken from it; write it again."
        ),
        "bundle.other_station": sentence("The bundle is for another station. Nothing was taken from it."),
        "bundle.other_direction": sentence("The bundle comes from the wrong side: it cannot be taken in here."),
    }
)
