"""The report in every language of the catalogues: it is set, its words are there, and lines break where they may."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from inspection.message import message
from inspection.wording import LOCALE_FOLDER, say
from local_store.report import render_report

LANGUAGES = sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))
FROM_LEFT = [language for language in LANGUAGES if language != "ar"]  # its letters come out in another order
ASPHYXIANT = message("safety.asphyxiant", signs="UN 1018", source="ERG 126")


def pages_of(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def packed(text):
    return "".join(text.split())


def with_safety(book, safety):
    dossier = book.dossier()
    return replace(dossier, assessment=replace(dossier.assessment, safety=(safety,)))


@pytest.mark.parametrize("language", FROM_LEFT)
def test_a_report_is_set_in_every_language(book, language):
    dossier = with_safety(book, ASPHYXIANT)

    pages = pages_of(render_report(dossier, book.photo, language=language))

    front = packed(pages[0])
    assert packed(say(message("basis.translation"), language)) in packed("".join(pages))
    assert packed(say(ASPHYXIANT, language)) in front
    assert packed(say(message("verdict.prohibited"), language)) in front
    for number, page in enumerate(pages, 1):
        count = say(message("report.page_of", page=str(number), pages=str(len(pages))), language)
        assert packed(count) in packed(page)
        assert "\u200b" not in page  # a place where a word may break leaves nothing in what is copied


def test_chinese_fills_its_lines_beside_a_word_too_long_for_one(book):
    signs = "UN" + "1018" * 20
    safety = message("safety.asphyxiant", signs=signs, source="ERG 126")

    (front, *_) = pages_of(render_report(with_safety(book, safety), book.photo, language="zh"))

    assert packed(say(safety, "zh")) in packed(front)
    (line,) = [line for line in front.splitlines() if "在密闭空间可能排挤空气" in line]
    assert line[0].isdigit()  # the sentence goes on in the line in which the long word ends
    assert line.index("并会冻伤皮肤") > line.index("在密闭空间")  # and fills it
