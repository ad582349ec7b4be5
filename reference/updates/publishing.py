"""The publisher's side: a repository of signed lists and targets, made and renewed. No station needs this.

``metadata`` and ``targets`` are what stations see, copied to a stick or a web server as they are. ``drafts`` holds
what is not signed by enough keys yet; it is carried from one key holder to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tuf.api.metadata import Metadata, Root, Signed, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from inspection.errors import BadInput, VerificationFailed

from .list_files import copy_checked, described, read_list, write_whole
from .offers import PATH, Offer, OfferKind, custom_of, signature_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from securesystemslib.signer import CryptoSigner, SSlibKey

ROLES = ("root", "targets", "snapshot", "timestamp")


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long what was signed is valid. Ports get a stick every few weeks, so days would be too short."""

    root: timedelta = timedelta(days=3 * 365)
    targets: timedelta = timedelta(days=400)
    snapshot: timedelta = timedelta(days=200)
    timestamp: timedelta = timedelta(days=100)

    def of(self, role: str) -> timedelta:
        """The lifetime of that role's list."""
        lifetime: timedelta = getattr(self, role)
        return lifetime


@dataclass(frozen=True, slots=True)
class RoleKeys:
    """Who may sign a list, and how many of them must."""

    keys: tuple[SSlibKey, ...]
    threshold: int


