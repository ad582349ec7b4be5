"""A headquarters as in production: PostgreSQL, an S3 store, real sockets; with people, stations and inspections."""

from __future__ import annotations

import dataclasses
import re
import shutil
from datetime import UTC, datetime, timedelta

import httpx2
import pyotp
import pytest
from argon2 import PasswordHasher

from benchmarks.own_postgres import own_postgres
from hq import accounts
from hq.accounts import Passphrases, Role
from hq.service import open_service
from hq.settings import settings_from
from hq.stations import new_code
from tests.exchange.conftest import answering
from tests.hq.drawn_station import DrawnStation
from tests.hq.servers import s3

PASSPHRASE = "a drum of nothing"  # noqa: S105 - of accounts that only tests see
METRICS_TOKEN = "a-token-for-figures"  # noqa: S105
EASY = Passphrases(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclasses.dataclass(frozen=True)
class Account:
    name: str
    secret: str

    def code(self, steps=0):
        """The code of the authenticator now, or some steps later."""
        return pyotp.TOTP(self.secret).at(datetime.now(UTC) + timedelta(seconds=30 * steps))


class Browser:
    """Somebody's browser without JavaScript: keeps cookies, sends forms with their token."""

    def __init__(self, address):
        self.client = httpx2.Client(
            base_url=address,
            trust_env=False,
            verify=False,
            timeout=30,
            limits=httpx2.Limits(max_keepalive_connections=0),  # no socket outlives its answer
        )

    def get(self, path, **more):
        return self.client.get(path, **more)

    def post(self, path, fields, *, page=None, **more):
        """Send the form of a page."""
        token = CSRF.search(self.get(page or path).text).group(1)
        return self.client.post(path, data={"csrf": token, **fields}, **more)

    def sign_in(self, account, code=None):
        fields = {"name": account.name, "passphrase": PASSPHRASE, "code": code or account.code()}
        return self.post("/sign-in", fields)


@pytest.fixture(scope="session")
def postgres():
    with own_postgres(fsync="off", full_page_writes="off") as address:
        yield address


@pytest.fixture(scope="session")
def production(postgres, tmp_path_factory):
    """The service on PostgreSQL and S3."""
    folder = tmp_path_factory.mktemp("hq")
    (folder / "metrics").write_text(METRICS_TOKEN)
    with s3() as objects:
        opened = open_service(
            settings_from(
                {
                    "QUAYLENS_HQ_FOLDER": str(folder),
                    "QUAYLENS_HQ_DATABASE": postgres,
                    "QUAYLENS_HQ_NAME": "Ozone Unit",
                    "QUAYLENS_HQ_PLAIN_HTTP": "1",
                    "QUAYLENS_HQ_METRICS_TOKEN_FILE": str(folder / "metrics"),
                    **objects,
                }
            )
        )
        yield opened
        opened.engine.dispose()


@pytest.fixture(scope="session")
def people(production):
    """One account a role, second factor set up."""
    found = {}
    for role in Role:
        account = Account(f"{role}@example.org", pyotp.random_base32())
        add_person(production, account, role)
        found[role] = account
    return found


def add_person(service, account, role):
    """An account whose authenticator showed its code a while ago."""
    earlier = datetime.now(UTC) - timedelta(minutes=10)
    with service.engine.begin() as connection:
        accounts.add(connection, account.name, role, EASY.hash(PASSPHRASE))
        code = pyotp.TOTP(account.secret).at(earlier)
        assert accounts.keep_totp(connection, service.key, account.name, secret=account.secret, code=code, now=earlier)


@pytest.fixture(scope="session")
def stations(production, at_hq):
    """Two stations with inspections of the last days."""
    now = datetime.now(UTC).replace(microsecond=0)
    quay, airport = DrawnStation("Quay 7", now), DrawnStation("Airport cargo", now)
    prohibited = {"label": "Cylinders from the quay", "container": "CSQU3054383"}
    quay.inspect(now - timedelta(days=2), "prohibited", **prohibited)
    quay.inspect(now - timedelta(days=1), "permit_required", label="Drums of solvent", container="MSKU0000006",
                 substance="R-141b", importer="Solvents & Sons")  # fmt: skip
    airport.inspect(now - timedelta(hours=3), "not_listed", label="Two fans", container="TGHU1234567",
                    substance="R-410A", importer="=cmd|' /C calc'!A0")  # fmt: skip
    for station, port in ((quay, "Tema"), (airport, "Kotoka")):
        with production.engine.begin() as connection:
            code = new_code(connection, station.name, now=production.now(), signer=production.key, port=port)
        station.send(at_hq, code, unsent=3)
    return {"quay": quay, "airport": airport}


@pytest.fixture(scope="session")
def at_hq(production):
    """The address of the production service."""
    with answering(production, passphrases=EASY) as address:
        yield address


@pytest.fixture(scope="session")
def visitors(at_hq, people, stations):
    """A signed-in browser a role."""
    browsers = {}
    for role, account in people.items():
        browsers[role] = Browser(at_hq)
        assert browsers[role].sign_in(account).headers["location"] == "/"
    return browsers


@pytest.fixture
def analyst(visitors):
    return visitors[Role.ANALYST]


@pytest.fixture
def supervisor(visitors):
    return visitors[Role.SUPERVISOR]


@pytest.fixture
def administrator(visitors):
    return visitors[Role.ADMINISTRATOR]


@pytest.fixture
def embedded(tmp_path):
    """The service on its own file and folder."""
    opened = open_service(settings_from({"QUAYLENS_HQ_FOLDER": str(tmp_path / "hq"), "QUAYLENS_HQ_PLAIN_HTTP": "1"}))
    yield opened
    opened.engine.dispose()
    shutil.rmtree(tmp_path / "hq")
