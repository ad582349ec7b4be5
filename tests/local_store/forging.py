"""Case files taken apart, changed and put together again."""

from __future__ import annotations

import hashlib
import json
import zipfile

from inspection import plain_zip
from inspection.seal import canonical
from local_store import case_manifest
from tests.local_store.scene import PHOTO


def members(case) -> dict[str, bytes]:
    with zipfile.ZipFile(case) as file:
        return {name: file.read(name) for name in file.namelist()}


def rewritten(case, parts) -> None:
    case.write_bytes(b"".join(plain_zip.write(parts)))


def signed_again(case, key, change) -> None:
    """What the station itself, or whoever has its key, could make: everything signed, and still not a case."""
    parts = members(case)
    manifest = json.loads(parts.pop("manifest.json"))
    del parts["manifest.sig"]
    change(manifest, parts)
    manifest["members"] = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in parts.items()
    ]
    content = canonical(manifest)
    signature = key.sign(case_manifest.SIGNED + content).hex().encode()
    rewritten(case, [("manifest.json", content), ("manifest.sig", signature), *parts.items()])


def cut(manifest, parts) -> None:
    lines = parts["headers.txt"].splitlines(keepends=True)[:-7]
    parts["headers.txt"] = b"".join(lines)
    manifest["head"] = {"seq": 15, "sha256": hashlib.sha256(lines[-1].rstrip(b"\n").partition(b" ")[2]).hexdigest()}


def photo_of(parts) -> str:
    return next(name for name in parts if name.startswith("photos/"))


# What is changed before everything is signed again, and what the verification says to it.
UNFIT = [
    (lambda manifest, parts: parts.pop("bodies/9.json"), "store.record_withheld"),
    (lambda manifest, parts: parts.update({"bodies/9.json": parts["bodies/10.json"]}), "store.record_body"),
    (lambda manifest, parts: parts.update({"bodies/9.json": b"{}"}), "store.record_body"),
    (lambda manifest, parts: parts.update({"bodies/9.json": b" {}"}), "store.record_form"),
    (lambda manifest, parts: parts.update({"bodies/99.json": b"{}"}), "store.case_foreign_body"),
    (lambda manifest, parts: parts.pop(photo_of(parts)), "store.photo_missing"),
    (lambda manifest, parts: parts.update({photo_of(parts): b"other"}), "store.case_member"),
    (
        lambda manifest, parts: parts.update({f"photos/{hashlib.sha256(b'x').hexdigest()}": b"x"}),
        "store.case_surplus",
    ),
    (lambda manifest, parts: parts.update({photo_of(parts)[:71]: PHOTO}), "store.case_surplus"),
    (lambda manifest, parts: manifest.update(inspection="none"), "store.case_no_records"),
    (lambda manifest, parts: manifest.update(station="Quay 8"), "store.record_station"),
    (lambda manifest, parts: manifest["head"].update(seq=21), "store.case_head"),
    (cut, None),
]
