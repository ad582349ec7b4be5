"""Declared beside found."""

from inspection.comparison import DifferenceKind
from inspection.consignment import Declaration, DeclaredLine
from inspection.session import InspectionSession
from inspection.side_by_side import side_by_side
from tests.inspection.instruments.test_in_an_inspection import observe
from tests.local_store.scene import new_store, opening


def test_what_agrees_stands_beside_what_differs(reference, tmp_path):
    with new_store(tmp_path / "store") as store:
        session = InspectionSession.open(opening(), store, reference)
        lines = (
            DeclaredLine(line="1", un="1018", hs="290371"),
            DeclaredLine(line="2", un="3159", refrigerant="R-134a"),
        )
        session.declare(Declaration(lines), b"papers", "papers.csv")
        observe(session, "UN 1018", "R-22")
        pairs = side_by_side(session.assess())
    rows = {(pair.scheme.value, pair.declared, pair.found, pair.difference and pair.difference.kind) for pair in pairs}
    assert ("un", "1018", "1018", None) in rows
    assert ("un", "3159", "", DifferenceKind.NOT_SEEN) in rows
    assert ("refrigerant", "R-134a", "R-22", DifferenceKind.DIFFERENT) in rows
    assert [pair.difference is None for pair in pairs] == sorted(pair.difference is None for pair in pairs)
