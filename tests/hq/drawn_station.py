"""A station that is drawn: whole inspections on any day, signed and sent as a real one's, with no disk of its own."""

from __future__ import annotations

import hashlib
import io
from datetime import timedelta
from decimal import Decimal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageDraw, ImageFont

from inspection.accounts import ACCOUNT, OF_ACCOUNT, AccountChange, AccountStep, Role
from inspection.canonical import fingerprint
from inspection.claim import Claim, ClaimSource, Scheme
from inspection.clock_check import ClockReading, Moment
from inspection.codec import encode
from inspection.consignment import AskedDate, Circumstances, Consignment, Declaration, DeclaredLine, Item, Party, Route
from inspection.correction import Correction
from inspection.dossier import Decision, Opening, Ruling
from inspection.exchange import batch_bytes
from inspection.finding import Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.frame import OriginalKind, Region
from inspection.message import message
from inspection.officer_signature import possession_bytes
from inspection.reading import Observation, TextReading
from inspection.record import NO_RECORD
from inspection.seal import seal
from inspection.session import InspectionSession
from inspection.verdict import Verdict
from local_store.exchange.hq_client import HqClient
from tests.local_store.scene import TinyReference

VERDICTS = {
    "prohibited": (Regime.MONTREAL, FindingCode.MONTREAL_NON_REFILLABLE, "Article 4A"),
    "permit_required": (Regime.BASEL, FindingCode.MONTREAL_CLAIMS_DISAGREE, "Article 6"),
    "cannot_tell": (Regime.ROTTERDAM, FindingCode.MONTREAL_CLAIMS_DISAGREE, "Annex III"),
    "documents_required": (Regime.DANGEROUS_GOODS, FindingCode.MONTREAL_CLAIMS_DISAGREE, "5.4.1"),
    "not_listed": (Regime.CITES, FindingCode.MONTREAL_CLAIMS_DISAGREE, "Appendix II"),
}


class Key:
    """A signing key."""

    def __init__(self):
        self._private = Ed25519PrivateKey.generate()
        self.public_key = self._private.public_key().public_bytes_raw()

    def sign(self, content):
        return self._private.sign(content)


class DrawnLaw(TinyReference):
    """Says of everything what it is told to say."""

    def __init__(self, verdict):
        self.verdict = verdict

    def assess(self, items, consignment, on):
        regime, code, provision = VERDICTS[self.verdict]
        subjects = {(each.scheme, each.value) for item in items for each in item.claims}
        return tuple(
            Finding(
                code, regime, Verdict(self.verdict), Severity.WARNING,
                Citation(str(regime), provision, value, "test"), Subject(scheme, value),
                message("not_listed_is_not_allowed"),
            )
            for scheme, value in sorted(subjects)
        )  # fmt: skip


class DrawnStation:
    """Implements the hub's RecordStore, and sends what it holds."""

    def __init__(self, name, now):
        self.name, self._now = name, now
        self.key, self.officer = Key(), Key()
        self.chain, self.photos = [], {}
        account, key = "abena", self.officer.public_key.hex()
        own = self.officer.sign(possession_bytes(name, account, "Abena", key)).hex()
        change = AccountChange(AccountStep.CREATED, account, "Abena", Role.SUPERVISOR, key, own)
        self.append(OF_ACCOUNT + account, ACCOUNT, {"account": encode(change)})

    def now(self):
        return self._now

    def monotonic_ms(self):
        return int(self._now.timestamp() * 1000) % 2**40

    def boot_id(self):
        return "drawn"

    def append(self, inspection, kind, body):
        previous = self.chain[-1].sha256 if self.chain else NO_RECORD
        sealed = seal(
            inspection, kind, body, station=self.name, officer="Abena", seq=len(self.chain) + 1, previous=previous,
            signer=self.key, clock=self, officer_signer=self.officer,
        )  # fmt: skip
        self.chain.append(sealed)
        self._now += timedelta(seconds=20)
        return sealed

    def records(self, inspection):
        return [each for each in self.chain if each.header.inspection == inspection]

    def clock_reading(self):
        return ClockReading(None, Moment(self._now, "drawn", self.monotonic_ms()))

    def keep_photo(self, content, media_type):
        sha256 = hashlib.sha256(content).hexdigest()
        self.photos[sha256] = content
        return sha256

    def photo(self, sha256):
        return self.photos[sha256]

    def inspect(self, at, verdict, *, label, container, substance="R-22", importer="Cool Trading Ltd", photo=None,
                decision=Decision.DETAIN, corrected=""):  # fmt: skip
        """A whole inspection that begins at that time."""
        self._now = at
        consignment = Consignment(Route("CN", ("SG",), "GH"), (Party("importer", importer),))
        asked = AskedDate(at.date(), stated=True)
        opening = Opening(label, "Abena", consignment, asked, "test", Circumstances())
        session = InspectionSession.open(opening, self, DrawnLaw(verdict))
        line = DeclaredLine(line="1", description="Refrigerant gas", un="1018", container=container, net_kg="544")
        session.declare(Declaration((line,), exporter="Gases GmbH"), b"line,un\n1,1018\n", "papers.csv")
        region = Region.from_bounds(60, 55, 1060, 130)
        session.observe(
            Observation(1200, 800, texts=(TextReading(substance, 0.97, region, ("rapid",)),)),
            photo or drawn_label(substance, container), media_type="image/jpeg", original_kind=OriginalKind.FILE,
            source="file", name="label.jpg", taken_at=at,
        )  # fmt: skip
        if corrected:
            theirs = Claim(Scheme.REFRIGERANT, corrected, substance, 1, ClaimSource.TYPED)
            session.correct(Correction(1, substance, Scheme.REFRIGERANT, substance, region, theirs))
        session.state(Item((Claim(Scheme.CAS, "75-45-6", "75-45-6", 1, ClaimSource.TYPED),), Decimal("120.50")))
        session.assess()
        session.decide(Ruling(decision, "Ask the ozone unit"))
        session.close()
        return session

    def send(self, address, code=None, unsent=0):
        """Enrol with a code if there is one, and send everything that headquarters does not hold."""
        about = {"software": "0.1.0", "edition": "2026-11", "unsent": str(unsent)}
        with HqClient(address, self.key, about=about) as client:
            if code is not None:
                client.enrol(code, self.name)
            held = client.state().through
            for first in range(held, len(self.chain), 400):
                part = self.chain[first : first + 400]
                outcome = client.push_records(batch_bytes(fingerprint(self.key.public_key), part))
                assert not outcome.refused
            for sha256 in client.state().missing_photos:
                content = self.photos[sha256]
                assert client.push_photo(sha256, 0, len(content), content).held
            client.receipt(client.hello())
            return client.state()

    @property
    def fingerprint(self):
        return fingerprint(self.key.public_key)


def drawn_label(substance, container):
    """A label as JPEG, drawn here."""
    picture = Image.new("RGB", (1200, 800), "#f4f2ea")
    pen = ImageDraw.Draw(picture)
    lines = ((60, 110, f"REFRIGERANT {substance}"), (220, 60, "CHLORODIFLUOROMETHANE"), (330, 90, "UN 1018"),
             (470, 60, "CAS 75-45-6"), (640, 80, container))  # fmt: skip
    for y, height, text in lines:
        pen.text((70, y), text, fill="#151515", font=ImageFont.load_default(height))
    pen.polygon([(930, 250), (1130, 450), (930, 650), (730, 450)], fill="#00804a", outline="#151515")
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=70)
    return stream.getvalue()
