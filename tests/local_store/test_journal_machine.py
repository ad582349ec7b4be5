"""Any order of keeping, closing, crashing, rebuilding and exporting: the journal holds what was acknowledged."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from inspection.dossier import Decision, Ruling
from inspection.record import NO_RECORD
from inspection.session import InspectionSession
from local_store.case_file import export_case, verify_case
from local_store.store import Store
from local_store.verification import verify_store
from local_store.witness import demand_contained, read_witness
from tests.local_store.scene import PASSPHRASE, TinyReference, carry_out, new_store, opening

_NAMES = st.sampled_from(["one", "two", "three"])


class JournalMachine(RuleBasedStateMachine):
    """A store beside a plain list of what it has acknowledged."""

    @initialize()
    def make(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.folder = self.place / "0"
        self.store = new_store(self.folder)
        self.kept = [(record.header.inspection, record.sha256) for record in self.store.journal.everything()]
        self.photos: dict[str, bytes] = {}
        self.labels: dict[str, str] = {}
        self.cases: list[Path] = []
        self.copies = 0

    def note_new(self) -> None:
        """Take over what a whole step has kept."""
        for record in list(self.store.journal.everything())[len(self.kept) :]:
            self.kept.append((record.header.inspection, record.sha256))

    @rule(inspection=_NAMES, number=st.integers(-5, 2**53 - 1), text=st.text(max_size=20))
    def append(self, inspection, number, text) -> None:
        record = self.store.append(inspection, "tick", {"number": number, "text": text})
        assert record.header.previous == (self.kept[-1][1] if self.kept else NO_RECORD)
        self.kept.append((inspection, record.sha256))

    @rule(content=st.binary(min_size=1, max_size=200))
    def keep_photo(self, content) -> None:
        photo = self.store.keep_photo(content, "image/png")
        self.photos[photo] = content

    @rule(label=st.text("abc drum", min_size=1, max_size=9), whole=st.booleans())
    def inspect(self, label, whole) -> None:
        if whole:
            session = carry_out(self.store, label)
        else:
            session = InspectionSession.open(opening(label), self.store, TinyReference())
            session.decide(Ruling(Decision.DETAIN, "for now"))
        self.labels[session.inspection] = label
        self.note_new()

    @rule(body=st.sampled_from([{"salt": "mine"}, {"mass": float("inf")}, {"text": "\ud800"}]))
    def append_what_cannot_be_kept(self, body) -> None:
        try:
            self.store.append("one", "tick", body)
        except ValueError:
            return
        raise AssertionError(body)

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder, PASSPHRASE)

    @rule()
    def crash(self) -> None:
        """What a killed process leaves: the files as they are, with the log."""
        self.copies += 1
        left = self.place / str(self.copies)
        shutil.copytree(self.folder, left)
        self.store.close()
        shutil.rmtree(self.folder)
        self.folder, self.store = left, Store.open(left, PASSPHRASE)

    @rule()
    def lose_the_list(self) -> None:
        self.store.connection.execute("DELETE FROM inspection")
        self.store.rebuild()

    @precondition(lambda self: self.labels)
    @rule(data=st.data())
    def export(self, data) -> None:
        inspection = data.draw(st.sampled_from(sorted(self.labels)))
        out = self.place / f"case {len(self.cases)}.zip"
        export_case(self.store, inspection, out)
        assert verify_case(out).head == self.kept[-1][1]
        self.cases.append(out)

    @invariant()
    def holds_what_was_acknowledged(self) -> None:
        assert [(each.header.inspection, each.sha256) for each in self.store.journal.headers()] == self.kept
        assert {row.inspection: row.label for row in self.store.inspections.rows()} == self.labels
        assert all(self.store.photo(photo) == content for photo, content in self.photos.items())

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert verify_store(self.store).records == len(self.kept)
            for case in self.cases:
                demand_contained(self.store, read_witness(case))
            self.store.close()
            shutil.rmtree(self.place)


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
