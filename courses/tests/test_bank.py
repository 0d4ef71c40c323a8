"""The question bank in the back office, and attempts to look at."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.services import assign_role
from accounts.tests.factories import UserFactory
from courses.models import Attempt, Question
from courses.services.attempts import start_attempt
from courses.tests.quiz_factories import CompetenceFactory, make_question, make_quiz_course

pytestmark = pytest.mark.django_db
LIST = "question_bank:index"


def someone(role):
    user = UserFactory()
    assign_role(user=user, role=role)
    return user


@pytest.fixture
def editor(client, home_page, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(someone(Role.EDITOR))
    return client


def form_data(competence, **changes):
    options = {
        "option_0_text": "Diagnozę",
        "option_0_correct": "on",
        "option_1_text": "Hymn",
        "option_1_feedback": "Nie.",
    }
    data = {"key": "co-zawiera", "competence": competence.pk, "difficulty": 2, "status": "published"}
    words = {"kind": "single_choice", "text": "Co zawiera strategia?", "feedback": "Art. 16b.", "section": ""}
    return {**data, **words, **options, **changes}


def test_a_new_question_is_published_with_its_version(editor):
    response = editor.post(reverse("question_bank:add"), form_data(CompetenceFactory()))
    assert response.status_code == 302
    question = Question.objects.published().get()
    assert [option["text"] for option in question.current_version.spec["options"]] == ["Diagnozę", "Hymn"]


def test_a_draft_stays_a_draft(editor):
    editor.post(reverse("question_bank:add"), form_data(CompetenceFactory(), status="draft"))
    question = Question.objects.get()
    assert (question.status, question.current_version.kind) == ("draft", "single_choice")


def test_an_edit_adds_a_version_and_leaves_the_old_one(editor):
    question = make_question()
    old = question.current_version
    data = form_data(question.competence, key=question.key, text="Inaczej?")
    editor.post(reverse("question_bank:edit", args=[question.pk]), data)
    question.refresh_from_db()
    old.refresh_from_db()
    assert question.current_version.spec["text"] == "Inaczej?"
    assert old.spec["text"] != "Inaczej?"


def test_the_form_shows_what_is_asked_now(editor):
    question = make_question(text="Co teraz?")
    form = editor.get(reverse("question_bank:edit", args=[question.pk])).context["form"]
    assert form["text"].value() == "Co teraz?"
    assert [bool(row[1].value()) for row in form.rows][:5] == [True, False, False, False, False]


def test_a_mistake_is_said_and_what_was_typed_stays(editor):
    response = editor.post(reverse("question_bank:add"), form_data(CompetenceFactory(), option_1_correct="on"))
    assert response.context["form"].non_field_errors()
    assert response.context["form"]["text"].value() == "Co zawiera strategia?"
    assert not Question.objects.exists()


def test_a_preview_shows_the_question_to_the_editor(editor):
    question = make_question(text="Co zobaczy uczestnik?")
    response = editor.get(reverse("question_bank:preview", args=[question.pk]))
    assert "Co zobaczy uczestnik?" in response.text


def test_the_list_filters(editor):
    wanted = make_question(kind="multiple_choice", key="ab")
    make_question()
    rows = editor.get(reverse(LIST), {"kind": "multiple_choice"}).context["object_list"]
    assert list(rows) == [wanted]
    rows = editor.get(reverse(LIST), {"competence": wanted.competence.pk, "status": "published"}).context["object_list"]
    assert list(rows) == [wanted]


def test_the_list_costs_the_same_for_many(editor, django_assert_max_num_queries):
    for _ in range(3):
        make_question()
    editor.get(reverse(LIST))
    with django_assert_max_num_queries(40) as few:
        editor.get(reverse(LIST))
    for _ in range(9):
        make_question()
    with django_assert_max_num_queries(len(few)):
        editor.get(reverse(LIST))


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.RECRUITER])
def test_others_do_not_see_the_bank(client, home_page, settings, role):
    settings.STAFF_MFA_REQUIRED = False
    question = make_question()
    client.force_login(someone(role))
    assert client.get(reverse(LIST)).status_code in (302, 403)
    assert client.get(reverse("question_bank:preview", args=[question.pk])).status_code in (302, 403)


def test_a_coordinator_looks_at_attempts_and_changes_nothing(client, home_page, settings):
    settings.STAFF_MFA_REQUIRED = False
    course = make_quiz_course(home_page)
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    client.force_login(someone(Role.COORDINATOR))
    assert list(client.get(reverse("attempts:index")).context["object_list"]) == [attempt]
    for name in ("edit", "delete"):
        assert client.post(reverse(f"attempts:{name}", args=[attempt.pk])).status_code in (302, 403)
    assert Attempt.objects.filter(pk=attempt.pk, closed_at=None).exists()
