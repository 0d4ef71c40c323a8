"""A person's page: everything on record, every answer as it was asked."""

import pytest
from django.urls import reverse

from courses.models import Answer, Completion, ExtraTime, ItemReview, Refusal, Regrade, RegradeChange
from courses.tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db


def page_of(client, enrolment) -> str:
    return words(client.get(reverse("gradebook:person", args=[enrolment.pk])))


def answers_of(client, attempt) -> str:
    return words(client.get(reverse("gradebook:attempt", args=[attempt.pk])))


def words(response) -> str:
    """With plain spaces, as the texts have them."""
    return response.content.decode().replace("\xa0", " ")


def test_page_of_someone_who_has_done_nothing(client, coordinator, quiz_course):
    page = page_of(client, EnrolmentFactory(course=quiz_course.tree.course))
    assert quiz_course.tree.modules[0].title in page


def test_page_lists_every_attempt(client, coordinator, quiz_course, take_test):
    taken = [take_test(right=1), take_test(right=3), take_test(is_open=True)]
    page = page_of(client, quiz_course.enrolment)
    assert [reverse("gradebook:attempt", args=[attempt.pk]) in page for attempt in taken] == [True] * 3


def test_page_tells_completion_extra_time_and_refusals(client, coordinator, quiz_course, take_test):
    enrolment, attempt = quiz_course.enrolment, take_test()
    Completion.objects.get_or_create(enrolment=enrolment, defaults={"rule_version": "1", "evidence": {}})
    ExtraTime.objects.create(enrolment=enrolment, percent=50, note="decyzja 1", granted_by=coordinator)
    Refusal.objects.create(
        participant=quiz_course.participant, attempt=attempt, reason=Refusal.Reason.NOT_OFFERED, detail="opcja z"
    )
    record = client.get(reverse("gradebook:person", args=[enrolment.pk])).context["record"]
    assert record.completion.enrolment == enrolment
    assert [grant.percent for grant in record.extra_time] == [50]
    assert "opcja z" in page_of(client, enrolment)


def test_page_stays_when_the_course_is_not_published(client, coordinator, quiz_course, take_test):
    attempt = take_test()
    quiz_course.tree.course.unpublish()
    assert reverse("gradebook:attempt", args=[attempt.pk]) in page_of(client, quiz_course.enrolment)
    assert attempt.items.first().spec.text in answers_of(client, attempt)


def test_attempt_shows_every_question_with_its_options(client, coordinator, take_test):
    attempt = take_test(right=2)
    page = answers_of(client, attempt)
    for item in attempt.items.all():
        assert item.spec.text in page
        assert all(option.text in page for option in item.spec.options)


def test_answers_that_were_changed_are_shown_in_order(client, coordinator, take_test):
    attempt = take_test(is_open=True)
    item = attempt.items.first()
    Answer.objects.create(item=item, response={"chosen": ["c"]})
    shown = client.get(reverse("gradebook:attempt", args=[attempt.pk])).context["items"]
    assert [answer.words for answer in shown[0].answers] == [("Odpowiedź a",), ("Odpowiedź c",)]


def test_open_attempt_shows_answers_without_marks(client, coordinator, take_test):
    page = answers_of(client, take_test(is_open=True))
    assert "Odpowiedź a" in page
    assert "as-marks" not in page


def test_reviews_and_regradings_stand_by_their_question(client, coordinator, quiz_course, take_test):
    attempt = take_test(right=2)
    item = attempt.items.order_by("position").last()
    ItemReview.objects.create(item=item, reviewer=coordinator, scores={}, comment="Dobrze uzasadnione")
    regrade = Regrade.objects.create(
        question=item.version.question,
        version=item.version,
        mode="full_points",
        reason="Błąd w kluczu",
        made_by=coordinator,
    )
    RegradeChange.objects.create(
        regrade=regrade, item=item, points_before=0, points_after=1, score_before=2, score_after=3,
        was_passed=False, is_passed=True,
    )  # fmt: skip
    page = answers_of(client, attempt)
    assert "Dobrze uzasadnione" in page
    assert "Błąd w kluczu" in page


def test_pages_cost_the_same_with_one_attempt_and_with_three(client, coordinator, quiz_course, take_test, query_count):
    attempt = take_test(right=0)
    with_one = query_count(lambda: page_of(client, quiz_course.enrolment))
    take_test(right=0), take_test(right=0)
    assert query_count(lambda: page_of(client, quiz_course.enrolment)) == with_one <= 15
    assert query_count(lambda: answers_of(client, attempt)) <= 12
