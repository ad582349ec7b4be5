"""A movement as the Minamata Convention sees it: who is bound, by which amendment, and what is not known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .parties import Answer, name_of, standing
from .statements import messages

if TYPE_CHECKING:
    from inspection.consignment import Item, Route
    from inspection.finding import Basis, Finding, Subject
    from inspection.message import Message

    from .statements import Speaker

IN_FORCE = date(2017, 8, 16)  # Article 31(1)


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about: the listed name, the claim, and how the rows behind it are known."""

    entry: str
    subject: Subject
    basis: Basis


@dataclass(frozen=True, slots=True)
class Movement:
    """An item, its route and the day asked; an end is None where the route does not name it."""

    speaker: Speaker
    item: Item
    route: Route
    day: date

    @property
    def seller(self) -> Answer | None:
        """Whether the State of export is a Party on the day."""
        return self._answer(self.route.export)

    @property
    def buyer(self) -> Answer | None:
        """Whether the State of import is a Party on the day."""
        return self._answer(self.route.import_)

    @property
    def ends(self) -> tuple[Answer | None, Answer | None]:
        """Export and import."""
        return self.seller, self.buyer

    def ends_under(self, amendments: frozenset[str]) -> tuple[Answer | None, Answer | None]:
        """As :attr:`ends`, for a rule that came with amendments of those years.

        A Party that did not accept one, or is bound by amendments only after an act of its own, may have done so since.
        """
        return (
            self._under(self.route.export, self.seller, amendments),
            self._under(self.route.import_, self.buyer, amendments),
        )

    def names(self, *answers: Answer, amendments: frozenset[str] = frozenset()) -> str:
        """The countries of the route with one of those answers."""
        countries = (self.route.export, self.route.import_)
        return " / ".join(
            name_of(self.speaker.law, country)
            for country, known in zip(countries, self.ends_under(amendments), strict=True)
            if known in answers
        )

    def state(
        self,
        code: FindingCode,
        verdict: Verdict,
        provision: str,
        about: About,
        *,
        exceptions: tuple[Message, ...] = (),
        documents: tuple[Message, ...] = (),
        reason: str | None = None,
        **params: object,
    ) -> Finding:
        """A finding with the names that all sentences use."""
        law = self.speaker.law
        return self.speaker.state(
            code, verdict, provision, about.entry, about.subject, exceptions=exceptions, documents=documents,
            basis=about.basis, reason=reason, thing=about.entry, day=self.day, told=params,
            export=name_of(law, self.route.export) if self.route.export else "—",
            destination=name_of(law, self.route.import_) if self.route.import_ else "—",
        )  # fmt: skip

    def open_questions(self, about: About, provision: str) -> list[Finding]:
        """What the route leaves open: a State whose status is not known, an end that is not named."""
        found: list[Finding] = []
        if Answer.UNKNOWN in self.ends:
            found.append(
                self.state(
                    FindingCode.MINAMATA_PARTY_UNKNOWN, Verdict.CANNOT_TELL, provision, about,
                    documents=messages("document.minamata_ask_secretariat"), countries=self.names(Answer.UNKNOWN),
                )
            )  # fmt: skip
        if None in self.ends:
            found.append(
                self.state(
                    FindingCode.MINAMATA_ROUTE_UNKNOWN, Verdict.CANNOT_TELL, provision, about,
                    documents=messages("document.route"),
                )
            )  # fmt: skip
        return found

    def outside(self, about: About, provision: str) -> list[Finding]:
        """Why the Convention does not govern the movement at all; empty when it may."""
        if self.day < IN_FORCE:
            code = FindingCode.MINAMATA_NOT_YET
        elif self.route.export and self.route.export == self.route.import_:
            code = FindingCode.MINAMATA_SAME_COUNTRY
        elif self.ends == (Answer.NO, Answer.NO):
            code = FindingCode.MINAMATA_NOT_BOUND
        else:
            return []
        return [self.state(code, Verdict.CANNOT_TELL, provision, about, since=IN_FORCE)]

    def _answer(self, country: str | None) -> Answer | None:
        return standing(self.speaker.law, country, "minamata", self.day).answer if country else None

    def _under(self, country: str | None, answer: Answer | None, amendments: frozenset[str]) -> Answer | None:
        return Answer.UNKNOWN if answer is Answer.YES and self._stands_aside(country, amendments) else answer

    def _stands_aside(self, country: str | None, amendments: frozenset[str]) -> bool:
        """Declarations name the amendments by year, or all of them."""
        if not amendments or country is None:
            return False
        for row in self.speaker.law.rows("parties_declarations", iso2=country, instrument="minamata"):
            years = {word for word in row["subject"].split() if word.isdigit()}
            in_time = row["since"] <= self.day.isoformat() and (not row["until"] or self.day.isoformat() < row["until"])
            if "amendments" in row["subject"] and in_time and (not years or years & amendments):
                return True
        return False
