from __future__ import annotations

from datetime import date

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Consignment, Item
from inspection.errors import BadInput
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict
from reference.build_edition import build
from reference.edition import Edition
from reference.regimes import cites
from reference.species_file import read_species

DOWNLOAD = (
    "\ufeffId,Kingdom,Phylum,Class,Order,Family,Genus,Species,Subspecies,Scientific Name,Author,Rank,Listing,Party,"
    "Full note\n"
    "1,Animalia,Chordata,Aves,Novales,Novidae,Nova,avis,,Nova avis,L.,SPECIES,II,,\n"
    "2,Plantae,,,Novales,Novaceae,Nova,planta,,Nova planta,L.,SPECIES,I/II,,\n"
    "3,Animalia,Chordata,Aves,Novales,Novidae,Nova,alia,,Nova alia,L.,SPECIES,III,PE,\n"
    "4,Animalia,Chordata,Aves,Novales,Novidae,Nova,libera,,Nova libera,L.,SPECIES,NC,,\n"
    "5,Animalia,Chordata,Mammalia,Carnivora,Felidae,Panthera,tigris,,Panthera tigris,L.,SPECIES,II,,\n"
    "6,Animalia,Chordata,Aves,Novales,Novidae,,,,Novidae,,FAMILY,II,,\n"
)
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def law(tree, tmp_path_factory):
    folder = tmp_path_factory.mktemp("species")
    (folder / "download.csv").write_text(DOWNLOAD, encoding="utf-8")
    build(tree / "reference" / "data", folder / "with.edition", species=folder / "download.csv")
    edition = Edition.open(folder / "with.edition")
    yield edition
    edition.close()


def asked(law, name, day=DAY, declared=None):
    claim = Claim(Scheme.SPECIES, name, name, 1.0, ClaimSource.TYPED)
    item = Item((claim,), None, declared or Circumstances())
    return cites.assess(item, Consignment(), AskedDate(day, stated=True), law)


def test_the_edition_says_that_a_list_was_laid_over_it(law):
    assert law.edition.name.endswith("-species")


def test_the_list_answers_for_names_that_no_line_covers(law):
    assert {each.citation.provision for each in asked(law, "Nova avis")} == {"Appendix II", "Article IV"}
    assert {each.citation.provision for each in asked(law, "Nova avis nominata")} == {"Appendix II", "Article IV"}
    assert {each.citation.provision for each in asked(law, "Nova alia")} == {"Appendix III", "Article V"}
    assert FindingCode.CITES_WHICH_APPENDIX in {each.code for each in asked(law, "Nova planta")}
    assert {each.verdict for each in asked(law, "Nova libera")} == {Verdict.NOT_LISTED}


def test_it_never_overrules_a_line(law):
    declared = Circumstances(purpose="T", cites_source="W")

    assert {each.verdict for each in asked(law, "Panthera tigris", declared=declared)} == {Verdict.PROHIBITED}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n1,2\n", "reference.species_file_columns"),
        (b"Scientific Name,Listing\n\xff,I\n", "reference.bad_species_file"),
        (b"", "reference.species_file_columns"),
        (b"Scientific Name,Listing\n,\n", "reference.species_file_empty"),
    ],
)
def test_another_file_is_refused(tmp_path, content, code):
    (tmp_path / "list.csv").write_bytes(content)

    with pytest.raises(BadInput) as caught:
        read_species(tmp_path / "list.csv", DAY)

    assert caught.value.message.code == code


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BadInput):
        read_species(tmp_path / "none.csv", DAY)
