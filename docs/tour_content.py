"""What the tour shows: drawn labels, a declaration, and the inspections of a day, all of them our own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Condition, Consignment, Item, Party, Route
from inspection.dossier import Decision, Opening, Ruling
from inspection.illegal_traffic import Conduct, Ground, Suspicion
from inspection.session import InspectionSession

if TYPE_CHECKING:
    from datetime import date

    from inspection.ports import RecordStore, ReferenceData

OFFICER = "A. Mensah"
STATION = "Tema"
PASSPHRASE = "a tour round the desk"  # noqa: S105 - of stores that are thrown away
SOFTWARE = "Quaylens"
STRANGER = "CY-0977"  # a cylinder that is on no list
PLACE = ("GHTEM", "Terminal 3", "GH")

_HEADS = "line,description,hs,un,class,refrigerant,cas,packages,package_type,net_kg,container,serial\n"


def declaration() -> bytes:
    """Forty cylinders of R-134a, one a line, as the papers say."""
    rows = (
        f"{number},Refrigerant gas in cylinders,2903.45,3159,2.2,R-134a,811-97-2,1,cylinder,13.6,CSQU3054383,{code}"
        for number, code in enumerate(cylinders(), start=1)
    )
    return (_HEADS + "\n".join(rows) + "\n").encode()


def cylinders() -> tuple[str, ...]:
    """The numbers on the list."""
    return tuple(f"CY-{number:04}" for number in range(101, 141))


class TourClock:
    """Stands at a morning of the edition's day and moves twenty seconds whenever it is asked."""

    def __init__(self, day: date) -> None:
        """Begin at 07:00."""
        self._now = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
        self._ms = 0

    def now(self) -> datetime:
        """The wall clock."""
        self._now += timedelta(seconds=20)
        return self._now

    def monotonic_ms(self) -> int:
        """Milliseconds since the tour began."""
        self._ms += 20_000
        return self._ms

    def boot_id(self) -> str:
        """There is but one start."""
        return "tour"


def earlier_inspections(store: RecordStore, reference: ReferenceData, day: date) -> None:
    """Three closed inspections of the morning, and one that was left open."""
    used = Circumstances(condition=Condition.USED)
    for label, route, item, ruling in (
        (
            "MSKU 601167 2 · used batteries",
            Route("DE", (), "GH"),
            Item((_typed(Scheme.BASEL, "A1160"), _typed(Scheme.UN, "2794")), Decimal(18_400), used),
            Ruling(Decision.DETAIN, "No movement document; the competent authority of Ghana is asked."),
        ),
        (
            "TGHU 123456 0 · electronic scrap",
            Route("BE", ("TG",), "GH"),
            Item((_typed(Scheme.BASEL, "A1181"),), Decimal(9_250), used),
            Ruling(Decision.REFER, "Declared as second-hand goods; the waste unit tests a sample of the screens."),
        ),
        (
            "Air parcel 7731 · thermometers",
            Route("NL", (), "GH"),
            Item((_typed(Scheme.CAS, "7732-18-5"),), Decimal(2), Circumstances()),
            Ruling(Decision.RELEASE, "Alcohol thermometers; nothing in the parcel is listed."),
        ),
        (
            "HLXU 200841 9 · pesticide drums",
            Route("IN", (), "GH"),
            Item((_typed(Scheme.CAS, "57-74-9"),), Decimal(400), Circumstances()),
            None,
        ),
    ):
        opening = Opening(
            label,
            OFFICER,
            Consignment(route, (Party("importer", "Harbour Trading Ltd", "GH"),)),
            AskedDate(day, stated=False),
            SOFTWARE,
            item.circumstances,
        )
        session = InspectionSession.open(opening, store, reference)
        session.state(item)
        session.assess()
        if "batteries" in label:
            session.suspect(Suspicion((Ground.NO_NOTIFICATION,), Conduct.EXPORTER, day, day, note="No papers at all"))
        if ruling is not None:
            session.decide(ruling)
            session.close()


def _typed(scheme: Scheme, value: str) -> Claim:
    return Claim(scheme, value, value, 1, ClaimSource.TYPED)


REASON = (
    "The cylinders hold R-22 and are declared as R-134a. No licence was shown, and the importer is not on the list of "
    "the ozone unit. Two samples were taken; the container is sealed again."
)
PASTED = "Ware\tMenge kg\tUN-Nr.\nKältemittel R 22\t13,6\t1018\nKältemittel R 12\t13,6\t1028\n"  # as it comes
CUSTODY: tuple[tuple[str, dict[str, str]], ...] = (
    ("seal", {"number": "GH 004512", "on": "CSQU 305438 3"}),
    ("piece", {"number": "P1", "description": "Cylinder CY-0101", "place": "Terminal 3, row 2", "exhibits": "1"}),
    ("weighing", {"gross": "16.9", "tare": "3.3", "piece": "P1", "model": "Kern DE 60K"}),
    ("sample", {"number": "S1", "amount": "500", "of": "P1", "laboratory": "EPA laboratory, Accra"}),
    ("handover", {"things": "S1", "receiver": "E. Owusu", "place": "Tema", "reason": "Analysis"}),
)
