"""What moves, from where to where, on whose paper: the circumstances that the law asks about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from .claim import Claim
    from .instruments.matching import Measured
    from .place import Place


class Condition(StrEnum):
    """The state of the goods as declared."""

    VIRGIN = "virgin"
    RECOVERED = "recovered"
    RECYCLED = "recycled"
    RECLAIMED = "reclaimed"
    USED = "used"
    WASTE = "waste"


def quantity(text: str) -> Decimal | None:
    """The number that a paper or a label states, None where the text is no finite number ("NaN" is none)."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@dataclass(frozen=True, slots=True)
class Route:
    """Countries as ISO 3166 alpha-2 codes; None where it is not known."""

    export: str | None = None
    transit: tuple[str, ...] = ()
    import_: str | None = None


class ClockDoubt(StrEnum):
    """Why the laptop's date is not to be relied on."""

    BEFORE_RECORDS = "before_records"  # the journal's newest record is of a later day
    SET_BACK = "set_back"  # since that record the wall clock went less far than the machine ran


@dataclass(frozen=True, slots=True)
class AskedDate:
    """The date the law is asked about; ``stated`` when the officer gave it, not the laptop's clock.

    ``doubt`` is what the journal has against a date of the clock, ``newest_record`` the day of the record that
    casts it.
    """

    day: date
    stated: bool
    doubt: ClockDoubt | None = None
    newest_record: date | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is declared of an item beyond its identity.

    ``purpose`` is a word of the command line (feedstock, quarantine, laboratory, medical, …) or a
    CITES purpose letter; ``cites_source`` a CITES source letter. ``packing_group`` is "I", "II" or "III";
    ``limited_quantity`` says that the goods travel under chapter 3.4 of the Model Regulations.
    """

    condition: Condition | None = None
    purpose: str | None = None
    cites_source: str | None = None
    non_refillable: bool = False
    packing_group: str | None = None
    limited_quantity: bool = False


def packing_group(text: str | None) -> str | None:
    """The packing group that a text names ("PG II", "2", "III"), None where it names none."""
    figures = (text or "").upper().replace("PG", "").strip(" .:")
    return {"1": "I", "2": "II", "3": "III"}.get(figures, figures if figures in {"I", "II", "III"} else None)


@dataclass(frozen=True, slots=True)
class Item:
    """Claims that belong to one thing (a cylinder, a declared line), with its mass if known.

    ``measured`` is what an instrument found in it; the designation stands among the claims too.
    """

    claims: tuple[Claim, ...]
    kg: Decimal | None = None
    circumstances: Circumstances = Circumstances()
    measured: Measured | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A person or firm on the papers."""

    role: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredLine:
    """One line of a declaration, every field as written there; "" where nothing is stated."""

    line: str = ""
    description: str = ""
    hs: str = ""
    un: str = ""
    hazard_class: str = ""
    packing_group: str = ""
    proper_shipping_name: str = ""
    cas: str = ""
    refrigerant: str = ""
    basel: str = ""
    species: str = ""
    quantity: str = ""
    packages: str = ""
    package_type: str = ""
    gross_kg: str = ""
    net_kg: str = ""
    container: str = ""
    seal: str = ""
    gtin: str = ""
    sscc: str = ""
    serial: str = ""
    lot: str = ""
    origin: str = ""
    condition: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the papers say is in the consignment."""

    lines: tuple[DeclaredLine, ...]
    exporter: str = ""
    importer: str = ""
    notifier: str = ""
    vessel: str = ""
    bill_of_lading: str = ""
    route: Route = Route()


class PaperKind(StrEnum):
    """Papers that go with goods."""

    BILL_OF_LADING = "bill_of_lading"
    INVOICE = "invoice"
    PACKING_LIST = "packing_list"
    CUSTOMS_DECLARATION = "customs_declaration"
    LICENCE = "licence"  # import or export licence
    DANGEROUS_GOODS = "dangerous_goods"  # declaration or transport document
    BASEL_NOTIFICATION = "basel_notification"
    BASEL_MOVEMENT = "basel_movement"
    CITES_PERMIT = "cites_permit"
    CERTIFICATE = "certificate"  # of analysis, origin, health and the like
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PresentedPaper:
    """A paper that was shown: what it is, its number, and what there is to say of it."""

    kind: PaperKind
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Consignment:
    """The movement under inspection; ``place`` is where it is looked at."""

    route: Route = Route()
    parties: tuple[Party, ...] = ()
    declaration: Declaration | None = None
    papers: tuple[PresentedPaper, ...] = ()
    place: Place | None = None