class Repository:
    """A repository in a folder, at a moment."""

    def __init__(self, folder: Path, now: datetime, lifetimes: Lifetimes | None = None) -> None:
        """Nothing is read or written yet."""
        self.folder = folder
        self.metadata = folder / "metadata"
        self.targets = folder / "targets"
        self.drafts = folder / "drafts"
        self._now = now.astimezone(UTC).replace(microsecond=0)
        self._lifetimes = lifetimes or Lifetimes()

    def begin(self, roles: Mapping[str, RoleKeys]) -> Path:
        """Draft the first root; it counts once enough of its own keys have signed it. Raises BadInput."""
        if self.metadata.exists() or self.drafts.exists():
            raise BadInput("updates.repository_exists", folder=self.folder)
        root = Root(version=1, expires=self._expiry("root"), consistent_snapshot=True)
        for role in ROLES:
            _set_role(root, role, roles[role])
        for each in (self.metadata, self.targets, self.drafts):
            each.mkdir(parents=True)
        return self._draft("root", Metadata(root))

    def change(self, role: str, add: Sequence[SSlibKey], remove: Sequence[str], threshold: int | None = None) -> Path:
        """Draft the next root: keys added to and taken from a role, or merely a later expiry. Raises BadInput.

        It counts once enough keys of the root before it and enough of its own have signed it.
        """
        current = self.root()
        root = Root.from_dict(current.signed.to_dict())
        root.version += 1
        root.expires = self._expiry("root")
        for keyid in remove:
            if keyid not in root.roles[role].keyids:
                raise BadInput("updates.no_such_key", key=keyid, role=role)
            root.revoke_key(keyid, role)
        for key in add:
            root.add_key(key, role)
        root.roles[role].threshold = threshold or root.roles[role].threshold
        if root.roles[role].threshold > len(root.roles[role].keyids):
            raise BadInput("updates.too_few_keys", role=role, threshold=root.roles[role].threshold)
        return self._draft("root", Metadata(root))

    def sign(self, draft: Path, signer: CryptoSigner) -> tuple[int, int]:
        """Add a signature to a draft; gives how many of the needed ones it has. Raises BadInput for a foreign key."""
        metadata = read_list(draft)
        signed = metadata.signed
        before = self.root().signed if self._root_versions() else None
        roots = [each for each in (before, signed if isinstance(signed, Root) else None) if each is not None]
        role = signed.type
        if not any(signer.public_key.keyid in root.roles[role].keyids for root in roots):
            raise BadInput("updates.no_such_key", key=signer.public_key.keyid, role=role)
        metadata.sign(signer, append=True)
        write_whole(draft, metadata.to_bytes(JSONSerializer()))
        needed = [(root.get_verification_result(role, metadata.signed_bytes, metadata.signatures)) for root in roots]
        return min(len(each.signed) for each in needed), max(each.threshold for each in needed)

    def accept(self) -> Path:
        """Publish the drafted root. Raises VerificationFailed as long as signatures are missing."""
        draft = self.drafts / "root.json"
        metadata = read_list(draft)
        root: Root = metadata.signed
        verifiers = [root, *([self.root().signed] if self._root_versions() else [])]
        self._demand(verifiers, "root", metadata)
        place = self.metadata / f"{root.version}.root.json"
        write_whole(place, draft.read_bytes())
        draft.unlink()
        return place

    def add(self, file: Path, offer: Offer) -> Offer:
        """Take a target in, under the path of that offer; length and hash are the file's own. Raises BadInput."""
        if not PATH.fullmatch(offer.path):
            raise BadInput("updates.bad_target", path=offer.path)
        if offer.kind is OfferKind.APPLICATION and not offer.rank:
            raise BadInput("updates.not_a_version", name=offer.name)
        targets = self._drafted_targets()
        targets.signed.targets[offer.path] = taken = self._take(file, offer.path, custom_of(offer))
        if offer.kind is OfferKind.EDITION:
            beside = signature_target(offer.path)
            targets.signed.targets[beside] = self._take(file.with_name(f"{file.name}.sig"), beside, {})
        self._draft("targets", targets)
        return Offer(offer.path, offer.kind, offer.name, offer.day, taken.length, taken.hashes["sha256"],
                     offer.platform, offer.unpacked, offer.changes)  # fmt: skip

    def drop(self, path: str) -> None:
        """Offer a target no longer. Raises BadInput when it is not offered."""
        targets = self._drafted_targets()
        if targets.signed.targets.pop(path, None) is None:
            raise BadInput("updates.not_offered", path=path)
        targets.signed.targets.pop(signature_target(path), None)
        self._draft("targets", targets)

    def renew(self) -> Path:
        """Draft the list of targets as it is, valid for another while."""
        return self._draft("targets", self._drafted_targets())

    def release(self, signers: Sequence[CryptoSigner]) -> None:
        """Sign what was drafted, then snapshot and timestamp, and publish them in the order that stations read.

        Every list that the current root's keys did not sign is signed anew. Raises VerificationFailed while
        signatures are missing; nothing was published then.
        """
        root = self.root().signed
        targets = self._next_targets(root)
        _sign(targets, root, signers)
        self._demand([root], "targets", targets)
        snapshot = self._following("snapshot", Snapshot)
        snapshot.signed.meta = {"targets.json": described(targets)}
        _sign(snapshot, root, signers)
        self._demand([root], "snapshot", snapshot)
        timestamp = self._following("timestamp", Timestamp)
        timestamp.signed.snapshot_meta = described(snapshot)
        _sign(timestamp, root, signers)
        self._demand([root], "timestamp", timestamp)
        write_whole(self.metadata / f"{targets.signed.version}.targets.json", targets.to_bytes(JSONSerializer()))
        write_whole(self.metadata / f"{snapshot.signed.version}.snapshot.json", snapshot.to_bytes(JSONSerializer()))
        write_whole(self.metadata / "timestamp.json", timestamp.to_bytes(JSONSerializer()))
        (self.drafts / "targets.json").unlink(missing_ok=True)

    def root(self) -> Metadata[Root]:
        """The root that counts now. Raises BadInput when none was accepted yet."""
        versions = self._root_versions()
        if not versions:
            raise BadInput("updates.no_repository_root", folder=self.folder)
        return read_list(self.metadata / f"{versions[-1]}.root.json")

    def lists(self) -> Iterable[tuple[str, int, datetime]]:
        """Each published list with its version and until when it is valid."""
        for role in ROLES:
            latest = self.root() if role == "root" else self._latest(role)
            if latest is not None:
                yield role, latest.signed.version, latest.signed.expires

    def offered(self) -> Mapping[str, TargetFile]:
        """What the published list names."""
        latest = self._latest("targets")
        return {} if latest is None else latest.signed.targets

    def _root_versions(self) -> list[int]:
        return sorted(int(file.name.split(".")[0]) for file in self.metadata.glob("*.root.json"))

    def _latest(self, role: str) -> Metadata[Any] | None:
        if role == "timestamp":
            file = self.metadata / "timestamp.json"
            return read_list(file) if file.exists() else None
        found = sorted(self.metadata.glob(f"*.{role}.json"), key=lambda file: int(file.name.split(".")[0]))
        return read_list(found[-1]) if found else None

    def _drafted_targets(self) -> Metadata[Targets]:
        draft = self.drafts / "targets.json"
        if not draft.exists():
            return self._following("targets", Targets)
        metadata = read_list(draft)
        metadata.signed.expires = self._expiry("targets")
        metadata.signatures.clear()
        return metadata

    def _following(self, role: str, fresh: Callable[[], Signed]) -> Metadata[Any]:
        """The list that comes after the published one, not signed yet."""
        latest = self._latest(role)
        metadata = Metadata[Any](fresh()) if latest is None else latest
        if latest is not None:
            metadata.signed.version += 1
        metadata.signed.expires = self._expiry(role)
        metadata.signatures.clear()
        return metadata

    def _next_targets(self, root: Root) -> Metadata[Targets]:
        draft = self.drafts / "targets.json"
        if draft.exists():
            return read_list(draft)
        latest = self._latest("targets")
        if latest is not None and root.get_verification_result("targets", latest.signed_bytes, latest.signatures):
            return latest
        return self._drafted_targets()

    def _take(self, file: Path, path: str, custom: Mapping[str, object]) -> TargetFile:
        try:
            content = TargetFile.from_file(path, str(file), ["sha256"])
            folder, _, name = path.rpartition("/")
            place = self.targets / folder / f"{content.hashes['sha256']}.{name}"
            place.parent.mkdir(parents=True, exist_ok=True)
            part = place.with_name(f".{place.name}.part")
            copy_checked(file, part, content.hashes["sha256"])
            part.replace(place)
        except OSError as error:
            raise BadInput("updates.unreadable", path=file, detail=error.strerror) from error
        if custom:
            content.unrecognized_fields["custom"] = dict(custom)
        return content

    def _draft(self, role: str, metadata: Metadata[Any]) -> Path:
        place = self.drafts / f"{role}.json"
        write_whole(place, metadata.to_bytes(JSONSerializer()))
        return place

    def _expiry(self, role: str) -> datetime:
        return self._now + self._lifetimes.of(role)

    def _demand(self, verifiers: Iterable[Root], role: str, metadata: Metadata[Any]) -> None:
        for root in verifiers:
            found = root.get_verification_result(role, metadata.signed_bytes, metadata.signatures)
            if not found:
                raise VerificationFailed(
                    "updates.signatures_missing", role=role, have=len(found.signed), threshold=found.threshold
                )


def _set_role(root: Root, role: str, given: RoleKeys) -> None:
    if not 1 <= given.threshold <= len(given.keys):
        raise BadInput("updates.too_few_keys", role=role, threshold=given.threshold)
    for key in given.keys:
        root.add_key(key, role)
    root.roles[role].threshold = given.threshold


def _sign(metadata: Metadata[Any], root: Root, signers: Sequence[CryptoSigner]) -> None:
    for signer in signers:
        if signer.public_key.keyid in root.roles[metadata.signed.type].keyids:
            metadata.sign(signer, append=True)
