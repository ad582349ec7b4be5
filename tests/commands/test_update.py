"""The publisher's ceremony and the station's commands, one after the other, with passphrases from descriptors."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from commands import options, updating
from commands.app import run
from commands.chosen_edition import ChosenLaw, open_reference
from commands.update_desk import told_packs, update_desk
from inspection.consignment import AskedDate, Circumstances, Consignment
from inspection.dossier import Opening
from inspection.errors import BadInput
from inspection.session import InspectionSession
from inspection.wording import sentences
from local_store.store import Store
from reference.build_edition import build
from reference.installed_packs import PackLabel, install_pack
from reference.pack_file import TABLES
from reference.signing import new_key, sign
from reference.trust import trusted_keys
from reference.updates.archive import pack as packed
from reference.updates.offers import OfferKind, this_platform
from reference.updates.versions import Installation, InstallKind

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "a passphrase for keys"  # noqa: S105 - of keys that live as long as the test


def descriptors(count: int) -> list[str]:
    """Options for so many keys."""
    options = []
    for _ in range(count):
        reading, writing = os.pipe()
        os.write(writing, SECRET.encode())
        os.close(writing)
        options += ["--passphrase-fd", str(reading)]
    return options


@pytest.fixture(scope="module")
def ceremony(tmp_path_factory):
    """A repository with one edition, made with the commands of docs/releasing.md."""
    place = tmp_path_factory.mktemp("ceremony")
    for name in ("root-1", "root-2", "root-3", "targets", "online"):
        assert run(["publish", "new-key", str(place / f"{name}.pem"), *descriptors(1)]) == 0
        assert b"ENCRYPTED" in (place / f"{name}.pem").read_bytes()
    repository = str(place / "repository")
    roots = [each for number in (1, 2, 3) for each in ("--root", str(place / f"root-{number}.pub"))]
    online = ["--snapshot", str(place / "online.pub"), "--timestamp", str(place / "online.pub")]
    assert run(["publish", "begin", repository, *roots, "--targets", str(place / "targets.pub"), *online]) == 0
    assert run(["publish", "sign", repository, "root", "--key", str(place / "root-1.pem"), *descriptors(1)]) == 0
    assert run(["publish", "accept", repository]) == 3, "one of two"
    assert run(["publish", "sign", repository, "root", "--key", str(place / "root-3.pem"), *descriptors(1)]) == 0
    assert run(["publish", "accept", repository]) == 0
    public = new_key(place / "publisher.pem")
    data = place / "data"
    (data / "parties").mkdir(parents=True)
    (data / "EDITION").write_text("2027.1 2027-01-15\n")
    (data / "parties" / "SOURCES.md").write_text("# Sources\n")
    header = "iso2,name,un_region,eu_member,oecd_member,source,basis\n"
    (data / "parties" / "countries.csv").write_text(f"{header}NA,Namibia,Southern Africa,no,no,un,secondary\n")
    edition = place / "2027.1.edition"
    build(data, edition)
    sign(edition, place / "publisher.pem")
    (place / "changes.txt").write_text("Two rows of the Montreal Protocol.\n")
    assert run(["publish", "add-edition", repository, str(edition), "--changes", str(place / "changes.txt")]) == 0
    both = ["--key", str(place / "targets.pem"), "--key", str(place / "online.pem")]
    assert run(["publish", "release", repository, *both, *descriptors(2)]) == 0
    assert run(["publish", "show", repository]) == 0
    return place, public


@pytest.fixture
def station(ceremony, tmp_path, monkeypatch):
    monkeypatch.setenv("QUAYLENS_UPDATES", str(tmp_path / "updates"))
    monkeypatch.setenv("QUAYLENS_EDITIONS", str(tmp_path / "editions"))
    monkeypatch.setenv("QUAYLENS_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("QUAYLENS_KEYS", str(ceremony[1]))
    return ceremony[0]


def pinned(station: Path) -> None:
    root = station / "repository" / "metadata" / "1.root.json"
    digits = hashlib.sha256(root.read_bytes()).hexdigest()
    assert run(["update", "pin", str(root), "--sha256", digits[:16]]) == 0


def test_without_a_pinned_root_nothing_is_trusted(station, capsys):
    assert run(["update", "check", "--from", str(station / "repository")]) == 2
    assert "trusts nobody" in capsys.readouterr().err
    root = str(station / "repository" / "metadata" / "1.root.json")
    assert run(["update", "pin", root]) == 2
    assert run(["update", "pin", root, "--sha256", "0" * 16]) == 3
    assert run(["update", "check", "--from", str(station / "repository")]) == 2


def test_an_edition_comes_from_a_stick_and_is_installed_once(station, capsys, tmp_path):
    pinned(station)
    capsys.readouterr()
    stick = ["--from", str(station / "repository")]
    assert run(["update", "check", *stick, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["name"], said["date"], said["standing"]) == ("edition", "2027.1", "2027-01-15", "new")
    assert said["changes"].startswith("Two rows")
    assert run(["update", "fetch", *stick]) == 0
    assert run(["update", "install", *stick]) == 0
    assert [each.suffix for each in sorted((tmp_path / "editions").iterdir())] == [".edition", ".sig"]
    capsys.readouterr()
    assert run(["update", "install", *stick]) == 0
    assert "nothing new" in capsys.readouterr().out
    assert run(["update", "check", *stick]) == 0
    assert "In use here" in capsys.readouterr().out


def drawn_pack(folder: Path, key: Path | None, name: str = "GH-drawn", day: str = "2026-11-01", *, substance="R-22"):
    """The folder of a national pack of Ghana, sealed with that key."""
    folder.mkdir()
    (folder / "PACK").write_text(f"{name} GH {day}\n")
    (folder / "SOURCES.md").write_text("# drawn\n")
    rule = f"gas,montreal,Ozone Rules,rule 3,,refrigerant,{substance},import,,,,,prohibited,no import,,drawn"
    (folder / "rules.csv").write_text(",".join(TABLES["rules.csv"]) + f"\n{rule}\n")
    if key is not None:
        assert run(["pack", "seal", str(folder), "--key", str(key)]) == 0
    return str(folder)


def released(station: Path, repository: str) -> None:
    both = ["--key", str(station / "targets.pem"), "--key", str(station / "online.pem")]
    assert run(["publish", "release", repository, *both, *descriptors(2)]) == 0


QUESTION = ("check", "--refrigerant", "R-22", "--to", "GH", "--json")


def national(capsys, *more: str) -> list[tuple[str, str]]:
    """Verdict and pack of every national finding on R-22 for Ghana."""
    capsys.readouterr()
    assert run([*QUESTION, "--edition", str(options.default_edition()), *more]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    return [(each["verdict"], each["citation"]["edition"]) for each in found if each.get("national")]


def test_a_national_pack_comes_with_updates_and_lies_over_the_edition(station, capsys, tmp_path):
    pinned(station)
    repository = str(shutil.copytree(station / "repository", tmp_path / "repository"))
    pack = drawn_pack(tmp_path / "pack", None)
    assert run(["publish", "add-pack", repository, pack]) == 3, "not sealed"
    (tmp_path / "pack" / "MANIFEST.sig").write_bytes(bytes(64))
    assert run(["publish", "add-pack", repository, pack]) == 2, "no manifest"
    assert run(["pack", "seal", pack, "--key", str(station / "publisher.pem")]) == 0
    seal = (tmp_path / "pack" / "MANIFEST.sig").read_bytes()
    (tmp_path / "pack" / "MANIFEST.sig").write_bytes(bytes(64))
    assert run(["publish", "add-pack", repository, pack]) == 3, "nobody's seal"
    (tmp_path / "pack" / "MANIFEST.sig").write_bytes(seal)
    assert run(["publish", "add-pack", repository, pack]) == 0
    released(station, repository)
    assert run(["publish", "add-pack", repository, pack]) == 2, "of no later day"
    call = ["update", "install", "--from", repository, "--only", "pack"]
    assert run(call) == 0
    capsys.readouterr()
    assert run(call) == 0
    assert "nothing new" in capsys.readouterr().out
    assert national(capsys) == [("prohibited", "GH-drawn")]
    for command in (["update", "show"], ["pack", "list"]):
        assert run(command) == 0
        assert "National pack GH-drawn of Ghana, 2026-11-01, signed" in capsys.readouterr().out
    shutil.rmtree(tmp_path / "editions" / "packs")
    desk = update_desk(tmp_path / "store", lambda: open_reference(options.default_edition()))
    for standing in ("new", "here"):
        (offer,) = (each for each in desk.look(repository, lambda: False).offers if each.kind == OfferKind.PACK)
        assert (offer.name, offer.standing) == ("GH-drawn", standing)
        assert desk.install(repository, offer.key, lambda _done: None, lambda: False).code == "updates.installed_pack"
    assert [each.code for each in desk.here().packs] == ["pack.in_force"]


def test_a_pack_by_a_foreign_publisher_holds_up_nothing_else(station, capsys, tmp_path, monkeypatch):
    pinned(station)
    here = Installation(InstallKind.DEB, tmp_path / "base", "quaylens")
    monkeypatch.setattr("commands.updating.this_installation", lambda: here)
    repository = str(shutil.copytree(station / "repository", tmp_path / "repository"))
    foreign = new_key(tmp_path / "foreign.pem")
    theirs = drawn_pack(tmp_path / "theirs", tmp_path / "foreign.pem", "GH-another")
    assert run(["publish", "add-pack", repository, theirs]) == 3
    assert run(["publish", "add-pack", repository, theirs, "--keys", str(foreign)]) == 0
    ours = drawn_pack(tmp_path / "ours", station / "publisher.pem")
    assert run(["publish", "add-pack", repository, ours]) == 0
    debian = tmp_path / "quaylens_999.0_amd64.deb"
    debian.write_bytes(b"a package")
    said = ["--version", "999.0.0", "--platform", this_platform(), "--date", "2027-02-01"]
    assert run(["publish", "add-application", repository, str(debian), *said]) == 0
    released(station, repository)
    capsys.readouterr()
    assert run(["update", "install", "--from", repository]) == 3
    told = capsys.readouterr()
    assert "The national pack GH-drawn of 2026-11-01 is installed" in told.out
    assert "Edition 2027.1" in told.out
    assert "GH-another" in told.err
    assert "sudo apt install" in told.out, "the program does not wait behind packs"


def test_a_damaged_pack_is_left_out_told_of_and_removed(station, capsys, tmp_path):
    def installed(name: str, substance: str) -> None:
        made = tmp_path / f"made-{name}"
        drawn_pack(made, station / "publisher.pem", name, substance=substance)
        _, size = packed(made, tmp_path / f"{name}.pack")
        install_pack(tmp_path / f"{name}.pack", size, tmp_path / "editions" / "packs",
                     trusted_keys([station / "publisher.pub"]), PackLabel("GH", name, date(2026, 11, 1)))  # fmt: skip

    installed("GH-drawn", "R-22")
    installed("GH-gas", "R-22")
    law = ChosenLaw(options.default_edition())
    with law.open() as before:
        (tmp_path / "editions" / "packs").joinpath(
            f"2026-11-01_GH_GH-gas_{before.edition.packs[1].sha256}", "rules.csv"
        ).write_text("torn")
    with law.open() as after:
        assert after.edition == before.edition, "one law in one session"
    assert national(capsys) == [("prohibited", "GH-drawn"), ("cannot_tell", "GH-gas")]
    named = drawn_pack(tmp_path / "named", station / "publisher.pem", "GH-gas", "2026-12-01", substance="R-12")
    assert national(capsys, "--pack", named) == [("prohibited", "GH-drawn")], "beside those installed, but its own"
    with open_reference(options.default_edition()) as reference:
        told = [(each.code, well) for each, well in told_packs(reference)]
    assert told == [("pack.in_force", True), ("national.refused", False)], "for the window's pages"
    assert run(["pack", "list"]) == 0
    assert "Not in force: GH-gas of Ghana" in capsys.readouterr().out
    assert run(["pack", "remove", "GH-gas"]) == 0
    assert national(capsys) == [("prohibited", "GH-drawn")]


def test_every_kind_has_its_words_on_the_command_line_and_in_the_window():
    for kind in OfferKind:
        assert {f"updates.offer.{kind}", f"updates.page.{kind}"} <= sentences().keys()


def test_a_signature_by_another_publisher_is_refused_although_the_lists_are_signed(station, tmp_path, monkeypatch):
    """Two doors: the signed lists, and the publisher's own signature of the edition."""
    pinned(station)
    monkeypatch.setenv("QUAYLENS_KEYS", str(new_key(tmp_path / "another.pem")))
    assert run(["update", "install", "--from", str(station / "repository")]) == 3
    assert not list((tmp_path / "editions").glob("*.edition"))


