"""National packs: laid over an edition, never mixed into it; hostile ones are refused kindly."""

from __future__ import annotations

import json
import os
import sys
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from commands.app import run
from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Condition, Consignment, Item, Route
from inspection.errors import BadInput, Fault, VerificationFailed
from inspection.reproduction import reproduce
from inspection.session import InspectionSession
from inspection.verdict import Verdict
from inspection.wording import say
from reference.edition import Edition
from reference.national_pack import open_pack
from reference.overlaid import OverlaidReference
from reference.pack_file import TABLES, seal_pack
from reference.reference_data import EditionReference
from reference.signing import new_key
from reference.trust import trusted_keys
from tests.local_store.scene import new_store, opening

DAY = date(2026, 11, 22)
RULES = (
    'plastics,basel,"Waste Act 2019",section 7,,basel,Y48;B30*,import,2020-01-01,,,,prohibited,'
    '"plastic waste may not be imported",Certificate of refusal; Order to return,drawn\n'
    "batteries,basel,Waste Act 2019,section 9,lead batteries,basel,A1160,any,,2026-12-31,used,,permit_required,"
    "used batteries move with a permit of the agency,Permit of the agency,drawn\n"
    "gas,montreal,Ozone Rules,rule 3,,refrigerant,R-22,export,2027-01-01,,,,prohibited,no export from 2027 on,,drawn\n"
)
AUTHORITIES = (
    "basel,competent_authority,Drawn Environment Agency,+233 30 000 0000,Mon-Fri 8-17 UTC,waste@example.org,drawn\n"
    "all,emergency,Drawn Fire Service,112,always,,drawn\n"
    "cites,management_authority,Drawn Wildlife Office,+233 30 111 1111,,,drawn\n"
)


@pytest.fixture(scope="session")
def publisher(tmp_path_factory):
    """A publisher's private key; its public one lies beside it."""
    private = tmp_path_factory.mktemp("keys") / "publisher.pem"
    new_key(private)
    return private


@pytest.fixture
def keys(publisher):
    return trusted_keys([publisher.with_suffix(".pub")])


