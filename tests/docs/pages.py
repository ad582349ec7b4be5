"""What the documents name: command lines, files, links, headings; read from the Markdown of the tree."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.sources import TREE, kept

if TYPE_CHECKING:
    from pathlib import Path

FENCE = re.compile(r"^(```+)[^\n]*\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^(?: {4}|\t)[^\n]*\n)+", re.MULTILINE)
INLINE = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")
LINK = re.compile(r"(?<!`)\[[^\]\n]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
ELLIPSIS = "…"


@dataclass(frozen=True)
class Page:
    """One document."""

    path: Path
    text: str

    @property
    def name(self):
        return self.path.relative_to(TREE).as_posix()

    @property
    def prose(self):
        """Without its boxes."""
        return INDENTED.sub("\n", FENCE.sub("\n", self.text))

    def lines(self):
        """Each line of its boxes, put together where a stroke breaks it, and each inline piece of code."""
        plain = FENCE.sub("\n", self.text)
        boxes = [box[2] for box in FENCE.finditer(self.text)] + [box[0] for box in INDENTED.finditer(plain)]
        for box in boxes:
            yield from (line.strip() for line in re.sub(r"\\\n\s*", "", box).splitlines() if line.strip())
        yield from self.inline()

    def inline(self):
        yield from (" ".join(code[1].split()) for code in INLINE.finditer(self.prose))

    def links(self):
        yield from (link[1] for link in LINK.finditer(self.prose))

    def anchors(self):
        """Headings as they are linked to."""
        return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in HEADING.findall(self.text)}


def pages():
    """Every document that is kept in the tree."""
    return [Page(TREE / path, (TREE / path).read_text(encoding="utf-8")) for path in sorted(kept(".md"))]


def words(line):
    """The words of a command line, up to a comment, a pipe or what follows; empty when it is none."""
    try:
        split = shlex.split(line.partition(" #")[0])
    except ValueError:
        return []
    for at, word in enumerate(split):
        if word in {"|", "&&", "||", ">", ">>", "<", "&"} or word.endswith(";"):
            return [*split[:at], *([word[:-1]] if word.endswith(";") else [])]
    return split


def after(line, *beginnings):
    """The words after one of these beginnings, which may stand behind a path, or None."""
    split = words(line)
    while split and re.fullmatch(r"[A-Z_]+=\S*", split[0]):  # NAME=value before a command
        split = split[1:]
    for beginning in beginnings:
        first, *rest = beginning.split()
        if split and split[0].split("/")[-1] == first and split[1 : len(rest) + 1] == rest:
            return split[len(rest) + 1 :]
    return None


def schematic(arguments):
    """Whether that is how a command looks, and no command: with an ellipsis, brackets or a choice."""
    return any(ELLIPSIS in word or "..." in word or set("[]|<>") & set(word) for word in arguments)