def test_what_cannot_be_meant_is_told(station, capsys):
    pinned(station)
    for place in (
        "/nowhere",
        "http://updates.example/",
        "https://[x",
        "https://kofi:secret@updates.example/",
        "headquarters",
    ):
        assert run(["update", "check", "--from", place]) == 2
    assert run(["update", "install", "--from", str(station / "repository"), "--only", "music"]) == 2
    assert run(["update", "back"]) == 2
    assert run(["publish", "rotate", str(station / "repository"), "nobody"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_wrong_passphrase_signs_nothing(station, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.touch(mode=0o600)
    wrong.write_text("another passphrase")
    key = str(station / "targets.pem")
    call = ["publish", "release", str(station / "repository"), "--key", key, "--passphrase-file", str(wrong)]
    assert run(call) == 2


@pytest.fixture
def per_user(tmp_path, monkeypatch):
    """An installation of one user, of which nothing is there but its mark."""
    here = Installation(InstallKind.PER_USER, tmp_path / "base", "quaylens")
    here.base.mkdir()
    for module in ("updating", "newest_version"):
        monkeypatch.setattr(f"commands.{module}.this_installation", lambda: here)
    return here


def test_the_program_waits_for_an_inspection_under_way_and_not_for_one_set_aside(station, per_user, tmp_path):
    with Store.create(tmp_path / "store", SECRET, station="Quay 7", officer="A. Mensah") as store:
        now = datetime.now(UTC)
        updating.demand_no_inspection_under_way(store, now)
        opening = Opening("MSKU 123", "A. Mensah", Consignment(), AskedDate(date(2026, 11, 22), stated=True),
                          "Quaylens 0.1.0", Circumstances())  # fmt: skip
        session = InspectionSession.open(opening, store, open_reference(options.default_edition()))
        for moment in (now, now + timedelta(hours=23), now - timedelta(days=400)):  # the last behind a clock set back
            with pytest.raises(BadInput) as told:
                updating.demand_no_inspection_under_way(store, moment)
            assert told.value.message.params["label"] == "MSKU 123"
        updating.demand_no_inspection_under_way(store, now + timedelta(hours=25))
        with pytest.raises(BadInput, match="open_inspection"):
            updating.demand_no_inspection_under_way(store, now + timedelta(hours=25), "MSKU 123")
        session.close()
        updating.demand_no_inspection_under_way(store, now)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the program is a shell script")
def test_the_program_is_installed_taken_back_or_handed_over(station, per_user, tmp_path, capsys, monkeypatch):
    pinned(station)
    repository = tmp_path / "repository"
    shutil.copytree(station / "repository", repository)
    built = tmp_path / "built"
    built.mkdir()
    (built / "quaylens").write_text('#!/bin/sh\necho \'{"version": "999.0.0"}\'\n')
    (built / "quaylens").chmod(0o755)
    (per_user.base / "quaylens").touch()
    package = tmp_path / "quaylens-999.0.tar.xz"
    assert run(["publish", "pack-application", str(built), str(package)]) == 0
    said = ["--version", "999.0.0", "--platform", this_platform(), "--date", "2027-02-01"]
    debian = tmp_path / "quaylens_999.0_amd64.deb"
    debian.write_bytes(b"a package")
    for file in (package, debian):
        assert run(["publish", "add-application", str(repository), str(file), *said]) == 0
    both = ["--key", str(station / "targets.pem"), "--key", str(station / "online.pem")]
    assert run(["publish", "release", str(repository), *both, *descriptors(2)]) == 0
    call = ["update", "install", "--from", str(repository), "--only", "application"]
    assert run(call) == 0
    assert per_user.running().now == "999.0.0"
    assert run(["update", "back"]) == 0
    assert per_user.running().now == ""
    monkeypatch.setattr("commands.updating.this_installation", lambda: replace(per_user, kind=InstallKind.DEB))
    capsys.readouterr()
    assert run(call) == 0
    told = capsys.readouterr().out
    assert "sudo apt install" in told
    assert hashlib.sha256(b"a package").hexdigest() in told
    monkeypatch.setattr("commands.updating.this_installation", lambda: replace(per_user, kind=InstallKind.SOURCE))
    assert run(call) == 2
    assert "git pull" in capsys.readouterr().err


def test_what_headquarters_sent_is_shown_and_installed_from_the_window(station, tmp_path, monkeypatch):
    monkeypatch.setattr("commands.options.default_edition", lambda: station / "2027.1.edition")
    arrived = tmp_path / "store" / "arrived"
    arrived.mkdir(parents=True)
    content = (station / "2027.1.edition").read_bytes()
    good = arrived / f"{hashlib.sha256(content).hexdigest()}.edition"
    good.write_bytes(content)
    good.with_name(good.name + ".sig").write_bytes((station / "2027.1.edition.sig").read_bytes())
    (arrived / f"{'0' * 64}.edition").write_bytes(b"SQLite format 3")
    desk = update_desk(tmp_path / "store", lambda: open_reference(station / "2027.1.edition"))
    here = desk.here()
    assert (here.kind, here.trusted, here.before) == ("source", False, None)
    unfit, fit = here.arrived
    assert (unfit.installable, unfit.standing.code) == (False, "reference.unsigned")
    assert (fit.name, fit.day, fit.standing.params["key"]) == ("2027.1", "2027-01-15", "publisher")
    assert desk.install_arrived(fit.path).code == "updates.installed_edition"
    assert [each.path for each in desk.here().arrived] == [unfit.path]
    with pytest.raises(BadInput):
        desk.install_arrived(unfit.path)


def test_the_window_takes_an_edition_from_a_stick(station, tmp_path, monkeypatch):
    pinned(station)
    stick = tmp_path / "stick"
    shutil.copytree(station / "repository", stick / "quaylens-updates")
    desk = update_desk(tmp_path / "store", lambda: open_reference(station / "2027.1.edition"))
    found = desk.look(str(stick), lambda: False)
    (offer,) = found.offers
    assert (offer.name, offer.standing) == ("2027.1", "new")
    heard = []
    assert desk.install(str(stick), offer.key, heard.append, lambda: False).params["name"] == "2027.1"
    assert max(heard) == offer.size
    assert desk.look(str(stick), lambda: False).offers[0].standing == "here"
    with pytest.raises(BadInput):
        desk.install(str(stick), "editions/other.edition", heard.append, lambda: False)
