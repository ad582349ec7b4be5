"""Attacks on updates, each with a repository that was really tampered with; and what an honest one gives."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed
from inspection.message import message
from inspection.wording import say
from reference.updates.client import UpdateClient, source_at
from reference.updates.offers import Offer, OfferKind, numbers
from reference.updates.publishing import Lifetimes, Repository, RoleKeys
from reference.updates.turns import one_at_a_time

TREE = Path(__file__).resolve().parents[2]
NOW = datetime.now(UTC).replace(microsecond=0)
CONTENT = b"edition " * 5000
ROLES = ("targets", "snapshot", "timestamp")


@dataclass
class Publisher:
    """A repository with all its keys, which no real publisher ever has in one place."""

    folder: Path
    keys: dict[str, list[CryptoSigner]]

    def repository(self, now: datetime = NOW, lifetimes: Lifetimes | None = None) -> Repository:
        return Repository(self.folder, now, lifetimes)

    @property
    def online(self) -> list[CryptoSigner]:
        return [key for role in ROLES for key in self.keys[role]]

    def publish(self, name: str, content: bytes, now: datetime = NOW, lifetimes: Lifetimes | None = None) -> None:
        file = self.folder.parent / f"{name}.edition"
        file.write_bytes(content)
        file.with_name(f"{file.name}.sig").write_bytes(b"s" * 64)
        repository = self.repository(now, lifetimes)
        repository.add(file, edition(name))
        repository.release(self.online)

    def accept_root(self, signers: list[CryptoSigner]) -> None:
        repository = self.repository()
        for signer in signers:
            repository.sign(self.folder / "drafts" / "root.json", signer)
        repository.accept()

    def copy(self) -> Publisher:
        """A moment of the repository, with which somebody may do what he likes."""
        place = self.folder.with_name(f"copy-{len(list(self.folder.parent.glob('copy-*')))}")
        shutil.copytree(self.folder, place)
        return Publisher(place, self.keys)


@dataclass
class Station:
    """What a station pinned and remembers."""

    folder: Path
    root: bytes

    def look(self, publisher: Publisher, now: datetime = NOW, known: datetime | None = None) -> UpdateClient:
        return UpdateClient(source_at(publisher.folder), self.root, self.folder, now, known)

    def fetched(self, publisher: Publisher) -> bytes:
        client = self.look(publisher)
        return client.fetch(client.offers()[0]).read_bytes()


def edition(name: str) -> Offer:
    return Offer(f"editions/{name}.edition", OfferKind.EDITION, name, date(2027, 1, 15), 0, "", changes="Two rows.")


@pytest.fixture
def publisher(tmp_path) -> Publisher:
    keys = {role: [CryptoSigner.generate_ed25519() for _ in range(3 if role == "root" else 1)]
            for role in ("root", *ROLES)}  # fmt: skip
    made = Publisher(tmp_path / "repository", keys)
    roles = {role: RoleKeys(tuple(key.public_key for key in of), 2 if role == "root" else 1)
             for role, of in keys.items()}  # fmt: skip
    made.repository().begin(roles)
    made.accept_root(keys["root"][:2])
    made.publish("2027.1", CONTENT)
    return made


@pytest.fixture
def station(tmp_path, publisher) -> Station:
    return Station(tmp_path / "station", (publisher.folder / "metadata" / "1.root.json").read_bytes())


def test_what_was_published_arrives_whole_with_its_publishers_signature(publisher, station):
    client = station.look(publisher)
    (offer,) = client.offers()
    assert (offer.kind, offer.name, offer.day, offer.size) == ("edition", "2027.1", date(2027, 1, 15), len(CONTENT))
    path = client.fetch(offer)
    assert path.read_bytes() == CONTENT
    assert path.with_name(path.name + ".sig").read_bytes() == b"s" * 64
    assert client.still_whole(offer, path)
    assert not list(station.folder.rglob("*.part"))


def test_what_one_look_fetched_stays_beside_what_it_fetches_next(publisher, station):
    publisher.publish("2027.2", CONTENT + b"2")
    client = station.look(publisher)
    paths = [client.fetch(offer) for offer in client.offers()]
    assert [path.is_file() for path in paths] == [True, True]
    again = station.look(publisher)
    assert again.fetch(again.offers()[0]).is_file()
    assert sum(path.is_file() for path in paths) == 1, "what an earlier look fetched is cleared away"


def test_a_torn_memory_of_the_time_stops_nothing(publisher, station):
    station.fetched(publisher)
    (memory,) = station.folder.rglob("known-time")
    for torn in ("", "2027-01-15T10:00:00", "\0" * 25):
        memory.write_text(torn)
        assert station.fetched(publisher) == CONTENT


def rewrite(file: Path, change) -> None:
    """Change a list and leave its signatures as they were."""
    said = json.loads(file.read_bytes())
    change(said["signed"])
    file.write_text(json.dumps(said))


def signed_by(file: Path, signer: CryptoSigner, change) -> None:
    """Change a list and sign it with that key, whatever it is worth."""
    metadata = Metadata.from_file(str(file))
    change(metadata.signed)
    metadata.sign(signer)
    metadata.to_file(str(file))


def newest(publisher: Publisher, role: str) -> Path:
    found = publisher.folder.glob(f"metadata/*{role}.json")
    return max(found, key=lambda file: [int(part) for part in file.name.split(".")[:1] if part.isdigit()])


def arbitrary_target(publisher, station):
    target = next(publisher.folder.glob("targets/editions/*.edition"))
    target.write_bytes(CONTENT[:-1] + b"X")
    station.fetched(publisher)


def foreign_list(publisher, station):
    thief = CryptoSigner.generate_ed25519()
    signed_by(publisher.folder / "metadata" / "timestamp.json", thief, lambda signed: None)
    station.fetched(publisher)


def edited_list(publisher, station):
    rewrite(newest(publisher, "targets"), lambda signed: signed["targets"].clear())
    station.fetched(publisher)


def rollback(publisher, station):
    old = publisher.copy()
    publisher.publish("2027.2", CONTENT + b"2")
    station.fetched(publisher)
    station.fetched(old)


def rollback_of_a_list(publisher, station):
    """The timestamp key was stolen: it can sign what it likes, but not point to an older snapshot."""
    publisher.publish("2027.2", CONTENT + b"2")
    station.fetched(publisher)
    first = newest(publisher, "snapshot").with_name("1.snapshot.json")

    def back(signed):
        signed.version += 1
        signed.snapshot_meta.version = 1
        signed.snapshot_meta.length = signed.snapshot_meta.hashes = None

    assert first.exists()
    signed_by(publisher.folder / "metadata" / "timestamp.json", publisher.keys["timestamp"][0], back)
    station.fetched(publisher)


def freeze(publisher, station):
    week = Lifetimes(timestamp=timedelta(days=7))
    publisher.publish("2027.2", CONTENT, now=NOW - timedelta(days=30), lifetimes=week)
    station.fetched(publisher)


def freeze_behind_a_clock_set_back(publisher, station):
    """The clock says that it is still valid; the edition in use was made later than that."""
    client = station.look(publisher, NOW, known=NOW + timedelta(days=150))
    client.offers()


def clock_ran_ahead_at_the_last_look(publisher, station):
    station.look(publisher, NOW + timedelta(days=90)).offers()
    old = publisher.copy()
    old.publish("2027.2", CONTENT, now=NOW - timedelta(days=60))
    station.look(old, NOW).offers()


def mix_and_match(publisher, station):
    before = publisher.copy()
    publisher.publish("2027.2", CONTENT + b"2")
    mixed = publisher.copy()
    shutil.copy(before.folder / "metadata" / "1.targets.json", mixed.folder / "metadata" / "2.targets.json")
    station.fetched(mixed)


def endless_list(publisher, station):
    with (publisher.folder / "metadata" / "timestamp.json").open("ab") as file:
        file.truncate(1 << 33)
    station.fetched(publisher)


def endless_target(publisher, station):
    with next(publisher.folder.glob("targets/editions/*.edition")).open("ab") as file:
        file.truncate(1 << 33)
    station.fetched(publisher)


def stolen_root_key(publisher, station):
    """One of three root keys is not enough to name others."""
    thief = CryptoSigner.generate_ed25519()
    repository = publisher.repository()
    draft = repository.change("targets", [thief.public_key], [])
    repository.sign(draft, publisher.keys["root"][0])
    shutil.move(draft, publisher.folder / "metadata" / "2.root.json")
    station.fetched(publisher)


def key_that_was_taken_out(publisher, station):
    """The stolen key was rotated out; a list that it signs afterwards counts no longer."""
    stolen = publisher.keys["timestamp"][0]
    fresh = CryptoSigner.generate_ed25519()
    publisher.repository().change("timestamp", [fresh.public_key], [stolen.public_key.keyid])
    publisher.accept_root(publisher.keys["root"][1:])
    publisher.keys["timestamp"] = [fresh]
    publisher.repository().release(publisher.online)
    station.fetched(publisher)

    def later(signed):
        signed.version += 10

    signed_by(publisher.folder / "metadata" / "timestamp.json", stolen, later)
    station.fetched(publisher)


def skipped_root(publisher, station):
    """A root whose number does not follow."""
    publisher.repository().change("root", [], [])
    publisher.accept_root(publisher.keys["root"][:2])
    file = publisher.folder / "metadata" / "2.root.json"
    file.write_bytes((publisher.folder / "metadata" / "1.root.json").read_bytes())
    station.fetched(publisher)


def link_out_of_the_stick(publisher, station):
    target = next(publisher.folder.glob("targets/editions/*.edition"))
    elsewhere = publisher.folder.parent / "elsewhere"
    shutil.move(target, elsewhere)
    target.symlink_to(elsewhere)
    station.fetched(publisher)


def pipe_for_a_file(publisher, station):
    file = publisher.folder / "metadata" / "timestamp.json"
    file.unlink()
    os.mkfifo(file)
    station.fetched(publisher)


def missing_file(publisher, station):
    next(publisher.folder.glob("targets/editions/*.edition")).unlink()
    station.fetched(publisher)


def torn_list(publisher, station):
    file = publisher.folder / "metadata" / "timestamp.json"
    file.write_bytes(file.read_bytes()[:100])
    station.fetched(publisher)


ATTACKS = {
    "A target is exchanged for another of the same length": (arbitrary_target, "updates.changed"),
    "A list is signed by a foreign key": (foreign_list, "updates.unsigned"),
    "A list is edited and keeps its signature": (edited_list, "updates.changed"),
    "Rollback: yesterday's repository is shown again": (rollback, "updates.rollback"),
    "Rollback with a stolen timestamp key": (rollback_of_a_list, "updates.rollback"),
    "Freeze: an expired repository is shown": (freeze, "updates.expired"),
    "Freeze behind a clock that was set back": (freeze_behind_a_clock_set_back, "updates.expired_by_known"),
    "Freeze after a look whose clock ran ahead": (clock_ran_ahead_at_the_last_look, "updates.expired_by_known"),
    "Mix and match: the targets of one release with the snapshot of another": (mix_and_match, "updates.changed"),
    "Endless data: a list of 8 GB": (endless_list, "updates.too_long"),
    "Endless data: a target of 8 GB": (endless_target, "updates.too_long"),
    "One stolen root key of three names a key of its own": (stolen_root_key, "updates.unsigned"),
    "A stolen key signs after it was rotated out": (key_that_was_taken_out, "updates.unsigned"),
    "A root that does not follow the one before": (skipped_root, "updates.rollback"),
    "A link on the stick leads out of it": (link_out_of_the_stick, "updates.unreachable"),
    "A pipe on the stick stands for a file": (pipe_for_a_file, "updates.unreachable"),
    "A target is left out": (missing_file, "updates.missing"),
    "A list is torn": (torn_list, "updates.malformed"),
}


@pytest.mark.parametrize("what", ATTACKS)
def test_an_attack_is_refused_and_nothing_is_changed(what, publisher, station):
    attack, code = ATTACKS[what]
    with pytest.raises(Fault) as refused:
        attack(publisher, station)
    assert refused.value.message.code == code
    kind = EnvironmentFault if code in {"updates.unreachable", "updates.missing"} else VerificationFailed
    assert isinstance(refused.value, kind)
    assert say(refused.value.message).endswith("Nothing was changed.")
    assert not list(station.folder.rglob("*.part"))


def table() -> str:
    """The attacks with the sentence that an officer sees."""
    rows = ["| attack | refused with |", "| --- | --- |"]
    params = dict.fromkeys(("until", "now", "known", "status", "detail", "role"), "…")
    for what, (_, code) in ATTACKS.items():
        told = message(code, source="/media/stick", **params)
        rows.append(f"| {what} | {say(told)} |")
    return "\n".join(rows)


def test_the_documents_tell_of_every_attack():
    document = (TREE / "docs" / "updates.md").read_text()
    written = document.split("<!-- attacks -->\n")[1].split("\n<!-- end of attacks -->")[0]
    assert written == table()


def test_an_honest_release_is_taken_after_an_attack_was_refused(publisher, station):
    honest = publisher.copy()
    with pytest.raises(VerificationFailed):
        edited_list(publisher, station)
    assert station.fetched(honest) == CONTENT


def test_a_station_follows_the_rotation_of_every_root_key(publisher, station):
    station.fetched(publisher)
    old, new = publisher.keys["root"], [CryptoSigner.generate_ed25519() for _ in range(3)]
    publisher.repository().change("root", [key.public_key for key in new], [key.public_key.keyid for key in old])
    publisher.accept_root([*old[:2], *new[:2]])
    publisher.keys["root"] = new
    publisher.publish("2027.2", CONTENT + b"2")
    assert station.fetched(publisher) == CONTENT + b"2"


def test_what_is_renewed_without_the_key_of_the_targets_stays_valid(publisher, station):
    later = NOW + timedelta(days=120)
    with pytest.raises(VerificationFailed):
        station.look(publisher, NOW, known=later).offers()
    publisher.repository(NOW + timedelta(days=60)).release(publisher.keys["snapshot"] + publisher.keys["timestamp"])
    assert station.look(publisher, NOW, known=later).offers()
    publisher.repository().renew()
    with pytest.raises(VerificationFailed) as told:
        publisher.repository().release(publisher.keys["snapshot"] + publisher.keys["timestamp"])
    assert told.value.message.params == {"role": "targets", "have": "0", "threshold": "1"}


def test_an_officer_who_does_not_want_to_wait_stops_it(publisher, station):
    source = source_at(publisher.folder)
    client = UpdateClient(source, station.root, station.folder, NOW)
    (offer,) = client.offers()
    source.fetcher.stopped = lambda: True
    with pytest.raises(Fault) as stopped:
        client.fetch(offer)
    assert stopped.value.message.code == "updates.stopped"
    source.fetcher.stopped = lambda: False
    assert client.fetch(offer).read_bytes() == CONTENT


@pytest.mark.parametrize("name", ["0.3.0-rc1", "0.3", "v0.3.0", "0.3.0.1", "0.03.0", "0.3.0 "])
def test_a_version_is_three_numbers_and_ranks_by_them(publisher, tmp_path, name):
    """A candidate would count its own figure as a fourth number and rank above what it became."""
    assert numbers(name) < numbers("0.0.1") < numbers("0.2.9") < numbers("0.2.10")
    offer = Offer("application/all/q.deb", OfferKind.APPLICATION, name, date(2027, 1, 15), 0, "", "all")
    with pytest.raises(BadInput) as told:
        publisher.repository().add(tmp_path / "q.deb", offer)
    assert told.value.message.code == "updates.not_a_version"


def test_only_one_program_writes_there_at_a_time(publisher, station):
    client = station.look(publisher)
    with one_at_a_time(next(station.folder.iterdir())), pytest.raises(EnvironmentFault) as told:
        client.offers()
    assert told.value.message.code == "updates.in_use"
    assert client.offers()


@pytest.mark.parametrize("address", ["http://updates.example/", "ftp://updates.example/", "https://", "updates"])
def test_an_address_that_is_not_safe_is_refused(address):
    with pytest.raises(Fault) as refused:
        source_at(address)
    assert refused.value.message.code == "updates.no_address"
