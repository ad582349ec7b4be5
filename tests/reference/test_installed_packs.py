"""National packs that came with updates: taken only when sealed, sound and newer, and laid over the edition."""

from __future__ import annotations

from datetime import date

import pytest
from tuf.api.metadata import TargetFile

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Consignment, Item, Route
from inspection.errors import BadInput, Fault, VerificationFailed
from inspection.verdict import Verdict
from reference.edition import Edition
from reference.installed_packs import (
    MOST_BYTES,
    PackLabel,
    install_pack,
    open_packs,
    packs_in_use,
    remove_pack,
)
from reference.overlaid import OverlaidReference
from reference.pack_file import TABLES, seal_pack
from reference.signing import new_key
from reference.trust import trusted_keys
from reference.updates.archive import pack as packed
from reference.updates.offers import offer_of

RULE = "plastics,basel,Waste Act,section 7,,basel,Y48,import,,,,,prohibited,no plastic waste,,drawn\n"


@pytest.fixture
def publisher(tmp_path):
    new_key(tmp_path / "publisher.pem")
    return tmp_path / "publisher.pem"


@pytest.fixture
def keys(publisher):
    return trusted_keys([publisher.with_suffix(".pub")])


@pytest.fixture
def archive(tmp_path, publisher):
    """An archive of a sealed pack, with the bytes that are in it."""

    def make(name="GH-customs", country="GH", day="2026-11-01", *, spoil=lambda folder: None, key=publisher):
        folder = tmp_path / f"made-{len(list(tmp_path.glob('made-*')))}"
        folder.mkdir()
        (folder / "PACK").write_text(f"{name} {country} {day}\n")
        (folder / "SOURCES.md").write_text("# drawn\n")
        (folder / "rules.csv").write_text(",".join(TABLES["rules.csv"]) + "\n" + RULE)
        if key is not None:
            seal_pack(folder, key)
        spoil(folder)
        file = folder.with_suffix(".pack")
        return file, packed(folder, file)[1]

    return make


def taken(made, folder, keys, name="GH-customs", country="GH", day="2026-11-01"):
    """Install what was made as what it is called."""
    return install_pack(*made, folder, keys, PackLabel(country, name, date.fromisoformat(day)))


def test_the_newest_of_each_state_and_name_lies_over_the_edition(archive, keys, tmp_path):
    folder = tmp_path / "packs"
    for called in (
        ("GH-customs", "GH", "2026-11-01"),
        ("GH-customs", "GH", "2026-12-01"),  # takes the place of the one before
        ("GH-law-842", "GH", "2026-01-01"),
        ("GH-law-917", "GH", "2026-02-01"),  # another law, whatever its number
        ("customs", "GH", "2026-01-01"),
        ("customs", "TG", "2026-01-01"),  # another State's, called the same
    ):
        assert taken(archive(*called), folder, keys, *called).name == called[0]
    used = packs_in_use(folder)
    assert [(pack.country, pack.name, str(pack.day)) for pack in used] == [
        ("GH", "GH-customs", "2026-12-01"), ("GH", "GH-law-842", "2026-01-01"), ("GH", "GH-law-917", "2026-02-01"),
        ("GH", "customs", "2026-01-01"), ("TG", "customs", "2026-01-01"),
    ]  # fmt: skip
    opened, refused = open_packs(folder, keys)
    assert opened[0].rules[0].code == "plastics"
    assert (len(opened), refused) == (5, [])
    taken(archive(day="2026-12-01"), folder, keys, day="2026-12-01")
    assert packs_in_use(folder) == used, "the same again changes nothing"


def test_nothing_but_a_sealed_sound_and_newer_pack_is_taken(archive, keys, tmp_path):
    folder = tmp_path / "packs"
    taken(archive(day="2026-11-02"), folder, keys, day="2026-11-02")
    before = packs_in_use(folder)
    new_key(tmp_path / "foreign.pem")
    later = {"day": "2026-12-01"}
    refused = (
        (archive(), "2026-11-01", "pack.rollback"),
        (archive(**later, key=None), "2026-12-01", "pack.file_missing"),
        (archive(**later, key=tmp_path / "foreign.pem"), "2026-12-01", "pack.bad_signature"),
        (archive(**later, spoil=lambda made: (made / "rules.csv").write_text("more\n")), "2026-12-01", "pack.changed"),
        (archive(**later, spoil=lambda made: (made / "run.sh").write_text("")), "2026-12-01", "pack.foreign_file"),
        (archive(**later, spoil=lambda made: (made / "MANIFEST.sig").unlink()), "2026-12-01", "pack.not_vouched"),
        ((archive(**later)[0], 17), "2026-12-01", "updates.archive_refused"),
        ((archive(**later)[0], MOST_BYTES + 1), "2026-12-01", "updates.archive_refused"),
        (archive("TG-customs", "TG", "2026-12-01"), "2026-12-01", "pack.not_as_offered"),
        (archive(day="2026-12-02"), "2026-12-01", "pack.not_as_offered"),
    )
    for made, day, code in refused:
        with pytest.raises(Fault) as told:
            taken(made, folder, keys, day=day)
        assert told.value.message.code == code
    with pytest.raises(VerificationFailed):
        taken(archive(**later), folder, (), **later)
    assert packs_in_use(folder) == before
    assert [each.name for each in folder.iterdir()] == [before[0].path.name], "nothing is left behind"


