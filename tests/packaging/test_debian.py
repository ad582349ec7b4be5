"""The files of the Debian package, read without building it."""

from __future__ import annotations

import configparser
import importlib.util
import io
import re
import shutil
import subprocess
import tomllib
import zipfile
from xml.etree import ElementTree as ET

import pytest

from gui.dossier_view import CASE_ENDING
from inspection.plain_zip import write
from local_store.case_manifest import FORMAT, MANIFEST, Manifest, manifest_bytes

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
CASE_TYPE = "application/vnd.quaylens.case+zip"


@pytest.fixture(scope="module")
def folder(tree):
    return tree / "packaging" / "debian"


@pytest.fixture(scope="module")
def build(folder):
    spec = importlib.util.spec_from_file_location("build", folder / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def desktop(folder):
    parsed = configparser.ConfigParser(interpolation=None, strict=True)
    parsed.optionxform = str
    parsed.read(folder / "quaylens.desktop", "utf-8")
    return parsed["Desktop Entry"]


def test_the_desktop_file_opens_case_files_with_a_command_that_there_is(desktop):
    from commands.app import COMMANDS

    program, command, file = desktop["Exec"].split()
    assert (program, file) == ("quaylens", "%f")
    assert command in COMMANDS
    assert desktop["MimeType"] == f"{CASE_TYPE};"
    assert desktop["StartupWMClass"] == "quaylens"  # as gui/app.py calls the window's application


def test_it_speaks_the_languages_of_the_program(desktop, tree):
    languages = {path.parents[1].name for path in (tree / "inspection" / "locale").glob("*/LC_MESSAGES/quaylens.po")}
    for key in ("Comment", "GenericName"):
        assert {name[len(key) + 1 : -1] for name in desktop if name.startswith(f"{key}[")} == languages


def test_a_case_file_is_known_by_its_name_and_by_its_first_bytes(folder):
    kind = ET.parse(folder / "quaylens.mime.xml").getroot().find(f"{MIME}mime-type")  # noqa: S314 - a file of ours
    assert kind.get("type") == CASE_TYPE
    assert kind.find(f"{MIME}glob").get("pattern") == f"*{CASE_ENDING}"
    outer = kind.find(f"{MIME}magic/{MIME}match")
    inner = outer.find(f"{MIME}match")
    last = inner.find(f"{MIME}match")
    content = manifest_bytes(Manifest("station", bytes(32), "inspection", (1, "00" * 32), ()))
    written = b"".join(write([(MANIFEST, content)]))
    assert zipfile.is_zipfile(io.BytesIO(written))
    assert written.startswith(outer.get("value").encode().decode("unicode_escape").encode())
    assert written[int(inner.get("offset")) :].startswith(inner.get("value").encode())
    begin, end = map(int, last.get("offset").split(":"))
    assert last.get("value") == f'"format":"{FORMAT}"'
    assert last.get("value").encode() in written[begin:end]


def test_the_description_for_software_centres(build, tree, tmp_path):
    version = tomllib.loads((tree / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    text = build.metainfo_of(version, "2026-11-22")
    component = ET.fromstring(text)  # noqa: S314 - a file of ours
    assert component.find("releases/release").attrib == {"version": version, "date": "2026-11-22"}
    assert component.find("launchable").text == "quaylens.desktop"
    assert component.find("provides/mediatype").text == CASE_TYPE
    if shutil.which("appstreamcli"):
        file = tmp_path / f"{component.find('id').text}.metainfo.xml"
        file.write_text(text, "utf-8")
        done = subprocess.run(
            ["appstreamcli", "validate", "--no-net", file], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout


def test_the_rule_for_scanners_names_makers_and_nothing_else(folder):
    lines = (folder / "70-quaylens-scanners.rules").read_text("ascii").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    term = re.compile(r'(?:ATTRS\{idVendor\}|ENV\{\w+\}|ACTION|SUBSYSTEM|KERNEL|TAG|GOTO|LABEL)(?:==|!=|\+=|=)"[^"]*"')
    for rule in rules:
        assert all(term.fullmatch(part.strip()) for part in rule.split(", ")), rule
    labels = re.findall(r'LABEL="(\w+)"', "\n".join(rules))
    assert set(re.findall(r'GOTO="(\w+)"', "\n".join(rules))) == set(labels)
    makers = re.findall(r'ATTRS\{idVendor\}=="([^"]*)"', "\n".join(rules))
    assert makers == sorted(set(makers))
    assert all(re.fullmatch(r"[0-9a-f]{4}", maker) for maker in makers)
    assert [rule for rule in rules if "uaccess" in rule] == [rules[rules.index('LABEL="quaylens_scanner"') + 1]]
    assert rules[rules.index('LABEL="quaylens_scanner"') - 1] == 'GOTO="quaylens_scanners_end"', "others pass by"


def test_the_dependencies_are_those_of_the_set_up(build, tree):
    named = build.named_packages(tree / "packaging" / "set_up.sh")
    assert {"libzbar0", "libxcb-cursor0", "libegl1"} <= set(named)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", name) for name in named)
    assert "tesseract-ocr" in build.WANTED


@pytest.mark.parametrize("script", ["postinst", "postrm"])
def test_the_scripts_are_shell_and_touch_no_home(folder, script):
    assert subprocess.run(["sh", "-n", folder / script], timeout=10).returncode == 0
    commands = [line for line in (folder / script).read_text("utf-8").splitlines() if not line.startswith("#")]
    assert not re.search(r"\brm\b|/home|share/quaylens", "\n".join(commands))


def test_the_icon_is_a_square_that_can_be_drawn(tree):
    drawing = ET.parse(tree / "packaging" / "icons" / "quaylens.svg").getroot()  # noqa: S314 - a file of ours
    _, _, width, height = map(float, drawing.get("viewBox").split())
    assert width == height
