"""The packet without persons: no name in any of its bytes, and still it verifies."""

from __future__ import annotations

import io
import json
import re
import runpy
import zipfile
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from inspection.canonical import fingerprint
from inspection.errors import BadInput, VerificationFailed
from local_store.exports.packet import packet_of
from local_store.exports.packet_check import is_packet, verify_packet
from local_store.exports.persons import persons_of, redact
from tests.local_store.scene import carry_out, new_store

SCRIPT = runpy.run_path(str(Path(__file__).resolve().parents[3] / "docs" / "verify_case.py"))
NAMES = (
    "abena", "osei", "kofi", "mensah", "yaw darko", "darko", "efua", "adu", "ama serwaa", "grey gases",
    "cooling.example", "276 1790",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(store, session):
    return packet_of(store, session.inspection)


@pytest.fixture
def packet(made, tmp_path):
    path = tmp_path / "packet.zip"
    path.write_bytes(made.content)
    return path


def test_it_verifies_with_us_and_with_the_script(packet, made, store, session):
    assert is_packet(packet)
    report = verify_packet(packet, fingerprint(store.station.key.public_key))
    assert report.inspection == session.inspection
    assert (report.redacted, report.photos) == (made.redacted, 1)
    assert report.given + report.redacted == len(session.dossier.records)
    with packet.open("rb") as stream:
        assert "nothing was changed" in SCRIPT["verify"](stream, None)[0]


def test_no_byte_of_it_names_a_person(packet):
    with zipfile.ZipFile(packet) as archive:
        texts = {name: archive.read(name) for name in archive.namelist()}
    for page in pypdf.PdfReader(io.BytesIO(texts["report.pdf"])).pages:
        texts[f"page {page.page_number}"] = page.extract_text().encode()
    metadata = pypdf.PdfReader(io.BytesIO(texts["report.pdf"])).metadata
    texts["metadata"] = str(metadata).encode()
    for where, content in texts.items():
        said = content.decode("utf-8", errors="replace").casefold()
        digits = re.findall(r"\b(?:[0-9a-f]{2})+\b", said)
        hexadecimal = "".join(bytes.fromhex(each).decode("utf-8", "replace") for each in digits)
        for name in NAMES:
            word = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])")
            assert not word.search(said), (where, name)
            assert name not in hexadecimal.casefold(), (where, name)


def test_photos_are_copies_without_exif_and_with_names_covered(packet):
    with zipfile.ZipFile(packet) as archive:
        (name,) = [each for each in archive.namelist() if each.startswith("photos/")]
        content = archive.read(name)
        withheld = json.loads(archive.read("withheld.json"))
    with Image.open(io.BytesIO(content)) as picture:
        assert not picture.getexif()
        red, green, blue = picture.getpixel((120, 35))
        assert max(red, green, blue) < 40  # the red field was the consignee's name
        assert min(picture.getpixel((600, 400))) > 215
    assert b"Exif" not in content
    assert [each["covered"] for each in withheld["photos"]] == [3]


def test_what_was_withheld_is_told(packet):
    with zipfile.ZipFile(packet) as archive:
        withheld = json.loads(archive.read("withheld.json"))
        given = [json.loads(archive.read(each)) for each in archive.namelist() if each.startswith("redacted/")]
    fields = {field for each in withheld["records"] for field in each["fields"]}
    assert {"/opening/officer", "/declaration/importer", "/custody/receiver/name", "/ruling/reason"} <= fields
    exhibit = next(each["exhibit"] for each in given if "exhibit" in each)
    assert exhibit["observation"]["texts"][1]["text"] == "R-134a"
    assert exhibit["observation"]["texts"][0]["text"] == "CONSIGNEE [withheld]"


@pytest.mark.parametrize("part", [b'"decision":"seize"', b'"seq":4', b'"previous":"', b"[withheld]", b"JFIF"])
def test_a_changed_packet_is_found_out(packet, part):
    content = bytearray(packet.read_bytes())
    place = content.rindex(part) + len(part) - 2
    content[place] ^= 1
    packet.write_bytes(content)
    with pytest.raises(VerificationFailed):
        verify_packet(packet)
    with packet.open("rb") as stream, pytest.raises(SCRIPT["Wrong"]):
        SCRIPT["verify"](stream, None)


def test_a_station_named_after_its_officer_gets_no_packet(tmp_path):
    with new_store(tmp_path / "named", station="laptop of Abena") as store:
        session = carry_out(store)
        with pytest.raises(BadInput) as raised:
            packet_of(store, session.inspection)
    assert raised.value.message.code == "exports.name_remains"


def test_words_of_ours_stay_where_an_officer_is_called_like_one(session):
    persons = persons_of(session.dossier.records, ["officer", "Read"])
    body = {"confirmation": "officer", "text": "seen by the officer; ready", "officer": "officer"}
    assert redact(body, persons).body == {
        "confirmation": "officer", "text": "seen by the [withheld]; ready", "officer": "[withheld]",
    }  # fmt: skip
