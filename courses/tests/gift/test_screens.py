"""Import with a preview, export of the filtered list."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.roles import Role
from accounts.services import assign_role
from accounts.tests.factories import UserFactory
from courses.gift import read_gift
from courses.models import Question, QuestionVersion
from courses.services.questions import save_draft
from courses.tests.quiz_factories import CompetenceFactory, QuestionFactory, make_question, make_spec

pytestmark = pytest.mark.django_db
GOOD = "::Kto uchwala::Kto uchwala strategię? {=Rada ~Wójt}\n\n$CATEGORY: $course$/{code}\n\nTak jest.{{T}}\n"


@pytest.fixture
def editor(client, home_page, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.person = UserFactory()
    assign_role(user=client.person, role=Role.EDITOR)
    client.force_login(client.person)
    return client


def good(competence):
    return GOOD.replace("{code}", competence.code).replace("{{T}}", "{T}")


def read(client, text, competence, **more):
    data = {"text": text, "competence": competence.pk, "difficulty": 3, **more}
    return client.post(reverse("question_bank:import"), data)


def confirm(client, signed):
    return client.post(reverse("question_bank:import_confirm"), {"signed": signed}, follow=True)


def test_a_file_is_previewed_and_nothing_is_imported_yet(editor):
    page = read(editor, good(CompetenceFactory()), CompetenceFactory())
    assert "Kto uchwala strategię?" in page.text
    assert [preview["line"] for preview in page.context["previews"]] == [1, 5]
    assert not Question.objects.exists()


def test_the_confirmation_imports_what_was_previewed_as_drafts(editor):
    chosen, named = CompetenceFactory(), CompetenceFactory()
    confirm(editor, read(editor, good(named), chosen).context["signed"])
    first, second = Question.objects.order_by("pk")
    assert (first.key, first.competence, first.difficulty, first.status) == ("kto-uchwala", chosen, 3, "draft")
    assert (second.competence, second.draft_version.kind) == (named, "true_false")
    assert second.draft_version.created_by == editor.person
    assert not Question.objects.published().exists()


def test_importing_twice_makes_no_doubles(editor):
    competence = CompetenceFactory()
    for _ in range(2):
        confirm(editor, read(editor, good(competence), competence).context["signed"])
    assert (Question.objects.count(), QuestionVersion.objects.count()) == (2, 2)


def test_a_key_that_is_taken_gets_a_number(editor):
    QuestionFactory(key="kto-uchwala")
    competence = CompetenceFactory()
    confirm(editor, read(editor, good(competence), competence).context["signed"])
    assert Question.objects.filter(key="kto-uchwala-2").exists()


def test_a_file_with_a_mistake_imports_nothing_and_shows_its_line(editor):
    competence = CompetenceFactory()
    page = read(editor, good(competence) + "\nZepsute {=a\n", competence)
    assert [mistake.line for mistake in page.context["mistakes"]] == [7]
    assert "signed" not in page.context
    assert page.context["form"]["text"].value().startswith("::Kto")


def test_a_forged_confirmation_imports_nothing(editor):
    signed = read(editor, good(CompetenceFactory()), CompetenceFactory()).context["signed"]
    for forged in ("", signed[:-1], f"x{signed}"):
        confirm(editor, forged)
    assert not Question.objects.exists()


def test_an_uploaded_file_is_read_and_one_that_is_not_text_is_refused(editor):
    competence = CompetenceFactory()
    file = SimpleUploadedFile("p.txt", good(competence).encode("utf-8-sig"))
    assert read(editor, "", competence, file=file).context["total"] == 2
    broken = SimpleUploadedFile("p.txt", "Zażółć{T}".encode("cp1250"))
    assert read(editor, "", competence, file=broken).context["form"].errors["file"]
    assert read(editor, "", competence).context["form"].non_field_errors()


def test_a_file_that_is_too_large_is_refused(editor):
    large = SimpleUploadedFile("p.txt", b"A{T}\n\n" * 200_000)
    assert read(editor, "", CompetenceFactory(), file=large).context["form"].errors["file"]


def test_the_filtered_list_is_exported_and_comes_back(editor):
    question = make_question(text="Co teraz?")
    make_question(text="Inne?")
    draft = QuestionFactory(competence=question.competence)
    save_draft(question=draft, kind="single_choice", spec=make_spec(text="Szkic?"))
    response = editor.get(reverse("question_bank:export"), {"competence": question.competence.pk})
    file = read_gift(response.text)
    assert {found.title: found.data for found in file.questions} == {
        question.key: question.current_version.spec,
        draft.key: draft.draft_version.spec,
    }
    assert {found.category for found in file.questions} == {question.competence.code}


def test_an_export_costs_the_same_for_many(editor, query_count):
    def cost(number):
        for _ in range(number):
            make_question()
        return query_count(lambda: editor.get(reverse("question_bank:export")))

    assert cost(3) == cost(27)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.COORDINATOR])
def test_others_neither_import_nor_export(client, home_page, settings, role):
    settings.STAFF_MFA_REQUIRED = False
    person = UserFactory()
    assign_role(user=person, role=role)
    client.force_login(person)
    for name in ("import", "import_confirm", "export"):
        assert client.get(reverse(f"question_bank:{name}")).status_code in (302, 403, 405)
    competence = CompetenceFactory()
    assert read(client, good(competence), competence).status_code in (302, 403)
    assert not Question.objects.exists()
