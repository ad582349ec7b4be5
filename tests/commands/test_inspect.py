"""The whole job on the command line: from a picture to a verified case file; and bad input."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pypdfium2
import pytest
import segno
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from commands.app import run
from inspection.exchange import StatementKind
from inspection.record_code import RecordCode, written
from local_store.store import Store
from tests.local_store.test_retention import Hq

TREE = Path(__file__).resolve().parent.parent.parent
DECLARATION = "line,description,un,refrigerant,net_kg\n1,gas,3159,R-134a,544\n"


def test_from_a_picture_to_a_verified_case(label, edition_file, passphrase_file, tmp_path, capsys):
    papers, report, case, store = (tmp_path / name for name in ("d.csv", "r.pdf", "c.zip", "store"))
    papers.write_text(DECLARATION)
    given = ("--store", str(store), "--passphrase-file", str(passphrase_file), "--edition", str(edition_file))
    asked = ("--from", "CN", "--to", "GH", "--on", "2026-11-22", "--declaration", str(papers), "--json")

    code = run(["inspect", str(label), *given, *asked, "--report", str(report), "--case", str(case)])

    assert code == 0
    answer = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads((TREE / "docs/schema/inspect.json").read_text())).validate(answer)
    assert answer["verdict"] == "permit_required"
    assert {"R-22", "1018", "75-45-6", "CSQU3054383"} <= {claim["value"] for claim in answer["claims"]}
    assert ("different", "3159", "1018") in {(d["kind"], d["declared"], d["found"]) for d in answer["differences"]}
    printed = "".join(page.extract_text() for page in PdfReader(report).pages)
    assert "Annex C, Group I" in printed

    assert run(["verify", str(case)]) == 0
    assert run(["verify", *given[:4]]) == 0
    scan = tmp_path / "scan.png"
    pypdfium2.PdfDocument(report)[0].render(scale=2).to_pil().save(scan)
    assert run(["verify", str(case), "--paper", str(scan)]) == 0
    assert run(["verify", *given[:4], "--paper", str(scan)]) == 0
    assert capsys.readouterr().out.count("unchanged") >= 2
    assert run(["verify", str(case), "--paper", str(label)]) == 2
    another = RecordCode(1, "ab" * 32, answer["inspection"])
    segno.make_qr(written(another)).save(str(scan), scale=4)
    assert run(["verify", *given[:4], "--paper", str(scan)]) == 3
    capsys.readouterr()
    changed = bytearray(case.read_bytes())
    changed[len(changed) // 2] ^= 1
    case.write_bytes(changed)
    assert run(["verify", str(case)]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_read_gives_one_object_a_picture(label, edition_file, tree, capsys):
    assert run(["read", str(label), "--edition", str(edition_file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads((tree / "docs/schema/read.json").read_text())).validate(answer)
    assert answer["symbols"][0]["aim"] == "]C1"


def bomb(path: Path) -> None:
    """A PNG of some hundred bytes whose header asks for 30 000 x 30 000 pixels."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def torn(path: Path, label: Path) -> None:
    from PIL import Image

    whole = path.with_suffix(".whole.jpg")
    Image.open(label).convert("RGB").save(whole)
    path.write_bytes(whole.read_bytes()[:5000])
    whole.unlink()


@pytest.mark.parametrize("what", ["torn", "empty", "text", "bomb", "missing", "columns", "date", "report", "open file"])
def test_bad_input_leaves_no_store(what, label, edition_file, passphrase_file, tmp_path, capsys):
    picture, papers, store = tmp_path / "picture.jpg", tmp_path / "d.csv", tmp_path / "store"
    papers.write_text("line,colour\n1,red\n" if what == "columns" else DECLARATION)
    picture.write_bytes(label.read_bytes())
    if what == "torn":
        torn(picture, label)
    elif what == "empty":
        picture.write_bytes(b"")
    elif what == "text":
        picture.write_text("not a picture\n" * 50)
    elif what == "bomb":
        bomb(picture)
    elif what == "missing":
        picture.unlink()
    elif what == "open file":
        passphrase_file.chmod(0o644)
    report = tmp_path / ("no/such/folder/r.pdf" if what == "report" else "r.pdf")
    day = "yesterday" if what == "date" else "2026-11-22"

    given = ("--store", str(store), "--passphrase-file", str(passphrase_file), "--edition", str(edition_file))
    code = run(["inspect", str(picture), *given, "--on", day, "--declaration", str(papers), "--report", str(report)])

    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert len(told.err.splitlines()) == 1, told.err
    assert "Traceback" not in told.err
    assert not store.exists()
    assert not report.exists()


