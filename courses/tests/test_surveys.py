"""The closing survey: open in its turn, filled in once, and nobody's answers are anybody's."""

from itertools import pairwise

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.contrib.forms.utils import get_field_clean_name

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Completion, SurveyAnswer, SurveyPage, SurveyQuestion, SurveyReturn
from courses.queries.surveys import survey_results
from courses.services.enrolment import complete_lesson
from courses.services.outline import rebuild_outline
from courses.services.surveys import SurveyLocked, return_survey
from courses.tests.factories import EnrolmentFactory, PageFactory, make_course

pytestmark = pytest.mark.django_db

HOW, WHY = "Jak oceniasz lekcje?", "Czego zabrakło?"


class SurveyPageFactory(PageFactory):
    class Meta:
        model = SurveyPage

    title = "Ankieta na koniec"


def make_survey(course) -> SurveyPage:
    survey = SurveyPageFactory(parent=course)
    SurveyQuestion.objects.create(
        survey=survey, label=HOW, field_type="radio", choices="łatwe\nw sam raz", required=True, sort_order=1
    )
    SurveyQuestion.objects.create(survey=survey, label=WHY, field_type="multiline", required=False, sort_order=2)
    rebuild_outline(course_id=course.pk)
    return survey


@pytest.fixture
def tree(home_page):
    return make_course(home_page, lessons=1, quiz=False, is_survey_required=True)


@pytest.fixture
def survey(tree):
    return make_survey(tree.course)


@pytest.fixture
def enrolment(tree, survey):
    enrolment = EnrolmentFactory(course=tree.course)
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])
    return enrolment


@pytest.fixture
def participant(client, enrolment):
    client.force_login(enrolment.participant)
    return client


def answer(number: int) -> dict:
    return {HOW: "łatwe" if number else "w sam raz", WHY: f"tekst {9 - number}"}


def posted(answers: dict) -> dict:
    """As a browser names the fields."""
    return {get_field_clean_name(label): answer for label, answer in answers.items()}


def test_survey_is_closed_until_the_modules_are_done(client, tree, survey):
    enrolment = EnrolmentFactory(course=tree.course)
    client.force_login(enrolment.participant)
    response = client.get(survey.url)
    assert response.status_code == 403
    assert tree.lessons[0][0].url in response.content.decode()
    with pytest.raises(SurveyLocked):
        return_survey(enrolment=enrolment, survey=survey, answers=answer(1))


def test_visitor_is_asked_to_sign_in(client, survey):
    response = client.get(survey.url)
    assert response.status_code == 403
    assert "?next=" in response.content.decode()


def test_return_completes_the_course_and_thanks(participant, survey, enrolment):
    response = participant.post(survey.url, posted({HOW: "łatwe", WHY: " Map. "}))
    assert response.url == survey.url
    assert len(list(get_messages(response.wsgi_request))) == 1
    assert Completion.objects.get().enrolment == enrolment
    assert SurveyAnswer.objects.get().answers == {HOW: "łatwe", WHY: "Map."}
    assert "<form" not in participant.get(survey.url).content.decode().split("<main")[1].split("</main")[0]


def test_required_question_left_out_is_an_error_and_keeps_nothing(participant, survey):
    response = participant.post(survey.url, posted({WHY: "Map."}))
    assert response.status_code == 200
    assert 'href="#id_jak_oceniasz_lekcje' in response.content.decode()
    assert not SurveyReturn.objects.exists()


def test_answer_that_was_not_offered_is_refused(participant, survey):
    participant.post(survey.url, posted({HOW: "inne"}))
    assert not SurveyAnswer.objects.exists()


def test_twice_is_once(participant, survey, enrolment):
    for _turn in range(2):
        participant.post(survey.url, posted({HOW: "łatwe"}))
        return_survey(enrolment=enrolment, survey=survey, answers=answer(1))
    assert (SurveyReturn.objects.count(), SurveyAnswer.objects.count()) == (1, 1)


def test_answer_has_no_person_no_day_and_no_number_in_a_row(tree, survey, enrolment):
    for place in range(3):
        other = EnrolmentFactory(course=tree.course)
        complete_lesson(enrolment=other, lesson=tree.lessons[0][0])
        return_survey(enrolment=other, survey=survey, answers=answer(place))
    rows = list(SurveyAnswer.objects.order_by("pk"))
    assert {field.name for field in SurveyAnswer._meta.fields} == {"id", "survey", "answers", "month"}
    assert all(row.month.day == 1 for row in rows)
    assert all(later.pk - earlier.pk > 1 for earlier, later in pairwise(rows))


def fill(survey, count: int) -> None:
    for number in range(count):
        SurveyAnswer.objects.create(survey=survey, answers=answer(number), month="2026-11-01")


def test_results_are_hidden_below_five_answers(survey):
    fill(survey, 4)
    assert survey_results(survey).questions == ()
    fill(survey, 1)
    assert survey_results(survey).is_shown


def test_results_count_choices_and_list_texts_out_of_order(survey, django_assert_num_queries):
    fill(survey, 5)
    with django_assert_num_queries(2):
        how, why = survey_results(survey).questions
    assert [(choice.text, choice.count, choice.percent) for choice in how.choices] == [
        ("łatwe", 4, 80),
        ("w sam raz", 1, 20),
    ]
    assert why.texts == tuple(sorted(why.texts))


@pytest.mark.parametrize(("roles", "status"), [([], 403), ([Role.EDITOR], 403)])
def test_results_are_for_coordinators(client, survey, roles, status):
    person = UserFactory()
    client.force_login(person)
    assert client.get(reverse("surveys:results", args=[survey.pk])).status_code == status


def test_draft_can_be_previewed(survey):
    response = survey.make_preview_request(preview_mode=survey.default_preview_mode)
    assert response.status_code == 200
    assert HOW in response.content.decode().replace("\u00a0", " ")
