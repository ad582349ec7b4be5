"""The reference as the hub wants it: one edition behind the port ``ReferenceData``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from .edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item, Route
    from inspection.finding import Finding
    from inspection.identifiers.vocabulary import Vocabulary
    from inspection.national import Authority
    from inspection.reference_hit import EditionIdentity, Hit

    from .refused_pack import RefusedPack


class EditionReference:
    """Answers from one edition file; may be asked from several threads."""

    def __init__(self, edition: Path | Edition) -> None:
        """Open the edition, or take an open one, which is closed with this. Raises as :meth:`Edition.open`."""
        self._law = edition if isinstance(edition, Edition) else Edition.open(edition)
        self._vocabulary: Vocabulary | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._law.close()

    @property
    def law(self) -> Edition:
        """The tables themselves."""
        return self._law

    @property
    def edition(self) -> EditionIdentity:
        """Which edition answers."""
        return self._law.edition

    @property
    def refused_packs(self) -> tuple[RefusedPack, ...]:
        """The installed packs that are not in force; an edition alone has none."""
        return ()

    # The imports below are late: each command pays only for what it asks.

    def vocabulary(self) -> Vocabulary:
        """The codes and names that the parsers need, gathered once."""
        if self._vocabulary is None:
            from .vocabulary import vocabulary  # noqa: PLC0415

            self._vocabulary = vocabulary(self._law)
        return self._vocabulary

    def confirm(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Mark as confirmed what another claim of the same thing bears out."""
        from .agreement import agree  # noqa: PLC0415

        return agree(claims, self._law)

    def look_up(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Find entries by code, name, trade name, misspelling; best first."""
        from .search import look_up  # noqa: PLC0415

        return look_up(self._law, text, limit)

    def country_of_port(self, code: str) -> str | None:
        """The country of the port with that UN/LOCODE; None if the edition does not know it."""
        from .ports import country_of, ports_of_code  # noqa: PLC0415

        return country_of(ports_of_code(code, self._law))

    def authorities(self, route: Route, findings: Iterable[Finding]) -> tuple[Authority, ...]:
        """Whom to call; an edition alone knows nobody."""
        del route, findings
        return ()

    def assess(self, items: Sequence[Item], consignment: Consignment, on: AskedDate) -> tuple[Finding, ...]:
        """Say what every convention says of the items moving so on that date."""
        from .regimes import assess_all  # noqa: PLC0415

        return assess_all(items, consignment, on, self._law)