AS_SOMEBODY_ELSE = """
import os, sys
from commands.app import run
import capture, capture.stills, reference.reference_data, reference.vocabulary, commands.pictures
run(["read", sys.argv[1], "--edition", sys.argv[2]])  # whatever is imported late is imported now
if os.geteuid() == 0:  # for root no folder is closed
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
print("now", file=sys.stderr)
sys.exit(run(["read", sys.argv[3], "--edition", sys.argv[2]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_folder_without_permission(label, edition_file, tree, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "a.png").write_bytes(label.read_bytes())
    closed.chmod(0)
    for folder in (*edition_file.parents, *closed.parents):
        if folder.is_relative_to(tmp_path.parents[1]):  # pytest keeps its folders to the user who runs it
            folder.chmod(0o755)
    command = [sys.executable, "-c", AS_SOMEBODY_ELSE, label, edition_file, closed]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=60)
    closed.chmod(0o755)
    told = done.stderr.partition("now\n")[2]
    assert done.returncode == 2, done.stderr
    assert len(told.splitlines()) == 1, told
    assert "Traceback" not in told


def test_what_headquarters_watches_for_is_told_of(label, edition_file, passphrase_file, tmp_path, capsys):
    given = (
        "--store",
        str(tmp_path / "store"),
        "--passphrase-file",
        str(passphrase_file),
        "--edition",
        str(edition_file),
    )
    with Store.create(tmp_path / "store", passphrase_file.read_text(), "Quay 7", "Abena") as store:
        Hq(store).hear(StatementKind.ALERT, {"containers": ["CSQU 305438-3"], "note": "Call at once.", "until": None})
    assert run(["inspect", str(label), *given, "--officer", "Abena", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["alerts"] == [{"alert": 2, "what": "CSQU 305438-3", "note": "Call at once."}]
    assert run(["inspect", str(label), *given, "--officer", "Abena"]) == 0
    assert "! Headquarters watches for CSQU 305438-3" in capsys.readouterr().out


def test_suspected_illegal_traffic_from_declaration_to_the_last_duty(
    label, edition_file, passphrase_file, tmp_path, capsys, tree
):
    store = ("--store", str(tmp_path / "store"), "--passphrase-file", str(passphrase_file))
    where = ("--edition", str(edition_file), "--json")
    papers = tmp_path / "d.csv"
    papers.write_text("line,description,basel,condition\n1,Batteries,A1160,waste\n")
    asked = ("--from", "DE", "--to", "GH", "--on", "2026-11-22", "--declaration", str(papers))

    assert run(["inspect", str(label), *store, *where, *asked, "--suspicion", "exporter"]) == 0
    answer = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads((tree / "docs/schema/inspect.json").read_text())).validate(answer)
    traffic = answer["illegal_traffic"]
    assert ("Article 9(1)(b)", True) in {(sign["provision"], sign["settled"]) for sign in traffic["signs"]}
    assert traffic["declared"]["conduct"] == "exporter"
    assert {task["task"]: task["due"] for task in traffic["tasks"]}["take_back"] is None

    done = ("--done", "inform_export", "--on", "2026-11-24")
    assert run(["case", "tasks", answer["inspection"], *store, *where, *done]) == 0
    tasks = {task["task"]: task for task in json.loads(capsys.readouterr().out)["tasks"]}
    assert (tasks["inform_export"]["done"], tasks["take_back"]["due"]) == ("2026-11-24", "2026-12-24")
    assert run(["case", "tasks", answer["inspection"], *store, *where[:2], "--on", "2026-12-25"]) == 0
    assert "OVERDUE since 2026-12-24" in capsys.readouterr().out
    for wrong in (("nobody", *done), (answer["inspection"], "--done", "sleep")):
        assert run(["case", "tasks", *wrong, *store, *where[:2]]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
