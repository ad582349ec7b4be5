"""What the reference page calls: the edition that answers, opened once, and the editions it can be compared with."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.consignment import AskedDate, Consignment, Item
from inspection.errors import Fault
from inspection.finding import Regime
from inspection.message import message
from inspection.wording import say, set_apart
from inspection.wording.naming import column_name, folder_name, table_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gui.page_services import Change, ReferenceDesk, ThingFound
    from inspection.claim import Claim
    from inspection.reference_thing import Thing
    from reference.edition_diff import RowChange
    from reference.reference_data import EditionReference

    from .chosen_edition import ChosenLaw

MOST_HITS = 40
_SCHEMES = {
    "UN ": Scheme.UN,
    "HS ": Scheme.HS,
    "HIN ": Scheme.HIN,
    "class ": Scheme.CLASS,
}
_OF_REGIME = {
    Regime.MONTREAL: Scheme.REFRIGERANT,
    Regime.BASEL: Scheme.BASEL,
    Regime.CITES: Scheme.SPECIES,
    Regime.CARTAGENA: Scheme.LMO,
}


@dataclass(slots=True)
class OpenedEdition:
    """The edition of this desk, opened by whichever worker comes first and kept open."""

    law: ChosenLaw
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reference: EditionReference | None = None

    def __call__(self) -> EditionReference:
        """The open edition. Raises as :meth:`commands.chosen_edition.ChosenLaw.open` does."""
        with self._lock:
            if self._reference is None:
                self._reference = self.law.open()
            return self._reference


def reference_desk(opened: OpenedEdition) -> ReferenceDesk:
    """The desk over the edition that answers."""
    from gui.page_services import ReferenceDesk
    from reference import things

    return ReferenceDesk(
        edition=lambda: opened().edition,
        tables=lambda regime: things.tables(opened().law, regime),
        entries=lambda table, after: things.entries(opened().law, table, after),
        look_up=lambda text: opened().look_up(text, MOST_HITS),
        thing=lambda regime, entry: _thing(opened(), regime, entry),
        editions=lambda: _editions(opened),
        compare=_compare,
    )


def _thing(reference: EditionReference, regime: Regime, entry: str) -> ThingFound | None:
    from gui.page_services import ThingFound
    from reference.things import thing

    found = thing(reference.law, regime, entry)
    if found is None:
        return None
    claims = _claims(reference, found)
    today = AskedDate(datetime.now(UTC).astimezone().date(), stated=False)
    findings = reference.assess((Item(claims),), Consignment(), today) if claims else ()
    return ThingFound(found, claims, tuple(findings))


def _claims(reference: EditionReference, found: Thing) -> tuple[Claim, ...]:
    """The identifier that the entry is, with its CAS numbers; what cannot be parsed asks nothing."""
    from inspection.identifiers import parse

    entry = found.entry
    scheme = next(
        (scheme for prefix, scheme in _SCHEMES.items() if entry.entry.startswith(prefix)),
        _OF_REGIME.get(entry.regime, Scheme.NAME),
    )
    asked = [(scheme, entry.entry)]
    asked += [(Scheme.CAS, text) for text, kind in found.names if kind == "cas"][:1]
    claims = []
    for each, text in asked:
        try:
            claims.append(parse(each, text, reference.vocabulary()))
        except (Fault, KeyError):
            continue
    return tuple(claims)


def _editions(opened: OpenedEdition) -> Sequence[tuple[str, str]]:
    """The edition in use, the one that was built here, and those that were installed."""
    from . import options
    from .chosen_edition import installed_here

    used, built = opened(), options.default_edition()
    offers = {str(used.law.path): f"{used.edition.name} · {used.edition.day}"}
    if opened.law.given is None and built.is_file():
        offers.setdefault(str(built), built.name)
    offers |= {str(each.path): f"{each.name} · {each.day}" for each in installed_here()}
    return tuple(offers.items())


def _compare(older: str, newer: str, language: str) -> Sequence[Change]:
    from reference.edition_diff import compare_editions

    from .chosen_edition import open_edition

    def opened(spec: str) -> Path | None:
        return Path(spec) if spec else None

    with open_edition(opened(older)) as old, open_edition(opened(newer)) as new:
        return tuple(_told(compare_editions(old, new).changes, language))


def _told(changes: Sequence[RowChange], language: str) -> Iterator[Change]:
    from gui.page_services import Change

    for (folder, table), rows in groupby(changes, key=lambda each: (each.folder, each.table)):
        yield Change(f"{folder_name(folder, language)}: {table_title(table, language)}", heading=True)
        for each in rows:
            columns = "; ".join(
                f"{column_name(table, one.column, language)}: {set_apart(one.old or '—')} → {set_apart(one.new or '—')}"
                for one in each.columns
            )
            kind = say(message(f"study.change.{each.kind.value}"), language)
            named = " ".join(set_apart(text) for text in (each.entry, each.name) if text)
            yield Change(f"{kind}: {named}\n{columns}".rstrip())