@pytest.fixture
def pack(tmp_path, publisher):
    """Write the drawn example pack, with some files replaced, and seal it."""

    def make(sealed=True, **files):
        folder = tmp_path / "pack"
        folder.mkdir()
        contents = {
            "PACK": "GH-drawn-1 GH 2026-11-01\n",
            "rules.csv": ",".join(TABLES["rules.csv"]) + "\n" + RULES,
            "authorities.csv": ",".join(TABLES["authorities.csv"]) + "\n" + AUTHORITIES,
            "SOURCES.md": "# drawn\n",
        } | {name.replace("__", "."): text for name, text in files.items()}
        for name, text in contents.items():
            if text is not None:
                (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        if sealed:
            seal_pack(folder, publisher)
        return folder

    return make


def item(scheme, value, condition=None):
    return Item((Claim(scheme, value, value, 1, ClaimSource.TYPED),), None, Circumstances(condition))


def told(opened, thing, *, export="DE", import_="GH", transit=(), day=DAY, stated=True):
    route = Route(export, transit, import_)
    return opened.assess([thing], Consignment(route), AskedDate(day, stated))


def test_a_rule_speaks_with_its_own_citation_and_is_marked_as_national(pack, keys):
    (finding,) = told(open_pack(pack(), keys), item(Scheme.BASEL, "Y48"))
    assert finding.verdict is Verdict.PROHIBITED
    assert finding.national
    assert (finding.citation.instrument, finding.citation.provision) == ("Waste Act 2019", "section 7")
    assert finding.citation.edition == "GH-drawn-1"
    assert say(finding.reason) == "National law of Ghana: plastic waste may not be imported"
    assert [say(each) for each in finding.documents] == ["Certificate of refusal", "Order to return"]


@pytest.mark.parametrize(
    ("thing", "route", "day", "speaks"),
    [
        (("basel", "B3011", None), ("DE", "GH"), DAY, True),  # the beginning of a code
        (("basel", "B1010", None), ("DE", "GH"), DAY, False),
        (("basel", "Y48", None), ("GH", "DE"), DAY, False),  # the other direction
        (("basel", "Y48", None), ("DE", "FR"), DAY, False),  # a way that does not touch the State
        (("basel", "Y48", None), ("DE", "GH"), date(2019, 12, 31), False),  # before the rule
        (("basel", "Y48", None), ("DE", "GH"), date(2020, 1, 1), True),
        (("basel", "A1160", Condition.USED), ("GH", "DE"), DAY, True),
        (("basel", "A1160", Condition.USED), ("GH", "DE"), date(2026, 12, 31), True),
        (("basel", "A1160", Condition.USED), ("GH", "DE"), date(2027, 1, 1), False),  # after its last day
        (("basel", "A1160", None), ("GH", "DE"), DAY, False),  # only for what is declared as used
        (("refrigerant", "R-22", None), ("GH", "TG"), date(2027, 1, 1), True),
        (("refrigerant", "R-22", None), ("GH", "TG"), date(2026, 12, 31), False),
    ],
)
def test_when_a_rule_speaks(pack, keys, thing, route, day, speaks):
    scheme, value, condition = thing
    found = told(
        open_pack(pack(), keys), item(Scheme(scheme), value, condition), export=route[0], import_=route[1], day=day
    )
    assert bool(found) is speaks


def test_a_clock_that_runs_late_settles_nothing(pack, keys):
    (finding,) = told(open_pack(pack(), keys), item(Scheme.BASEL, "Y48"), day=date(2026, 1, 1), stated=False)
    assert finding.verdict is Verdict.CANNOT_TELL
    assert finding.national


def test_without_a_trusted_key_the_pack_is_local_and_says_so(pack, keys):
    folder = pack()
    assert open_pack(folder, keys).identity.signed
    assert not open_pack(folder, ()).identity.signed


def formula(cell):
    head = ",".join(TABLES["rules.csv"]) + "\n"
    return head + f"r,basel,Act,s 1,,basel,Y48,import,,,,,prohibited,{cell},,drawn\n"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"rules__csv": formula("=HYPERLINK(1)")}, "pack.formula"),
        ({"rules__csv": formula("@SUM(A1)")}, "pack.formula"),
        ({"rules__csv": formula("+1+cmd")}, "pack.formula"),
        (
            {"authorities__csv": ",".join(TABLES["authorities.csv"]) + "\nbasel,x,Office,+1|cmd,,,drawn\n"},
            "pack.formula",
        ),
        ({"rules__csv": "rule,regime,colour\nr,basel,red\n"}, "pack.columns"),
        ({"rules__csv": formula("a").replace("import", "sideways")}, "pack.bad_value"),
        ({"rules__csv": formula("a").replace("prohibited", "not_listed")}, "pack.bad_value"),
        ({"rules__csv": formula("a").replace("Y48", "*")}, "pack.bad_value"),
        ({"rules__csv": formula("a").replace("Y48", "Y*8")}, "pack.bad_value"),
        ({"rules__csv": formula("a").replace("import,,", "import,2026-02-30,")}, "pack.bad_value"),
        ({"rules__csv": formula("a") + formula("b").splitlines()[1]}, "pack.bad_value"),  # one rule twice
        ({"rules__csv": formula("a").replace(",drawn", ",")}, "pack.bad_value"),  # no source
        ({"rules__csv": formula("a") + "r2,basel\n"}, "pack.width"),
        ({"rules__csv": formula('"a')}, "pack.torn"),
        ({"rules__csv": formula("a\u202eb")}, "pack.bad_cell"),
        ({"rules__csv": formula("a" * 3000)}, "pack.bad_cell"),
        ({"rules__csv": formula("a").encode("utf-16")}, "pack.not_utf8"),
        ({"PACK": "GH drawn\n"}, "pack.bad_identity"),
        ({"PACK": "GH-1 GH 2026-02-30\n"}, "pack.bad_identity"),
        ({"rules__csv": None}, "pack.file_missing"),
    ],
)
def test_a_pack_that_says_what_no_pack_can_say_is_refused(pack, keys, files, code):
    with pytest.raises(BadInput) as refused:
        open_pack(pack(**files), keys)
    assert refused.value.message.code == code
    assert say(refused.value.message)


def test_too_many_rows_and_too_many_bytes_are_refused(pack, keys, tmp_path):
    rows = "".join(f"r{number},basel,Act,s,,basel,Y48,import,,,,,prohibited,a,,drawn\n" for number in range(20_001))
    folder = pack(rules__csv=",".join(TABLES["rules.csv"]) + "\n" + rows)
    with pytest.raises(BadInput, match=r"pack\.too_many_rows"):
        open_pack(folder, keys)
    (folder / "rules.csv").write_bytes(b"a" * 2_000_001)
    with pytest.raises(BadInput, match=r"pack\.too_large"):
        open_pack(folder, keys)


@pytest.mark.parametrize("line", ["../../etc/passwd", "/etc/passwd", "rules.csv\n" + "0" * 64 + "  rules.csv", "x.csv"])
def test_a_manifest_names_files_of_a_pack_only(pack, line):
    folder = pack()
    manifest = folder / "MANIFEST"
    manifest.write_text(manifest.read_text() + "0" * 64 + f"  {line}\n")
    with pytest.raises(Fault) as refused:
        open_pack(folder, ())
    assert refused.value.message.code in {"pack.bad_manifest", "pack.changed"}


