"""The station's side: what a source offers, checked from the pinned root down, and targets fetched and checked.

Nothing of The Update Framework's own checks is repeated here but one: whether what is offered is still valid is
also asked at the latest time that this station knows of, so that a clock that was set back revives nothing.
"""

from __future__ import annotations

import hashlib
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.api.metadata import Metadata, Targets
from tuf.ngclient import Updater

from inspection.errors import BadInput, VerificationFailed

from ..edition_file import sync
from ..trust import ROOT_FILE
from .faults import day_of, fault_of
from .fetchers import AddressFetcher, FolderFetcher, demand_safe, folder_on
from .offers import Offer, OfferKind, offer_of, signature_target
from .turns import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from ssl import SSLContext

    from .fetchers import BoundedFetcher

KNOWN_TIME = "known-time"
PART = ".part"
_ROLES = ("root", "timestamp", "snapshot", "targets")


@dataclass(frozen=True, slots=True)
class Source:
    """Where updates come from: ``said`` is how a person calls it, ``base`` what stands before each name."""

    said: str
    base: str
    fetcher: BoundedFetcher


def source_at(place: str | Path, trust: SSLContext | None = None) -> Source:
    """A folder, or an address as text. Raises BadInput for what is neither, EnvironmentFault for an empty folder."""
    if isinstance(place, str):
        demand_safe(place)
        return Source(place, place.rstrip("/") + "/", AddressFetcher(trust))
    return Source(str(place), "", FolderFetcher(folder_on(place)))


class UpdateClient:
    """One look at one source. What was seen is remembered below ``folder``, so that nothing older counts again."""

    def __init__(self, source: Source, root: bytes, folder: Path, now: datetime, known: datetime | None = None) -> None:
        """Begin from the pinned root. ``known`` is a time that is certainly past, such as the edition's day.

        Raises BadInput for a root that is none, EnvironmentFault when nothing can be kept there.
        """
        self._source = source
        self._now = now
        # What another root vouched for says nothing under this one.
        self._folder = folder / hashlib.sha256(root).hexdigest()[:16]
        self._targets = self._folder / "targets"
        metadata = self._folder / "metadata"
        with self._told():
            for each in (metadata, self._targets):
                each.mkdir(parents=True, exist_ok=True)
            self._known = max(filter(None, (now, known, self._remembered())))
            source.fetcher.spool = self._folder
            try:
                self._updater = Updater(
                    str(metadata),
                    f"{source.base}metadata/",
                    fetcher=source.fetcher,
                    target_base_url=f"{source.base}targets/",
                    bootstrap=root,
                )
            except RepositoryError as error:
                raise BadInput("updates.root_refused", path=ROOT_FILE) from error
        self._metadata = metadata
        self._kept: set[Path] = set()
        self._offers: tuple[Offer, ...] | None = None

    def offers(self) -> tuple[Offer, ...]:
        """Everything that is offered and understood here, newest first.

        Raises VerificationFailed when the source is not what its publisher signed, or not any more;
        EnvironmentFault when it cannot be reached or read. One client asks once.
        """
        if self._offers is None:
            self._offers = self._look()
        return self._offers

    def _look(self) -> tuple[Offer, ...]:
        with self._told(), one_at_a_time(self._folder):
            self._updater.refresh()
            self._demand_valid()
            listed = Metadata[Targets].from_file(str(self._metadata / "targets.json")).signed.targets
            # The names come from the file that was just checked, what they stand for from what was checked itself.
            targets = {path: self._updater.get_targetinfo(path) for path in listed}
            self._remember()
        offers = [offer_of(path, target) for path, target in targets.items() if target is not None]
        return tuple(sorted(filter(None, offers), key=lambda each: (each.day, each.rank), reverse=True))

    def fetch(self, offer: Offer) -> Path:
        """The checked file of an offer, with the publisher's signature beside an edition.

        It stays until something is fetched after another look. Raises as :meth:`offers` does.
        """
        with self._told(), one_at_a_time(self._folder):
            fetched = self._fetched(offer.path)
            self._kept.add(fetched)
            if offer.kind is OfferKind.EDITION:
                self._kept.add(self._fetched(signature_target(offer.path)))
            for other in self._targets.iterdir():
                if other not in self._kept:
                    other.unlink(missing_ok=True)
        return fetched

    def still_whole(self, offer: Offer, path: Path) -> bool:
        """Whether a file is that offer, byte for byte; to be asked again where it is used."""
        try:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == offer.sha256
        except OSError:
            return False

    @property
    def known_time(self) -> datetime:
        """The latest time that this station knows of; later than its clock when that was set back."""
        return self._known

    def _fetched(self, name: str) -> Path:
        target = self._updater.get_targetinfo(name)
        if target is None:
            raise VerificationFailed("updates.not_listed", name=name, source=self._source.said)
        place = self._targets / name.replace("/", "_")
        if self._updater.find_cached_target(target, str(place)) is None:
            part = place.with_name(f".{place.name}.{secrets.token_hex(4)}{PART}")
            try:
                self._updater.download_target(target, str(part))
                sync(part)
                part.replace(place)
            finally:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
        return place

    def _demand_valid(self) -> None:
        """The Update Framework has asked the machine's clock; the same is asked of the best-known time."""
        for role in _ROLES:
            signed = Metadata[Any].from_file(str(self._metadata / f"{role}.json")).signed
            if signed.is_expired(self._known):
                until, known, now = map(day_of, (signed.expires, self._known, self._now))
                raise VerificationFailed(
                    "updates.expired_by_known", source=self._source.said, until=until, known=known, now=now
                )

    def _remembered(self) -> datetime | None:
        try:
            known = datetime.fromisoformat((self._folder / KNOWN_TIME).read_text("ascii").strip())
        except (OSError, ValueError):
            return None
        return known if known.tzinfo is not None else None  # a torn file may end before the zone

    def _remember(self) -> None:
        """Keep the time of a look that went well: everything that is still valid bounds how far it can be wrong."""
        part = self._folder / f"{KNOWN_TIME}{PART}"
        part.write_text(self._known.isoformat() + "\n", "ascii")
        part.replace(self._folder / KNOWN_TIME)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (RepositoryError, DownloadError, OSError) as error:
            raise fault_of(error, self._source.said, self._source.fetcher.last, self._folder, self._now) from error
