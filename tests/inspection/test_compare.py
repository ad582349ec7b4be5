"""Declared against found."""

from __future__ import annotations

from dataclasses import replace

from inspection.claim import Scheme
from inspection.compare import compare
from inspection.comparison import DifferenceKind
from inspection.consignment import Declaration, DeclaredLine
from inspection.identifiers import parse
from inspection.identifiers.vocabulary import Vocabulary

KNOWN = Vocabulary(un_numbers={"1018": "CHLORODIFLUOROMETHANE", "3159": "1,1,1,2-TETRAFLUOROETHANE"})


def found(**values: str):
    return [parse(Scheme(scheme), value, KNOWN) for scheme, value in values.items()]


def kinds(declaration: Declaration, claims: list) -> set[tuple[str, str, str]]:
    return {(each.kind.value, each.declared, each.found) for each in compare(declaration, claims, KNOWN)}


def test_the_same_on_paper_and_goods_gives_no_difference():
    line = DeclaredLine(line="1", un="UN1018", refrigerant="HCFC-22", cas="75-45-6", container="CSQU3054383")
    claims = found(un="1018", refrigerant="R-22", cas="75-45-6", container="CSQU3054383")
    assert compare(Declaration((line,)), claims, KNOWN) == ()


def test_another_substance_than_declared():
    declaration = Declaration((DeclaredLine(line="7", un="3159"),))
    assert kinds(declaration, found(un="1018")) == {("different", "3159", "1018")}
    (difference,) = compare(declaration, found(un="1018"), KNOWN)
    assert difference.line == "7"


def test_a_mass_that_is_no_number_is_not_compared():
    line = DeclaredLine(line="1", gtin="09501101530003", net_kg="NaN")
    (claim,) = found(gtin="09501101530003")
    weighed = replace(claim, details={**claim.details, "net_kg": "13.6"})
    assert compare(Declaration((line,)), [weighed], KNOWN) == ()


def test_declared_and_not_seen():
    declaration = Declaration((DeclaredLine(un="1018"), DeclaredLine(un="3159")))
    assert kinds(declaration, found(un="1018")) == {(DifferenceKind.NOT_SEEN.value, "3159", "")}


def test_seen_and_not_declared_even_where_the_papers_are_silent():
    declaration = Declaration((DeclaredLine(description="spare parts"),))
    assert kinds(declaration, found(refrigerant="R-22")) == {(DifferenceKind.NOT_DECLARED.value, "", "R-22")}
