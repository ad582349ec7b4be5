"""The desks of the pages beside inspecting, kept in memory."""

import dataclasses
import threading
from dataclasses import dataclass, field
from datetime import date

from commands.records_desk import found_rows
from gui.page_services import (
    AboutDesk,
    AccountLine,
    AccountsDesk,
    AccountsFound,
    Change,
    CheckLine,
    PageServices,
    PracticeDesk,
    PracticeRound,
    RecordsDesk,
    ReferenceDesk,
    SelfCheck,
    SettingsDesk,
    SyncDesk,
    SyncProgress,
    SyncState,
    ThingFound,
)
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.finding import Regime
from inspection.message import message
from inspection.practice.cases import CASES
from inspection.practice.score import Choice
from inspection.reference_hit import EditionIdentity, Hit
from inspection.reference_thing import Entry, Fact, HazardLabel, Rows, Section, TableOffer, Thing
from inspection.settings import Settings, settings_from
from inspection.verdict import Judgement, Verdict
from tests.gui.fake_updates import updates_desk


@dataclass
class Desks:
    """What the fakes hold, to be looked at and broken by tests."""

    settings: Settings = field(default_factory=Settings)
    standings: dict = field(default_factory=dict)
    exported: list = field(default_factory=list)
    codes: list = field(default_factory=list)
    supervisor: bool = True
    accounts: list = field(
        default_factory=lambda: [
            AccountLine("A. Mensah", "supervisor", True, True, "ab" * 8),
            AccountLine("B. Silva", "inspector", True, False, "ef" * 8),
        ]
    )
    sync: SyncState = field(default_factory=lambda: SyncState(""))
    line_broken: bool = False
    before: str | None = None  # the version to go back to
    open: str = ""  # what an inspection that is open is called
    installed: list = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)


def page_services(edge, noted):
    desks = edge.desks

    def write(name, value):
        desks.settings = settings_from({**dataclasses.asdict(desks.settings), name: value})
        return desks.settings

    def verify_file(path):
        if "changed" in path.name:
            raise VerificationFailed("store.photo_changed", photo="ab")
        return message("desk.records.case_holds", name=path.name, records=3, key="ab")

    def export(store, dossier, kind, path):
        desks.exported.append((kind, path))
        return message("exports.at", path=path)

    def enrol(store, on_store, address, code):
        desks.codes.append(code)
        on_store(lambda: store.append("hq:1", "enrolled", {}))
        desks.sync = SyncState(address, 5, 2, 1_500_000)
        return message("sync.enrolled", address=address, key="ab")

    def push(store, on_store, tell, stopped):
        if desks.line_broken:
            raise EnvironmentFault("sync.unreachable", address="https://hq.example", detail="no route")
        on_store(store.list_inspections)
        for number in range(1000):
            tell(SyncProgress(number, 1000, 0, 2, 10 * number))
            if stopped():
                return message("desk.sync.stopped")
            if desks.held.wait(0.01):
                break
        desks.sync = SyncState(desks.sync.address)
        return message("sync.complete", through=7, receipt=1)

    return PageServices(
        settings=SettingsDesk(
            read=noted("read_settings", lambda: desks.settings),
            write=noted("write_setting", write),
            ports=noted("ports", lambda: (("/dev/ttyACM0", "Scanner"),)),
        ),
        records=RecordsDesk(
            rows=noted(
                "rows",
                lambda store, asked, before: found_rows(
                    store, asked, before, desks.standings.get, edge.case.supervisions.get
                ),
            ),
            verify_file=noted("verify_file", verify_file),
            export=noted("export", export),
        ),
        reference=reference_desk(noted),
        accounts=accounts_desk(desks, noted),
        practice=PracticeDesk(noted("round", practice_round), 2),
        about=about_desk(noted),
        updates=updates_desk(desks, noted),
        sync=SyncDesk(
            state=noted("sync_state", lambda store: desks.sync),
            enrol=noted("enrol", enrol),
            push=noted("push", push),
            bundle=noted("bundle", lambda store, path: message("sync.nothing_waits")),
            take=noted("take", lambda store, path: message("sync.imported", statements=2, editions="-")),
        ),
    )


R22 = Entry(Regime.MONTREAL, "R-22", "Chlorodifluoromethane")


def reference_desk(noted):
    gas = HazardLabel("2.2", "Non-flammable gases", ("#007B5F",), "plain", "gas cylinder", "2")
    facts = (Fact("odp", "0.055"), Fact("un_number", "1018"))
    thing = Thing(
        R22,
        (("R-22", "code"), ("Freon 22", "trade_name")),
        (Section(R22, (Rows("montreal_refrigerants", ((facts, "secondary"),)),)),),
        (Entry(Regime.MONTREAL, "R-32", "Difluoromethane"),),
        (gas,),
    )
    found = {"R-22": ThingFound(thing, (), ())}
    table = TableOffer(Regime.MONTREAL, "montreal_refrigerants", 3)
    return ReferenceDesk(
        edition=noted("edition", lambda: EditionIdentity("2026.11", date(2026, 11, 22), "ab" * 32, signed=False)),
        tables=noted("tables", lambda regime: (table,)),
        entries=noted("entries", lambda name, after: (R22, R22) if after == 0 else (R22,)),
        look_up=noted("look_up", lambda text: (Hit(Regime.MONTREAL, "R-22", "Chlorodifluoromethane", text, 1.0),)),
        thing=noted("thing", lambda regime, entry: found.get(entry)),
        editions=noted("editions", lambda: (("", "2026.11"), ("old", "2026.10"))),
        compare=noted(
            "compare", lambda older, newer, language: (Change("Montreal", heading=True), Change("Added: R-1"))
        ),
    )


def accounts_desk(desks, noted):
    def add(store, name, role, secret):
        if len(secret) < 8:
            raise BadInput("store.pin_short", least=8)
        desks.accounts.append(AccountLine(name, role, True, False, "cd" * 8))

    def changed(name, **what):
        desks.accounts[:] = [
            dataclasses.replace(each, **what) if each.name == name else each for each in desks.accounts
        ]

    def change_passphrase(store, old, new):
        if old != "correct horse battery":
            raise BadInput("store.wrong_passphrase", folder="here")
        desks.codes.append(new)

    return AccountsDesk(
        all=noted("accounts", lambda store: AccountsFound(tuple(desks.accounts), desks.supervisor, False)),
        add=noted("add", add),
        change_role=noted("change_role", lambda store, name, role: changed(name, role=role)),
        disable=noted("disable", lambda store, name: changed(name, enabled=False)),
        reset=noted("reset", lambda store, name, secret: desks.codes.append((name, secret))),
        change_passphrase=noted("change_passphrase", change_passphrase),
    )


def practice_round(number):
    papers = (Choice(message("window.title"), right=True), Choice(message("window.cancel"), right=False))
    return PracticeRound(CASES[number], (), (), Judgement(Verdict.PERMIT_REQUIRED, 0), papers, ())


def about_desk(noted):
    well, ill = (CheckLine(message(f"desk.about.{code}"), well=code == "engines") for code in ("engines", "no_camera"))
    return AboutDesk(
        of_store=noted("check_store", lambda store: (well,)),
        of_machine=noted("check_machine", lambda first: SelfCheck((("Quaylens", "1.0"),), (*first, ill))),
        licences=noted("licences", lambda: "Quaylens: Apache-2.0"),
    )
