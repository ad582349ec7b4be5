"""National packs that came with updates: taken only when sealed, sound and newer, and laid over the edition."""

from __future__ import annotations

import pytest

from inspection.errors import BadInput, Fault, VerificationFailed
from reference.installed_packs import MOST_BYTES, install_pack, open_installed_pack, packs_in_use
from reference.pack_file import TABLES, seal_pack
from reference.signing import new_key
from reference.trust import trusted_keys
from reference.updates.archive import pack as packed

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

    def make(name="GH-customs-1", country="GH", day="2026-11-01", *, spoil=lambda folder: None, key=publisher):
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


def test_the_newest_of_each_series_lies_over_the_edition(archive, keys, tmp_path):
    folder = tmp_path / "packs"
    for name, country, day in (
        ("GH-customs-1", "GH", "2026-11-01"),
        ("GH-customs-2", "GH", "2026-11-01"),  # of the same day, with a higher number
        ("GH-ozone-2026.1", "GH", "2026-01-01"),
        ("customs", "GH", "2026-01-01"),
        ("customs", "TG", "2026-01-01"),  # another State's, called the same
    ):
        assert install_pack(*archive(name, country, day), folder, keys).name == name
    used = packs_in_use(folder)
    assert [(pack.country, pack.name) for pack in used] == [
        ("GH", "GH-customs-2"), ("GH", "GH-ozone-2026.1"), ("GH", "customs"), ("TG", "customs"),
    ]  # fmt: skip
    assert open_installed_pack(used[0], keys).rules[0].code == "plastics"
    install_pack(*archive("GH-customs-2"), folder, keys)
    assert packs_in_use(folder) == used, "the same again changes nothing"


def test_nothing_but_a_sealed_sound_and_newer_pack_is_taken(archive, keys, publisher, tmp_path):
    folder = tmp_path / "packs"
    install_pack(*archive("GH-customs-2", day="2026-11-02"), folder, keys)
    before = packs_in_use(folder)
    new_key(tmp_path / "foreign.pem")
    refused = (
        (archive("GH-customs-1", day="2026-11-01"), "pack.rollback"),
        (archive("GH-customs-3", key=None), "pack.file_missing"),
        (archive("GH-customs-3", key=tmp_path / "foreign.pem"), "reference.bad_signature"),
        (archive("GH-customs-3", spoil=lambda folder: (folder / "rules.csv").write_text("more\n")), "pack.changed"),
        (archive("GH-customs-3", spoil=lambda folder: (folder / "run.sh").write_text("")), "pack.foreign_file"),
        (archive("GH-customs-3", spoil=lambda folder: (folder / "MANIFEST.sig").unlink()), "pack.not_vouched"),
        ((archive("GH-customs-3")[0], 17), "updates.archive_refused"),
        ((archive("GH-customs-3")[0], MOST_BYTES + 1), "updates.archive_refused"),
    )
    for (file, size), code in refused:
        with pytest.raises(Fault) as told:
            install_pack(file, size, folder, keys)
        assert told.value.message.code == code
    with pytest.raises(VerificationFailed):
        install_pack(*archive("GH-customs-3", day="2026-12-01"), folder, ())
    assert packs_in_use(folder) == before
    assert [each.name for each in folder.iterdir()] == [before[0].path.name], "nothing is left behind"


def test_an_installed_pack_is_verified_at_every_start(archive, keys, tmp_path):
    folder = tmp_path / "packs"
    install_pack(*archive(), folder, keys)
    (pack,) = packs_in_use(folder)
    with pytest.raises(VerificationFailed):
        open_installed_pack(pack, ())
    renamed = pack.path.rename(pack.path.with_name(pack.path.name.replace("customs-1", "customs-9")))
    (pack,) = packs_in_use(folder)
    with pytest.raises(VerificationFailed):
        open_installed_pack(pack, keys)
    (renamed / "rules.csv").unlink()
    with pytest.raises((VerificationFailed, BadInput)):
        open_installed_pack(pack, keys)
