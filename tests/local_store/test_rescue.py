"""A journal with a page that the disk has spoilt: told, and saved as far as it goes."""

from __future__ import annotations

import json

import pytest

from inspection.errors import BadInput, Fault
from inspection.seal import parse_body, parse_header, signature_holds
from inspection.wording import say
from local_store.rescue import rescue
from local_store.store import Store
from local_store.verification import verify_store
from tests.local_store.scene import PASSPHRASE, carry_out, new_store

PAGE = 4096


def spoil(path, page) -> None:
    content = bytearray(path.read_bytes())
    content[page * PAGE + 100] ^= 1
    path.write_bytes(content)


def test_each_spoilt_page_is_told_with_what_to_do_and_the_rest_is_saved(folder, tmp_path) -> None:
    with new_store(folder) as store:
        carry_out(store, photo=b"\xff\xd8 first \xff\xd9")
        carry_out(store, photo=b"\xff\xd8 second \xff\xd9")
        carry_out(store, photo=b"\xff\xd8 third \xff\xd9")
        everything = {record.header.seq: record for record in store.journal.everything()}
        key = store.station.key.public_key
    journal = folder / "journal.db"
    whole = journal.read_bytes()
    told, saved = set(), []
    for page in range(len(whole) // PAGE):
        journal.write_bytes(whole)
        spoil(journal, page)
        try:
            with Store.open(folder, PASSPHRASE) as store:
                out = tmp_path / f"out {page}"
                report = rescue(store, out)
                with pytest.raises(Fault) as caught:
                    verify_store(store)
        except Fault as fault:
            told.add(fault.message.code)
            say(fault.message)
            continue
        assert caught.value.message.code == "store.journal_pages"
        assert "store rescue" in say(caught.value.message)
        lines = [json.loads(line) for line in (out / "records.jsonl").read_bytes().splitlines()]
        assert len(lines) == report.records == len(everything) - report.lost_records
        assert len(list((out / "photos").iterdir())) == report.photos
        for line in lines:
            header = parse_header(line["header"].encode())
            assert signature_holds(key, line["signature"], line["header"].encode())
            assert everything[header.seq].body == parse_body(line["body"].encode())
        saved.append((report.records, report.photos))

    assert told <= {"store.damaged", "store.wrong_passphrase"}
    assert max(saved) == (len(everything), 3)
    assert any(0 < records < len(everything) for records, _ in saved)


def test_nothing_is_overwritten_by_a_rescue(store, tmp_path) -> None:
    with pytest.raises(BadInput, match="exists"):
        rescue(store, tmp_path)
