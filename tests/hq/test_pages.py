"""The pages on PostgreSQL and S3: what each shows, who may do what, and that every view is audited."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re

import pyarrow.parquet as pq
import pytest
from fastapi.routing import APIRoute
from sqlalchemy import delete, insert, select, update

from hq import schema
from hq.accounts import Role
from hq.export import Format
from hq.inspections import Query, every, search
from hq.pages.routes import pages
from hq.stations import new_code
from inspection.exchange import StatementKind
from local_store.exchange.hq_client import HqClient
from tests.exchange.conftest import answering
from tests.hq.conftest import EASY, Browser
from tests.hq.drawn_station import DrawnStation

PATH = re.compile(r'href="(/inspections/[0-9a-f]{64}/\d+)"')
READ_ONLY = ["/", "/inspections", "/stations", "/alerts", "/quarantine", "/policy", "/editions"]


def newest(browser, **query):
    return PATH.findall(browser.get("/inspections", params=query).text)


def audited(service, action):
    with service.engine.begin() as connection:
        return connection.execute(
            select(schema.audit.c.account, schema.audit.c.subject)
            .where(schema.audit.c.action == action)
            .order_by(schema.audit.c.id)
        ).all()


def statements(service, kind):
    with service.engine.begin() as connection:
        rows = connection.execute(
            select(schema.statement.c.content)
            .where(schema.statement.c.kind == str(kind))
            .order_by(schema.statement.c.number)
        ).scalars()
        return [json.loads(content) for content in rows]


@pytest.mark.parametrize("path", READ_ONLY)
def test_every_page_is_for_those_who_are_signed_in(analyst, at_hq, path):
    answer = analyst.get(path)
    assert answer.status_code == 200
    assert "script" not in answer.text
    assert " style=" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert Browser(at_hq).get(path).headers["location"].startswith("/sign-in")


def test_no_form_is_taken_without_its_token_or_the_role(analyst, at_hq, stations):
    quay = stations["quay"].fingerprint
    paths = [route.path for each in pages.routes for route in routes_of(each) if "POST" in route.methods]
    assert len(paths) >= 12
    for path in set(paths) - {"/sign-in", "/second-factor"}:
        filled = path.format(station=quay, fingerprint=quay, seq=2, number=1)
        answer = analyst.client.post(filled, data={"csrf": "guessed"})
        assert answer.status_code == 403, path
        assert Browser(at_hq).client.post(filled, data={}).headers["location"].startswith("/sign-in")
    for path in ("/policy", "/stations/code", "/editions", "/alerts", f"/inspections/{quay}/2/hold"):
        assert analyst.post(path, {"reason": "x"}, page="/").status_code == 403
    assert analyst.get("/audit").status_code == 403


def routes_of(route):
    """Routers stand inside routers."""
    if isinstance(route, APIRoute):
        return [route]
    inner = getattr(route, "original_router", None) or getattr(route, "router", None)
    return [found for each in getattr(inner, "routes", ()) for found in routes_of(each)]


def test_an_inspection_is_found_by_what_it_contains_and_who_is_in_it(analyst, stations):
    (quay_first,) = newest(analyst, container="csqu 305438-3")
    for query in (
        {"company": "cool trading"},
        {"regime": "montreal"},
        {"verdict": "prohibited"},
        {"container": "CSQU3054383", "company": "gases", "officer": "abena", "substance": "r22", "port": "tem"},
    ):
        assert newest(analyst, **query) == [quay_first]
    assert len(newest(analyst, substance="1018")) == 3
    assert len(newest(analyst, station="quay")) == 2
    assert len(newest(analyst, station=stations["airport"].fingerprint)) == 1
    assert newest(analyst, company="cool sons") == []
    assert len(newest(analyst, until="2020-01-01")) == 0
    assert analyst.get("/inspections", params={"since": "yesterday"}).status_code == 400
    assert analyst.get("/inspections", params={"after": "WyJ4Il0="}).status_code == 400


def test_pages_follow_each_other_by_their_key_without_gap(production, stations):
    for query in (Query(), Query(substance="1018")):
        whole = [found for page in every(production.engine, query) for found in page]
        single = [found for page in every(production.engine, query, most=1) for found in page]
        assert single == whole
        assert len(whole) == 3
        assert [each.listed.row.opened_at for each in whole] == sorted(
            (each.listed.row.opened_at for each in whole), reverse=True
        )


def test_an_inspection_shows_what_is_held_and_each_view_is_noted(analyst, production):
    (path,) = newest(analyst, container="CSQU3054383")
    seen = len(audited(production, "viewed"))
    text = analyst.get(path).text
    shown = ("Cylinders from the quay", "Prohibited", "Article 4A", "CSQU3054383", "<polygon")
    checked = ("Records checked now", "covers all records", "Photos held: 1 of 1", "officers signed with their own")
    for words in shown + checked:
        assert words in text
    assert "Something is wrong" not in text
    photo = re.search(rf'href="({path}/photos/[0-9a-f]{{64}})"', text).group(1)
    answer = analyst.get(photo)
    assert answer.headers["content-type"] == "image/jpeg"
    assert hashlib.sha256(answer.content).hexdigest() == photo[-64:]
    assert "sandbox" in answer.headers["content-security-policy"]
    assert analyst.get(f"{path}/photos/{'0' * 64}").status_code == 404
    assert analyst.get(f"{path}9").status_code == 404
    assert len(audited(production, "viewed")) == seen + 1
    account, subject = audited(production, "viewed_photo")[-1]
    assert account == "analyst@example.org"
    assert photo[-64:] in subject


def test_a_record_that_was_changed_here_is_seen_at_once(analyst, production, stations):
    (path,) = newest(analyst, container="TGHU1234567")
    here = (schema.record.c.station == stations["airport"].fingerprint, schema.record.c.kind == "decided")
    with production.engine.begin() as connection:
        body = bytes(connection.execute(select(schema.record.c.body).where(*here)).scalar_one())
        connection.execute(update(schema.record).where(*here).values(body=body.replace(b"detain", b"seized")))
    try:
        assert "Something is wrong" in analyst.get(path).text
    finally:
        with production.engine.begin() as connection:
            connection.execute(update(schema.record).where(*here).values(body=body))
    assert "Something is wrong" not in analyst.get(path).text


def test_remarks_and_holds_are_signed_and_go_down_to_the_station(supervisor, production, stations, at_hq):
    (path,) = newest(supervisor, container="MSKU0000006")
    returned = {"decision": "returned", "text": ""}
    assert supervisor.post(f"{path}/review", returned, page=path).status_code == 400
    returned["text"] = "Photograph the seal <b>too</b>"
    assert supervisor.post(f"{path}/review", returned, page=path).status_code == 303
    assert supervisor.post(f"{path}/hold", {"on": "yes", "reason": "Court order 7"}, page=path).status_code == 303
    text = supervisor.get(path).text
    assert "Photograph the seal &lt;b&gt;too&lt;/b&gt;" in text
    assert "Under legal hold: Court order 7" in text
    with HqClient(at_hq, stations["quay"].key) as client:
        said, _ = client.down(client.hello(), 0)
    assert {"remark", "hold"} <= {str(each.kind) for each in said}
    with HqClient(at_hq, stations["airport"].key) as client:
        said, _ = client.down(client.hello(), 0)
    assert "remark" not in {str(each.kind) for each in said}
    supervisor.post(f"{path}/hold", {"on": "no", "reason": "Lifted"}, page=path)
    assert "Under legal hold" not in supervisor.get(path).text
    assert audited(production, "held")[-1].account == "supervisor@example.org"


def test_an_alert_hits_what_is_here_and_what_comes(supervisor, production, stations, at_hq):
    fields = {"containers": "csqu 305438 3\n", "companies": "Cool Trading Ltd", "substances": "", "note": "Look twice"}
    assert supervisor.post("/alerts", fields).status_code == 303
    number = statements(production, StatementKind.ALERT)[-1]["number"]
    text = supervisor.get("/alerts").text
    assert '<bdi class="code">csqu 305438 3</bdi>' in text
    assert "Cylinders from the quay" in text
    (path,) = newest(supervisor, container="CSQU3054383")
    assert f"Alert {number} watches for CSQU3054383" in supervisor.get(path).text
    station = stations["airport"]
    station.inspect(production.now(), "not_listed", label="Late fans", container="TGHU7654321")
    station.send(at_hq)
    assert "Late fans" in supervisor.get("/alerts").text
    assert supervisor.post(f"/alerts/{number}/withdraw", {}, page="/alerts").status_code == 303
    assert supervisor.post(f"/alerts/{number}/withdraw", {}, page="/").status_code == 400
    assert statements(production, StatementKind.ALERT)[-1]["content"]["withdraws"] == number
    assert supervisor.post("/alerts", {"note": "of nothing"}).status_code == 400


def test_exports_hold_everything_and_no_formula(analyst, production):
    answers = {kind: analyst.get(f"/exports/inspections.{kind}?station=airport") for kind in Format}
    rows = list(csv.DictReader(io.StringIO(answers[Format.CSV].content.decode("utf-8-sig"))))
    said = json.loads(answers[Format.JSON].content)
    table = pq.read_table(io.BytesIO(answers[Format.PARQUET].content)).to_pylist()
    assert len(rows) == len(said) == len(table) >= 1
    assert [each["inspection"] for each in rows] == [each["inspection"] for each in said]
    assert [each["inspection"] for each in table] == [each["inspection"] for each in said]
    assert rows[-1]["companies"].startswith("'=cmd")
    assert table[-1]["companies"] == ["=cmd|' /C calc'!A0", "Gases GmbH"]
    assert json.loads(analyst.get("/exports/inspections.json?container=none").content) == []
    assert json.loads(audited(production, "exported")[0].subject) == {"format": "csv", "station": "airport"}


def test_policy_and_editions_are_signed_and_editions_served_to_stations_only(
    administrator, production, stations, at_hq
):
    wrong = {"retention_years": "4", "lock_minutes": "5", "exports": ["csv"], "languages": ["en"]}
    assert administrator.post("/policy", wrong).status_code == 400
    assert administrator.post("/policy", {**wrong, "retention_years": "12"}).status_code == 303
    assert statements(production, StatementKind.POLICY)[-1]["content"] == {
        "retention_years": 12, "lock_minutes": 5, "exports": ["csv"], "languages": ["en"],
    }  # fmt: skip
    content = (b"SQLite format 3\x00".ljust(68, b"\x00") + b"QLED").ljust(4096, b"\x07")
    files = {"edition": ("e", content), "signature": ("e.sig", b"s" * 64)}
    assert administrator.post("/editions", {"name": "2026-11"}, files=files).status_code == 303
    assert administrator.post("/editions", {"name": "again"}, files=files).status_code == 400
    assert administrator.post("/editions", {"name": "bad"}, files={**files, "edition": ("e", b"no")}).status_code == 400
    said = statements(production, StatementKind.EDITION)[-1]["content"]
    assert said == {
        "name": "2026-11", "sha256": hashlib.sha256(content).hexdigest(), "size": 4096, "signature": (b"s" * 64).hex(),
    }  # fmt: skip
    with HqClient(at_hq, stations["quay"].key) as client:
        assert client.edition(said["sha256"], 0, 10**6) == content
        assert client.edition(said["sha256"], 100, 50) == content[100:150]
    assert administrator.get(f"/api/v1/editions/{said['sha256']}").status_code == 401


def test_a_lost_station_is_revoked_by_somebody_who_saw_what_is_not_here(administrator, production, at_hq):
    code = re.search(
        r'class="secret">([^<]+)<',
        administrator.post("/stations/code", {"note": "Lost", "port": "Tema"}, page="/stations").text,
    ).group(1)
    lost = DrawnStation("Lost laptop", production.now())
    lost.send(at_hq, code, unsent=17)
    page = f"/stations/{lost.fingerprint}"
    text = administrator.get(page).text
    assert "not here yet when it was last heard: 17" in text
    assert "Tema" in text
    fields = {"name": "Lost laptop", "reason": "Stolen from a car", "unsent": "16"}
    assert administrator.post(f"{page}/revoke", fields, page=page).status_code == 400
    assert administrator.post(f"{page}/revoke", {**fields, "unsent": "17"}, page=page).status_code == 303
    assert statements(production, StatementKind.REVOCATION)[-1]["content"]["key"] == lost.fingerprint
    assert "Revoked" in administrator.get(page).text
    assert "unsent=17" in audited(production, "revoked")[-1].subject
    with production.engine.begin() as connection:
        connection.execute(delete(schema.station).where(schema.station.c.fingerprint == lost.fingerprint))


def test_what_was_set_aside_is_shown_with_its_reason_and_fetched_as_it_came(analyst, production, stations):
    with production.engine.begin() as connection:
        connection.execute(
            insert(schema.quarantine).values(
                station=stations["quay"].fingerprint, seq=9, sha256="ab" * 32, reason="hq.record_fork",
                received_at=production.now(), content=b'{"header":"<script>"}',
            )
        )  # fmt: skip
    text = analyst.get("/quarantine").text
    assert "the station was copied" in text
    raw = analyst.get(re.search(r'href="(/quarantine/\d+/raw)"', text).group(1))
    assert raw.content == b'{"header":"<script>"}'
    assert raw.headers["content-disposition"].startswith("attachment")
    assert audited(production, "raw")
    with production.engine.begin() as connection:
        connection.execute(delete(schema.quarantine))


def test_administrators_read_who_saw_what(administrator):
    text = administrator.get("/audit", params={"action": "signed_in"}).text
    assert "analyst@example.org" in text
    assert "127.0.0.1" in text
    assert administrator.get("/audit", params={"account": "analyst@example.org", "before": 10**9}).status_code == 200


def test_pages_speak_the_language_that_is_asked_for(analyst):
    text = analyst.get("/", headers={"accept-language": "ar, en;q=0.5"}).text
    assert '<html lang="ar" dir="rtl">' in text
    assert '<html lang="en" dir="ltr">' in analyst.get("/", headers={"accept-language": "tlh"}).text


def test_both_databases_give_the_same_list(embedded, production, stations, at_hq):
    station = stations["quay"]
    with embedded.engine.begin() as connection:
        code = new_code(connection, "", now=embedded.now(), signer=embedded.key, port="Tema")
    with answering(embedded, passphrases=EASY) as address:
        station.send(address, code)
    query = Query(station=station.fingerprint)
    with embedded.engine.begin() as one, production.engine.begin() as other:
        assert search(one, query).found == search(other, query).found
        assert search(one, query).found


def test_roles_cover_those_before_them():
    assert Role.ADMINISTRATOR.covers(Role.SUPERVISOR)
    assert not Role.ANALYST.covers(Role.SUPERVISOR)


def test_a_reading_that_the_officer_corrected_is_told_as_such(analyst, production, at_hq):
    with production.engine.begin() as connection:
        code = new_code(connection, "", now=production.now(), signer=production.key, port="Tema")
    station = DrawnStation("Rail gate", production.now())
    station.inspect(production.now(), "prohibited", label="Misread", container="MSKU6011672", corrected="R-410A")
    station.send(at_hq, code)
    (path,) = newest(analyst, station="rail gate")
    assert "Corrected by the officer: Refrigerant R-410A" in analyst.get(path).text
