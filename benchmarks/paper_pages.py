"""Drawn papers with known content: declarations, permits, bills of lading, as scanners and fax machines give them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
import typst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SEED = 20261122
RESOLUTIONS = (150, 200, 300)  # dots an inch
DAMAGE = ("clean", "skewed", "noisy", "faxed")
_GOODS = (
    ("Chlorodifluoromethane, used", "2903.71", "1018", "75-45-6", "R-22"),
    ("1,1,1,2-Tetrafluoroethane", "2903.45", "3159", "811-97-2", "R-134a"),
    ("Dichlorodifluoromethane, reclaimed", "2903.77", "1028", "75-71-8", "R-12"),
    ("Methyl bromide with chloropicrin", "3808.99", "1581", "74-83-9", ""),
    ("Mercury", "2805.40", "2809", "7439-97-6", ""),
    ("Endosulfan, technical", "2920.30", "2761", "115-29-7", ""),
    ("Waste lead-acid batteries, drained", "8549.11", "2794", "", ""),
    ("Carbon tetrachloride", "2903.14", "1846", "56-23-5", ""),
)
_PEOPLE = ("Adriatic Cooling Supplies d.o.o.", "Meridian Chemicals Ltd", "Sunrise Trading FZE", "Nordhafen GmbH")
_SHIPS = ("MV Ocean Lark", "MV Santa Brisa", "MV Kestrel Bay")
_SPECIES = ("Ara macao", "Python regius", "Panthera pardus", "Dalbergia nigra", "Hippocampus kuda")
_CONTAINERS = ("CSQU3054383", "MSKU4135329", "TCLU1234568", "HLXU2007190")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A scanned page: the phrases on it, the rows of its table cell by cell, and the identifiers that it states."""

    kind: str
    resolution: int
    damage: str
    phrases: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    identifiers: frozenset[str]
    pixels: NDArray[np.uint8]


def pages(number: int = 48) -> Iterator[Page]:
    """Pages of three kinds in turn, each with other content, resolution and damage; the same at every call."""
    chance = random.Random(SEED)
    kinds = (_declaration, _permit, _bill_of_lading)
    for place in range(number):
        kind = kinds[place % len(kinds)]
        resolution = RESOLUTIONS[place // len(kinds) % len(RESOLUTIONS)]
        damage = DAMAGE[place // (len(kinds) * len(RESOLUTIONS)) % len(DAMAGE)]
        markup, phrases, rows, identifiers = kind(chance)
        pixels = _damaged(_printed(markup, resolution), damage, resolution, place)
        yield Page(kind.__name__.strip("_"), resolution, damage, phrases, rows, frozenset(identifiers), pixels)


_Content = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...], set[str]]


def _declaration(chance: random.Random) -> _Content:
    goods = chance.sample(_GOODS, 5)
    rows = tuple(
        (str(line), name, hs, f"UN {un}", cas or "-", f"{chance.randint(40, 9000)}.{chance.randint(0, 9)}")
        for line, (name, hs, un, cas, _) in enumerate(goods, 1)
    )
    head = (
        f"Exporter: {chance.choice(_PEOPLE)}",
        f"Importer: {chance.choice(_PEOPLE)}",
        f"Vessel: {chance.choice(_SHIPS)}",
    )
    table = _table("auto, 1fr, auto, auto, auto, auto", ("Line", "Description", "HS", "UN", "CAS", "Net kg"), rows)
    markup = f"= Goods declaration\n{_lines(head)}\n{table}"
    identifiers = {f"un:{row[3][3:]}" for row in rows} | {f"cas:{row[4]}" for row in rows if row[4] != "-"}
    return markup, head, rows, identifiers


