"""Workers side by side on one database and one store of photos; and a store of photos that is down, or has lost one."""

from __future__ import annotations

import dataclasses
import hashlib
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

import pytest
from sqlalchemy import create_engine, func, select, text

from hq import photos, schema
from hq.objects import Bucket, Folder
from hq.service import open_service
from hq.settings import settings_from
from hq.stations import new_code
from inspection.errors import EnvironmentFault
from inspection.exchange import batch_bytes, receipt_of
from local_store.exchange import outbox
from local_store.exchange.hq_client import HqClient
from local_store.exchange.line import Line
from local_store.exchange.sync import Exchange
from tests.exchange.conftest import answering
from tests.local_store.scene import carry_out, new_store

PHOTO = bytes(range(256)) * 400


@pytest.fixture(params=["embedded", "production"])
def settings(request, tmp_path):
    """Settings for a headquarters that holds nothing yet."""
    if request.param == "embedded":
        return settings_from({"QUAYLENS_HQ_FOLDER": str(tmp_path / "hq")})
    production = request.getfixturevalue("production")
    engine = create_engine(production.settings.database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS workers"))
        connection.execute(text("CREATE DATABASE workers"))
    engine.dispose()
    database = production.settings.database.replace("/postgres?", "/workers?")
    return dataclasses.replace(production.settings, database=database)


@pytest.fixture
def workers(settings):
    """Two of them."""
    opened = [open_service(settings) for _ in range(2)]
    yield opened
    for each in opened:
        each.engine.dispose()


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def lines(workers, store):
    """A line to each worker, for one enrolled station."""
    with workers[0].engine.begin() as connection:
        code = new_code(connection, "", now=workers[0].now(), signer=workers[0].key)
    with (
        answering(workers[0]) as first,
        answering(workers[1]) as second,
        HqClient(first, store.station.key) as one,
        HqClient(second, store.station.key) as other,
    ):
        outbox.keep_enrolment(store, *one.enrol(code, store.station.name))
        yield one, other


class Balanced:
    """One address before two workers: each request goes to the other one than the last."""

    def __init__(self, lines):
        self._turns = cycle(lines)

    def __getattr__(self, name):
        return getattr(next(self._turns), name)


def count(service, table):
    with service.engine.begin() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_two_workers_behind_one_address_give_the_same_answers(workers, lines, store):
    carry_out(store, photo=PHOTO)
    way = Line(sleep=lambda _: None, piece=8 * 1024)
    assert Exchange(lambda work: work(store), Balanced(lines), way).run().complete
    assert lines[0].state() == lines[1].state()
    key = workers[0].key.public_key
    assert lines[0].down(key, 0) == lines[1].down(key, 0)
    assert photos.content_of(workers[1].objects, hashlib.sha256(PHOTO).hexdigest()) == PHOTO


def test_what_comes_to_both_at_once_is_held_once(workers, lines, store):
    carry_out(store, photo=PHOTO)
    name, cut = hashlib.sha256(PHOTO).hexdigest(), 30_000
    records = list(store.journal.everything())
    batch = batch_bytes(records[0].header.key, records)

    def push(turn):
        line, size = lines[turn % 2], cut + 1_000 * turn  # no two cut the photo alike
        line.push_records(batch)
        start = line.photo_progress(name).start
        while True:
            try:
                progress = line.push_photo(name, start, len(PHOTO), PHOTO[start : start + size])
            except EnvironmentFault:  # another was quicker, or has dropped what was there
                progress = line.photo_progress(name)
            if progress.held:
                return line.receipt(workers[0].key.public_key)
            start = progress.start

    with ThreadPoolExecutor(6) as pool:
        receipts = [receipt_of(each) for each in pool.map(push, range(6)) if each is not None]
    assert count(workers[0], schema.record) == len(records)
    assert [count(workers[0], table) for table in (schema.photo, schema.photo_part, schema.waiting)] == [1, 0, 0]
    assert [each.photos for each in receipts] == [(name,)]
    assert photos.content_of(workers[0].objects, name) == PHOTO


def test_a_store_of_photos_that_is_down_or_has_lost_one(workers, lines, store, settings, tmp_path):
    carry_out(store, photo=PHOTO)
    broken = tmp_path / "broken"
    broken.write_text("a file where a folder should be")
    options = {**settings.object_options, "endpoint": "http://127.0.0.1:1"}
    down = Bucket(settings.objects, options) if settings.objects else Folder(broken)
    with answering(dataclasses.replace(workers[0], objects=down)) as address:
        with HqClient(address, store.station.key) as line, pytest.raises(EnvironmentFault) as refused:
            Exchange(lambda work: work(store), line, Line(tries=1, sleep=lambda _: None)).run()
        assert refused.value.message.code == "sync.unreachable"
        assert "Send again" in str(dict(refused.value.message.params)["detail"])
    name = hashlib.sha256(PHOTO).hexdigest()
    assert count(workers[0], schema.photo) == 0
    receipt = lines[0].receipt(workers[0].key.public_key)
    assert receipt_of(receipt).photos == ()  # the records are held, the photo is not
    assert Exchange(lambda work: work(store), lines[1], Line(sleep=lambda _: None)).run().complete
    workers[0].objects.delete(f"photos/{name[:2]}/{name}")
    assert photos.content_of(workers[0].objects, name) is None
