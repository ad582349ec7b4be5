from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile

import pytest

from inspection import plain_zip
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.seal import canonical
from inspection.wording import say
from local_store import case_manifest
from local_store.case_file import export_case, verify_case
from local_store.station_key import StationKey
from tests.local_store.forging import UNFIT, members, rewritten, signed_again
from tests.local_store.scene import PHOTO, carry_out, new_store

PDF = b"%PDF-1.7 drawn %%EOF"


@pytest.fixture
def case(store, tmp_path):
    carry_out(store, "Someone else's")
    session = carry_out(store)
    carry_out(store, "A later one")
    export_case(store, session.inspection, tmp_path / "case.zip", PDF)
    return tmp_path / "case.zip"


def code_of(path, expected_key=None) -> str:
    with pytest.raises(VerificationFailed) as caught:
        verify_case(path, expected_key)
    say(caught.value.message)
    return caught.value.message.code


def test_a_case_file_verifies_and_says_what_was_checked(store, case) -> None:
    report = verify_case(case)

    assert (report.records, report.chain, report.photos, report.station) == (7, 22, 1, "Quay 7")
    assert report.head == store.journal.head()[1]
    assert not report.key_compared


def test_it_holds_its_own_inspection_and_only_headers_of_the_others(case) -> None:
    with zipfile.ZipFile(case) as file:
        names = file.namelist()
        headers = file.read("headers.txt").decode()
        bodies = b"".join(file.read(name) for name in names if name.startswith("bodies/"))
        photo = next(name for name in names if name.startswith("photos/"))
        assert file.read(photo) == PHOTO
        assert file.read("report.pdf") == PDF
        assert file.testzip() is None

    assert photo.endswith(".jpg")
    assert [name for name in names if name.startswith("bodies/")] == [
        f"bodies/{n}.json"
        for n in (1, *range(9, 16))  # record 1 gives the key of the officer who signed
    ]
    assert len(headers.splitlines()) == 22
    assert b"Someone else" not in case.read_bytes()
    assert b"Cylinders from the quay" in bodies


def test_the_same_state_gives_the_same_bytes(store, case, tmp_path) -> None:
    (inspection,) = {row.inspection for row in store.list_inspections("cylinders") if row.label.startswith("Cyl")}
    again = tmp_path / "again.zip"
    export_case(store, inspection, again, PDF)

    assert again.read_bytes() == case.read_bytes()


def test_nothing_is_overwritten_and_nothing_half_written_stays(store, case, tmp_path, monkeypatch) -> None:
    inspection = store.list_inspections()[0].inspection
    with pytest.raises(BadInput, match="case_exists"):
        export_case(store, inspection, case)
    with pytest.raises(BadInput, match="no_inspection"):
        export_case(store, "none such", tmp_path / "new.zip")
    with pytest.raises(EnvironmentFault):
        export_case(store, inspection, tmp_path / "nowhere" / "new.zip")
    monkeypatch.setattr(plain_zip, "MOST_BYTES", 5000)
    with pytest.raises(BadInput, match="case_too_large"):
        export_case(store, inspection, tmp_path / "new.zip")

    assert {path.name for path in tmp_path.iterdir()} == {"store", "case.zip"}


def test_a_key_known_from_elsewhere_is_compared(store, case) -> None:
    fingerprint = verify_case(case).fingerprint
    spaced = " ".join(fingerprint[at : at + 4] for at in range(0, 64, 4)).upper()

    assert verify_case(case, spaced).key_compared
    assert code_of(case, "00" * 32) == "store.case_other_key"


def forged(case, change) -> None:
    """What someone can do who makes a key of his own: change, and sign the manifest anew."""
    parts = members(case)
    del parts["manifest.sig"]
    manifest = json.loads(parts.pop("manifest.json"))
    change(manifest, parts)
    listed = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in parts.items()
    ]
    manifest = {**manifest, "members": manifest["members"] if "keep" in manifest else listed}
    manifest.pop("keep", None)
    key = StationKey(bytes(32))
    manifest |= {"public_key": key.public_key.hex(), "key": hashlib.sha256(key.public_key).hexdigest()}
    content = canonical(manifest)
    signature = key.sign(case_manifest.SIGNED + content).hex().encode()
    rewritten(case, [("manifest.json", content), ("manifest.sig", signature), *parts.items()])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: parts.pop("report.pdf"), "store.case_missing"),
        (lambda parts: parts.pop("bodies/9.json"), "store.case_unexpected"),
        (lambda parts: parts.update({"notes.txt": b"added"}), "store.case_surplus"),
        (lambda parts: parts.update({"report.pdf": PDF + b" "}), "store.case_member"),
        (lambda parts: parts.update({"report.pdf": PDF.replace(b"drawn", b"DRAWN")}), "store.case_member"),
        (lambda parts: parts.update({"headers.txt": parts["headers.txt"][:-1]}), "store.case_member"),
        (lambda parts: parts.update({"manifest.json": parts["manifest.json"] + b" "}), "store.case_manifest"),
        (lambda parts: parts.update({"manifest.json": b"[" * 9999}), "store.case_manifest"),
        (lambda parts: parts.update({"manifest.json": b"{}"}), "store.case_manifest"),
        (lambda parts: parts.update({"manifest.sig": parts["manifest.sig"].upper()}), "store.case_manifest_signature"),
        (lambda parts: parts.update({"manifest.sig": parts["manifest.sig"] + b"00"}), "store.case_member"),
        (
            lambda parts: parts.update(
                {"manifest.json": parts["manifest.json"].replace(b'"station":"Quay 7"', b'"station":"Quay 8"')}
            ),
            "store.case_manifest_signature",
        ),
        (
            lambda parts: parts.update({"manifest.json": parts["manifest.json"].replace(b'"v":1', b'"v":2')}),
            "store.case_newer",
        ),
    ],
)
def test_every_changed_removed_or_added_member_is_named(case, change, code) -> None:
    parts = members(case)
    change(parts)
    rewritten(case, parts.items())

    assert code_of(case) == code


