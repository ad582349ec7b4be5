"""Articles and annexes in the officer's language: what is plainly one is translated, anything else stays as it is."""

import pytest

from inspection.message import message
from inspection.wording import cited, say


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Annex C, Group I", "Annex C, Group I"),
        ("fr", "Annex C, Group I", "Annexe C, Groupe I"),
        ("fr", "Montreal Protocol", "Protocole de Montréal"),
        ("es", "Article 3 and Annexes A and B", "Artículo 3 y Anexos A y B"),
        ("ru", "Articles 7, 8 and 10", "Статьи 7, 8 и 10"),
        ("zh", "Article 4B(2 bis)", "第4B(2 bis)条"),
        ("zh", "Annex C, Group I", "附件C第I组"),
        ("ar", "Article 9(1)(b)", "المادة \N{FIRST STRONG ISOLATE}9(1)(b)\N{POP DIRECTIONAL ISOLATE}"),
        ("fr", "Decision BS-III/10, paragraph 4", "Décision BS-III/10, paragraphe 4"),
        ("fr", "Chapter 3.2, Table A: carriage prohibited", "Chapitre 3.2, tableau A : transport interdit"),
        ("ru", "Article 16(1)(i); decision IV/12", "Статья 16(1)(i); решение IV/12"),
        ("ru", "Article 2J, Article 5(8 qua)", "Статья 2J, Статья 5(8 qua)"),
        ("es", "Cartagena Protocol on Biosafety", "Protocolo de Cartagena sobre Seguridad de la Biotecnología"),
        ("fr", "Annex Avenue 4", "Annex Avenue 4"),
    ],
)
def test_a_provision_bears_its_name_in_the_language(language, text, said):
    assert cited(text, language) == said


def test_a_sentence_names_where_a_thing_is_listed_and_leaves_what_was_read_alone():
    told = message("stockholm.listed", value="Annex A", chemical="DDT", listing="Annex B, Part I")

    assert (
        say(told, "fr")
        == "«\N{NO-BREAK SPACE}Annex A\N{NO-BREAK SPACE}» est inscrit comme DDT dans Annexe B, Partie I."
    )


def test_a_packed_program_names_its_commands_as_it_is_called(monkeypatch):
    told = message("store.search_index")
    assert say(told).endswith("Rebuild it: python main.py store rebuild.")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert say(told).endswith("Rebuild it: quaylens store rebuild.")
