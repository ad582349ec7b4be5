"""Dossiers, photos and findings to print, made on the spot."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest
from PIL import Image, ImageDraw

from inspection.claim import Claim, ClaimSource, Confirmation, Problem, Scheme
from inspection.comparison import Difference, DifferenceKind
from inspection.consignment import (
    AskedDate,
    Circumstances,
    Condition,
    Consignment,
    Declaration,
    DeclaredLine,
    Party,
    Route,
)
from inspection.dossier import Assessment, Decision, Dossier, Exhibit, Opening, Ruling
from inspection.finding import Basis, Citation, Finding, Regime, Severity, Subject
from inspection.frame import OriginalKind, Region
from inspection.message import message
from inspection.reading import Observation, SymbolReading
from inspection.record import RecordHeader, SealedRecord
from inspection.reference_hit import EditionIdentity
from inspection.verdict import Verdict, judge

MORNING = datetime(2026, 11, 22, 9, 14, 5, tzinfo=UTC)
EDITION = EditionIdentity("drawn", date(2026, 11, 1), "ed" * 32, signed=False)


class DrawnCode(StrEnum):
    DRAWN = "comparison.not_declared"


class Casebook:
    """Keeps the photos of a test and makes what a dossier is made of."""

    def __init__(self):
        self.photos = {}

    def photo(self, sha256):
        return self.photos[sha256]

    def keep(self, content):
        digest = hashlib.sha256(content).hexdigest()
        self.photos[digest] = content
        return digest

    def label_photo(self, size=(900, 600), fmt="JPEG", text="R-22  UN 1018", **options):
        picture = Image.new("RGB", size, "#8fa3ad")
        pen = ImageDraw.Draw(picture)
        pen.rectangle((size[0] // 6, size[1] // 6, size[0] * 5 // 6, size[1] * 5 // 6), fill="white", outline="black")
        pen.text((size[0] // 4, size[1] // 3), text, fill="black", font_size=size[1] // 14)
        out = io.BytesIO()
        picture.save(out, fmt, **options)
        return out.getvalue()

    def claim(self, scheme=Scheme.UN, value="1018", raw="UN 1018", region=None, **more):
        settings = {"confidence": 0.93, "source": ClaimSource.TEXT, "confirmation": Confirmation.TWO_LOOKS} | more
        return Claim(scheme, value, raw, region=region, **settings)

    def exhibit(self, number=1, claims=None, *, content=None, symbols=(), size=(900, 600), name="cylinder.jpg"):
        if claims is None:
            claims = (
                self.claim(Scheme.REFRIGERANT, "R-22", "R-22", Region.from_bounds(225, 200, 120, 60)),
                self.claim(Scheme.UN, "1018", "UN 1O18", Region.from_bounds(380, 200, 180, 60), repaired=True),
                self.claim(
                    Scheme.CONTAINER,
                    "CSQU3054384",
                    "CSQU 305438 4",
                    Region.from_bounds(300, 380, 300, 50),
                    problem=Problem.CHECK_DIGIT,
                    confirmation=Confirmation.NONE,
                    confidence=0.61,
                ),
            )
        return Exhibit(
            number=number,
            photo=self.keep(self.label_photo(size) if content is None else content),
            media_type="image/jpeg",
            original_kind=OriginalKind.FILE,
            source="file",
            name=name,
            taken_at=MORNING,
            observation=Observation(*size, symbols=symbols),
            claims=tuple(claims),
        )

    def symbol(self, text, symbology="QR Code"):
        region = Region.from_bounds(10, 10, 50, 50)
        return SymbolReading(symbology, text, text.encode(), "]Q1", region, ("zxing",))

    def finding(self, verdict=Verdict.PROHIBITED, regime=Regime.MONTREAL, subject=(Scheme.REFRIGERANT, "R-22"), **more):
        settings = {
            "severity": Severity.WARNING,
            "citation": Citation("Montreal Protocol", "Article 4B", "Annex C, Group I: HCFC-22", "drawn"),
            "reason": message("comparison.not_declared", found="HCFC-22", scheme="refrigerant"),
            "basis": Basis.UNREAD,
        } | more
        return Finding(DrawnCode.DRAWN, regime, verdict, subject=Subject(*subject), **settings)

    def records(self, count=5, *, withhold=()):
        kinds = ["opened", "declared", *["observed"] * max(count - 4, 0), "assessed", "decided", "closed"][:count]
        return tuple(
            SealedRecord(
                RecordHeader(
                    1, "Ed25519", "Pier 4", "5a" * 32, 40 + index, f"{index:064x}", "inspection", kind, "bb" * 32,
                    (MORNING + timedelta(minutes=index)).isoformat(), 0, "boot", 1000 * index, "M. Okafor",
                ),
                "c0ffee01" * 16,
                None if index in withhold else {},
                hashlib.sha256(str(index).encode()).hexdigest(),
            )
            for index, kind in enumerate(kinds)
        )  # fmt: skip

    def assessment(self, findings, differences=()):
        asked = AskedDate(date(2026, 11, 22), stated=True)
        return Assessment(EDITION, asked, (), tuple(findings), tuple(differences), judge(findings))

    def declaration(self, **more):
        line = DeclaredLine(
            line="1",
            description="Refrigerant gas in cylinders",
            hs="290371",
            un="1018",
            hazard_class="2.2",
            quantity="40 cylinders",
            net_kg="544",
            gross_kg="720",
            container="CSQU3054383",
            condition="virgin",
        )
        settings = {"lines": (line,), "exporter": "Nordgas GmbH", "importer": "Accra Cooling Ltd"} | more
        return Declaration(**settings)

    def difference(self, declared="CSQU3054383", found="CSQU3054384"):
        reason = message("comparison.different", scheme="container", declared=declared, found=found)
        return Difference(DifferenceKind.DIFFERENT, Scheme.CONTAINER, declared, found, "1", reason)

    def dossier(self, **more):
        """A prohibited cylinder with a photo, papers and a decision, unless something else is asked for."""
        route = Route("DE", ("NL",), "GH")
        consignment = Consignment(route, (Party("Carrier", "Blue Line", "DK"),), self.declaration())
        circumstances = Circumstances(Condition.VIRGIN, non_refillable=True)
        asked = AskedDate(date(2026, 11, 22), stated=True)
        findings = (
            self.finding(documents=(message("comparison.mass", declared="544", found="40"),)),
            self.finding(Verdict.CANNOT_TELL, Regime.IDENTITY, (Scheme.CONTAINER, "CSQU3054384"), basis=Basis.READ),
            self.finding(
                Verdict.DOCUMENTS_REQUIRED,
                Regime.DANGEROUS_GOODS,
                (Scheme.UN, "1018"),
                citation=Citation("UN Model Regulations", "Chapter 3.2", "UN 1018", "drawn"),
                severity=Severity.INFO,
            ),
        )
        settings = {
            "inspection": "6f1c1f0e-7a44-4a39-9a57-2c1f7f0c9a11",
            "opening": Opening(
                "Pier 4, cylinder pallet", "M. Okafor", consignment, asked, "quaylens 0.1.0", circumstances
            ),
            "opened_at": MORNING,
            "closed_at": MORNING + timedelta(minutes=30),
            "consignment": consignment,
            "exhibits": (self.exhibit(),),
            "stated": (),
            "assessment": self.assessment(findings, (self.difference(),)),
            "ruling": Ruling(Decision.DETAIN, "Import barred; the container number does not hold."),
            "records": self.records(),
        } | more
        return Dossier(**settings)


@pytest.fixture
def book():
    return Casebook()
