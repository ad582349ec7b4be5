"""What an inspection has to say to the forms of the authorities: each fact as one line of text, "" where not known."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.claim import ClaimSource, Scheme
from inspection.consignment import quantity
from inspection.custody import holders_of
from inspection.finding import Regime
from inspection.instruments.identity import told
from inspection.message import message
from inspection.quantities import plain_number
from inspection.verdict import Verdict
from inspection.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.claim import Claim
    from inspection.consignment import DeclaredLine
    from inspection.dossier import Dossier

_KG_PER_TONNE = Decimal(1000)


class Facts:
    """Asked by the forms; nothing here is guessed."""

    def __init__(self, dossier: Dossier, language: str = "en") -> None:
        """Look at one inspection."""
        self.dossier = dossier
        self._language = language
        self._declaration = dossier.consignment.declaration

    def say(self, code: str, **params: object) -> str:
        """A sentence of the wording."""
        return say(message(code, **params), self._language)

    @property
    def _lines(self) -> tuple[DeclaredLine, ...]:
        return self._declaration.lines if self._declaration else ()

    def _claims(self) -> Iterable[Claim]:
        """What was seen, typed, declared and measured; the designation on a label counts no more once measured."""
        for item in self.dossier.assessment.items if self.dossier.assessment else ():
            for claim in item.claims:
                outranked = item.measured and claim.scheme is Scheme.REFRIGERANT
                if not outranked or claim.source is ClaimSource.MEASURED:
                    yield claim

    def found(self, *schemes: Scheme) -> str:
        """Identifiers seen, typed or measured."""
        return joined(c.value for c in self._claims() if c.scheme in schemes and c.source is not ClaimSource.DECLARED)

    def declared(self, *schemes: Scheme) -> str:
        """Identifiers of the papers."""
        return joined(c.value for c in self._claims() if c.scheme in schemes and c.source is ClaimSource.DECLARED)

    def both(self, *schemes: Scheme) -> str:
        """Identifiers found, and those declared where they differ."""
        found, declared = self.found(*schemes), self.declared(*schemes)
        if not declared or declared == found:
            return found
        return self.say("exports.found_declared", found=found or "—", declared=declared)

    def goods(self) -> str:
        """What the goods are, in the words of the papers and as identified."""
        words = [line.description or line.proper_shipping_name for line in self._lines]
        numbers = self.found(Scheme.UN).split("; ")
        found = self.found(Scheme.REFRIGERANT, Scheme.NAME, Scheme.BASEL, Scheme.SPECIES)
        return joined([*words, found, *(f"UN {number}" for number in numbers if number)])

    def declared_goods(self) -> str:
        """How it was declared."""
        return joined(line.description for line in self._lines)

    def measured(self) -> str:
        """What instruments found."""
        items = self.dossier.assessment.items if self.dossier.assessment else ()
        return joined(told(item.measured) for item in items if item.measured)

    def kilograms(self) -> Decimal | None:
        """The mass: weighed where it was, else declared."""
        weighed = [each.net for each in self.dossier.custody.weighings]
        stated = [mass for line in self._lines if (mass := quantity(line.net_kg)) is not None]
        masses = weighed or stated or [each.kg for each in self.dossier.stated if each.kg is not None]
        return sum(masses, Decimal(0)) if masses else None

    def tonnes(self) -> str:
        """The mass in tonnes."""
        kg = self.kilograms()
        return "" if kg is None else plain_number(kg / _KG_PER_TONNE)

    def mass(self) -> str:
        """The mass with its unit."""
        kg = self.kilograms()
        return "" if kg is None else f"{plain_number(kg)} kg"

    def packages(self) -> str:
        """Kind and number of packages."""
        return joined(f"{line.packages} {line.package_type}".strip() for line in self._lines)

    def seals(self) -> str:
        """Seals declared and on record."""
        kept = [each.number for each in self.dossier.custody.seals]
        return joined([*kept, *(line.seal for line in self._lines)])

    def containers(self) -> str:
        """Containers and seals."""
        return joined([self.found(Scheme.CONTAINER) or self.declared(Scheme.CONTAINER), self.seals()])

    def person(self, *roles: str) -> str:
        """Name and country of those who have one of these roles."""
        named = [
            f"{p.name} ({p.country})" if p.country else p.name
            for p in self.dossier.consignment.parties
            if p.role in roles
        ]
        if self._declaration:
            named += [getattr(self._declaration, role) for role in roles if hasattr(self._declaration, role)]
        return joined(named)

    def vessel(self) -> str:
        """The ship."""
        return self._declaration.vessel if self._declaration else ""

    def papers(self) -> str:
        """Papers seen."""
        bill = self._declaration.bill_of_lading if self._declaration else ""
        named = [str(record.body.get("document", "")) for record in self.dossier.records if record.body]
        return joined([self.say("exports.bill_of_lading", number=bill) if bill else "", *named])

    def export(self) -> str:
        """State of export."""
        return self.dossier.consignment.route.export or ""

    def transit(self) -> str:
        """States of transit, in order."""
        return ", ".join(self.dossier.consignment.route.transit)

    def destination(self) -> str:
        """State of import."""
        return self.dossier.consignment.route.import_ or ""

    def route(self) -> str:
        """The whole way."""
        route = self.dossier.consignment.route
        return " → ".join(each for each in (route.export, *route.transit, route.import_) if each)

    def grounds(self) -> str:
        """On what the suspicion of illegal traffic rests."""
        suspicion = self.dossier.suspicion
        said = suspicion.grounds if suspicion else ()
        return joined(f"{each.provision}: {self.say(f'illegal_traffic.ground.{each.value}')}" for each in said)

    def responsible(self) -> str:
        """Whose conduct."""
        suspicion = self.dossier.suspicion
        return self.say(f"illegal_traffic.conduct.{suspicion.conduct.value}") if suspicion else ""

    def circumstances(self) -> str:
        """When it was noticed, and what differs between papers and goods."""
        suspicion, assessment = self.dossier.suspicion, self.dossier.assessment
        differences = [say(each.reason, self._language) for each in assessment.differences] if assessment else []
        noticed = [self.say("exports.noticed", day=suspicion.noticed), suspicion.note] if suspicion else []
        return joined([*noticed, *differences])

    def modus_operandi(self) -> str:
        """Red flags and differences: how the goods were passed off."""
        assessment = self.dossier.assessment
        flags = [say(each.reason, self._language) for each in assessment.red_flags] if assessment else []
        return joined([self.circumstances(), *flags])

    def law(self) -> str:
        """What bars or conditions the movement, with its citation."""
        assessment = self.dossier.assessment
        grave = (Verdict.PROHIBITED, Verdict.PERMIT_REQUIRED)
        cited = (each.citation for each in (assessment.findings if assessment else ()) if each.verdict in grave)
        return joined(f"{each.instrument}, {each.provision}, {each.entry}" for each in cited)

    def category(self) -> str:
        """Which bodies of rules say something grave."""
        assessment = self.dossier.assessment
        regimes = {
            each.regime
            for each in (assessment.findings if assessment else ())
            if each.verdict is not Verdict.NOT_LISTED
        }
        return joined(
            self.say(f"exports.category.{each.value}") for each in Regime if each in regimes and each in _CATEGORIES
        )

    def measures(self) -> str:
        """What the officer decided, and where things are stored."""
        ruling = self.dossier.ruling
        stored = [f"{each.number}: {each.place}" for each in self.dossier.custody.pieces]
        return joined([self.say(f"exports.decision.{ruling.decision.value}") if ruling else "", *stored])

    def reason(self) -> str:
        """Why the officer decided so."""
        return self.dossier.ruling.reason if self.dossier.ruling else ""

    def told_authorities(self) -> str:
        """Duties done, with their days."""
        return joined(
            f"{self.say(each.task.value, **self._of_duty())} ({each.day})" for each in self.dossier.tasks_done
        )

    def _of_duty(self) -> dict[str, object]:
        suspicion = self.dossier.suspicion
        return {
            "export": self.export() or "?", "destination": self.destination() or "?",
            "transit": self.transit() or "?", "days": suspicion.days if suspicion else "?",
        }  # fmt: skip

    def attachments(self) -> str:
        """Photos by hash, samples and who holds them."""
        photos = [f"{each.number}: {each.name}, SHA-256 {each.photo}" for each in self.dossier.exhibits]
        held = holders_of(self.dossier.custody)
        samples = [f"{each.number}: {plain_number(each.amount)} {each.unit}" for each in self.dossier.custody.samples]
        kept = [self.say("exports.held_by", thing=thing, holder=each.holder.name) for thing, each in held.items()]
        return joined([*photos, *samples, *kept])

    def results(self) -> str:
        """What laboratories reported."""
        return joined(
            f"{each.sample}: {each.text} ({each.laboratory}, {each.reported})" for each in self.dossier.custody.results
        )

    def status(self) -> str:
        """Open or closed, with the day."""
        closed = self.dossier.closed_at
        return self.say("exports.closed", day=closed.date()) if closed else self.say("exports.open")


_CATEGORIES = frozenset(
    {
        Regime.MONTREAL,
        Regime.BASEL,
        Regime.ROTTERDAM,
        Regime.STOCKHOLM,
        Regime.MINAMATA,
        Regime.CITES,
        Regime.CARTAGENA,
        Regime.CWC,
    }
)


def joined(values: Iterable[str]) -> str:
    """Distinct values that say something, parted by semicolons."""
    return "; ".join(dict.fromkeys(each.strip() for each in values if each.strip()))