def test_foreign_files_and_folders_are_refused(pack, keys):
    folder = pack()
    (folder / "more.csv").write_text("x")
    with pytest.raises(BadInput, match=r"pack\.foreign_file"):
        open_pack(folder, keys)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_refused_and_not_opened(pack, keys, tmp_path, kind):
    folder = pack()
    victim = folder / "SOURCES.md"
    victim.unlink()
    if kind == "link":
        (tmp_path / "secret").write_text("x")
        victim.symlink_to(tmp_path / "secret")
    elif kind == "pipe":
        os.mkfifo(victim)  # reading it would never end
    else:
        victim.mkdir()
    with pytest.raises(BadInput, match=r"pack\.no_plain_file"):
        open_pack(folder, keys)


def test_a_changed_file_a_wrong_key_and_a_foreign_signature_are_refused(pack, keys, publisher, tmp_path):
    folder = pack()
    other = tmp_path / "other.pem"
    new_key(other)
    with pytest.raises(VerificationFailed):
        open_pack(folder, trusted_keys([other.with_suffix(".pub")]))
    rules = folder / "rules.csv"
    kept = rules.read_text()
    rules.write_text(kept.replace("prohibited", "permit_required"))
    with pytest.raises(VerificationFailed, match=r"pack\.changed"):
        open_pack(folder, keys)
    rules.write_text(kept)
    (folder / "MANIFEST.sig").write_bytes(b"\0" * 64)
    with pytest.raises(VerificationFailed):
        open_pack(folder, keys)
    (folder / "MANIFEST.sig").write_bytes(b"\0" * 100_000)
    with pytest.raises(BadInput, match=r"pack\.too_large"):
        open_pack(folder, keys)


def test_check_lays_the_pack_over_the_edition(pack, publisher, edition_file, tree, capsys, monkeypatch):
    monkeypatch.setenv("QUAYLENS_KEYS", str(publisher.with_suffix(".pub")))
    asked = [
        "check",
        "--edition",
        str(edition_file),
        "--basel",
        "Y48",
        "--from",
        "DE",
        "--to",
        "GH",
        "--on",
        "2026-11-22",
    ]
    folder = pack()

    assert run([*asked, "--json"]) == 0
    without = json.loads(capsys.readouterr().out)
    assert run([*asked, "--json", "--pack", str(folder)]) == 0
    answer = json.loads(capsys.readouterr().out)

    Draft202012Validator(json.loads((tree / "docs/schema/check.json").read_text())).validate(answer)
    assert without["authorities"] == without["edition"]["packs"] == []
    assert answer["verdict"] == "prohibited"
    national = [finding for finding in answer["findings"] if finding["national"]]
    assert [finding["citation"]["edition"] for finding in national] == ["GH-drawn-1"]
    assert [each for each in answer["findings"] if not each["national"]] == without["findings"]
    (laid,) = answer["edition"]["packs"]
    assert (laid["country"], laid["signed"]) == ("GH", True)
    assert [each["name"] for each in answer["authorities"]] == ["Drawn Environment Agency", "Drawn Fire Service"]

    assert run([*asked, "--pack", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "National law of Ghana: plastic waste may not be imported" in said
    assert "+233 30 000 0000" in said

    (folder / "rules.csv").write_text("changed")
    assert run([*asked, "--pack", str(folder)]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_command_seals_and_shows(pack, publisher, capsys, monkeypatch):
    folder = pack(sealed=False)
    monkeypatch.setenv("QUAYLENS_KEYS", str(publisher.with_suffix(".pub")))
    assert run(["pack", "show", str(folder)]) == 2
    assert run(["pack", "seal", str(folder), "--key", str(publisher)]) == 0
    capsys.readouterr()
    assert run(["pack", "show", str(folder), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["name"], shown["rules"], shown["authorities"], shown["signed"]) == ("GH-drawn-1", 3, 3, True)


def test_what_was_kept_with_a_pack_is_derived_again_with_and_without_it(pack, keys, edition_file, tmp_path):
    with (
        OverlaidReference(Edition.open(edition_file), [open_pack(pack(), keys)]) as laid,
        EditionReference(edition_file) as alone,
        new_store(tmp_path / "store") as store,
    ):
        session = InspectionSession.open(opening(), store, laid)
        session.state(item(Scheme.BASEL, "Y48"))
        kept = session.assess()
        assert [each.country for each in kept.edition.packs] == ["GH"]
        assert any(finding.national for finding in kept.findings)
        for reference in (laid, alone):
            assert reproduce(store.records(session.inspection), reference).reproduced == 1
