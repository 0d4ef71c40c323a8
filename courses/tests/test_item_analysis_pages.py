"""Pages of item analysis and regrading: who opens what, what they show, what they cost."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses import tasks
from courses.models import Attempt, Question, QuestionFigures, Regrade, RegradeChange
from courses.services.figures import compute_figures
from courses.services.regrade_work import apply_regrade
from courses.tests.quiz_factories import make_question
from courses.tests.regrade_factories import make_test, mend_key, take_test

pytestmark = pytest.mark.django_db
CHOICE = {"mode": "by_key", "reason": "Klucz był zły."}
ROLES = [Role.COORDINATOR, Role.EDITOR, Role.ADVISOR, Role.RECRUITER, Role.PARTICIPANT]
SHOWN, REFUSED, DONE, ABSENT = 200, 403, 302, 404

# What each of ROLES gets.
TABLE = {
    ("get", "index"): [SHOWN, SHOWN, REFUSED, REFUSED, REFUSED],
    ("get", "question"): [SHOWN, SHOWN, REFUSED, REFUSED, REFUSED],
    ("post", "compute"): [DONE, DONE, REFUSED, REFUSED, REFUSED],
    ("post", "compute_one"): [DONE, DONE, REFUSED, REFUSED, REFUSED],
    ("get", "regrade"): [SHOWN, REFUSED, REFUSED, REFUSED, REFUSED],
    ("get", "regrade_preview"): [SHOWN, REFUSED, REFUSED, REFUSED, REFUSED],
    ("post", "regrade_confirm"): [DONE, REFUSED, REFUSED, REFUSED, REFUSED],
}


@pytest.fixture
def course(home_page):
    return make_test(home_page)


@pytest.fixture
def coordinator(client):
    user = UserFactory(role=Role.COORDINATOR, has_second_factor=True)
    client.force_login(user)
    return user


def address(name, question=None) -> str:
    return reverse(f"questions:{name}", args=[] if name in ("index", "compute") else [question.pk])


@pytest.mark.parametrize(("method", "name"), TABLE)
def test_who_may(client, course, method, name):
    question = mend_key(course.questions[0])
    for role, expected in zip(ROLES, TABLE[method, name], strict=True):
        client.force_login(UserFactory(role=role, has_second_factor=True))
        response = getattr(client, method)(address(name, question), {**CHOICE, "after": 0})
        assert (role, response.status_code) == (role, expected)
    client.logout()
    response = getattr(client, method)(address(name, question), CHOICE)
    assert response.url.startswith(reverse("account_login"))


def test_staff_without_a_second_factor_is_led_to_it(client):
    client.force_login(UserFactory(role=Role.COORDINATOR))
    assert client.get(address("index")).status_code == 302


def test_a_question_that_is_not_there_is_absent(client, coordinator):
    assert client.get(reverse("questions:question", args=[1])).status_code == ABSENT


def test_questions_to_mend_come_first_and_filters_narrow(client, coordinator, course):
    for _number in range(10):
        take_test(course, "ba")
        take_test(course, "ab")
    Question.objects.filter(pk=course.questions[1].pk).update(difficulty=3)
    compute_figures()
    fine, faulty = course.questions
    QuestionFigures.objects.filter(version__question=fine).update(trouble=0)
    listed = [row["question"].pk for row in client.get(address("index")).context["rows"]]
    assert listed == [faulty.pk, fine.pk]

    def shown(**query):
        return len(client.get(address("index"), query).context["rows"])

    assert (shown(difficulty=3), shown(difficulty=1)) == (1, 0)
    assert (shown(quiz=course.quiz.pk), shown(competence=course.questions[0].competence_id)) == (2, 2)
    assert (shown(kind="single_choice"), shown(kind="multiple_choice"), shown(kind="nonsense")) == (2, 0, 2)
    assert (shown(mend="klucz"), shown(mend="latwe"), shown(mend="wszystkie")) == (1, 0, 1)


def test_the_plot_is_a_drawing_whose_points_lead_to_questions(client, coordinator, course):
    for _number in range(10):
        take_test(course, "ba")
        take_test(course, "ab")
    compute_figures()
    page = client.get(address("index")).content.decode()
    drawing = page[page.index("<svg viewBox") : page.index("</figure>")]
    assert drawing.count("<a href=") == 2
    assert address("question", course.questions[0]) in drawing
    assert "style=" not in drawing


def test_the_list_costs_the_same_with_3_and_with_30_questions(client, coordinator, course, query_count):
    def fill(number):
        for question in [make_question(course.questions[0].competence) for _number in range(number)]:
            _figures(question)

    fill(3)
    with_few = query_count(lambda: client.get(address("index")))
    fill(27)
    assert query_count(lambda: client.get(address("index"))) == with_few
    assert with_few <= 12


def _figures(question):
    return QuestionFigures.objects.create(
        version=Question.objects.get(pk=question.pk).current_version,
        attempts=40,
        facility=0.5,
        discrimination=0.3,
        parts=[],
        computed_at=timezone.now(),
    )


def test_a_question_shows_versions_answers_and_history(client, coordinator, course):
    take_test(course, "ba")
    compute_figures()
    question = mend_key(course.questions[0])
    client.post(address("regrade_confirm", question), {**CHOICE, "after": 0})
    apply_regrade(regrade=Regrade.objects.get())
    page = client.get(address("question", question))
    assert [part["key"] for part in page.context["figures"].parts] == ["a", "b", "c", "d"]
    assert len(page.context["versions"]) == 2
    assert [(row.raised, row.lowered) for row in page.context["regrades"]] == [(1, 0)]
    assert "Klucz był zły." in page.content.decode()


def test_an_editor_is_led_to_the_bank_and_not_to_people(client, course):
    client.force_login(UserFactory(role=Role.EDITOR, has_second_factor=True))
    page = client.get(address("question", course.questions[0])).content.decode()
    assert reverse("question_bank:edit", args=[course.questions[0].pk]) in page
    assert address("regrade", course.questions[0]) not in page


def test_computing_is_ordered_once_and_done_by_the_worker(client, coordinator, course):
    for _press in range(2):
        client.post(address("compute"))
        client.post(address("compute_one", course.questions[0]))
    ordered = DBTaskResult.objects.filter(task_path=tasks.compute_figures.module_path)
    assert sorted(str(row.args_kwargs["kwargs"]["question_id"]) for row in ordered) == sorted(
        ["None", str(course.questions[0].pk)]
    )


def test_the_reason_is_asked_for(client, coordinator, course):
    question = course.questions[0]
    page = client.get(address("regrade_preview", question), {"mode": "by_key", "reason": " "})
    assert page.templates[0].name == "courses/figures/regrade.html"
    assert set(page.context["form"].errors) == {"reason"}


def test_preview_writes_nothing_and_confirming_twice_makes_one(client, coordinator, course):
    attempt = take_test(course, "ba")
    question = mend_key(course.questions[0])
    page = client.get(address("regrade_preview", question), CHOICE)
    assert (page.context["up"], page.context["preview"].newly_passed) == (1, 1)
    assert attempt.enrolment.participant.full_name in page.content.decode()
    assert not Regrade.objects.exists()
    for _press in range(2):
        response = client.post(address("regrade_confirm", question), {**CHOICE, "after": page.context["preview"].after})
        assert response.url == address("question", question)
    assert Regrade.objects.get().reason == "Klucz był zły."
    assert Attempt.objects.get(pk=attempt.pk).score == 1


def test_the_preview_costs_the_same_with_3_and_with_30_people(client, coordinator, course, query_count):
    for _number in range(3):
        take_test(course, "ba")
    question = mend_key(course.questions[0])

    def look():
        return client.get(address("regrade_preview", question), CHOICE)

    with_few = query_count(look)
    old = question.versions.order_by("created_at").first()
    Question.objects.filter(pk=question.pk).update(current_version=old)
    for _number in range(27):
        take_test(course, "ba")
    Question.objects.filter(pk=question.pk).update(current_version=question.current_version)
    assert query_count(look) == with_few
    assert look().context["up"] == 30


def test_the_learner_reads_why_the_result_changed(client, course, coordinator):
    attempt = take_test(course, "ba", enrolment=course.enrolment)
    client.post(address("regrade_confirm", mend_key(course.questions[0])), {**CHOICE, "after": 0})
    apply_regrade(regrade=Regrade.objects.get())
    assert RegradeChange.objects.get().item.attempt_id == attempt.pk
    client.force_login(course.participant)
    page = client.get(reverse("courses:attempt_result", args=[attempt.pk])).content.decode()
    assert "Klucz był zły." in page
