"""Hazard statements by their English wording: what code a sentence stands for, and what a misread code was meant to be.

The wording is that of GHS as Annex III of Regulation (EC) No 1272/2008 (CLP) prints it, and of Annex 3 to GHS for those
that CLP has not taken over (H303, H305, H313, H316, H320, H333); the beginnings that tell the statements apart.
Sentences are in wide use beside their codes; without one they are evidence only.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STATEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "H220": "Extremely flammable gas",
        "H221": "Flammable gas",
        "H222": "Extremely flammable aerosol",
        "H223": "Flammable aerosol",
        "H224": "Extremely flammable liquid and vapour",
        "H225": "Highly flammable liquid and vapour",
        "H226": "Flammable liquid and vapour",
        "H228": "Flammable solid",
        "H229": "Pressurised container: may burst if heated",
        "H240": "Heating may cause an explosion",
        "H241": "Heating may cause a fire or explosion",
        "H242": "Heating may cause a fire",
        "H250": "Catches fire spontaneously if exposed to air",
        "H251": "Self-heating: may catch fire",
        "H252": "Self-heating in large quantities; may catch fire",
        "H260": "In contact with water releases flammable gases which may ignite spontaneously",
        "H261": "In contact with water releases flammable gases",
        "H270": "May cause or intensify fire; oxidiser",
        "H271": "May cause fire or explosion; strong oxidiser",
        "H272": "May intensify fire; oxidiser",
        "H280": "Contains gas under pressure; may explode if heated",
        "H281": "Contains refrigerated gas; may cause cryogenic burns or injury",
        "H290": "May be corrosive to metals",
        "H300": "Fatal if swallowed",
        "H301": "Toxic if swallowed",
        "H302": "Harmful if swallowed",
        "H303": "May be harmful if swallowed",
        "H304": "May be fatal if swallowed and enters airways",
        "H305": "May be harmful if swallowed and enters airways",
        "H310": "Fatal in contact with skin",
        "H311": "Toxic in contact with skin",
        "H312": "Harmful in contact with skin",
        "H313": "May be harmful in contact with skin",
        "H314": "Causes severe skin burns and eye damage",
        "H315": "Causes skin irritation",
        "H316": "Causes mild skin irritation",
        "H317": "May cause an allergic skin reaction",
        "H318": "Causes serious eye damage",
        "H319": "Causes serious eye irritation",
        "H320": "Causes eye irritation",
        "H330": "Fatal if inhaled",
        "H331": "Toxic if inhaled",
        "H332": "Harmful if inhaled",
        "H333": "May be harmful if inhaled",
        "H334": "May cause allergy or asthma symptoms or breathing difficulties if inhaled",
        "H335": "May cause respiratory irritation",
        "H336": "May cause drowsiness or dizziness",
        "H340": "May cause genetic defects",
        "H341": "Suspected of causing genetic defects",
        "H350": "May cause cancer",
        "H350i": "May cause cancer by inhalation",
        "H351": "Suspected of causing cancer",
        "H360": "May damage fertility or the unborn child",
        "H360D": "May damage the unborn child",
        "H360F": "May damage fertility",
        "H360FD": "May damage fertility. May damage the unborn child",
        "H360Fd": "May damage fertility. Suspected of damaging the unborn child",
        "H360Df": "May damage the unborn child. Suspected of damaging fertility",
        "H361": "Suspected of damaging fertility or the unborn child",
        "H361d": "Suspected of damaging the unborn child",
        "H361f": "Suspected of damaging fertility",
        "H361fd": "Suspected of damaging fertility. Suspected of damaging the unborn child",
        "H362": "May cause harm to breast-fed children",
        "H370": "Causes damage to organs",
        "H371": "May cause damage to organs",
        "H372": "Causes damage to organs through prolonged or repeated exposure",
        "H373": "May cause damage to organs through prolonged or repeated exposure",
        "H400": "Very toxic to aquatic life",
        "H401": "Toxic to aquatic life",
        "H402": "Harmful to aquatic life",
        "H410": "Very toxic to aquatic life with long lasting effects",
        "H411": "Toxic to aquatic life with long lasting effects",
        "H412": "Harmful to aquatic life with long lasting effects",
        "H413": "May cause long lasting harmful effects to aquatic life",
        "H420": "Harms public health and the environment by destroying ozone in the upper atmosphere",
    }
)
_NOT_LETTERS = re.compile(r"[^a-z]")
_SHORTEST_ALIKE = 9
_BEGINNING = 14  # letters
_ALIKE = 0.75
_FIGURES = 3
_CERTAIN_FIGURES = 2


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.lower().replace("ize", "ise"))


_BY_LETTERS: Mapping[str, str] = MappingProxyType({_letters(words): code for code, words in STATEMENTS.items()})


def is_begun(text: str) -> bool:
    """Whether a text has the beginning of a hazard statement in it, or one that is short."""
    letters = _letters(text)
    return any(statement[:_BEGINNING] in letters for statement in _BY_LETTERS)


def code_of(sentence: str) -> str | None:
    """The code of a sentence that is a hazard statement in full and nothing else."""
    return _BY_LETTERS.get(_letters(sentence))


def code_meant(figures: str, words: str) -> str | None:
    """The code that its figures, of which one may be misread or missing, and the beginning of its sentence both fit.

    ``words`` may be cut off or misread in places.
    """
    begun = _letters(words)
    if len(begun) < _SHORTEST_ALIKE:
        return None
    fitting = [
        code
        for letters, code in _BY_LETTERS.items()
        if _fits(figures, code[1 : 1 + _FIGURES]) and _is_alike(begun, letters)
    ]
    exact = [code for code in fitting if code[1 : 1 + _FIGURES] == figures]
    chosen = exact or fitting
    return chosen[0] if len(chosen) == 1 else None


def _fits(read: str, figures: str) -> bool:
    if len(read) < _FIGURES:
        return any(read == figures[:place] + figures[place + 1 :] for place in range(_FIGURES))
    return sum(a == b for a, b in zip(read, figures, strict=True)) >= _CERTAIN_FIGURES


def _is_alike(begun: str, full: str) -> bool:
    """Whether the one is the beginning of the other but for misread letters."""
    length = min(len(begun), len(full))
    if length < _SHORTEST_ALIKE:
        return False
    return SequenceMatcher(None, begun[:length], full[:length], autojunk=False).ratio() >= _ALIKE
