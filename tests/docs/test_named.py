"""What the documents name is there: commands and their options, targets, modules, files, links, classes, variables."""

from __future__ import annotations

import importlib.util
import re

import click
import pytest
import typer

from commands.app import command_line
from hq.__main__ import line as hq_line

from .pages import TREE, after, pages, schematic

PAGES = pages()
MADE_LATER = ("build/", ".venv/", "dist/")
TOP = {path.name for path in TREE.iterdir()}
PATH = re.compile(r"\.?[\w-]+(?:/[\w.*{},-]+)*/?(?:\.\w+)?")
PLACEHOLDER = re.compile(r"\b(?:NAME|FOLDER|CODE|VERSION|DATE)\b")
NAME = re.compile(
    r"(?:[a-z_]+\.)*([A-Z][a-z]+(?:[A-Z][a-z]*)+)(?:\.(\w+))?(?:\(.*\))?|(?:[a-z_]+\.)*([a-z_]{4,})\(.*\)"
)
VARIABLE = re.compile(r"\bQUAYLENS_[A-Z_]+[A-Z]\b")
OF_OTHERS = {"FastAPI", "OpenCV", "PostgreSQL", "PyInstaller", "SQLCipher", "SQLAlchemy", "RapidOCR", "NormCap"}


@pytest.fixture(scope="module")
def quaylens():
    return typer.main.get_command(command_line())


@pytest.fixture(scope="module")
def headquarters():
    return typer.main.get_command(hq_line)


def everywhere(wrong):
    """What is wrong on which page; every page is looked through before anything is said."""
    found = {page.name: list(wrong(page)) for page in PAGES}
    return {name: faults for name, faults in found.items() if faults}


def parse(command, given, arguments):
    """Raise click's own fault when the command line would be refused; of a schematic one only the names count."""
    context = click.Context(command, info_name=given)
    rest = [word.strip("[]") for word in arguments]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(context, rest[0])
        if found is None and ("…" in rest[0] or rest[0].isupper()):
            return
        if found is None:
            raise click.UsageError(f"no command {rest[0]}")
        command, rest = found, rest[1:]
        context = click.Context(command, parent=context, info_name=given)
    options = {name for each in command.params for name in (*each.opts, *each.secondary_opts)} | {"--help"}
    unknown = [word for word in rest if word.startswith("--") and word.partition("=")[0] not in options]
    if unknown:
        raise click.UsageError(f"no option {unknown[0]}")
    if not schematic(arguments) and not isinstance(command, click.Group):
        needed = [each for each in command.params if isinstance(each, click.Argument) and each.required]
        if rest or not needed:  # a command may be named without what it is given
            # What stands for a value (BYTES, OUT) may stand for a number.
            command.make_context(given, [re.sub(r"^[A-Z]{3,}$", "1", word) for word in rest], parent=context)


def test_command_lines_are_understood(quaylens, headquarters):
    assert (
        everywhere(lambda page: [fault for text in page.lines() for fault in refused(text, quaylens, headquarters)])
        == {}
    )


def refused(text, quaylens, headquarters):
    """Why a line would be refused, if it would."""
    for command, beginnings in (
        (quaylens, ("python main.py", "python3 main.py")),
        (headquarters, ("python -m hq", "quaylens-hq")),
    ):
        arguments = after(text, *beginnings)
        if arguments is not None:
            try:
                parse(command, text, arguments)
            except click.exceptions.Exit:  # --help
                continue
            except click.ClickException as fault:
                yield f"{text}: {fault.format_message()}"


def test_commands_beside_a_command_are_of_its_group(quaylens):
    """`python main.py store backup` / `restore` …: what stands beside it belongs to the same group."""

    def strangers(page):
        for group, beside in re.findall(r"`python main\.py (\w+) [\w-]+`((?: / `[\w-]+`)+)", page.text):
            known = quaylens.get_command(click.Context(quaylens), group).commands
            yield from set(re.findall(r"`([\w-]+)`", beside)) - set(known)

    assert everywhere(strangers) == {}


def test_make_has_these_targets():
    targets = set(re.findall(r"^([a-z-]+):", (TREE / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    def unknown(page):
        asked = {word for text in page.lines() for word in after(text, "make") or () if not schematic([word])}
        return {word for word in asked if "=" not in word and not word.startswith("-")} - targets

    assert everywhere(unknown) == {}


def test_modules_that_are_run_are_there():
    def missing(page):
        asked = {(after(text, "python -m", "python3 -m") or [""])[0] for text in page.lines()} - {""}
        return [name for name in asked if importlib.util.find_spec(name) is None]

    assert everywhere(missing) == {}


def test_files_that_are_named_are_there():
    def missing(page):
        for text in page.inline():
            name = PLACEHOLDER.sub("*", text.split(" ")[0].split("::")[0].partition(":")[0])
            if "/" not in name or not PATH.fullmatch(name) or name.startswith(MADE_LATER):
                continue
            if name.split("/")[0] in TOP and not _there(TREE, name) and not _there(page.path.parent, name):
                yield name

    assert everywhere(missing) == {}


def _there(folder, name):
    choices = re.search(r"\{([^}]*)\}", name)
    if choices:
        return all(_there(folder, name.replace(choices[0], each)) for each in choices[1].split(","))
    if "*" in name.split("/")[-1]:  # of these there may be none yet
        return any(True for _ in folder.glob(name.rpartition("/")[0] or "*"))
    return any(True for _ in folder.glob(name.rstrip("/")))


def test_links_lead_somewhere():
    anchors = {each.path: each.anchors() for each in PAGES}

    def dead(page):
        for link in page.links():
            name, _, anchor = link.partition("#")
            target = (page.path.parent / name).resolve() if name else page.path
            inside = not re.match(r"[a-z]+:", link)
            if inside and (not target.exists() or (anchor and anchor not in anchors.get(target, {anchor}))):
                yield link

    assert everywhere(dead) == {}


@pytest.fixture(scope="module")
def source():
    folders = (
        "inspection",
        "commands",
        "capture",
        "reference",
        "local_store",
        "gui",
        "hq",
        "benchmarks",
        "packaging",
        "tests",
    )
    files = [path for folder in folders for path in (TREE / folder).rglob("*.py")] + [TREE / "main.py"]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_classes_and_functions_that_are_named_are_there(name, source):
    defined = set(re.findall(r"^\s*(?:class|def|async def) (\w+)", source, re.MULTILINE))
    (page,) = (each for each in PAGES if each.name == name)
    wrong = []
    for text in page.inline():
        match = NAME.fullmatch(text)
        if match:
            wrong += [each for each in match.groups() if each and each not in defined | OF_OTHERS]
    assert not wrong


def test_variables_of_the_environment_are_read_somewhere(source):
    scripts = (TREE / "packaging").rglob("*")
    read = source + "".join(
        path.read_text(encoding="utf-8") for path in scripts if path.suffix in {".sh", ""} and path.is_file()
    )
    prefixed = {f"QUAYLENS_HQ_{each}" for each in re.findall(r'"([A-Z_]{4,})"', source)}
    named = {variable for page in PAGES for variable in VARIABLE.findall(page.text)}
    assert {each for each in named if each not in read and each not in prefixed and "OBJECT_" not in each} == set()
