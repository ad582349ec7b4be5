"""What is written for Windows, read dry: nothing of it can be run here."""

from __future__ import annotations

import ast
import importlib.util
import re
import tomllib
from xml.etree import ElementTree as ET

import pytest

SECTIONS = {
    "Setup",
    "Languages",
    "Tasks",
    "InstallDelete",
    "Files",
    "Icons",
    "Registry",
    "Run",
    "UninstallDelete",
    "Code",
}
DIRECTIVES = {
    "AppId", "AppName", "AppVersion", "AppPublisher", "DefaultDirName", "DefaultGroupName", "DisableProgramGroupPage",
    "PrivilegesRequired", "PrivilegesRequiredOverridesAllowed", "ArchitecturesAllowed",
    "ArchitecturesInstallIn64BitMode",
    "MinVersion", "ChangesAssociations", "CloseApplications", "RestartApplications", "LicenseFile", "SetupIconFile",
    "UninstallDisplayIcon", "OutputDir", "OutputBaseFilename", "Compression", "SolidCompression", "WizardStyle",
}  # fmt: skip
PARAMETERS = {
    "Languages": {"Name", "MessagesFile"},
    "Tasks": {"Name", "Description", "GroupDescription", "Flags"},
    "InstallDelete": {"Type", "Name"},
    "UninstallDelete": {"Type", "Name"},
    "Files": {"Source", "DestDir", "Excludes", "Flags"},
    "Icons": {"Name", "Filename", "Tasks"},
    "Registry": {"Root", "Subkey", "ValueType", "ValueName", "ValueData", "Flags"},
    "Run": {"Filename", "Description", "Flags"},
}
FLAGS = {
    "ignoreversion", "recursesubdirs", "createallsubdirs", "uninsdeletekey", "uninsdeletevalue", "nowait",
    "postinstall", "skipifsilent", "unchecked",
}  # fmt: skip
CONSTANTS = {"app", "group", "autopf", "autodesktop"}
ENTRY = re.compile(r'\s*(\w+):\s*("(?:[^"]|"")*"|[^";]+)\s*(?:;|$)')


@pytest.fixture(scope="module")
def script(tree):
    return (tree / "packaging" / "windows" / "quaylens.iss").read_text("utf-8")


@pytest.fixture(scope="module")
def sections(script):
    """The lines of each section, with the defined names filled in."""
    found, defined, current = {}, {}, ""
    for line in script.splitlines():
        if define := re.match(r"#define (\w+) (.+)", line):
            defined[define[1]] = define[2].strip('"')
        elif head := re.fullmatch(r"\[(\w+)\]", line):
            current = head[1]
            found[current] = []
        elif line.strip() and not line.startswith((";", "#")):
            found[current].append(re.sub(r"\{#(\w+)\}", lambda name: defined[name[1]], line))
    return found


def entries(sections, name):
    for line in sections[name]:
        parsed = {match[1]: match[2].strip('"') for match in ENTRY.finditer(line)}
        assert ENTRY.sub("", line).strip() == "", f"not understood: {line}"
        yield parsed


def test_sections_directives_and_parameters_are_ones_that_inno_setup_knows(sections):
    assert set(sections) == SECTIONS
    assert {line.partition("=")[0] for line in sections["Setup"]} <= DIRECTIVES
    for name, known in PARAMETERS.items():
        for entry in entries(sections, name):
            assert set(entry) <= known, entry
            assert set(entry.get("Flags", "").split()) <= FLAGS, entry


def test_quotes_and_braces_close(script):
    for line in script.splitlines():
        if not line.startswith((";", "{")):
            assert line.count('"') % 2 == 0, line
            assert line.count("{") - line.count("{{") == line.count("}") or line.startswith("AppId="), line
    begins, ends = (len(re.findall(rf"\b{word}\b", script.partition("[Code]")[2])) for word in ("begin", "end"))
    assert begins == ends


