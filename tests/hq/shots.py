"""Takes pictures of the pages with drawn stations: ``python -m tests.hq.shots FOLDER``, for docs/screenshots/hq."""

from __future__ import annotations

import io
import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
from PIL import Image
from sqlalchemy import insert, select, update

from hq import alerts, review, schema
from hq.accounts import Role
from hq.alerts import Alert
from hq.inspections import Query, search
from hq.service import open_service
from hq.settings import settings_from
from hq.stations import new_code
from inspection.dossier import Decision
from inspection.supervision import Review
from tests.exchange.conftest import answering
from tests.hq.chromium import chromium
from tests.hq.conftest import EASY, PASSPHRASE, Account, add_person
from tests.hq.drawn_station import VERDICTS, DrawnStation

PORTS = (("Quay 7", "Tema"), ("Gate 2", "Tema"), ("Airport cargo", "Kotoka"), ("Border post", "Aflao"))
GOODS = (("Cylinders from the quay", "R-22"), ("Fridges, used", "R-12"), ("Drums of solvent", "R-141b"),
         ("Split units", "R-410A"), ("Foam blend", "HCFC-142b"))  # fmt: skip
FIRMS = ("Cool Trading Ltd", "Solvents & Sons", "Harmattan Imports", "Volta Refrigeration")
TALLEST = 2_000  # pixels that are kept of a page on a phone
SIZES = {"phone": (390, 844), "desktop": (1280, 900), "wall": (1920, 1080)}


def fill(service, address):
    """Four stations with inspections of forty days, an alert, a remark, a hold and something set aside."""
    chance = random.Random(7)  # noqa: S311 - only for looks
    now = datetime.now(UTC).replace(microsecond=0)
    for index, (name, port) in enumerate(PORTS):
        station = DrawnStation(name, now - timedelta(days=40))
        for day in range(40, -1, -1):
            for _ in range(chance.choice((0, 0, 1, 1, 2))):
                label, substance = chance.choice(GOODS)
                verdict = chance.choices(tuple(VERDICTS), (4, 3, 2, 3, 6))[0]
                at = min(now - timedelta(days=day, minutes=chance.randrange(600)), now - timedelta(minutes=30))
                station.inspect(
                    at, verdict, label=label, container=f"CSQU{chance.randrange(10**7):07}", substance=substance,
                    importer=chance.choice(FIRMS), decision=chance.choice((Decision.DETAIN, Decision.RELEASE)),
                )  # fmt: skip
        if index == 0:
            station.inspect(
                now - timedelta(minutes=20), "prohibited", label="Cylinders from the quay", container="CSQU3054383"
            )
        with service.engine.begin() as connection:
            code = new_code(connection, name, now=now, signer=service.key, port=port)
        station.send(address, code, unsent=index * 4)
    with service.engine.begin() as connection:
        rows = connection.execute(select(schema.station.c.fingerprint, schema.station.c.name)).all()
        key = {row.name: row.fingerprint for row in rows}
        here = schema.station.c.fingerprint
        connection.execute(
            update(schema.station).where(here == key["Border post"]).values(last_seen=now - timedelta(days=9))
        )
        connection.execute(update(schema.station).where(here == key["Airport cargo"]).values(clock_offset_s=-4212.0))
        connection.execute(
            insert(schema.quarantine).values(
                station=key["Gate 2"], seq=41, sha256="c1" * 32, reason="hq.record_fork", received_at=now,
                content=b"{}" * 700,
            )
        )  # fmt: skip
        alert = Alert(("CSQU3054383",), ("Harmattan Imports",), (), "Cylinders under a false name; call the desk.")
        alerts.create(connection, alert, now=now, signer=service.key)
        (found,) = search(connection, Query(container="CSQU3054383")).found
        review.remark(
            connection, found, Review.RETURNED, "Photograph the valve too.", "supervisor@example.org", now=now,
            signer=service.key,
        )  # fmt: skip
        review.hold(
            connection, found, "Court order 7/2026", "supervisor@example.org", on=True, now=now, signer=service.key
        )
    return found.path, f"/stations/{key['Gate 2']}"


def take(folder, address, account, inspection, station):
    """Each page by light and dark, on a phone, a desk and a wall."""
    pages = {"overview": "/", "search": "/inspections", "inspection": inspection, "stations": "/stations",
             "station": station, "alerts": "/alerts", "quarantine": "/quarantine", "policy": "/policy",
             "editions": "/editions", "audit": "/audit"}  # fmt: skip
    with chromium() as browser:
        state = None
        for scheme in ("light", "dark"):
            for size, (width, height) in SIZES.items():
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme, base_url=address,
                    storage_state=state,
                )  # fmt: skip
                page = context.new_page()
                page.goto("/")
                if state is None:
                    keep(page.screenshot(), folder / f"sign-in-{size}-{scheme}.png")
                    page.fill("input[name=name]", account.name)
                    page.fill("input[name=passphrase]", PASSPHRASE)
                    page.fill("input[name=code]", account.code())
                    page.click("main button")
                    state = context.storage_state()
                for name, path in pages.items():
                    page.goto(path)
                    for image in page.locator("img").all():
                        image.scroll_into_view_if_needed()  # pictures come when they are looked at
                    page.wait_for_load_state("networkidle")
                    page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
                    keep(page.screenshot(full_page=size == "phone"), folder / f"{name}-{size}-{scheme}.png")
                context.close()


def keep(content, path):
    """Write a picture small: the top of it, in few colours."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    picture.quantize(220, dither=Image.Dither.NONE).save(path, optimize=True)


def main(folder):
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        settings = {"QUAYLENS_HQ_FOLDER": scratch, "QUAYLENS_HQ_PLAIN_HTTP": "1", "QUAYLENS_HQ_NAME": "Ozone Unit"}
        service = open_service(settings_from(settings))
        account = Account("abena@example.org", pyotp.random_base32())
        add_person(service, account, Role.ADMINISTRATOR)
        with answering(service, passphrases=EASY) as address:
            take(folder, address, account, *fill(service, address))
        service.engine.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
