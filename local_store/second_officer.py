"""A second officer at the same laptop: keeps and signs a step in their own name while the first stays signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from inspection.accounts import Account
    from inspection.clock_check import ClockReading
    from inspection.ports import Signer
    from inspection.record import SealedRecord

    from .accounts import SignedIn
    from .store import Store


class SecondOfficer:
    """The same store in another officer's name; implements the hub's RecordStore. The keys go when it is left."""

    def __init__(self, store: Store, signed_in: SignedIn, account: Account) -> None:
        """Use :meth:`local_store.store.Store.second_officer`, which asks for the passphrase."""
        self._store = store
        self._signed_in = signed_in
        self.account = account

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._signed_in.secrets.wipe()

    @property
    def officer(self) -> str:
        """Whose name the records bear."""
        return self.account.name

    @property
    def signer(self) -> Signer | None:
        """The officer's own key, as long as this is not left; None where the account has none."""
        return self._signed_in.key

    def append(self, inspection: str, kind: str, body: Mapping[str, object]) -> SealedRecord:
        """Seal the body in the second officer's name and with their signature. Raises EnvironmentFault."""
        return self._store.journal.append(inspection, kind, body, self.officer, self._signed_in.key)

    def records(self, inspection: str) -> Sequence[SealedRecord]:
        """All records of one inspection, in order."""
        return self._store.records(inspection)

    def clock_reading(self) -> ClockReading:
        """The present moment beside that of the newest record."""
        return self._store.clock_reading()

    def keep_photo(self, content: bytes, media_type: str) -> str:
        """Keep a photo durably and return its SHA-256."""
        return self._store.keep_photo(content, media_type)

    def photo(self, sha256: str) -> bytes:
        """The bytes of a kept photo."""
        return self._store.photo(sha256)
