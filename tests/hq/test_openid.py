"""Signing in by OpenID Connect, against a service of our own on loopback."""

from __future__ import annotations

import dataclasses

import pytest

from hq import accounts
from hq.accounts import Role
from hq.settings import OpenIdSettings
from tests.exchange.conftest import answering
from tests.hq.conftest import EASY, Browser
from tests.hq.provider import CLIENT, SECRET, provider


@pytest.fixture(scope="module")
def service_for_signing_in():
    with provider() as made:
        yield made


@pytest.fixture
def identity(service_for_signing_in):
    service_for_signing_in.twist = {}
    return service_for_signing_in


@pytest.fixture
def address(embedded, identity):
    openid = OpenIdSettings(identity.issuer, CLIENT, SECRET, "the ministry")
    settings = dataclasses.replace(embedded.settings, openid=openid)
    with embedded.engine.begin() as connection:
        accounts.add(connection, "kofi@example.org", Role.SUPERVISOR, None)
    with answering(dataclasses.replace(embedded, settings=settings), passphrases=EASY) as at:
        yield at


def come_back(address):
    """A browser that went to the service; its answer, and where it was sent back to."""
    browser = Browser(address)
    assert "Sign in with the ministry" in browser.get("/sign-in").text
    away = browser.get("/openid").headers["location"]
    back = Browser(address).client.get(away).headers["location"]
    return browser, back


def test_who_the_service_knows_and_who_has_an_account_gets_in(address):
    browser, back = come_back(address)
    answer = browser.client.get(back)
    assert answer.status_code == 200
    assert 'http-equiv="refresh"' in answer.text  # a strict cookie would not come along with a redirect
    assert "kofi@example.org" in browser.get("/").text
    assert browser.client.get(back).status_code == 401  # once


@pytest.mark.parametrize(
    "twist",
    [
        {"nonce": "another"},
        {"aud": "another"},
        {"iss": "https://another.example"},
        {"exp": 1},
        {"sub": "2", "email": "nobody@example.org"},
        {"sub": "2", "email_verified": False},
    ],
    ids=str,
)
def test_everybody_else_stays_out(address, identity, twist):
    identity.twist = twist
    browser, back = come_back(address)
    assert browser.client.get(back).status_code == 401
    assert browser.get("/").headers["location"] == "/sign-in"


def test_an_answer_to_another_browser_is_refused(address):
    _, back = come_back(address)
    stranger, own = come_back(address)
    assert stranger.client.get(back).status_code == 401
    assert Browser(address).client.get(own).status_code == 401
