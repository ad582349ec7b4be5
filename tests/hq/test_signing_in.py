"""Who gets in: passphrase and second factor, waits after failures, sessions that end, forms that carry their token."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select, update

from hq import accounts, attempts, schema, sessions
from hq.accounts import Role
from inspection.errors import BadInput
from tests.exchange.conftest import answering
from tests.hq.conftest import CSRF, EASY, PASSPHRASE, Account, Browser, add_person


@pytest.fixture
def address(embedded):
    with answering(embedded, passphrases=EASY) as at:
        yield at


@pytest.fixture
def ana(embedded):
    account = Account("ana", pyotp.random_base32())
    add_person(embedded, account, Role.ANALYST)
    return account


def test_the_first_sign_in_sets_the_second_factor_up(embedded, address):
    with embedded.engine.begin() as connection:
        accounts.add(connection, "new", Role.ANALYST, EASY.hash(PASSPHRASE))
    browser = Browser(address)
    answer = browser.post("/sign-in", {"name": "new", "passphrase": PASSPHRASE})
    assert answer.headers["location"] == "/second-factor"
    assert browser.get("/").headers["location"] == "/sign-in"  # not before it is set up
    text = browser.get("/second-factor").text
    secret = text.partition('class="secret">')[2].partition("<")[0].replace(" ", "")
    sealed = text.partition('name="secret" value="')[2].partition('"')[0]
    fields = {"csrf": CSRF.search(text).group(1), "secret": sealed}
    assert browser.client.post("/second-factor", data={**fields, "code": "000000"}).status_code == 401
    before = browser.client.cookies["quaylens"]
    code = pyotp.TOTP(secret).now()
    assert browser.client.post("/second-factor", data={**fields, "code": code}).headers["location"] == "/"
    assert browser.client.cookies["quaylens"] != before
    assert browser.get("/").status_code == 200
    with embedded.engine.begin() as connection:
        kept = bytes(connection.execute(select(schema.account.c.totp)).scalar_one())
    assert secret.encode() not in kept


def test_a_code_counts_once_and_the_passphrase_alone_never(address, ana):
    code = ana.code()
    assert Browser(address).sign_in(ana, "000000").status_code == 401
    first = Browser(address)
    assert first.sign_in(ana, code).status_code == 303
    assert Browser(address).sign_in(ana, code).status_code == 401
    cookie = first.client.cookies.jar
    (own,) = [each for each in cookie if each.name == "quaylens"]
    assert own.has_nonstandard_attr("HttpOnly")
    assert own.get_nonstandard_attr("SameSite") == "strict"


def test_failures_have_to_wait_longer_and_longer_whether_the_name_exists_or_not(embedded, address, ana):
    for name in ("ana", "nobody"):
        answers = [
            Browser(address).post("/sign-in", {"name": name, "passphrase": "wrong", "code": "1"}) for _ in range(4)
        ]
        assert [each.status_code for each in answers] == [401, 401, 401, 429]
    now = embedded.now()
    with embedded.engine.begin() as connection:
        for _ in range(6):  # by now the wait is longer than this test
            attempts.failed(connection, "ana", "elsewhere", now)
    assert Browser(address).sign_in(ana).status_code == 429
    with embedded.engine.begin() as connection:
        waits = []
        for _ in range(14):
            attempts.failed(connection, "other", "10.0.0.9", now)
            waits.append(attempts.wait(connection, "other", "elsewhere", now))
        assert waits[:4] == [None, None, timedelta(seconds=1), timedelta(seconds=2)]
        assert waits[-1] == attempts.LONGEST
        for number in range(attempts.FREE["address"]):
            attempts.failed(connection, f"name {number}", "10.0.0.8", now)
        assert attempts.wait(connection, "never tried", "10.0.0.8", now) is not None


def test_a_session_ends_by_itself_when_signing_out_and_with_the_account(embedded, address, ana):
    browser = Browser(address)
    browser.sign_in(ana)
    token = browser.client.cookies["quaylens"]
    now = embedded.now()
    with embedded.engine.begin() as connection:
        assert sessions.of_token(connection, token, now + timedelta(minutes=29)) is not None
        assert sessions.of_token(connection, token, now + timedelta(minutes=60)) is None
        connection.execute(update(schema.session).values(seen_at=now + timedelta(hours=13)))
        assert sessions.of_token(connection, token, now + timedelta(hours=13)) is None
        connection.execute(update(schema.session).values(seen_at=now))
    assert browser.post("/sign-out", {}, page="/").headers["location"] == "/sign-in"
    with embedded.engine.begin() as connection:
        assert sessions.of_token(connection, token, now) is None
    assert browser.sign_in(ana, ana.code(1)).status_code == 303
    with embedded.engine.begin() as connection:
        accounts.disable(connection, "ana")
    assert browser.get("/inspections?container=X").headers["location"] == "/sign-in?wanted=/inspections%3Fcontainer%3DX"


def test_after_signing_in_nobody_is_sent_elsewhere(address, ana):
    fields = {"name": "ana", "passphrase": PASSPHRASE, "code": ana.code(), "wanted": "//evil.example/"}
    assert Browser(address).post("/sign-in", fields).headers["location"] == "/"


def test_a_form_of_another_site_is_refused(address, ana):
    browser = Browser(address)
    fields = {"name": "ana", "passphrase": PASSPHRASE, "code": ana.code()}
    assert browser.client.post("/sign-in", data=fields).status_code == 403
    assert browser.post("/sign-in", fields, headers={"origin": "https://evil.example"}).status_code == 403


def test_an_account_without_passphrase_is_bound_once_and_one_with_never(embedded, ana):
    with embedded.engine.begin() as connection:
        accounts.add(connection, "kofi@example.org", Role.SUPERVISOR, None)
        assert accounts.of_subject(connection, "https://id 1", None) is None
        assert accounts.of_subject(connection, "https://id 1", "kofi@example.org").role is Role.SUPERVISOR
        assert accounts.of_subject(connection, "https://id 1", None).name == "kofi@example.org"
        assert accounts.of_subject(connection, "https://id 2", "kofi@example.org") is None
        assert accounts.of_subject(connection, "https://id 3", "ana") is None
        assert accounts.with_passphrase(connection, EASY, "kofi@example.org", "") is None
        with pytest.raises(BadInput):
            accounts.add(connection, "ana", Role.ANALYST, None)
    with pytest.raises(BadInput):
        EASY.hash("too short")