def _permit(chance: random.Random) -> _Content:
    species = chance.sample(_SPECIES, 3)
    rows = tuple(
        (letter, name, f"App. {chance.choice(('I', 'II'))}", f"{chance.randint(1, 40)} specimens", chance.choice("WCF"))
        for letter, name in zip("ABC", species, strict=True)
    )
    head = (
        f"Permit No. {chance.randint(10, 99)}ZA{chance.randint(100000, 999999)}",
        f"Permittee: {chance.choice(_PEOPLE)}",
        "Purpose of the transaction: T",
        "Valid until 31 March 2027",
    )
    table = _table("auto, 1fr, auto, auto, auto", ("", "Scientific name", "Appendix", "Quantity", "Source"), rows)
    markup = f"= Export permit\n{_lines(head)}\n{table}"
    return markup, head, rows, set()


def _bill_of_lading(chance: random.Random) -> _Content:
    name, hs, un, _, refrigerant = chance.choice(_GOODS)
    container, other = chance.sample(_CONTAINERS, 2)
    head = (
        f"Shipper: {chance.choice(_PEOPLE)}",
        f"Consignee: {chance.choice(_PEOPLE)}",
        f"Ocean vessel: {chance.choice(_SHIPS)}",
        f"Bill of lading No. {chance.randint(10**8, 10**9)}",
        f"Said to contain: {name} {refrigerant}".strip(),
        f"UN {un}",
        f"HS {hs}",
    )
    rows = tuple(
        (_spaced(each), f"SEAL {chance.randint(100000, 999999)}", "20 drums", f"{chance.randint(900, 20000)} kg")
        for each in (container, other)
    )
    table = _table("1fr, 1fr, auto, auto", ("Container", "Seal", "Packages", "Gross weight"), rows)
    markup = f"= Bill of lading\n{_lines(head)}\n{table}\nShipped on board, freight prepaid.\n"
    return markup, head, rows, {f"container:{container}", f"container:{other}", f"un:{un}"}


def _spaced(number: str) -> str:
    return f"{number[:4]} {number[4:10]} {number[10]}"


def _table(columns: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ", ".join(f"[{cell}]" for row in (head, *rows) for cell in row)
    return f"#table(columns: ({columns}), {cells})\n"


def _lines(head: tuple[str, ...]) -> str:
    return "\n\n".join(head)


def _printed(markup: str, resolution: int) -> NDArray[np.uint8]:
    page = f'#set page(paper: "a4", margin: 2cm)\n#set text(font: "DejaVu Sans", size: 10pt)\n{markup}'
    png = typst.compile(page.encode(), format="png", ppi=float(resolution))
    return np.asarray(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR), np.uint8)


def _damaged(page: NDArray[np.uint8], damage: str, resolution: int, seed: int) -> NDArray[np.uint8]:
    noise = np.random.default_rng(seed)
    if damage == "clean":
        return page
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(noise.uniform(-3, 3)), 1)
    turned = cv2.warpAffine(page, matrix, (width, height), borderValue=(255, 255, 255)).astype(np.float32)
    if damage == "skewed":
        return turned.astype(np.uint8)
    shade = np.linspace(1, noise.uniform(0.7, 0.9), width, dtype=np.float32)[None, :, None]
    grainy = cv2.GaussianBlur(turned, (0, 0), 0.7) * shade + noise.normal(0, 14, turned.shape)
    if damage == "noisy":
        return np.asarray(np.clip(grainy, 0, 255), np.uint8)
    across, down = (min(1.0, dots / resolution) for dots in (204, 196))  # a fax in fine resolution, ITU-T T.4
    coarse = cv2.resize(grainy.mean(axis=2), None, fx=across, fy=down, interpolation=cv2.INTER_AREA)
    black = np.where(coarse + noise.normal(0, 25, coarse.shape) > 150, 255, 0).astype(np.uint8)
    black[noise.integers(0, black.shape[0], 12)] = 255  # lines that the telephone lost
    return np.repeat(cv2.resize(black, (width, height), interpolation=cv2.INTER_NEAREST)[..., None], 3, axis=2)
