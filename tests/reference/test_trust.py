"""Who vouches for a file: keys, signatures, and everything that must not count as one."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from reference.edition import Edition
from reference.signing import new_key, sign
from reference.trust import Purpose, TrustedKey, demand_vouched, signature_path, signed_bytes, trusted_keys, verify


@pytest.fixture
def copy(tmp_path, small_edition):
    path = tmp_path / "copy.edition"
    path.write_bytes(small_edition.read_bytes())
    return path


@pytest.fixture
def private():
    return Ed25519PrivateKey.generate()


def pinned(*keys: Ed25519PrivateKey) -> tuple[TrustedKey, ...]:
    return tuple(TrustedKey(f"key {n}", key.public_key().public_bytes_raw()) for n, key in enumerate(keys))


def test_a_signature_by_a_pinned_key_makes_it_signed(copy, private):
    keys = pinned(Ed25519PrivateKey.generate(), private)
    with Edition.open(copy, keys) as edition:
        assert not edition.edition.signed

    signature_path(copy).write_bytes(private.sign(signed_bytes(copy)))

    assert verify(copy, keys) == keys[1]
    with Edition.open(copy, keys) as edition:
        assert edition.edition.signed
    with Edition.open(copy) as edition:
        assert not edition.edition.signed, "without a pinned key nobody vouches"


@pytest.mark.parametrize("what", ["file", "signature", "short signature", "empty signature", "key", "purpose"])
def test_a_signature_that_does_not_fit_is_never_overlooked(copy, private, what):
    purpose = Purpose.PACK if what == "purpose" else Purpose.EDITION
    signature = bytearray(private.sign(signed_bytes(copy, purpose)))
    if what == "file":
        content = bytearray(copy.read_bytes())
        content[-1] ^= 1
        copy.write_bytes(content)
    elif what == "signature":
        signature[5] ^= 1
    elif what == "short signature":
        del signature[10:]
    elif what == "empty signature":
        signature.clear()
    signature_path(copy).write_bytes(signature)
    keys = pinned(Ed25519PrivateKey.generate() if what == "key" else private)

    with pytest.raises(VerificationFailed) as caught:
        Edition.open(copy, keys)

    assert caught.value.message.code == "reference.bad_signature"


def test_what_must_be_vouched_for_is_not_taken_on_trust(copy, private):
    for keys, code in ((), "reference.no_trusted_key"), (pinned(private), "reference.unsigned"):
        with pytest.raises(VerificationFailed) as caught:
            demand_vouched(copy, keys)
        assert caught.value.message.code == code


def test_keys_are_files_in_two_forms(tmp_path, private):
    public = private.public_key()
    (tmp_path / "a.pub").write_text(public.public_bytes_raw().hex().upper() + "\n")
    (tmp_path / "b.pub").write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    (tmp_path / "README.md").write_text("no key")

    assert trusted_keys([tmp_path]) == (
        TrustedKey("a", public.public_bytes_raw()),
        TrustedKey("b", public.public_bytes_raw()),
    )
    assert trusted_keys([tmp_path / "b.pub", tmp_path / "none"]) == trusted_keys([tmp_path])[1:]


def other_pem() -> bytes:
    return generate_private_key(SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("content", [b"", b"ab" * 31, b"no key", b"\xff" * 64, b"-----BEGIN PUBLIC KEY-----\n", None])
def test_a_key_file_that_holds_no_key_is_not_overlooked(tmp_path, content):
    (tmp_path / "bad.pub").write_bytes(other_pem() if content is None else content)

    with pytest.raises(BadInput) as caught:
        trusted_keys([tmp_path])

    assert caught.value.message.code == "reference.bad_key"


def test_a_publisher_signs_with_a_key_of_their_own(tmp_path, copy):
    public = new_key(tmp_path / "publisher.pem")
    assert (tmp_path / "publisher.pem").stat().st_mode & 0o077 == 0
    assert sign(copy, tmp_path / "publisher.pem") == signature_path(copy)
    assert demand_vouched(copy, trusted_keys([public])).name == "publisher"
    assert load_pem_private_key((tmp_path / "publisher.pem").read_bytes(), None)

    with pytest.raises(BadInput) as caught:
        new_key(tmp_path / "publisher.pem")
    assert caught.value.message.code == "reference.key_exists"


def test_a_private_key_that_is_none_signs_nothing(tmp_path, copy):
    (tmp_path / "bad.pem").write_text("no key")
    with pytest.raises(BadInput):
        sign(copy, tmp_path / "bad.pem")
    with pytest.raises(EnvironmentFault):
        sign(copy, tmp_path / "none.pem")
    assert not signature_path(copy).exists()