@pytest.mark.parametrize("name", ["../../report.pdf", "/report.pdf", "REPORT.PDF", "photos/../x", "bodies/08.json"])
def test_a_renamed_member_is_refused(case, name) -> None:
    parts = members(case)
    renamed = [(name if each == "report.pdf" else each, content) for each, content in parts.items()]
    rewritten(case, renamed)
    assert code_of(case) == "store.case_unexpected"

    forged(case, lambda manifest, parts: None)
    assert code_of(case) == "store.case_manifest"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda manifest, parts: None, "store.record_key"),
        (lambda manifest, parts: manifest.update(keep=1, members=[]), "store.case_manifest"),
        (lambda manifest, parts: manifest.update(keep=1, members=[[]]), "store.case_manifest"),
        (lambda manifest, parts: manifest.update(keep=1, members=manifest["members"] * 2), "store.case_manifest"),
        (lambda manifest, parts: manifest.update(head={"seq": True, "sha256": ""}), "store.case_manifest"),
        (lambda manifest, parts: manifest.update(extra=1), "store.case_manifest"),
        (lambda manifest, parts: parts.update({"headers.txt": b""}), "store.case_head"),
        (lambda manifest, parts: parts.update({"headers.txt": b"no line end"}), "store.case_member"),
        (lambda manifest, parts: parts.update({"headers.txt": b"\n"}), "store.record_form"),
        (lambda manifest, parts: parts.update({"bodies/8.json": b"[]"}), "store.record_key"),
        (
            lambda manifest, parts: manifest.update(keep=1, members=[{**manifest["members"][0], "size": 2**31}]),
            "store.case_manifest",
        ),
    ],
)
def test_a_manifest_signed_by_another_key_does_not_help(case, change, code) -> None:
    forged(case, change)

    assert code_of(case) == code


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"before" + content,
        lambda content: content + b"\0",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: b"a text file called case.zip",
        lambda content: content + content,
    ],
)
def test_bytes_before_after_or_missing_are_refused(case, change) -> None:
    case.write_bytes(change(case.read_bytes()))

    assert code_of(case) in {"store.case_layout", "store.case_member", "store.case_missing"}


def other_zips():
    def compressed(file):
        file.writestr("manifest.json", bytes(50_000_000), zipfile.ZIP_DEFLATED)

    def link(file):
        entry = zipfile.ZipInfo("manifest.json")
        entry.external_attr = 0o120777 << 16
        file.writestr(entry, "/etc/passwd")

    def outside(file):
        file.writestr("../../manifest.json", "{}")

    def comment(file):
        file.comment = b"hello"

    return [compressed, link, outside, comment]


@pytest.mark.parametrize("make", other_zips())
def test_other_zips_bombs_links_and_paths_are_refused_unread(tmp_path, make) -> None:
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as file:
        make(file)

    assert code_of(path) in {"store.case_layout", "store.case_unexpected"}


def test_sizes_that_lie_and_a_million_members_are_refused_unread(tmp_path) -> None:
    path = tmp_path / "bomb.zip"
    entry = plain_zip.Entry("manifest.json", 0, 2**32 - 1, 0)
    path.write_bytes(entry.local() + b"{}")
    assert code_of(path) == "store.case_member"

    line = b'{"name":"x","sha256":"","size":0}'
    content = b'{"format":"quaylens-case","head":{},"members":[' + b",".join([line] * 400_000) + b'],"v":1}'
    rewritten(path, [("manifest.json", content), ("manifest.sig", b"00")])
    assert code_of(path) == "store.case_manifest"


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_what_cannot_be_read_is_bad_input(tmp_path, kind) -> None:
    with pytest.raises(BadInput, match="case_unreadable"):
        verify_case(tmp_path if kind == "folder" else tmp_path / "none.zip")


def test_the_zip_is_one_that_any_program_reads() -> None:
    content = b"".join(plain_zip.write([("a.txt", b"A"), ("b/c.bin", os.urandom(3))]))

    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.namelist() == ["a.txt", "b/c.bin"]
        assert file.testzip() is None


def test_a_case_from_another_store_has_another_key(case, tmp_path) -> None:
    with new_store(tmp_path / "second") as second:
        export_case(second, carry_out(second).inspection, tmp_path / "second.zip")

    assert verify_case(tmp_path / "second.zip").report is None
    assert code_of(tmp_path / "second.zip", verify_case(case).fingerprint) == "store.case_other_key"


@pytest.mark.parametrize(("change", "code"), UNFIT)
def test_even_the_stations_key_makes_no_case_of_parts_that_do_not_fit(store, case, change, code) -> None:
    signed_again(case, store.station.key, change)

    if code is None:  # a cut tail cannot be told from the file alone, and the report says where it ends
        assert verify_case(case).chain == 15
    else:
        assert code_of(case) == code