def test_constants_are_known(sections):
    used = {name for lines in sections.values() for line in lines for name in re.findall(r"(?<!\{)\{([a-z]+)\}", line)}
    assert used <= CONSTANTS


def test_paths_lead_to_what_is_built_or_is_there(tree, sections):
    setup = dict(line.partition("=")[::2] for line in sections["Setup"])
    here = tree / "packaging" / "windows"
    assert (here / setup["LicenseFile"].replace("\\", "/")).resolve().is_file()
    assert (here / setup["OutputDir"].replace("\\", "/")).resolve() == tree / "build"
    build_script = (tree / "packaging" / "bundle" / "build.sh").read_text("utf-8")
    spec = (tree / "packaging" / "bundle" / "quaylens.spec").read_text("utf-8")
    readme = (here / "README.md").read_text("utf-8")
    bundle, tesseract = (entry["Source"].removesuffix("\\*") for entry in entries(sections, "Files"))
    assert (here / bundle.replace("\\", "/")).resolve() == tree / "build" / "bundle" / "quaylens"
    assert "bundle=build/bundle/quaylens" in build_script
    assert (here / tesseract.replace("\\", "/")).resolve() == tree / "build" / "windows" / "tesseract"
    assert "build\\windows\\tesseract" in readme
    assert setup["SetupIconFile"] == "..\\..\\build\\windows\\quaylens.ico"
    assert '"build" / "windows"' in spec
    assert "quaylens.ico" in spec


def test_the_programs_that_are_named_are_built(tree, script):
    spec = ast.parse((tree / "packaging" / "bundle" / "quaylens.spec").read_text("utf-8"))
    calls = [
        node for node in ast.walk(spec) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "executable"
    ]
    assert {call.args[0].value for call in calls} == {"quaylens", "quaylens-cli"}
    assert '#define Program "quaylens.exe"' in script


def test_both_modes_of_installation_and_the_mark_of_each(tree, sections):
    from reference.updates.versions import MARK, InstallKind

    assert "PrivilegesRequired=lowest" in sections["Setup"]
    assert "PrivilegesRequiredOverridesAllowed=commandline dialog" in sections["Setup"]
    code = "\n".join(sections["Code"])
    assert f"{{app}}\\{MARK}" in code
    for kind in (InstallKind.PER_USER, InstallKind.PER_MACHINE):
        assert f"'{kind.value}'" in code
    assert {entry["Root"] for entry in entries(sections, "Registry")} == {"HKA"}, "the hive of the chosen mode"


def test_removal_leaves_the_evidence(sections):
    for entry in entries(sections, "UninstallDelete"):
        assert entry["Name"].startswith("{app}\\")


def test_the_manifest_asks_for_no_rights(tree):
    manifest = ET.parse(tree / "packaging" / "windows" / "quaylens.manifest")  # noqa: S314 - a file of ours
    levels = [each.get("level") for each in manifest.iter("{urn:schemas-microsoft-com:asm.v3}requestedExecutionLevel")]
    assert levels == ["asInvoker"]


def test_the_version_resource_says_what_pyproject_says(tree, script):
    spec = importlib.util.spec_from_file_location("version", tree / "packaging" / "windows" / "version.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    version = tomllib.loads((tree / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    def named(name):
        return lambda *args, **kwargs: (name, args, kwargs)

    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    text = module.version_resource(version, "quaylens-cli")
    _, _, parts = eval(text, {name: named(name) for name in names})  # noqa: S307 - as PyInstaller reads it
    assert parts["ffi"][2]["filevers"][:3] == tuple(int(each) for each in version.split(".")[:3])
    strings = dict(struct[1] for struct in parts["kids"][0][1][0][0][1][1])
    assert strings["ProductVersion"] == version
    assert 'GetStringFileInfo(Bundle + "\\" + Program, "ProductVersion")' in script
    assert strings["OriginalFilename"] == "quaylens-cli.exe"
    with pytest.raises(ValueError, match="three numbers"):
        module.four_numbers("1.2")
