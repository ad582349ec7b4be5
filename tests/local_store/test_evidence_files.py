from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection.errors import BadInput, VerificationFailed
from local_store.evidence_files import EvidenceFiles
from local_store.verification import verify_store
from tests.local_store.scene import PHOTO, carry_out


@pytest.fixture
def photos(tmp_path):
    return EvidenceFiles(tmp_path / "photos", bytes(range(32)))


def the_file(folder):
    (path,) = (each for each in folder.rglob("*") if each.is_file())
    return path


def test_a_photo_comes_back_as_it_was(photos, tmp_path) -> None:
    name = photos.keep(PHOTO, "image/jpeg")

    assert name == hashlib.sha256(PHOTO).hexdigest()
    assert photos.read(name) == (PHOTO, "image/jpeg")
    assert PHOTO not in the_file(tmp_path).read_bytes()
    assert name not in str(the_file(tmp_path))


def test_the_same_photo_is_kept_once_and_mended_when_it_is_torn(photos, tmp_path) -> None:
    name = photos.keep(PHOTO, "image/jpeg")
    path = the_file(tmp_path)
    before = path.read_bytes()
    photos.keep(PHOTO, "image/jpeg")
    assert path.read_bytes() == before

    path.write_bytes(before[:20])
    photos.keep(PHOTO, "image/jpeg")

    assert photos.read(name)[0] == PHOTO
    assert photos.count() == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.data())
def test_any_changed_byte_or_length_is_noticed(photos, tmp_path, data) -> None:
    name = photos.keep(PHOTO, "image/jpeg")
    path = the_file(tmp_path)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        del content[at:]
    path.write_bytes(content)

    with pytest.raises(VerificationFailed) as caught:
        photos.read(name)

    assert caught.value.message.code == "store.photo_changed"
    path.unlink()


def test_a_missing_a_swapped_and_a_misnamed_photo(photos, tmp_path) -> None:
    name = photos.keep(PHOTO, "image/jpeg")
    path = the_file(tmp_path)
    other = photos.keep(b"other", "image/png")
    path.replace(next(each for each in tmp_path.rglob("*") if each.is_file() and each != path))

    with pytest.raises(VerificationFailed, match="photo_changed"):
        photos.read(other)
    with pytest.raises(VerificationFailed, match="photo_missing"):
        photos.read(name)
    with pytest.raises(BadInput):
        photos.keep(PHOTO, "not a media type")


def test_what_a_crash_left_half_written_is_swept_away(photos, tmp_path) -> None:
    name = photos.keep(PHOTO, "image/jpeg")
    left = the_file(tmp_path).with_name(".0123.abcd.part")
    left.write_bytes(b"half")

    photos.sweep()

    assert not left.exists()
    assert photos.read(name)[0] == PHOTO


def test_the_store_misses_a_photo_that_a_record_names(store) -> None:
    carry_out(store)
    the_file(store.folder / "photos").unlink()

    with pytest.raises(VerificationFailed, match="photo_missing"):
        verify_store(store)
