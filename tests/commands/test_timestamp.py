"""Settings and times from outside on the command line."""

from __future__ import annotations

import json

from commands.app import BAD_INPUT, DONE, run
from tests.local_store.scene import PASSPHRASE, carry_out, new_store


def test_a_setting_is_kept_and_a_wrong_one_is_not(tmp_path, capsys):
    new_store(tmp_path / "store").close()
    to = ("--store", str(tmp_path / "store"))
    assert run(["setting", "lock_minutes", "10", *to]) == DONE
    assert json.loads(capsys.readouterr().out) == {"lock_minutes": 10}
    for name, value in (("lock_minutes", "0"), ("timestamp_authority", "file:///etc/passwd"), ("colour", "red")):
        assert run(["setting", name, value, *to]) == BAD_INPUT
        assert name in capsys.readouterr().err
    assert run(["setting", *to]) == DONE
    assert json.loads(capsys.readouterr().out)["lock_minutes"] == 10
    (tmp_path / "store" / "settings.json").write_text("{torn")
    assert run(["setting", *to]) == BAD_INPUT
    assert "settings.json" in capsys.readouterr().err


def test_without_an_authority_the_command_says_what_to_set(tmp_path, capsys):
    with new_store(tmp_path / "store") as store:
        carry_out(store)
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    asked = ["timestamp", "--store", str(tmp_path / "store"), "--passphrase-file", str(secret)]
    assert run(asked) == BAD_INPUT
    assert "timestamp_authority" in capsys.readouterr().err
