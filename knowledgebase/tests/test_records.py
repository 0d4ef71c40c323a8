"""The glossary and the acts, and a legal basis that cites them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StructBlockValidationError

from knowledgebase.blocks import CitingLawBlock
from knowledgebase.models import GlossaryTerm
from knowledgebase.queries import alphabetical, terms_by_letter
from knowledgebase.tests.factories import (
    ArticlePageFactory,
    GlossaryTermFactory,
    LegalActFactory,
    LegalProvisionFactory,
)

pytestmark = pytest.mark.django_db
OWN = {
    "act": "Ustawa o pomocy społecznej",
    "journal": "Dz.U. 2026 poz. 639",
    "provision": "art. 2",
    "quote": "<p>Pomoc jest instytucją.</p>",
    "legal_state": "2026-09-29",
}


def test_polish_alphabet():
    words = ["źródło", "żak", "zasób", "łańcuch", "lista", "ćwiczenie", "cel", "SMART", "ankieta"]
    ordered = ["ankieta", "cel", "ćwiczenie", "lista", "łańcuch", "SMART", "zasób", "źródło", "żak"]
    assert sorted(words, key=alphabetical) == ordered


def test_letters_have_anchors_of_their_own():
    for term in ("lista", "łańcuch", "Lider"):
        GlossaryTermFactory(term=term)
    letters = terms_by_letter()
    assert [(letter.letter, len(letter.terms)) for letter in letters] == [("L", 2), ("Ł", 1)]
    assert len({letter.anchor for letter in letters}) == 2


def test_glossary_shows_terms_with_anchors_and_what_they_refer_to(read):
    other = GlossaryTermFactory(term="wskaźnik", slug="wskaznik")
    term = GlossaryTermFactory(term="cel", slug="cel", abbreviation="C", english="goal", source="art. 16b")
    term.see_also.add(other)

    page = read("/baza-wiedzy/slownik/")

    assert '<li id="cel">' in page
    assert '<a href="#wskaznik">wskaźnik</a>' in page
    assert all(words in page for words in ("cel (C)", "goal", "art. 16b"))


def test_term_makes_its_slug_and_refuses_a_long_definition():
    term = GlossaryTerm(term="Łańcuch logiczny", definition="Od nakładu do rezultatu.")
    term.full_clean()
    assert term.slug == "lancuch-logiczny"
    term.definition = "x" * 1001
    with pytest.raises(ValidationError):
        term.full_clean()


def test_acts_and_an_act_with_anchors_of_its_provisions(read):
    provision = LegalProvisionFactory(key="art-16b-ust-2", note="dodany w 2026 r.")
    LegalActFactory()

    assert provision.act.title in read("/baza-wiedzy/akty/")
    page = read(provision.act.get_absolute_url())
    assert 'id="art-16b-ust-2"' in page
    assert 'href="#art-16b-ust-2"' in page
    assert "<p>1) z diagnozą;</p>" in page
    assert "dodany w 2026 r." in page
    assert "Stan prawny na 29 września 2026 r." in page


def test_unknown_act_is_not_found(client):
    assert client.get("/baza-wiedzy/akty/nie-ma/").status_code == 404


def test_places_without_records_say_so(read):
    assert "Nie ma jeszcze haseł" in read("/baza-wiedzy/slownik/")
    assert "Nie ma jeszcze aktów" in read("/baza-wiedzy/akty/")


@pytest.mark.parametrize("address", ["/baza-wiedzy/slownik/", "/baza-wiedzy/akty/", "/baza-wiedzy/akty/ustawa/"])
def test_records_cost_the_same_however_many(client, address):
    act = LegalActFactory(key="ustawa")

    def add(count):
        for _ in range(count):
            GlossaryTermFactory().see_also.add(GlossaryTermFactory())
            LegalProvisionFactory(act=act)
            LegalProvisionFactory()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    add(3)
    client.get(address)
    few = queries()
    add(10)
    assert queries() == few


def test_key_of_a_provision_is_unique_in_its_act():
    provision = LegalProvisionFactory()
    LegalProvisionFactory(key=provision.key)  # of another act
    with pytest.raises(IntegrityError):
        LegalProvisionFactory(act=provision.act, key=provision.key)


# --- The legal basis ------------------------------------------------------------


def test_law_block_shows_the_record_it_cites(read, tree):
    provision = LegalProvisionFactory(unit="art. 16b ust. 2", note="zmieniony w 2026 r.")
    article = ArticlePageFactory(parent=tree.topics[0], body=[{"type": "law", "value": {"cites": provision.pk}}])

    page = read(article.url)

    assert "Art. 16b ust. 2" in page
    assert "<p>1. Gmina opracowuje strategię:</p><p>1) z diagnozą;</p>" in page
    assert all(words in page for words in (provision.act.title, "poz. 639", "zmieniony w 2026 r."))

    provision.text = "Nowe brzmienie."
    provision.save()
    assert "Nowe brzmienie." in read(article.url)


def test_law_block_keeps_words_of_its_own(read, tree):
    article = ArticlePageFactory(parent=tree.topics[0], body=[{"type": "law", "value": OWN}])
    page = read(article.url)
    assert "Pomoc jest instytucją." in page
    assert "Ustawa o pomocy społecznej" in page


def test_provision_of_many_blocks_is_one_query(tree):
    act = LegalActFactory()
    ids = [LegalProvisionFactory(act=act).pk for _ in range(3)]
    article = ArticlePageFactory(
        parent=tree.topics[0], body=[{"type": "law", "value": {"cites": pk}} for pk in (*ids, ids[0])]
    )
    article.refresh_from_db()
    with CaptureQueriesContext(connection) as captured:
        titles = [block.value.citation.act for block in article.body]
    assert titles == [act.title] * 4
    assert len(captured) == 1


def clean(**values):
    block = CitingLawBlock()
    return block.clean(block.to_python(values))


def test_law_block_takes_a_record_or_all_words():
    assert clean(**OWN)["act"] == OWN["act"]
    assert clean(cites=LegalProvisionFactory().pk)["cites"]


@pytest.mark.parametrize(
    ("with_record", "given", "wrong"),
    [
        (False, ["act", "quote"], {"journal", "provision", "legal_state"}),
        (False, [], set(OWN)),
        (True, ["act", "quote"], {"act", "quote"}),
    ],
)
def test_law_block_says_which_fields_are_wrong(with_record, given, wrong):
    values = {name: OWN[name] for name in given}
    if with_record:
        values["cites"] = LegalProvisionFactory().pk
    with pytest.raises(StructBlockValidationError) as error:
        clean(**values)
    assert set(error.value.block_errors) == wrong


def test_law_block_without_a_record_is_stored_as_ever():
    block = CitingLawBlock()
    assert "cites" not in block.get_prep_value(block.to_python(OWN))
