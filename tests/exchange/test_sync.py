"""From a station to headquarters and back: the real client, the real service, a real socket."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from hq import schema
from hq.bundles import answer, take_bundle
from hq.editions import publish
from hq.signing_key import load_or_make
from hq.statements import issue
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.exchange import StatementKind, batch_bytes
from inspection.seal import seal
from local_store.exchange import outbox
from local_store.exchange.bundles import import_bundle, keep_edition, write_bundle
from local_store.exchange.editions import place
from local_store.exchange.heard import ItemState
from local_store.exchange.hq_client import HqClient
from local_store.exchange.line import Line
from local_store.exchange.sync import Cancelled, Exchange
from local_store.system_clock import SystemClock
from tests.exchange.conftest import answering
from tests.local_store.scene import carry_out, new_store


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def client(store, address):
    with HqClient(address, store.station.key) as opened:
        yield opened


@pytest.fixture
def enrolled(store, client, code):
    outbox.keep_enrolment(store, *client.enrol(code, store.station.name))
    return store


def exchange(store, client, **more):
    line = Line(tries=2, first_wait=0, sleep=lambda _: None)
    return Exchange(lambda work: work(store), client, line, **more)


def test_everything_arrives_and_each_item_shows_its_receipt(enrolled, client, service):
    first = carry_out(enrolled)
    assert outbox.standing(enrolled, first.inspection).state is ItemState.WAITING
    outcome = exchange(enrolled, client).run()
    assert outcome.complete
    assert outcome.receipt is not None
    assert outbox.standing(enrolled, first.inspection).state is ItemState.HELD
    assert outbox.unsent(enrolled) == outbox.Unsent(0, 0)
    with service.engine.begin() as connection:
        held = connection.execute(select(schema.record.c.sha256).order_by(schema.record.c.seq)).scalars().all()
        listed = connection.execute(select(schema.inspection.c.label)).scalars().all()
        photos = connection.execute(select(schema.photo.c.sha256)).scalars().all()
    own = [record.sha256 for record in enrolled.journal.headers()]
    assert held == own[: len(held)]
    assert len(held) >= len(enrolled.records(first.inspection))
    assert listed == ["Cylinders from the quay"]
    assert photos == [exhibit.photo for exhibit in first.dossier.exhibits]
    # A second exchange sends what the first one added: the receipt, as a record of its own.
    assert exchange(enrolled, client).run().complete


def test_a_copied_store_is_found_out_and_nothing_is_mixed(enrolled, client, tmp_path, service):
    carry_out(enrolled)
    exchange(enrolled, client).run()
    with service.engine.begin() as connection:
        connection.execute(schema.station.update().values(head="ab" * 32))
    carry_out(enrolled, "Another day")
    with pytest.raises(VerificationFailed) as refused:
        exchange(enrolled, client).run()
    assert refused.value.message.code == "sync.fork"


def test_a_code_enrols_once_and_names_its_headquarters(store, client, code, service, tmp_path):
    with pytest.raises(VerificationFailed) as refused:
        client.enrol(f"{code.partition('/')[0]}/{'0' * 16}", "Quay 7")
    assert refused.value.message.code == "sync.other_headquarters"
    client.enrol(code, "Quay 7")
    client.enrol(code, "Quay 7")  # the same again: the answer may have been lost
    other = load_or_make(tmp_path / "other.key")
    with HqClient(client.address, other) as second, pytest.raises(VerificationFailed):
        second.enrol(code, "Quay 8")
    with HqClient(client.address, other) as stranger, pytest.raises(VerificationFailed):
        stranger.state()


def test_before_enrolment_there_is_a_sentence(store, client):
    with pytest.raises(BadInput):
        exchange(store, client).run()


def test_a_wrong_clock_does_not_keep_a_station_out(enrolled, client, monkeypatch):
    monkeypatch.setattr(client, "_ahead", timedelta(days=-400))
    assert client.state().through == 0


def test_what_breaks_in_the_middle_goes_on_where_it_was(enrolled, client, service, monkeypatch):
    carry_out(enrolled)
    push, calls = client.push_photo, []

    def breaking(sha256, start, total, content):
        calls.append(start)
        if len(calls) == 1:
            push(sha256, start, total, content[:3])  # part of it arrived, the answer did not
            raise EnvironmentFault("sync.unreachable", address="", detail="")
        return push(sha256, start, total, content)

    monkeypatch.setattr(client, "push_photo", breaking)
    assert exchange(enrolled, client).run().complete
    assert calls == [0, 3]


def test_without_headquarters_the_records_wait(enrolled, client, tmp_path):
    carry_out(enrolled)
    with HqClient("http://127.0.0.1:1", enrolled.station.key) as nobody, pytest.raises(EnvironmentFault):
        exchange(enrolled, nobody).run()
    with pytest.raises(Cancelled):
        exchange(enrolled, client, stopped=lambda: True).run()
    assert outbox.unsent(enrolled).photos == 1


def test_two_workers_on_one_database_give_the_same_answers(enrolled, client, service):
    carry_out(enrolled)
    exchange(enrolled, client).run()
    with answering(service) as second, HqClient(second, enrolled.station.key) as other:
        assert other.state() == client.state()


def test_what_headquarters_says_is_kept_as_records_and_survives_a_rebuild(enrolled, client, service):
    session = carry_out(enrolled)
    exchange(enrolled, client).run()
    with service.engine.begin() as connection:
        issue(connection, StatementKind.HOLD, {"inspection": session.inspection, "on": True},
              now=service.now(), signer=service.key)  # fmt: skip
    exchange(enrolled, client).run()
    assert enrolled.heard.on_hold(session.inspection)
    before = outbox.standing(enrolled, session.inspection)
    enrolled.rebuild()
    assert enrolled.heard.on_hold(session.inspection)
    assert outbox.standing(enrolled, session.inspection) == before


def test_the_stick_brings_the_same_and_three_times_is_once(enrolled, service, tmp_path):
    session = carry_out(enrolled)
    stick = tmp_path / "up.bundle"
    write_bundle(enrolled, stick)
    with pytest.raises(BadInput):
        write_bundle(enrolled, stick)
    for _ in range(3):
        with stick.open("rb") as stream:
            taken = take_bundle(service, stream)
    assert (taken.quarantined, taken.photos) == (0, 1)
    back = tmp_path / "down.bundle"
    back.write_bytes(b"".join(answer(service, taken.station, 0)))
    counts = [import_bundle(enrolled, back, keep_edition(enrolled.folder)).statements for _ in range(3)]
    assert counts[0] > 0
    assert counts[1:] == [0, 0]
    assert outbox.standing(enrolled, session.inspection).state is ItemState.HELD
    with stick.open("rb") as stream, pytest.raises(VerificationFailed):
        import_bundle(enrolled, stick, keep_edition(enrolled.folder))
    hostile = bytearray(stick.read_bytes())
    hostile[len(hostile) // 2] ^= 1
    stick.write_bytes(hostile)
    with stick.open("rb") as stream, pytest.raises(VerificationFailed):
        take_bundle(service, stream)


def test_an_edition_comes_down_in_pieces_with_its_signature(enrolled, client, service, monkeypatch):
    content = b"SQLite format 3\x00".ljust(68, b"\0") + b"QLED" + bytes(range(256)) * 500
    with service.engine.begin() as connection:
        publish(connection, service.objects, "2027-1", content, b"s" * 64, now=service.now(), signer=service.key)
    fetch, calls = client.edition, []

    def breaking(sha256, start, most):
        calls.append(start)
        if len(calls) == 2:
            raise EnvironmentFault("sync.unreachable", address="", detail="")
        return fetch(sha256, start, most)

    monkeypatch.setattr(client, "edition", breaking)
    line = Line(sleep=lambda _: None, piece=20_000)
    outcome = Exchange(lambda work: work(enrolled), client, line).run()
    assert calls[0] == 0
    assert calls[1] == calls[2] > 0  # it goes on where it was
    arrived = place(enrolled.folder, outcome.edition)
    assert arrived.read_bytes() == content
    assert arrived.with_name(f"{arrived.name}.sig").read_bytes() == b"s" * 64
    assert exchange(enrolled, client).run().edition is None


def test_a_changed_edition_is_dropped_and_one_that_is_gone_stops_nothing(enrolled, client, service):
    content = b"SQLite format 3\x00".ljust(68, b"\0") + b"QLED"
    with service.engine.begin() as connection:
        publish(connection, service.objects, "2027-1", content, b"s" * 64, now=service.now(), signer=service.key)
    enrolled_client = client.edition
    client.edition = lambda sha256, start, most: bytes(len(enrolled_client(sha256, start, most)))
    with pytest.raises(VerificationFailed) as refused:
        exchange(enrolled, client).run()
    assert refused.value.message.code == "sync.edition_changed"
    del client.edition
    service.objects.delete(f"editions/{hashlib.sha256(content).hexdigest()}")
    assert exchange(enrolled, client).run().edition is None


def test_what_waited_and_came_again_waits_no_longer(enrolled, client, service):
    carry_out(enrolled)
    records = list(enrolled.journal.everything())
    client.push_records(batch_bytes(records[0].header.key, records[4:7]))
    client.push_records(batch_bytes(records[0].header.key, records))
    with service.engine.begin() as connection:
        assert connection.execute(select(schema.waiting)).all() == []
        assert connection.execute(select(schema.quarantine)).all() == []


def test_a_gap_and_a_fork_among_what_waits(enrolled, client, service, tmp_path):
    carry_out(enrolled)
    records = list(enrolled.journal.everything())
    key, station = enrolled.station.key, records[0].header.key
    twin = seal("other", "note", {}, station=enrolled.station.name, officer="Abena", seq=6, previous="ab" * 32,
                signer=key, clock=SystemClock())  # fmt: skip
    client.push_records(batch_bytes(station, [records[5], twin]))
    assert client.state().through == 0
    outcome = client.push_records(batch_bytes(station, records[:5]))
    assert outcome.through == 6
    assert client.state().quarantined == 1
    assert exchange(enrolled, client).run().through == len(records)
    with service.engine.begin() as connection:
        row = connection.execute(select(schema.quarantine)).one()
        assert connection.execute(select(schema.waiting)).all() == []
    assert (row.reason, row.sha256) == ("hq.record_fork", twin.sha256)


def test_what_only_headquarters_said_asks_for_no_receipt(enrolled, client):
    carry_out(enrolled)
    first = exchange(enrolled, client).run()
    assert exchange(enrolled, client).run().receipt == first.receipt
    assert exchange(enrolled, client).run().receipt == first.receipt


def test_a_refused_inspection_says_why_and_is_held_once_that_is_settled(enrolled, client, service):
    session = carry_out(enrolled)

    def called(name):
        with service.engine.begin() as connection:
            connection.execute(schema.station.update().values(name=name))

    called("Another name")
    outcome = exchange(enrolled, client).run()
    assert not outcome.complete
    assert outcome.refused > 0
    standing = outbox.standing(enrolled, session.inspection)
    assert (standing.state, standing.reason) == (ItemState.REFUSED, "hq.record_station")
    called(enrolled.station.name)
    assert exchange(enrolled, client).run().complete
    assert outbox.standing(enrolled, session.inspection).state is ItemState.HELD


def test_an_inspection_is_sent_while_its_photo_is_on_the_way(enrolled, client, monkeypatch):
    session = carry_out(enrolled)
    monkeypatch.setattr(Exchange, "_photos", lambda self: ())
    assert not exchange(enrolled, client).run().complete
    assert outbox.standing(enrolled, session.inspection).state is ItemState.SENT
