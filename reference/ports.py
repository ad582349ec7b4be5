"""Ports: from a UN/LOCODE, or a name as papers write it, to the port and the country it lies in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .normalise import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .law import Law

    Row = Mapping[str, str]

_LOCODE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")


def is_locode(text: str) -> bool:
    """Whether the text has the form of a UN/LOCODE: "DEHAM", "de ham"; it need not be one."""
    return _LOCODE.fullmatch(plain(text)) is not None


def ports_of_code(text: str, law: Law) -> Sequence[Row]:
    """The port of a UN/LOCODE, or of an airport's code that papers write for the port ("CNSHA"); none if unknown."""
    key = plain(text)
    if not is_locode(key):
        return ()
    return law.rows("locations_ports", code=key) or _aliases(law, key, "code")


def ports_called(text: str, law: Law) -> Sequence[Row]:
    """The ports that a code or a name means, exactly after normalisation; several where several share the name."""
    key = plain(text)
    coded = ports_of_code(key, law)
    if coded or not key:
        return coded
    named = [*law.rows("locations_ports", key=key), *_aliases(law, key, "name")]
    return tuple({row["code"]: row for row in named}.values())


def country_of(ports: Sequence[Row]) -> str | None:
    """The country in which all the ports lie, ISO 3166 alpha-2; None for no port, or ports of several countries."""
    countries = {port["country"] for port in ports}
    return countries.pop() if len(countries) == 1 else None


def _aliases(law: Law, key: str, kind: str) -> Sequence[Row]:
    return tuple(
        port
        for alias in law.rows("locations_aliases", key=key, kind=kind)
        for port in law.rows("locations_ports", code=alias["code"])
    )
