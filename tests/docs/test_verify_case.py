"""The stand-alone verifier agrees with the program, on what is whole and on what is not."""

from __future__ import annotations

import importlib.util
import io
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection.accounts import Role
from inspection.custody import Handover, Holder, Piece
from inspection.custody.receipt import with_receipt
from inspection.errors import VerificationFailed
from inspection.session import InspectionSession
from local_store.case_file import export_case, verify_case
from local_store.store import Store
from tests.local_store.forging import UNFIT, signed_again
from tests.local_store.scene import EASY, PASSPHRASE, TinyReference, carry_out, new_store, opening


@pytest.fixture(scope="module")
def alone(tree):
    spec = importlib.util.spec_from_file_location("verify_case", tree / "docs" / "verify_case.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("case")
    with new_store(folder / "store", "Kwai 7, Ångström") as store:
        carry_out(store, "Another")
        export_case(store, carry_out(store).inspection, folder / "case.zip", b"%PDF drawn")
    return folder / "case.zip"


def both(alone, path, content, key=None):
    """Whether the program and the stand-alone verifier accept these bytes."""
    path.write_bytes(content)
    try:
        verify_case(path, key)
        program = True
    except VerificationFailed:
        program = False
    try:
        alone.verify(io.BytesIO(content), key)
        script = True
    except alone.Wrong:
        script = False
    return program, script


def test_the_script_says_what_the_program_says(tree, case) -> None:
    report = verify_case(case)
    command = [sys.executable, tree / "docs" / "verify_case.py", case]

    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    expected = subprocess.run([*command, "--key", report.fingerprint.upper()], capture_output=True, timeout=60)
    other = subprocess.run([*command, "--key", "00" * 32], capture_output=True, text=True, timeout=60)
    missing = subprocess.run([*command[:2], "none.zip"], capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr
    assert report.fingerprint in done.stdout
    assert f"record 1 to record {report.chain} ({report.head})" in done.stdout
    assert expected.returncode == 0
    assert (other.returncode, missing.returncode) == (3, 2)
    assert len(other.stderr.splitlines()) == len(missing.stderr.splitlines()) == 1


def test_the_script_needs_the_standard_library_and_cryptography_only(tree) -> None:
    source = (tree / "docs" / "verify_case.py").read_text()
    imported = {line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))}

    assert imported - sys.stdlib_module_names == {"cryptography"}
    assert len(source.splitlines()) <= 400


class SetClock:
    """A clock that somebody sets; the machine runs on."""

    now_is = datetime(2027, 5, 10, 9, tzinfo=UTC)

    def now(self):
        return self.now_is

    def monotonic_ms(self):
        return 1000

    def boot_id(self):
        return "first"


@pytest.mark.parametrize("signs_as", ["Kofi", "Abena", "", "Nobody"])
def test_both_judge_the_receiver_of_a_hand_over_and_tell_where_the_clock_was_set(alone, tmp_path, signs_as) -> None:
    clock, path, passphrase = SetClock(), tmp_path / "case.zip", PASSPHRASE + " too"
    with Store.create(tmp_path / "store", PASSPHRASE, "Quay 7", "Abena", clock=clock, hardness=EASY) as store:
        store.accounts.add("Kofi", Role.INSPECTOR, passphrase)
        session = InspectionSession.open(opening(), store, TinyReference())
        clock.now_is += timedelta(hours=3)
        at, abena = clock.now_is, Holder("Abena", account="Abena")
        session.handle(Piece("P1", "A cylinder", "Shed 2", at, abena))
        kofi = Holder("Kofi", account=signs_as)  # who signs for another account than their own
        with store.second_officer("Kofi", passphrase) as second:
            given = Handover(("P1",), abena, kofi, at, "Gate", "to be weighed")
            session.handle(with_receipt(given, session.inspection, second.signer))
        export_case(store, session.inspection, path)
    holds, known = signs_as != "Abena", signs_as == "Kofi"

    assert both(alone, path, path.read_bytes()) == (holds, holds)
    if holds:
        report, told = verify_case(path), "\n".join(alone.verify(io.BytesIO(path.read_bytes()), None))
        assert (report.receipts, report.receipts_by_key) == (int(known), int(not known))
        assert [step.by for step in report.clock_steps] == [timedelta(hours=3)]
        assert f"hand-overs: {int(known)} right, {int(not known)} by a key that no account" in told
        assert "before record 4 by 3:00:00" in told


@pytest.mark.parametrize(("change", "code"), UNFIT)
def test_both_refuse_what_does_not_fit_though_all_of_it_is_signed(alone, tmp_path, change, code) -> None:
    path = tmp_path / "case.zip"
    with new_store(tmp_path / "store") as store:
        for _ in range(3):
            session = carry_out(store)
            if store.journal.head()[0] == 15:
                inspection = session.inspection
        export_case(store, inspection, path, b"%PDF drawn")
        signed_again(path, store.station.key, change)

    assert both(alone, tmp_path / "again.zip", path.read_bytes()) == (code is None, code is None)


def test_every_single_byte_counts(alone, case, tmp_path) -> None:
    """A seeded share of all bytes, and all bytes of the structure round the members."""
    content = case.read_bytes()
    chance = random.Random(7)  # noqa: S311 - a seed, no secret
    at_all = {*range(80), *range(len(content) - 1200, len(content)), *chance.sample(range(len(content)), 600)}
    for at in at_all:
        changed = bytearray(content)
        changed[at] ^= chance.randrange(1, 256)
        assert both(alone, tmp_path / "changed.zip", bytes(changed)) == (False, False), at


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.data())
def test_cuts_insertions_and_swaps_are_found_by_both(alone, case, tmp_path, data) -> None:
    content = case.read_bytes()
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(content)), st.integers(0, len(content)))))
    how = data.draw(st.sampled_from(["delete", "repeat", "truncate", "insert", "swap"]))
    changed = {
        "delete": content[:start] + content[end:],
        "repeat": content[:end] + content[start:end] + content[end:],
        "truncate": content[:start],
        "insert": content[:start] + data.draw(st.binary(min_size=1, max_size=40)) + content[start:],
        "swap": content[start:end] + content[:start] + content[end:],
    }[how]

    assert both(alone, tmp_path / "changed.zip", changed) == ((True, True) if changed == content else (False, False))
