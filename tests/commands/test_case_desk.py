"""What the window's pages of starting and of one inspection call, with a real store and our own edition."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from capture.handheld.self_test import TEST_TEXT
from commands.case_desk import case_desk
from commands.chosen_edition import ChosenLaw
from gui.services import Credentials
from inspection.accounts import Role
from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import Item
from inspection.custody import Handover, Holder, Piece
from inspection.custody.receipt import receipt_holds
from inspection.errors import BadInput
from tests.local_store.scene import PASSPHRASE, carry_out, new_store

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("desk") / "store"


@pytest.fixture(scope="module")
def store(folder):
    with new_store(folder) as made:
        made.accounts.add("Kwesi", Role.INSPECTOR, PASSPHRASE + " of Kwesi")
        yield made


@pytest.fixture(scope="module")
def desk(folder, edition_file):
    return case_desk(folder, ChosenLaw(edition_file))


def test_what_to_know_beforehand(desk, store):
    told = {each.code for each in desk.warnings(store)}
    assert {"case.start.not_enrolled", "case.start.edition_local"} <= told


def test_fields_propose_and_amounts_are_reckoned(desk):
    choices = desk.choices()
    assert ("GH", "Ghana") in choices.countries
    assert choices.ports
    assert choices.tariff
    item = Item((Claim(Scheme.REFRIGERANT, "R-22", "R-22", 1, ClaimSource.TYPED),), Decimal(100))
    found = desk.amounts(item)
    assert (found.odp_kg, found.co2_t_kigali) == (Decimal("5.5"), Decimal(181))
    assert desk.amounts(Item(item.claims)) is None
    assert desk.composition("R-12=98.1,air=1.9").air == Decimal("1.9")


def test_tables_and_how_their_columns_were_led(desk, store, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Item;UN No.\n1;1018\n", "utf-8")
    table = desk.read_table(path)
    assert table.rows == (("1", "1018"),)
    desk.keep_columns(store, table.source, {"Item": "lot"})
    assert desk.columns(store, desk.paste_table("Item\tUN No.\n2\t1063").source) == {"Item": "lot"}


def test_the_receiver_signs_a_hand_over(desk, store):
    session = carry_out(store, photo=b"x")
    piece = Piece("P1", "Cylinder", "Store", NINE, Holder("Abena"))
    handover = Handover(("P1",), piece.held_by, Holder("kwesi", "Laboratory"), NINE, "Tema", "analysis")
    signed = desk.sign_handover(store, session.dossier, handover, Credentials("Kwesi", PASSPHRASE + " of Kwesi", ""))
    assert receipt_holds(signed, session.inspection)
    assert (signed.receiver.name, signed.receiver.account) == ("Kwesi", "Kwesi")
    with pytest.raises(BadInput):
        desk.sign_handover(store, session.dossier, handover, Credentials("Kwesi", "wrong words of nobody", ""))


def test_the_scanner_s_test_and_a_place_without_receiver(desk):
    code = desk.self_test_code()
    assert len(code) == len(code[0]) > 20
    assert desk.diagnose(TEST_TEXT, True) == ()
    assert desk.diagnose("cut", False)
    with pytest.raises(BadInput, match="no_receiver"):
        desk.receive_place()


def test_a_report_of_a_failure_lies_beside_the_store_and_the_check_says_what_holds(desk, store, folder):
    path = desk.keep_report("what happened")
    assert path.parent == folder.parent
    assert path.read_text("utf-8") == "what happened"
    assert desk.check_store(store).code == "window.records.holds"
