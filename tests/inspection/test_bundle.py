"""Bundles: what is written is read again; a hostile one is inert."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from inspection import bundle, plain_zip
from inspection.bundle import Direction, Manifest, MemberKind, members_of, written
from inspection.canonical import canonical, fingerprint
from inspection.errors import VerificationFailed


class Key:
    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()
        self.public_key = self._key.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        return self._key.sign(content)


KEY, STRANGER = Key(), Key()


def made(contents, signer=KEY) -> bytes:
    parts = members_of(MemberKind.PHOTO, dict.fromkeys(contents))
    manifest = Manifest(
        Direction.UP, fingerprint(signer.public_key), signer.public_key.hex(), tuple(member for member, _ in parts)
    )
    return b"".join(written(manifest, signer, [content for _, content in parts]))


def read(content: bytes):
    manifest, members = bundle.read(io.BytesIO(content), [KEY.public_key])
    return manifest, [each for _, each in members]


@given(st.lists(st.binary(max_size=50), max_size=5, unique=True))
def test_what_is_written_is_read_again(contents):
    manifest, members = read(made(contents))
    assert members == contents
    assert manifest.direction is Direction.UP


@given(st.data())
def test_no_byte_can_be_changed_cut_or_added(data):
    whole = made([b"one", b"two"])
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    for hostile in (bytes(changed), whole[:at], whole + b"x"):
        with pytest.raises(VerificationFailed):
            read(hostile)


def test_a_strangers_bundle_is_refused_before_anything_is_read():
    with pytest.raises(VerificationFailed) as refused:
        read(made([b"x"], STRANGER))
    assert refused.value.message.code == "bundle.stranger"


def forged(**changes) -> bytes:
    """A bundle whose manifest says something else, rightly signed: the worst that an enrolled station can write."""
    said = {"v": 1, "direction": "up", "station": "ab" * 32, "signer": KEY.public_key.hex(), "members": [], **changes}
    content = canonical(said)
    return b"".join(plain_zip.write([(bundle.MANIFEST, content), (bundle.SIGNATURE, KEY.sign(content))]))


@pytest.mark.parametrize(
    "hostile",
    [
        forged(members=[["photo", "../../etc/passwd", 3]]),
        forged(members=[["photo", "ab" * 32, 2**52]]),  # a bomb
        forged(members=[["photo", "ab" * 32, -1]]),
        forged(members=[["photo", f"{number:064x}", 0] for number in range(70_000)]),
        forged(members=[["photo", "ab" * 32, 0]] * 2),
        forged(members=[["link", "ab" * 32, 0]]),
        forged(members="none"),
        forged(direction="sideways"),
        forged(signer="zz"),
        forged(v=2),
        b"",
        b"PK\3\4" + b"\0" * 1000,
    ],
    ids=lambda hostile: str(len(hostile)),
)
def test_hostile_bundles_are_inert(hostile):
    with pytest.raises(VerificationFailed):
        read(hostile)


def test_what_another_program_zipped_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(bundle.MANIFEST, json.dumps({"v": 1}))
    with pytest.raises(VerificationFailed):
        read(packed.getvalue())
