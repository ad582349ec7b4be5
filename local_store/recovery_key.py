"""The recovery key: printed at set-up, kept on paper, and typed back one day by somebody in a hurry.

Seven groups of five letters and digits. The fifth of a group checks the four before it and the group's place,
modulo the prime 31 with different weights: one wrong sign, two exchanged ones and two exchanged groups are found,
and the group is named. The rest is 138 random bits.
"""

from __future__ import annotations

import secrets

from inspection.errors import BadInput

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another; a prime number of them
GROUPS, SIGNS = 7, 4  # signs of a group without its check


def new_recovery_key() -> str:
    """A new key as it is printed."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(SIGNS)) for _ in range(GROUPS))
    return "-".join(group + _check(place, group) for place, group in enumerate(groups, start=1))


def parse(text: str) -> bytes:
    """The bytes of a key as it was typed: any case, any spaces and dashes.

    Raises BadInput that names the first wrong group, never its signs.
    """
    signs = "".join(each for each in text.upper() if each not in " -\t\r\n")
    length = SIGNS + 1
    if len(signs) != GROUPS * length:
        raise BadInput("accounts.recovery_length", groups=GROUPS, signs=length)
    for place in range(1, GROUPS + 1):
        group = signs[(place - 1) * length : place * length]
        if not set(group) <= set(ALPHABET) or _check(place, group[:SIGNS]) != group[SIGNS]:
            raise BadInput("accounts.recovery_group", group=place)
    return signs.encode()


def _check(place: int, group: str) -> str:
    weighted = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(group, start=2))
    return ALPHABET[(weighted + 7 * place) % len(ALPHABET)]
