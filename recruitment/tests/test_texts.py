"""Statements loaded from their files."""

import pytest
from django.core.management import call_command

from accounts.consents import publish_text
from accounts.models import ConsentText
from core.templatetags.ui import markdown
from core.texts import TextErrors
from recruitment.screens.paper import DECLARATION, declaration_text
from recruitment.texts import FOLDER, load_statements

pytestmark = pytest.mark.django_db

FILE = "---\nkey: proba\ntitle: Próba\nis_required: false\n---\n{body}\n"


def test_every_file_becomes_a_text_in_force_once():
    assert len(load_statements()) == len(list(FOLDER.glob("*.md")))
    assert load_statements() == []
    assert declaration_text().key == DECLARATION


def test_only_consents_may_be_refused():
    load_statements()
    optional = ConsentText.objects.current().filter(is_required=False).values_list("key", flat=True)
    assert set(optional) == {"rekrutacja-wizerunek", "rekrutacja-wiadomosci"}


def test_no_administrator_is_invented():
    load_statements()
    clause = ConsentText.objects.current().get(key="rekrutacja-dane-osobowe")
    assert "[DO UZUPEŁNIENIA: nazwa, adres i e-mail administratora danych]" in clause.text


def test_a_persons_text_is_left_alone(tmp_path):
    (tmp_path / "proba.md").write_text(FILE.format(body="Z pliku."), encoding="utf-8")
    publish_text(key="proba", title="Próba", text="Poprawione w zapleczu.")
    assert load_statements(folder=tmp_path) == []
    assert ConsentText.objects.get(key="proba").text == "Poprawione w zapleczu."


def test_a_changed_file_becomes_a_version_when_asked(tmp_path):
    for body in ("Pierwsza.", "Druga."):
        (tmp_path / "proba.md").write_text(FILE.format(body=body), encoding="utf-8")
        load_statements(folder=tmp_path, with_new_versions=True)
    assert list(ConsentText.objects.current().values_list("text", "version")) == [("Druga.", 2)]


def test_a_mistake_in_a_file_is_told(tmp_path):
    (tmp_path / "zly.md").write_text("---\nkey: Zły klucz\n---\nTreść.\n", encoding="utf-8")
    with pytest.raises(TextErrors):
        load_statements(folder=tmp_path)


def test_the_command_says_how_many(capsys):
    call_command("load_statements")
    assert f"{len(list(FOLDER.glob('*.md')))} published" in capsys.readouterr().out


def test_a_text_is_shown_cleaned():
    html = markdown("**Kto**\n\n- jeden\n\n<script>alert(1)</script>")
    assert "<strong>Kto</strong>" in html
    assert "<li>" in html
    assert "<script>" not in html
