from __future__ import annotations

import os

import pytest

from inspection.errors import BadInput
from inspection.wording import say
from local_store import passphrase
from local_store.wrapping import hardness_for
from tests.local_store.scene import PASSPHRASE


def private_file(tmp_path, content, mode=0o600):
    path = tmp_path / "pass phrase"
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    "content", [b"a drum of nothing", b"a drum of nothing\n", b"a drum of nothing\r\nsecond line\n"]
)
def test_the_first_line_of_a_private_file_counts(tmp_path, content) -> None:
    assert passphrase.from_file(private_file(tmp_path, content)) == PASSPHRASE


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_may_read_is_refused_with_the_command_that_helps(tmp_path, mode) -> None:
    path = private_file(tmp_path, b"secret words", mode)

    with pytest.raises(BadInput) as caught:
        passphrase.from_file(path)

    assert f"chmod 600 '{path}'" in say(caught.value.message)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "store.passphrase_empty"),
        (b"\nsecond", "store.passphrase_empty"),
        (b"x" * 5000, "store.passphrase_long"),
        (b"\xff\xfe", "store.passphrase_text"),
    ],
)
def test_what_is_no_passphrase_is_refused(tmp_path, content, code) -> None:
    with pytest.raises(BadInput) as caught:
        passphrase.from_file(private_file(tmp_path, content))

    assert caught.value.message.code == code


def test_a_missing_file_a_folder_and_a_closed_descriptor_are_refused(tmp_path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(BadInput):
            passphrase.from_file(path)
    with pytest.raises(BadInput, match="passphrase_fd"):
        passphrase.from_descriptor(987)


def test_a_descriptor_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"a drum ")
    os.write(writing, b"of nothing\n")
    os.close(writing)
    try:
        assert passphrase.from_descriptor(reading) == PASSPHRASE
    finally:
        os.close(reading)


def test_a_made_passphrase_opens_a_store_and_is_never_the_same(tmp_path) -> None:
    made = passphrase.generate()

    assert passphrase.from_file(private_file(tmp_path, made.encode())) == made != passphrase.generate()
    assert len(made) == 29
    passphrase.demand_strength(made.encode())


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("seven77", "store.passphrase_short"),
        ("13572", "store.pin_short"),
        ("777777", "store.pin_simple"),
        ("345678", "store.pin_simple"),
        ("876543", "store.pin_simple"),
        ("890123", "store.pin_simple"),
    ],
)
def test_a_weak_secret_is_refused(secret, code) -> None:
    with pytest.raises(BadInput) as caught:
        passphrase.demand_strength(secret.encode())

    assert caught.value.message.code == code
    say(caught.value.message)


def test_a_try_at_a_pin_costs_more() -> None:
    passphrase.demand_strength(b"274951")

    assert hardness_for(b"274951").memory_kib > hardness_for(PASSPHRASE.encode()).memory_kib
