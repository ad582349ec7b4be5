"""Installing editions: signed only, newer only, whole or not at all, the previous kept."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from reference.build_edition import build
from reference.installed import install, installed, open_installed, rank_of
from reference.signing import new_key, sign
from reference.trust import signature_path, trusted_keys


@pytest.fixture(scope="module")
def publisher(tmp_path_factory):
    folder = tmp_path_factory.mktemp("publisher")
    public = new_key(folder / "publisher.pem")
    return folder / "publisher.pem", trusted_keys([public])


@pytest.fixture(scope="module")
def published(make_folder, tmp_path_factory, publisher):
    """Signed editions by name."""
    made = {}
    for name, day in (("2026.11", "2026-11-22"), ("2026.11.2", "2026-11-22"), ("2027.1", "2027-01-15")):
        folder = tmp_path_factory.mktemp("published")
        made[name] = folder / f"{name}.edition"
        build(make_folder(folder / "data", {"EDITION": f"{name} {day}\n"}), made[name])
        sign(made[name], publisher[0])
    return made


@pytest.fixture
def place(tmp_path):
    return tmp_path / "editions"


def names(place: Path) -> list[str]:
    return [each.name for each in installed(place)]


def test_the_newest_installed_comes_first_and_the_previous_is_kept(published, publisher, place):
    assert installed(place) == ()
    for name in ("2026.11", "2026.11.2", "2027.1"):
        identity = install(published[name], place, publisher[1])
        assert (identity.name, identity.signed) == (name, True)
        assert names(place)[0] == name
    assert names(place) == ["2027.1", "2026.11.2", "2026.11"]
    for each in installed(place):
        with open_installed(each, publisher[1]) as edition:
            assert edition.edition.signed
    assert len(list(place.iterdir())) == 6, "three editions with their signatures and nothing else"


def test_the_same_edition_again_changes_nothing(published, publisher, place):
    install(published["2026.11"], place, publisher[1])
    before = {path: path.stat().st_mtime_ns for path in place.iterdir()}
    assert install(published["2026.11"], place, publisher[1]).name == "2026.11"
    assert {path: path.stat().st_mtime_ns for path in place.iterdir()} == before


@pytest.mark.parametrize(("first", "then"), [("2027.1", "2026.11"), ("2026.11.2", "2026.11"), ("2027.1", "2026.11.2")])
def test_an_older_edition_is_refused(published, publisher, place, first, then):
    install(published[first], place, publisher[1])
    with pytest.raises(VerificationFailed) as caught:
        install(published[then], place, publisher[1])
    assert caught.value.message.code == "reference.rollback"
    assert names(place) == [first]


def test_an_installed_but_superseded_edition_cannot_come_back(published, publisher, place):
    install(published["2026.11"], place, publisher[1])
    install(published["2027.1"], place, publisher[1])
    with pytest.raises(VerificationFailed):
        install(published["2026.11"], place, publisher[1])


def test_another_edition_of_the_same_name_and_day_is_refused(published, publisher, place, make_folder, tmp_path):
    install(published["2026.11"], place, publisher[1])
    changed = {"EDITION": "2026.11 2026-11-22\n", "parties/SOURCES.md": "# Others\n"}
    build(make_folder(tmp_path / "data", changed), tmp_path / "other.edition")
    sign(tmp_path / "other.edition", publisher[0])
    with pytest.raises(VerificationFailed) as caught:
        install(tmp_path / "other.edition", place, publisher[1])
    assert caught.value.message.code == "reference.rollback"


@pytest.mark.parametrize("what", ["unsigned", "no key", "another key", "changed", "no edition"])
def test_what_nobody_vouches_for_is_not_installed(published, publisher, place, tmp_path, what):
    source = tmp_path / "given.edition"
    source.write_bytes(published["2026.11"].read_bytes())
    keys = publisher[1]
    if what != "unsigned":
        signature_path(source).write_bytes(signature_path(published["2026.11"]).read_bytes())
    if what == "no key":
        keys = ()
    elif what == "another key":
        keys = trusted_keys([new_key(tmp_path / "other.pem")])
    elif what == "changed":
        content = bytearray(source.read_bytes())
        content[-1] ^= 1
        source.write_bytes(content)
    elif what == "no edition":
        source.write_bytes(b"no edition")
    with pytest.raises(BadInput if what == "no edition" else VerificationFailed):
        install(source, place, keys)
    assert names(place) == []


@pytest.mark.parametrize("step", range(1, 6))
def test_a_crash_at_any_step_leaves_the_old_edition_in_use(published, publisher, place, monkeypatch, step):
    """Every rename and every sync is a place where the power may go; afterwards installing again works."""
    install(published["2026.11"], place, publisher[1])
    steps = 0

    def crash(real):
        def crashing(*arguments, **named):
            nonlocal steps
            steps += 1
            if steps == step:
                raise OSError(errno.EIO, "power cut")
            return real(*arguments, **named)

        return crashing

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", crash(Path.replace))
        patched.setattr("reference.installed.sync", crash(lambda path: None))
        patched.setattr("os.fsync", crash(lambda descriptor: None))
        with pytest.raises(EnvironmentFault):
            install(published["2027.1"], place, publisher[1])
    in_use = installed(place)[0]
    with open_installed(in_use, publisher[1]) as edition:
        assert edition.edition.name == in_use.name == "2026.11"
    assert install(published["2027.1"], place, publisher[1]).name == "2027.1"
    assert names(place) == ["2027.1", "2026.11"]


def test_what_is_left_of_a_cut_installation_is_swept(published, publisher, place):
    place.mkdir()
    (place / ".0123.part").write_bytes(b"half")
    (place / "notes.txt").write_text("not ours")
    (place / f"2026-13-45_x_{'0' * 64}.edition").write_text("no day")
    install(published["2026.11"], place, publisher[1])
    assert not (place / ".0123.part").exists()
    assert (place / "notes.txt").exists()
    assert names(place) == ["2026.11"]


def test_an_installed_edition_is_verified_at_every_start(published, publisher, place):
    install(published["2026.11"], place, publisher[1])
    (file,) = installed(place)
    with pytest.raises(VerificationFailed) as caught:
        open_installed(file, ())
    assert caught.value.message.code == "reference.no_trusted_key"

    older, newer = file, published["2027.1"]
    older.path.write_bytes(newer.read_bytes())
    signature_path(older.path).write_bytes(signature_path(newer).read_bytes())
    with pytest.raises(VerificationFailed) as caught:
        open_installed(older, publisher[1])
    assert caught.value.message.code == "reference.installed_changed"

    signature_path(older.path).unlink()
    with pytest.raises(VerificationFailed) as caught:
        open_installed(older, publisher[1])
    assert caught.value.message.code == "reference.unsigned"


def test_a_name_that_could_not_be_a_file_s_is_refused_when_it_is_built(make_folder, tmp_path):
    for name in ("../x", "a/b", ".hidden", "a_b"):
        with pytest.raises(BadInput) as caught:
            build(make_folder(tmp_path / "data", {"EDITION": f"{name} 2026-11-22\n"}), tmp_path / "x.edition")
        assert caught.value.message.code == "reference.bad_edition_name"


def test_numbers_of_a_name_count_as_numbers():
    day = date(2026, 11, 22)
    assert (
        rank_of("2026.9", day) < rank_of("2026.11", day) < rank_of("2026.11.1", day) < rank_of("1", date(2026, 11, 23))
    )


def test_building_anew_drops_a_signature_that_no_longer_fits(make_folder, tmp_path, publisher):
    out = tmp_path / "built.edition"
    data = make_folder(tmp_path / "data", {})
    build(data, out)
    sign(out, publisher[0])
    build(data, out)
    assert signature_path(out).exists(), "the same tables give the same bytes, which the signature fits"
    build(data, out, date(2027, 1, 1))
    assert not signature_path(out).exists()