def test_one_that_does_not_verify_is_left_out_and_mended_by_installing_it_again(archive, keys, tmp_path):
    folder = tmp_path / "packs"
    for country in ("GH", "TG"):
        taken(archive("customs", country), folder, keys, "customs", country)
    damaged, _ = packs_in_use(folder)
    (damaged.path / "rules.csv").write_text("torn")
    opened, (refused,) = open_packs(folder, keys)
    assert [pack.identity.country for pack in opened] == ["TG"], "one damaged pack keeps no other out"
    assert (refused.country, refused.why.code) == ("GH", "pack.changed")
    taken(archive("customs"), folder, keys, "customs")
    opened, refused = open_packs(folder, keys)
    assert ([pack.identity.country for pack in opened], refused) == (["GH", "TG"], [])
    assert [each.why.code for each in open_packs(folder, ())[1]] == ["pack.not_vouched"] * 2
    damaged.path.rename(damaged.path.with_name(damaged.path.name.replace("customs", "other")))
    assert [each.why.code for each in open_packs(folder, keys)[1]] == ["pack.changed"], "its name says something else"


def test_what_a_state_adds_cannot_be_told_while_its_pack_does_not_verify(archive, keys, tmp_path, edition_file):
    folder = tmp_path / "packs"
    taken(archive(), folder, keys)
    (packs_in_use(folder)[0].path / "rules.csv").write_text("torn")
    opened, refused = open_packs(folder, keys)
    item = Item((Claim(Scheme.BASEL, "Y48", "Y48", 1.0, ClaimSource.TYPED),))
    today = AskedDate(date(2026, 11, 22), stated=True)
    with OverlaidReference(Edition.open(edition_file), opened, refused) as reference:
        found = reference.assess((item,), Consignment(Route(export="DE", import_="GH")), today)
        (national,) = (each for each in found if each.national)
        assert (national.verdict, national.reason.code) == (Verdict.CANNOT_TELL, "national.refused")
        found = reference.assess((item,), Consignment(Route(export="DE", import_="NA")), today)
        assert not any(each.national for each in found), "only where the State has part in the route"


def test_a_pack_is_removed_with_all_its_days(archive, keys, tmp_path):
    folder = tmp_path / "packs"
    for day in ("2026-11-01", "2026-12-01"):
        taken(archive(day=day), folder, keys, day=day)
    taken(archive("customs"), folder, keys, "customs")
    assert remove_pack(folder, "GH-customs") == 2
    assert [each.name for each in packs_in_use(folder)] == ["customs"]
    with pytest.raises(BadInput):
        remove_pack(folder, "GH-customs")
    with pytest.raises(BadInput):
        remove_pack(folder, "customs", "TG")


@pytest.mark.parametrize("name", ["GH_customs", "G" * 61, "../GH"])
def test_what_could_not_be_offered_is_not_sealed(tmp_path, publisher, name):
    made = tmp_path / "made"
    made.mkdir()
    (made / "PACK").write_text(f"{name} GH 2026-11-01\n")
    with pytest.raises(BadInput) as told:
        seal_pack(made, publisher)
    assert told.value.message.code == "pack.bad_identity"


def test_an_offer_that_does_not_lie_where_its_pack_belongs_is_none():
    custom = {"quaylens": {"kind": "pack", "name": "GH-customs", "day": "2026-11-01"}}

    def offered(path):
        return offer_of(path, TargetFile(1, {"sha256": "0" * 64}, path, {"custom": custom}))

    assert offered("packs/GH/GH-customs.pack").name == "GH-customs"
    for path in ("packs/GH/TG-customs.pack", "packs/gh/GH-customs.pack", "editions/GH/GH-customs.pack"):
        assert offered(path) is None
